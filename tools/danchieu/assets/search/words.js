// Words: the two spellings of a syllable, as tools/danchieu/search/words.py makes them for the index.

var TONES = { "\u0300": "1", "\u0301": "2", "\u0303": "3", "\u0309": "4", "\u0323": "5" };
var FINAL_Y = /^(h|k|l|m|qu|s|t|v)y(?=[1-5]?$)/;
var folds = new Map();

// Text as it is compared: NFC, lower case, one letter for đ, plain hyphens.
function clean(text) {
  return text.normalize("NFC").toLowerCase().replace(/ð/g, "đ").replace(/[‐-―−_]/g, "-");
}

// Small letters without marks, đ as d.
function plainly(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
}

// Without marks, đ as d, final y as i: "Kỷ" to "ki".
function fold(word) {
  var found = folds.get(word);
  if (found === undefined) {
    found = plainly(word).replace(FINAL_Y, "$1i");
    folds.set(word, found);
  }
  return found;
}

// With vowel marks, the tone as a figure at the end: hoá and hóa to "hoa2".
function marked(word) {
  var tone = "";
  var base = word.normalize("NFD").replace(/[\u0300\u0301\u0303\u0309\u0323]/g, function (mark) { tone = TONES[mark]; return ""; });
  return base.normalize("NFC").replace(FINAL_Y, "$1i") + tone;
}

// "hoa2" to "hoa": what a marked spelling folds to.
function foldMarked(word) {
  return fold(/^\d+$/.test(word) ? word : word.replace(/[1-5]$/, ""));
}

// The syllables and numbers of clean text.
function split(text) {
  return text.match(/\d+|\p{L}+/gu) || [];
}

function keyOf(text) {
  return split(clean(text)).map(fold).join(" ");
}

var CRC = [];
for (var row = 0; row < 256; row++) {
  var sum = row;
  for (var bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  CRC.push(sum >>> 0);
}

// The shard of a folded key: CRC-32 of its UTF-8 bytes modulo the number of shards.
function hashed(key, buckets) {
  var bytes = unescape(encodeURIComponent(key));
  var sum = 0xffffffff;
  for (var at = 0; at < bytes.length; at++) sum = CRC[(sum ^ bytes.charCodeAt(at)) & 255] ^ (sum >>> 8);
  return ((sum ^ 0xffffffff) >>> 0) % buckets;
}

// Whether two words differ by one slip of typing: a letter more, less, other, or two swapped.
function near(left, right) {
  var gap = left.length - right.length;
  if (gap < -1 || gap > 1 || left === right) return left === right;
  var at = 0;
  while (at < left.length && left[at] === right[at]) at++;
  if (gap === 1) return left.slice(at + 1) === right.slice(at);
  if (gap === -1) return left.slice(at) === right.slice(at + 1);
  return left.slice(at + 1) === right.slice(at + 1) ||
    (left[at] === right[at + 1] && left[at + 1] === right[at] && left.slice(at + 2) === right.slice(at + 2));
}
