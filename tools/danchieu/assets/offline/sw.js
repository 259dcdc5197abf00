// Reading without a network. The network always comes first: nobody reads a kept page while the present one can be had. A kept page says
// that it is one and of which day it is (html[data-ban-luu], theme). tools/danchieu/offline.py fills in the lists and the version.

var VERSION = "";
var SHELL = [];
var INDEX = [];

var PREFIX = "dan-chieu-" + self.registration.scope + " ";
var NAME = PREFIX + VERSION;
var PATIENCE = 6000; // how long a kept page waits for the network, in milliseconds
var PAGES = 400; // how many read pages are kept

function plain(url) {
  return url.replace(/[?#].*$/, "").replace(/\/$/, "/index.html");
}

function here(name) {
  return new URL(name, self.registration.scope).href;
}

function isPage(url) {
  return /\.html$/.test(url);
}

// A file of the site, asked of the server and not of the browser's own memory of it.
async function add(cache, url) {
  var answer = await fetch(url, { cache: "no-cache" });
  if (!answer.ok || answer.type !== "basic") throw new Error(url);
  await cache.put(plain(url), answer);
}

self.addEventListener("install", function (event) {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then(function (cache) {
    return Promise.all(SHELL.map(function (name) { return add(cache, here(name)); }));
  }));
});

// A new build takes over at the next load. Pages read before stay readable; each says of which day it is. All else of the old build goes.
self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(async function (names) {
    var cache = await caches.open(NAME);
    for (var name of names.filter(function (one) { return one.indexOf(PREFIX) === 0 && one !== NAME; })) {
      var old = await caches.open(name);
      for (var request of await old.keys()) {
        if (isPage(request.url) && !(await cache.match(request.url))) await cache.put(request.url, await old.match(request.url));
      }
      await caches.delete(name);
    }
    await self.clients.claim();
  }));
});

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || request.url.indexOf(self.registration.scope) !== 0 || /\/livereload\//.test(request.url)) return;
  event.respondWith(request.mode === "navigate" ? page(event) : file(event));
});

// A page: of today where the server answers, else the kept one with its sign.
async function page(event) {
  var cache = await caches.open(NAME), url = plain(event.request.url);
  var asked = fetch(event.request.url, { cache: "no-cache", credentials: "same-origin", redirect: "manual" });
  event.waitUntil(asked.then(function (answer) { return keep(cache, url, answer.clone()); }).catch(function () {}));
  var kept = await cache.match(url);
  try {
    return await (kept ? Promise.race([asked, late()]) : asked);
  } catch (problem) {
    return kept ? signed(kept) : unknown();
  }
}

function late() {
  return new Promise(function (_, no) { setTimeout(function () { no(new Error("late")); }, PATIENCE); });
}

async function keep(cache, url, answer) {
  if (!answer.ok || answer.type !== "basic") return;
  await cache.put(url, answer);
  var pages = (await cache.keys()).filter(function (one) { return isPage(one.url) && SHELL.map(here).indexOf(one.url) < 0; });
  for (var one of pages.slice(0, Math.max(0, pages.length - PAGES))) await cache.delete(one);
}

async function signed(kept) {
  var text = (await kept.text()).replace("<html ", "<html data-ban-luu ");
  return new Response(text, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

function unknown() {
  var words = "<!doctype html><html lang=\"vi\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>Chưa lưu trang này</title>"
    + "<link rel=\"stylesheet\" href=\"" + here("assets/dc/site.css") + "\"><body data-md-color-scheme=\"default\"><script>if (matchMedia('(prefers-color-scheme: dark)').matches) document.body.setAttribute('data-md-color-scheme', 'slate')</script><main class=\"md-typeset dc-unsaved\"><h1>Chưa lưu trang này</h1>"
    + "<p>Máy đang không có mạng và trang này chưa được mở lần nào. Những trang đã mở vẫn đọc được.</p>"
    + "<p><a href=\"" + here("tim-kiem.html") + "\">Tìm trong kho</a> · <a href=\"" + here("index.html") + "\">Trang chủ</a></p></main>";
  return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}

// Any other file: from the server, else the one kept of this build.
async function file(event) {
  var url = plain(event.request.url);
  try {
    var answer = await fetch(event.request);
    if (answer.ok && answer.type === "basic") {
      var copy = answer.clone();
      event.waitUntil(caches.open(NAME).then(function (cache) { return cache.put(url, copy); }));
    }
    return answer;
  } catch (problem) {
    var kept = await (await caches.open(NAME)).match(url);
    if (kept) return kept;
    throw problem;
  }
}

// What a page asks for: "index", the search as a whole; {keep: [...]}, itself and what it is made of, loaded before this worker was there.
self.addEventListener("message", function (event) {
  var wanted = event.data === "index" ? INDEX.map(here) : (event.data && event.data.keep) || [];
  event.waitUntil(caches.open(NAME).then(async function (cache) {
    for (var at = 0; at < wanted.length; at += 8) {
      await Promise.all(wanted.slice(at, at + 8).map(async function (url) {
        if (url.indexOf(self.registration.scope) !== 0) return;
        if (!(await cache.match(plain(url)))) await add(cache, url).catch(function () {});
      }));
    }
  }));
});
