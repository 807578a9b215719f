"""A comparison as ``levelset-compare/1`` and the path of a role as ``levelset-path/1`` (schemas in ``interchange``)."""

from typing import Any

from levelset.comparing.align import Link
from levelset.comparing.origins import Origin
from levelset.comparing.path import RolePath, Strand
from levelset.comparing.places import Place
from levelset.comparing.rises.digest import Digest
from levelset.comparing.rises.reading import Rise, rises_of
from levelset.comparing.telling.phrases import summary_of, warning_of
from levelset.comparing.telling.told import Told
from levelset.interchange.compare_v1 import COMPARE, PATH

Json = dict[str, Any]


def comparison_to_json(told: Told) -> Json:
    """A comparison as a plain ``levelset-compare/1`` value."""
    labels = told.labels
    return {
        "format": COMPARE,
        "from": told.comparison.old,
        "to": told.comparison.new,
        "labels": list(labels),
        "engine": told.comparison.engine,
        "warnings": [_warning(origin, labels) for origin in told.origins],
        "summary": summary_of(told),
        "shares_little": told.shares_little,
        "links": [link_to_json(link) for link in told.comparison.links],
        "responsibilities": [_digest(digest) for digest in told.digests],
    }


def path_to_json(path: RolePath) -> Json:
    """The path of a role as a plain ``levelset-path/1`` value."""
    return {
        "format": PATH,
        "pages": [page.address for page in path.pages],
        "levels": [page.level for page in path.pages],
        "responsibilities": [
            {
                **_place(stretch.place),
                "levels": list(stretch.levels),
                "strands": [_strand(strand) for strand in stretch.strands],
            }
            for stretch in path.stretches
        ],
    }


def _warning(origin: Origin, labels: tuple[str, str]) -> Json:
    return {
        "code": str(origin.sign),
        "message": warning_of(origin, *labels),
        "from": list(origin.old),
        "to": list(origin.new),
        "page": origin.page or None,
    }


def link_to_json(link: Link) -> Json:
    """One link as the formats of comparisons tell it."""
    return {
        "from": list(link.from_ids),
        "to": list(link.to_ids),
        "from_text": list(link.from_text),
        "to_text": list(link.to_text),
        "change": None if link.change is None else str(link.change),
        "moved": link.moved,
        "score": link.score,
        "words": [list(piece) for piece in link.words],
        "rises": [_rise(rise) for rise in rises_of(link)],
        "from_place": None if link.from_place is None else _place(link.from_place),
        "to_place": None if link.to_place is None else _place(link.to_place),
        "kept_by": link.kept_by,
        "from_inherited": list(link.from_inherited),
        "to_inherited": list(link.to_inherited),
    }


def _place(place: Place) -> Json:
    return {"kind": str(place.kind), "pillar": place.pillar_name, "key": place.key, "name": place.name}


def _digest(digest: Digest) -> Json:
    return {**_place(digest.place), "rises": [_rise(rise) for rise in digest.rises]}


def _rise(rise: Rise) -> Json:
    return {
        "dimension": str(rise.dimension),
        "from": rise.old.value,
        "to": rise.new.value,
        "falls": rise.falls,
        "basis": str(rise.basis),
        "from_words": rise.old.words,
        "to_words": rise.new.words,
        "from_text": rise.old_text,
        "to_text": rise.new_text,
    }


def _strand(strand: Strand) -> Json:
    return {
        "first": strand.first,
        "last": strand.last,
        "stops": [
            {
                "level": stop.level,
                "ids": [statement.id for statement in stop.statements],
                "texts": [statement.text for statement in stop.statements],
                "place": _place(stop.place),
                "change": None if stop.change is None else str(stop.change),
                "rises": [_rise(rise) for rise in stop.rises],
            }
            for stop in strand.stops
        ],
    }
