/* Draws the graph on a canvas: a picture somewhat larger than the view is kept and moved while one drags, so that panning costs one copy a frame. */
(function () {
  "use strict";
  var graph = window.DCSoDo;
  if (!graph) return;

  var CELL_W = 156, CELL_H = 27, BOX_W = 136, BOX_H = 21, HEAD = 26, LEFT = 12, MARGIN = 0.4;
  var LABELS = 0.55, CURVES = 0.22, BATCH = 256;
  var GROUPS = {
    thay: { colour: "--dc-red", width: 1.6 }, sua: { colour: "--dc-part", width: 1.4 }, lam: { colour: "--sd-lam", width: 1.4 },
    can: { colour: "--dc-soft", width: 0.8 }, dan: { colour: "--dc-line", width: 0.8 }
  };

  /** A drawing on `canvas`. `state.verbs` (Set of verb numbers), `state.selected`, `state.path` (Set of nodes) decide what it shows. */
  function Drawing(canvas, state) {
    this.canvas = canvas;
    this.state = state;
    this.context = canvas.getContext("2d");
    this.store = document.createElement("canvas");
    this.view = { k: 1, x: 0, y: 0 };
    this.kept = null;
    this.frame = 0;
    this.widths = new Map();
    this.colours = {};
    this.readColours();
    this.resize();
  }

  Drawing.prototype.readColours = function () {
    var style = getComputedStyle(this.canvas), colours = {};
    ["--dc-paper", "--dc-raised", "--dc-ink", "--dc-soft", "--dc-line", "--dc-hair", "--dc-red", "--dc-red-soft", "--dc-good", "--dc-part", "--dc-seen", "--dc-over", "--sd-lam"]
      .forEach(function (name) { colours[name] = style.getPropertyValue(name).trim() || "#777"; });
    this.colours = colours;
    this.font = style.fontFamily;
  };

  Drawing.prototype.resize = function () {
    var box = this.canvas.getBoundingClientRect();
    this.ratio = Math.min(window.devicePixelRatio || 1, 2);
    this.width = Math.max(1, Math.round(box.width));
    this.height = Math.max(1, Math.round(box.height));
    this.canvas.width = this.width * this.ratio;
    this.canvas.height = this.height * this.ratio;
    this.touch();
  };

  /** World size in pixels at scale 1: what the shown lanes and years take. */
  Drawing.prototype.world = function () {
    var years = graph.data.namVe, lanes = this.lanes();
    var last = years[years.length - 1] || [0, 0, 1], low = lanes[lanes.length - 1] || [0, 0, 1];
    return { width: (last[1] + last[2]) * CELL_W, height: (low[1] + low[2]) * CELL_H };
  };

  Drawing.prototype.lanes = function () {
    var state = this.state;
    return graph.data.lanVe.filter(function (lane) { return state.others || lane[0] !== graph.others; });
  };

  Drawing.prototype.place = function (node) { return { x: LEFT + node.column * CELL_W, y: HEAD + node.row * CELL_H }; };

  /** The picture has to be made anew. */
  Drawing.prototype.touch = function () { this.kept = null; this.ask(); };

  Drawing.prototype.ask = function () {
    var drawing = this;
    if (!this.frame) this.frame = requestAnimationFrame(function () { drawing.frame = 0; drawing.paint(); });
  };

  Drawing.prototype.keep = function () {
    var world = this.world(), view = this.view, head = HEAD;
    view.k = Math.max(0.02, Math.min(2.5, view.k));
    var w = (world.width + 2 * LEFT) * view.k, h = world.height * view.k + head + 8;
    view.x = w <= this.width ? Math.max(0, (this.width - w) / 2) : Math.min(0, Math.max(this.width - w, view.x));
    view.y = h <= this.height ? 0 : Math.min(0, Math.max(this.height - h, view.y));
  };

  Drawing.prototype.pan = function (dx, dy) { this.view.x += dx; this.view.y += dy; this.keep(); this.ask(); };

  Drawing.prototype.zoom = function (factor, x, y) {
    var old = this.view.k;
    this.view.k = Math.max(0.02, Math.min(2.5, old * factor));
    factor = this.view.k / old;
    this.view.x = x - (x - this.view.x) * factor;
    this.view.y = y - HEAD - (y - HEAD - this.view.y) * factor;
    this.keep();
    this.touch();
  };

  /** Scale at which all lanes fit into the height, so that only time has to be moved. */
  Drawing.prototype.fitting = function () { return Math.min(1, (this.height - HEAD - 8) / this.world().height); };

  Drawing.prototype.fit = function () {
    var world = this.world();
    this.view.k = Math.min(this.fitting(), this.width / (world.width + 2 * LEFT));
    this.view.x = this.view.y = 0;
    this.keep();
    this.touch();
  };

  Drawing.prototype.newest = function () {
    this.view.k = Math.max(this.fitting(), 0.62);
    this.view.x = -1e9;
    this.view.y = 0;
    this.keep();
    this.touch();
  };

  /** Brings a node into view, without change of scale where it can be read already. */
  Drawing.prototype.show = function (node) {
    var place = this.place(node), view = this.view;
    if (view.k < LABELS) view.k = Math.max(LABELS + 0.07, this.fitting());
    var x = place.x * view.k + view.x, y = place.y * view.k + view.y;
    if (x < 40 || x > this.width - BOX_W * view.k - 40) view.x = this.width / 2 - (place.x + BOX_W / 2) * view.k;
    if (y < HEAD || y > this.height - 40) view.y = this.height / 2 - place.y * view.k;
    this.keep();
    this.touch();
  };

  /** The node at a point of the canvas, or null. */
  Drawing.prototype.at = function (x, y) {
    var view = this.view, slack = Math.max(4, 8 / view.k);
    var wx = (x - view.x) / view.k, wy = (y - HEAD - view.y) / view.k + HEAD;
    return graph.nodes.find(function (node) {
      if (!node.shown) return false;
      var left = LEFT + node.column * CELL_W, top = HEAD + node.row * CELL_H;
      return wx >= left - slack && wx <= left + BOX_W + slack && wy >= top - 3 && wy <= top + BOX_H + 3;
    }) || null;
  };

  Drawing.prototype.paint = function () {
    var view = this.view, kept = this.kept, dx = Math.round(this.width * MARGIN), dy = Math.round(this.height * MARGIN);
    var moved = kept && { x: view.x - kept.x, y: view.y - kept.y };
    if (!kept || kept.k !== view.k || Math.abs(moved.x) > dx || Math.abs(moved.y) > dy) {
      this.picture(dx, dy);
      moved = { x: 0, y: 0 };
    }
    var context = this.context, ratio = this.ratio;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = this.colours["--dc-paper"];
    context.fillRect(0, 0, this.canvas.width, this.canvas.height);
    context.drawImage(this.store, Math.round((moved.x - dx) * ratio), Math.round((moved.y - dy) * ratio));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.frameWords(context);
  };

  /** Draws everything into the stored picture, which reaches dx and dy beyond the view on each side. */
  Drawing.prototype.picture = function (dx, dy) {
    var view = this.view, ratio = this.ratio, store = this.store, w = this.width + 2 * dx, h = this.height + 2 * dy;
    if (store.width !== w * ratio || store.height !== h * ratio) { store.width = w * ratio; store.height = h * ratio; }
    this.kept = { k: view.k, x: view.x, y: view.y };
    var context = store.getContext("2d");
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = this.colours["--dc-paper"];
    context.fillRect(0, 0, w, h);
    context.translate(view.x + dx, view.y + dy + HEAD - HEAD * view.k);
    context.scale(view.k, view.k);
    var box = { left: (-dx - view.x) / view.k, right: (this.width + dx - view.x) / view.k, top: (-dy - view.y) / view.k - HEAD, bottom: (this.height + dy - view.y) / view.k + HEAD };
    this.bands(context, box);
    this.drawEdges(context, box);
    this.drawNodes(context, box);
  };

  Drawing.prototype.bands = function (context, box) {
    var colours = this.colours, world = this.world();
    this.lanes().forEach(function (lane, index) {
      if (index % 2) return;
      context.fillStyle = colours["--dc-raised"];
      context.fillRect(box.left, HEAD + lane[1] * CELL_H - 3, box.right - box.left, lane[2] * CELL_H);
    });
    context.strokeStyle = colours["--dc-hair"];
    context.lineWidth = 1 / this.view.k;
    context.beginPath();
    graph.data.namVe.forEach(function (year) {
      var x = year[1] * CELL_W + LEFT - 8;
      if (x < box.left || x > box.right) return;
      context.moveTo(x, HEAD - 3);
      context.lineTo(x, HEAD + world.height);
    });
    context.stroke();
  };

  Drawing.prototype.near = function () {
    var state = this.state, near = null;
    if (state.path) near = state.path;
    else if (state.selected) {
      near = new Set([state.selected]);
      state.selected.edges.forEach(function (edge) { near.add(edge.from); near.add(edge.to); });
    }
    return near;
  };

  Drawing.prototype.drawEdges = function (context, box) {
    var drawing = this, state = this.state, lit = [], batches = new Map(), faint = !!this.near();
    graph.edges.forEach(function (edge) {
      var strong = state.pathEdges ? state.pathEdges.has(edge) : state.selected && (edge.from === state.selected || edge.to === state.selected) && state.verbs.has(edge.verb);
      if (strong) { lit.push(edge); return; }
      if (!state.verbs.has(edge.verb) || !edge.from.shown || !edge.to.shown || !drawing.touches(edge, box)) return;
      var key = edge.group + (edge.sure ? "" : "?");
      if (!batches.has(key)) batches.set(key, []);
      batches.get(key).push(edge);
    });
    ["dan", "can", "lam", "sua", "thay"].forEach(function (group) {
      ["", "?"].forEach(function (doubt) { drawing.batch(context, batches.get(group + doubt) || [], group, doubt, faint ? 0.16 : 0.62, false); });
    });
    lit.forEach(function (edge) { drawing.batch(context, [edge], edge.group, edge.sure ? "" : "?", 1, true); });
  };

  Drawing.prototype.touches = function (edge, box) {
    var a = edge.from, b = edge.to;
    return Math.min(a.column, b.column) * CELL_W <= box.right && Math.max(a.column, b.column) * CELL_W + CELL_W * 2 >= box.left &&
      Math.min(a.row, b.row) * CELL_H <= box.bottom && Math.max(a.row, b.row) * CELL_H + CELL_H * 2 >= box.top;
  };

  Drawing.prototype.batch = function (context, edges, group, doubt, alpha, strong) {
    if (!edges.length) return;
    var style = GROUPS[group], k = this.view.k, colour = this.colours[strong && group === "dan" ? "--dc-soft" : style.colour];
    context.globalAlpha = alpha;
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = Math.max(style.width, 0.7 / k) * (strong ? 1.7 : 1);
    context.setLineDash(doubt ? [5, 4] : []);
    for (var start = 0; start < edges.length; start += BATCH) {
      context.beginPath();
      for (var i = start; i < Math.min(start + BATCH, edges.length); i++) this.trace(context, edges[i]);
      context.stroke();
    }
    context.setLineDash([]);
    if (k >= CURVES * 1.6 || strong) {
      context.beginPath();
      edges.forEach(function (edge) { this.arrow(context, edge, strong ? 1.5 : 1); }, this);
      context.fill();
    }
    context.globalAlpha = 1;
  };

  /** Ends of an edge: it leaves and enters at the sides of the boxes that face one another. */
  Drawing.prototype.ends = function (edge) {
    var a = this.place(edge.from), b = this.place(edge.to), same = edge.from.column === edge.to.column, left = b.x < a.x;
    return {
      x1: a.x + (left && !same ? 0 : BOX_W), y1: a.y + BOX_H / 2, x2: b.x + (left || same ? BOX_W : 0), y2: b.y + BOX_H / 2,
      out: left && !same ? -1 : 1, into: left || same ? 1 : -1
    };
  };

  Drawing.prototype.trace = function (context, edge) {
    var e = this.ends(edge);
    context.moveTo(e.x1, e.y1);
    if (this.view.k < CURVES) { context.lineTo(e.x2, e.y2); return; }
    var bend = Math.min(90, 18 + Math.abs(e.x2 - e.x1) * 0.35 + Math.abs(e.y2 - e.y1) * 0.12);
    context.bezierCurveTo(e.x1 + e.out * bend, e.y1, e.x2 + e.into * bend, e.y2, e.x2 + e.into * 5, e.y2);
  };

  Drawing.prototype.arrow = function (context, edge, size) {
    var e = this.ends(edge), x = e.x2, s = e.into;
    context.moveTo(x, e.y2);
    context.lineTo(x + s * 7 * size, e.y2 - 3.4 * size);
    context.lineTo(x + s * 7 * size, e.y2 + 3.4 * size);
    context.closePath();
  };

  Drawing.prototype.drawNodes = function (context, box) {
    var near = this.near(), words = this.view.k >= LABELS, drawing = this;
    context.textBaseline = "middle";
    graph.nodes.forEach(function (node) {
      if (!node.shown) return;
      var place = drawing.place(node);
      if (place.x > box.right || place.x + BOX_W < box.left || place.y > box.bottom || place.y + BOX_H < box.top) return;
      drawing.node(context, node, place, near, words);
    });
    context.globalAlpha = 1;
  };

  Drawing.prototype.node = function (context, node, place, near, words) {
    var colours = this.colours, tone = graph.data.tinhTrang[node.status][1], chosen = node === this.state.selected;
    var colour = colours["--dc-" + (tone === "ended" ? "over" : tone)];
    context.globalAlpha = near && !near.has(node) ? 0.3 : 1;
    context.fillStyle = chosen ? colours["--dc-red"] : near && near.has(node) ? colours["--dc-red-soft"] : colours["--dc-paper"];
    context.fillRect(place.x, place.y, BOX_W, BOX_H);
    context.strokeStyle = chosen || (near && near.has(node)) ? colours["--dc-red"] : colours["--dc-line"];
    context.lineWidth = chosen ? 2 : 1;
    if (!node.address || node.address.indexOf("van-ban/") !== 0) context.setLineDash([3, 3]);
    context.strokeRect(place.x, place.y, BOX_W, BOX_H);
    context.setLineDash([]);
    context.fillStyle = colour;
    if (tone === "ended") { context.strokeStyle = colour; context.lineWidth = 1.4; context.strokeRect(place.x + 5.5, place.y + 6.5, 8, 8); context.beginPath(); context.moveTo(place.x + 4, place.y + 16); context.lineTo(place.x + 15, place.y + 5); context.stroke(); }
    else if (tone === "part") { context.fillRect(place.x + 5, place.y + 6, 5, 9); context.lineWidth = 1; context.strokeStyle = colour; context.strokeRect(place.x + 5.5, place.y + 6.5, 8, 8); }
    else if (tone === "seen") { context.strokeStyle = colour; context.lineWidth = 1.4; context.strokeRect(place.x + 5.5, place.y + 6.5, 8, 8); }
    else context.fillRect(place.x + 5, place.y + 6, 9, 9);
    if (!words) return;
    context.font = "500 11.5px " + this.font;
    context.fillStyle = chosen ? colours["--dc-paper"] : tone === "ended" ? colours["--dc-soft"] : colours["--dc-ink"];
    context.fillText(this.fitted(context, node), place.x + 20, place.y + BOX_H / 2 + 1);
  };

  /** The name of a node cut to its box, worked out once. */
  Drawing.prototype.fitted = function (context, node) {
    if (!this.widths.has(node)) {
      var text = node.label.replace(/^(Nghị quyết|Nghị định|Quy định|Quyết định|Kết luận|Chỉ thị|Hướng dẫn|Kế hoạch|Thông tư|Văn bản hợp nhất|Luật|Bộ luật) (?=\S*\d\S*[\/-])/, "").replace(/^Luật (?!số)/, "L. "), whole = text;
      while (text.length > 3 && context.measureText(text + (text === whole ? "" : "…")).width > BOX_W - 25) text = text.slice(0, -1);
      this.widths.set(node, text === whole ? text : text.trim() + "…");
    }
    return this.widths.get(node);
  };

  /** Years above and lanes at the left: they stay while the picture moves. */
  Drawing.prototype.frameWords = function (context) {
    var view = this.view, colours = this.colours, width = this.width, font = this.font;
    context.fillStyle = colours["--dc-paper"];
    context.fillRect(0, 0, width, HEAD - 3);
    context.strokeStyle = colours["--dc-line"];
    context.lineWidth = 1;
    context.strokeRect(-1, -1, width + 2, HEAD - 2.5);
    context.font = "500 12px " + font;
    context.textBaseline = "middle";
    var free = 0;
    graph.data.namVe.forEach(function (year) {
      var left = (year[1] * CELL_W + LEFT) * view.k + view.x, right = left + year[2] * CELL_W * view.k, text = year[0] ? String(year[0]) : "Chưa rõ năm";
      var x = Math.max(left, Math.min(8, right - 44));
      if (right < 0 || x > width || x < free) return;
      context.fillStyle = colours["--dc-soft"];
      context.fillText(text, x, HEAD / 2 - 1);
      free = x + context.measureText(text).width + 8;
    });
    context.font = "500 11.5px " + font;
    this.lanes().forEach(function (lane) {
      var y = HEAD + lane[1] * CELL_H * view.k + view.y + lane[2] * CELL_H * view.k - 13, text = graph.data.lan[lane[0]][1], wide = context.measureText(text).width;
      if (lane[2] * CELL_H * view.k < 15 || y < HEAD + 4) return;
      context.globalAlpha = 0.9;
      context.fillStyle = colours["--dc-paper"];
      context.fillRect(4, y - 8, wide + 10, 17);
      context.globalAlpha = 1;
      context.fillStyle = colours["--dc-red"];
      context.fillText(text, 9, y + 1);
    });
  };

  Drawing.HEAD = HEAD;
  window.DCHinh = Drawing;
})();
