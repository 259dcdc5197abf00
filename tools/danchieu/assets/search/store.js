// Files of the index, each a script that calls dcSearch.take. Script elements work from http and file:// alike.

var BASE = document.currentScript ? document.currentScript.src.replace(/search\.js.*$/, "") : "";
var ROOT = BASE.replace(/assets\/search\/$/, "");
var version = "";
var files = new Map();
var core = null;

// Called by the files of the index; the tables of `core` stand at the end of this script.
function take(name, stamp, value) {
  if (name === "core") {
    version = stamp;
    core = value;
    learn(core);
    return;
  }
  var file = files.get(name);
  if (file && (stamp === version || file.again)) {
    file.value = value;
    file.stale = stamp !== version;
  }
}

// The value of a file; null where there is none. A file of another build is asked for once more, past the cache; where it stays another
// build's, this page is the old one and must be loaded anew.
function load(name) {
  var file = files.get(name);
  if (file) return file.promise;
  file = { value: null, again: false, stale: false };
  files.set(name, file);
  file.promise = fetchScript(name, version).then(function (there) {
    if (!there || file.value !== null) return file.value;
    file.again = true;
    return fetchScript(name, version + "-again").then(function () {
      if (file.stale) throw new Error("stale");
      return file.value;
    });
  });
  file.promise.catch(function () { files.delete(name); });
  return file.promise;
}

// Runs a script of the index; whether it was there.
function fetchScript(name, query) {
  return new Promise(function (done) {
    var script = document.createElement("script");
    script.charset = "utf-8";
    script.src = BASE + name + ".js?" + query;
    script.onload = function () { script.remove(); done(true); };
    script.onerror = function () { script.remove(); files.delete(name); done(false); };
    document.head.appendChild(script);
  });
}

// Mending, a script of its own: most queries need none.
var text = null;
var comingText = null;
function loadText() {
  comingText = comingText || fetchScript("text", version).then(function () {
    text = window.dcSearch.text;
    if (!text) { comingText = null; throw new Error("text"); }
  });
  return comingText;
}

function all(names) {
  return Promise.all(names.map(function (name) { return load(name); }));
}

// ---- terms: syllables, pairs of syllables, whole names ----

var PAIR = 1.2;
var SINGLE = 0.6;
var terms = new Map();

// Name of the shard that has a key, and the shard's terms once it is there. A whole name ("=") stands with the rarest pair of its words.
function shardOf(key) {
  return key.indexOf(" ") < 0 ? "s/" + hashed(key, core.singles) : "t/" + hashed(key, core.pairs);
}

// Keys of the pairs of a name, which one of them brings; of its word where it has only one.
function pairsOf(name) {
  var words = name.split(" ");
  return words.length < 2 ? words : words.slice(1).map(function (word, at) { return words[at] + " " + word; });
}

function fetchTerms(keys) {
  var names = Array.from(new Set(keys.map(shardOf)));
  return all(names).then(function (values) { values.forEach(function (value, at) { if (value !== null) readShard(names[at], value); }); });
}

var readShards = new Set();
function readShard(name, value) {
  if (readShards.has(name)) return;
  readShards.add(name);
  value.split("\n").forEach(function (line) {
    var parts = line.split("\t");
    var head = parts[0];
    if (head[0] === "=") entry(head).documents = parts[1].split(" ").map(Number);
    else if (head[0] === "~") {
      entry(head.slice(1)).after = parts[1].split(" ");
      entry(head.slice(1)).before = parts[2].split(" ");
    } else entry(head.split(" ").map(foldMarked).join(" ")).lines.push({ marked: head, count: +parts[1], list: parts[2], docs: null });
  });
}

function entry(key) {
  var found = terms.get(key);
  if (!found) terms.set(key, (found = { lines: [], after: [], before: [], documents: [] }));
  return found;
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

function bits(mask) {
  var count = 0;
  for (; mask; mask &= mask - 1) count++;
  return count;
}

// Loads the list of known syllables.
var syllables = null;
async function knownSyllables() {
  if (syllables) return syllables;
  var value = await load("v");
  var last = "";
  syllables = (value || "").split("\n").map(function (line) { return (last = last.slice(0, +line[0]) + line.slice(1)); });
  return syllables;
}

function isListed(key) {
  var found = terms.get(key);
  return !!found && found.lines.length > 0;
}

// Whether anybody ever wrote the word of a slot.
function known(slot) {
  return slot.keys.some(isListed);
}

// Whether the words of two slots ever stood side by side.
function together(left, right) {
  return left.keys.some(function (key) { return right.keys.some(function (next) { return isListed(key + " " + next); }); });
}

// Neighbours a slot has in the query, and those it never stood beside.
function sidesOf(slots, at) {
  return (at > 0 ? 1 : 0) + (at + 1 < slots.length ? 1 : 0);
}

function sidesBroken(slots, at) {
  return (slots[at - 1] && !together(slots[at - 1], slots[at]) ? 1 : 0) + (slots[at + 1] && !together(slots[at], slots[at + 1]) ? 1 : 0);
}
