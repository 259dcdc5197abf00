// Whole names that a query may be, and the pairs they stand beside.

// "nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương khóa XII" as it is called: nghi quyet trung uong 4 khoa xii.
function plenum(key) {
  if (!/trung uong/.test(key)) return key;
  var word = "";
  var short = key.replace(/ ?\b(?:hoi nghi|ban chap hanh|bch|dang|cua)\b/g, "").replace(/ lan thu (\S+)/, function (all, which) {
    word = { nhat: "1", hai: "2", ba: "3", tu: "4", bon: "4", nam: "5", sau: "6", bay: "7", tam: "8", chin: "9", muoi: "10" }[which] || which;
    return "";
  });
  if (word) short = short.replace("trung uong", "trung uong " + word);
  return short.replace(/^trung uong/, "nghi quyet trung uong");
}

// Whole names that a query may be.
function namesOf(query, slots) {
  var keys = [query.tokens.map(function (one) { return one.folded; }).join(" ")];
  slots[0] && keys.push(slots.map(function (one) { return one.keys[0]; }).join(" "), slots.map(function (one) { return one.keys[one.keys.length - 1]; }).join(" "));
  keys.push(keys[keys.length - 1].replace(/ moi(?: nhat)?$/, ""));
  // "cán bộ công chức luật": the type is said last.
  query.types.forEach(function (type) { if (type.at && type.name) keys.push(type.name + " " + slots.map(function (one) { return one.keys[0]; }).join(" ").replace(" " + type.name, "")); });
  return Array.from(new Set(keys.concat(keys.map(plenum)))).filter(Boolean);
}

// Keys of the pairs of a name, which one of them brings; of its word where it has only one.
function pairsOf(name) {
  var words = name.split(" ");
  return words.length < 2 ? words : words.slice(1).map(function (word, at) { return words[at] + " " + word; });
}

// `keys` with the pairs of the names, where a name needs few more: a question with many words around is no name.
function besideNames(names, keys) {
  var found = new Set(keys);
  names.forEach(function (name) {
    var more = pairsOf(name).filter(function (key) { return !found.has(key); });
    if (more.length < 4) more.forEach(function (key) { found.add(key); });
  });
  return Array.from(found);
}
