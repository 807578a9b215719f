"""An export of Levelset's own (``levelset/1``) that comes as a document: its keys are known, nothing is guessed.

Ids and sources stay out, as they belong to the framework that was exported; the command line takes exports over whole.
"""

from collections.abc import Iterator, Sequence

from levelset.importing.document import Document, Piece
from levelset.importing.draft import Fate
from levelset.importing.readers.nesting import KEY
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import FacetOutline, GroupOutline, Outline, PageOutline, SectionOutline
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import Title
from levelset.importing.trees.tree import Node
from levelset.interchange.json_v1 import FORMAT


def is_export(root: Node) -> bool:
    """Whether a tree says that it is one."""
    return _text(root, "format") == FORMAT


def read_export(document: Document, root: Node) -> tuple[Outline, tuple[Label, ...]]:
    """The outline of an export, and the label of each of its pieces."""
    reading = _Reading(root)
    for page in _list(root, "pages"):
        reading.page(page)
    reading.beside()
    labels = (reading.labels.get(piece.number) or _rest(piece) for piece in document.pieces)
    return reading.outline, tuple(labels)


def _rest(piece: Piece) -> Label:
    return Label(Block(piece.text, piece.look, (piece,)), Fate.SECTION if KEY in piece.marks else Fate.CHROME)


def _get(node: Node, key: str) -> Node:
    return next((entry for entry in node.entries if entry.name == key), Node())


def _list(node: Node, key: str) -> Sequence[Node]:
    return [entry for entry in _get(node, key).entries if not entry.is_empty]


def _text(node: Node, key: str) -> str:
    return _get(node, key).text


class _Reading:
    def __init__(self, root: Node) -> None:
        self.root = root
        self.outline = Outline(framework=_text(_get(root, "framework"), "title"))
        self.labels: dict[int, Label] = {}
        self.roles = {_text(role, "key"): role for role in _list(root, "roles")}
        self.definitions = {_text(one, "key"): _get(one, "definition") for one in _list(root, "responsibilities")}
        self.ranks = {_text(one, "label"): _text(one, "rank") for one in _list(root, "levels")}
        self.told(_get(_get(root, "framework"), "title"), Fate.FRAMEWORK)

    def told(self, node: Node, fate: Fate) -> Block | None:
        """The block of a text with its fate; None where it is empty."""
        if not node.pieces:
            return None
        for piece in node.pieces:
            self.labels.setdefault(piece.number, Label(Block(piece.text, piece.look, (piece,)), fate))
        return Block(node.text, node.pieces[0].look, tuple(node.pieces))

    def each(self, nodes: Sequence[Node], fate: Fate) -> Iterator[Block]:
        """The blocks of things that have a text."""
        for node in nodes:
            block = self.told(_get(node, "text"), fate)
            if block is not None:
                yield block

    def page(self, node: Node) -> None:
        """Take up a page."""
        level = _text(node, "level")
        role = self.roles.get(_text(node, "role"), Node())
        name = _text(role, "name") or _text(node, "role")
        rank = self.ranks.get(level, "")
        title = Title(
            _text(node, "title") or f"{level} {name}".strip(),
            level or "?",
            name,
            _text(node, "designation") or None,
            _text(role, "abbreviation") or None,
            int(rank) if rank.isdecimal() and len(rank) < 4 else None,
        )
        made = PageOutline(title, self.told(_get(node, "title"), Fate.TITLE), stated=True)
        made.statement = self.told(_get(_get(node, "statement"), "text"), Fate.STATEMENT)
        made.facets = [self._facet(facet) for facet in _list(node, "facets")]
        made.sections = [self._section(section) for section in _list(node, "sections")]
        made.footnotes = list(self.each(_list(node, "footnotes"), Fate.FOOTNOTE))
        self.outline.pages.append(made)

    def _facet(self, node: Node) -> FacetOutline:
        subtitle = self.told(_get(node, "subtitle"), Fate.SUBTITLE)
        blocks = list(self.each(_list(node, "statements"), Fate.BEHAVIOR))
        heading = self.told(_get(node, "name"), Fate.FACET)
        return FacetOutline(_text(node, "name"), subtitle.text if subtitle else "", heading, subtitle, blocks)

    def _section(self, node: Node) -> SectionOutline:
        heading = self.told(_get(node, "name"), Fate.PILLAR)
        made = SectionOutline(_text(node, "name") or None, _text(node, "symbol"), heading)
        made.intro = list(self.each(_list(node, "intro"), Fate.INTRO))
        made.groups = [self._group(group) for group in _list(node, "responsibilities")]
        return made

    def _group(self, node: Node) -> GroupOutline:
        made = GroupOutline(_text(node, "name") or None, self.told(_get(node, "name"), Fate.RESPONSIBILITY))
        made.settled = True
        made.blocks = list(self.each(_list(node, "statements"), Fate.BEHAVIOR))
        made.definition = self.told(self.definitions.get(_text(node, "key"), Node()), Fate.INTRO)
        for note in _list(node, "notes"):
            fate = Fate.EXAMPLE if _text(note, "kind") == "example" else Fate.NOTE
            made.notes.extend((fate, block) for block in self.each([note], fate))
        return made

    def beside(self) -> None:
        """Take up the glossary; prose pages keep their text, without its Markdown."""
        for term in _list(self.root, "glossary"):
            name, definition = _get(term, "term"), _get(term, "definition")
            told = self.told(name, Fate.GLOSSARY)
            if told is not None:
                self.told(definition, Fate.GLOSSARY)
                text = f"{told.text}: {definition.text}"
                self.outline.glossary.append(Block(text, told.look, (*told.pieces, *definition.pieces)))
        for page in _list(self.root, "prose"):
            for key in ("title", "markdown"):
                block = self.told(_get(page, key), Fate.PROSE)
                if block is not None:
                    self.outline.prose.append(block)
