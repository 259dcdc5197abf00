/* Draws the graph on a canvas: a picture somewhat larger than the view is kept and moved while one drags, so that panning costs one copy a frame. */
(function () {
  "use strict";
  var graph = window.DCSoDo;
  if (!graph) return;

  var CELL_W = 156, CELL_H = 25, BOX_W = 136, BOX_H = 20, HEAD = 26, LEFT = 12, LANE = 21, MARGIN = 0.4;
  var LABELS = 0.5, NEAR = 0.74;

  /** A drawing on `canvas`. `state.verbs` (Set of verb numbers), `state.selected`, `state.path` (Set of nodes) decide what it shows. */
  function Drawing(canvas, state) {
    this.canvas = canvas;
    this.state = state;
    this.context = canvas.getContext("2d");
    this.store = document.createElement("canvas");
    this.view = { k: 1, s: 1, x: 0, y: 0 }; /* k: scale; s: how far time is pressed together, 1 in full width */
    this.kept = null;
    this.frame = 0;
    this.widths = new Map();
    this.colours = {};
    this.tops = new Map(graph.data.lanVe.map(function (lane, index) { return [lane[0], { row: lane[1], y: HEAD + lane[1] * CELL_H + index * LANE, height: lane[2] * CELL_H + LANE }]; }));
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
    var last = years[years.length - 1] || [0, 0, 1], low = lanes.length ? this.tops.get(lanes[lanes.length - 1][0]) : { y: HEAD, height: 0 };
    return { width: (last[1] + last[2]) * this.cell(), height: low.y + low.height - HEAD };
  };

  Drawing.prototype.lanes = function () {
    var state = this.state;
    return graph.data.lanVe.filter(function (lane) { return state.others || lane[0] !== graph.others; });
  };

  /** Width of a column and of a box in the world: less than full where time is pressed together. */
  Drawing.prototype.cell = function () { return CELL_W * this.view.s; };
  Drawing.prototype.wide = function () { return BOX_W * this.view.s; };

  Drawing.prototype.place = function (node) {
    var lane = this.tops.get(node.lane);
    return { x: LEFT + node.column * CELL_W * this.view.s, y: lane.y + LANE + (node.row - lane.row) * CELL_H };
  };

  /** The picture has to be made anew. */
  Drawing.prototype.touch = function () { this.kept = null; this.ask(); };

  Drawing.prototype.ask = function () {
    var drawing = this;
    if (!this.frame) this.frame = requestAnimationFrame(function () { drawing.frame = 0; drawing.paint(); });
  };

  Drawing.prototype.keep = function () {
    var world = this.world(), view = this.view;
    var w = (world.width + 2 * LEFT) * view.k, h = world.height * view.k + HEAD + 8;
    view.x = w <= this.width ? 0 : Math.min(0, Math.max(this.width - w, view.x));
    view.y = h <= this.height ? 0 : Math.min(0, Math.max(this.height - h, view.y));
  };

  Drawing.prototype.pan = function (dx, dy) { this.view.x += dx; this.view.y += dy; this.keep(); this.ask(); };

  /** Scale at which all lanes fit into the height, so that only time has to be moved. */
  Drawing.prototype.fitting = function () { return Math.min(1, (this.height - HEAD - 8) / this.world().height); };

  /** How far time is pressed together when all of it fits into the width at scale k. */
  Drawing.prototype.pressed = function (k) {
    var years = graph.data.namVe, last = years[years.length - 1] || [0, 0, 1];
    return Math.min(1, Math.max(0.004, (this.width - 2 * LEFT * k) / k / ((last[1] + last[2]) * CELL_W)));
  };

  /** Nearer or farther, about a point: first time unfolds, then everything grows; and back. */
  Drawing.prototype.zoom = function (factor, x, y) {
    var view = this.view, low = this.fitting(), k = view.k, s = view.s;
    if (factor > 1) { if (s < 1) s = Math.min(1, s * factor); else k = Math.min(2.5, k * factor); }
    else if (k > low * 1.001) k = Math.max(low, k * factor);
    else s = Math.max(this.pressed(k), s * factor);
    view.x = x - LEFT * k - (x - view.x - LEFT * view.k) * (k * s) / (view.k * view.s);
    view.y = y - HEAD - (y - HEAD - view.y) * k / view.k;
    view.k = k;
    view.s = s;
    this.keep();
    this.touch();
  };

  Drawing.prototype.fit = function () {
    this.view.k = this.fitting();
    this.view.s = this.pressed(this.view.k);
    this.view.x = this.view.y = 0;
    this.keep();
    this.touch();
  };

  Drawing.prototype.newest = function () {
    this.view.k = Math.max(this.fitting(), NEAR);
    this.view.s = 1;
    this.view.x = -1e9;
    this.view.y = 0;
    this.keep();
    this.touch();
  };

  Drawing.prototype.legible = function () { return this.view.k >= LABELS && this.view.s >= 0.75; };

  /** Brings a node into view, without change of scale where it can be read already. */
  Drawing.prototype.show = function (node) {
    var view = this.view, place;
    if (!this.legible()) { view.k = Math.max(NEAR, this.fitting()); view.s = 1; }
    place = this.place(node);
    var x = place.x * view.k + view.x, y = place.y * view.k + view.y;
    if (x < 40 || x > this.width - this.wide() * view.k - 40) view.x = this.width / 2 - (place.x + this.wide() / 2) * view.k;
    if (y < HEAD || y > this.height - 40) view.y = this.height / 2 - place.y * view.k;
    this.keep();
    this.touch();
  };

  /** The node at a point of the canvas, or null. */
  Drawing.prototype.at = function (x, y) {
    var drawing = this, view = this.view, slack = Math.max(2, 5 / view.k);
    var wx = (x - view.x) / view.k, wy = (y - HEAD - view.y) / view.k + HEAD;
    return graph.nodes.find(function (node) {
      if (!node.shown) return false;
      var place = drawing.place(node);
      return wx >= place.x - slack && wx <= place.x + drawing.wide() + slack && wy >= place.y - 3 && wy <= place.y + BOX_H + 3;
    }) || null;
  };

  Drawing.prototype.paint = function () {
    var view = this.view, kept = this.kept, dx = Math.round(this.width * MARGIN), dy = Math.round(this.height * MARGIN);
    var moved = kept && { x: view.x - kept.x, y: view.y - kept.y };
    if (!kept || kept.k !== view.k || kept.s !== view.s || Math.abs(moved.x) > dx || Math.abs(moved.y) > dy) {
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
    if (!this.painted) { this.painted = true; performance.mark("sd-ve"); } /* read by tools/benchmarks/explorer_cost.py */
  };

  Drawing.CELL_W = CELL_W;
  Drawing.CELL_H = CELL_H;
  Drawing.BOX_H = BOX_H;
  Drawing.LEFT = LEFT;
  Drawing.LANE = LANE;
  Drawing.HEAD = HEAD;
  window.DCHinh = Drawing;
})();
