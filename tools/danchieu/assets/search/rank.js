// Full text: lists of documents for syllables and pairs, and the sum over them.

var FIGURES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
var LEVELS = "!#$%&'()*+,./:;<";
var PLACE_OF = new Int8Array(128).fill(-1);
for (var figure = 0; figure < 64; figure++) PLACE_OF[FIGURES.charCodeAt(figure)] = figure;
var WEIGHTS = [0];
for (var level = 1; level < 16; level++) WEIGHTS.push(level < 9 ? level / 8 : 1.2 + (level - 9) * 0.3);
var OTHER_MARKS = 0.25;
var prior = null;

// Prior of each document from the classes they are numbered by.
function priors() {
  prior = new Float32Array(core.documents);
  var at = 0;
  core.priors.forEach(function (row) { prior.fill(row[0] * 0.05, at, at + row[1]); at += row[1]; });
}

// The documents of a line as flat triples: document, level, piece.
function decode(line) {
  if (line.docs) return line.docs;
  var out = [];
  var text = line.list;
  var at = 0;
  var level = 0;
  var document = -1;
  function number() {
    var value = 0;
    var shift = 0;
    for (;;) {
      var digit = PLACE_OF[text.charCodeAt(at++)];
      value += (digit & 31) << shift;
      if (digit < 32) return value;
      shift += 5;
    }
  }
  while (at < text.length) {
    if (PLACE_OF[text.charCodeAt(at)] < 0) {
      level = LEVELS.indexOf(text[at++]);
      document = -1;
      continue;
    }
    var step = number();
    document += step >> 1;
    out.push(document, level, step & 1 ? number() : 0);
  }
  line.docs = out;
  line.lowest = level;
  line.cut = out.length / 3 < line.count;
  return out;
}

// How well a marked term fits what was typed: 1 where the typed marks agree, less where they differ.
function agreement(slots, line) {
  var parts = line.marked.split(" ");
  var fit = 1;
  for (var at = 0; at < slots.length; at++) if (slots[at].exact && slots[at].marked !== parts[at]) fit *= OTHER_MARKS;
  return fit;
}

// Lines of a term with their weights; marks that nobody wrote count as not typed. Of a pair typed without marks the spelling that is written
// most is meant more than a rare one: "so sai" is "sợ sai" and not "số sai".
function linesOf(key, slots) {
  var found = terms.get(key);
  if (!found || !found.lines.length) return [];
  var fits = found.lines.map(function (line) { return [line, agreement(slots, line)]; });
  var best = Math.max.apply(null, fits.map(function (pair) { return pair[1]; }));
  var most = slots.length > 1 && slots.every(function (one) { return !one.exact; }) ? Math.max.apply(null, found.lines.map(function (line) { return line.count; })) : 0;
  return fits.map(function (pair) { return [pair[0], pair[1] / (best < 1 ? Math.max(best, 0.5) : 1) * (most ? Math.max(0.5, Math.sqrt(pair[0].count / most)) : 1)]; });
}

// The terms of a query that were looked up for it: pairs, and alone only what stands alone. What an earlier query happened to load counts
// for nothing, so that the same words always have the same answer.
function termsFor(slots) {
  return termsOf(slots).filter(function (term) { return slots.length === 1 || term.weight === PAIR || term.slots[0].alone; });
}

// How much each word of a query counts of the whole: what stands beside it seldom names a thing, what stands beside it everywhere does not.
function partsOf(slots) {
  var all = termsFor(slots);
  var parts = slots.map(function (slot, at) {
    var most = 0;
    all.forEach(function (term) {
      if (!(term.mask & (1 << at))) return;
      linesOf(term.key, term.slots).forEach(function (pair) { if (pair[1] > 0.4) most = Math.max(most, pair[0].count); });
    });
    return Math.min(4, Math.max(1, Math.log(1 + core.documents / Math.max(1, most))));
  });
  var sum = parts.reduce(function (total, one) { return total + one; }, 0);
  return parts.map(function (one) { return one / sum; });
}

// What the words of a mask are of the whole.
function partOf(mask, parts) {
  return parts.reduce(function (sum, part, at) { return mask & (1 << at) ? sum + part : sum; }, 0);
}

// Pieces of one document that the words lead to, the one most of them lead to first; its first piece among them.
function piecesFor(document, slots) {
  var weights = new Map([[0, 0]]);
  termsFor(slots).forEach(function (term) {
    linesOf(term.key, term.slots).forEach(function (pair) {
      var docs = decode(pair[0]);
      for (var at = 0; at < docs.length; at += 3) if (docs[at] === document) weights.set(docs[at + 2], (weights.get(docs[at + 2]) || 0) + term.weight * pair[1]);
    });
  });
  return Array.from(weights).sort(function (left, right) { return right[1] - left[1]; }).map(function (pair) { return pair[0]; });
}

// Documents by weight, best first: number, weight, share of the words they have, piece that fits best.
function rank(slots, bonus) {
  if (!prior) priors();
  var size = core.documents;
  var scores = new Float32Array(size);
  var masks = new Uint32Array(size);
  var titles = new Uint32Array(size);
  var pieces = new Uint16Array(size);
  var best = new Float32Array(size);
  var touched = [];
  var pairs = Math.max(1, slots.length - 1);
  var pairCounts = new Uint8Array(size);
  var unseen = [];
  termsFor(slots).forEach(function (term) {
    var lines = linesOf(term.key, term.slots);
    var count = lines.reduce(function (sum, pair) { return sum + (pair[1] > 0.4 ? pair[0].count : 0); }, 0);
    var rarity = Math.log(1 + size / Math.max(1, count)) * term.weight;
    lines.forEach(function (pair) {
      var docs = decode(pair[0]);
      if (pair[0].cut && pair[1] > 0.4) unseen.push({ mask: term.mask, slots: bits(term.mask), odds: pair[0].count / size, weight: rarity * WEIGHTS[pair[0].lowest], titled: pair[0].lowest > 8 });
      for (var at = 0; at < docs.length; at += 3) {
        var document = docs[at];
        var weight = rarity * pair[1] * WEIGHTS[docs[at + 1]];
        if (!masks[document]) touched.push(document);
        scores[document] += weight;
        masks[document] |= term.mask;
        if (docs[at + 1] > 8) titles[document] |= term.mask;
        if (term.weight === PAIR) pairCounts[document]++;
        if (weight > best[document]) { best[document] = weight; pieces[document] = docs[at + 2]; }
      }
    });
  });
  var whole = Math.pow(2, slots.length) - 1;
  var parts = partsOf(slots);
  return touched.map(function (document) {
    var share = masks[document] === whole ? 1 : partOf(masks[document], parts);
    // A list that was cut says nothing of the documents it leaves out: they may have the word as likely as any.
    var credited = masks[document];
    unseen.forEach(function (term) {
      var missing = term.mask & ~credited;
      if (!missing) return;
      credited |= term.mask;
      share += term.odds * partOf(missing, parts);
      scores[document] += term.weight * term.odds * bits(missing) / term.slots;
      if (term.titled && term.odds > 0.3) titles[document] |= term.mask;
    });
    share = Math.min(1, share);
    var value = scores[document] * prior[document] * (0.15 + 0.85 * share * share) * (1 + 0.3 * Math.min(1, pairCounts[document] / pairs));
    if (titles[document] === whole) value *= 1.4;
    return { document: document, value: value * (bonus.get(document) || 1), share: share, piece: pieces[document] };
  }).sort(function (left, right) { return right.value - left.value || left.document - right.document; });
}
