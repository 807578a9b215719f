"""Frameworks to test with: a small one in plain words, and strategies that make hostile ones."""

from dataclasses import replace

from hypothesis import strategies as st

from levelset.core.model import (
    Candidate,
    Facet,
    FacetKind,
    Framework,
    Group,
    InferenceState,
    Inferred,
    Lens,
    LensEntry,
    Level,
    Note,
    NoteKind,
    Page,
    Pillar,
    PillarKind,
    Prose,
    Responsibility,
    Role,
    Section,
    Source,
    Statement,
    Term,
    Text,
    Track,
    Waiver,
)
from levelset.interchange.statements import with_statements

HOSTILE = (
    "# of incidents",
    "1. x",
    "12) y",
    "__init__",
    "<b>bold</b>",
    "[link](x)",
    "[link]: http://x",
    "* a",
    "- b",
    "+ c",
    "> q",
    "-",
    "---",
    "===",
    "***",
    "—",
    "–",
    "a | b",
    "|a|b|",
    "[ ] todo",
    "[x] done",
    "[^1]",
    "see [^1] and [^9]",
    "[^1]: foot",
    "~x~ y ~~z~~",
    "costs $5 and $6",
    "&amp; &#35; & R&D",
    "C #",
    "*em* **strong** `code` lifecycle*",
    "```",
    "~~~ tilde",
    "back\\slash \\* \\",
    "<!-- comment -->",
    "<https://example.org>",
    "![alt](src)",
    "Note: x",
    "*Note:* x",
    "Mentorship – I may help",
    "Scope: wide",
    "🏆 Results",
    "👩‍💻",
    "1️⃣ first",
    "line\nbreak",
    "tab\tand\u00a0nbsp",
    "\u2028sep\u2029",
    "null",
    "true",
    "1.10",
    "~",
    "{a: b}",
    "a: b # c",
    "%YAML",
    "'quoted' \"twice\"",
    "    indented",
    "\x07bell\x00",
    "\ud800half",
    "term\n: definition",
    "a\\\nb",
    "e.g. x",
    "I deliver.",
    "I deliver",
)
"""Texts that some format would read as something else."""

NAMES = (
    "CON",
    "con",
    "Core",
    "_core",
    "_pages",
    "..",
    "../../x",
    "🏆",
    "🚀",
    "IC2",
    "ic2",
    "Software Engineer",
    "software-engineer",
    "A" * 120,
    "a/b\\c",
    "framework.yaml",
    ".git",
    "Ärger",
    "機械学習",
    "",
)
"""Names that make bad file names."""

texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(max_size=30), st.text(alphabet="#-*_[]()<>&`~$|:.1! \\ax\n", max_size=12)
)
names = st.one_of(st.sampled_from((*NAMES, *HOSTILE)), st.text(max_size=12))
optional = st.none() | texts
small = st.integers(min_value=1, max_value=10**6)
shares = st.floats(min_value=0, max_value=1)

sources = st.none() | st.builds(
    Source,
    file=names,
    line=st.none() | small,
    piece=st.none() | small,
    page=st.none() | small,
    sheet=st.none() | names,
    cell=st.none() | names,
    paragraph=st.none() | small,
)
inferred = st.none() | st.builds(
    Inferred,
    state=st.sampled_from(InferenceState),
    confidence=shares,
    reasons=st.lists(texts, max_size=2).map(tuple),
    candidates=st.lists(st.builds(Candidate, texts, shares), max_size=2).map(tuple),
)


def tuples(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    """Tuples of what a strategy makes."""
    return st.lists(strategy, max_size=most).map(tuple)


statements = st.builds(Statement, text=texts, label=optional, source=sources, inherited_from=st.none() | names)
passages = st.builds(Text, text=texts, source=sources)
notes = st.builds(Note, text=texts, kind=st.sampled_from(NoteKind), source=sources)
facets = st.builds(Facet, name=names, subtitle=texts, statements=tuples(statements), inferred=inferred)


def groups(keys: list[str], addresses: list[str]) -> st.SearchStrategy[Group]:
    """Groups that know some responsibilities and some core pages."""
    return st.builds(
        Group,
        key=st.none() | names | st.sampled_from(keys),
        name=st.none() | names | st.sampled_from(keys),
        statements=tuples(statements),
        notes=tuples(notes, 2),
        covers=tuples(st.sampled_from(keys), 2),
        inherited_from=st.none() | st.sampled_from(addresses),
        inferred=inferred,
    )


def _numbered(page: Page, number: int, pattern: str) -> Page:
    """The page with ids that nothing else has."""
    statements = enumerate(page.statements())
    return with_statements(page, [replace(one, id=pattern.format(f"{number}x{n}")) for n, one in statements])


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """A framework whose lists agree with its pages, and whose texts agree with nothing."""
    tracks = draw(st.lists(st.builds(Track, names, texts), max_size=2, unique_by=lambda track: track.key))
    track_keys = [track.key for track in tracks] or ["ic"]
    roles = draw(
        st.lists(
            st.builds(Role, names, texts, optional, st.sampled_from(track_keys), tuples(names, 2)),
            max_size=3,
            unique_by=lambda role: role.key,
        )
    )
    levels = draw(
        st.lists(
            st.builds(Level, st.sampled_from(track_keys), names, st.integers(-2, 9), optional, tuples(names, 2)),
            max_size=3,
            unique_by=lambda level: level.label,
        )
    )
    pillars = draw(
        st.lists(
            st.builds(Pillar, names, names, texts, st.sampled_from(PillarKind), optional, tuples(names, 2)),
            max_size=3,
            unique_by=lambda pillar: pillar.key,
        )
    )
    responsibilities = draw(
        st.lists(
            st.builds(
                Responsibility,
                names,
                names,
                st.none() | st.sampled_from([pillar.key for pillar in pillars] or ["p"]),
                optional,
                tuples(names, 2),
            ),
            max_size=3,
            unique_by=lambda item: item.key,
        )
    )
    keys = [item.key for item in responsibilities] or ["r"]
    sections = st.builds(
        Section,
        pillar=st.none() | names | st.sampled_from([pillar.key for pillar in pillars] or ["p"]),
        name=st.none() | names,
        symbol=st.sampled_from(("", "🏆", "R", "❤️", "# ")),
        intro=tuples(passages, 2),
        groups=tuples(groups(keys, ["_core/ic/ic2", "x", ""]), 2),
        inferred=inferred,
    )
    places = [(role.key, level.label) for role in roles for level in levels]
    chosen = draw(st.lists(st.sampled_from(places), max_size=4, unique=True)) if places else []
    pages = [
        draw(
            st.builds(
                Page,
                role=st.just(role),
                level=st.just(level),
                title=texts,
                statement=st.none() | statements,
                designation=optional,
                facets=tuples(facets, 2),
                sections=tuples(sections, 2),
                footnotes=tuples(passages, 2),
            )
        )
        for role, level in chosen
    ]
    if draw(st.booleans()):
        kinds = ("id{}", "", "-{}", "odd {}", '"{}', "{}")
        pages = [_numbered(page, n, draw(st.sampled_from(kinds))) for n, page in enumerate(pages)]
    return Framework(
        key=draw(names),
        title=draw(texts),
        organization=draw(texts),
        version=draw(texts),
        language=draw(st.sampled_from(("en", "", "de", "1"))),
        tracks=tuple(tracks),
        levels=tuple(levels),
        pillars=tuple(pillars),
        facets=draw(tuples(st.builds(FacetKind, names, names, texts), 2)),
        responsibilities=tuple(responsibilities),
        roles=tuple(roles),
        lenses=draw(tuples(st.builds(Lens, names, texts, tuples(st.builds(LensEntry, names, texts, texts), 2)), 2)),
        glossary=draw(tuples(st.builds(Term, texts, texts))),
        pages=tuple(pages),
        prose=draw(tuples(st.builds(Prose, names, texts, texts))),
        waivers=draw(tuples(st.builds(Waiver, names, names, texts), 2)),
    )
