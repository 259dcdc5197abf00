// Other ways to say a query: without the words that carry little, and in the words of the texts ("đuổi việc" is "buộc thôi việc" there).

var MORE = 6;

// Whether a word carries little. Typed without marks it is what is written most often between its neighbours: "can" of "cán bộ" is not "cần".
function isLight(slots, at) {
  var slot = slots[at];
  var spellings = slot.kind === "word" && light.get(slot.folded);
  if (!spellings || slot.exact) return !!spellings && spellings.indexOf(slot.marked) >= 0;
  var counts = new Map();
  [at - 1, at].forEach(function (left) {
    if (!slots[left] || !slots[left + 1]) return;
    (terms.get(slots[left].folded + " " + slots[left + 1].folded) || { lines: [] }).lines.forEach(function (line) {
      var spelling = line.marked.split(" ")[at - left];
      counts.set(spelling, (counts.get(spelling) || 0) + line.count);
    });
  });
  var most = Array.from(counts).sort(function (one, other) { return other[1] - one[1]; })[0];
  return !most || spellings.indexOf(most[0]) >= 0;
}

// The row that puts a phrase of the query otherwise: [words said, ways to write it, where it starts], or null.
function rowAt(slots, at) {
  var keys = [slots[at].folded + " " + (slots[at + 1] || slots[at]).folded, slots[at].folded];
  for (var key of keys) {
    var rows = (terms.get(key) || { others: [] }).others.filter(function (row) {
      return row.said.every(function (word, step) {
        var one = slots[at + step];
        return one && one.folded === fold(word) && (!one.exact || one.marked === marked(word));
      }) && !isPut(slots, at, row);
    });
    if (rows.length) return rows.sort(function (one, other) { return other.said.length - one.said.length; })[0];
  }
  return null;
}

// Whether the query puts a phrase as texts do already: "phòng cháy chữa cháy" has "chữa cháy" of "phòng cháy và chữa cháy".
function isPut(slots, at, row) {
  return row.written.some(function (way) {
    var words = way.map(fold);
    var from = (" " + words.join(" ") + " ").indexOf(" " + row.said.map(fold).join(" ") + " ");
    if (from < 0) return false;
    var before = words.slice(0, words.join(" ").slice(0, from).split(" ").filter(Boolean).length);
    var after = words.slice(before.length + row.said.length);
    return slots.some(function (one, place) { return place < at ? before.indexOf(one.folded) >= 0 : place >= at + row.said.length && after.indexOf(one.folded) >= 0; });
  });
}

// The slots with every phrase put as texts write it, once for each way to write one; none where there is no such phrase.
function reworded(slots) {
  var ways = [[], [], []];
  var most = 0;
  for (var at = 0; at < slots.length; at++) {
    var row = rowAt(slots, at);
    if (row) most = Math.max(most, row.written.length);
    ways.forEach(function (way, number) {
      if (!row) way.push(slots[at]);
      else row.written[Math.min(number, row.written.length - 1)].forEach(function (word) { way.push(written(word)); });
    });
    if (row) at += row.said.length - 1;
  }
  return ways.slice(0, most).map(function (way) {
    var kept = way.slice(0, 24);
    kept.asked = slots.asked;
    return kept;
  });
}

function written(word) {
  var spelling = marked(word);
  return { written: word, marked: spelling, folded: fold(word), keys: [fold(word)], exact: /[1-5]$|[^\x00-\x7f]/.test(spelling), kind: "word", put: true };
}

// Marks the words of phrases that have a row: nobody wrote them in texts, but they are no slips.
function markSaid(slots) {
  slots.forEach(function (one, at) {
    var row = rowAt(slots, at);
    if (row) row.said.forEach(function (word, step) { slots[at + step].said = true; });
  });
}

// All ways to say the query, the one typed first, with their lists. What is beside what without the light words may be a phrase again.
async function variants(slots) {
  var bare = slots.filter(function (one, at) { return !isLight(slots, at); });
  var said = bare.length > 1 && bare.length < slots.length ? [slots, bare] : [slots];
  bare.asked = slots.asked;
  if (said.length > 1) await fetchTerms(pairKeys(bare));
  var put = affordable(said.map(reworded).flat(), slots);
  await fetchTerms(put.map(pairKeys).flat());
  return said.concat(put);
}

// Of the other ways to say a query that is asked in part, the first ones, as many as a few more files answer.
function affordable(ways, slots) {
  if (!slots.asked) return ways;
  var files = new Set();
  return ways.filter(function (way) {
    pairKeys(way).forEach(function (key) { if (!slots.asked.has(key)) files.add(shardOf(key)); });
    return files.size <= MORE;
  });
}

// Whether the query has a phrase of everyday speech that no text writes: its words stand somewhere, each for itself, and mean other things.
function isOnlySaid(slots) {
  return slots.some(function (one, at) { return one.said && slots[at + 1] && slots[at + 1].said && isAsked(slots, one, slots[at + 1]) && !together(one, slots[at + 1]); });
}

// The documents of all ways to say a query, each by the way that fits it best.
function rankAll(ways, bonuses) {
  var best = new Map();
  var whole = false;
  ways.forEach(function (slots, number) {
    var ranked = rank(slots, bonuses[number]);
    var isPut = slots.some(function (one) { return one.put; });
    if (!number) whole = !!ranked[0] && ranked[0].share === 1 && !isOnlySaid(slots);
    var counts = (isOnlySaid(slots) ? 0.5 : !number ? 1 : whole && isPut ? 0.75 : 0.95) / slots.length;
    ranked.forEach(function (one) {
      one.value *= counts;
      one.slots = slots;
      var other = best.get(one.document);
      if (!other || other.value < one.value) best.set(one.document, one);
    });
  });
  return Array.from(best.values()).sort(function (left, right) { return right.value - left.value || left.document - right.document; });
}
