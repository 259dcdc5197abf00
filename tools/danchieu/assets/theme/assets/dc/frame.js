/* The frame of a page: light and dark, the drawer of small screens, the place in the table of contents. All of it can be missed. */
(function () {
  "use strict";
  /* Readable without a network after this visit (sw.js): the worker, then this page and what it is made of, then the search as a whole. */
  var root = document.currentScript.src.replace(/assets\/dc\/frame\.js.*$/, "");
  function keep() {
    navigator.serviceWorker.register(root + "sw.js").then(function () { return navigator.serviceWorker.ready; }).then(function (worker) {
      var own = performance.getEntriesByType("resource").map(function (one) { return one.name; }).concat(location.href.replace(/#.*$/, ""));
      worker.active.postMessage({keep: own.filter(function (one) { return one.indexOf(root) === 0; })});
      if (!(navigator.connection && navigator.connection.saveData)) worker.active.postMessage("index");
    }).catch(function () { /* a browser may refuse to keep anything */ });
  }
  if (/^http/.test(location.protocol) && navigator.serviceWorker) addEventListener("load", function () { setTimeout(keep, 2000); });

  addEventListener("load", function () { setTimeout(function () { document.documentElement.classList.add("dc-shown"); }, 200); });

  var scheme = document.querySelector(".dc-scheme"), drawer = document.getElementById("__drawer");
  function name() { scheme.setAttribute("aria-label", scheme.dataset[document.body.getAttribute("data-md-color-scheme") === "slate" ? "light" : "dark"]); }
  if (scheme && window.dcScheme) { scheme.hidden = false; name(); scheme.addEventListener("click", function () { window.dcScheme(); name(); }); }

  if (drawer) document.addEventListener("keydown", function (e) { if (e.key === "Escape" && drawer.checked) { drawer.checked = false; drawer.focus(); } });

  var links = document.querySelectorAll(".md-nav--secondary a[href^='#']"), box = document.querySelector(".md-sidebar--secondary .md-sidebar__scrollwrap");
  if (!links.length || !matchMedia("(min-width: 60em)").matches) return; /* not shown on small screens; measuring it would cost a layout */
  var heads = [], active = null, due = false;
  links.forEach(function (link) { var head = document.getElementById(decodeURIComponent(link.hash.slice(1))); if (head) heads.push([head, link]); });
  function mark() {
    due = false;
    var found = null;
    for (var i = 0; i < heads.length && heads[i][0].getBoundingClientRect().top < 120; i++) found = heads[i][1];
    if (found === active) return;
    if (active) active.classList.remove("md-nav__link--active");
    active = found;
    if (!active) return;
    active.classList.add("md-nav__link--active");
    var a = active.getBoundingClientRect(), b = box.getBoundingClientRect();
    if (a.top < b.top || a.bottom > b.bottom) box.scrollTop += a.top - b.top - b.height / 3;
  }
  addEventListener("scroll", function () { if (!due) { due = true; requestAnimationFrame(mark); } }, {passive: true});
  addEventListener("load", mark);
})();
