// A query from its text to its results: the address layer first, then the full text (text.js), all in their order.

var LINE = 220;

// One line of the results.
function result(head, more) {
  return Object.assign({ head: head, anchor: "", heading: "", runs: null, value: 0 }, more);
}

// Answers a text: {query, results, ranked, slots, mended, near}. `growing` where the last word may be unfinished; `early` is called with
// an answer that is not yet whole where the line is slow.
async function ask(written, growing, early) {
  var query = parse(written);
  if (query.tokens.some(function (one) { return one.cuts; })) {
    await loadText();
    query = parse(await text.unglue(query));
  }
  var answer = { query: query, results: [], ranked: [], slots: [], mended: false, near: [], sure: false };
  if (!query.tokens.length || !/\d|\p{L}{2}/u.test(query.clean)) return answer;
  var coming = query.number && !query.rest.length ? null : ahead(query);
  if (coming) coming.catch(function () {});
  var table = query.number ? await addresses(query) : { found: [], sure: false, begun: [], crowd: "" };
  if (query.number && query.bare && !table.found.length && isYear(query.number.figures)) asYear(query);
  answer.sure = table.sure;
  var alone = !query.rest.length && query.number && table.sure;
  var rows = table.found.filter(function (one) { return one.value > table.found[0].value - 60; });
  var first = table.sure ? await fromRows(rows, query) : [];
  if (alone) table.begun.slice(0, 8).forEach(function (row) { first.push(result(row, { begun: true })); });
  // The number is there, only not with this type.
  if (!table.sure && !query.rest.length && rows.length && !rows[0].typed && !query.bare) {
    answer.otherType = true;
    first = await fromRows(rows, query);
  }
  if (query.number && !table.found.length && (!query.bare || !query.rest.length)) {
    answer.near = (await nearby(query)).map(function (one) { return one.row; });
    answer.unknown = true;
  }
  if (alone) answer.crowd = table.crowd;
  // "nđ 999": who names a type and a number asks for a document and not for words; what any text cites has its row. "luật 2025" and "nqtw 4"
  // may be words.
  if ((answer.unknown || answer.otherType) && !query.rest.length && !query.bare && !query.issuers.length && !/^(?:19|20)\d\d$/.test(query.number.figures)) {
    answer.results = unique(first);
    return answer;
  }
  if ((first.length || answer.near.length) && early && !alone) early(Object.assign({}, answer, { results: first }));
  // What comes early never stands in for what came later.
  var stage = 0;
  function partly(from) {
    return early && function (come) { if (from >= stage) early(Object.assign({}, answer, { results: unique(first.concat(come)) })); stage = Math.max(stage, from); };
  }
  var found = alone ? { ranked: [], slots: slotsOf(query), mended: false, named: new Map() } : await (coming || ahead(query)).then(function () { return text.texts(query, growing, partly(0)); });
  answer.slots = found.slots;
  answer.mended = found.mended;
  answer.ranked = found.ranked;
  var named = alone ? [] : text.within(table.found, query); // beside the other documents, not after them
  var second = alone ? [] : await text.fromTexts(found, query, partly(1));
  stage = 2;
  first = (await named).concat(first);
  if (!table.sure && rows.length) second = placeRows(second, await fromRows(rows.filter(function (one) { return one.typed; }).slice(0, 3), query), query);
  answer.results = unique(first.concat(second));
  if (answer.unknown && !query.rest.length) answer.results = answer.results.filter(function (one) { return one.share === 1; });
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
  var made = rows.map(function (one) { return result(one.row, { value: one.value, address: true }); });
  // Only equals are looked into, for a provision weighs 8 at the most: those that have so many articles, until one has it all.
  var article = query.places.filter(function (place) { return place[0] === "dieu"; }).map(function (place) { return parseInt(place[1], 10); })[0] || 0;
  var equals = made.filter(function (one, at) { return query.places.length && one.head.number >= 0 && at < 4 && one.value > rows[0].value - 8; });
  var likely = equals.filter(function (one) { return one.head.articles >= article; });
  for (var one of likely.length ? likely : equals.slice(0, 1)) {
    await goTo(one, query, firstLine);
    if (!one.missing) break;
  }
  // Among equals the one that has the provision comes first.
  made.forEach(function (one) { one.value += one.placed ? 8 * one.placed / query.places.length : 0; });
  made.sort(byValue);
  return made;
}

// Sends a result to the provision asked for, or the nearest one above it that exists.
// `show` says which passage of a piece at an anchor: {heading, runs}.
async function goTo(made, query, show) {
  var file = await headOf(made.head.number);
  var place = file && findPlace(query.places, file.anchors);
  made.missing = !place || place[2] < query.places.length;
  if (!place) return;
  var piece = await pieceOf(made.head.number, place[1]);
  made.anchor = place[0];
  made.placed = place[2];
  Object.assign(made, show(piece.pieces[0], place[0]));
}

// The heading at an anchor and the beginning of what stands there.
function firstLine(passages, anchor) {
  var at = passages.filter(function (passage) { return passage[0] === anchor; });
  var there = at.concat(passages.filter(function (passage) { return passage[0].indexOf(anchor + "-") === 0; }));
  if (!there.length) return {};
  var line = (there.find(function (passage) { return passage[2]; }) || [])[2] || "";
  return { heading: (at.find(function (passage) { return passage[1]; }) || ["", ""])[1], runs: [[line.length > LINE ? line.slice(0, line.lastIndexOf(" ", LINE)) + " …" : line, false]] };
}
