// The page of all results: filters, order, and the query in the address bar.

var STEP = 10;
var root = document.getElementById("dcs-page");
var state = readAddress();
var answer = null;
var documents = [];
var shown = STEP;
var running = 0;
var STATUS_WORDS = new Map();

var holder = search.make("div", "dcs-here-big");
var note = search.make("p", "dcs-count");
var order = search.make("p", "dcs-order");
var side = search.make("details", "dcs-filters");
var wide = matchMedia("(min-width: 60em)");
var list = search.make("ol", "dcs-results");
var further = search.make("button", "dcs-more", "Xem thêm");
note.setAttribute("role", "status");
further.type = "button";
side.open = wide.matches;
side.hidden = order.hidden = further.hidden = true;
wide.addEventListener("change", function () { side.open = wide.matches; });
root.append(holder, note, order, side, list, further);
var box = search.newBox(holder, state.q);
var input = holder.querySelector("input");
holder.querySelector("form").addEventListener("submit", function (event) {
  event.preventDefault();
  input.blur();
  state = { q: input.value, sort: state.sort, chosen: {} };
  show();
});
window.addEventListener("popstate", function () { state = readAddress(); input.value = state.q; show(true); });
further.addEventListener("click", function () { shown += STEP; draw(); });

function readAddress() {
  var given = new URLSearchParams(location.search);
  var chosen = {};
  FACETS.forEach(function (row) { if (given.getAll(row[2]).length) chosen[row[0]] = given.getAll(row[2]); });
  return { q: given.get("q") || "", sort: given.get("xep") === "ngay" ? "day" : "", chosen: chosen };
}

function writeAddress() {
  var given = new URLSearchParams();
  if (state.q) given.set("q", state.q);
  FACETS.forEach(function (row) { (state.chosen[row[0]] || []).forEach(function (value) { given.append(row[2], value); }); });
  if (state.sort) given.set("xep", "ngay");
  try { history.pushState(null, "", "?" + given); } catch (problem) { /* a page from a folder may keep its address */ }
}

// Asks, then draws.
async function show(back) {
  var mine = ++running;
  if (!back) writeAddress();
  shown = STEP;
  if (!state.q.trim()) { note.textContent = ""; list.replaceChildren(); side.replaceChildren(); order.replaceChildren(); further.hidden = true; return; }
  document.title = state.q + " · " + document.title.replace(/^.* · /, "");
  search.core().statuses.forEach(function (row) { STATUS_WORDS.set(row[0], row[1]); });
  var found = (await Promise.all([search.ask(state.q, false), loadColumns()]))[0];
  if (mine !== running) return;
  answer = found;
  var most = answer.ranked[0] ? answer.ranked[0].share : 0;
  var first = answer.results.map(function (one) { return one.head.number; });
  var rest = answer.unknown && !answer.query.rest.length ? [] : answer.ranked.filter(function (one) { return one.share >= most * 0.75; }).map(function (one) { return one.document; });
  if (answer.crowd) rest = (await search.load(answer.crowd)) || [];
  if (mine !== running) return;
  documents = Array.from(new Set(first.concat(rest))).filter(function (number) { return number >= 0; });
  draw();
}

// The documents that pass the filters, in the chosen order.
function chosenDocuments() {
  var kept = documents.filter(function (document) { return passes(document, state.chosen); });
  if (state.sort) kept.sort(function (left, right) { return columns.day[right] - columns.day[left] || left - right; });
  return kept;
}

async function draw() {
  var mine = ++running;
  var kept = chosenDocuments();
  var made = await Promise.all(kept.slice(0, shown).map(resultOf));
  if (mine !== running) return;
  var filtered = FACETS.some(function (row) { return (state.chosen[row[0]] || []).length; });
  var near = filtered ? [] : search.listed(answer).slice(0, answer.near.length);
  var outside = filtered ? [] : answer.results.filter(function (one) { return one.head.number < 0; });
  var all = near.concat(made.filter(Boolean), outside);
  var remark = search.remark(answer);
  note.textContent = (kept.length ? "Có " + kept.length + " trang. " : "") + remark;
  list.replaceChildren.apply(list, all.map(line));
  if (!all.length) {
    var link = search.make("a", "", "Xem danh mục " + (answer.query.number ? "theo con số" : "từ A đến Z"));
    link.href = search.listOf(answer);
    note.append(" ", link);
  }
  further.hidden = kept.length <= shown;
  drawOrder(kept.length);
  drawFilters();
}

// A result that was made already, or one made now.
function resultOf(document) {
  var known = answer.results.find(function (one) { return one.head.number === document; });
  if (known) return known;
  var ranked = answer.ranked.find(function (one) { return one.document === document; });
  if (ranked) return search.text.fromText(ranked, answer.slots, answer.query);
  return search.headOf(document).then(function (file) { return file && search.result(file.head, {}); });
}

function line(one) {
  var item = search.make("li", "dcs-item");
  var link = search.make("a", "dcs-hit");
  link.href = search.linkOf(one);
  link.append(search.lines(one));
  item.append(link);
  return item;
}

function drawOrder(count) {
  order.replaceChildren();
  order.hidden = count < 2;
  [["", "Theo độ khớp"], ["day", "Mới nhất trước"]].forEach(function (row) {
    var button = search.make("button", "dcs-sort", row[1]);
    button.type = "button";
    button.setAttribute("aria-pressed", String(state.sort === row[0]));
    button.addEventListener("click", function () { state.sort = row[0]; writeAddress(); draw(); });
    order.append(button, " ");
  });
}

function drawFilters() {
  var open = new Set(Array.from(side.querySelectorAll(".dcs-facet[open]")).map(function (node) { return node.dataset.facet; }));
  var focus = document.activeElement && side.contains(document.activeElement) ? document.activeElement.id : "";
  side.replaceChildren(search.make("summary", "dcs-filter-name", "Bộ lọc"));
  side.hidden = documents.length < 2;
  FACETS.forEach(function (row, place) {
    var rows = counts(row[0], documents, state.chosen);
    if (rows.length < 2 && !(state.chosen[row[0]] || []).length) return;
    var fold = search.make("details", "dcs-facet");
    fold.dataset.facet = row[0];
    fold.open = open.has(row[0]) || (state.chosen[row[0]] || []).length > 0 || (place < 2 && wide.matches && !open.size);
    fold.append(search.make("summary", "", row[1]));
    rows.slice(0, 40).forEach(function (pair, at) { fold.append(choice(row[0], pair, at)); });
    side.append(fold);
  });
  var again = focus && document.getElementById(focus);
  if (again) again.focus();
}

function choice(facet, pair, at) {
  var label = search.make("label", "dcs-choice");
  var tick = document.createElement("input");
  var picked = state.chosen[facet] || [];
  tick.type = "checkbox";
  tick.id = "dcs-" + facet + "-" + at;
  tick.checked = picked.indexOf(pair[0]) >= 0;
  tick.addEventListener("change", function () {
    state.chosen[facet] = tick.checked ? picked.concat(pair[0]) : picked.filter(function (value) { return value !== pair[0]; });
    shown = STEP;
    writeAddress();
    draw();
  });
  label.append(tick, " ", search.make("span", "", facet === "status" ? STATUS_WORDS.get(pair[0]) || pair[0] : pair[0]), " ", search.make("span", "dcs-number", String(pair[1])));
  return label;
}

if (state.q) show(true);
else input.focus();
