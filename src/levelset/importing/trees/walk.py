"""A tree → rows: one pass from the root, deciding at every key by its word, its shape and what stands beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from levelset.importing.document import Piece
from levelset.importing.readers.nesting import Sort
from levelset.importing.recognition import shape
from levelset.importing.recognition.titles import NOUN
from levelset.importing.trees.identity import ENTITIES, Identity
from levelset.importing.trees.keys import WEAK_LEVELS, Role, roles_of, spoken, word_of
from levelset.importing.trees.level_names import are_levels, is_career, is_labelled, is_level
from levelset.importing.trees.records import is_table, records_of
from levelset.importing.trees.rows import Context, Name, Row, What
from levelset.importing.trees.said import (
    Said,
    are_named,
    is_machine,
    is_name,
    names_levels,
    says,
    says_who,
    tells_levels,
)
from levelset.importing.trees.tree import Node


@dataclass
class Walk(Identity):
    """The pass over one document: what was found so far."""

    def document(self, root: Node) -> None:
        """Walk the whole document."""
        self.root = root
        self.keys.update(piece.text for piece in root.all_keys())
        self.declare(root, None)
        if root.sort is Sort.LIST:
            self.collection(root, Context(), None)
        elif root.sort is Sort.MAP:
            self.body(root, Context(), None, root=True)

    # Mappings.

    def body(
        self, node: Node, context: Context, kind: Role | None, *, name: Name | None = None, root: bool = False
    ) -> None:
        """Walk a mapping: what it is called, then all that it holds. ``name``: what the key around it says."""
        inner, used = self.identity(node, context, kind, name, root=root)
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

    # What stands under a key.

    def _scalar(self, entry: Node, context: Context, *, fuller: bool) -> None:
        roles = roles_of(entry.name)
        if (
            entry.sort is Sort.FLAG
            or (not roles & {Role.TEXT, Role.BEHAVIOR} and is_machine(entry))
            or (roles & {Role.META, Role.ID} and not says(entry))
        ):
            self.machine.extend(entry.pieces)
        elif Role.TEXT in roles:
            self._text(entry, context, fuller=fuller)
        elif Role.EXAMPLE in roles or Role.NOTE in roles:
            what = What.EXAMPLE if Role.EXAMPLE in roles else What.NOTE
            self.rows.append(Row(what, entry, context, entry.key))
        elif Role.BEHAVIOR in roles or (Role.GROUP in roles and shape.is_sentence(entry.text)):
            self.announced.add(Role.BEHAVIOR)
            self.rows.append(Row(What.BEHAVIOR, entry, context, entry.key))
        elif roles & {Role.META, Role.ID, Role.SYMBOL, Role.LEVEL, Role.NAME, Role.GROUP} or not says(entry):
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
            is_facet = context.level and not context.groups and self.vocabulary.facet(spoken(entry.name))
            name = self.named_by_key(Role.FACETS if is_facet else Role.GROUP, entry.key)
            self.rows.append(Row(What.MAYBE, entry, context.within(name), entry.key))

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
        elif is_table(entry):
            self.collection(records_of(entry), context, None)
        elif keyed:
            self._keyed(entry, context, roles)
        else:
            self._nested(entry, context, roles)

    def _has_level_keys(self, node: Node) -> bool:
        return bool(self._level_keys([entry for entry in node.entries if not entry.is_empty], Context()))

    def _keyed(self, entry: Node, context: Context, roles: frozenset[Role]) -> None:
        """A mapping from levels to what they ask."""
        nested = all(one.sort is Sort.MAP for one in entry.entries if not one.is_empty)
        generic = roles & {Role.BEHAVIOR, Role.TEXT, Role.LEVEL, Role.WRAP, Role.FRAMEWORK, Role.EXAMPLE, Role.NOTE}
        if generic and (context.groups or not roles & {Role.GROUP} or Role.BEHAVIOR in roles):
            self.body(entry, context, None, name=None, root=not context.groups)
        elif Role.ROLE in roles or (Role.GROUP in roles and nested and not context.groups):
            self.body(entry, context, None, root=True)
        elif entry.key is not None:
            kind = Role.ROLE if NOUN.search(entry.name) and not context.groups else Role.GROUP
            self.body(entry, context, kind, name=self.named_by_key(kind, entry.key))

    def _texts(self, entry: Node, context: Context, roles: frozenset[Role], *, fuller: bool) -> None:
        """A list of texts."""
        said = [one for one in entry.entries if not one.is_empty]
        sentences = sum(says(one) for one in said) * 2 >= len(said)
        fits = len(said) == len(self.levels) > 1 and bool(roles & {Role.WRAP, Role.GROUP})
        if Role.LEVEL in roles and not sentences:
            return  # the levels are listed, which was seen before
        if (Role.LEVEL in roles or fits) and context.level is None and context.groups:
            self._by_position(said, context, entry.key)
        elif all(map(is_machine, said)):
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
        if context.level or context.groups or any(map(says, said)):
            self.rows.extend(Row(What.BEHAVIOR, one, context, entry.key) for one in said)
        else:
            for one in said:
                self.name(Role.GROUP, one)

    def _by_position(self, said: Sequence[Node], context: Context, key: Piece | None) -> None:
        """A list with one text for each level, which are known elsewhere, or by their number alone."""
        for place, one in enumerate(said):
            level = self._level_at(place, len(said), key)
            self.rows.append(Row(What.BEHAVIOR, one, context.within(level), key))

    def _level_at(self, place: int, count: int, key: Piece | None) -> Name:
        """The level at a place of a list without names: the declared one, where there are as many, else a number."""
        if len(self.levels) == count:
            return self.levels[place]
        return Name(Role.LEVEL, str(place + 1), pieces=[key] if key else [])

    def _nested(self, entry: Node, context: Context, roles: frozenset[Role]) -> None:
        """A mapping, or a list of mappings, that is not keyed by levels."""
        first = next((role for role in (*ENTITIES, Role.FACETS) if role in roles), None)
        if first is Role.LEVEL and word_of(entry.name).split()[-1] in WEAK_LEVELS and not names_levels(entry):
            first = None
        if first is Role.FACETS:
            first = Role.FACETS if context.level and not context.groups else None
        elif first is Role.LEVEL and context.level is not None:
            first = Role.GROUP
        if first is None and Role.FRAMEWORK in roles and entry.sort is Sort.LIST:
            self.collection(entry, context, None if context.role else Role.ROLE)
        elif first is None and roles & {Role.WRAP, Role.FRAMEWORK, Role.TEXT, Role.BEHAVIOR}:
            kind = Role.BEHAVIOR if Role.BEHAVIOR in roles else None
            if entry.sort is Sort.LIST:
                self.collection(entry, context, kind)
            elif kind:
                self.collection(entry, context, Role.GROUP)
            else:
                self.body(entry, context, None, root=entry.key is not None and entry.key.depth == 1)
        elif first is not None:
            if Role.BEHAVIOR in roles and entry.sort is Sort.LIST and not are_named(entry):
                first = Role.BEHAVIOR
            self.collection(entry, context, first)
        elif (kind := self._announced_by_shape(entry, context)) is not None:
            self.collection(entry, context, kind)
        elif entry.key is not None:
            self.named(entry, context, self._kind_of_key(entry, context), called=False)

    def _announced_by_shape(self, entry: Node, context: Context) -> Role | None:
        """What a key announces that no list of words knows, where it holds a list whose members have names."""
        maps = [item for item in entry.entries if item.sort is Sort.MAP and len(item.entries) > 1]
        said = [Said.of(item) for item in maps]
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
        if context.level is None and context.role is None and NOUN.search(entry.name) and tells_levels(entry):
            return Role.ROLE
        known = self.vocabulary.facet(spoken(entry.name))
        return Role.FACETS if known and context.level and not context.groups else Role.GROUP

    # Collections.

    def collection(self, node: Node, context: Context, kind: Role | None) -> None:
        """Walk the members of a list, or of a mapping whose keys are their names."""
        if node.sort is Sort.MAP:
            self._members(node, context, kind)
            return
        by_place = kind is Role.LEVEL and not any(map(says_who, node.entries))
        for place, item in enumerate(node.entries):
            if item.sort is Sort.LIST:
                self.collection(item, context, kind)
            elif item.sort is Sort.MAP:
                only = [entry for entry in item.entries if not entry.is_empty]
                if by_place:
                    self.body(item, context, kind, name=self._level_at(place, len(node.entries), node.key))
                elif len(only) == 1 and is_name(only[0]) and not _announces(only[0], kind):
                    self.named(only[0], context, kind or self._kind_of_key(only[0], context))
                else:
                    self.body(item, context, kind)
            elif item.pieces:
                what = What.BEHAVIOR if kind in (Role.BEHAVIOR, Role.GROUP, Role.FACETS) else What.SHORT
                self.rows.append(Row(what, item, context, node.key))

    def _members(self, node: Node, context: Context, kind: Role | None) -> None:
        entries = [entry for entry in node.entries if not entry.is_empty]
        said = Said.of(node)
        if any((said.name, said.level, said.role, said.groups)) or kind is None:
            self.body(node, context, kind)
            return
        for entry in entries:
            if entry.is_scalar and roles_of(entry.name) & {Role.TEXT, Role.META}:
                self._scalar(entry, context, fuller=True)
            else:
                self.named(entry, context, kind)

    def named(self, entry: Node, context: Context, kind: Role, *, called: bool = True) -> None:
        """Walk something whose key is its name; ``called``: the document itself says what kind of thing it is."""
        assert entry.key is not None  # noqa: S101 - members of mappings have keys
        found = self.known.get((kind, entry.name.casefold()))
        name = found or self.named_by_key(kind, entry.key)
        name.kind, name.derived = kind, kind is Role.ROLE and not called
        inner = context.within(name)
        if entry.sort is Sort.MAP:
            self.body(entry, context, kind, name=name)
        elif entry.is_scalar:
            self._named_text(entry, inner, name, context)
        elif entry.is_list_of_texts:
            said = [one for one in entry.entries if one.pieces]
            what = What.NOTE if all(map(is_machine, said)) else What.BEHAVIOR
            self.rows.extend(Row(what, one, inner, entry.key) for one in said)
        else:
            self.collection(entry, replace(inner, around=entry.key), None)

    def _named_text(self, entry: Node, inner: Context, name: Name, context: Context) -> None:
        if name.kind is Role.LEVEL and not (context.groups or context.facet):
            if says(entry):
                self.rows.append(Row(What.TEXT, entry, inner, entry.key))
            else:
                name.title, name.title_pieces = entry.text, list(entry.pieces)
        elif entry.sort is Sort.FLAG or is_machine(entry):
            self.rows.append(Row(What.NOTE, entry, inner, entry.key))
        elif inner.level is None and not inner.facet:
            self.rows.append(Row(What.MAYBE, entry, inner, entry.key))
        else:
            self.rows.append(Row(What.BEHAVIOR, entry, inner, entry.key))


def _announces(only: Node, kind: Role | None) -> bool:
    """Whether the only key of a member announces what it holds, rather than naming the member."""
    return kind is Role.BEHAVIOR or (kind in (Role.LEVEL, Role.ROLE) and bool(roles_of(only.name)))
