// The address layer: from a number to the rows of its shard, and how well each row answers the query.

var NEAREST = 3;

// Name of the shard that holds a number, or would hold it, as far as every page knows it; "" where nobody has the number.
function shardOfNumber(figures) {
  var key = figures + "$";
  var begin = "";
  while (core.splits[begin] !== undefined) {
    if (core.splits[begin].indexOf(key[begin.length]) < 0) return "";
    begin += key[begin.length];
  }
  return "n/" + begin;
}

// The same where a shard may say how its numbers go on.
async function lastShard(figures) {
  var name = shardOfNumber(figures);
  for (var value = name && (await load(name)); value && value.next; value = name && (await load(name))) {
    var sign = (figures + "$")[name.length - 2];
    name = value.next.indexOf(sign) < 0 ? "" : name + sign;
  }
  return name;
}

// Rows of a shard. Of a number that many documents bear (crowds.py) these are the best, and those that the query's words narrow it down to.
async function rowsOf(name, query) {
  var value = name && (await load(name));
  if (!value || value.next) return [];
  if (!value.by) return value.map(readRow);
  var rows = value.rows.map(readRow);
  var ways = query ? waysOf(value.by, query) : [];
  var turn = 0;
  var more = [];
  do {
    if (ways[turn]) more = more.concat(await rowsOf(name + ways[turn][0], query));
  } while (++turn < ways.length && query.types.length && !more.some(function (row) { return isTyped(row, query); }));
  var seen = new Set(rows.map(function (row) { return row.path; }));
  return rows.concat(more.filter(function (row) { return !seen.has(row.path) && seen.add(row.path); }));
}

// The files of a crowded number that hold what a query says of type, issuer and year, the smallest first: [ending, rows].
function waysOf(by, query) {
  var wanted = {
    t: query.types.reduce(function (all, type) { return type.codes.reduce(function (more, code) { return more.concat(tongue.codes.get(code) || []); }, all.concat(type.name)); }, []),
    i: query.issuers.reduce(function (all, issuer) { return issuer.rows.reduce(function (more, part) { return more.concat(part.split(",")); }, all); }, []),
    y: query.years.concat(query.dates.map(function (day) { return day.split("-")[0]; })).filter(Boolean)
  };
  var found = [];
  Object.keys(by).forEach(function (way) {
    by[way].forEach(function (row, at) {
      if (row[0].split("\n").some(function (name) { return wanted[way].indexOf(name) >= 0; })) found.push([way + at, row[1]]);
    });
  });
  return found.sort(function (left, right) { return left[1] - right[1]; });
}

// Whether a row is of a type that the query names.
function isTyped(row, query) {
  return query.types.some(function (type) { return typeOf(row, type) > 0; });
}

// How well a row is of a type: by its name, by one of its codes, not at all.
function typeOf(row, type) {
  var kind = keyOf(row.kind);
  if (type.name === kind) return 20;
  return type.codes.some(function (code) { return row.codes.indexOf(code) >= 0 || (tongue.codes.get(code) || []).indexOf(kind) >= 0; }) ? 16 : 0;
}

function readRow(value) {
  var row = readHead(value[0], value.slice(1));
  // What the label says is not said again (numbers.py): the symbol in the address, the day as readers write it (07/8/2018).
  row.path = row.path.replace("~", function () { return plainly(row.label.slice(row.kind.length)).replace(/[^a-z\d]+/g, "-").replace(/^-|-$/g, ""); });
  row.shown = row.shown || row.day.replace(/^(\d+)-0?(\d+)-(\d+)$/, function (all, year, month, day) { return day + "/" + (month < 3 ? "0" : "") + month + "/" + year; });
  var words = split(clean(row.label)).map(fold);
  var at = words.findIndex(function (word) { return /^\d/.test(word); });
  row.figures = (words[at] || "").replace(/^0+(?=.)/, "");
  row.suffix = (row.label.match(/\d+([a-zđ])(?=[-\/])/i) || ["", ""])[1].toLowerCase();
  row.codes = words.slice(at + 1);
  row.words = new Set(words.concat(split(clean([row.kind, row.title, row.issuer, row.shown, value[12]].join(" "))).map(fold)));
  row.articles = value[11] || 0;
  row.year = (row.label.match(/\/((?:19|20)\d\d)\//) || [])[1] || row.day.slice(0, 4);
  return row;
}

// How well a row answers the address in a query: value, and whether type and words agree.
function weigh(row, query) {
  var value = row.number < 0 ? -12 : -row.number / core.documents;
  var typed = !query.types.length;
  query.types.forEach(function (type) {
    value += typeOf(row, type);
    if (typeOf(row, type)) typed = true;
  });
  if (!typed) value -= 30;
  query.years.forEach(function (year) { value += row.day.slice(0, 4) === year || row.year === year ? 25 : -10; });
  // "178/2024" as it is written in a symbol comes before a 178 of that year.
  if (query.ownYear && row.label.indexOf("/" + query.ownYear + "/") > 0) value += 6;
  query.dates.forEach(function (day) { value += isOn(row.day, [day]) ? 30 : row.day.slice(0, 4) === day.slice(0, 4) ? 10 : -5; });
  var asked = !query.issuers.length;
  query.issuers.forEach(function (issuer) {
    var hit = issuer.rows.some(function (part) {
      return part.split(",").some(function (code) { return row.codes.indexOf(code) >= 0; }) || part.split(" ").every(function (word) { return row.words.has(word); });
    });
    value += hit ? 15 : -5;
    asked = asked || hit;
  });
  var missed = query.rest.filter(function (one) { return !row.words.has(one.folded) && !row.words.has(NUMERALS[+one.folded]) && !(tongue.short.get(one.folded) || []).some(function (full) { return full.split(" ").every(function (word) { return row.words.has(word); }); }); }).length;
  value -= missed * 15;
  if (query.rest.length && !missed) value += 15;
  if (query.number.suffix ? query.number.suffix === row.suffix : !row.suffix) value += 3;
  return { row: row, value: value, typed: typed, missed: missed, asked: asked };
}

// The address part of an answer: rows by value, and whether they are surely meant.
async function addresses(query) {
  var shard = await lastShard(query.number.figures);
  var rows = await rowsOf(shard, query);
  var found = rows.filter(function (row) { return row.figures === query.number.figures; }).map(function (row) { return weigh(row, query); });
  found.sort(byValue);
  var best = found[0];
  var sure = !!best && !best.missed && best.typed && (!query.bare || (best.asked && (query.rest.length === 0 || best.value > 10)));
  var begun = rows.filter(function (row) { return row.figures !== query.number.figures && row.figures.indexOf(query.number.figures) === 0; });
  // A crowded number has more than what was loaded: the results page asks for the others by its name.
  var whole = shard && (await load(shard));
  var crowd = whole && whole.by ? shard + "all" : "";
  return { found: found, sure: sure, begun: begun, crowd: crowd };
}

function byValue(left, right) {
  return right.value - left.value;
}

// Numbers near one that nobody has: those that begin so, then one more or less, swapped figures, one figure more or less. Only the shards
// of the nearest are looked up.
async function nearby(query) {
  var figures = query.number.figures;
  var tries = new Set([figures]);
  [-1, 1].forEach(function (step) { if (+figures + step > 0) tries.add(String(+figures + step)); });
  for (var at = 0; at + 1 < figures.length; at++) tries.add(figures.slice(0, at) + figures[at + 1] + figures[at] + figures.slice(at + 2));
  [-2, 2, -10, 10].forEach(function (step) { if (+figures + step > 0) tries.add(String(+figures + step)); });
  if (figures.length > 1) { tries.add(figures.slice(1)); tries.add(figures.slice(0, -1)); }
  if (figures.length > 3) tries.add(figures.slice(0, 2));
  var shards = Array.from(new Set(Array.from(tries).map(shardOfNumber))).filter(Boolean);
  var lists = await Promise.all(shards.slice(0, NEAREST).map(function (name) { return rowsOf(name); }));
  var kept = new Map();
  lists.forEach(function (rows) {
    rows.forEach(function (row) {
      var begun = row.figures.indexOf(figures) === 0;
      if (!begun && !tries.has(row.figures) && !near(row.figures, figures)) return;
      var one = weigh(row, query);
      one.value += begun ? 5 : 0;
      kept.set(row.path, one);
    });
  });
  // Nothing near: what begins alike and is about as long.
  if (!kept.size) lists[0].forEach(function (row) { if (row.figures.length >= figures.length - 1) kept.set(row.path, weigh(row, query)); });
  return Array.from(kept.values()).sort(byValue).slice(0, 6);
}
