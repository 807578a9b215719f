"""Suggestions as plain values, for ``levelset-suggest/1``."""

from collections.abc import Iterable
from typing import Any

from levelset.matching.suggesting.engine import ENGINE, Suggestion


def suggestions_to_json(suggestions: Iterable[Suggestion]) -> dict[str, Any]:
    """The engine and the suggestions, in their order."""
    return {"engine": ENGINE, "suggestions": [_suggestion(one) for one in suggestions]}


def _suggestion(one: Suggestion) -> dict[str, Any]:
    return {
        "responsibility": one.target.name,
        "pillar": one.target.pillar,
        "statement": {"id": one.statement.id, "text": one.statement.text},
        "score": one.score,
        "words": list(one.words),
    }
