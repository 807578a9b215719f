"""A key/value document → its outline and the label of every piece, as recognition has them of any other document."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from levelset.core.findings import Finding
from levelset.importing.document import Document, Look, Piece
from levelset.importing.draft import Fate
from levelset.importing.readers.nesting import KEY
from levelset.importing.recognition import shape
from levelset.importing.recognition.blocks import Block
from levelset.importing.recognition.outline import FacetOutline, GroupOutline, Outline, PageOutline, SectionOutline
from levelset.importing.recognition.reading import Label
from levelset.importing.recognition.titles import NOUN, read_framework_title
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.tables.said import inherits
from levelset.importing.trees.evidence import judge
from levelset.importing.trees.export import is_export, read_export
from levelset.importing.trees.keys import Role, word_of
from levelset.importing.trees.pages import FacetTree, GroupTree, Pages, PageTree, PillarTree, in_order, pages_of
from levelset.importing.trees.rows import Name, Row, What
from levelset.importing.trees.titling import Titled, titles_of
from levelset.importing.trees.tree import Node, tree_of
from levelset.importing.trees.walk import Walk
from levelset.text.normal import letters

FORMATS = frozenset({"yaml", "json", "front-matter"})
"""The formats whose documents are trees of keys and values."""

FATES = {What.NOTE: Fate.NOTE, What.EXAMPLE: Fate.EXAMPLE}


@dataclass
class Unfolded:
    """A document understood: the outline of its pages, the fate of its pieces, and what is to be said about it."""

    outline: Outline = field(default_factory=Outline)
    labels: tuple[Label, ...] = ()
    findings: tuple[Finding, ...] = ()


def is_tree(document: Document) -> bool:
    """Whether a document is a tree of keys and values."""
    return document.format in FORMATS


def unfold(document: Document, vocabulary: Vocabulary, forced: Mapping[int, Fate]) -> Unfolded:
    """The pages of a tree. ``forced``: the fates that a person chose, by the number of a piece."""
    walk = Walk(vocabulary)
    root = tree_of(document)
    if is_export(root):
        return Unfolded(*read_export(document, root))
    refusal = judge(root, document)
    drawn = Pages()
    if refusal is None:
        walk.document(root)
        drawn = pages_of(walk.rows)
        refusal = judge(root, document, walk, drawn)
    if refusal is not None:
        return _refused(document, refusal)
    return _Unfolding(document, walk, forced).all(drawn)


def _refused(document: Document, finding: Finding) -> Unfolded:
    """A document that holds no framework: all of it stands beside the pages."""
    outline = Outline()
    labels = tuple(
        Label(_block([piece]), Fate.SECTION if KEY in piece.marks else Fate.CHROME) for piece in document.pieces
    )
    return Unfolded(outline, labels, (finding,))


def _block(pieces: Sequence[Piece], text: str | None = None) -> Block:
    """A block of some pieces of one text."""
    return Block(text if text is not None else " ".join(piece.text for piece in pieces), pieces[0].look, tuple(pieces))


class _Unfolding:
    """Pages of a tree on their way to an outline; every piece gets a label the first time that it is used."""

    def __init__(self, document: Document, walk: Walk, forced: Mapping[int, Fate]) -> None:
        self.document = document
        self.walk = walk
        self.forced = forced
        self.outline = Outline()
        self.labels: dict[int, Label] = {}

    def all(self, drawn: Pages) -> Unfolded:
        """The whole document."""
        order = {name.key: name.order for name in self.walk.names.values() if name.kind is Role.GROUP}
        pages = [page for page in drawn.pages.values() if _says_something(page)]
        whole = self.walk.title
        titles = titles_of(pages, whole or self._ladder(), self.document.file)
        for page, titled in zip(pages, titles, strict=True):
            self.outline.pages.append(self._page(page, titled, drawn, order))
        self._whole(whole, titles)
        for row in drawn.left:
            self._left(row)
        self._rest()
        labels = tuple(self.labels[number] for number in sorted(self.labels))
        return Unfolded(self.outline, labels)

    def _page(
        self, page: PageTree, titled: Titled | None, drawn: Pages, order: Mapping[str, int | None]
    ) -> PageOutline:
        made = PageOutline(titled.title if titled else None, stated=True)
        if titled and titled.pieces:
            made.heading = self._told(titled.pieces[:1], Fate.TITLE)
            for piece in titled.pieces[1:]:
                self._told([piece], Fate.TITLE)
        if page.statement:
            made.statement = self._one(page.statement, Fate.STATEMENT)
        made.facets = [self._facet(facet) for facet in page.facets.values() if facet.rows]
        sections = sorted(page.pillars.values(), key=lambda pillar: pillar.name is not None)
        made.sections = [self._section(section, drawn, order) for section in sections]
        return made

    def _facet(self, facet: FacetTree) -> FacetOutline:
        subtitle = self._one(facet.subtitle[0], Fate.SUBTITLE) if facet.subtitle else None
        blocks = [block for row in (*facet.subtitle[1:], *facet.rows) for block in self._each(row, Fate.BEHAVIOR)]
        heading = self._heading(facet.name, Fate.FACET)
        return FacetOutline(facet.name.text, subtitle.text if subtitle else "", heading, subtitle, blocks)

    def _section(self, pillar: PillarTree, drawn: Pages, order: Mapping[str, int | None]) -> SectionOutline:
        made = SectionOutline(None)
        if pillar.name is not None:
            heading = self._heading(pillar.name, Fate.PILLAR)
            made = SectionOutline(pillar.name.text, pillar.name.symbol, heading)
            defined = drawn.defined.get(("", pillar.name.key), ())
            made.intro = [self._one(row, Fate.INTRO) for row in (*defined, *pillar.intro)]
        outer = pillar.name.key if pillar.name else ""
        groups = in_order(pillar.groups.values(), lambda group: order.get(group.name.key))
        made.groups = [self._group(group, drawn.defined.get((outer, group.name.key), ())) for group in groups]
        return made

    def _group(self, group: GroupTree, defined: Sequence[Row]) -> GroupOutline:
        made = GroupOutline(group.name.text, self._heading(group.name, Fate.RESPONSIBILITY), settled=True)
        for row in group.rows:
            for block in self._each(row, Fate.BEHAVIOR):
                fate = self.labels[block.first.number].fate
                if fate in (Fate.NOTE, Fate.EXAMPLE):
                    made.notes.append((fate, block))
                elif fate is Fate.BEHAVIOR:
                    made.blocks.append(block)
        rest: list[tuple[Fate, Row]] = []
        for row in defined:
            if made.definition is None or made.definition.text == row.node.text:
                made.definition = self._one(row, Fate.INTRO)
            else:
                rest.append((Fate.NOTE, row))
        said: set[str] = set()
        for fate, row in (*rest, *((FATES.get(row.what, Fate.NOTE), row) for row in group.notes)):
            keyed = _needs_key(row)
            for block in self._each(row, fate, keyed=keyed):
                if not keyed or block.text not in said:
                    said.add(block.text)
                    made.notes.append((fate, block))
        return made

    def _heading(self, name: Name, fate: Fate) -> Block | None:
        if not name.pieces:
            return None
        for piece in name.pieces[1:]:
            self._told([piece], fate)
        return self._told(name.pieces[:1], fate)

    def _one(self, row: Row, fate: Fate) -> Block:
        """All of a row's text as one block."""
        return self._told(row.node.pieces, fate)

    def _each(self, row: Row, fate: Fate, *, keyed: bool = False) -> Iterable[Block]:
        """Each part of a row's text as a block; a line that only announces the items below it is a note."""
        pieces = row.node.pieces
        for index, piece in enumerate(pieces):
            opens = piece.text.endswith(":") and index + 1 < len(pieces) and pieces[index + 1].look is Look.ITEM
            aside = (opens and piece.look is not Look.ITEM) or inherits(piece.text)
            told = Fate.NOTE if aside and fate is Fate.BEHAVIOR else fate
            text = f"{row.key.text}: {piece.text}" if keyed and row.key else None
            yield self._told([piece], told, text)

    def _told(self, pieces: Sequence[Piece], fate: Fate, text: str | None = None) -> Block:
        """A block of pieces, whose fate is that which a person chose, else the given one; the first one counts."""
        block = _block(pieces, text)
        for piece in pieces:
            chosen = self.forced.get(piece.number, fate)
            self.labels.setdefault(piece.number, Label(_block([piece]), chosen))
        return block

    def _ladder(self) -> Node | None:
        """What the document calls its framework, where that is the name of a discipline and nothing else."""
        named = self.walk.framework
        if named is None or not NOUN.search(named.text) or shape.is_sentence(named.text):
            return None
        return None if read_framework_title(named.text) else named

    def _whole(self, whole: Node | None, titles: Sequence[Titled | None]) -> None:
        """What the document says of itself."""
        named = self.walk.framework
        used = {piece.number for one in titles if one for piece in one.pieces}
        if named is None and whole is not None and not used.intersection(piece.number for piece in whole.pieces):
            if read_framework_title(whole.text):
                named = whole
            else:
                self.outline.prose.append(self._told(whole.pieces, Fate.PROSE))
        if self.walk.company is not None:
            self.outline.organization = self.walk.company.text
        if named is not None:
            self.outline.framework = shape.name_of(named.text).text
            self._told(named.pieces, Fate.FRAMEWORK)
        if self.walk.company is not None:
            self._told(self.walk.company.pieces, Fate.FRAMEWORK)

    def _left(self, row: Row) -> None:
        """A row without a place in a page: what explains is prose, what people are held to needs a person."""
        fate = Fate.UNRESOLVED if row.what is What.BEHAVIOR else Fate.PROSE
        bare = not (row.context.level or row.context.groups or row.context.role)
        if row.what is What.SHORT and bare and self._says_again(row):
            return
        for block in self._each(row, fate, keyed=row.what is not What.TEXT):
            (self.outline.unresolved if fate is Fate.UNRESOLVED else self.outline.prose).append(block)

    def _says_again(self, row: Row) -> bool:
        """Whether a short text beside everything says nothing: a single word, or the document's title once more."""
        title = letters(self.walk.title.text) if self.walk.title else ""
        return len(row.node.text.split()) == 1 or letters(row.node.text) in title

    def _rest(self) -> None:
        """Keys that only announce, names that stand again, and what is for machines."""
        machine = {piece.number for piece in self.walk.machine}
        for piece in self.document.pieces:
            if piece.number not in self.labels:
                fate = Fate.CHROME if piece.number in machine else Fate.SECTION
                self.labels[piece.number] = Label(_block([piece]), self.forced.get(piece.number, fate))


def _needs_key(row: Row) -> bool:
    """Whether a note says nothing without its key: “Awareness”, but for “proficiency: Awareness”."""
    plain = row.key is None or word_of(row.key.text) in ("note", "comment", "remark", "caveat", "tip", "hint")
    return row.what in (What.SHORT, What.NOTE) and not plain and not shape.is_sentence(row.node.text)


def _says_something(page: PageTree) -> bool:
    return bool(page.statement or page.facets or page.pillars)
