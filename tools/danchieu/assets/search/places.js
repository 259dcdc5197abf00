// Addresses of provisions: in words, and where in a document one stands.

// Passages: addresses in words, the paragraph that fits a query best, and where its words stand in it.

var UNITS = { "phu-luc": "Phụ lục", phan: "Phần", chuong: "Chương", muc: "mục", "tieu-muc": "tiểu mục", dieu: "Điều", khoan: "khoản", diem: "điểm" };

var LABEL = /^(?:\d+[a-z]?|[a-z]{1,2}|[ivx]+)$/;
var HOLDERS = { "quy-che": "Quy chế", "quy-dinh": "Quy định", "dieu-le": "Điều lệ", "chuong-trinh": "Chương trình", "ke-hoach": "Kế hoạch", "de-an": "Đề án" };

// "quy-che-dieu-2-khoan-7" to its steps and what stands before them; null where the anchor names no provision.
function steps(anchor) {
  var parts = anchor.split("-");
  var found = [];
  var before = [];
  for (var at = 0; at < parts.length; at++) {
    var two = parts[at] + "-" + parts[at + 1];
    var kind = UNITS[two] ? two : parts[at];
    var label = parts[at + (kind === two ? 2 : 1)];
    if (UNITS[kind] && label && LABEL.test(label)) {
      at += kind === two ? 2 : 1;
      while (/^\d+[a-z]?$/.test(parts[at + 1] || "")) label += "." + parts[++at];
      found.push([kind, label]);
    } else if (found.length) return null;
    else before.push(parts[at]);
  }
  return found.length ? { steps: found, before: before.join("-") } : null;
}

// "điểm b khoản 2 Điều 5"; "" where the anchor names no provision.
function address(anchor) {
  var found = anchor && steps(anchor);
  if (!found) return "";
  var words = found.steps.map(function (step) {
    var label = step[0] === "diem" ? step[1].replace(/^dd$/, "đ") : step[0] !== "dieu" && step[0] !== "khoan" ? step[1].replace(/^[ivx]+(?=\.|$)/, function (roman) { return roman.toUpperCase(); }) : step[1];
    return UNITS[step[0]] + " " + label;
  }).reverse();
  if (HOLDERS[found.before]) words.push(HOLDERS[found.before]);
  return words.join(" ").replace(/^./, function (letter) { return letter.toUpperCase(); });
}

// The anchor among `anchors` (lists by piece) that the provisions of a query mean: [anchor, piece, how many steps were found] or null.
function findPlace(places, lists) {
  for (var wanted = places.length; wanted > 0; wanted--) {
    var best = null;
    lists.forEach(function (list, piece) {
      list.split(" ").forEach(function (anchor) {
        var found = anchor && steps(anchor);
        if (!found || !fits(places.slice(0, wanted), found.steps)) return;
        if (!best || anchor.length < best[0].length) best = [anchor, piece, wanted];
      });
    });
    if (best) return best;
  }
  return null;
}

function fits(places, found) {
  var at = found.length - 1;
  for (var step = places.length - 1; step >= 0; step--) {
    while (at >= 0 && !same(places[step], found[at])) { if (step === places.length - 1) return false; at--; }
    if (at-- < 0) return false;
  }
  return true;
}

function same(place, step) {
  var kinds = place[0] === step[0] || (place[0] === "diem" && step[0] === "muc");
  return kinds && (place[1] === step[1] || (ROMAN.test(step[1]) && NUMERALS[+place[1]] === step[1]));
}
