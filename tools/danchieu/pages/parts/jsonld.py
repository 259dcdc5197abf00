"""What a page says of its instrument to machines: schema.org Legislation with the words of the European Legislation Identifier."""

from __future__ import annotations

import json

from danchieu.model import Force, Instrument, Modality
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

_LESS, _MORE = "\\u003c", "\\u003e"

_FORCES = {
    Force.IN_FORCE: "InForce",
    Force.AMENDED: "InForce",
    Force.PARTLY_ENDED: "PartiallyInForce",
    Force.REPLACED: "NotInForce",
    Force.REPEALED: "NotInForce",
    Force.ENDED: "NotInForce",
    Force.SUSPENDED: "NotInForce",
    Force.NOT_YET: "NotInForce",
}
"""States that schema.org has a word for; what is not known is not said."""

_PROPERTIES = {
    "amends": "legislationAmends",
    "replaces": "legislationRepeals",
    "repeals": "legislationRepeals",
    "consolidates": "legislationConsolidates",
    "implements": "legislationEnsuresImplementationOf",
    "cites": "citation",
}
"""English verb of vocabulary/verbs.toml to the property of schema.org."""


def jsonld(site: Site, one: Instrument, base: str) -> str:
    """A script element with data only; nothing in it can end the element."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": f"{one.id}.html",
        "name": site.label(one.id),
        "headline": one.title,
        "inLanguage": "vi",
        "legislationIdentifier": one.symbol,
        "legislationType": one.type,
        "legislationJurisdiction": one.place or "VN",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": one.issuer} if one.issuer else "",
        "legislationDate": one.issued.isoformat() if one.issued else "",
        "legislationDateOfApplicability": one.effective.isoformat() if one.effective else "",
        "alternateName": list(one.aliases),
        "keywords": list(one.subjects),
    }
    status = site.library.statuses.get(one.id)
    if status is not None and status.force in _FORCES:
        data["legislationLegalForce"] = f"https://schema.org/{_FORCES[status.force]}"
    data |= _related(site, one, base)
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.replace("<", _LESS).replace(">", _MORE)}</script>'


def _related(site: Site, one: Instrument, base: str) -> dict[str, list[dict[str, str]]]:
    """Relations that somebody stated or declared and that schema.org has a property for."""
    found: dict[str, dict[str, str]] = {}
    for relation in site.library.outgoing.get(one.id, ()):
        name = _PROPERTIES.get(VERBS[relation.verb].english) if relation.verb in VERBS else None
        if name and relation.modality in (Modality.STATED, Modality.DECLARED) and site.library.page_of(relation.object):
            found.setdefault(name, {})[relation.object] = base + site.address(relation.object)
    return {
        name: [{"@type": "Legislation", "@id": address} for _, address in sorted(targets.items())]
        for name, targets in sorted(found.items())
    }
