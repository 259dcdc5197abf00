// From ranked documents to results: their best paragraphs, and their final order.

var MOST = 8;
var PATIENCE = 250;

// What the words of a query ask for besides their pages: a guide, a meaning, what stands today.
var HOW = /^(?:huong dan )?cach (?!chuc|li|mang)|^lam (?:sao|the nao)/;
var MEANING = /phan biet|khac|la gi|the nao|nghia|la (?:loai )?van ban (?:gi|nao)/;
var PARTY = /\d-\p{L}+\//u;
var OF_OTHERS = /thay the|thay cho|sua doi|huong dan|thuc hien|trien khai|quan triet|the che|cu the hoa|bai bo|can cu|lien quan|dua tren/;
var LEADING = /^(?:theo|trong|cua|tai|o)$/;
var NOTES = "luu-y-khi-tra-cuu";
var FRESH = /moi nhat|hien hanh|hien nay|con hieu luc/;

// A key point ends with the place it is taken from, "(khoản 5 Điều 6)": that is where the result leads.
function pinpoint(made, file, line) {
  var named = /\(([^()]*)\)\.?$/.exec(line);
  var places = named ? readPlaces(lex(clean(named[1].split(/,| và | đến /)[0]))) : [];
  var place = places.length && file.anchors && findPlace(places, file.anchors);
  if (!place || place[2] < places.length) return;
  made.anchor = place[0];
  made.heading = (file.pieces[0].find(function (passage) { return passage[0] === place[0] && passage[1]; }) || ["", ""])[1];
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
  var onlyYear = !query.number && !query.rest.length; // "nghị định chính phủ 2023"
  results.forEach(function (one) {
    var day = isOn(one.head.day, query.dates);
    one.dated = day || query.years.some(function (year) { return year !== query.ownYear && one.head.day.slice(0, 4) === year; });
    var other = query.years.length && !one.dated && one.head.day && query.types.length;
    var dated = day || (one.dated && onlyYear) ? 3 : one.dated ? 1.4 : 1;
    one.order = one.value * dated * (day || !one.head.by.length ? 1 : one.dated ? 0.8 : 0.65) * (other ? 0.7 : 1) * (1 + (FRESH.test(query.asked) ? 0.09 : 0.012) * Math.max(-10, ageOf(one.head.day)));
  });
  return afterSuccessors(results.slice().sort(function (left, right) { return right.order - left.order || left.head.number - right.head.number; }));
}

async function fromText(one, slots, query) {
  slots = one.slots || slots;
  var file = await pieceOf(one.document, one.piece);
  if (!file) return null;
  var kind = keyOf(file.head.kind);
  var title = fit([file.head.label, file.head.title, file.head.issuer].join(" "), slots);
  var passage = (kind === "thuat ngu" && title.share === 1 && bestPassage(file.pieces[0], slots, "nghia")) || bestPassage(file.pieces[0], slots);
  var inside = passage ? passage.fit : { run: 0, exact: 0, share: 0, marks: [] };
  var beside = [title.marks, passage && passage.heading ? fit(passage.heading, slots).marks : []];
  var inTitle = phrases(telling(fit(file.head.title, slots).marks, beside.concat([inside.marks])));
  var run = Math.max(title.run * 1.1, inside.run) / slots.length;
  var exact = Math.max(title.exact, inside.exact);
  var made = result(file.head, { value: one.value * (0.6 + 0.5 * run + 0.4 * exact + 0.2 * title.share + 0.4 * Math.max(inside.share, title.share)), share: one.share, put: slots.filter(function (slot) { return slot.put; }).map(function (slot) { return slot.written; }).join(" "), titleRuns: inTitle.length && (inTitle[0][2] > 1 || slots.length === 1) ? excerpt(file.head.title, inTitle, Infinity) : null });
  // A term or a topic is asked for by its name; what it tells of a document is better read there.
  if (file.head.number >= 0 && query.asked.indexOf(kind) >= 0) made.value *= 1.15;
  else if (/^(?:thuat ngu|chuyen de)$/.test(kind) && title.share < 0.8 && !MEANING.test(query.asked)) made.value *= 0.75;
  if (kind === "thuat ngu" && MEANING.test(query.asked) && wordsOf(file.head.label).every(function (word) { return slotOf(word[0], slots, -2) >= 0; })) made.value *= 1.5;
  if (kind === "huong dan" && file.head.number >= 0 && HOW.test(query.asked)) made.value *= 1.6;
  if (/cua dang|ben dang/.test(query.asked) && PARTY.test(file.head.label)) made.value *= 1.25;
  if (query.issuers.some(function (issuer) { return issuer.rows.some(function (part) { return part.indexOf(" ") > 0 && keyOf(file.head.issuer).indexOf(part) >= 0; }); })) made.value *= 1.2;
  // "luật nào" asks for a law, "nghị định 2 cấp" may be about one.
  query.types.concat(query.outer).forEach(function (type) {
    if (type.name === kind || (tongue.codes.get(type.codes[0]) || []).indexOf(kind) >= 0) made.value *= type.name && new RegExp("(?:^|[^i] )" + type.name + " nao(?: |$)").test(query.asked) ? 1.6 : 1.3;
  });
  if (passage) {
    made.anchor = passage.anchor;
    made.heading = passage.heading;
    made.runs = excerpt(passage.line, telling(inside.marks, beside), LINE);
    // Where a term has its meaning from is told better there.
    if (kind === "thuat ngu" && made.anchor === "nguon" && !MEANING.test(query.asked)) made.value *= 0.75;
    if (inside.share < 0.5 && title.share > inside.share && !inside.marks.length) made.anchor = "";
    if (made.anchor === "diem-chinh") pinpoint(made, file, passage.line);
  }
  if (query.places.length && file.head.number >= 0) {
    await goTo(made, query, function (passages, anchor) {
      var passage = bestPassage(passages, slots, anchor);
      return passage && { heading: passage.heading, runs: excerpt(passage.line, slots.length ? telling(passage.fit.marks, beside) : [], LINE) };
    });
    if (made.placed) made.value *= 1 + 0.5 * made.placed / query.places.length;
  }
  // What has no page is found by what it is called, not by what a reader may mean.
  if (made.put && file.head.path.indexOf("#") > 0) made.value *= 0.5;
  made.headRuns = excerpt(made.heading, fit(made.heading, slots).marks, Infinity);
  return made;
}

// What is asked of a document whose address, the number with its type, issuer and year, comes first ("nđ 73 khen thưởng") or is led to ("... theo
// nđ 73"). Who says something else before it asks for another document ("tổng kết nghị quyết 18").
function askedOf(tokens) {
  var from = tokens.findIndex(function (one) { return one.use === "number"; });
  var to = from;
  while (from > 0 && tokens[from - 1].use) from--;
  while (tokens[to] && tokens[to].use) to++;
  var led = from > 1 && LEADING.test(tokens[from - 1].folded);
  return from && !led ? [] : tokens.slice(0, led ? from - 1 : 0).concat(tokens.slice(to));
}

// Whether a passage has what was asked of its document: most of the words, or those that the title lacks.
function tells(passage, title, slots) {
  var titled = new Set(fit(title, slots).marks.map(function (mark) { return mark[3]; }));
  var here = passage.fit.marks.concat(fit(passage.heading, slots).marks).map(function (mark) { return mark[3]; });
  return passage.fit.share >= 0.6 || (here.some(function (slot) { return !titled.has(slot); }) && new Set(here.concat(Array.from(titled))).size >= slots.length * 0.8);
}

// "nđ 73 khen thưởng": the documents that a number names, each at the paragraph that has the other words, best first. A number without type
// names only what is also called so ("148 tạm đình chỉ").
async function within(rows, query) {
  var slots = slotsOf({ tokens: askedOf(query.tokens), dates: [], number: query.number });
  if (!slots.length || query.outer.length || query.places.length || OF_OTHERS.test(query.asked)) return [];
  var named = rows.filter(function (one) { return one.row.number >= 0 && one.typed && (!query.bare || fit(one.row.title, slots).run > 1); }).slice(0, 3);
  var made = await Promise.all(named.map(async function (one) {
    var files = await Promise.all(piecesFor(one.row.number, slots).slice(0, 3).map(function (piece) { return pieceOf(one.row.number, piece); }));
    var file = files.find(Boolean);
    var passage = file && bestPassage(files.reduce(function (all, piece) { return piece ? all.concat(piece.pieces[0]) : all; }, []).filter(function (part) { return part[0] !== NOTES; }), slots);
    if (!passage || !tells(passage, one.row.title, slots)) return null;
    var line = result(file.head, { anchor: passage.anchor, heading: passage.heading, runs: excerpt(passage.line, passage.fit.marks, LINE), value: passage.fit.value + one.value / 100, share: 1, address: true });
    if (line.anchor === "diem-chinh") pinpoint(line, file, passage.line);
    line.headRuns = excerpt(line.heading, fit(line.heading, slots).marks, Infinity);
    return line;
  }));
  return made.filter(Boolean).sort(byValue);
}

// Years since a day, as a number below 0; -5 where there is no day.
function ageOf(day) {
  return day ? (Date.parse(day) - Date.now()) / 31557600000 : -5;
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
