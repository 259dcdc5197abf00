// A query from its text to its results: the address layer first, then the full text, then the paragraphs.

var MOST = 8;
var PATIENCE = 250;
var HOW = /^(?:huong dan )?cach (?!chuc|li|mang)|^lam (?:sao|the nao)/;
var MEANING = /phan biet|khac|la gi|the nao|nghia/;
var PARTY = /\d-\p{L}+\//u;
var NOW = new Date().getFullYear();
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
    if (one.kind === "figure" && slots[at - 1] && ROMAN_AFTER.has(slots[at - 1].folded) && NUMERALS[+one.folded]) one.keys.push(NUMERALS[+one.folded]);
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
  var names = nameKeys(query, slots);
  await Promise.all([fetchTerms(pairKeys(slots).concat(names)), loadText()]);
  var alone = lonely(slots);
  // A word that is no syllable of ours ("karaoke") is a word by itself.
  slots.forEach(function (one) { if (one.kind === "word" && !isSyllable(one.folded)) alone.push(one.folded); });
  if (alone.length) await fetchTerms(alone);
  if (growing) await grow(slots);
  var bonus = new Map();
  var better = alone.length || slots.length === 1 ? await text.mend(slots, (text.rank(slots, bonus)[0] || { share: 0 }).share === 1) : null;
  if (better) {
    names = nameKeys(query, better);
    await fetchTerms(names);
  }
  names.forEach(function (name) { (terms.get(name) || { documents: [] }).documents.forEach(function (number) { bonus.set(number, 3); }); });
  var used = better || slots;
  return { ranked: text.rank(used, bonus), slots: used, mended: !!better, named: bonus };
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

// Keys of whole names that a query may be.
function nameKeys(query, slots) {
  var keys = [query.tokens.map(function (one) { return one.folded; }).join(" ")];
  slots[0] && keys.push(slots.map(function (one) { return one.keys[0]; }).join(" "), slots.map(function (one) { return one.keys[one.keys.length - 1]; }).join(" "));
  keys.push(keys[keys.length - 1].replace(/ moi(?: nhat)?$/, ""));
  return Array.from(new Set(keys.concat(keys.map(plenum)))).filter(Boolean).map(function (key) { return "=" + hashed(key, 4294967296).toString(16); });
}

// ---- results ----

// One line of the results.
function result(head, more) {
  return Object.assign({ head: head, anchor: "", heading: "", runs: null, value: 0 }, more);
}

// Answers a text: {query, results, ranked, slots, mended, near}. `growing` where the last word may be unfinished; `early` is called with
// an answer that is not yet whole where the line is slow.
async function ask(text, growing, early) {
  var query = parse(text);
  if (query.tokens.some(function (one) { return one.cuts; })) {
    await loadText();
    query = parse(await window.dcSearch.text.unglue(query));
  }
  var answer = { query: query, results: [], ranked: [], slots: [], mended: false, near: [], sure: false };
  if (!query.tokens.length || !/\d|\p{L}{2}/u.test(clean(text))) return answer;
  var table = query.number ? await addresses(query) : { found: [], sure: false, begun: [] };
  answer.sure = table.sure;
  var alone = !query.rest.length && query.number && table.sure;
  var found = alone ? { ranked: [], slots: slotsOf(query), mended: false, named: new Map() } : await texts(query, growing);
  answer.slots = found.slots;
  answer.mended = found.mended;
  answer.ranked = found.ranked;
  var rows = table.found.filter(function (one) { return one.value > table.found[0].value - 60; });
  var first = table.sure ? await fromRows(rows, query) : [];
  if (alone) table.begun.slice(0, 8).forEach(function (row) { first.push(result(row, { begun: true })); });
  // The number is there, only not with this type.
  if (!table.sure && !query.rest.length && rows.length && !rows[0].typed && !query.bare) {
    answer.otherType = true;
    first = await fromRows(rows, query);
  }
  if (first.length && early && !alone) early(Object.assign({}, answer, { results: first }));
  var second = await fromTexts(found, query, early && function (come) { early(Object.assign({}, answer, { results: unique(first.concat(come)) })); });
  if (!table.sure && rows.length) second = placeRows(second, await fromRows(rows.filter(function (one) { return one.typed; }).slice(0, 3), query), query);
  answer.results = unique(first.concat(second));
  if (query.number && !table.found.length && (!query.bare || !query.rest.length)) {
    answer.near = (await nearby(query)).map(function (one) { return one.row; });
    answer.unknown = true;
    if (!query.rest.length) answer.results = answer.results.filter(function (one) { return one.share === 1; });
  }
  return answer;
}

// Rows that may be meant, among results of the text: in front where the words of the query found nothing better.
function placeRows(second, rows, query) {
  var weak = !second.length || second[0].share < 0.75;
  return weak && !query.bare ? rows.concat(second) : second.concat(rows);
}

function unique(results) {
  var seen = new Set();
  return results.filter(function (one) {
    if (seen.has(one.head.path)) return false;
    return seen.add(one.head.path);
  });
}

async function fromRows(rows, query) {
  var made = await Promise.all(rows.map(async function (one, at) {
    var made = result(one.row, { value: one.value, address: true });
    if (query.places.length && one.row.number >= 0 && at < 4) await goTo(made, query, []);
    return made;
  }));
  // Among equals the one that has the provision comes first.
  made.forEach(function (one) { one.value += one.placed ? 8 * one.placed / query.places.length : 0; });
  made.sort(byValue);
  return made;
}

// Sends a result to the provision asked for, or the nearest one above it that exists.
async function goTo(made, query, slots) {
  var file = await headOf(made.head.number);
  var place = file && findPlace(query.places, file.anchors);
  made.missing = !place || place[2] < query.places.length;
  if (!place) return;
  var piece = await pieceOf(made.head.number, place[1]);
  var passage = bestPassage(piece.pieces[0], slots, place[0]);
  made.anchor = place[0];
  made.placed = place[2];
  if (passage) {
    made.heading = passage.heading;
    made.runs = excerpt(passage.line, slots.length ? passage.fit.marks : [], 220);
  }
}

// The best documents of the text with their best paragraphs, in their final order. On a slow line `early` gets what has come so far.
async function fromTexts(found, query, early) {
  var most = found.ranked[0] ? found.ranked[0].share : 0;
  var kept = found.ranked.slice(0, 60).filter(function (one) { return one.share >= most * 0.6 || found.named.has(one.document); }).slice(0, MOST);
  var come = [];
  var began = Date.now();
  await Promise.all(kept.map(async function (one) {
    var made = await fromText(one, found.slots, query);
    if (made) come.push(made);
    if (early && come.length > 2 && come.length < kept.length && Date.now() - began > PATIENCE) early(ordered(come, query));
  }));
  return ordered(come, query);
}

function ordered(results, query) {
  results.forEach(function (one) {
    var day = query.dates.indexOf(one.head.day) >= 0;
    one.dated = day || query.years.some(function (year) { return year !== query.ownYear && one.head.day.slice(0, 4) === year; });
    one.order = one.value * (day ? 3 : one.dated ? 1.4 : one.head.by.length ? 0.65 : 1) * (1 + 0.012 * Math.max(-10, Math.min(10, one.head.day.slice(0, 4) - NOW || -5)));
  });
  return afterSuccessors(results.slice().sort(function (left, right) { return right.order - left.order || left.head.number - right.head.number; }));
}

async function fromText(one, slots, query) {
  var file = await pieceOf(one.document, one.piece);
  if (!file) return null;
  var title = fit([file.head.label, file.head.title, file.head.issuer].join(" "), slots);
  var passage = bestPassage(file.pieces[0], slots);
  var inside = passage ? passage.fit : { run: 0, exact: 0, share: 0, marks: [] };
  var run = Math.max(title.run * 1.1, inside.run) / slots.length;
  var exact = Math.max(title.exact, inside.exact);
  var made = result(file.head, { value: one.value * (0.6 + 0.5 * run + 0.4 * exact + 0.2 * title.share), share: one.share });
  var kind = keyOf(file.head.kind);
  // A term or a topic is asked for by its name; what it tells of a document is better read there.
  if (file.head.number >= 0 && query.asked.indexOf(kind) >= 0) made.value *= 1.15;
  else if (/^(?:thuat ngu|chuyen de)$/.test(kind) && title.share < 0.8 && !MEANING.test(query.asked)) made.value *= 0.75;
  if (kind === "huong dan" && file.head.number >= 0 && HOW.test(query.asked)) made.value *= 1.6;
  if (/cua dang|ben dang/.test(query.asked) && PARTY.test(file.head.label)) made.value *= 1.25;
  if (query.issuers.some(function (issuer) { return issuer.rows.some(function (part) { return part.indexOf(" ") > 0 && keyOf(file.head.issuer).indexOf(part) >= 0; }); })) made.value *= 1.2;
  if (query.types.concat(query.outer).some(function (type) { return type.name === kind || (tongue.codes.get(type.codes[0]) || []).indexOf(kind) >= 0; })) made.value *= 1.15;
  if (passage) {
    made.anchor = passage.anchor;
    made.heading = passage.heading;
    made.runs = excerpt(passage.line, inside.marks, 220);
    if (inside.share < 0.5 && title.share > inside.share && !inside.marks.length) made.anchor = "";
  }
  if (query.places.length && file.head.number >= 0) {
    await goTo(made, query, slots);
    if (made.placed) made.value *= 1 + 0.5 * made.placed / query.places.length;
  }
  return made;
}

// A replaced document never stands above the one that replaced it.
function afterSuccessors(results) {
  var order = results.slice();
  for (var turn = 0; turn < order.length; turn++) {
    for (var at = 0; at < order.length; at++) {
      var last = -1;
      if (order[at].dated) continue;
      order[at].head.by.forEach(function (by) {
        order.forEach(function (other, place) { if (by[1] && other.head.path === by[1] && other.value > order[at].value * 0.45) last = Math.max(last, place); });
      });
      if (last > at) {
        var moved = order.splice(at, 1)[0];
        order.splice(last, 0, moved);
        at--;
        if (++turn > order.length * 3) return order;
      }
    }
  }
  return order;
}
