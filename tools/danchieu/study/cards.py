"""Flash cards: a table of lasting id, front, back and tags that Anki and other programs take in; a second import renews the same cards.

Format: docs.ankiweb.net, “Importing: text files” with file headers.
"""

from __future__ import annotations

import csv
import io

from danchieu.model import Library, Topic
from danchieu.study import Made, Order, Study
from danchieu.study.parts.bank import Item, said
from danchieu.study.parts.choose import choose
from danchieu.study.parts.names import names_of
from danchieu.study.parts.papers import LETTERS
from danchieu.text import slug, spreadsheet_cell

_HEAD = ("#separator:Tab", "#html:false", "#guid column:1", "#tags column:4", "#columns:Mã\tMặt trước\tMặt sau\tNhãn")


def _write(library: Library, order: Order, suffix: str) -> Made:
    chosen, findings = choose(names_of(library), order)
    if not chosen:
        return Made(b"", findings)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerows([spreadsheet_cell(cell) for cell in _card(one)] for one in chosen)
    return Made(("\n".join(_HEAD) + "\n" + out.getvalue()).encode(), findings)


def _card(one: Item) -> tuple[str, ...]:
    options = (f"{LETTERS[index]}. {option}" for index, option in enumerate(one.options))
    answer = f"{LETTERS[one.answer]}. {one.options[one.answer]}"
    tags = " ".join(part for part in (one.id.partition("/")[0], slug(one.level)) if part)
    return one.id, "\n".join((one.stem, *options)), f"{answer}\n{said(one)}", tags


STUDY = Study("the-ghi-nho", (".tsv",), "thẻ ghi nhớ hai mặt cho Anki và phần mềm tương tự", Topic, True, _write)
