// Lists of documents for syllables, pairs of syllables and whole names, as they come.

var terms = new Map();

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
    else if (head[0] === "^") {
      var said = head.slice(1).split(" ");
      entry(said.slice(0, 2).map(fold).join(" ")).others.push({ said: said, written: parts.slice(1).map(function (way) { return way.split(" "); }) });
    } else if (head[0] === "~") {
      entry(head.slice(1)).after = parts[1].split(" ");
      entry(head.slice(1)).before = parts[2].split(" ");
    } else entry(head.split(" ").map(foldMarked).join(" ")).lines.push({ marked: head, count: +parts[1], list: parts[2], docs: null });
  });
}

function entry(key) {
  var found = terms.get(key);
  if (!found) terms.set(key, (found = { lines: [], after: [], before: [], documents: [], others: [] }));
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

// Neighbours a slot has in the query as far as they were looked up together, and those it never stood beside.
function sidesOf(slots, at) {
  return [at - 1, at].filter(function (left) { return slots[left] && slots[left + 1] && isAsked(slots, slots[left], slots[left + 1]); }).length;
}

function sidesBroken(slots, at) {
  return [at - 1, at].filter(function (left) { return slots[left] && slots[left + 1] && isAsked(slots, slots[left], slots[left + 1]) && !together(slots[left], slots[left + 1]); }).length;
}
