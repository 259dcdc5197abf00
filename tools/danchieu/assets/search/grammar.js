// The grammar of a query: which part is a number, a type, an issuer, a provision, and which are words to be found in texts.

var PLACES = ["phu-luc", "phan", "chuong", "muc", "tieu-muc", "dieu", "khoan", "diem"];
var PLACE_WORDS = { "dieu": "dieu", "khoan": "khoan", "diem": "diem", "muc": "muc", "tieu muc": "tieu-muc", "phan": "phan", "chuong": "chuong", "phu luc": "phu-luc" };
var ROMAN = /^(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})$/;
var NUMERALS = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"];
var ROMAN_AFTER = new Set(["hoi", "dh", "khoa", "thu", "phan", "chuong", "ki"]);
var PLENUM = /^(?:(?:nq|kl|hn)?tw|uong|dh|hoi)$/;
var tongue = null;

// Compiles the tables of `core` once.
function learn(core) {
  tongue = { types: new Map(), codes: new Map(), issuers: new Map(), issuerCodes: new Set(), short: new Map(), chat: new Map(), whole: new Set(core.whole.split(" ")), fillers: new Set(core.fillers.split(" ")), asides: core.asides.split("\n") };
  core.types.split("\n").forEach(function (line) {
    var parts = line.split("\t");
    tongue.types.set(parts[0], parts.slice(1));
    parts.slice(1).forEach(function (code) { tongue.codes.set(code, (tongue.codes.get(code) || []).concat(parts[0])); });
  });
  core.issuers.split("\n").forEach(function (line) {
    var parts = line.split("\t");
    parts[0].split(",").forEach(function (code) { tongue.issuerCodes.add(code); });
    parts.slice(1).forEach(function (wording) { tongue.issuers.set(wording, (tongue.issuers.get(wording) || []).concat(parts)); });
  });
  core.abbreviations.split("\n").forEach(function (line) {
    var parts = line.split("\t");
    tongue.short.set(parts[0], parts.slice(1));
  });
  core.chat.split("\n").forEach(function (line) {
    var parts = line.split("\t");
    tongue.chat.set(parts[0], parts[1]);
  });
  return tongue;
}

function isCode(word) {
  return tongue.codes.has(word) || tongue.issuerCodes.has(word) || tongue.short.has(word);
}

function token(written, spelling, before, kind) {
  return { written: written, marked: spelling, folded: /^\d/.test(spelling) ? spelling : foldMarked(spelling), before: before, kind: kind, exact: /[1-5]$|[^\x00-\x7f]/.test(spelling) && !/^\d/.test(spelling), use: "" };
}

// A written word as one token or several.
function spell(word, before) {
  var bare = fold(word);
  if (isCode(bare) && !(isSyllable(bare) && word !== bare)) return [token(word, bare, before, "word")];
  if (isSyllable(bare)) return [token(word, marked(word), before, "word")];
  if (tongue.whole.has(bare)) return [odd(word, bare, before)];
  for (var at = 2; at < bare.length - 1; at++) {
    // "ndcp" is a type and an issuer.
    if (tongue.codes.has(bare.slice(0, at)) && tongue.issuerCodes.has(bare.slice(at))) {
      return [token(bare.slice(0, at), bare.slice(0, at), before, "word"), token(bare.slice(at), bare.slice(at), "-", "word")];
    }
  }
  // "kxiii" is a term of the committee.
  if (/^k[ivx]/.test(bare) && ROMAN.test(bare.slice(1))) return [token("khóa", "khoa2", before, "word"), token(bare.slice(1), bare.slice(1), " ", "word")];
  // "lcbcc" is a law by its short form.
  if (bare[0] === "l" && tongue.short.has(bare.slice(1))) return [token("luật", "luât5", before, "word"), token(bare.slice(1), bare.slice(1), " ", "word")];
  var typed = telex(word);
  if (typed) return [token(word, typed, before, "word")];
  var parts = cuts(word);
  if (parts.length) {
    return parts[0].map(function (part, at) {
      var one = token(part, marked(part), at ? " " : before, "word");
      if (!at && (parts.length > 1 || !tongue.types.has(parts[0].map(fold).join(" ")))) one.cuts = parts;
      return one;
    });
  }
  return [odd(word, bare, before)];
}

// A word that is no syllable.
function odd(word, bare, before) {
  var one = token(word, marked(word), before, "word");
  one.odd = !ROMAN.test(bare);
  return one;
}

// A clean query as tokens; `before` is what stands between a token and the one before it.
function lex(text) {
  var tokens = [];
  var keyed = text.split(/[^\p{L}\d]+/u).filter(function (word) { return /^[a-z]+\d[a-z\d]*$/.test(word) && vni(word); });
  var isVni = keyed.length > 1 || keyed.some(function (word) { return /\d[a-z]/.test(word); });
  var pattern = isVni ? /[\p{L}\d]+/gu : /\d+|\p{L}+/gu;
  var last = 0;
  var match;
  while ((match = pattern.exec(text))) {
    var before = text.slice(last, match.index);
    var word = match[0];
    last = match.index + word.length;
    var typed = isVni ? vni(word) : "";
    if (isVni && !typed) word = word.replace(/d9/g, "đ");
    if (typed) tokens.push(token(word, typed, before, "word"));
    else if (isVni && /\d/.test(word) && /\D/.test(word)) {
      word.match(/\d+|\D+/g).forEach(function (part, at) { pushWord(tokens, part, at ? "" : before); });
    } else pushWord(tokens, word, before);
  }
  if (tokens.length) tokens[0].before = " ";
  // "nqtw4 k13": the term, not a khoản.
  if (tokens.some(function (one) { return PLENUM.test(one.folded); })) {
    tokens.forEach(function (one, at) { if (one.folded === "k" && tokens[at + 1] && tokens[at + 1].kind === "figure") tokens[at] = token("khóa", "khoa2", one.before, "word"); });
  }
  return tokens;
}

function pushWord(tokens, word, before) {
  if (/^\d/.test(word)) tokens.push(token(word, word, before, "figure"));
  else spell(word, before).forEach(function (one) { tokens.push(one); });
}

// The longest phrase of `table` that starts at a token: [words, value], or null. A slip in a word that is no syllable is forgiven.
function phrase(tokens, at, table, most) {
  for (var length = Math.min(most, tokens.length - at); length > 0; length--) {
    var words = tokens.slice(at, at + length);
    if (words.some(function (one) { return one.use || one.kind !== "word"; })) continue;
    var key = words.map(function (one) { return one.folded; }).join(" ");
    if (table.has(key)) return [length, table.get(key), key];
    if (length > 1 && words.some(function (one) { return one.odd; })) {
      for (var entry of table) if (entry[0].split(" ").length === length && near(entry[0], key)) return [length, entry[1], entry[0]];
    }
  }
  return null;
}

function mark(tokens, at, length, use) {
  for (var one = at; one < at + length; one++) tokens[one].use = use;
}

// "điều 68a", "mục II.1", "d5": takes the provisions out of the tokens.
function readPlaces(tokens) {
  var steps = [];
  for (var at = 0; at < tokens.length - 1; at++) {
    var one = tokens[at];
    var next = tokens[at + 1];
    var place = one.kind === "word" && PLACE_WORDS[one.folded];
    var length = 1;
    if (one.kind === "word" && PLACE_WORDS[one.folded + " " + next.folded]) {
      place = PLACE_WORDS[one.folded + " " + next.folded];
      length = 2;
    } else if ((one.folded === "d" || one.folded === "k") && next.kind === "figure" && (next.before === "" || tokens.length > 3)) place = one.folded === "d" ? "dieu" : "khoan";
    var label = place && tokens[at + length];
    if (!label || label.use || (place === "diem" && at && tokens[at - 1].kind === "figure" && !tokens[at - 1].use)) continue;
    var read = readLabel(tokens, at + length, place);
    if (!read) continue;
    steps.push([place, read[0]]);
    mark(tokens, at, length + read[1], "place");
  }
  return steps.sort(function (left, right) { return PLACES.indexOf(left[0]) - PLACES.indexOf(right[0]); });
}

// Label of a provision and how many tokens it takes, or null.
function readLabel(tokens, at, place) {
  var one = tokens[at];
  var next = tokens[at + 1];
  if (place === "diem" && /^\p{L}$/u.test(one.written)) return [one.written === "đ" ? "dd" : one.folded, 1];
  if (one.kind === "figure") {
    var suffix = next && next.before === "" && /^[a-z]$/.test(next.folded) && !next.use;
    return [one.folded.replace(/^0+(?=.)/, "") + (suffix ? next.folded : ""), suffix ? 2 : 1];
  }
  if (!ROMAN.test(one.folded) || one.before === "") return null;
  if (next && next.kind === "figure" && next.before === ".") return [one.folded + "." + next.folded, 2];
  return [one.folded, 1];
}

// Takes "29/9/2023", "ngày 29 tháng 9 năm 2023", "23/5/24", "tháng 9/2023" and "ngày 29/9" out of the text, as "2023-09-29", "2023-09", "-09-29".
function readDates(text) {
  var dates = [];
  var month = "(?:thang|tháng)\\s*";
  var year = "(?:nam|năm)\\s*";
  var ends = "(?!\\d|\\s*[\\/-]\\s*\\p{L}|\\/)";
  [
    ["(\\d{1,2})\\s*(?:[\\/.-]|" + month + ")\\s*(\\d{1,2})\\s*(?:[\\/.-]|" + year + ")\\s*((?:19|20)\\d\\d|[0-3]\\d)" + ends, 1, 2, 3],
    [month + "(\\d{1,2})\\s*(?:[\\/.-]|" + year + "|)\\s*((?:19|20)\\d\\d)" + ends, 0, 1, 2],
    ["(?:ngay|ngày)\\s*(\\d{1,2})\\s*(?:[\\/.-]|" + month + ")\\s*(\\d{1,2})" + ends, 1, 2, 0],
    ["(\\d{1,2})\\s*" + month + "(\\d{1,2})" + ends, 1, 2, 0]
  ].forEach(function (row) {
    text = text.replace(new RegExp("(?<![\\d\\/])" + row[0], "gu"), function () {
      var found = arguments;
      var given = [row[3], row[2], row[1]].map(function (group) { return group ? found[group] : ""; });
      if (+given[2] > 31 || +given[1] > 12) return found[0];
      dates.push((given[0].length === 2 ? "20" : "") + given[0] + "-" + ("0" + given[1]).slice(-2) + (given[2] && "-" + ("0" + given[2]).slice(-2)));
      return " ";
    });
  });
  return [text, dates];
}

// Whether an ISO day is one of the dates of a query.
function isOn(day, dates) {
  return dates.some(function (date) { return date[0] === "-" ? day.slice(4) === date : day.indexOf(date) === 0; });
}

// Phrases around what is asked that are no part of it ("là gì", "còn hiệu lực không"); nothing is an aside where nothing else is asked.
function readAsides(tokens) {
  tongue.asides.forEach(function (aside) {
    var parts = aside.split(" ");
    for (var at = 0; at + parts.length <= tokens.length; at++) {
      if (!parts.every(function (part, step) { return tokens[at + step].folded === part && !tokens[at + step].use; })) continue;
      mark(tokens, at, parts.length, "aside");
      if (tokens.every(function (one) { return one.use === "aside" || tongue.fillers.has(one.folded); })) mark(tokens, at, parts.length, "");
    }
  });
}

// "chương trình hành động nghị quyết 57": only the type beside the number is the number's, what stands apart is sought.
function readOuter(query) {
  var at = query.tokens.findIndex(function (one) { return one.use === "number"; });
  var gap = function (type) { return type.at > at ? type.at - at : at - type.at - type.length + 1; };
  var own = query.types.slice().sort(function (left, right) { return gap(left) - gap(right); })[0];
  query.types = query.types.filter(function (type) {
    if (type === own || type.at > at || type.codes.some(function (code) { return own.codes.indexOf(code) >= 0; })) return true;
    mark(query.tokens, type.at, type.length, "");
    query.outer.push(type);
    return false;
  });
}

// The whole query, understood.
function parse(written) {
  var text = clean(written).replace(/\p{L}+/gu, function (word) { return tongue.chat.get(word) || word; });
  var dated = readDates(text);
  var tokens = lex(dated[0]);
  var query = { written: written, clean: text, tokens: tokens, dates: dated[1], places: readPlaces(tokens), types: [], outer: [], issuers: [], years: [], ownYear: "", number: null, bare: true, rest: [] };
  if (!tokens.length && query.dates.length) tokens.push(Object.assign(token("ngày", "ngay1", " ", "word"), { use: "aside" }));
  query.asked = tokens.map(function (one) { return one.folded; }).join(" ");
  readAsides(tokens);
  for (var at = 0; at < tokens.length; at++) {
    if (tokens[at].use) continue;
    var type = phrase(tokens, at, tongue.types, 4);
    if (type) {
      query.types.push({ name: type[2], codes: type[1], at: at, length: type[0] });
      mark(tokens, at, type[0], "type");
    } else if (tongue.codes.has(tokens[at].folded) && (!isSyllable(tokens[at].folded) || /[-\/]/.test(tokens[at].before))) {
      query.types.push({ name: "", codes: [tokens[at].folded], at: at, length: 1 });
      tokens[at].use = "type";
    } else {
      var issuer = phrase(tokens, at, tongue.issuers, 8);
      if (issuer) {
        query.issuers.push({ key: issuer[2], rows: issuer[1] });
        mark(tokens, at, issuer[0], "issuer");
      } else if (tokens[at].kind === "word" && tongue.issuerCodes.has(tokens[at].folded) && !isSyllable(tokens[at].folded)) {
        query.issuers.push({ key: tokens[at].folded, rows: [tokens[at].folded].concat(tongue.short.get(tokens[at].folded) || []) });
        tokens[at].use = "issuer";
      }
    }
  }
  readNumbers(query);
  if (query.number && query.types.length > 1) readOuter(query);
  // 24/2018/QH14: the term of the body that issued it.
  tokens.forEach(function (one, at) { if (query.number && at && one.kind === "figure" && !one.use && one.before === "" && /type|issuer/.test(tokens[at - 1].use)) one.use = "term"; });
  query.rest = tokens.filter(function (one) { return !one.use && !tongue.fillers.has(one.folded); });
  return query;
}

// "2023" may be a year.
function isYear(figures) {
  return /^(?:19[4-9]|20[0-5])\d$/.test(figures);
}

// A number that nobody bears and that may be a year is one: "nghị định chính phủ 2023".
function asYear(query) {
  query.years.push(query.number.figures);
  query.tokens.forEach(function (one) { if (one.use === "number") one.use = "year"; });
  query.number = null;
}

// Which figure is the number of a document, and which are years.
function readNumbers(query) {
  var tokens = query.tokens;
  var figures = tokens.filter(function (one) { return one.kind === "figure" && !one.use; });
  var best = null;
  figures.forEach(function (one) {
    var at = tokens.indexOf(one);
    var year = isYear(one.folded);
    var last = tokens[at - 1];
    var next = tokens[at + 1];
    var joined = next && /^\s*[-\/.]\s*$/.test(next.before) && (next.use === "type" || (next.kind === "figure" && next.folded.length === 4));
    var beside = (last && (last.use === "type" || (last.folded === "so" && tokens[at - 2] && tokens[at - 2].use === "type"))) || (next && next.use === "type" && !(year && last && last.kind === "figure"));
    if (!joined && !beside && last && ROMAN_AFTER.has(last.folded)) return;
    if (last && PLENUM.test(last.folded) && tokens.slice(at).some(function (later) { return later.folded === "khoa"; })) return;
    var weight = (joined ? 4 : 0) + (beside ? 3 : 0) + (last && last.folded === "so" ? 2 : 0) + (year ? -5 : 0);
    if (!best || weight > best.weight) best = { token: one, weight: weight, at: at, year: year };
  });
  if (!best || (best.year && figures.length > 1 && best.weight < 0)) best = best && figures.length > 1 ? null : best;
  figures.forEach(function (one) {
    if ((!best || one !== best.token) && isYear(one.folded)) {
      query.years.push(one.folded);
      one.use = "year";
    }
  });
  if (!best) return;
  // "kết luận 2025 về bộ máy", "phân cấp quản lý cán bộ 2017": a year, where words tell what is asked.
  if (best.year && best.weight < 0 && tokens.some(function (one) { return one !== best.token && !one.use && !tongue.fillers.has(one.folded); })) {
    query.years.push(best.token.folded);
    best.token.use = "year";
    return;
  }
  if (best.year && !query.types.length && query.tokens.length > 1) return;
  var next = tokens[best.at + 1];
  var suffix = next && next.before === "" && /^[a-z]$/.test(next.folded) ? next.folded : "";
  query.number = { figures: best.token.folded.replace(/^0+(?=.)/, ""), suffix: suffix };
  if (next && next.use === "year" && /[-\/.]/.test(next.before)) query.ownYear = next.folded;
  query.bare = best.weight <= 0;
  best.token.use = "number";
  if (suffix) next.use = "number";
}
