"""What a careful reader sees from repetition and order: contents, tabs, a second paste, names in bold, one layer."""

import re

from levelset.core.findings import Finding
from levelset.core.model import Framework
from levelset.importing.draft import Fate, SourceReport
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise

Groups = dict[str, dict[str, int]]


def _read(file: str, text: str) -> tuple[Groups, Framework, tuple[Finding, ...], SourceReport]:
    """By page, how many statements stand under each name; the framework, the findings and the fates."""
    document = read_bytes(file, text.encode())
    assert document.value is not None
    result = recognise([document.value])
    framework = result.value.framework
    pages: Groups = {}
    for page in framework.pages:
        held = pages.setdefault(f"{page.role}/{page.level}", {})
        for section in page.sections:
            for group in section.groups:
                name = f"{section.name}/{group.name}" if section.name else group.name or "?"
                held[name] = len(group.statements)
    return pages, framework, result.findings, result.value.sources[0]


BOTH = {"bridge-engineer/L1": {"Rivets": 2, "Crew": 1}, "bridge-engineer/L2": {"Rivets": 1, "Crew": 2}}
BODY = """\
L1 Bridge Engineer
Rivets
* Counts them before and after the shift
* Replaces the loose ones with a colleague
Crew
* Listens to the foreman when the wind rises

L2 Bridge Engineer
Rivets
* Decides which rivets wait until the spring
Crew
* Shows newcomers where to stand
* Writes the rota of the river gang
"""


def test_a_table_of_contents_begins_no_page() -> None:
    contents = (
        "Contents\nHow to use it\t1\nL1 Bridge Engineer\t2\nRivets\t2\nCrew\t2\nL2 Bridge Engineer\t3\nRivets\t3\n"
    )
    pages, _, _, report = _read("a.txt", f"Larkmoor Ladder\n\n{contents}\nHow to use it\nTalk about it.\n\n{BODY}")

    assert pages == BOTH
    assert {line.fate for line in report.fates if 3 <= (line.line or 0) <= 9} == {Fate.CHROME}


def test_contents_with_dots_or_without_numbers_begin_no_page_either() -> None:
    dotted = "L1 Bridge Engineer ........ 2\nRivets .......... 2\nCrew ......... 2\nL2 Bridge Engineer ....... 3\n\n"
    bare = "In this document\nL1 Bridge Engineer\nRivets\nCrew\nL2 Bridge Engineer\n\n"

    assert _read("a.txt", dotted + BODY)[0] == BOTH
    assert _read("a.txt", bare + BODY)[0] == BOTH


def test_headings_of_a_page_that_come_again_on_the_next_are_no_contents() -> None:
    first = "L1 Bridge Engineer\nRivets\nCrew\nMasonry\n* Counts stones\n\n"
    second = "L2 Bridge Engineer\nRivets\n* Counts rivets\nCrew\n* Is kind\nMasonry\n* Counts all stones\n"
    pages, *_ = _read("a.txt", first + second)

    assert set(pages) == set(BOTH)


def test_names_of_tabs_begin_no_page() -> None:
    panels = "".join(
        f'<div role="tabpanel" {hidden}><h2>Level {level}</h2><h3>Rivets</h3><ul><li>{said}</li></ul></div>'
        for level, said, hidden in ((1, "Counts them", ""), (2, "Orders them", "hidden"))
    )
    tabs = '<div role="tablist"><button role="tab">Level 1</button><button role="tab">Level 2</button></div>'
    pages, *_ = _read("a.html", f"<html><body><h1>Bridge Engineer levels</h1>{tabs}{panels}</body></html>")

    assert pages == {"bridge-engineer/Level 1": {"Rivets": 1}, "bridge-engineer/Level 2": {"Rivets": 1}}


def test_what_was_pasted_twice_is_read_once_and_said() -> None:
    pages, _, findings, report = _read("a.txt", f"{BODY}\n{BODY}")

    assert pages == BOTH
    told = [finding for finding in findings if finding.code == "import/pasted-twice"]
    assert [(finding.line, "12 lines" in finding.message) for finding in told] == [(15, True)]
    assert {line.fate for line in report.fates if (line.line or 0) >= 14} == {Fate.CHROME}


def test_a_second_role_that_says_the_same_was_not_pasted_twice() -> None:
    pages, _, findings, _ = _read("a.txt", f"{BODY}\n{BODY.replace('Bridge', 'Ferry')}")

    assert len(pages) == 4
    assert not [finding for finding in findings if finding.code == "import/pasted-twice"]


def test_where_all_names_are_bold_a_short_plain_line_is_none() -> None:
    def page(level: int, *groups: tuple[str, tuple[str, ...]]) -> str:
        said = "".join(f"<dt>{name}</dt>" + "".join(f"<dd>{line}</dd>" for line in lines) for name, lines in groups)
        return f"<h2>L{level} Bridge Engineer</h2><dl>{said}</dl>"

    first = page(1, ("Rivets", ("Counts them", "Oils them")), ("Suppliers", ("Orders samples",)))
    second = page(2, ("Rivets", ("Designs them",)), ("Suppliers", ("Negotiates lead times", "Visits mills")))
    menu = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/x'>Jobs</a></li><li><a href='/y'>Us</a></li></ul></nav>"
    pages, *_ = _read("a.html", f"<html><body>{menu}{first}{second}</body></html>")

    assert pages == {
        "bridge-engineer/L1": {"Rivets": 2, "Suppliers": 1},
        "bridge-engineer/L2": {"Rivets": 1, "Suppliers": 2},
    }


def test_names_of_pillars_among_others_on_one_layer_are_responsibilities() -> None:
    first = "L1 Bridge Engineer\n**Masonry**\n- Lays stones\n**People**\n- Is kind\n\n"
    second = "L2 Bridge Engineer\n**Masonry**\n- Cuts stones\n**People**\n- Leads a gang\n- Hires\n"
    pages, *_ = _read("a.md", first + second)

    assert pages == {
        "bridge-engineer/L1": {"Masonry": 1, "People": 1},
        "bridge-engineer/L2": {"Masonry": 1, "People": 2},
    }


def test_titles_that_differ_in_a_number_are_no_head_of_pages() -> None:
    def printed(number: int) -> str:
        said = "Rivets\n- Counts them before the shift.\n- Counts them after the shift.\n\nCrew\n- Is kind to all.\n\n"
        return f"Larkmoor Bridges Guide\n\nGrade {number} Bridge Engineer\n\n{said}For us only    Page {number}\n"

    pages, *_ = _read("a.txt", printed(5) + printed(6))

    assert {name: sum(groups.values()) for name, groups in pages.items()} == {
        "bridge-engineer/Grade 5": 3,
        "bridge-engineer/Grade 6": 3,
    }


def test_portuguese_words_are_levels() -> None:
    words = ("Júnior", "Pleno", "Sênior")
    told = "".join(f"## {word}\n\n### Pontes\n- Conta {word}\n\n" for word in words)
    pages, *_ = _read("a.md", f"# Trilha de Carreira – Pessoa Desenvolvedora\n\n{told}")

    assert list(pages) == [f"pessoa-desenvolvedora/{level}" for level in ("Júnior", "Pleno", "Sênior")]


def test_where_all_headings_are_stated_a_short_line_is_none() -> None:
    text = "# How we grow\n\n## L1: Bridge Engineer\n\n### Rivets\n\nCounts them\n\n### Crew\n\nIs kind\n\n"
    pages, *_ = _read(
        "a.md", f"{text}## L2: Bridge Engineer\n\n### Rivets\n\nOils them\n\nPaints them\n\n### Crew\n\nHires\n"
    )

    assert pages == {
        "bridge-engineer/L1": {"Rivets": 1, "Crew": 1},
        "bridge-engineer/L2": {"Rivets": 2, "Crew": 1},
    }


def test_a_bare_role_among_its_levels_is_one_where_the_same_stands_below() -> None:
    def page(title: str, said: str) -> str:
        groups = (("Rivets", said), ("Crew", "Is kind"))
        told = "".join(f"<p><strong>{name}</strong></p><ul><li>{line}</li></ul>" for name, line in groups)
        return f"<details><summary>{title}</summary>{told}</details>"

    titles = ("Associate Bridge Engineer", "Bridge Engineer", "Senior Bridge Engineer")
    pages, *_ = _read("a.html", f"<body><h1>Levels</h1>{''.join(page(t, f'Counts as {t}') for t in titles)}</body>")

    assert list(pages) == [f"bridge-engineer/{level}" for level in ("Associate", "Bridge Engineer", "Senior")]
    assert all(groups == {"Rivets": 1, "Crew": 1} for groups in pages.values())


def test_a_role_above_the_code_of_its_level_is_a_title() -> None:
    text = "1. Bridge Engineer\nLevel code: B1\nReports to: Foreman\n\nRivets\n- Counts them\n- Oils them\n\n"
    pages, *_ = _read("a.txt", text + text.replace("1.", "2.").replace("B1", "B2").replace("Bridge", "Senior Bridge"))

    assert pages == {"bridge-engineer/B1": {"Rivets": 2}, "bridge-engineer/B2": {"Rivets": 2}}


def test_indentation_alone_parts_layers() -> None:
    body = re.sub(r"(?m)^\* ", "        ", re.sub(r"(?m)^(Rivets|Crew)$", r"    \1", BODY))
    pages, *_ = _read("a.txt", f"Larkmoor Ladder\n\n{body}")

    assert pages == BOTH


def test_pictographs_before_lines_that_follow_each_other_are_bullets() -> None:
    body = re.sub(r"(?m)^\* ", "✅ ", re.sub(r"(?m)^(Rivets|Crew)$", r"🛠 \1", BODY))

    assert _read("a.txt", body)[0] == BOTH


def test_a_symbol_before_names_of_one_layer_makes_no_pillars() -> None:
    body = re.sub(r"(?m)^(L\d)", r"## \1", re.sub(r"(?m)^(Rivets|Crew)$", r"### 🛠 \1", BODY))

    assert _read("a.md", body)[0] == BOTH


def test_pillars_above_topics_stay_where_a_title_stands_beside_them() -> None:
    def topic(name: str) -> str:
        return f"## {name}\n\n### Junior\n- Learns {name}\n\n### Senior\n- Teaches {name}\n\n"

    text = (
        f"# Product Designer skills\n\n# Craft\n\n{topic('Drawing')}{topic('Carving')}# Influence\n\n{topic('Tales')}"
    )
    pages, *_ = _read("a.md", text)

    said = {"Craft/Drawing": 1, "Craft/Carving": 1, "Influence/Tales": 1}
    assert pages == {"product-designer/Junior": said, "product-designer/Senior": said}


def test_how_well_one_does_a_topic_is_its_level() -> None:
    def topic(name: str) -> str:
        return "".join(f"## {word}\n- {word} in {name}\n\n" for word in ("Awareness", "Working", "Expert"))

    text = f"---\ntitle: Bridge Engineer competencies\n---\n# Rivets\n\n{topic('rivets')}# Crew\n\n{topic('crews')}"
    pages, *_ = _read("a.md", text)

    levels = ("Awareness", "Working", "Expert")
    assert pages == {f"bridge-engineer/{level}": {"Rivets": 1, "Crew": 1} for level in levels}


def test_what_a_site_puts_below_a_text_is_no_page() -> None:
    tail = (
        "Share this article\nTwitter Facebook\nRelated posts\nHow we paint bridges\n© 2024 Larkmoor. Terms · Cookies\n"
    )
    pages, _, _, report = _read("a.txt", f"{BODY}\n\n{tail}")

    assert pages == BOTH
    assert {line.fate for line in report.fates if (line.line or 0) > 13} == {Fate.CHROME}


def test_labels_that_come_again_on_each_page_are_names_in_plain_text() -> None:
    first = "QA Engineer 1\nTesting: writes cases; runs them\nTeam: asks early\n\n"
    pages, *_ = _read("a.txt", f"{first}QA Engineer 2\nTesting: plans\nTeam: helps\n")

    assert pages == {f"qa-engineer/{level}": {"Testing": 1, "Team": 1} for level in (1, 2)}


def test_the_deepest_numbers_of_an_outline_are_those_of_what_is_said() -> None:
    text = "1 Associate Bridge Engineer\n1.1 Rivets\n1.1.1 Counts them\n1.1.2 Oils them\n1.2 Crew\n1.2.1 Is kind\n"
    text += "2 Bridge Engineer\n2.1 Rivets\n2.1.1 Picks new ones\n2.2 Crew\n2.2.1 Leads a gang\n2.2.2 Hires\n"

    assert _read("a.txt", text)[0] == {
        "bridge-engineer/Associate": {"Rivets": 2, "Crew": 1},
        "bridge-engineer/Bridge Engineer": {"Rivets": 1, "Crew": 2},
    }


def test_a_name_and_its_list_on_one_line_are_parted() -> None:
    first = "Bridge Engineer I\nRivets: • Counts them • Oils them\nCrew: • Is kind\n\n"
    pages, *_ = _read("a.txt", f"{first}Bridge Engineer II\nRivets: • Picks new ones\nCrew: • Leads • Hires\n")

    assert pages == {
        "bridge-engineer/I": {"Rivets": 2, "Crew": 1},
        "bridge-engineer/II": {"Rivets": 1, "Crew": 2},
    }


def test_a_link_at_the_end_of_each_page_hides_no_labels() -> None:
    def page(level: int) -> str:
        said = f"<p><b>Rivets.</b> Counts {level} of them.</p><p><b>Crew.</b> Is kind to {level}.</p>"
        return f"<h3>Bridge Engineer {level}</h3><p><em>In short.</em></p>{said}<p><a href='#top'>Back to top</a></p>"

    pages, *_ = _read("a.html", f"<body><h1>How we level</h1>{page(1)}{page(2)}</body>")

    assert pages == {f"bridge-engineer/{level}": {"Rivets": 1, "Crew": 1} for level in (1, 2)}


def test_titles_that_come_again_under_each_topic_are_its_levels() -> None:
    rivets = "RIVETS\n\nBridge Engineer I\nCounts them by day.\nOils them.\n\nBridge Engineer II\nPicks new ones.\n\n"
    crew = "CREW\n\nBridge Engineer I\nSays good morning.\n\nBridge Engineer II\nLeads a gang.\n"
    pages, *_ = _read("a.txt", rivets + crew)

    assert pages == {"bridge-engineer/I": {"Rivets": 2, "Crew": 1}, "bridge-engineer/II": {"Rivets": 1, "Crew": 1}}


def test_the_outermost_items_are_pages_where_all_are_titles() -> None:
    def page(level: str) -> str:
        rivets = f"  - Rivets\n    - Counts {level}\n    - Oils {level}\n"
        return f"- **Bridge Engineer {level}**\n{rivets}  - Crew\n    - Is kind\n"

    pages, *_ = _read("a.md", f"# Bridge career path\n\n{page('I')}{page('II')}")

    assert pages == {f"bridge-engineer/{level}": {"Rivets": 2, "Crew": 1} for level in ("I", "II")}


def test_a_word_that_announces_is_a_name_between_two_lists() -> None:
    first = "Job title: Bridge Engineer\nGrade: 7\n\nKey accountabilities:\n- Counts rivets\n\n"
    pages, *_ = _read("a.txt", f"{first}Skills:\n- Knows steel\n- Swims\n")

    assert pages == {"bridge-engineer/Grade 7": {"Key accountabilities": 1, "Skills": 2}}


def test_a_step_from_a_bare_role_is_the_page_of_the_next() -> None:
    text = "# Ladder\n\n**Bridge Designer → Senior Bridge Designer**\n\n- Draws arches\n- Draws piers\n\n"
    pages, *_ = _read(
        "a.md", f"{text}**Senior Bridge Designer → Lead Bridge Designer**\n\n- Grows two seniors\n- Plans\n"
    )

    assert list(pages) == ["bridge-designer/Senior", "bridge-designer/Lead"]


def test_the_part_of_a_title_that_names_a_role_names_it() -> None:
    levels = "".join(f"## Niveau {level}\n\n### Bruggen\n- Telt {level}\n\n" for level in (1, 2))

    assert list(_read("a.md", f"# Functiehuis – Software Engineer\n\n{levels}")[0]) == [
        "software-engineer/Niveau 1",
        "software-engineer/Niveau 2",
    ]


def test_short_lines_behind_names_are_no_properties_where_all_lines_have_names() -> None:
    def page(title: str, *said: str) -> str:
        return f"## {title}\n**Safety**: {said[0]}\n**Repair**: {said[1]}\n\n"

    junior = page("Junior Technician", "wears the gear; reports hazards", "follows the manual")
    senior = page("Senior Technician", "trains others", "improves the manual")
    pages, *_ = _read("a.md", junior + page("Technician", "leads the morning check", "finds faults") + senior)

    assert list(pages) == [f"technician/{level}" for level in ("Junior", "Technician", "Senior")]
    assert all(groups == {"Safety": 1, "Repair": 1} for groups in pages.values())


def test_a_bare_role_above_a_table_is_a_page_beside_its_seniors() -> None:
    def page(title: str) -> str:
        return f"## {title}\n\n| Competency | Expectations |\n|---|---|\n| Rivets | Counts as {title} every day. |\n\n"

    pages, *_ = _read("a.md", f"# Ladder\n\n{page('Bridge Engineer')}{page('Senior Bridge Engineer')}")

    assert list(pages) == ["bridge-engineer/Bridge Engineer", "bridge-engineer/Senior"]


def test_one_plain_line_under_a_facet_is_what_it_says_and_no_subtitle() -> None:
    def page(level: int, scope: str) -> str:
        terms = (("Scope", scope), ("Rivets", "Counts them"), ("Crew", "Is kind"))
        told = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in terms)
        return f"<h2>L{level} Bridge Engineer</h2><dl>{told}</dl>"

    _, framework, *_ = _read("a.html", f"<body>{page(1, 'A task')}{page(2, 'A bridge')}</body>")

    facets = [[statement.text for facet in page.facets for statement in facet.statements] for page in framework.pages]
    assert facets == [["A task"], ["A bridge"]]
