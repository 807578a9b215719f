"""A comparison of two frameworks as ``levelset-compare/1``; ``interchange/diff_wire`` has its shape."""

from dataclasses import asdict
from typing import Any

from levelset.comparing.diff.contents import Named
from levelset.comparing.diff.model import Diff, LayerChange, TextChange, Told
from levelset.comparing.diff.sentences import names_of, shares_little, summary
from levelset.comparing.telling.as_json import link_to_json
from levelset.comparing.versioning import rise_of
from levelset.interchange.compare_v1 import COMPARE

Json = dict[str, Any]


def diff_to_json(diff: Diff) -> Json:
    """A comparison of two frameworks as a plain ``levelset-compare/1`` value."""
    sentences = summary(diff)
    rise = rise_of(diff)
    return {
        "format": COMPARE,
        "from": diff.old.label or diff.old.title,
        "to": diff.new.label or diff.new.title,
        "labels": list(names_of(diff)),
        "engine": diff.engine,
        "warnings": [],
        "summary": " ".join(sentences),
        "shares_little": shares_little(diff),
        "links": [_told(told) for told in (*diff.told, *_of_whole_pages(diff))],
        "responsibilities": [],
        "sentences": sentences,
        "own_words": [{"from": pair.old, "to": pair.new, "why": str(pair.why)} for pair in diff.own_words],
        "layers": [_layer(change) for change in diff.layers],
        "texts": [_text(text) for text in (*diff.texts, *(text for page in diff.pages for text in page.texts))],
        "pages": [{"from": page.old, "to": page.new} for page in diff.pages],
        "moves": [
            {"from_page": move.old_page, "to_page": move.new_page, "link": link_to_json(move.link)}
            for move in diff.moves
        ],
        "tally": asdict(diff.tally),
        "version": {"step": str(rise.step), "reasons": [reason.sentence for reason in rise.reasons]},
    }


def _of_whole_pages(diff: Diff) -> list[Told]:
    """The sentences of pages that only one side has."""
    return [Told(link, (page.address,)) for page in diff.pages if not (page.old and page.new) for link in page.links]


def _told(told: Told) -> Json:
    return {
        **link_to_json(told.link),
        "kind": told.kind,
        "pages": list(told.pages),
        "stood": list(told.stood),
        "intro": told.intro,
    }


def _layer(change: LayerChange) -> Json:
    return {
        "layer": str(change.layer),
        "change": str(change.fate),
        "from": [_named(named) for named in change.old],
        "to": [_named(named) for named in change.new],
        "detail": change.detail,
        "pages": list(change.pages),
    }


def _named(named: Named) -> Json:
    return {"key": named.key, "name": named.name}


def _text(text: TextChange) -> Json:
    return {
        "layer": str(text.layer),
        "what": text.what,
        "page": text.where,
        "from_text": text.old,
        "to_text": text.new,
    }
