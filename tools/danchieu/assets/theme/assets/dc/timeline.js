/* "Theo ngày": what held on a chosen day, from states worked out at build time. Reads window.DC_NGAY; the list below stays as it is. */
(function () {
  "use strict";
  var data = window.DC_NGAY, form = document.getElementById("theo-ngay");
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

  function shown(day) { var parts = day.split("-"); return parts.length === 3 ? Number(parts[2]) + "/" + Number(parts[1]) + "/" + parts[0] : day; }
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
    if (!row[4] && (group === "giu" || group === "phan")) words += "; chưa rõ ngày có hiệu lực";
    return { group: group, words: words, by: by };
  }

  function item(row, found) {
    var small = make("span", { class: "dc-when" }, [found.words]);
    found.by.forEach(function (actor, index) { small.append(index ? ", " : " bởi ", link(actor)); });
    var parts = [make("span", { class: "dc-day" }, [shown(row[2])]), link(row[0])];
    if (row[1]) parts.push(make("span", { class: "dc-what" }, [row[1]]));
    parts.push(small);
    return make("li", {}, parts);
  }

  function answer() {
    var day = $("ngay").value, side = $("ben").value, groups = {}, list = $("tra-loi");
    document.querySelectorAll(".tg-list, .tg-years").forEach(function (one) { one.classList.toggle("tg-away", !!day); });
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
    $("dem").textContent = "Ngày " + shown(day) + ": " + held + " văn bản còn giữ trong toàn bộ hay một phần, " + ((groups.het || []).length + (groups.ro || []).length) + " văn bản đã hết" +
      (groups.chua ? ", " + groups.chua.length + " văn bản chưa có hiệu lực" : "") + ". Văn bản ban hành sau ngày này không kể.";
    remember("ngay=" + day);
  }

  function remember(hash) {
    try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch (error) { /* some browsers refuse on file:// */ }
  }

  $("ngay").addEventListener("change", answer);
  $("ben").addEventListener("change", answer);
  $("bo").addEventListener("click", function () { $("ngay").value = ""; $("ben").value = ""; answer(); $("ngay").focus(); });
  var asked = /ngay=(\d{4}-\d{2}-\d{2})/.exec(location.hash);
  if (asked) { $("ngay").value = asked[1]; answer(); }
  window.DCTheoNgay = state;
})();
