// What the script of words takes from the one of every page. Names stand here once, as box.js hands them over.

var { LINE, light, PAIR, core, tongue, all, load, result, pieceOf, findPlace, readPlaces, lex, clean, split, fold, foldMarked, marked, near, hashed, keyOf, goTo, byValue, slotsOf, pairKeys, termsOf, shardOf, isSyllable, plan, isAsked, isOn } = window.dcSearch.given;
