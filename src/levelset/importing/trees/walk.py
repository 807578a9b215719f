"""A tree → rows: one pass from the root, deciding at every key by its word, its shape and what stands beside it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Sort
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import NOUN
from levelset.importing.recognition.vocabulary import Vocabulary
from levelset.importing.trees.keys import OUTER, WEAK_LEVELS, Role, roles_of, spoken, word_of
from levelset.importing.trees.level_names import are_levels, is_career, is_labelled, is_level
from levelset.importing.trees.rows import Context, Name, Row, What
from levelset.importing.trees.tree import Node

ENTITIES = (Role.LEVEL, Role.GROUP, Role.ROLE)
MACHINE = re.compile(
    r"https?://\S+|\S+@\S+\.\w+|#[0-9a-fA-F]{3,8}|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}|\d{4}-\d\d-\d\d\S*|v?\d+(?:\.\d+)+"
    r"|(?=\S*[\d_/-])[\w./-]+|[\w-]{24,}|\S+\.(?:png|svg|jpe?g|gif|md|ya?ml|json)"
)
"""What programs need and nobody reads: addresses, identifiers, colors, dates, versions, paths."""

SAYS = 4
"""Words of a text that says something, at least."""


@dataclass
class Walk:
    """The pass over one document: what was found so far."""

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

    def document(self, root: Node) -> None:
        """Walk the whole document."""
        self.root = root
        self.keys.update(piece.text for piece in root.keys())
        self._declare(root, None)
        if root.sort is Sort.LIST:
            self.collection(root, Context(), None)
        elif root.sort is Sort.MAP:
            self.body(root, Context(), None, root=True)

    # What is declared: lists of levels and groups with ids, which other parts of the document refer to.

    def _declare(self, node: Node, kind: Role | None) -> None:
        for index, entry in enumerate(node.entries):
            roles = roles_of(entry.name) & set(ENTITIES) if entry.key else set()
            inner = next((role for role in ENTITIES if role in roles), None) if entry.key else kind
            if entry.sort is Sort.MAP and kind is not None and entry.key is None:
                self._declare_one(entry, kind, index)
            self._declare(entry, inner if entry.sort is Sort.LIST else None)

    def _declare_one(self, node: Node, kind: Role, order: int) -> None:
        ids = [e for e in node.entries if e.is_scalar and e.pieces and Role.ID in roles_of(e.name)]
        named = [e for e in node.entries if e.is_scalar and e.pieces and Role.NAME in roles_of(e.name)]
        if not ids or not named:
            return
        made = self.name(kind, named[0])
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
        if key.number not in self.names:
            told = shape.name_of(key.text)
            text = told.text or key.text
            self.names[key.number] = Name(kind, spoken(text), told.symbol, [key])
        return self.names[key.number]

    def referred(self, kind: Role, node: Node) -> Name:
        """What a scalar names: something that is declared elsewhere, or itself."""
        return self.known.get((kind, node.text.casefold())) or self.name(kind, node)

    # Mappings.

    def body(
        self, node: Node, context: Context, kind: Role | None, *, name: Name | None = None, root: bool = False
    ) -> None:
        """Walk a mapping: what it is called, then all that it holds. ``name``: the key that it stands under names it."""
        inner, used = self._identity(node, context, kind, name, root=root)
        rest = [entry for entry in node.entries if id(entry) not in used and not entry.is_empty]
        levels = self._level_keys(rest, inner)
        fuller = any(self._holds_statements(entry, levels) for entry in rest)
        lists = [entry for entry in rest if not entry.is_scalar]
        bare = name is None and bool(inner.groups) and inner.groups != context.groups and len(lists) == 1
        if bare and lists[0].is_list_of_texts and not roles_of(lists[0].name):
            rest.remove(lists[0])
            self.announced.add(Role.BEHAVIOR)
            self.rows.extend(Row(What.BEHAVIOR, one, inner, lists[0].key) for one in lists[0].entries if one.pieces)
        for entry in rest:
            if id(entry) in levels:
                self.named(entry, inner, Role.LEVEL)
            elif entry.is_scalar:
                self._scalar(entry, inner, fuller=fuller)
            else:
                self._container(entry, inner, fuller=fuller)

    def _level_keys(self, entries: Sequence[Node], context: Context) -> set[int]:
        """The entries whose keys are levels."""
        if context.level is not None:
            return set()
        open_ones = [e for e in entries if e.key and (not roles_of(e.name) or self._is_declared_level(e.name))]
        names = [e.name for e in open_ones]
        if are_levels(names) or (names and all(map(self._is_declared_level, names))):
            return {id(e) for e in open_ones if is_level(e.name) or self._is_declared_level(e.name)}
        return {id(e) for e in open_ones if is_labelled(e.name)}

    def _is_declared_level(self, name: str) -> bool:
        return self.known.get((Role.LEVEL, name.casefold())) is not None

    @staticmethod
    def _holds_statements(entry: Node, levels: set[int]) -> bool:
        roles = roles_of(entry.name)
        if id(entry) in levels:
            return True
        if entry.is_scalar:
            return Role.BEHAVIOR in roles and Role.TEXT not in roles
        return not roles & {Role.EXAMPLE, Role.NOTE, Role.META, Role.TEXT}

    def _identity(
        self, node: Node, context: Context, kind: Role | None, name: Name | None, *, root: bool
    ) -> tuple[Context, set[int]]:
        """The context inside of a mapping, and the entries that say what it is."""
        said = _Said.of(node)
        used: set[int] = set()
        if root:
            self._of_the_whole(said, used)
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
        elif name is not None:
            inner = inner.within(name)
        if said.level and id(said.level) not in used and inner.level is None:
            inner = inner.within(self._level(said, used, title=kind in (None, Role.LEVEL)))
        if root and said.name and id(said.name) not in used:
            self.title = said.name
            used.add(id(said.name))
        return inner, used | {id(one) for one in said.ids}

    def _of_the_whole(self, said: "_Said", used: set[int]) -> None:
        for node, attribute in ((said.framework, "framework"), (said.company, "company")):
            if node is not None:
                setattr(self, attribute, node)
                used.add(id(node))

    def _kind_of(self, node: Node, said: "_Said", context: Context) -> Role | None:
        """What an entry of a list is that nothing announces."""
        if said.level or said.groups or said.role or not said.name:
            return None
        if context.level is None and is_career(said.name.text):
            return Role.LEVEL
        if context.level is None and NOUN.search(said.name.text) and _tells_levels(node):
            return Role.ROLE
        return Role.GROUP

    def _entity(self, said: "_Said", kind: Role, name: Name | None, used: set[int]) -> Name | None:
        """The role, level or facet that a mapping is."""
        if kind is Role.LEVEL:
            return self._level(said, used, name=name)
        first = (said.role if kind is Role.ROLE else None) or said.name
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
    def _symbol(name: Name, said: "_Said", used: set[int]) -> Name:
        if said.symbol and not name.symbol:
            name.symbol = shape.name_of(said.symbol.text + " x").symbol
            if name.symbol:
                name.pieces.extend(said.symbol.pieces)
                used.add(id(said.symbol))
        return name

    def _level(self, said: "_Said", used: set[int], *, name: Name | None = None, title: bool = True) -> Name:
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
        if title and said.name and said.name is not first and id(said.name) not in used:
            declared = self.names.get(said.name.pieces[0].number)
            if declared is made:
                pass
            elif first is None and name is not None and not is_level(name.text) and is_career(said.name.text):
                made.text, made.pieces = said.name.text, [*name.pieces, *said.name.pieces]
            else:
                told = shape.name_of(said.name.text)
                made.title, made.title_pieces = told.text or said.name.text, list(said.name.pieces)
            used.add(id(said.name))
        return made

    def _groups(
        self,
        node: Node,
        said: "_Said",
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

    def _leveled(self, context: Context, said: "_Said", used: set[int]) -> Context:
        if said.level and context.level is None:
            return context.within(self._level(said, used, title=False))
        return context

    @staticmethod
    def _is_statement(node: Node, own: Node, said: "_Said") -> bool:
        """Whether what is called a name is a sentence that people are held to."""
        if said.level and said.groups:
            held = [e for e in node.entries if Role.TEXT in roles_of(e.name) or Role.BEHAVIOR in roles_of(e.name)]
            return not any(e.pieces or e.entries for e in held) or shape.is_sentence(own.text)
        return shape.is_sentence(own.text) and len(own.text.split()) > shape.SHORT

    # What stands under a key.

    def _scalar(self, entry: Node, context: Context, *, fuller: bool) -> None:
        roles = roles_of(entry.name)
        if entry.sort is Sort.FLAG or (not roles & {Role.TEXT, Role.BEHAVIOR} and _is_machine(entry)):
            self.machine.extend(entry.pieces)
        elif Role.TEXT in roles:
            self._text(entry, context, fuller=fuller)
        elif Role.EXAMPLE in roles or Role.NOTE in roles:
            what = What.EXAMPLE if Role.EXAMPLE in roles else What.NOTE
            self.rows.append(Row(what, entry, context, entry.key))
        elif Role.BEHAVIOR in roles or (Role.GROUP in roles and shape.is_sentence(entry.text)):
            self.announced.add(Role.BEHAVIOR)
            self.rows.append(Row(What.BEHAVIOR, entry, context, entry.key))
        elif roles & {Role.META, Role.ID, Role.SYMBOL, Role.LEVEL, Role.NAME, Role.GROUP} or not _says(entry):
            self.rows.append(Row(What.SHORT, entry, context, entry.key))
        elif entry.key is not None:
            self._open(entry, context, fuller=fuller)

    def _open(self, entry: Node, context: Context, *, fuller: bool) -> None:
        """A sentence under a key that is in no list: the key is the name of what it says."""
        assert entry.key is not None  # noqa: S101 - the caller looked
        if context.level is None and context.groups and fuller:
            self.rows.append(Row(What.NOTE, entry, context, entry.key))
        elif context.facet:
            self.rows.append(Row(What.BEHAVIOR, entry, context, entry.key))
        else:
            self.rows.append(
                Row(What.MAYBE, entry, context.within(self.named_by_key(Role.GROUP, entry.key)), entry.key)
            )

    def _text(self, entry: Node, context: Context, *, fuller: bool) -> None:
        owner = context.facet or (context.groups[-1] if context.groups else context.level or context.role)
        explains = fuller or not (context.groups or context.facet)
        if owner is not None and context.level is None and not context.facet:
            # Whether it explains the group or is what people are held to shows when it is known where levels stand.
            self.rows.append(Row(What.TEXT if explains else What.MAYBE, entry, context, entry.key))
        elif explains or context.facet:
            self.rows.append(Row(What.TEXT, entry, context, entry.key))
        else:
            self.rows.append(Row(What.BEHAVIOR, entry, context, entry.key))

    def _container(self, entry: Node, context: Context, *, fuller: bool) -> None:
        roles = roles_of(entry.name)
        context = replace(context, around=entry.key)
        self.announced.update(roles & {Role.GROUP, Role.BEHAVIOR})
        keyed = entry.sort is Sort.MAP and context.level is None and self._has_level_keys(entry)
        if Role.META in roles and not keyed:
            self.machine.extend(piece for scalar in entry.scalars() for piece in scalar.pieces)
        elif roles & {Role.EXAMPLE, Role.NOTE} and not keyed:
            what = What.EXAMPLE if Role.EXAMPLE in roles else What.NOTE
            self.rows.extend(Row(what, scalar, context, entry.key) for scalar in entry.scalars() if scalar.pieces)
        elif entry.is_list_of_texts:
            self._texts(entry, context, roles, fuller=fuller)
        elif keyed:
            self._keyed(entry, context, roles)
        else:
            self._nested(entry, context, roles)

    def _has_level_keys(self, node: Node) -> bool:
        return bool(self._level_keys([entry for entry in node.entries if not entry.is_empty], Context()))

    def _keyed(self, entry: Node, context: Context, roles: frozenset[Role]) -> None:
        """A mapping from levels to what they ask."""
        generic = roles & {Role.BEHAVIOR, Role.TEXT, Role.LEVEL, Role.WRAP, Role.FRAMEWORK, Role.EXAMPLE, Role.NOTE}
        if generic and (context.groups or not roles & {Role.GROUP} or Role.BEHAVIOR in roles):
            self.body(entry, context, None, name=None, root=not context.groups)
        elif Role.ROLE in roles:
            self.body(entry, context, None, root=True)
        elif entry.key is not None:
            kind = Role.ROLE if NOUN.search(entry.name) and not context.groups else Role.GROUP
            self.body(entry, context, kind, name=self.named_by_key(kind, entry.key))

    def _texts(self, entry: Node, context: Context, roles: frozenset[Role], *, fuller: bool) -> None:
        """A list of texts."""
        said = [one for one in entry.entries if not one.is_empty]
        sentences = sum(_says(one) for one in said) * 2 >= len(said)
        if Role.LEVEL in roles and not sentences:
            self.levels.extend(self.name(Role.LEVEL, one) for one in said)
        elif Role.LEVEL in roles and context.level is None and context.groups:
            self._by_position(said, context, entry.key)
        elif all(map(_is_machine, said)):
            self.rows.extend(Row(What.NOTE, one, context, entry.key) for one in said)
        elif roles & {Role.BEHAVIOR, Role.WRAP, Role.TEXT} or context.facet:
            what = What.TEXT if Role.TEXT in roles and Role.BEHAVIOR not in roles and fuller else What.BEHAVIOR
            self.rows.extend(Row(what, one, context, entry.key) for one in said)
        elif roles & {Role.GROUP, Role.ROLE}:
            self._listed(said, context, entry)
        elif entry.key is not None:
            inner = context.within(self.named_by_key(Role.GROUP, entry.key))
            self.rows.extend(Row(What.BEHAVIOR, one, inner, entry.key) for one in said)

    def _listed(self, said: Sequence[Node], context: Context, entry: Node) -> None:
        """Skills, areas …: names that the document declares, or what people are held to where a level is at hand."""
        if context.level or context.groups or any(map(_says, said)):
            self.rows.extend(Row(What.BEHAVIOR, one, context, entry.key) for one in said)
        else:
            for one in said:
                self.name(Role.GROUP, one)

    def _by_position(self, said: Sequence[Node], context: Context, key: Piece | None) -> None:
        """A list with one text for each level, which are known elsewhere, or by their number alone."""
        for index, one in enumerate(said):
            fits = len(self.levels) == len(said)
            level = self.levels[index] if fits else Name(Role.LEVEL, str(index + 1), pieces=[key] if key else [])
            self.rows.append(Row(What.BEHAVIOR, one, context.within(level), key))

    def _nested(self, entry: Node, context: Context, roles: frozenset[Role]) -> None:
        """A mapping, or a list of mappings, that is not keyed by levels."""
        first = next((role for role in (*ENTITIES, Role.FACETS) if role in roles), None)
        if first is Role.LEVEL and word_of(entry.name).split()[-1] in WEAK_LEVELS and not _names_levels(entry):
            first = None
        if first is Role.FACETS:
            first = Role.FACETS if context.level and not context.groups else None
        elif first is Role.LEVEL and context.level is not None:
            first = Role.GROUP
        if first is None and roles & {Role.WRAP, Role.FRAMEWORK, Role.TEXT, Role.BEHAVIOR}:
            kind = Role.BEHAVIOR if Role.BEHAVIOR in roles else None
            if entry.sort is Sort.LIST:
                self.collection(entry, context, kind)
            elif kind:
                self.collection(entry, context, Role.GROUP)
            else:
                self.body(entry, context, None, root=not (context.groups or context.level))
        elif first is not None:
            if Role.BEHAVIOR in roles and entry.sort is Sort.LIST and not _are_named(entry):
                first = Role.BEHAVIOR
            self.collection(entry, context, first)
        elif (kind := self._announced_by_shape(entry, context)) is not None:
            self.collection(entry, context, kind)
        elif entry.key is not None:
            self.named(entry, context, self._kind_of_key(entry, context))

    def _announced_by_shape(self, entry: Node, context: Context) -> Role | None:
        """What a key announces that no list of words knows, where it holds a list whose members have names."""
        maps = [item for item in entry.entries if item.sort is Sort.MAP and len(item.entries) > 1]
        said = [_Said.of(item) for item in maps]
        if entry.sort is not Sort.LIST or not said:
            return None
        if context.level is None and all(one.level for one in said) and not any(one.groups for one in said):
            return Role.LEVEL
        again = self.keys[entry.name] > 1 and entry.name.islower()
        return Role.GROUP if again and all(one.name for one in said) else None

    def _kind_of_key(self, entry: Node, context: Context) -> Role:
        """What something is that is named by its key, which no list of words knows."""
        if context.level is None and is_career(entry.name):
            return Role.LEVEL
        if context.level is None and context.role is None and NOUN.search(entry.name) and _tells_levels(entry):
            return Role.ROLE
        known = self.vocabulary.facet(spoken(entry.name))
        return Role.FACETS if known and context.level and not context.groups else Role.GROUP

    # Collections.

    def collection(self, node: Node, context: Context, kind: Role | None) -> None:
        """Walk the members of a list, or of a mapping whose keys are their names."""
        if node.sort is Sort.MAP:
            self._members(node, context, kind)
            return
        for item in node.entries:
            if item.sort is Sort.LIST:
                self.collection(item, context, kind)
            elif item.sort is Sort.MAP:
                [*only] = [entry for entry in item.entries if not entry.is_empty]
                if len(only) == 1 and _is_name(only[0]) and kind is not Role.BEHAVIOR:
                    self.named(only[0], context, kind or self._kind_of_key(only[0], context))
                else:
                    self.body(item, context, kind)
            elif item.pieces:
                what = What.BEHAVIOR if kind in (Role.BEHAVIOR, Role.GROUP, Role.FACETS) else What.SHORT
                self.rows.append(Row(what, item, context, node.key))

    def _members(self, node: Node, context: Context, kind: Role | None) -> None:
        entries = [entry for entry in node.entries if not entry.is_empty]
        said = _Said.of(node)
        if any((said.name, said.level, said.role, said.groups)) or kind is None:
            self.body(node, context, kind)
            return
        if kind is not Role.LEVEL and context.level is None and self._level_keys(entries, context):
            self.body(node, context, None, root=not context.groups)
            return
        for entry in entries:
            if entry.is_scalar and roles_of(entry.name) & {Role.TEXT, Role.META}:
                self._scalar(entry, context, fuller=True)
            else:
                self.named(entry, context, kind)

    def named(self, entry: Node, context: Context, kind: Role) -> None:
        """Walk something whose key is its name."""
        assert entry.key is not None  # noqa: S101 - members of mappings have keys
        found = self.known.get((kind, entry.name.casefold()))
        name = found or self.named_by_key(kind, entry.key)
        name.kind = kind
        inner = context.within(name)
        if entry.sort is Sort.MAP:
            self.body(entry, context, kind, name=name)
        elif entry.is_scalar:
            self._named_text(entry, inner, name, context)
        elif entry.is_list_of_texts:
            said = [one for one in entry.entries if one.pieces]
            what = What.NOTE if all(map(_is_machine, said)) else What.BEHAVIOR
            self.rows.extend(Row(what, one, inner, entry.key) for one in said)
        else:
            self.collection(entry, replace(inner, around=entry.key), None)

    def _named_text(self, entry: Node, inner: Context, name: Name, context: Context) -> None:
        if name.kind is Role.LEVEL and not (context.groups or context.facet):
            if _says(entry):
                self.rows.append(Row(What.TEXT, entry, inner, entry.key))
            else:
                name.title, name.title_pieces = entry.text, list(entry.pieces)
        elif entry.sort is Sort.FLAG or _is_machine(entry):
            self.rows.append(Row(What.NOTE, entry, inner, entry.key))
        elif inner.level is None and not inner.facet:
            self.rows.append(Row(What.MAYBE, entry, inner, entry.key))
        else:
            self.rows.append(Row(What.BEHAVIOR, entry, inner, entry.key))


@dataclass
class _Said:
    """The scalars of a mapping that say what it is."""

    name: Node | None = None
    level: Node | None = None
    role: Node | None = None
    framework: Node | None = None
    company: Node | None = None
    symbol: Node | None = None
    ids: list[Node] = field(default_factory=list)
    groups: list[Node] = field(default_factory=list)

    @classmethod
    def of(cls, node: Node) -> "_Said":
        """What a mapping says of itself."""
        said = cls()
        for entry in node.entries:
            if entry.key is None or not entry.is_scalar or not entry.pieces or entry.sort is Sort.FLAG:
                continue
            roles = roles_of(entry.name)
            if Role.NAME in roles and (said.name is None or word_of(said.name.name) == "label"):
                said.name = entry
            for role, attribute in _SINGLE:
                if role in roles and getattr(said, attribute) is None and not _says_more(entry):
                    setattr(said, attribute, entry)
            if Role.ID in roles:
                said.ids.append(entry)
            is_group = Role.GROUP in roles and entry.sort is Sort.TEXT
            if is_group and not shape.is_sentence(entry.text) and not _is_address(entry):
                said.groups.append(entry)
        if not (said.level or said.name or said.role or said.groups):
            said._by_shape(node)
        return said

    def _by_shape(self, node: Node) -> None:
        """What a mapping is called whose keys are in no list: its first short text, where larger things follow."""
        texts = [e for e in node.entries if e.sort is Sort.TEXT and e.key and e.pieces and not roles_of(e.name)]
        short = [e for e in texts if len(e.text.split()) <= shape.SHORT and not _is_machine(e)]
        labelled = [e for e in texts if is_labelled(e.text)]
        if labelled:
            self.level = labelled[0]
        elif short and any(not e.is_scalar for e in node.entries):
            self.name = short[0]


_SINGLE = (
    (Role.LEVEL, "level"),
    (Role.ROLE, "role"),
    (Role.FRAMEWORK, "framework"),
    (Role.COMPANY, "company"),
    (Role.SYMBOL, "symbol"),
)


def _says_more(entry: Node) -> bool:
    return len(entry.text.split()) > shape.SHORT + 3


def _is_address(entry: Node) -> bool:
    return bool(re.match(r"https?://", entry.text))


def _says(node: Node) -> bool:
    """Whether a text says something: a sentence, or several."""
    return len(node.text.split()) >= SAYS or shape.is_sentence(node.text)


def _is_machine(node: Node) -> bool:
    return node.is_scalar and bool(MACHINE.fullmatch(node.text))


def _is_name(entry: Node) -> bool:
    """Whether a key names something of its own: it is in no list, or something larger stands under it."""
    roles = roles_of(entry.name)
    return entry.key is not None and (not roles or (not entry.is_scalar and not roles & {Role.WRAP, Role.BEHAVIOR}))


def _are_named(node: Node) -> bool:
    """Whether the members of a list have names."""
    maps = [item for item in node.entries if item.sort is Sort.MAP]
    return any(_Said.of(item).name for item in maps) or any(
        len(item.entries) == 1 and _is_name(item.entries[0]) for item in maps
    )


def _names_of(node: Node) -> Iterable[str]:
    for item in node.entries:
        if item.key is not None:
            yield item.name
            continue
        said = _Said.of(item)
        for one in (said.level, said.name, *said.ids):
            if one is not None:
                yield one.text


def _names_levels(node: Node) -> bool:
    return any(map(is_career, _names_of(node)))


def _tells_levels(node: Node) -> bool:
    """Whether levels stand somewhere below."""
    for key in node.keys():
        if Role.LEVEL in roles_of(key.text) or is_labelled(key.text) or is_career(key.text):
            return True
    return False
