// What of a query is looked for in texts: its words, the pairs of them that are asked, and the files that have their lists.

var PAIR = 1.2;
var SINGLE = 0.6;
var FEW = 5;
var MANY = 10;

// The words to be found in texts: short forms spelled out, asides left out, provisions left out where anything else is asked.
function slotsOf(query) {
  var tokens = query.tokens;
  var onlyPlaces = tokens.every(function (one) { return one.use === "place"; });
  var slots = [];
  tokens.forEach(function (one) {
    if (one.use === "aside" || (one.use === "place" && !onlyPlaces)) return;
    var full = tongue.short.get(one.folded);
    if (!full && one.use === "type" && tongue.codes.has(one.folded)) full = tongue.codes.get(one.folded);
    if (full && !isSyllable(one.folded) || (full && one.use === "type" && tongue.codes.has(one.folded))) {
      full[0].split(" ").forEach(function (word) { slots.push(slot(token(word, word, " ", "word"))); });
    } else slots.push(slot(one));
  });
  // A day alone is looked for where it is written.
  if (!query.number) query.dates.forEach(function (day) { day.split("-").filter(Boolean).reverse().forEach(function (part) { slots.push(slot(token(part, part, " ", "figure"))); }); });
  slots.forEach(function (one, at) {
    if (one.kind === "figure" && NUMERALS[+one.folded] && slots.slice(Math.max(0, at - 2), at).some(function (last) { return ROMAN_AFTER.has(last.folded); })) one.keys.push(NUMERALS[+one.folded]);
  });
  return slots.slice(0, 24);
}

function slot(one) {
  var key = one.kind === "figure" && one.folded.length < 3 ? [one.folded, one.folded.replace(/^0/, "")] : [one.folded];
  return { written: one.written, marked: one.marked, folded: one.folded, keys: Array.from(new Set(key)), exact: one.exact, kind: one.kind };
}

// Name of the shard that has a key. A whole name ("=") stands with the rarest pair of its words.
function shardOf(key) {
  return key.indexOf(" ") < 0 ? "s/" + hashed(key, core.singles) : "t/" + hashed(key, core.pairs);
}

// Keys of all terms of a query: each slot has one folded spelling or several. Of a long query only some pairs are asked (choice).
function termsOf(slots) {
  var found = [];
  slots.forEach(function (slot, at) {
    var next = slots[at + 1];
    slot.keys.forEach(function (key) {
      found.push({ key: key, slots: [slot], mask: 1 << at, weight: SINGLE });
      if (next && isAsked(slots, slot, next)) next.keys.forEach(function (other) { found.push({ key: key + " " + other, slots: [slot, next], mask: 3 << at, weight: PAIR }); });
    });
  });
  return found;
}

// Whether the pair of two slots is looked up: `asked` has the keys where not all are. A phrase that was put for other words always is.
function isAsked(slots, left, right) {
  return !slots.asked || (left.put && right.put) || left.mended || right.mended || slots.asked.has(left.keys[0] + " " + right.keys[0]);
}

// Keys of pairs, and of single words where there is nothing to pair them with.
function pairKeys(slots) {
  return termsOf(slots).filter(function (term) { return slots.length === 1 || term.weight === PAIR; }).map(function (term) { return term.key; });
}

// Words that carry little: folded to their spellings.
var light = new Map();
LIGHT.split(" ").forEach(function (word) { light.set(fold(word), (light.get(fold(word)) || []).concat(marked(word))); });

// Whether a word surely carries little, before any list is there (variants.js).
function seemsLight(one) {
  return one.kind === "word" && light.has(one.folded) && (!one.exact || light.get(one.folded).indexOf(one.marked) >= 0);
}

// The pairs of a query, those that tell most first, each as its keys: its own, and those without the words that seem to carry little. A word
// counts once, one that carries little hardly, and a pair that stands everywhere tells nothing.
function choice(slots) {
  var bare = slots.filter(function (one) { return !seemsLight(one); });
  var left = [];
  [slots, bare].forEach(function (some) {
    some.forEach(function (one, at) {
      var next = some[at + 1];
      if (next && (some === slots || slots[slots.indexOf(one) + 1] !== next)) left.push({ words: [one, next], counts: some === bare ? 0.8 : 1 });
    });
  });
  var seen = new Set();
  var found = [];
  function gain(pair) {
    return pair.counts * pair.words.reduce(function (sum, one) { return sum + (seemsLight(one) ? 0.2 : 1) * (seen.has(one) ? 0.3 : 1); }, 0);
  }
  while (left.length) {
    var best = left.reduce(function (most, pair) { return gain(pair) > gain(most) ? pair : most; });
    left.splice(left.indexOf(best), 1);
    best.words.forEach(function (one) { seen.add(one); });
    found.push(pairKeys(best.words));
  }
  return found;
}

// What is asked for some slots: `first`, the keys of the few files that a browser fetches at once beside the script of words, and `keys`, all
// of them, at most so many files that an answer stays small; `whole` where that is every pair.
function plan(slots) {
  var pairs = choice(slots);
  var files = new Set();
  var made = { first: [], keys: [], whole: true };
  pairs.forEach(function (keys) {
    var next = new Set(Array.from(files).concat(keys.map(shardOf)));
    if (next.size > MANY) { made.whole = false; return; }
    files = next;
    made.keys = made.keys.concat(keys);
    if (files.size <= FEW) made.first = made.keys;
  });
  if (!pairs.length) made.first = made.keys = pairKeys(slots);
  return made;
}

// Starts to load what the words of a query need, beside whatever else is asked for; texts() waits for it.
function ahead(query) {
  query.began = Date.now();
  var slots = slotsOf(query);
  return Promise.all([loadText(), slots.length ? all(Array.from(new Set(plan(slots).first.map(shardOf)))) : null]);
}
