"""Tables of companies' own: a word on each axis, titles beside levels, roles that nobody knows."""

from levelset.core.model import Framework
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

AXES = """\
# How our crews grow

| Rung | Navigation | Machinery | Crew |
|---|---|---|---|
| D1 | Follows | Learns | Joins |
| D2 | Plots | Operates | Helps |
| D3 | Pilots | Maintains | Mentors |
| D4 | Charts new routes | Designs | Builds crews |
"""

TITLES = """\
Level,Typical title,Years,Reach,Complexity
L1,Junior Surveyor,0-2,A single plot of land,Known problems with known answers
L2,Surveyor,2-5,Several plots of land,Some unknowns in known problems
L3,Senior Surveyor,5-8,A whole region of plots,Problems nobody has described
"""

SERIES = """\
# Ferry crew expectations

| | Pilot I | Pilot II | Pilot III |
|---|---|---|---|
| **Navigation** | | | |
| Charts | Reads charts of the home waters | Corrects charts | Teaches chart work to others |
| Weather | Reads the forecast each morning | Decides when not to sail | Advises on weather |
| **Crew** | | | |
| Orders | Gives clear orders | Gives orders in storms | Trains others to give orders |
"""

OWN_NAMES = """\
Competency,Definition,Associate Gardener,Gardener,Head Gardener
Soil care,Keeping ground alive,Mixes compost as told,Tests soil for a bed,Sets the soil policy
Visitors,How we speak with people who come by,Answers where things are,Leads a short tour,Speaks for the estate
"""


def _read(text: str, file: str) -> tuple[Framework, set[str]]:
    document = read_bytes(file, text.encode())
    assert document.value
    result = recognise([document.value])
    assert result.value
    return result.value.framework, {finding.code for finding in result.findings}


def _said(framework: Framework, level: str) -> dict[str | None, list[str]]:
    page = next(page for page in framework.pages if page.level == level)
    return {
        group.name: [statement.text for statement in group.statements]
        for section in page.sections
        for group in section.groups
    }


def test_a_word_on_each_axis_says_what_a_level_is() -> None:
    framework, _ = _read(AXES, "crews.md")
    assert [page.level for page in framework.pages] == ["D1", "D2", "D3", "D4"]
    assert _said(framework, "D3") == {"Navigation": ["Pilots"], "Machinery": ["Maintains"], "Crew": ["Mentors"]}


def test_marks_and_figures_are_no_words_on_an_axis() -> None:
    for rows in (["P | P | L", "A | P | L"], ["10 % | 12 | 3", "20 % | 14 | 5"], ["Yes | Yes | No", "Yes | No | No"]):
        body = "\n".join(f"| L{number} | {row} |" for number, row in enumerate((*rows, rows[0]), 1))
        framework, codes = _read(f"# Ladder\n\n| Level | One | Two | Three |\n|---|---|---|---|\n{body}\n", "marks.md")
        assert not framework.pages
        assert "import/no-framework" in codes


def test_a_row_of_titles_names_the_role_and_years_are_no_behavior() -> None:
    framework, codes = _read(TITLES, "land.csv")
    assert [(page.role, page.level, page.title) for page in framework.pages] == [
        ("surveyor", "L1", "L1 Junior Surveyor"),
        ("surveyor", "L2", "L2 Surveyor"),
        ("surveyor", "L3", "L3 Senior Surveyor"),
    ]
    texts = [statement.text for page in framework.pages for statement in page.statements()]
    assert "0-2" not in texts
    assert "import/role-from-file" not in codes


def test_names_that_differ_in_their_number_are_levels_of_one_role() -> None:
    framework, _ = _read(SERIES, "ferry.md")
    assert [(page.role, page.level) for page in framework.pages] == [("pilot", "I"), ("pilot", "II"), ("pilot", "III")]
    assert [section.name for section in framework.pages[0].sections] == ["Navigation", "Crew"]
    assert _said(framework, "II")["Weather"] == ["Decides when not to sail"]


def test_columns_that_share_a_role_are_its_levels() -> None:
    framework, codes = _read(OWN_NAMES, "estate.csv")
    assert [(page.role, page.level, page.title) for page in framework.pages] == [
        ("gardener", "Associate", "Associate Gardener"),
        ("gardener", "Gardener", "Gardener"),
        ("gardener", "Head", "Head Gardener"),
    ]
    assert framework.responsibilities[0].definition == "Keeping ground alive"
    assert "import/own-levels" in codes


def test_a_heading_that_speaks_of_competencies_names_the_role() -> None:
    table = "<table><tr><th>Level</th><th>What it looks like</th></tr>{}</table>"
    rows = "".join(
        f"<tr><td>Step {n}</td><td>{said}</td></tr>"
        for n, said in enumerate(("Tells the set tour.", "Writes another tour."), 1)
    )
    html = f"<h1>Museum Guide competencies</h1><h2>Tours</h2>{table.format(rows)}<h2>Safety</h2>{table.format(rows)}"
    framework, _ = _read(html, "a.html")
    assert [role.name for role in framework.roles] == ["Museum Guide"]


def test_a_column_of_shares_names_nothing_and_a_senior_is_a_level_of_the_same_role() -> None:
    rows = (
        "Driving,40%,Drives the daily lines,Drives any line in any weather\nSafety,60%,Reports faults,Trains others\n"
    )
    framework, _ = _read(f"Competency,Weight,Driver (D1),Senior Driver (D2)\n{rows}", "trams.csv")
    assert [(page.role, page.level, page.designation) for page in framework.pages] == [
        ("driver", "D1", None),
        ("driver", "D2", "Senior"),
    ]
    assert _said(framework, "D1") == {"Driving": ["Drives the daily lines"], "Safety": ["Reports faults"]}


def test_a_table_of_marks_is_said_to_hold_no_words() -> None:
    grid = """\
# Lighthouse

| Skill | Keeper I | Keeper II | Principal Keeper |
|---|---|---|---|
| Trimming the wick | P | P | L |
| Radio watch | – | A | P |
"""
    document = read_bytes("grid.md", grid.encode())
    assert document.value
    result = recognise([document.value])
    [finding] = [one for one in result.findings if one.code == "import/no-framework"]
    assert "“Keeper I”, “Keeper II”, “Principal Keeper”" in finding.message
    assert "marks such as “P”" in finding.message
    assert (finding.file, finding.line) == ("grid.md", 5)


def test_names_that_end_alike_in_the_head_of_a_table_are_levels_without_any_that_is_known() -> None:
    table = """\
| | Trainee Sommelier | Sommelier | Head Sommelier |
|---|---|---|---|
| Tasting | Names the grape in a glass | Names the region too | Names the year as well |
| Cellar | Counts bottles every month | Orders within a budget | Builds the cellar for years |
"""
    framework, _ = _read(table, "wine.md")
    assert [(page.role, page.level) for page in framework.pages] == [
        ("sommelier", "Trainee"),
        ("sommelier", "Sommelier"),
        ("sommelier", "Head"),
    ]
    assert [level.rank for level in framework.levels] == sorted(level.rank for level in framework.levels)
