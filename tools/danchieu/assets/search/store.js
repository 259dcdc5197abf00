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

// What only words need, a script of its own: a number is answered without it.
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

// ---- documents ----

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
