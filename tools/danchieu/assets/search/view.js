// Results as elements. Text of documents only ever becomes text nodes.

function make(tag, name, text) {
  var node = document.createElement(tag);
  if (name) node.className = name;
  if (text) node.textContent = text;
  return node;
}

// Runs of text into an element, the marked ones as marks.
function write(node, runs) {
  runs.forEach(function (run) { node.append(run[1] ? make("mark", "", run[0]) : run[0]); });
}

// Address of a result from the page it is shown on.
function linkOf(one) {
  var parts = one.head.path.split("#");
  var anchor = one.anchor || parts[1] || "";
  return ROOT + parts[0] + ".html" + (anchor ? "#" + anchor : "");
}

// The state as a word in its colour; where it ended, by what.
function statusOf(head) {
  var row = core.statuses.find(function (state) { return state[0] === head.status; });
  if (!row) return head.path.indexOf("#") > 0 ? make("span", "dc-state dc-seen", "Chưa có trang") : null;
  var words = head.likely ? "Có thể đã được thay thế, chưa kiểm chứng" : row[1];
  if (head.by.length && row[3]) words += " bởi " + head.by.map(function (by) { return by[0]; }).join(", ");
  return make("span", "dc-state dc-" + (head.likely ? "part" : row[2]), words);
}

// The lines of a result: name and state, title, issuer and day, the best paragraph with its address.
function lines(one) {
  var head = one.head;
  var box = document.createDocumentFragment();
  var top = make("span", "dcs-top");
  top.append(make("span", "dcs-label", head.label));
  var state = statusOf(head);
  if (state) top.append(" ", state);
  box.append(top);
  if (head.title) {
    var title = make("span", "dcs-title");
    write(title, one.titleRuns || [[head.title, false]]);
    box.append(title);
  }
  var facts = [head.label.indexOf(head.kind) === 0 ? "" : head.kind, head.issuer, head.shown].filter(Boolean).join(" · ");
  if (facts) box.append(make("span", "dcs-meta", facts));
  var place = address(one.anchor) || (one.anchor ? one.heading : "");
  if (!one.runs && !place && !one.missing) return box;
  var para = make("span", "dcs-para");
  if (place) {
    var at = make("span", "dcs-at", address(one.anchor));
    if (one.heading && one.heading[0] !== "(") {
      at.append(address(one.anchor) ? ". " : "");
      write(at, one.headRuns || [[one.heading, false]]);
    }
    para.append(at, " ");
  }
  if (one.missing) para.append(make("span", "dcs-lack", one.anchor ? "(chưa có đúng mục bạn hỏi; đây là mục gần nhất) " : "Trang này chưa có điều, khoản bạn hỏi. "));
  var runs = one.runs || [];
  // "Khoản 5 Điều 6" says what the paragraph begins with.
  if (runs.length && !runs[0][1] && /-(?:khoan|diem)-\w+$/.test(one.anchor)) runs = [[runs[0][0].replace(/^(?:\d+[a-zđ]?|[a-zđ])[.)] /, ""), false]].concat(runs.slice(1));
  write(para, runs);
  box.append(para);
  return box;
}

// What the search did with the query, in one sentence; "" where there is nothing to say.
function remark(answer) {
  if (answer.mended) return "Kết quả cho “" + shownSlots(answer) + "”.";
  if (answer.unknown) return "Không có văn bản số " + answer.query.number.figures + (answer.near.length ? ". Những số gần nhất:" : ".");
  if (answer.otherType) return "Không có văn bản loại này mang số " + answer.query.number.figures + ". Số ấy có ở:";
  var best = answer.ranked[0];
  var put = answer.results.slice(0, 3).find(function (one) { return one.put; });
  if (put) return "Tìm cả “" + put.put + "”, cách nói của văn bản.";
  if (answer.results.length && best && best.share < 0.67 && !answer.sure) return "Không văn bản nào có đủ các chữ này; đây là những văn bản gần nhất.";
  if (!answer.results.length) return "Không tìm thấy. Thử ít chữ hơn, chỉ số hiệu (73/2023), hoặc xem danh mục văn bản.";
  return "";
}

// The words that were looked for; a mended one as the first result writes it.
function shownSlots(answer) {
  var texts = answer.results.slice(0, 3).map(function (one) { return one.head.label + " " + one.head.title + " " + (one.runs || []).map(function (run) { return run[0]; }).join(""); });
  var written = split(texts.join(" ").toLowerCase());
  return answer.slots.map(function (slot) { return (slot.mended && written.find(function (word) { return fold(word) === slot.folded; })) || slot.written; }).join(" ");
}

// The list of documents where one may look who found nothing.
function listOf(answer) {
  return ROOT + (answer.query.number ? "so/index.html" : "chu-cai/index.html");
}

// Everything to be listed: near numbers where the number is unknown, then results.
function listed(answer) {
  return answer.near.map(function (row) { return result(row, {}); }).concat(answer.results);
}
