"""What a page says of its instrument to machines: schema.org Legislation, and beside it the European Legislation Identifier (ELI).

Addresses are whole where the site's own is known, else as seen from the page. Only what was stated or declared becomes a relation.
"""

from __future__ import annotations

import json

from danchieu.model import Force, Instrument, Modality, Relation
from danchieu.pages.parts.site import Site
from danchieu.vocabulary import VERBS

_LESS, _MORE = "\\u003c", "\\u003e"
_CONTEXT = ["https://schema.org", {"eli": "http://data.europa.eu/eli/ontology#"}]

_FORCES = {
    Force.IN_FORCE: ("InForce", "inForce"),
    Force.AMENDED: ("InForce", "inForce"),
    Force.PARTLY_ENDED: ("PartiallyInForce", "partiallyInForce"),
    Force.REPLACED: ("NotInForce", "notInForce"),
    Force.REPEALED: ("NotInForce", "notInForce"),
    Force.ENDED: ("NotInForce", "notInForce"),
    Force.SUSPENDED: ("NotInForce", "notInForce"),
    Force.NOT_YET: ("NotInForce", "notInForce"),
}
"""States that schema.org and ELI have a word for; what is not known is not said."""

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
    page = f"van-ban/{one.id}.html"
    issued, effective = (day.isoformat() if day else "" for day in (one.issued, one.effective))
    data: dict[str, object] = {
        "@context": _CONTEXT,
        "@type": ["Legislation", "eli:LegalResource"],
        "@id": site.absolute(page, base) if site.root else f"{one.id}.html",
        "url": site.root + page if site.root else "",
        "name": site.label(one.id),
        "headline": one.title,
        "inLanguage": "vi",
        "legislationIdentifier": one.symbol,
        "legislationType": one.type,
        "legislationJurisdiction": one.place or "VN",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": one.issuer} if one.issuer else "",
        "legislationDate": issued,
        "legislationDateOfApplicability": effective,
        "alternateName": list(one.aliases),
        "keywords": list(one.subjects),
        "eli:id_local": one.symbol,
        "eli:title": {"@value": one.title, "@language": "vi"} if one.title else "",
        "eli:date_document": issued,
        "eli:first_date_entry_in_force": effective,
    }
    status = site.library.statuses.get(one.id)
    if status is not None and status.force in _FORCES:
        schema, eli = _FORCES[status.force]
        data["legislationLegalForce"] = f"https://schema.org/{schema}"
        data["eli:in_force"] = {"@id": f"eli:InForce-{eli}"}
    data |= _related(site, one, base)
    text = json.dumps({key: value for key, value in data.items() if value}, ensure_ascii=False, separators=(",", ":"))
    return f'<script type="application/ld+json">{text.replace("<", _LESS).replace(">", _MORE)}</script>'


def _related(site: Site, one: Instrument, base: str) -> dict[str, list[dict[str, str]]]:
    """Relations that somebody stated or declared, by the properties that either vocabulary has for them."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for relation in site.library.outgoing.get(one.id, ()):
        sure = relation.modality in (Modality.STATED, Modality.DECLARED)
        if not sure or relation.verb not in VERBS or not site.library.page_of(relation.object):
            continue
        address = site.absolute(site.address(relation.object), base)
        for name in _names(relation):
            row = {"@id": address} if name.startswith("eli:") else {"@type": "Legislation", "@id": address}
            found.setdefault(name, {})[relation.object] = row
    return {name: [row for _, row in sorted(targets.items())] for name, targets in sorted(found.items())}


def _names(relation: Relation) -> tuple[str, ...]:
    """Properties of a relation; what ends only a part of its object changes it, and repeals nothing as a whole."""
    verb = VERBS[relation.verb]
    schema, eli = _PROPERTIES.get(verb.english, ""), verb.eli
    if relation.scope or relation.scope_text:
        schema = "legislationChanges" if schema == "legislationRepeals" else schema
        eli = "eli:changes" if eli == "eli:repeals" else eli
    return tuple(name for name in (schema, eli) if name)
