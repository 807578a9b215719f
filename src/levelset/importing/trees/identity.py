"""Who is who in a tree: the names of mappings, what they refer to, which of them are levels, groups and roles."""

from collections import Counter
from dataclasses import dataclass, field

from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Sort
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import NOUN
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.trees.keys import OUTER, Role, roles_of, spoken
from levelset.importing.trees.level_names import is_career, is_labelled, is_level
from levelset.importing.trees.rows import Context, Name, Row, What
from levelset.importing.trees.said import MACHINE, Said, says, tells_levels
from levelset.importing.trees.tree import Node

ENTITIES = (Role.LEVEL, Role.GROUP, Role.ROLE)


@dataclass
class Identity:
    """The names of one document, as far as the pass over it has come."""

    vocabulary: Vocabulary
    rows: list[Row] = field(default_factory=list)
    machine: list[Piece] = field(default_factory=list)
    names: dict[int, Name] = field(default_factory=dict)
    known: dict[tuple[Role, str], Name | None] = field(default_factory=dict)
    levels: list[Name] = field(default_factory=list)
    announced: set[Role] = field(default_factory=set)
    framework: Node | None = None
    company: Node | None = None
    title: Node | None = None
    root: Node = field(default_factory=Node)
    keys: Counter[str] = field(default_factory=Counter)

    def declare(self, node: Node, kind: Role | None) -> None:
        for index, entry in enumerate(node.entries):
            roles = roles_of(entry.name) & set(ENTITIES) if entry.key else set()
            inner = next((role for role in ENTITIES if role in roles), None) if entry.key else kind
            if entry.sort is Sort.MAP and kind is not None and entry.key is None:
                self._declare_one(entry, kind, index)
            if inner is not None and entry.sort is Sort.MAP:
                self._declare_keys(entry, inner)
            if inner is Role.LEVEL and entry.is_list_of_texts and not self.levels:
                self._declare_list(entry)
            self.declare(entry, inner if entry.sort is Sort.LIST else None)

    def _declare_list(self, node: Node) -> None:
        """The levels of a list that names them and says nothing more."""
        said = [entry for entry in node.entries if not entry.is_empty]
        if sum(map(says, said)) * 2 < len(said):
            self.levels.extend(self.name(Role.LEVEL, entry) for entry in said)

    def _declare_keys(self, node: Node, kind: Role) -> None:
        """The levels that are keys of a mapping which lists them, rather than being one."""
        said = Said.of(node)
        if kind is not Role.LEVEL or said.name or said.level:
            return
        for entry in node.entries:
            if entry.key and not roles_of(entry.name):
                self.known.setdefault((kind, entry.name.casefold()), self.named_by_key(kind, entry.key))

    def _declare_one(self, node: Node, kind: Role, order: int) -> None:
        ids = [e for e in node.entries if e.is_scalar and e.pieces and Role.ID in roles_of(e.name)]
        named = [e for e in node.entries if e.is_scalar and e.pieces and Role.NAME in roles_of(e.name)]
        if not ids or not named:
            return
        label = next((one for one in (*ids, *named) if is_labelled(one.text)), None)
        made = self.name(kind, label if label and kind is Role.LEVEL else named[0])
        made.order = order
        for one in (*ids, *named):
            seen = self.known.get((kind, one.text.casefold()), made)
            same = seen is not None and seen.key == made.key
            self.known[kind, one.text.casefold()] = seen if same else None

    def name(self, kind: Role, node: Node) -> Name:
        """The name that a scalar says, the same each time it is asked for."""
        piece = node.pieces[0]
        if piece.number not in self.names:
            told = shape.name_of(node.text)
            self.names[piece.number] = Name(kind, told.text or node.text, told.symbol, list(node.pieces))
        return self.names[piece.number]

    def named_by_key(self, kind: Role, key: Piece) -> Name:
        """The name that a key is."""
        if key.number not in self.names or self.names[key.number].kind is not kind:
            told = shape.name_of(key.text)
            text = told.text or key.text
            self.names[key.number] = Name(kind, spoken(text), told.symbol, [key])
        return self.names[key.number]

    def referred(self, kind: Role, node: Node) -> Name:
        """What a scalar names: something that is declared elsewhere, or itself."""
        return self.known.get((kind, node.text.casefold())) or self.name(kind, node)

    def identity(
        self, node: Node, context: Context, kind: Role | None, name: Name | None, *, root: bool
    ) -> tuple[Context, set[int]]:
        """The context inside of a mapping, and the entries that say what it is."""
        said = Said.of(node)
        used: set[int] = set()
        if root:
            self._of_the_whole(said, used)
            below = any(not entry.is_scalar and tells_levels(entry) for entry in node.entries)
            said.level = None if below else said.level
        if kind is None and name is None and not root:
            kind = self._kind_of(node, said, context)
        inner = context
        if said.role and kind is not Role.ROLE:
            inner = inner.within(self.referred(Role.ROLE, said.role))
            used.add(id(said.role))
        if kind is Role.GROUP or (kind in (None, Role.BEHAVIOR) and name is None):
            inner = self._groups(node, said, inner, kind, name, used, root=root)
        elif kind is not None:
            made = self._entity(said, kind, name, used)
            inner = inner.within(made) if made else inner
        if said.level and id(said.level) not in used and inner.level is None:
            inner = inner.within(self._level(said, used, title=kind in (None, Role.LEVEL)))
        if root and said.name and id(said.name) not in used:
            self.title = said.name
            used.add(id(said.name))
        return inner, used | {id(one) for one in said.ids}

    def _of_the_whole(self, said: "Said", used: set[int]) -> None:
        for node, attribute in ((said.framework, "framework"), (said.company, "company")):
            if node is not None:
                setattr(self, attribute, node)
                used.add(id(node))

    def _kind_of(self, node: Node, said: "Said", context: Context) -> Role | None:
        """What an entry of a list is that nothing announces."""
        if said.level or said.groups or said.role or not said.name:
            return None
        if context.level is None and (is_career(said.name.text) or any(is_labelled(one.text) for one in said.ids)):
            return Role.LEVEL
        if context.level is None and NOUN.search(said.name.text) and tells_levels(node):
            return Role.ROLE
        return Role.GROUP

    def _entity(self, said: "Said", kind: Role, name: Name | None, used: set[int]) -> Name | None:
        """The role, level or facet that a mapping is."""
        if kind is Role.LEVEL:
            return self._level(said, used, name=name)
        first = (said.role if kind is Role.ROLE else None) or said.name
        first = first or (said.framework if kind is Role.ROLE else None)
        if first is None:
            ids = [one for one in said.ids if not MACHINE.fullmatch(one.text) or "-" in one.text]
            return name or (self.named_by_text(kind, ids[0]) if ids else None)
        used.add(id(first))
        return self._symbol(self.name(kind, first), said, used)

    def named_by_text(self, kind: Role, node: Node) -> Name:
        """The name that an identifier is, as people would say it."""
        made = self.name(kind, node)
        made.text = spoken(made.text)
        return made

    @staticmethod
    def _symbol(name: Name, said: "Said", used: set[int]) -> Name:
        if said.symbol and not name.symbol:
            name.symbol = shape.name_of(said.symbol.text + " x").symbol
            if name.symbol:
                name.pieces.extend(said.symbol.pieces)
                used.add(id(said.symbol))
        return name

    def _level(self, said: "Said", used: set[int], *, name: Name | None = None, title: bool = True) -> Name:
        """The level that a mapping is, or names: its label, and its title where it has one besides."""
        labelled = next((one for one in said.ids if is_labelled(one.text)), None)
        first = (
            said.level or labelled or (None if name else said.name) or (None if name else next(iter(said.ids), None))
        )
        if first is None and name is None:
            return Name(Role.LEVEL, "?")
        made = self.referred(Role.LEVEL, first) if first else name
        assert made is not None  # noqa: S101 - one of the two is there
        if first is not None:
            used.add(id(first))
        if said.level_name is not None and id(said.level_name) not in used:
            called = shape.name_of(said.level_name.text).text
            if made.text.isdigit() and is_career(called):  # the number is but its rank
                made.text, made.pieces = called, [*made.pieces, *said.level_name.pieces]
            else:
                made.title, made.title_pieces = called, list(said.level_name.pieces)
            used.add(id(said.level_name))
        elif title and said.name and said.name is not first and id(said.name) not in used:
            if first is None and name is not None and not is_level(name.text) and is_career(said.name.text):
                made.text, made.pieces = said.name.text, [*name.pieces, *said.name.pieces]
            else:
                told = shape.name_of(said.name.text)
                made.title, made.title_pieces = told.text or said.name.text, list(said.name.pieces)
            used.add(id(said.name))
        return made

    def _groups(
        self,
        node: Node,
        said: "Said",
        context: Context,
        kind: Role | None,
        name: Name | None,
        used: set[int],
        *,
        root: bool,
    ) -> Context:
        """The groups that a mapping is or stands in: those it refers to, outer ones first, then its own name."""
        outer = sorted(said.groups, key=lambda one: not OUTER.search(one.name))
        for one in outer:
            used.add(id(one))
            found = self.referred(Role.GROUP, one)
            found.passing = found.passing or root
            context = context.within(found)
        own = None if root or (kind is None and (said.level or said.groups) and not said.groups) else said.name
        if own is not None and self._is_statement(node, own, said):
            used.add(id(own))
            self.rows.append(Row(What.BEHAVIOR, own, self._leveled(context, said, used), own.key))
        elif own is not None and not (kind is None and said.level and not said.groups):
            used.add(id(own))
            made = self._symbol(self.name(Role.GROUP, own), said, used)
            if name is not None:
                made.pieces = [*name.pieces, *made.pieces]
            context = context.within(made)
        elif name is not None:
            context = context.within(self._symbol(name, said, used))
        elif not outer and kind is Role.GROUP and said.ids:
            context = context.within(self.named_by_text(Role.GROUP, said.ids[0]))
        return context

    def _leveled(self, context: Context, said: "Said", used: set[int]) -> Context:
        if said.level and context.level is None:
            return context.within(self._level(said, used, title=False))
        return context

    @staticmethod
    def _is_statement(node: Node, own: Node, said: "Said") -> bool:
        """Whether what is called a name is a sentence that people are held to."""
        if said.level and said.groups:
            held = [e for e in node.entries if Role.TEXT in roles_of(e.name) or Role.BEHAVIOR in roles_of(e.name)]
            return not any(e.pieces or e.entries for e in held) or shape.is_sentence(own.text)
        return shape.is_sentence(own.text) and len(own.text.split()) > shape.SHORT and not tells_levels(node)
