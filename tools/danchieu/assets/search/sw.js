// Offline: what was fetched once is kept, and the index of a small library is fetched as a whole once the reader has a quiet moment.
// The network always comes first, so that nobody reads an old page while a new one can be had.

var NAME = "dan-chieu-VERSION";
var SHELL = ["index.html", "tim-kiem.html", "assets/search/search.js", "assets/dc/site.css", "assets/search/results.js", "assets/search/text.js", "assets/search/v.js", "assets/search/f.js"];
var INDEX = [];

function plain(url) {
  return url.replace(/[?#].*$/, "");
}

self.addEventListener("install", function (event) {
  self.skipWaiting();
  event.waitUntil(caches.open(NAME).then(function (cache) { return cache.addAll(SHELL); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.indexOf("dan-chieu-") === 0 && name !== NAME; }).map(function (name) { return caches.delete(name); }));
  }).then(function () { return self.clients.claim(); }));
});

self.addEventListener("fetch", function (event) {
  var request = event.request;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(fetch(request).then(function (answer) {
    if (answer.ok && answer.type === "basic") {
      var copy = answer.clone();
      event.waitUntil(caches.open(NAME).then(function (cache) { return cache.put(plain(request.url), copy); }));
    }
    return answer;
  }, function (problem) {
    return caches.open(NAME).then(function (cache) { return cache.match(plain(request.url).replace(/\/$/, "/index.html")); }).then(function (kept) {
      if (kept) return kept;
      if (request.mode !== "navigate") throw problem;
      var words = "<!doctype html><html lang=vi><meta charset=utf-8><meta name=viewport content='width=device-width'><title>Chưa lưu trang này</title><h1>Chưa lưu trang này</h1><p>Máy đang không có mạng và trang này chưa được mở lần nào. Ô tìm kiếm ở các trang đã mở vẫn dùng được.</p>";
      return new Response(words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
    });
  }));
});

// The page asks for the index: file by file, none twice.
self.addEventListener("message", function (event) {
  if (event.data !== "index") return;
  event.waitUntil(caches.open(NAME).then(async function (cache) {
    for (var at = 0; at < INDEX.length; at += 8) {
      await Promise.all(INDEX.slice(at, at + 8).map(async function (name) {
        var url = new URL("assets/search/" + name + ".js", self.location).href;
        if (!(await cache.match(url))) await cache.add(url).catch(function () {});
      }));
    }
  }));
});
