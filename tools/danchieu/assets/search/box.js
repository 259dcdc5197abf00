// The box: a combobox with a list of results, on every page. Keys: / to enter, arrows, Enter, Escape.

var SHOWN = 8;
var WAIT = 90;
var boxes = 0;

// The provision asked for stands on the page being read.
function here(query) {
  if (!query.places.length || query.tokens.some(function (one) { return one.use !== "place" && !tongue.fillers.has(one.folded); })) return null;
  var page = document.querySelector("main") || document.body;
  var ids = Array.from(page.querySelectorAll("[id]")).map(function (node) { return node.id; }).filter(function (id) { return /^[a-z\d-]+$/.test(id); });
  var place = findPlace(query.places, [ids.join(" ")]);
  if (!place || place[2] < query.places.length) return null;
  var node = document.getElementById(place[0]);
  var title = document.querySelector("h1");
  var one = result({ number: -2, path: "", kind: "Trang đang đọc", label: title ? title.textContent : document.title, title: "", status: "", likely: 0, issuer: "", shown: "", day: "", by: [] }, { anchor: place[0] });
  one.link = "#" + place[0];
  one.runs = [[node.textContent.replace(/\s+/g, " ").replace(/¶/g, "").trim().slice(0, 180), false]];
  return one;
}

// Brings a box to life: form with an input, a panel after it.
function box(root) {
  var name = "dcs-" + ++boxes;
  var form = root.querySelector("form");
  var input = root.querySelector("input");
  var panel = make("div", "dcs-panel");
  var note = make("p", "dcs-note");
  var list = make("div", "dcs-list");
  var more = make("a", "dcs-all");
  var live = make("p", "dcs-live");
  var active = -1;
  var turn = 0;
  var timer = 0;
  var shown = "";
  list.id = name;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Kết quả tìm kiếm");
  live.setAttribute("role", "status");
  panel.hidden = true;
  panel.append(note, list, more);
  root.append(panel, live);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", name);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");

  // The list is as high as what is left of the screen below the field, which a keyboard on the screen makes smaller.
  function makeRoom() {
    if (panel.hidden) return;
    var view = window.visualViewport || { offsetTop: 0, height: window.innerHeight };
    var left = view.offsetTop + view.height - form.getBoundingClientRect().bottom - 10;
    if (left < 320 && !root.classList.contains("dcs-head")) {
      root.scrollIntoView({ block: "start", behavior: "instant" });
      left = view.offsetTop + view.height - form.getBoundingClientRect().bottom - 10;
    }
    panel.style.setProperty("--dcs-room", Math.max(160, Math.round(left)) + "px");
  }

  function open(yes) {
    panel.hidden = !yes;
    makeRoom();
    input.setAttribute("aria-expanded", String(yes && list.children.length > 0));
    if (!yes) choose(-1);
  }

  function choose(place) {
    var old = list.children[active];
    if (old) old.setAttribute("aria-selected", "false");
    active = place;
    var now = list.children[active];
    if (!now) return input.removeAttribute("aria-activedescendant");
    now.setAttribute("aria-selected", "true");
    input.setAttribute("aria-activedescendant", now.id);
    if (now.scrollIntoView) now.scrollIntoView({ block: "nearest" });
  }

  function fill(answer, partly) {
    var all = listed(answer).slice(0, SHOWN);
    list.replaceChildren();
    list.hidden = !all.length;
    all.forEach(function (one, at) {
      var line = make("a", "dcs-hit");
      line.href = one.link || linkOf(one);
      line.id = name + "-" + at;
      line.tabIndex = -1;
      line.setAttribute("role", "option");
      line.setAttribute("aria-selected", "false");
      line.append(lines(one));
      list.append(line);
    });
    note.textContent = remark(answer);
    note.hidden = !note.textContent;
    more.hidden = !answer.query.tokens.length;
    if (all.length) more.href = ROOT + "tim-kiem.html?q=" + encodeURIComponent(input.value.trim());
    else more.href = listOf(answer);
    more.textContent = all.length ? "Tất cả kết quả và bộ lọc" : "Xem danh mục " + (answer.query.number ? "theo con số" : "từ A đến Z");
    choose(-1);
    open(answer.query.tokens.length > 0);
    if (all.length && (answer.sure || all[0].link)) choose(0);
    if (!partly) live.textContent = all.length ? all.length + " kết quả. " + note.textContent + " Dùng phím mũi tên để chọn." : note.textContent;
    if (!partly) root.dispatchEvent(new CustomEvent("dcs-shown", { detail: { text: shown } }));
  }

  async function run() {
    var mine = ++turn;
    var text = input.value;
    if (!text.trim()) { shown = ""; open(false); live.textContent = ""; return; }
    var slow = setTimeout(function () { if (mine === turn) { note.hidden = false; note.textContent = "Đang tìm…"; panel.hidden = false; } }, 400);
    var answer;
    try {
      answer = await ask(text, !/\s$/.test(text), function (part) {
        if (mine !== turn) return;
        clearTimeout(slow);
        shown = text;
        fill(part, true);
      });
      var place = here(answer.query);
      if (place) answer.results.unshift(place);
    } catch (problem) {
      clearTimeout(slow);
      if (mine !== turn) return;
      note.hidden = false;
      note.textContent = problem.message === "stale" ? "Kho vừa được cập nhật: hãy tải lại trang này." : "Chưa tải được dữ liệu tìm kiếm. Hãy thử lại hoặc xem danh mục văn bản.";
      panel.hidden = false;
      return;
    }
    clearTimeout(slow);
    if (mine !== turn) return;
    shown = text;
    fill(answer);
  }

  (window.visualViewport || window).addEventListener("resize", makeRoom);
  input.addEventListener("focus", function () {
    if (list.children.length && shown === input.value) open(true);
  });
  input.addEventListener("input", function () {
    clearTimeout(timer);
    turn++;
    timer = setTimeout(run, WAIT);
  });
  input.addEventListener("keydown", function (event) {
    var count = panel.hidden ? 0 : list.children.length;
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count) {
      event.preventDefault();
      choose(event.key === "ArrowDown" ? (active + 1) % count : (active < 1 ? count : active) - 1);
    } else if (event.key === "Enter" && !event.isComposing && active >= 0 && count && shown === input.value) {
      event.preventDefault();
      list.children[active].click();
      open(false);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (!panel.hidden) open(false);
      else if (input.value) input.value = "";
      else { input.blur(); sheet(root, false); }
    }
  });
  form.addEventListener("submit", function (event) {
    if (!input.value.trim()) event.preventDefault();
    clearTimeout(timer);
    turn++;
    open(false);
  });
  list.addEventListener("mousedown", function (event) { event.preventDefault(); });
  list.addEventListener("click", function () { setTimeout(function () { open(false); sheet(root, false); }, 0); });
  root.addEventListener("focusout", function (event) { if (!root.contains(event.relatedTarget)) setTimeout(function () { if (!root.contains(document.activeElement)) open(false); }, 0); });
  root.run = run;
  return root;
}

// On a narrow screen the box of the header is a sheet that a button opens.
function sheet(root, yes) {
  if (!root.classList.contains("dcs-head")) return;
  root.classList.toggle("dcs-open", yes);
  var button = document.querySelector(".dc-search-open");
  if (button) button.setAttribute("aria-expanded", String(yes));
  if (yes) root.querySelector("input").focus();
}

// A form like the one of the header, for places of a page that ask for a box.
function newBox(root, value) {
  var form = make("form", "dcs-form");
  var input = make("input", "dcs-input");
  var button = make("button", "dcs-go", "Tìm");
  form.action = ROOT + "tim-kiem.html";
  form.setAttribute("role", "search");
  input.type = "search";
  input.name = "q";
  input.value = value || "";
  input.placeholder = "Số hiệu, điều khoản, tên hoặc cụm từ";
  input.setAttribute("aria-label", "Tìm trong kho");
  input.autocomplete = "off";
  input.spellcheck = false;
  button.type = "submit";
  form.append(input, button);
  root.classList.add("dcs");
  root.append(form);
  return box(root);
}

function begin() {
  document.querySelectorAll(".dcs-head").forEach(box);
  document.querySelectorAll(".dcs-here").forEach(function (root) { newBox(root); });
  var head = document.querySelector(".dcs-head");
  var opener = document.querySelector(".dc-search-open");
  if (opener && head) opener.addEventListener("click", function () { sheet(head, !head.classList.contains("dcs-open")); });
  document.addEventListener("pointerdown", function (event) { if (head && head.classList.contains("dcs-open") && !head.contains(event.target) && !(opener && opener.contains(event.target))) sheet(head, false); });
  document.addEventListener("keydown", function (event) {
    var target = event.target;
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName)) return;
    var wanted = document.querySelector("#dcs-page input[type=search]") || (head && head.querySelector("input"));
    if (!wanted) return;
    event.preventDefault();
    if (head && head.contains(wanted)) sheet(head, true);
    wanted.focus();
    wanted.select();
  });
  var page = document.getElementById("dcs-page");
  if (!page) return;
  var script = document.createElement("script");
  script.src = ROOT + page.dataset.script;
  document.head.appendChild(script);
}

window.dcSearch = {
  take: take, ask: ask, load: load, all: all, make: make, lines: lines, linkOf: linkOf, remark: remark, listed: listed, listOf: listOf, newBox: newBox,
  core: function () { return core; }, parse: parse, telex: telex, vni: vni, fold: fold, marked: marked, address: address, headOf: headOf, result: result,
  get given() {
    return { LINE, light, PAIR, core, tongue, all, load, result, pieceOf, findPlace, readPlaces, lex, clean, split, fold, foldMarked, marked, near, hashed, keyOf, goTo, byValue, slotsOf, pairKeys, termsOf, shardOf, isSyllable, plan, isAsked, isOn };
  }
};
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
else begin();
