// Slips of typing, mended by what stands beside them: a word that nobody wrote there gives way to a neighbour one slip away.

// Slots to doubt: unknown words, and where `strict` is off, known ones that stand beside none of their neighbours; "nào" may stand anywhere.
function doubted(slots, strict) {
  var found = [];
  slots.forEach(function (slot, at) {
    if (slot.kind === "figure" || slot.said || slot.folded.length < 2 || (slots.length > 1 && (!sidesOf(slots, at) || isLight(slots, at)))) return;
    if (unknown(slots, at) || (!strict && slots.length > 1 && sidesBroken(slots, at) === sidesOf(slots, at))) found.push(at);
  });
  return found;
}

// A word that nobody wrote: it stands beside no neighbour, and looked up alone (query.js) it is not there either.
function unknown(slots, at) {
  return sidesBroken(slots, at) === sidesOf(slots, at) && !known(slots[at]);
}

// Other words for a slot: neighbours of its neighbours first, then any known syllable; each with how many sides it fits.
function candidates(slots, at, list) {
  var word = slots[at].keys[0];
  var sides = new Map();
  function side(slot, way) {
    if (!slot) return;
    slot.keys.forEach(function (key) {
      var found = terms.get(key);
      (found ? found[way] : []).forEach(function (other, place) {
        if (alike(word, other) && other !== word) sides.set(other, (sides.get(other) || 0) + 1 + 1 / (2 + place));
      });
    });
  }
  side(slots[at - 1], "after");
  side(slots[at + 1], "before");
  list.forEach(function (other) { if (!sides.has(other) && near(word, other)) sides.set(other, 0); });
  return Array.from(sides).sort(function (left, right) { return right[1] - left[1] || (left[0] < right[0] ? -1 : 1); });
}

// One slip, or sounds that are often confused.
var SOUNDS = [[/^tr/, "ch"], [/^s/, "x"], [/^gi/, "d"], [/^r/, "d"], [/^l/, "n"], [/ng$/, "n"], [/c$/, "t"], [/^k/, "c"], [/^qu/, "c"]];
function sound(word) {
  return SOUNDS.reduce(function (all, pair) { return all.replace(pair[0], pair[1]); }, word);
}
function alike(left, right) {
  return near(left, right) || sound(left) === sound(right);
}

// The slots with slips mended, or null where nothing better is known. Fetches what it needs.
// `strict`: some document has all the words, so that only words nobody ever wrote are doubted.
async function mend(slots, strict) {
  var doubts = doubted(slots, strict);
  if (!doubts.length) return null;
  var list = doubts.some(function (at) { return unknown(slots, at); }) ? await knownSyllables() : [];
  var options = [];
  doubts.forEach(function (at) {
    var strange = unknown(slots, at);
    candidates(slots, at, list).slice(0, 6).forEach(function (pair) { options.push({ at: at, word: pair[0], sides: pair[1], unknown: strange }); });
  });
  // One word for each slot, the surest first; a known word gives way only to one that fits all its neighbours.
  options.sort(function (left, right) { return right.unknown - left.unknown || right.sides - left.sides; });
  var next = slots.slice();
  next.asked = slots.asked;
  options.forEach(function (option) {
    var at = option.at;
    if (next[at] !== slots[at]) return;
    if (!option.unknown && (Math.floor(option.sides) < sidesOf(slots, at) || sidesBroken(next, at) === 0)) return;
    next[at] = { written: option.word, marked: option.word, folded: option.word, keys: [option.word], exact: false, kind: "word", mended: true };
  });
  if (next.every(function (slot, at) { return slot === slots[at]; })) return null;
  next.forEach(function (slot) { slot.alone = true; });
  await fetchTerms(termsOf(next).map(function (term) { return term.key; }));
  return next;
}

// The query with its glued words cut where the parts stand side by side most often. A word somebody wrote as it is ("karaoke") stays, and
// one whose two halves nobody wrote side by side: that is a slip ("phiue").
async function unglue(query) {
  var glued = query.tokens.filter(function (one) { return one.cuts; }).map(function (one) { return one.cuts; });
  var whole = function (ways) { return fold(ways[0].join("")); };
  var keysOf = function (cut) { return cut.slice(1).map(function (part, at) { return fold(cut[at]) + " " + fold(part); }); };
  var count = function (key) { return (terms.get(key) || { lines: [] }).lines.reduce(function (all, line) { return all + line.count; }, 0); };
  var weight = function (cut) { return keysOf(cut).reduce(function (sum, key) { return sum + Math.log(1 + count(key)); }, 0); };
  await fetchTerms(glued.map(whole).concat(glued.flat().map(keysOf).flat()));
  return glued.reduce(function (text, ways) {
    var best = ways.slice().sort(function (left, right) { return weight(right) - weight(left); })[0];
    if (count(whole(ways)) || (terms.get(whole(ways)) || { others: [] }).others.length || (best.length === 2 && !weight(best))) {
      tongue.whole.add(whole(ways));
      return text;
    }
    return text.replace(ways[0].join(""), best.join(" "));
  }, query.clean);
}
