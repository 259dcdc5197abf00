/* The graph of the explorer without its looks: lookup by typing, neighbours, filters, shortest paths. Reads window.DC_SO_DO. */
(function () {
  "use strict";
  var data = window.DC_SO_DO;
  if (!data) return;

  /** Text in lower case without marks, đ as d: what people type is folded the same way. */
  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();
  }

  var nodes = data.nut.map(function (row, index) {
    return {
      index: index, id: row[0], label: row[1], title: row[2], type: row[3], issuer: row[4], year: row[5], day: row[6], status: row[7],
      column: row[8], row: row[9], lane: row[10], address: row[11] === 1 ? "van-ban/" + row[0] + ".html" : row[11],
      key: "", shown: true, edges: []
    };
  });
  var edges = data.canh.map(function (row, index) {
    var edge = { index: index, from: nodes[row[0]], to: nodes[row[1]], verb: row[2], sure: row[3] === 1, since: row[4], group: data.quanHe[row[2]][3] };
    edge.from.edges.push(edge);
    if (edge.to !== edge.from) edge.to.edges.push(edge);
    return edge;
  });
  var byId = new Map(nodes.map(function (node) { return [node.id, node]; }));
  var others = data.lan.findIndex(function (lane) { return lane[0] === "tai-lieu"; });

  /** Documents that hold every word typed, best first; a word at the start of a number or name counts most. */
  function search(text, limit) {
    var words = fold(text).split(/[\s,]+/).filter(Boolean);
    if (!words.length) return [];
    var found = [];
    nodes.forEach(function (node) {
      if (!node.key) node.key = " " + fold(node.label + " " + node.title + " " + data.coQuan[node.issuer]);
      var score = 0;
      for (var i = 0; i < words.length; i++) {
        var place = node.key.indexOf(words[i]);
        if (place < 0) return;
        score += node.key.indexOf(" " + words[i]) >= 0 ? 0 : 4;
        score += place < node.label.length ? 0 : 2;
      }
      found.push([score - Math.min(node.edges.length, 40) / 50 + (node.lane === others ? 3 : 0), node]);
    });
    found.sort(function (a, b) { return a[0] - b[0] || a[1].index - b[1].index; });
    return found.slice(0, limit).map(function (pair) { return pair[1]; });
  }

  /** Levels of bodies whose name holds the words typed: "tỉnh", "quy định của tỉnh", "chính phủ". */
  function lanes(text) {
    var words = fold(text).split(/\s+/).filter(function (word) { return word && !/^(quy|dinh|van|ban|cua|cap|den|mot|nao|do)$/.test(word); });
    return data.lan.map(function (lane, index) { return { lane: index, title: lane[1], key: fold(lane[1] + (/^(cap-uy|chinh-quyen)$/.test(lane[0]) ? " tinh thanh pho dia phuong" : "")) }; })
      .filter(function (lane) { return words.length && words.every(function (word) { return lane.key.indexOf(word) >= 0; }); })
      .filter(function (lane) { return nodes.some(function (node) { return node.lane === lane.lane; }); });
  }

  /** What a step costs: legal relations first, guesses and plain citations only where nothing else leads there. */
  function cost(edge) { return edge.group === "dan" ? 5 : edge.sure ? 2 : 5; }

  /** The cheapest way from `start` to the first node for which `arrived` is true: a list of {node, edge}, the first without edge; null where there is none. */
  function path(start, arrived) {
    var best = new Map([[start, 0]]), came = new Map(), done = new Set(), buckets = [[start]];
    for (var price = 0; price < buckets.length; price++) {
      var bucket = buckets[price] || [];
      for (var i = 0; i < bucket.length; i++) {
        var node = bucket[i];
        if (done.has(node) || best.get(node) !== price) continue;
        done.add(node);
        if (node !== start && arrived(node)) return back(start, node, came);
        if (node.lane === others) continue; /* a term or a talk that cites two documents ties nothing together */
        node.edges.forEach(function (edge) {
          var next = edge.from === node ? edge.to : edge.from, sum = price + cost(edge);
          if (done.has(next) || (best.has(next) && best.get(next) <= sum)) return;
          best.set(next, sum);
          came.set(next, edge);
          (buckets[sum] = buckets[sum] || []).push(next);
        });
      }
    }
    return null;
  }

  function back(start, node, came) {
    var steps = [];
    while (node !== start) {
      var edge = came.get(node);
      steps.unshift({ node: node, edge: edge });
      node = edge.from === node ? edge.to : edge.from;
    }
    steps.unshift({ node: start, edge: null });
    return steps;
  }

  /** Verb of an edge as read from `node`: "Thay thế" from its subject, "Bị thay thế bởi" from its object. */
  function verb(edge, node) { return data.quanHe[edge.verb][edge.from === node ? 1 : 2]; }

  /** Neighbours of a node grouped by verb, in the order of the vocabulary: [{title, items: [{node, edge}]}]. */
  function neighbours(node) {
    var groups = new Map();
    node.edges.slice().sort(function (a, b) { return a.verb - b.verb || (a.to === node) - (b.to === node) || a.index - b.index; }).forEach(function (edge) {
      var title = verb(edge, node);
      if (!groups.has(title)) groups.set(title, []);
      groups.get(title).push({ node: edge.from === node ? edge.to : edge.from, edge: edge });
    });
    return Array.from(groups, function (pair) { return { title: pair[0], items: pair[1] }; });
  }

  /** Sets `shown` of every node; `wanted` holds type, issuer, status (or null), from, to (years or null), others (boolean). Returns how many are shown. */
  function filter(wanted) {
    var count = 0;
    nodes.forEach(function (node) {
      node.shown = (wanted.type === null || node.type === wanted.type) && (wanted.issuer === null || node.issuer === wanted.issuer) &&
        (wanted.status === null || node.status === wanted.status) && (wanted.from === null || node.year >= wanted.from) &&
        (wanted.to === null || (node.year > 0 && node.year <= wanted.to)) && (wanted.others || node.lane !== others);
      if (node.shown) count++;
    });
    return count;
  }

  window.DCSoDo = { data: data, nodes: nodes, edges: edges, byId: byId, others: others, fold: fold, search: search, lanes: lanes, path: path, verb: verb, neighbours: neighbours, filter: filter };
})();
