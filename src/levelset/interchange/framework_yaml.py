"""``framework.yaml``: everything about a framework but its pages and prose; written in one order, read with lines."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import yaml

from levelset.core.addresses import key_of
from levelset.core.findings import Finding, Severity, has_errors
from levelset.core.model import (
    FacetKind,
    Framework,
    Lens,
    LensEntry,
    Level,
    Pillar,
    PillarKind,
    Responsibility,
    Role,
    Term,
    Track,
    Waiver,
)
from levelset.interchange.yaml_text import LOADER, YamlReader, dump

FORMAT = "levelset-framework/1"

T = TypeVar("T")

KEYS = (
    "format",
    "key",
    "title",
    "organization",
    "version",
    "language",
    "tracks",
    "levels",
    "roles",
    "pillars",
    "facets",
    "responsibilities",
    "lenses",
    "terms",
    "waivers",
)
"""The keys of the file, in the order of writing."""


def to_yaml(framework: Framework) -> str:
    """The file's text. Empty values are left out, but for keys and names."""
    return dump(entries(framework))


def entries(framework: Framework) -> dict[str, Any]:
    """The file's content by key."""
    values: dict[str, Any] = {
        "format": FORMAT,
        "key": framework.key,
        "title": framework.title,
        "organization": framework.organization,
        "version": framework.version,
        "language": framework.language,
        "tracks": [{"key": track.key, "name": track.name} for track in framework.tracks],
        "levels": _each(framework.levels, "track", "label", "rank", "name?", "aliases?"),
        "roles": _each(framework.roles, "key", "name", "abbreviation?", "track", "aliases?"),
        "pillars": _each(framework.pillars, "key", "symbol?", "name", "kind", "definition?", "aliases?"),
        "facets": _each(framework.facets, "key", "name", "subtitle?"),
        "responsibilities": _each(framework.responsibilities, "key", "pillar?", "name", "definition?", "aliases?"),
        "lenses": [
            {"key": lens.key, "name": lens.name, "entries": _each(lens.entries, "key", "name", "definition?")}
            for lens in framework.lenses
        ],
        "terms": _each(framework.glossary, "term", "definition?"),
        "waivers": _each(framework.waivers, "rule", "where", "reason"),
    }
    return {key: values[key] for key in KEYS if values[key] or key in ("key", "title", "language")}


def _each(items: Iterable[object], *names: str) -> list[dict[str, Any]]:
    """These attributes of each item; one with a question mark only where it is not empty."""
    return [
        {
            name.rstrip("?"): _plain(value)
            for name in names
            if (value := getattr(item, name.rstrip("?"))) or not name.endswith("?")
        }
        for item in items
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value


def head_of(framework: Framework) -> Framework:
    """What ``framework.yaml`` holds of a framework: everything but pages and prose."""
    return replace(framework, pages=(), prose=())


@dataclass(frozen=True, slots=True)
class MainFile:
    """What ``framework.yaml`` says; None where it cannot be used."""

    framework: Framework | None
    findings: tuple[Finding, ...]


def from_yaml(text: str, file: str) -> MainFile:
    """The framework (without pages and prose) in the text of the file, with findings."""
    return _Reading(file).read(text)


class _Reading(YamlReader):
    def read(self, text: str) -> MainFile:
        root = self.compose(text)
        if root is None and not self.findings:
            self.tell("framework/empty", Severity.ERROR, "The file is empty; it should describe the framework.", 0)
        if self.findings or root is None:
            return MainFile(None, tuple(self.findings))
        if not isinstance(root, yaml.MappingNode):
            message = "This is no framework.yaml: it should begin with keys such as “format:” and “title:”."
            self.tell("yaml/shape", Severity.ERROR, message, root.start_mark.line)
            return MainFile(None, tuple(self.findings))
        found = self.mapping(root, "framework.yaml", KEYS)
        if not self._format(found.get("format")):
            return MainFile(None, tuple(self.findings))
        return MainFile(self._framework(found), tuple(self.findings))

    def _format(self, node: yaml.Node | None) -> bool:
        said = self.text(node, "format")
        if not said:
            message = f"“format: {FORMAT}” is missing at the top; the file is read as if it stood there."
            self.tell("framework/no-format", Severity.WARNING, message, 0)
        elif said != FORMAT:
            line = node.start_mark.line if node is not None else 0
            message = f"The format “{said}” is not known; this program reads “{FORMAT}”."
            self.tell("framework/format", Severity.ERROR, message, line)
            return False
        return True

    def _framework(self, found: dict[str, yaml.Node]) -> Framework:
        title = self.text(found.get("title"), "title")
        return Framework(
            key=self.text(found["key"], "key") if "key" in found else key_of(title),
            title=title,
            organization=self.text(found.get("organization"), "organization"),
            version=self.text(found.get("version"), "version"),
            language=self.text(found["language"], "language") if "language" in found else "en",
            tracks=self._list(found, "tracks", ("key", "name"), self._track),
            levels=self._list(found, "levels", ("track", "label", "rank", "name", "aliases"), self._level),
            roles=self._list(found, "roles", ("key", "name", "abbreviation", "track", "aliases"), self._role),
            pillars=self._list(
                found, "pillars", ("key", "symbol", "name", "kind", "definition", "aliases"), self._pillar
            ),
            facets=self._list(found, "facets", ("key", "name", "subtitle"), self._facet),
            responsibilities=self._list(
                found, "responsibilities", ("key", "pillar", "name", "definition", "aliases"), self._responsibility
            ),
            lenses=self._list(found, "lenses", ("key", "name", "entries"), self._lens),
            glossary=self._list(found, "terms", ("term", "definition"), self._term),
            waivers=self._list(found, "waivers", ("rule", "where", "reason"), self._waiver),
        )

    def _list(
        self,
        found: dict[str, yaml.Node],
        name: str,
        keys: tuple[str, ...],
        make: Callable[["_Entry"], T],
    ) -> tuple[T, ...]:
        made = []
        for node in self.items(found.get(name), name):
            before = len(self.findings)
            entry = _Entry(self, self.mapping(node, f"an entry of {name}", keys))
            if entry.nodes:
                made.append(make(entry))
            elif len(self.findings) == before:
                self.tell("yaml/shape", Severity.WARNING, f"This entry of {name} is empty.", node.start_mark.line)
        return tuple(made)

    def _track(self, entry: "_Entry") -> Track:
        return Track(entry.key(), entry.name())

    def _level(self, entry: "_Entry") -> Level:
        rank = self.number(entry.nodes.get("rank"), "rank")
        track = entry.text("track") if "track" in entry.nodes else "ic"
        return Level(track, entry.text("label"), rank, entry.text("name") or None, self._aliases(entry))

    def _role(self, entry: "_Entry") -> Role:
        track = entry.text("track") if "track" in entry.nodes else "ic"
        return Role(entry.key(), entry.name(), entry.text("abbreviation") or None, track, self._aliases(entry))

    def _pillar(self, entry: "_Entry") -> Pillar:
        kind = entry.text("kind") or PillarKind.CORE
        if kind not in list(PillarKind):
            line = entry.nodes["kind"].start_mark.line
            message = f"The kind of a pillar is “core” or “craft”, not “{kind}”; it is read as “core”."
            self.tell("framework/pillar-kind", Severity.ERROR, message, line)
            kind = PillarKind.CORE
        definition = entry.text("definition") or None
        aliases = self._aliases(entry)
        return Pillar(entry.key(), entry.name(), entry.text("symbol"), PillarKind(kind), definition, aliases)

    def _facet(self, entry: "_Entry") -> FacetKind:
        return FacetKind(entry.key(), entry.name(), entry.text("subtitle"))

    def _responsibility(self, entry: "_Entry") -> Responsibility:
        pillar, definition = entry.text("pillar") or None, entry.text("definition") or None
        return Responsibility(entry.key(), entry.name(), pillar, definition, self._aliases(entry))

    def _aliases(self, entry: "_Entry") -> tuple[str, ...]:
        return tuple(self.text(node, "an alias") for node in self.items(entry.nodes.get("aliases"), "aliases"))

    def _lens(self, entry: "_Entry") -> Lens:
        values = self._list(entry.nodes, "entries", ("key", "name", "definition"), self._lens_entry)
        return Lens(entry.key(), entry.name(), values)

    def _lens_entry(self, entry: "_Entry") -> LensEntry:
        return LensEntry(entry.key(), entry.name(), entry.text("definition"))

    def _term(self, entry: "_Entry") -> Term:
        return Term(entry.text("term"), entry.text("definition"))

    def _waiver(self, entry: "_Entry") -> Waiver:
        return Waiver(entry.text("rule"), entry.text("where"), entry.text("reason"))


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a list, with the defaults that people rely on: a key from the name, a name from the key."""

    reader: YamlReader
    nodes: dict[str, yaml.Node]

    def text(self, name: str) -> str:
        return self.reader.text(self.nodes.get(name), name)

    def key(self) -> str:
        return self.text("key") if "key" in self.nodes else key_of(self.text("name"))

    def name(self) -> str:
        return self.text("name") if "name" in self.nodes else self.text("key")


def revised(text: str, framework: Framework) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of an existing file with what the framework says otherwise; the rest keeps its words and comments.

    None, with findings, where the existing text cannot be read, so that nobody overwrites what they cannot see.
    """
    held = from_yaml(text, "framework.yaml")
    if held.framework is None or has_errors(held.findings):
        return None, held.findings
    patched = _patched(text, entries(held.framework), entries(framework))
    if patched is not None and from_yaml(patched, "framework.yaml").framework == head_of(framework):
        return patched, ()
    return to_yaml(framework), ()


def _patched(text: str, before: dict[str, Any], after: dict[str, Any]) -> str | None:
    """The text with the entries of changed keys replaced; None where it is not laid out key by key."""
    blocks = _blocks(text)
    if blocks is None:
        return None
    patched: list[tuple[str, str]] = []
    for key, block in blocks:
        if key not in KEYS or (key in after and before.get(key) == after[key]):
            patched.append((key, block))
        elif key in after:
            patched.append((key, dump({key: after[key]})))
    for position, key in enumerate(KEYS):
        present = [held for held, _ in patched]
        if key in after and key not in present:
            earlier = [present.index(other) + 1 for other in KEYS[:position] if other in present]
            patched.insert(max(earlier, default=1), (key, dump({key: after[key]})))
    return "".join(block for _, block in patched)


def _blocks(text: str) -> list[tuple[str, str]] | None:
    """The lines of each key with the comments before it, in order; first, under no key, what stands before all."""
    root = yaml.compose(text, Loader=LOADER)
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    lines = [line + "\n" for line in text.removesuffix("\n").split("\n")]
    starts: list[tuple[str, int]] = []
    for key, _ in root.value:
        if key.start_mark.column:
            return None
        start = key.start_mark.line
        while starts and start > starts[-1][1] + 1 and re.match(r"\s*(#|$)", lines[start - 1]):
            start -= 1
        starts.append((key.value, start))
    ends = [start for _, start in starts[1:]] + [len(lines)]
    blocks = [(key, "".join(lines[start:end])) for (key, start), end in zip(starts, ends, strict=True)]
    return [("", "".join(lines[: starts[0][1]])), *blocks]
