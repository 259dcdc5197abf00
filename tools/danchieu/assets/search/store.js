// Files of the index, each a script that calls dcSearch.take. Script elements work from http and file:// alike.

var BASE = document.currentScript ? document.currentScript.src.replace(/search\.js.*$/, "") : "";
var ROOT = BASE.replace(/assets\/search\/$/, "");
var version = "";
var files = new Map();
var core = null;

// Called by the files of the index.
function take(name, stamp, value) {
  var file = files.get(name);
  if (!file) return;
  if (name === "core") version = stamp;
  file.stamp = stamp;
  file.value = value;
}

// The value of a file; null where there is none. A file of another build than `core` is asked for once more, past the cache.
function load(name, fresh) {
  var file = files.get(name);
  if (file && !fresh) return file.promise;
  file = { stamp: "", value: null };
  files.set(name, file);
  file.promise = new Promise(function (done) {
    var script = document.createElement("script");
    script.charset = "utf-8";
    script.async = true;
    script.src = BASE + name + ".js" + (fresh ? "?" + fresh : name === "core" ? "" : "?" + version);
    script.onload = script.onerror = function () {
      script.remove();
      if (file.value !== null && name !== "core" && file.stamp !== version && !fresh) load(name, version + "-" + file.stamp).then(done);
      else done(file.value);
    };
    document.head.appendChild(script);
  });
  return file.promise;
}

// The tables every query needs, loaded once.
var starting = null;
function start() {
  starting = starting || load("core").then(function (value) {
    if (!value) throw new Error("core");
    core = value;
    learn(core);
    priors();
    return core;
  });
  return starting;
}

function all(names) {
  return Promise.all(names.map(function (name) { return load(name); }));
}
