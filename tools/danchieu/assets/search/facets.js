// Columns of the results page: what each document is, for filters with counts and for the order by date.

var search = window.dcSearch;
var FACETS = [["type", "Loại", "loai"], ["family", "Đảng, Nhà nước", "khoi"], ["issuer", "Cơ quan ban hành", "co-quan"], ["year", "Năm", "nam"], ["subject", "Chủ đề", "chu-de"], ["status", "Tình trạng", "tinh-trang"]];
var columns = null;

async function loadColumns() {
  if (columns) return columns;
  columns = await search.load("f");
  var day = 0;
  columns.day = columns.days.map(function (step) { return (day += step); });
  return columns;
}

// Values a document has in a facet.
function valuesOf(facet, document) {
  var column = columns[facet];
  var places = column[1][document];
  return (Array.isArray(places) ? places : [places]).map(function (place) { return column[0][place]; }).filter(Boolean);
}

function passes(document, chosen, except) {
  return FACETS.every(function (row) {
    var wanted = chosen[row[0]];
    return row[0] === except || !wanted || !wanted.length || valuesOf(row[0], document).some(function (value) { return wanted.indexOf(value) >= 0; });
  });
}

// Value and count for each value of a facet among documents that pass the other filters, most frequent first; years newest first.
function counts(facet, documents, chosen) {
  var found = new Map();
  documents.forEach(function (document) {
    if (passes(document, chosen, facet)) valuesOf(facet, document).forEach(function (value) { found.set(value, (found.get(value) || 0) + 1); });
  });
  (chosen[facet] || []).forEach(function (value) { if (!found.has(value)) found.set(value, 0); });
  return Array.from(found).sort(function (left, right) { return facet === "year" ? right[0].localeCompare(left[0]) : right[1] - left[1] || left[0].localeCompare(right[0], "vi"); });
}
