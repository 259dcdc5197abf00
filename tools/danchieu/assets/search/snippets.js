// Passages: the paragraph that fits a query best, and where its words stand in it.

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
  // Under a heading that fits best: the line there that does.
  if (best && !best.line) {
    passages.forEach(function (passage) {
      if (passage[0] !== best.anchor && passage[0].indexOf(best.anchor + "-") !== 0) return;
      passage.slice(2).forEach(function (line) {
        var found = fit(line, slots);
        if (!best.line || found.value > best.under) Object.assign(best, { line: line, under: found.value, fit: Object.assign({}, best.fit, { marks: found.marks }) });
      });
    });
  }
  if (best && !best.heading) {
    var holder = passages.find(function (passage) { return passage[0] === best.anchor && passage[1]; });
    if (holder) best.heading = holder[1];
  }
  return best;
}

// Marks of neighbouring words as groups: {from, length, mask, marks}.
function groupsOf(marks) {
  var found = [];
  marks.forEach(function (mark, at) {
    var last = found[found.length - 1];
    var before = marks[at - 1];
    if (before && before[2] > 1 && mark[2] > 1 && mark[3] === before[3] + 1) {
      last.length++;
      last.mask |= 1 << mark[3];
      last.marks.push(mark);
    } else found.push({ from: mark[0], length: 1, mask: 1 << mark[3], marks: [mark] });
  });
  return found;
}

// The marks of a line without the groups whose words stand in a longer group of the same result, in this line or in `others`, its title
// and heading: who asked for "tạm đình chỉ công tác" and reads it above is not shown a "công" in the text.
function telling(marks, others) {
  var all = groupsOf(marks).concat.apply(groupsOf(marks), others.map(groupsOf));
  return groupsOf(marks).filter(function (group) {
    return !all.some(function (other) { return other.length > group.length && (other.mask & group.mask) === group.mask; });
  }).reduce(function (kept, group) { return kept.concat(group.marks); }, []);
}

// The marks of phrases; of a word that stands alone only where there is no phrase ("viên chức" is not in "công chức").
function phrases(marks) {
  var found = marks.filter(function (mark) { return mark[2] > 1; });
  return found.length ? found : marks;
}

// A stretch of a line around its marks as runs: [text, is marked].
function excerpt(line, marks, most) {
  marks = phrases(marks);
  var first = groupsOf(marks).reduce(function (best, group) { return group.length > best.length ? group : best; }, { from: 0, length: 0 }).from;
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
