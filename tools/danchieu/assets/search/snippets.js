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

// Words of a line with their places, worked out once.
var lineWords = new Map();
function wordsOf(line) {
  var found = lineWords.get(line);
  if (found) return found;
  found = [];
  var pattern = /\d+|\p{L}+/gu;
  var match;
  var lower = line.toLowerCase();
  while ((match = pattern.exec(lower))) found.push([fold(match[0]), match.index, match.index + match[0].length]);
  if (lineWords.size > 4000) lineWords.clear();
  lineWords.set(line, found);
  return found;
}

// How well a line fits: value, longest run of neighbouring words, ranges to mark.
function fit(line, slots) {
  var words = wordsOf(line);
  var seen = 0;
  var marks = [];
  var run = 0;
  var longest = 0;
  var exact = 0;
  var last = -2;
  var together = 0;
  for (var at = 0; at < words.length; at++) {
    var slot = slotOf(words[at][0], slots, last);
    if (slot < 0) { last = -2; run = 0; continue; }
    run = slot === last + 1 ? run + 1 : 1;
    if (run > longest) longest = run;
    last = slot;
    if (!(seen & (1 << slot)) && (!slots[slot].exact || marked(line.slice(words[at][1], words[at][2]).toLowerCase()) === slots[slot].marked)) exact++;
    seen |= 1 << slot;
    if (run === 2) { together |= 1 << last - 1; marks[marks.length - 1][2] = 2; }
    if (run > 1) together |= 1 << slot;
    marks.push([words[at][1], words[at][2], run, slot]);
  }
  // A word that stands alone is not marked where the same word stands in the phrase.
  marks = marks.filter(function (mark) { return mark[2] > 1 || !(together & (1 << mark[3])); });
  var share = slots.length ? bits(seen) / slots.length : 0;
  return { value: share * 2 + longest / Math.max(1, slots.length) * 2 + exact / Math.max(1, slots.length) - Math.min(0.3, line.length / 4000), share: share, run: longest, exact: exact / Math.max(1, slots.length), marks: marks };
}

// The slot a word fills: the one after the last where it can, else any.
function slotOf(word, slots, last) {
  if (slots[last + 1] && last >= -1 && slots[last + 1].keys.indexOf(word) >= 0) return last + 1;
  for (var at = 0; at < slots.length; at++) if (slots[at].keys.indexOf(word) >= 0) return at;
  return -1;
}

// The best passage of a piece: anchor, heading, line and how it fits. A passage under `anchor` is taken where one is asked for.
function bestPassage(passages, slots, anchor) {
  var best = null;
  passages.forEach(function (passage) {
    if (anchor !== undefined && passage[0] !== anchor && passage[0].indexOf(anchor + "-") !== 0) return;
    var lines = passage.slice(2);
    if (!lines.length && anchor !== undefined) lines = [""];
    lines.forEach(function (line) {
      var found = fit(line, slots);
      if (anchor !== undefined && passage[0] === anchor) found.value += 0.5;
      if (passage[1]) found.value += fit(passage[1], slots).share * 0.5;
      if (!best || found.value > best.fit.value) best = { anchor: passage[0], heading: passage[1], line: line, fit: found };
    });
    if (passage[1] && anchor === undefined) {
      var head = fit(passage[1], slots);
      head.value += 0.2;
      if (!best || head.value > best.fit.value) best = { anchor: passage[0], heading: passage[1], line: lines[0] || "", fit: lines[0] ? Object.assign(fit(lines[0], slots), { value: head.value, share: head.share, run: head.run, exact: head.exact }) : head };
    }
  });
  if (best && !best.heading) {
    var holder = passages.find(function (passage) { return passage[0] === best.anchor && passage[1]; });
    if (holder) best.heading = holder[1];
  }
  return best;
}

// The marks of phrases; of a word that stands alone only where there is no phrase ("viên chức" is not in "công chức").
function phrases(marks) {
  var found = marks.filter(function (mark) { return mark[2] > 1; });
  return found.length ? found : marks;
}

// A stretch of a line around its marks as runs: [text, is marked].
function excerpt(line, marks, most) {
  marks = phrases(marks);
  var wanted = marks.filter(function (mark) { return mark[2] > 1; });
  var first = (wanted[0] || marks[0] || [0])[0];
  var from = line.length <= most || first < most * 0.6 ? 0 : line.lastIndexOf(" ", first - most * 0.3) + 1;
  var to = line.length - from <= most ? line.length : line.lastIndexOf(" ", from + most);
  if (to <= from) to = Math.min(line.length, from + most);
  var runs = [];
  var at = from;
  marks.forEach(function (mark) {
    if (mark[0] < at || mark[1] > to) return;
    var last = runs[runs.length - 1];
    if (last && last[1] && line.slice(at, mark[0]) === " ") {
      last[0] += line.slice(at, mark[1]);
      at = mark[1];
      return;
    }
    if (mark[0] > at) runs.push([line.slice(at, mark[0]), false]);
    runs.push([line.slice(mark[0], mark[1]), true]);
    at = mark[1];
  });
  if (at < to) runs.push([line.slice(at, to), false]);
  if (from > 0) runs.unshift(["… ", false]);
  if (to < line.length) runs.push([" …", false]);
  return runs;
}
