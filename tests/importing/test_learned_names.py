"""Names that people gave to documents and headings become other names, by which the next document is understood."""

from levelset.comparing.merge import merge
from levelset.core.model import Framework
from levelset.importing.draft import Decisions, Naming, PageName
from levelset.interchange.framework_yaml import from_yaml, to_yaml
from support.writing import PILLARS, TITLE, imported, written


def _line(text: str, start: str) -> int:
    return next(number for number, line in enumerate(text.split("\n"), 1) if start in line)


def _named(text: str, role: str, level: str) -> Framework:
    return imported(text, decisions=Decisions(pages={"page1.txt": PageName(role, level)}))


def test_a_role_and_a_level_are_known_by_what_the_document_calls_them() -> None:
    learned = _named(written().replace(TITLE, "Senior Span Engineer"), "Bridge Engineer", "IC4")
    [role], [level] = learned.roles, learned.levels
    assert (role.name, role.aliases, level.label, level.aliases) == (
        "Bridge Engineer",
        ("Span Engineer",),
        "IC4",
        ("Senior",),
    )
    [page] = imported(written().replace(TITLE, "Senior Span Engineer"), reference=learned).pages
    assert (page.role, page.level, page.title) == ("bridge-engineer", "IC4", "Senior Span Engineer")
    [page] = imported(written().replace(TITLE, "Senior Ferry Engineer"), reference=learned).pages
    assert (page.role, page.level) == ("ferry-engineer", "IC4")


def test_a_document_without_a_title_teaches_nothing() -> None:
    learned = _named(written().replace(TITLE, ""), "Bridge Engineer", "IC4")
    assert (learned.roles[0].aliases, learned.levels[0].aliases) == ((), ())


def test_a_name_that_a_role_bears_itself_is_no_other_name() -> None:
    texts = (written().replace(TITLE, "IC2 Span Engineer"), written().replace(TITLE, "IC3 Span Engineer"))
    learned = imported(*texts, decisions=Decisions(pages={"page1.txt": PageName("Bridge Engineer", "IC2")}))
    assert {role.name: role.aliases for role in learned.roles} == {"Bridge Engineer": (), "Span Engineer": ()}


def test_a_pillar_is_known_by_what_the_document_calls_it() -> None:
    name = next(iter(PILLARS))
    text = written().replace(f"\n{name}\n", "\nImpact and Results\n")
    first = ("page1.txt", _line(text, "I choose the inspection"))
    before = imported(text)
    assert before.pillars[0].name == "Impact and Results"
    learned = imported(text, decisions=Decisions(pillars={first: Naming("Results")}))
    assert (learned.pillars[0].name, learned.pillars[0].aliases) == ("Results", ("Impact and Results",))
    again = imported(text, reference=learned)
    assert again.pages[0].sections[0].pillar == "results"
    assert [pillar.key for pillar in again.pillars] == [pillar.key for pillar in learned.pillars]


def test_other_names_are_written_down_and_united() -> None:
    learned = _named(written().replace(TITLE, "Senior Span Engineer"), "Bridge Engineer", "IC4")
    read = from_yaml(to_yaml(learned), "framework.yaml").framework
    assert read is not None
    assert (read.roles, read.levels) == (learned.roles, learned.levels)
    plain = imported(written().replace("IC2", "IC4"))
    united = merge(plain, learned).framework
    assert (united.roles[0].aliases, united.levels[0].aliases) == (("Span Engineer",), ("Senior",))
