// What of a query is looked for in texts: its words, the names it may be, and the files that have their lists.

var PAIR = 1.2;
var SINGLE = 0.6;

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

// Name of the shard that has a key. A whole name ("=") stands with the rarest pair of its words.
function shardOf(key) {
  return key.indexOf(" ") < 0 ? "s/" + hashed(key, core.singles) : "t/" + hashed(key, core.pairs);
}

// Keys of the pairs of a name, which one of them brings; of its word where it has only one.
function pairsOf(name) {
  var words = name.split(" ");
  return words.length < 2 ? words : words.slice(1).map(function (word, at) { return words[at] + " " + word; });
}

// Keys of all terms of a query: each slot has one folded spelling or several.
function termsOf(slots) {
  var found = [];
  slots.forEach(function (slot, at) {
    slot.keys.forEach(function (key) {
      found.push({ key: key, slots: [slot], mask: 1 << at, weight: SINGLE });
      if (slots[at + 1]) slots[at + 1].keys.forEach(function (next) { found.push({ key: key + " " + next, slots: [slot, slots[at + 1]], mask: 3 << at, weight: PAIR }); });
    });
  });
  return found;
}

// Keys of pairs, and of single words where there is nothing to pair them with.
function pairKeys(slots) {
  return termsOf(slots).filter(function (term) { return slots.length === 1 || term.weight === PAIR; }).map(function (term) { return term.key; });
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

// Words that carry little: folded to their spellings.
var light = new Map();
LIGHT.split(" ").forEach(function (word) { light.set(fold(word), (light.get(fold(word)) || []).concat(marked(word))); });

// Starts to load what the words of a query need, beside whatever else is asked for; texts() waits for it. Also what it needs without the
// words that seem to carry little (variants.js): asked for later they would cost one more wait.
function ahead(query) {
  var slots = slotsOf(query);
  var bare = slots.filter(function (one) { return one.kind !== "word" || !light.has(one.folded) || (one.exact && light.get(one.folded).indexOf(one.marked) < 0); });
  var keys = besideNames(namesOf(query, slots), pairKeys(slots)).concat(bare.length > 1 && bare.length < slots.length ? pairKeys(bare) : []);
  var shards = new Set(keys.map(shardOf));
  return Promise.all([loadText(), slots.length ? all(Array.from(shards)) : null]);
}
