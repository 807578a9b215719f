"""Whatever small framework is written as a table, in whatever shape and format, comes back equal."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from importing.tables.making import as_csv, as_html, as_xlsx, told
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

SERIES = (
    ["IC1", "IC2", "IC3", "IC4"],
    ["L3", "L4", "L5", "L6"],
    ["Level 1", "Level 2", "Level 3", "Level 4"],
    ["Junior", "Mid", "Senior", "Staff"],
    ["P1", "P2", "P3", "P4"],
    ["DEV1", "DEV2", "DEV3", "DEV4"],
)
ROLES = ["Payments Engineer", "Game Developer", "Risk Analyst", "Site Reliability Engineer", "Product Manager"]
PILLARS = ["Making", "Guiding", "Growing", "Belonging"]
NAMES = ["Tidiness", "Curiosity", "Patience", "Stewardship", "Storytelling", "Candor", "Rhythm", "Foresight", "Thrift"]
VERBS = ["I keep", "I share", "Plans", "Questions", "I am learning to mend", "Writes about", "Brings"]
THINGS = ["the harbor lights", "old tickets", "what others skipped", "maps of the quarter", "numbers nobody trusts"]
ENDS = ["with some help", "on my own", "for several teams", "before anybody asks (e.g. On Mondays)", "every week"]


@dataclass
class Small:
    """A framework: behaviors by level, pillar and responsibility."""

    role: str
    levels: list[str]
    groups: list[tuple[str, str]]
    said: dict[tuple[str, str, str], list[str]]

    def pages(self, *, pillars: bool = True) -> dict[str, dict[str, dict[str, list[str]]]]:
        """What has to come back: pages by title."""
        made: dict[str, dict[str, dict[str, list[str]]]] = {}
        for level in self.levels:
            page = made[f"{level} {self.role}"] = {}
            for pillar, name in self.groups:
                behaviors = self.said.get((level, pillar, name), [])
                if behaviors:
                    page.setdefault(pillar if pillars else "", {})[name] = behaviors
        return {title: page for title, page in made.items() if page}


@st.composite
def smalls(draw: st.DrawFn) -> Small:
    levels = draw(st.sampled_from(SERIES))[: draw(st.integers(2, 4))]
    pillars = draw(st.lists(st.sampled_from(PILLARS), min_size=1, max_size=3, unique=True))
    names = draw(st.lists(st.sampled_from(NAMES), min_size=len(pillars), max_size=6, unique=True))
    groups = sorted(
        ((pillars[at % len(pillars)], name) for at, name in enumerate(names)), key=lambda pair: pillars.index(pair[0])
    )
    said = {}
    for level in levels:
        for at, (pillar, name) in enumerate(groups):
            count = draw(st.integers(0 if at else 1, 3))
            said[level, pillar, name] = [
                f"{draw(st.sampled_from(VERBS))} {draw(st.sampled_from(THINGS))} {draw(st.sampled_from(ENDS))} {n}"
                for n in range(count)
            ]
    return Small(draw(st.sampled_from(ROLES)), levels, groups, said)


def cell(small: Small, level: str, pillar: str, name: str, bullet: str) -> str | None:
    lines = small.said.get((level, pillar, name), [])
    return "\n".join(bullet + line for line in lines) or None


def matrix(small: Small, bullet: str) -> list[list[str | None]]:
    rows: list[list[str | None]] = [[small.role], [], ["Pillar", "Responsibility", *small.levels]]
    for pillar, name in small.groups:
        rows.append([pillar, name, *(cell(small, level, pillar, name, bullet) for level in small.levels)])
    return rows


FEW = settings(max_examples=25, deadline=None)
BULLETS = st.sampled_from(["", "• ", "- ", "* "])


@FEW
@given(smalls(), BULLETS, st.booleans())
def test_a_matrix(small: Small, bullet: str, blank: bool) -> None:
    rows = matrix(small, bullet)
    if blank:
        for at in range(len(rows) - 1, 3, -1):
            rows[at][0] = None if rows[at][0] == rows[at - 1][0] else rows[at][0]
    assert told("m.csv", as_csv(rows)).pages == small.pages()
    assert told("m.xlsx", as_xlsx({"Sheet1": rows})).pages == small.pages()


@FEW
@given(smalls())
def test_a_matrix_of_a_web_page(small: Small) -> None:
    rows = matrix(small, "")[2:]
    assert told("m.html", as_html(rows, f"<h1>{small.role}</h1>")).pages == small.pages()


@FEW
@given(smalls(), BULLETS)
def test_a_matrix_turned_round(small: Small, bullet: str) -> None:
    turned = [list(row) for row in zip(*matrix(small, bullet)[2:], strict=True)]
    assert told("t.csv", as_csv([[small.role], *turned])).pages == small.pages()


@FEW
@given(smalls(), BULLETS)
def test_pillars_as_bands(small: Small, bullet: str) -> None:
    rows: list[list[str | None]] = [[small.role], ["Skill", *small.levels]]
    above = None
    for pillar, name in small.groups:
        rows += [[pillar, *([None] * len(small.levels))]] if pillar != above else []
        rows.append([name, *(cell(small, level, pillar, name, bullet) for level in small.levels)])
        above = pillar
    empty = any(not any(small.said.get((level, *group)) for level in small.levels) for group in small.groups)
    if not empty:  # a name with nothing behind it looks like a band
        assert told("b.csv", as_csv(rows)).pages == small.pages()


@FEW
@given(smalls(), st.permutations(range(5)))
def test_a_listing_in_any_order_of_columns(small: Small, order: list[int]) -> None:
    rows = [["Role", "Level", "Pillar", "Competency", "Behavior"]]
    for level in small.levels:
        for pillar, name in small.groups:
            rows += [[small.role, level, pillar, name, line] for line in small.said.get((level, pillar, name), [])]
    levels = {row[1] for row in rows[1:]}
    if len(rows) > len(levels) + 1:  # else every level has one row, and nothing repeats
        assert told("l.csv", as_csv([[row[at] for at in order] for row in rows])).pages == small.pages()


@FEW
@given(smalls())
def test_a_sheet_for_each_level(small: Small) -> None:
    sheets: dict[str, list[list[str | None]]] = {}
    for level in small.levels:
        rows: list[list[str | None]] = [[f"{level} {small.role}"], [], ["Pillar", "Responsibility", "Behavior"]]
        for pillar, name in small.groups:
            rows += [[pillar, name, line] for line in small.said.get((level, pillar, name), [])]
        sheets[level] = rows
    assert told("s.xlsx", as_xlsx(sheets)).pages == small.pages()


HEADS = ["", "L1", "L2", "Senior", "Skill", "Level", "Scope", "Summary", "Engineer", "1", "2", "3", "DEV1", "Role"]
OTHERS = ["–", "x", "I do this and that", "Same as L1", "a: b", "Examples", "Behavior", "* Note that this is so and so"]
WORDS = st.sampled_from([*HEADS, *OTHERS])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.lists(WORDS, min_size=1, max_size=5), min_size=1, max_size=7), st.sampled_from(["csv", "html"]))
def test_no_table_makes_it_raise_or_lose_a_cell(rows: list[list[str]], ending: str) -> None:
    data = as_csv(rows) if ending == "csv" else as_html(rows).encode()
    document = read_bytes(f"a.{ending}", data).value
    if document is None:
        return
    made = recognise([document])
    (report,) = made.value.sources
    numbers = {fate.number for fate in report.fates}
    assert all(piece.number in numbers for piece in document.pieces if piece.text)
    assert recognise([document]) == made
