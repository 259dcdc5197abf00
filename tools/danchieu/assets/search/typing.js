// What an input method left behind: Telex ("nghij ddinhj"), VNI ("nghi5 d9inh5"), and two syllables typed as one.

var ONSET = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|g|h|k|l|m|n|p|r|s|t|v|x";
var RHYME = "a(?:c|ch|i|m|n|ng|nh|o|p|t|u|y)?|e(?:c|ch|m|n|ng|nh|o|p|t|u)?|i(?:a|c|ch|e[cmnptu]|eng|m|n|ng|nh|p|t|u)?|" +
  "o(?:a(?:c|ch|i|m|n|ng|nh|o|p|t|y)?|c|e[nomt]?|i|m|n|ng|p|t)?|" +
  "u(?:a(?:n|ng|t|u|y|)|c|e(?:ch|n|nh|u|)|i|m|n|ng|o(?:c|i|m|n|ng|p|t|u|)|p|t|u|y(?:a|ch|en|et|n|nh|p|t|u|)|)|y(?:e[mntu]|)";
var SYLLABLE = new RegExp("^(?:(?:" + ONSET + ")?(?:" + RHYME + ")|gi)$");
var TELEX_TONES = { f: "1", s: "2", x: "3", r: "4", j: "5" };
var VNI_TONES = { 1: "2", 2: "1", 3: "4", 4: "3", 5: "5" };

// Whether a folded word can be a Vietnamese syllable.
function isSyllable(word) {
  return SYLLABLE.test(word);
}

// A spelling with the tone at its end, or "" where the letters make no syllable.
function spelled(base, tone) {
  return isSyllable(fold(base)) ? base + tone : "";
}

// "luwc" to "lưc": a w changes the vowel before it, or is a vowel itself.
function horned(base) {
  var at = base.indexOf("w");
  var bare = base.replace(/w/g, "");
  if (bare.indexOf("uo") >= 0) return bare.replace("uo", "ươ");
  for (var back = at - 1; back >= 0; back--) {
    var changed = { a: "ă", o: "ơ", u: "ư" }[base[back]];
    if (changed) return bare.slice(0, back) + changed + bare.slice(back + 1);
  }
  return bare.slice(0, at) + "ư" + bare.slice(at);
}

// "ddinhj" to "đinh5"; "" where the word is no Telex.
function telex(word) {
  if (!/^[a-z]+$/.test(word)) return "";
  var tone = "";
  var first = word.search(/[aeiouyw]/);
  if (first < 0) return "";
  var rest = word.slice(first).replace(/([sfrxj])(?!.*[sfrxj])/, function (sign) { tone = TELEX_TONES[sign]; return ""; });
  var base = word.slice(0, first) + rest;
  if (/^d.*d/.test(base)) base = "đ" + base.slice(1).replace("d", "");
  base = base.replace(/aa/, "â").replace(/ee/, "ê").replace(/oo/, "ô");
  if (base.indexOf("w") >= 0) base = horned(base);
  return base === word ? "" : spelled(base, tone);
}

// "d9inh5" to "đinh5"; "" where the word is no VNI.
function vni(word) {
  var tone = "";
  var base = word;
  if (!/^[a-z]+\d[a-z\d]*$/.test(word)) return "";
  base = base.replace(/^d9|^d(?=.*9)/, "đ").replace(/^(đ.*)9/, "$1");
  if (/6/.test(base)) base = base.replace(/([aeo])([a-z]*)6/, function (all, vowel, more) { return { a: "â", e: "ê", o: "ô" }[vowel] + more; });
  if (/u7o7/.test(base)) base = base.replace("u7o7", "ươ");
  else if (/7/.test(base)) base = /uo/.test(base) ? base.replace("uo", "ươ").replace(/7/g, "") : base.replace(/([uo])([a-z]*)7/, function (all, vowel, more) { return { u: "ư", o: "ơ" }[vowel] + more; });
  if (/8/.test(base)) base = base.replace(/a([a-z]*)8/, "ă$1");
  base = base.replace(/[1-5]/, function (sign) { tone = VNI_TONES[sign]; return ""; });
  return /\d/.test(base) ? "" : spelled(base, tone);
}

// What a glued word may consist of: syllables of two letters or more, "y", known short forms, numerals of terms.
function isPart(part) {
  var bare = fold(part);
  return bare.length < 2 ? bare === "y" : isSyllable(bare) || (bare.length > 2 && (tongue.short.has(bare) || ROMAN.test(bare))) || /^x[iv]?$/.test(bare);
}

// "caicach" to [["cai", "cach"]]: every way to cut a word into as few parts as it takes, none for no way.
function cuts(word) {
  var ways = [[[]]];
  for (var end = 1; end <= word.length; end++) {
    ways[end] = [];
    for (var from = Math.max(0, end - 7); from < end; from++) {
      var part = word.slice(from, end);
      if (ways[from].length && isPart(part)) ways[from].forEach(function (way) { ways[end].push(way.concat(part)); });
    }
    var fewest = Math.min.apply(null, ways[end].map(function (way) { return way.length; }));
    ways[end] = ways[end].filter(function (way) { return way.length === fewest; }).slice(0, 6);
  }
  return ways[word.length].filter(function (way) { return way.length > 1; });
}
