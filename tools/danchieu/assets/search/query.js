// The full text of a query: the words to be found, the names it may be, the documents that have them.

var heads = new Map();

// Head of a document from its file: what records.py and heads.py write.
function readHead(number, value) {
  return { number: number, path: value[0], kind: value[1], label: value[2], title: value[3], status: value[4], likely: value[5], issuer: value[6], shown: value[7], day: value[8], by: value[9] };
}

async function headOf(number) {
  if (!heads.has(number)) {
    var value = await load("d/" + number);
    heads.set(number, value ? { head: readHead(number, value[0]), pieces: [value[1]], anchors: value[2] } : null);
  }
  return heads.get(number);
}

// Passages of a piece of a document, with its head.
async function pieceOf(number, piece) {
  if (!piece) return headOf(number);
  var value = await load("d/" + number + "-" + piece);
  return value ? { head: readHead(number, value[0]), pieces: [value[1]] } : headOf(number);
}

// ---- full text ----

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
  if (!query.number) query.dates.forEach(function (day) { day.split("-").reverse().forEach(function (part) { slots.push(slot(token(part, part, " ", "figure"))); }); });
  slots.forEach(function (one, at) {
    if (one.kind === "figure" && NUMERALS[+one.folded] && slots.slice(Math.max(0, at - 2), at).some(function (last) { return ROMAN_AFTER.has(last.folded); })) one.keys.push(NUMERALS[+one.folded]);
  });
  return slots.slice(0, 24);
}

function slot(one) {
  var key = one.kind === "figure" && one.folded.length < 3 ? [one.folded, one.folded.replace(/^0/, "")] : [one.folded];
  return { written: one.written, marked: one.marked, folded: one.folded, keys: Array.from(new Set(key)), exact: one.exact, kind: one.kind };
}

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

// Keys of pairs, and of single words where there is nothing to pair them with.
function pairKeys(slots) {
  return termsOf(slots).filter(function (term) { return slots.length === 1 || term.weight === PAIR; }).map(function (term) { return term.key; });
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
  if (doubtful) await Promise.all([loadText(), fetchTerms(alone)]);
  if (growing) await grow(slots);
  var bonus = new Map();
  var better = doubtful ? await text.mend(slots, (rank(slots, bonus)[0] || { share: 0 }).share === 1) : null;
  if (better) {
    names = namesOf(query, better);
    await fetchTerms(besideNames(names, pairKeys(better)));
  }
  names.forEach(function (name) { (terms.get("=" + hashed(name, 4294967296).toString(16)) || { documents: [] }).documents.forEach(function (number) { bonus.set(number, 3); }); });
  var used = better || slots;
  return { ranked: rank(used, bonus), slots: used, mended: !!better, named: bonus };
}

// "nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII" as it is called: nghi quyet trung uong 4 khoa xii.
function plenum(key) {
  if (!/trung uong/.test(key)) return key;
  var word = "";
  var short = key.replace(/ ?\b(?:hoi nghi|ban chap hanh|bch|dang|cua)\b/g, "").replace(/ lan thu (\S+)/, function (all, which) {
    word = { nhat: "1", hai: "2", ba: "3", tu: "4", bon: "4", nam: "5", sau: "6", bay: "7", tam: "8", chin: "9", muoi: "10" }[which] || which;
    return "";
  });
  if (word) short = short.replace("trung uong", "trung uong " + word);
  return short.replace(/^trung uong/, "nghi quyet trung uong");
}

// Whole names that a query may be.
function namesOf(query, slots) {
  var keys = [query.tokens.map(function (one) { return one.folded; }).join(" ")];
  slots[0] && keys.push(slots.map(function (one) { return one.keys[0]; }).join(" "), slots.map(function (one) { return one.keys[one.keys.length - 1]; }).join(" "));
  keys.push(keys[keys.length - 1].replace(/ moi(?: nhat)?$/, ""));
  // "cán bộ công chức luật": the type is said last.
  query.types.forEach(function (type) { if (type.at && type.name) keys.push(type.name + " " + slots.map(function (one) { return one.keys[0]; }).join(" ").replace(" " + type.name, "")); });
  return Array.from(new Set(keys.concat(keys.map(plenum)))).filter(Boolean);
}

// `keys` with the pairs of the names, where a name needs few more: a question with many words around is no name.
function besideNames(names, keys) {
  var found = new Set(keys);
  names.forEach(function (name) {
    var more = pairsOf(name).filter(function (key) { return !found.has(key); });
    if (more.length < 4) more.forEach(function (key) { found.add(key); });
  });
  return Array.from(found);
}
