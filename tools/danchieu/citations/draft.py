"""A citation while it is being read: fields fill up from finding to discourse. Made a million times, hence slots and no more."""

from __future__ import annotations

from danchieu.values import Pinpoint, Symbol


class Draft:
    """One mention under construction. `start` and `end` are its core span in the canonical text."""

    __slots__ = (
        "amends", "date", "end", "form", "issuer", "key", "name", "nested", "noun", "number", "pin", "plural", "repaired", "rule", "start", "symbol",
        "tail", "target", "type", "zone",
    )  # fmt: skip

    def __init__(self, start: int, end: int, form: str, kind: str | None, number: str | None = None, name: str | None = None) -> None:
        self.start = start
        self.end = end
        self.form = form
        self.type = kind
        self.number = number
        self.name = name
        self.noun = start  # where the instrument begins, pinpoint apart
        self.tail = end  # where date and issuer end
        self.date: str | None = None
        self.issuer: str | None = None
        self.pin: Pinpoint | None = None
        self.target: str | None = None
        self.rule = ""
        self.repaired = False
        self.zone = "body"
        self.plural: bool | None = False  # "các Nghị định số A, số B"; None where nobody has looked yet
        self.nested = False  # inside the name of another instrument
        self.amends = False  # object of a "sửa đổi, bổ sung"
        self.symbol: Symbol | None = None  # the number taken apart, where the text prints one
        self.key = ""  # serial of a short form

    def copy(self) -> Draft:
        """An equal draft with a life of its own."""
        twin = Draft(self.start, self.end, self.form, self.type, self.number, self.name)
        twin.noun, twin.tail, twin.key = self.noun, self.tail, self.key
        twin.date, twin.issuer, twin.pin = self.date, self.issuer, self.pin
        twin.target, twin.rule, twin.zone = self.target, self.rule, self.zone
        twin.symbol = self.symbol
        twin.repaired, twin.plural, twin.nested, twin.amends = self.repaired, self.plural, self.nested, self.amends
        return twin
