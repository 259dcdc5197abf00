/* The explorer: fields, filters, pointer and keys around the drawing; what is chosen is told in words beside it. */
(function () {
  "use strict";
  var graph = window.DCSoDo, app = document.getElementById("so-do");
  if (!graph || !app || !window.DCHinh) return;
  var data = graph.data, HEAD = window.DCHinh.HEAD;
  var $ = function (name) { return document.getElementById("sd-" + name); };

  app.hidden = false;
  document.querySelectorAll(".sd-off").forEach(function (note) { note.hidden = true; }); /* browsers that do not know @media (scripting) */
  var canvas = $("ve"), panel = $("o");
  var state = { verbs: new Set(), selected: null, path: null, pathEdges: null, others: false };
  var ends = { tu: null, den: null };
  var drawing = new window.DCHinh(canvas, state);

  function make(tag, attributes, children) {
    var element = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (key) { if (attributes[key] !== null) element.setAttribute(key, attributes[key]); });
    (children || []).forEach(function (child) { element.append(child); });
    return element;
  }

  function say(words) { $("noi").textContent = words; }
  function about(node) { return [data.tinhTrang[node.status][0], node.day || (node.year ? "năm " + node.year : "")].filter(Boolean).join(", "); }
  function link(node) { return node.address ? make("a", { href: "../" + node.address }, [node.label]) : make("span", {}, [node.label]); }

  /* ---- filters ---- */
  function options(select, values) { values.forEach(function (value, index) { select.append(make("option", { value: index }, [value])); }); }
  options($("loai"), data.loai);
  options($("co-quan"), data.coQuan);
  data.tinhTrang.forEach(function (pair, index) { if (data.loai.indexOf(pair[0]) < 0) $("tinh-trang").append(make("option", { value: index }, [pair[0]])); });

  function chosen(name) { var value = $(name).value; return value === "" ? null : Number(value); }

  function applyFilters() {
    state.others = $("tai-lieu").checked;
    state.verbs = new Set();
    data.quanHe.forEach(function (verb, index) { if ($("qh-" + verb[0]).checked) state.verbs.add(index); });
    var count = graph.filter({ type: chosen("loai"), issuer: chosen("co-quan"), status: chosen("tinh-trang"), from: chosen("tu-nam"), to: chosen("den-nam"), others: state.others });
    var drawn = graph.edges.filter(function (edge) { return state.verbs.has(edge.verb) && edge.from.shown && edge.to.shown; }).length;
    $("dem").textContent = count ? "Đang hiện " + count + " văn bản, " + drawn + " quan hệ." : "Không có văn bản nào khớp; hãy bỏ bớt bộ lọc.";
    drawing.keep();
    drawing.touch();
  }

  document.querySelector(".sd-filter").addEventListener("input", applyFilters);
  $("bo-loc").addEventListener("click", function () {
    ["loai", "co-quan", "tinh-trang", "tu-nam", "den-nam"].forEach(function (name) { $(name).value = ""; });
    document.querySelectorAll(".sd-quan-he").forEach(function (box) { box.checked = box.defaultChecked; });
    $("tai-lieu").checked = false;
    applyFilters();
  });

  /* ---- fields that offer documents ---- */
  function box(name, extra, pick) {
    var input = $(name), list = $(name + "-ds"), shown = [], active = -1;
    function close() { list.hidden = true; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); active = -1; }
    function mark(index) {
      active = index;
      Array.from(list.children).forEach(function (item, place) { item.setAttribute("aria-selected", String(place === index)); });
      if (index >= 0) { input.setAttribute("aria-activedescendant", list.children[index].id); list.children[index].scrollIntoView({ block: "nearest" }); }
      else input.removeAttribute("aria-activedescendant");
    }
    function take(index) { var hit = shown[index]; if (!hit) return; input.value = hit.words; close(); pick(hit); }
    function offer() {
      var lanes = extra ? graph.lanes(input.value).map(function (lane) { return { lane: lane.lane, words: "Văn bản gần nhất: " + lane.title, small: "một văn bản bất kỳ ở cấp này" }; }) : [];
      shown = lanes.concat(graph.search(input.value, 12).map(function (node) { return { node: node, words: node.label, small: [node.title, about(node)].filter(Boolean).join(" · ") }; }));
      list.replaceChildren.apply(list, shown.map(function (hit, index) {
        var item = make("li", { role: "option", id: "sd-" + name + "-" + index, "aria-selected": "false" }, [make("strong", {}, [hit.words]), make("span", {}, [hit.small])]);
        item.addEventListener("pointerdown", function (event) { event.preventDefault(); take(index); });
        return item;
      }));
      list.hidden = !shown.length;
      input.setAttribute("aria-expanded", String(shown.length > 0));
      mark(-1);
      if (input.value.trim()) say(shown.length ? shown.length + " gợi ý" : "Không có văn bản nào khớp");
    }
    input.addEventListener("input", offer);
    input.addEventListener("focus", function () { if (input.value && !input.readOnly) input.select(); });
    input.addEventListener("blur", close);
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        if (list.hidden) offer();
        if (shown.length) mark((active + (event.key === "ArrowDown" ? 1 : active < 0 ? 0 : -1) + shown.length) % shown.length);
        event.preventDefault();
      } else if (event.key === "Enter") { take(active < 0 ? 0 : active); event.preventDefault(); }
      else if (event.key === "Escape") { if (list.hidden) input.value = ""; close(); }
    });
  }

  box("tim", false, function (hit) { select(hit.node, true); });
  box("tu", false, function (hit) { ends.tu = hit; findPath(); });
  box("den", true, function (hit) { ends.den = hit; findPath(); });

  /* ---- one document and its neighbours ---- */
  function select(node, move) {
    clearPath(false);
    state.selected = node;
    if (!node) { start(); remember(""); drawing.touch(); return; }
    if (node.lane === graph.others && !state.others) { $("tai-lieu").checked = true; applyFilters(); }
    if (!node.shown) { $("bo-loc").click(); }
    tell(node);
    remember("vb=" + encodeURIComponent(node.id));
    if (move) drawing.show(node); else drawing.touch();
    say(node.label + ". " + about(node) + ". " + node.edges.length + " quan hệ.");
  }

  function tell(node) {
    var parts = [make("h2", {}, [link(node)])];
    if (node.title) parts.push(make("p", { class: "sd-title" }, [node.title]));
    parts.push(make("p", {}, [make("span", { class: "dc-state dc-" + data.tinhTrang[node.status][1] }, [data.tinhTrang[node.status][0]])]));
    parts.push(make("p", { class: "dc-when" }, [[data.coQuan[node.issuer], node.day ? "ngày " + node.day : node.year ? "năm " + node.year : "chưa rõ ngày"].join(" · ")]));
    var from = make("button", { type: "button" }, ["Tìm đường từ đây"]), off = make("button", { type: "button" }, ["Bỏ chọn"]);
    from.addEventListener("click", function () { $("duong").open = true; ends.tu = { node: node, words: node.label }; $("tu").value = node.label; $("den").focus(); findPath(); });
    off.addEventListener("click", function () { select(null); canvas.focus(); });
    parts.push(make("p", { class: "sd-buttons" }, [from, off]));
    graph.neighbours(node).forEach(function (group) {
      parts.push(make("h3", {}, [group.title + " (" + group.items.length + ")"]));
      parts.push(make("ul", {}, group.items.map(function (item) { return neighbour(item.node, item.edge); })));
    });
    if (!node.edges.length) parts.push(make("p", {}, ["Chưa ghi nhận quan hệ nào với văn bản khác."]));
    panel.replaceChildren.apply(panel, parts);
    panel.scrollTop = 0;
  }

  function neighbour(node, edge) {
    var button = make("button", { type: "button", class: "sd-go" }, [node.label]);
    button.addEventListener("click", function () { select(node, true); panel.focus(); });
    var small = [edge && edge.since ? "từ " + edge.since : "", edge && !edge.sure ? "suy luận, chưa có nguồn nói thẳng" : "", about(node)].filter(Boolean).join(" · ");
    return make("li", {}, [button, make("span", { class: "dc-when" }, [small])]);
  }

  /** Nothing chosen: where one can begin. */
  function start() {
    var most = graph.nodes.filter(function (node) { return node.lane !== graph.others; }).sort(function (a, b) { return b.edges.length - a.edges.length || a.index - b.index; }).slice(0, 6);
    panel.replaceChildren(
      make("h2", {}, ["Bắt đầu từ một văn bản"]), make("p", {}, ["Chọn một ô trên hình, gõ số hiệu ở ô tìm, hoặc mở một trong các văn bản có nhiều quan hệ nhất:"]),
      make("ul", {}, most.map(function (node) { return neighbour(node, null); })));
  }

  /* ---- the way between two documents ---- */
  function findPath() {
    var from = ends.tu && ends.tu.node, to = ends.den;
    if (!from || !to) { $("ket-qua").replaceChildren(make("p", {}, [from ? "Chọn thêm nơi đến." : to ? "Chọn thêm nơi đi." : ""])); return; }
    var steps = graph.path(from, function (node) { return to.node ? node === to.node : node.lane === to.lane; });
    state.selected = null;
    state.path = steps && new Set(steps.map(function (step) { return step.node; }));
    state.pathEdges = steps && new Set(steps.map(function (step) { return step.edge; }));
    remember("tu=" + encodeURIComponent(from.id) + "&den=" + encodeURIComponent(to.node ? to.node.id : "cap:" + data.lan[to.lane][0]));
    if (!steps) { $("ket-qua").replaceChildren(make("p", {}, ["Trong kho chưa có quan hệ nào nối hai nơi này."])); start(); drawing.touch(); return; }
    $("ket-qua").replaceChildren(make("p", {}, ["Có đường đi, qua " + (steps.length - 1) + " quan hệ; xem từng bước cạnh hình vẽ."]));
    panel.replaceChildren(make("h2", {}, ["Đường đi"]), make("ol", { class: "sd-way" }, steps.map(function (step, index) { return way(steps, step, index); })));
    panel.scrollTop = 0;
    drawing.show(steps[steps.length - 1].node);
  }

  function way(steps, step, index) {
    var parts = [link(step.node), make("span", { class: "dc-when" }, [[step.node.title, about(step.node)].filter(Boolean).join(" · ")])];
    if (step.edge) {
      var verb = graph.verb(step.edge, steps[index - 1].node).toLowerCase();
      parts.unshift(make("em", {}, [verb + (step.edge.sure ? "" : " (suy luận)") + " "]));
    }
    return make("li", {}, parts);
  }

  function clearPath(all) {
    state.path = state.pathEdges = null;
    if (!all) return;
    ends.tu = ends.den = null;
    $("tu").value = $("den").value = "";
    $("ket-qua").replaceChildren();
    remember("");
    start();
    drawing.touch();
  }

  $("bo-duong").addEventListener("click", function () { clearPath(true); $("tu").focus(); });
  $("doi").addEventListener("click", function () {
    if (ends.den && !ends.den.node) { say("Nơi đến là một cấp, không đổi chiều được."); return; }
    var kept = ends.tu;
    ends.tu = ends.den;
    ends.den = kept;
    $("tu").value = ends.tu ? ends.tu.words : "";
    $("den").value = ends.den ? ends.den.words : "";
    findPath();
  });

  /* ---- address: what is chosen can be linked to ---- */
  function remember(hash) {
    try { history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search); } catch (error) { /* some browsers refuse on file:// */ }
  }

  function recall() {
    var asked = new URLSearchParams(location.hash.slice(1)), one = graph.byId.get(asked.get("vb") || "");
    if (one) { select(one, true); return true; }
    var from = graph.byId.get(asked.get("tu") || ""), to = asked.get("den") || "", target = graph.byId.get(to);
    var lane = to.indexOf("cap:") === 0 ? data.lan.findIndex(function (row) { return row[0] === to.slice(4); }) : -1;
    if (!from || (!target && lane < 0)) return false;
    ends.tu = { node: from, words: from.label };
    ends.den = target ? { node: target, words: target.label } : { lane: lane, words: "Văn bản gần nhất: " + data.lan[lane][1] };
    $("tu").value = ends.tu.words;
    $("den").value = ends.den.words;
    $("duong").open = true;
    findPath();
    return true;
  }
  window.addEventListener("hashchange", recall);

  /* ---- pointer ---- */
  var fingers = new Map(), travelled = 0, spread = 0;
  function spot(event) { var box = canvas.getBoundingClientRect(); return { x: event.clientX - box.left, y: event.clientY - box.top }; }
  canvas.addEventListener("pointerdown", function (event) {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, spot(event));
    travelled = spread = 0;
  });
  canvas.addEventListener("pointermove", function (event) {
    var old = fingers.get(event.pointerId), now = spot(event);
    if (!old) { canvas.style.cursor = drawing.at(now.x, now.y) ? "pointer" : "grab"; return; }
    fingers.set(event.pointerId, now);
    if (fingers.size === 2) {
      var pair = Array.from(fingers.values()), apart = Math.hypot(pair[0].x - pair[1].x, pair[0].y - pair[1].y);
      if (spread) drawing.zoom(apart / spread, (pair[0].x + pair[1].x) / 2, (pair[0].y + pair[1].y) / 2);
      spread = apart;
      travelled = 99;
      return;
    }
    travelled += Math.abs(now.x - old.x) + Math.abs(now.y - old.y);
    if (travelled > 5) drawing.pan(now.x - old.x, now.y - old.y);
  });
  function lift(event) {
    var place = fingers.get(event.pointerId);
    fingers.delete(event.pointerId);
    spread = 0;
    if (event.type === "pointerup" && place && travelled <= 5) select(drawing.at(place.x, place.y), false);
  }
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  canvas.addEventListener("wheel", function (event) {
    var place = spot(event);
    if (event.ctrlKey || event.metaKey) { drawing.zoom(Math.exp(-event.deltaY * 0.003), place.x, place.y); event.preventDefault(); }
    else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) { drawing.pan(-(event.deltaX || event.deltaY), 0); event.preventDefault(); }
  }, { passive: false });

  /* ---- keys ---- */
  var WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function step(dx, dy) {
    var here = state.selected, best = null, least = Infinity;
    if (!here) { here = { column: dx < 0 ? 1e6 : -1, row: 0 }; dx = dx || 1; dy = 0; }
    graph.nodes.forEach(function (node) {
      if (!node.shown || node === state.selected) return;
      var along = (node.column - here.column) * dx + (node.row - here.row) * dy, aside = Math.abs((node.column - here.column) * dy) + Math.abs((node.row - here.row) * dx);
      if (along > 0 && along + 3 * aside < least) { least = along + 3 * aside; best = node; }
    });
    if (best) select(best, true);
  }
  canvas.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    var way = WAYS[event.key], middle = [drawing.width / 2, drawing.height / 2];
    if (way && event.shiftKey) drawing.pan(-way[0] * 120, -way[1] * 80);
    else if (way) step(way[0], way[1]);
    else if (event.key === "+" || event.key === "=") drawing.zoom(1.25, middle[0], middle[1]);
    else if (event.key === "-") drawing.zoom(0.8, middle[0], middle[1]);
    else if (event.key === "0") drawing.fit();
    else if (event.key === "Enter") { if (state.selected) panel.focus(); }
    else if (event.key === "Escape") select(null);
    else return;
    event.preventDefault();
  });
  $("gan").addEventListener("click", function () { drawing.zoom(1.3, drawing.width / 2, drawing.height / 2); });
  $("xa").addEventListener("click", function () { drawing.zoom(1 / 1.3, drawing.width / 2, drawing.height / 2); });
  $("het").addEventListener("click", function () { drawing.fit(); });
  $("moi").addEventListener("click", function () { drawing.newest(); });

  /* ---- size and colours ---- */
  new ResizeObserver(function () { drawing.resize(); drawing.keep(); }).observe(canvas);
  new MutationObserver(function () { drawing.readColours(); drawing.touch(); }).observe(document.body, { attributes: true, attributeFilter: ["data-md-color-scheme"] });
  document.fonts.ready.then(function () { drawing.widths.clear(); drawing.touch(); });

  applyFilters();
  start();
  drawing.newest();
  recall();
  window.DCXem = { drawing: drawing, state: state, select: select };
})();
