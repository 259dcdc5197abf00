/* Preview cards of citations and copying of citations. Everything works without it: citations are plain links. */
(function () {
  "use strict";
  var here = document.currentScript, root = new URL("../../", here.src), cards = {}, waiting = {}, card, owner, timer;
  var words = {phan: "Phần", chuong: "Chương", muc: "mục", "tieu-muc": "tiểu mục", "phu-luc": "Phụ lục", dieu: "Điều", khoan: "khoản", diem: "điểm"};

  function el(tag, css, text) { var e = document.createElement(tag); if (css) e.className = css; if (text) e.textContent = text; return e; }

  /* ---- preview cards ---- */
  window.dcCards = function (found) { Object.assign(cards, found); };

  function load(id, then) { /* the script that holds the card of a page: counted as pages/cards.py does */
    if (cards[id]) return then(cards[id]);
    for (var n = 0, i = 0; i < id.length; i++) n = (n * 31 + id.charCodeAt(i)) % 8191;
    n %= 128;
    if (waiting[n]) return waiting[n].push([id, then]);
    waiting[n] = [[id, then]];
    var s = el("script"); s.src = new URL("the/" + n + ".js", root);
    s.onload = function () { waiting[n].forEach(function (row) { if (cards[row[0]]) row[1](cards[row[0]]); }); delete waiting[n]; };
    s.onerror = function () { delete waiting[n]; };
    document.head.append(s);
  }

  function target(link) {
    if (!link || link.origin !== location.origin || !link.pathname.startsWith(root.pathname)) return null;
    var path = link.pathname.slice(root.pathname.length), found = /^((?:van-ban|tu-lieu|thuat-ngu)\/[a-z0-9-]+)\.html$/.exec(path);
    return found && found[1].split("/")[1] !== "index" ? {id: found[1], anchor: decodeURIComponent(link.hash.slice(1)), same: link.pathname === location.pathname} : null;
  }

  /* what a unit of this page says, without the marks and buttons beside it; of a heading, what stands below it too */
  function own(unit) {
    var below = /^H\d$/.test(unit.tagName) && unit.nextElementSibling;
    return [unit, below].map(function (one) {
      if (!one) return "";
      var copy = one.cloneNode(true);
      copy.querySelectorAll(".headerlink, .dc-cited, .dc-copy").forEach(function (mark) { mark.remove(); });
      return copy.textContent;
    }).join(" ").replace(/\s+/g, " ").trim().slice(0, 420);
  }

  function build(link, at, data) {
    var box = el("div", "dc-card"), unit = at.same ? document.getElementById(at.anchor) : null, text = data.u && data.u[at.anchor];
    box.id = "dc-card"; box.setAttribute("role", "tooltip");
    if (at.same && unit) text = ["", own(unit)];
    else {
      box.append(el("p", "dc-card-name", data.n));
      if (data.t) box.append(el("p", "dc-card-title", data.t));
      if (data.d) box.append(el("p", "dc-card-when", data.d));
      if (data.s) box.append(el("p", "dc-card-status dc-" + data.c, data.s));
      if (link.dataset.then) box.append(el("p", "dc-card-then", link.dataset.then));
    }
    if (text) { var q = el("div", "dc-card-unit"); if (text[0]) q.append(el("p", "dc-card-place", text[0][0].toUpperCase() + text[0].slice(1))); if (text[1]) q.append(el("p", "", text[1])); box.append(q); }
    else if (data.a) box.append(el("p", "dc-card-unit", data.a));
    var go = el("a", "dc-card-go", "Mở trang"); go.href = link.href; go.tabIndex = -1; box.append(go);
    return box;
  }

  function place(link) { /* in the main part of the page, which may have a place of its own */
    var r = link.getClientRects()[0] || link.getBoundingClientRect(), wide = document.documentElement.clientWidth, w = Math.min(384, wide - 24);
    card.style.width = w + "px";
    var ground = card.offsetParent && card.offsetParent !== document.body ? card.offsetParent.getBoundingClientRect() : {left: -scrollX, top: -scrollY};
    var below = r.bottom + 8, fits = below + card.offsetHeight < innerHeight || r.top < card.offsetHeight + 70;
    card.style.left = Math.max(12, Math.min(r.left, wide - w - 12)) - ground.left + "px";
    card.style.top = (fits ? below : r.top - card.offsetHeight - 8) - ground.top + "px";
  }

  function show(link) {
    var at = target(link);
    if (!at || owner === link) return;
    load(at.id, function (data) {
      if (wanted !== link) return;
      hide(); owner = link; card = build(link, at, data); (document.getElementById("noi-dung") || document.body).append(card); place(link); /* inside a landmark */
      link.setAttribute("aria-describedby", "dc-card");
    });
  }

  function hide() { if (card) { card.remove(); owner.removeAttribute("aria-describedby"); } card = owner = null; }

  var wanted = null;
  function later(link, ms) { clearTimeout(timer); wanted = link; timer = setTimeout(function () { link ? show(link) : hide(); }, ms); }
  function cite(e) { return e.target.closest && e.target.closest("a.dc-cite, a.dc-doc, a.dc-term"); }

  document.addEventListener("pointerover", function (e) {
    if (e.pointerType === "touch") return;
    if (e.target.closest && e.target.closest(".dc-card")) { clearTimeout(timer); return; }
    var link = cite(e); if (link) later(link, 250); else if (wanted && wanted !== document.activeElement) later(null, 200);
  });
  document.addEventListener("focusin", function (e) { var link = cite(e); if (link && link.matches(":focus-visible")) later(link, 150); else if (!e.target.closest(".dc-card")) later(null, 0); });
  document.addEventListener("keydown", function (e) { if (e.key === "Escape" && card) { wanted = null; hide(); } });
  var touched = false;
  document.addEventListener("pointerdown", function (e) { touched = e.pointerType === "touch"; if (touched && card && !cite(e) && !e.target.closest(".dc-card")) { wanted = null; hide(); } });
  document.addEventListener("click", function (e) { /* a first tap shows the card, a second follows the link */
    var link = touched && cite(e);
    if (link && owner !== link && target(link)) { e.preventDefault(); later(link, 0); }
  });

  /* ---- copying citations ---- */
  var forms = document.getElementById("dc-forms"), live = el("div", "dc-hidden"), bar;
  live.setAttribute("role", "status"); document.body.append(live);

  var UNIT = /^(?:(?:phan|chuong|muc|tieu-muc|phu-luc|dieu|khoan|diem)-(?:[ivxlc]+|\d+[a-z]?|dd|[a-z])(?:-(?:\d+|[ivxlc]+)(?![a-z]))*(?:-|$))+$/;
  function spoken(id) {
    if (!UNIT.test(id)) return ""; /* "muc-dich" is a heading, "muc-ii-1" a unit */
    var out = [], kind = "", label = [];
    function flush() { if (kind) out.unshift(words[kind] + " " + label.join(".").replace(/^dd$/, kind === "diem" ? "đ" : "dd").replace(/^[ivxl]+(?=\.|$)/, function (r) { return kind === "dieu" || kind === "khoan" || kind === "diem" ? r : r.toUpperCase(); })); }
    id.replace("tieu-muc", "tieumuc").replace("phu-luc", "phuluc").split("-").forEach(function (part) {
      var name = part === "tieumuc" ? "tieu-muc" : part === "phuluc" ? "phu-luc" : part;
      if (words[name] && (!kind || label.length)) { flush(); kind = name; label = []; } else label.push(part);
    });
    flush();
    return out.join(" ");
  }

  function copy(text) {
    function done() { live.textContent = ""; setTimeout(function () { live.textContent = "Đã sao chép: " + text; }, 30); if (bar) { bar.dataset.done = "Đã sao chép"; } }
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text).then(done, function () {});
    var area = el("textarea", "dc-hidden"); area.value = text; document.body.append(area); area.select(); document.execCommand("copy"); area.remove(); done();
  }

  function button(name, label, text) {
    var b = el("button", "dc-copy-one", name); b.type = "button"; b.setAttribute("aria-label", label); b.addEventListener("click", function () { copy(text); }); return b;
  }

  function offer(id, after) {
    if (bar && bar.dataset.of === id) return;
    if (bar) bar.remove();
    var at = spoken(id); if (!at || !forms) return;
    bar = el("span", "dc-copy"); bar.dataset.of = id;
    bar.append(button("Sao chép trích dẫn", "Sao chép trích dẫn " + at, at + " " + forms.dataset.first), button("Dạng ngắn", "Sao chép dạng ngắn " + at, at + " " + forms.dataset.later),
      button("Liên kết", "Sao chép liên kết tới " + at, location.href.split("#")[0] + "#" + id));
    /* beside the number for the mouse and the keyboard; on a phone below the text, where it hides nothing */
    if (matchMedia("(max-width: 37.5em)").matches) after.closest("p, h2, h3, h4, h5").append(bar); else after.after(bar);
  }

  function unit(e) {
    var t = e.target.closest && e.target.closest(".u[id] > p, :is(h2,h3,h4,h5)[id]");
    if (!t) return;
    if (t.tagName === "P") offer(t.parentNode.id, t.querySelector(".dc-no")); else offer(t.id, t.lastChild);
  }
  if (forms) {
    document.addEventListener("pointerover", unit); document.addEventListener("focusin", unit);
    document.querySelectorAll("[data-copy]").forEach(function (b) { b.hidden = false; b.addEventListener("click", function () { copy(forms.dataset[b.dataset.copy]); }); });
  }

  /* ---- on paper: each link to another page has a number, and the addresses stand at the end ---- */
  var article = document.querySelector("article");
  function unprint() { document.querySelectorAll(".dc-print").forEach(function (one) { one.remove(); }); }
  addEventListener("beforeprint", function () {
    unprint();
    var known = new Map(), list = el("ol"), part = el("section", "dc-print");
    article.querySelectorAll("a.dc-cite, a.dc-doc").forEach(function (link) {
      if (link.pathname === location.pathname || !link.href.startsWith(root.href) || link.closest("svg, .dc-by-place")) return;
      var address = decodeURI(link.href.slice(root.href.length));
      if (!known.has(address)) { known.set(address, known.size + 1); list.append(el("li", "", address)); }
      link.after(el("sup", "dc-print", "[" + known.get(address) + "]"));
    });
    if (!known.size) return;
    part.append(el("h2", "", "Địa chỉ các liên kết"), el("p", "", "Tính từ " + (root.protocol === "file:" ? "thư mục của kho" : root.href) + ":"), list);
    article.append(part);
  });
  addEventListener("afterprint", unprint);
})();
