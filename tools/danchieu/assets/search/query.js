// The full text of a query: the documents that have its words, ranked.

// Syllables that begin as the last word does, where it may still be growing.
async function grow(slots) {
  var last = slots[slots.length - 1];
  if (!last || last.kind !== "word") return;
  var before = slots[slots.length - 2];
  var found = [];
  if (before) before.keys.forEach(function (key) { (terms.get(key) || { after: [] }).after.forEach(function (next) { if (next !== last.folded && next.indexOf(last.folded) === 0) found.push(next); }); });
  else if (!known(last) && last.folded.length > 1) found = (await knownSyllables()).filter(function (word) { return word.indexOf(last.folded) === 0; });
  if (!found.length || (before && together(before, last))) return;
  last.keys = last.keys.concat(found.slice(0, 4));
  last.grown = true;
  await fetchTerms(pairKeys(slots));
}

// Words that stand beside a neighbour they were never written beside, with that neighbour: only these are looked up alone.
function lonely(slots) {
  var found = [];
  slots.forEach(function (slot, at) {
    if (slots[at + 1] && !together(slot, slots[at + 1])) found = found.concat(slot.keys, slots[at + 1].keys);
  });
  return found;
}

// Documents that match the words: ranked, with the slots as they were understood.
async function texts(query, growing) {
  var slots = slotsOf(query);
  if (!slots.length) return { ranked: [], slots: slots, mended: false, named: new Map() };
  var names = namesOf(query, slots);
  await fetchTerms(besideNames(names, pairKeys(slots)));
  var alone = lonely(slots);
  // A word that is no syllable of ours ("karaoke") is a word by itself.
  slots.forEach(function (one) { if (one.kind === "word" && !isSyllable(one.folded)) alone.push(one.folded); });
  var doubtful = alone.length > 0 || slots.length === 1;
  if (doubtful) await fetchTerms(alone);
  if (growing) await grow(slots);
  var bonus = new Map();
  var better = doubtful ? await mend(slots, (rank(slots, bonus)[0] || { share: 0 }).share === 1) : null;
  if (better) {
    names = namesOf(query, better);
    await fetchTerms(besideNames(names, pairKeys(better)));
  }
  names.forEach(function (name) { (terms.get("=" + hashed(name, 4294967296).toString(16)) || { documents: [] }).documents.forEach(function (number) { bonus.set(number, 3); }); });
  var used = better || slots;
  return { ranked: rank(used, bonus), slots: used, mended: !!better, named: bonus };
}

window.dcSearch.text = { texts: texts, fromTexts: fromTexts, fromText: fromText, unglue: unglue };
