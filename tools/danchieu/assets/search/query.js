// The full text of a query: the documents that have its words, ranked.

var GLANCE = 3;

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
    if (slots[at + 1] && isAsked(slots, slot, slots[at + 1]) && !together(slot, slots[at + 1])) found = found.concat(slot.keys, slots[at + 1].keys);
  });
  return found;
}

// What the pairs say that were asked first: of a long query on a slow line the best documents by these. They have the line for themselves for
// as long as a request takes; the other pairs follow.
function glance(slots, query, early) {
  var bare = slots.filter(function (one, at) { return !isLight(slots, at); });
  var ways = bare.length > 1 && bare.length < slots.length ? [slots, bare] : [slots];
  ways.forEach(function (way) { way.asked = slots.asked; });
  var ranked = rankAll(ways, ways.map(function () { return new Map(); })).slice(0, GLANCE);
  var come = Promise.all(ranked.map(function (one) { return fromText(one, slots, query); })).then(function (made) {
    if (made.some(Boolean)) early(ordered(made.filter(Boolean), query));
  });
  come.catch(function () {});
  return Promise.race([come, new Promise(function (done) { setTimeout(done, PATIENCE); })]);
}

// Documents that match the words: ranked, with the slots as they were understood. `early` is called with the first results of a long query
// where the line is slow.
async function texts(query, growing, early) {
  var slots = slotsOf(query);
  if (!slots.length) return { ranked: [], slots: slots, mended: false, named: new Map() };
  var names = namesOf(query, slots);
  var asked = plan(slots);
  var keys = besideNames(names, asked.keys);
  if (!asked.whole) slots.asked = new Set(keys);
  await fetchTerms(asked.first);
  if (early && asked.first.length < keys.length && Date.now() - query.began > PATIENCE) await glance(slots, query, early);
  await fetchTerms(keys);
  var alone = lonely(slots);
  // A word that is no syllable of ours ("karaoke") is a word by itself.
  slots.forEach(function (one) { if (one.kind === "word" && !isSyllable(one.folded)) alone.push(one.folded); });
  var doubtful = alone.length > 0 || slots.length === 1;
  if (doubtful) await fetchTerms(alone);
  slots.forEach(function (one) { one.alone = one.keys.some(function (key) { return alone.indexOf(key) >= 0; }); });
  if (growing) await grow(slots);
  markSaid(slots);
  var better = doubtful ? await mend(slots, (rank(slots, new Map())[0] || { share: 0 }).share === 1) : null;
  if (better) {
    names = namesOf(query, better);
    await fetchTerms(besideNames(names, pairKeys(better)));
  }
  var used = better || slots;
  var ways = await variants(used);
  var bonuses = ways.map(function (way, number) { return bearers(number ? [] : names, way); });
  return { ranked: rankAll(ways, bonuses), slots: used, mended: !!better, named: new Map(bonuses.map(function (one) { return Array.from(one); }).flat()) };
}

// The documents that bear a name, with what that counts: the query is the name, or what was said is called so in texts.
function bearers(names, slots) {
  var found = new Map();
  function note(name, counts) {
    (terms.get("=" + hashed(name, 4294967296).toString(16)) || { documents: [] }).documents.forEach(function (number) { found.set(number, Math.max(counts, found.get(number) || 0)); });
  }
  names.forEach(function (name) { note(name, 3); });
  slots.forEach(function (one, from) {
    for (var to = from; slots[to] && slots[to].put; to++) note(slots.slice(from, to + 1).map(function (slot) { return slot.keys[0]; }).join(" "), to - from + 1 === slots.length ? 3 : 1.5);
  });
  return found;
}

window.dcSearch.text = { texts: texts, fromTexts: fromTexts, within: within, fromText: fromText, unglue: unglue };
