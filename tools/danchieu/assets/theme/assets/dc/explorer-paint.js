/* What the drawing of the explorer consists of: bands of lanes, edges, boxes, words at its border. Extends window.DCHinh. */
(function () {
  "use strict";
  var graph = window.DCSoDo, Drawing = window.DCHinh;
  if (!graph || !Drawing) return;

  var CELL_W = Drawing.CELL_W, CELL_H = Drawing.CELL_H, BOX_H = Drawing.BOX_H, HEAD = Drawing.HEAD, LEFT = Drawing.LEFT, LANE = Drawing.LANE;
  var CURVES = 0.22, BATCH = 256;
  var GROUPS = {
    thay: { colour: "--dc-red", width: 1.6 }, sua: { colour: "--dc-part", width: 1.4 }, lam: { colour: "--sd-lam", width: 1.4 },
    can: { colour: "--dc-soft", width: 0.8 }, dan: { colour: "--dc-line", width: 0.8 }
  };

  /** Draws everything into the stored picture, which reaches dx and dy beyond the view on each side. */
  Drawing.prototype.picture = function (dx, dy) {
    var view = this.view, ratio = this.ratio, store = this.store, w = this.width + 2 * dx, h = this.height + 2 * dy;
    if (store.width !== w * ratio || store.height !== h * ratio) { store.width = w * ratio; store.height = h * ratio; }
    this.kept = { k: view.k, s: view.s, x: view.x, y: view.y };
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
    var colours = this.colours, world = this.world(), tops = this.tops, cell = this.cell();
    this.lanes().forEach(function (lane, index) {
      if (index % 2) return;
      context.fillStyle = colours["--dc-raised"];
      context.fillRect(box.left, tops.get(lane[0]).y - 2, box.right - box.left, tops.get(lane[0]).height);
    });
    context.strokeStyle = colours["--dc-hair"];
    context.lineWidth = 1 / this.view.k;
    context.beginPath();
    graph.data.namVe.forEach(function (year) {
      var x = year[1] * cell + LEFT * (cell / CELL_W) - 8 * (cell / CELL_W);
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
      ["", "?"].forEach(function (doubt) { drawing.batch(context, batches.get(group + doubt) || [], group, doubt, faint ? 0.14 : 0.5, false); });
    });
    lit.forEach(function (edge) { drawing.batch(context, [edge], edge.group, edge.sure ? "" : "?", 1, true); });
  };

  Drawing.prototype.touches = function (edge, box) {
    var a = this.place(edge.from), b = this.place(edge.to);
    return Math.min(a.x, b.x) <= box.right && Math.max(a.x, b.x) + CELL_W >= box.left && Math.min(a.y, b.y) <= box.bottom && Math.max(a.y, b.y) + CELL_H >= box.top;
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
    if (k * this.view.s >= CURVES * 1.6 || strong) {
      context.beginPath();
      edges.forEach(function (edge) { this.arrow(context, edge, strong ? 1.5 : 1); }, this);
      context.fill();
    }
    context.globalAlpha = 1;
  };

  /** Ends of an edge: it leaves and enters at the sides of the boxes that face one another. */
  Drawing.prototype.ends = function (edge) {
    var a = this.place(edge.from), b = this.place(edge.to), same = edge.from.column === edge.to.column, left = b.x < a.x, wide = this.wide();
    return {
      x1: a.x + (left && !same ? 0 : wide), y1: a.y + BOX_H / 2, x2: b.x + (left || same ? wide : 0), y2: b.y + BOX_H / 2,
      out: left && !same ? -1 : 1, into: left || same ? 1 : -1
    };
  };

  Drawing.prototype.trace = function (context, edge) {
    var e = this.ends(edge);
    context.moveTo(e.x1, e.y1);
    if (this.view.k * this.view.s < CURVES * 0.2) { context.lineTo(e.x2, e.y2); return; }
    var bend = Math.min(90, 4 + 14 * this.view.s + Math.abs(e.x2 - e.x1) * 0.35 + Math.abs(e.y2 - e.y1) * 0.12);
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
    var near = this.near(), words = this.legible(), wide = this.wide(), drawing = this;
    context.textBaseline = "middle";
    graph.nodes.forEach(function (node) {
      if (!node.shown) return;
      var place = drawing.place(node);
      if (place.x > box.right || place.x + wide < box.left || place.y > box.bottom || place.y + BOX_H < box.top) return;
      if (words) drawing.node(context, node, place, near); else drawing.dot(context, node, place, wide, near);
    });
    context.globalAlpha = 1;
  };

  /** Far away: a bar in the colour of its state. */
  Drawing.prototype.dot = function (context, node, place, wide, near) {
    var lit = near && near.has(node);
    context.globalAlpha = near && !lit ? 0.28 : 1;
    context.fillStyle = lit ? this.colours["--dc-red"] : this.tone(node) === "ended" ? this.colours["--dc-line"] : this.colours["--dc-soft"];
    context.fillRect(place.x, place.y + 2, Math.max(wide, 2 / this.view.k), BOX_H - 4);
  };

  Drawing.prototype.tone = function (node) { return graph.data.tinhTrang[node.status][1]; };

  /** Near: a box with the sign of its state and its number. */
  Drawing.prototype.node = function (context, node, place, near) {
    var colours = this.colours, tone = this.tone(node), chosen = node === this.state.selected, lit = near && near.has(node), wide = this.wide();
    context.globalAlpha = near && !lit ? 0.3 : 1;
    context.fillStyle = chosen ? colours["--dc-red"] : lit ? colours["--dc-red-soft"] : colours["--dc-paper"];
    context.fillRect(place.x, place.y, wide, BOX_H);
    context.strokeStyle = chosen || lit ? colours["--dc-red"] : colours["--dc-line"];
    context.lineWidth = chosen ? 2 : 1;
    if (!node.address || node.address.indexOf("van-ban/") !== 0) context.setLineDash([3, 3]);
    context.strokeRect(place.x, place.y, wide, BOX_H);
    context.setLineDash([]);
    this.sign(context, place.x + 5, place.y + 5, tone, chosen ? colours["--dc-paper"] : colours["--dc-" + (tone === "ended" ? "over" : tone)]);
    context.font = "500 " + this.size() + "px " + this.font;
    context.fillStyle = chosen ? colours["--dc-paper"] : tone === "ended" ? colours["--dc-soft"] : colours["--dc-ink"];
    context.fillText(this.fitted(context, node), place.x + (tone === "seen" ? 6 : 19), place.y + BOX_H / 2 + 1);
  };

  /** The small round sign before a number: full, half or struck through; none where nothing is known against the instrument. */
  Drawing.prototype.sign = function (context, x, y, tone, colour) {
    if (tone === "seen") return;
    context.strokeStyle = context.fillStyle = colour;
    context.lineWidth = 1.4;
    context.beginPath();
    context.arc(x + 4.5, y + 4.5, 4.2, 0, 2 * Math.PI);
    if (tone === "good") { context.fill(); return; }
    context.stroke();
    context.beginPath();
    if (tone === "part") { context.arc(x + 4.5, y + 4.5, 4.2, Math.PI / 2, 1.5 * Math.PI); context.fill(); return; }
    context.moveTo(x - 1, y + 10);
    context.lineTo(x + 10, y - 1);
    context.stroke();
  };

  /** Size of names in the world: never smaller than 10 px on the screen. */
  Drawing.prototype.size = function () { return Math.round(Math.max(11.5, 10 / this.view.k) * 2) / 2; };

  /** The name of a node cut to its box, worked out once. */
  Drawing.prototype.fitted = function (context, node) {
    var key = node.index + "/" + this.size() + "/" + Math.round(this.view.s * 20);
    if (!this.widths.has(key)) {
      var text = node.label.replace(/^(Nghị quyết|Nghị định|Quy định|Quyết định|Kết luận|Chỉ thị|Hướng dẫn|Kế hoạch|Thông tư|Văn bản hợp nhất|Luật|Bộ luật) (?=\S*\d\S*[\/-])/, "").replace(/^Luật (?!số)/, "").replace(/ \(\d{4}\)$/, ""), whole = text;
      while (text.length > 3 && context.measureText(text + (text === whole ? "" : "…")).width > this.wide() - 22) text = text.slice(0, -1);
      this.widths.set(key, text === whole ? text : text.trim() + "…");
    }
    return this.widths.get(key);
  };

  /** Years above and lanes at the left: they stay while the picture moves. */
  Drawing.prototype.frameWords = function (context) {
    var view = this.view, colours = this.colours, width = this.width, font = this.font, cell = this.cell();
    context.fillStyle = colours["--dc-paper"];
    context.fillRect(0, 0, width, HEAD - 3);
    context.strokeStyle = colours["--dc-line"];
    context.lineWidth = 1;
    context.strokeRect(-1, -1, width + 2, HEAD - 2.5);
    context.font = "500 12px " + font;
    context.textBaseline = "middle";
    var free = 0;
    graph.data.namVe.forEach(function (year) {
      var left = (year[1] * cell + LEFT) * view.k + view.x, right = left + year[2] * cell * view.k, text = year[0] ? String(year[0]) : "Chưa rõ năm";
      var x = Math.max(left, Math.min(8, right - 44));
      if (right < 0 || x > width || x < free) return;
      context.fillStyle = colours["--dc-soft"];
      context.fillText(text, x, HEAD / 2 - 1);
      free = x + context.measureText(text).width + 8;
    });
    context.font = "500 11.5px " + font;
    this.lanes().forEach(function (lane, index) {
      var band = this.tops.get(lane[0]), y = HEAD + (band.y - HEAD) * view.k + view.y + Math.max(9, LANE * view.k / 2), text = graph.data.lan[lane[0]][1];
      if (band.height * view.k < 15 || y < HEAD + 6) return;
      context.globalAlpha = 0.85;
      context.fillStyle = colours[index % 2 ? "--dc-paper" : "--dc-raised"];
      context.fillRect(2, y - 8, context.measureText(text).width + 12, 15);
      context.globalAlpha = 1;
      context.fillStyle = colours["--dc-red"];
      context.fillText(text, 8, y);
    }, this);
  };
})();
