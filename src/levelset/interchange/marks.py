"""Marks: what a page's Markdown cannot say, kept in ``.levelset/import.json`` and tied to headings and texts.

A mark of a heading is tied to the path of headings that leads to it, a mark of a text to a hash of its letters, so
marks survive when people move things about, and fall away when the thing they speak of is gone. Reading takes what
has the right kind and leaves the rest: the file is no place for people, and a page reads well without it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from levelset.core.addresses import short_hash
from levelset.core.model import Candidate, InferenceState, Inferred, Source
from levelset.interchange.json_v1 import SOURCE_PARTS

Json = dict[str, Any]
Path = tuple[str, ...]


def hash_of(text: str) -> str:
    """The name of a text in the marks."""
    return short_hash(text, 12)


class MarksWriter:
    """Collects the marks of one page, in the order of its headings and texts."""

    def __init__(self) -> None:
        self._seen: Counter[Path] = Counter()
        self._headings: list[Json] = []
        self._texts: dict[str, list[Json]] = {}

    def heading(self, path: Path, values: Json) -> None:
        """What is to be remembered about the next heading with this path."""
        self._seen[path] += 1
        if values:
            number = {"nth": self._seen[path]} if self._seen[path] > 1 else {}
            self._headings.append({"path": list(path), **number, **values})

    def text(self, text: str, values: Json) -> None:
        """What is to be remembered about the next text with these letters."""
        self._texts.setdefault(hash_of(text), []).append(values)

    def to_json(self) -> Json:
        """The marks; empty where Markdown says it all."""
        texts = {name: values for name, values in self._texts.items() if any(values)}
        marks: Json = {"headings": self._headings, "texts": texts}
        return {key: value for key, value in marks.items() if value}


class MarksReader:
    """Hands out the marks of one page, in the same order."""

    def __init__(self, marks: Any) -> None:
        held = marks if isinstance(marks, dict) else {}
        self._seen: Counter[Path] = Counter()
        self._texts: Counter[str] = Counter()
        self._headings: dict[tuple[Path, int], Json] = {}
        for mark in _list(held.get("headings")):
            if isinstance(mark, dict):
                path = tuple(str(part) for part in _list(mark.get("path")))
                self._headings[path, _number(mark.get("nth")) or 1] = mark
        self._by_text = held.get("texts") if isinstance(held.get("texts"), dict) else {}

    def heading(self, path: Path) -> Json:
        """What is remembered about the next heading with this path."""
        self._seen[path] += 1
        return self._headings.get((path, self._seen[path]), {})

    def text(self, text: str) -> Json:
        """What is remembered about the next text with these letters."""
        name = hash_of(text)
        values = _list((self._by_text or {}).get(name))
        position = self._texts[name]
        self._texts[name] += 1
        found = values[position] if position < len(values) else None
        return found if isinstance(found, dict) else {}


def overridden(defaults: Mapping[str, Any], mark: Json) -> Json:
    """The defaults, with what a mark says instead where it has the right kind (a text, nothing, or a list of texts)."""
    return {name: _fitting(mark[name], default) if name in mark else default for name, default in defaults.items()}


def differences(actual: Mapping[str, Any], defaults: Mapping[str, Any]) -> Json:
    """What has to be remembered, so that ``overridden`` gives the actual values."""
    return {name: value for name, value in actual.items() if value != defaults[name]}


def _fitting(value: Any, default: Any) -> Any:
    if isinstance(default, list):
        return [str(item) for item in value] if isinstance(value, list) else default
    return value if value is None or isinstance(value, str) else default


def source_from_json(value: Any) -> Source | None:
    """A source as ``source_to_json`` wrote it; None where there is none or it is damaged."""
    if not isinstance(value, dict) or not isinstance(value.get("file"), str):
        return None
    kinds = {"file": str, "sheet": str, "cell": str}
    parts = {part: value[part] for part in SOURCE_PARTS if isinstance(value.get(part), kinds.get(part, int))}
    return Source(**parts)


def inferred_from_json(value: Any) -> Inferred | None:
    """An inference as ``inferred_to_json`` wrote it; None where there is none or it is damaged."""
    if not isinstance(value, dict) or value.get("state") not in list(InferenceState):
        return None
    candidates = [one for one in _list(value.get("candidates")) if isinstance(one, dict)]
    return Inferred(
        InferenceState(value["state"]),
        _share(value.get("confidence")),
        tuple(str(reason) for reason in _list(value.get("reasons"))),
        tuple(Candidate(str(one.get("name", "")), _share(one.get("confidence"))) for one in candidates),
    )


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list) else []


def _number(value: Any) -> int:
    return value if isinstance(value, int) else 0


def _share(value: Any) -> float:
    return value if isinstance(value, int | float) else 0.0
