/* Light or dark before the first paint: what the reader chose, else what the device prefers. */
(function () {
  document.documentElement.className = "js";
  var media = matchMedia("(prefers-color-scheme: dark)");
  function chosen() { try { return localStorage.getItem("dc-nen"); } catch (e) { return null; } }
  function apply() { document.body.setAttribute("data-md-color-scheme", (chosen() || (media.matches ? "toi" : "sang")) === "toi" ? "slate" : "default"); }
  apply();
  media.addEventListener("change", apply);
  window.dcScheme = function () {
    var dark = document.body.getAttribute("data-md-color-scheme") !== "slate";
    try { localStorage.setItem("dc-nen", dark ? "toi" : "sang"); } catch (e) { /* a folder may refuse to remember */ }
    document.body.setAttribute("data-md-color-scheme", dark ? "slate" : "default");
  };
})();
