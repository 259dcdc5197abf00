/* "Theo ngày": what held on a chosen day, from states worked out at build time. Reads window.DC_NGAY; the list of all gives way while a day is chosen. */
(function () {
  "use strict";
  var data = window.DC_NGAY, form = document.getElementById("tg-theo-ngay");
  if (!data || !form) return;
  var $ = function (name) { return document.getElementById("tg-" + name); };
  var GROUPS = [
    ["giu", "Chưa bị thay thế, bãi bỏ"], ["phan", "Hết hiệu lực một phần hoặc ngưng hiệu lực"], ["chua", "Đã ban hành, chưa có hiệu lực"],
    ["het", "Không còn hiệu lực"], ["ro", "Đã hết hiệu lực nhưng chưa rõ từ ngày nào"]
  ];
  form.hidden = false;

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  /** A day as official texts write it: days below 10 and months 1 and 2 with a nought (Nghị định 30/2020/NĐ-CP). */
  function shown(day) {
    var parts = day.split("-"), month = Number(parts[1]);
    return parts.length === 3 ? parts[2] + "/" + (month < 3 ? "0" + month : month) + "/" + parts[0] : day;
  }
  function link(index) {
    var address = data.diaChi[index];
    return address ? make("a", { class: "dc-doc", href: "../" + (address === 1 ? "van-ban/" + data.id[index] + ".html" : address) }, [data.ten[index]]) : make("span", {}, [data.ten[index]]);
  }

  /** The state of one instrument on a day: {group, words, by} or null where it was not issued yet. Days are ISO texts, which compare as days do. */
  function state(row, day) {
    var issued = row[2], periods = row[5], here = 0;
    if (issued.length === 4 ? day.slice(0, 4) < issued : day < issued) return null;
    while (here + 1 < periods.length && periods[here + 1][0] <= day) here++;
    var period = periods[here], kind = data.tinhTrang[period[1]], group = kind[1], next = periods[here + 1];
    var words = kind[0], by = period[3], since = period[2];
    if (group === "het" && !since) group = "ro";
    if (group === "het" && since) words += " từ " + shown(since);
    if (group === "giu" && next && data.tinhTrang[next[1]][1] === "het") { words = data.tinhTrang[next[1]][0].replace(/^Đã /, "Sau đó ").toLowerCase() + " từ " + shown(next[0]); words = words[0].toUpperCase() + words.slice(1); by = next[3]; }
    if (group === "chua") words = "Có hiệu lực từ " + shown(next ? next[0] : since);
    return { group: group, words: words, by: by, note: !row[4] && (group === "giu" || group === "phan") ? "; chưa rõ ngày có hiệu lực" : "" };
  }

  function item(row, found) {
    var small = make("span", { class: "dc-when" }, [found.words]);
    found.by.forEach(function (actor, index) { small.append(index ? ", " : " bởi ", link(actor)); });
    small.append(found.note);
    var parts = [make("span", { class: "dc-day" }, [shown(row[2])]), link(row[0])];
    if (row[1]) parts.push(make("span", { class: "dc-what" }, [row[1]]));
    parts.push(small);
    return make("li", {}, parts);
  }

  /** A day as people write it (1/7/2025, 1-7-2025, 01072025, 2025-07-01) as ISO text; "" for nothing, null for what is no day. */
  function read(text) {
    text = text.trim();
    if (!text) return "";
    var iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text), ours = /^(\d{1,2})[\/.\- ](\d{1,2})[\/.\- ](\d{4})$/.exec(text) || /^(\d{2})(\d{2})(\d{4})$/.exec(text);
    var parts = iso ? [iso[1], iso[2], iso[3]] : ours ? [ours[3], ours[2], ours[1]] : null;
    if (!parts) return null;
    var day = new Date(Date.UTC(+parts[0], parts[1] - 1, +parts[2]));
    return day.getUTCMonth() === parts[1] - 1 && day.getUTCDate() === +parts[2] ? day.toISOString().slice(0, 10) : null;
  }

  var days = [];
  data.vanBan.forEach(function (row) { row[5].forEach(function (period) { if (period[0]) days.push(period[0]); }); });
  days = Array.from(new Set(days)).sort();

  /** The next day (or the one before) on which any state changes. */
  function move(forward) {
    var day = read($("ngay").value) || data.ngay;
    var next = forward ? days.find(function (one) { return one > day; }) : days.slice().reverse().find(function (one) { return one < day; });
    if (!next) { $("dem").textContent = forward ? "Sau ngày này chưa ghi nhận thay đổi nào." : "Trước ngày này chưa ghi nhận thay đổi nào."; return; }
    $("ngay").value = shown(next);
    answer();
  }

  function answer() {
    var day = read($("ngay").value), side = $("ben").value, groups = {}, list = $("tra-loi");
    if (day === null) { $("dem").textContent = "Chưa đọc được ngày này; hãy viết như 1/7/2025."; list.replaceChildren(); return; }
    for (var one = form.nextElementSibling; one; one = one.nextElementSibling) one.hidden = !!day;
    if (!day) { list.replaceChildren(); $("dem").textContent = ""; remember(""); return; }
    data.vanBan.forEach(function (row) {
      if (side && row[3] !== side) return;
      var found = state(row, day);
      if (found) (groups[found.group] = groups[found.group] || []).push(item(row, found));
    });
    var blocks = GROUPS.filter(function (group) { return groups[group[0]]; }).map(function (group) {
      var items = groups[group[0]], block = make("details", { class: "dc-fold", "data-nhom": group[0] }, [make("summary", {}, [group[1] + ": " + items.length]), make("ul", { class: "tg-list tg-plain" }, items)]);
      if (group[0] === "giu" || group[0] === "phan" || group[0] === "chua") block.open = true;
      return block;
    });
    list.replaceChildren.apply(list, blocks);
    var held = (groups.giu || []).length + (groups.phan || []).length;
    $("dem").textContent = "Ngày " + shown(day) + ": " + held + " văn bản chưa bị thay thế, bãi bỏ (kể cả văn bản hết hiệu lực một phần), " + ((groups.het || []).length + (groups.ro || []).length) + " văn bản không còn hiệu lực" +
      (groups.chua ? ", " + groups.chua.length + " văn bản chưa có hiệu lực" : "") + ". Văn bản ban hành sau ngày này không kể.";
    remember("ngay=" + day);
  }

  function remember(hash) {
    try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch (error) { /* some browsers refuse on file:// */ }
  }

  $("ngay").addEventListener("change", answer);
  $("ben").addEventListener("change", answer);
  $("truoc").addEventListener("click", function () { move(false); });
  $("sau").addEventListener("click", function () { move(true); });
  $("bo").addEventListener("click", function () { $("ngay").value = ""; $("ben").value = ""; answer(); $("ngay").focus(); });
  var asked = /ngay=(\d{4}-\d{2}-\d{2})/.exec(location.hash);
  if (asked) { $("ngay").value = shown(asked[1]); answer(); }
  window.DCTheoNgay = state;
})();
