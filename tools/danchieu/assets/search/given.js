// What the script of words takes from the one of every page. Names stand here once, as box.js hands them over.

var { LINE, light, PAIR, core, tongue, all, load, result, pieceOf, findPlace, readPlaces, lex, clean, split, fold, foldMarked, marked, near, hashed, keyOf, goTo, byValue, slotsOf, namesOf, besideNames, pairKeys, termsOf, shardOf, isSyllable } = window.dcSearch.given;
