"""Recognition that is asked again keeps what it read; its answers are those of recognition that begins anew."""

import gc
import weakref

from hypothesis import given, settings
from hypothesis import strategies as st

from levelset.core.findings import Severity
from levelset.importing.document import Document
from levelset.importing.draft import CHOOSABLE, Decisions, Naming, PageName
from levelset.importing.read import read_bytes
from levelset.importing.recognise import Recognizer, recognise
from levelset.importing.recognition.naming_pages import name_pages
from levelset.importing.recognition.outline import PageOutline
from levelset.importing.recognition.titles import Title
from support.writing import document, run_together, torn_of, written

TABLE = """level,Planning,Mentoring
L1,I plan my own week with the people of my team,I learn from the people who review my drawings
L2,I plan the work of a whole crew and its tools,I teach newer colleagues how we survey a river bed
"""

TREE = """
levels:
  L1:
    Planning:
      - I plan my own week with the people of my team
      - I say early when a date becomes doubtful
  L2:
    Planning:
      - I plan the work of a whole crew and its tools
      - I move dates before anybody has to ask for it
"""

DOCUMENTS: tuple[Document, ...] = (
    document(torn_of(written(), "Ownership"), "page1.txt"),
    document(run_together(written().replace("IC2", "IC3"), "Results", "Impact"), "page2.txt"),
    document(written().partition("\n")[2], "page3.txt"),
    read_bytes("crew.csv", TABLE.encode()).value,
    read_bytes("crew.yaml", TREE.encode()).value,
)

FILES = st.sampled_from([document.file for document in DOCUMENTS])
PLACES = st.tuples(FILES, st.integers(1, 45))
NAMINGS = st.builds(Naming, st.sampled_from([None, "Impact", "Care", "Ownership"]))
PAGES = st.builds(PageName, st.sampled_from(["Bridge Engineer", "Surveyor"]), st.sampled_from(["", "IC2", "IC4"]))

DECISIONS = st.builds(
    Decisions,
    fates=st.dictionaries(PLACES, st.sampled_from(CHOOSABLE), max_size=4),
    names=st.dictionaries(PLACES, NAMINGS, max_size=6),
    pillars=st.dictionaries(PLACES, NAMINGS, max_size=3),
    pages=st.dictionaries(FILES, PAGES, max_size=2),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(DECISIONS, min_size=1, max_size=4), st.booleans())
def test_asked_again_it_says_what_it_would_say_anew(asked: list[Decisions], joins: bool) -> None:
    reference = recognise(DOCUMENTS[:2]).value.framework if joins else None
    kept = Recognizer(DOCUMENTS, reference)
    anew = [recognise(DOCUMENTS, reference=reference, decisions=decisions, title="Spans") for decisions in asked]
    for decisions, answer in zip([*asked, asked[0]], [*anew, anew[0]], strict=True):
        assert kept.recognise(decisions, title="Spans") == answer


def test_only_the_document_that_a_decision_is_about_is_read_again(monkeypatch) -> None:
    from levelset.importing import recognise as module

    read: list[str] = []
    real = module._read

    def counted(document: Document, *rest: object) -> object:
        read.append(document.file)
        return real(document, *rest)

    monkeypatch.setattr(module, "_read", counted)
    kept = Recognizer(DOCUMENTS)
    first = kept.recognise()
    assert read == [document.file for document in DOCUMENTS]
    read.clear()
    kept.recognise(Decisions(fates={("page2.txt", 12): CHOOSABLE[3]}))
    assert read == ["page2.txt"]
    read.clear()
    kept.recognise(Decisions(names={("page1.txt", 20): Naming("Care")}))
    assert kept.recognise() == first
    assert read == [], "names are given to what was read; what held before is there still"


def test_a_role_that_a_person_names_settles_a_table_that_names_none() -> None:
    table = read_bytes("crew.csv", TABLE.encode()).value
    guessed = recognise([table])
    assert "import/role-from-file" in [finding.code for finding in guessed.findings]
    named = recognise([table], decisions=Decisions(pages={"crew.csv": PageName("Bridge Engineer", "")}))
    assert "import/role-from-file" not in [finding.code for finding in named.findings]
    assert [page.title for page in named.value.framework.pages] == ["L1 Bridge Engineer", "L2 Bridge Engineer"]


def test_a_tree_of_one_page_takes_the_level_too() -> None:
    tree = document(TREE.partition("  L2:")[0], "crew.yaml")
    [page] = recognise(
        [tree], decisions=Decisions(pages={"crew.yaml": PageName("Bridge Engineer", "IC5")})
    ).value.framework.pages
    assert page.title == "IC5 Bridge Engineer"


def test_a_role_takes_the_place_of_the_one_that_the_first_page_bears_and_of_no_other() -> None:
    roles = ("Surveyor", "Diver", "Surveyor")
    pages = [PageOutline(Title(f"L{rank} {role}", f"L{rank}", role, rank=rank)) for rank, role in enumerate(roles, 1)]
    pages.append(PageOutline(None))
    name_pages(pages, PageName("Bridge Engineer", "IC9"))
    told = [(page.title.role, page.title.level, page.title.rank) if page.title else None for page in pages]
    assert told == [("Bridge Engineer", "L1", 1), ("Diver", "L2", 2), ("Bridge Engineer", "L3", 3), None]


def test_a_page_that_is_there_twice_is_told_apart_by_its_name() -> None:
    twins = [document(written(), "a.txt"), document(written(), "b.txt")]
    assert [found.code for found in recognise(twins).findings if found.severity is Severity.ERROR] == [
        "import/duplicate-page"
    ]
    named = recognise(twins, decisions=Decisions(pages={"b.txt": PageName("Bridge Engineer", "IC3")}))
    assert not named.has_errors
    assert [page.level for page in named.value.framework.pages] == ["IC2", "IC3"]


def test_what_a_recognizer_read_goes_with_it() -> None:
    """Documents that nobody holds any more are gone at once, not when somebody collects garbage."""
    recognizer = Recognizer(DOCUMENTS)
    recognizer.recognise()
    held = weakref.ref(recognizer)
    collecting = gc.isenabled()
    gc.disable()
    try:
        del recognizer
        assert held() is None
    finally:
        if collecting:
            gc.enable()
