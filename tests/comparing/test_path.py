"""The path of a role: every statement in one strand, from the level where it starts to the one where it ends."""

from hypothesis import given
from hypothesis import strategies as st

from comparing.pages import group, page
from levelset.comparing.align import Change
from levelset.comparing.path import RolePath, Strand, path_of
from levelset.core.model import Page
from levelset.interchange.links_yaml import KeptLink

PAGES = (
    page("IC1", group("Impact", "I keep the log of the harbor", "Storms frighten nobody here")),
    page(
        "IC2",
        group("Impact", "I keep the log of the harbor", "I paint rails in spring with my team"),
        group("Ownership", "Budgets are mine to defend"),
    ),
    page(
        "IC3",
        group("Ownership", "Budgets are mine to defend"),
        group("Impact", "I paint rails in spring across the company"),
    ),
)


def strand_of(path: RolePath, text: str) -> Strand:
    return next(
        strand
        for stretch in path.stretches
        for strand in stretch.strands
        if any(text == statement.text for stop in strand.stops for statement in stop.statements)
    )


def test_a_strand_leads_from_where_it_starts_to_where_it_ends() -> None:
    path = path_of(PAGES)
    spans = {text: (strand_of(path, text).first, strand_of(path, text).last) for text in (
        "I keep the log of the harbor", "Storms frighten nobody here", "Budgets are mine to defend",
        "I paint rails in spring with my team",
    )}  # fmt: skip
    assert list(spans.values()) == [(0, 1), (0, 0), (1, 2), (1, 2)]


def test_a_stop_says_what_happened_and_what_rose() -> None:
    strand = strand_of(path_of(PAGES), "I paint rails in spring with my team")
    assert [stop.change for stop in strand.stops] == [None, Change.REWORDED]
    assert [rise.new.value for rise in strand.stops[1].rises] == ["company"]
    assert strand_of(path_of(PAGES), "I keep the log of the harbor").stops[1].change is Change.KEPT


def test_a_responsibility_knows_its_levels_and_its_strands_start_first_first() -> None:
    path = path_of(PAGES)
    assert {stretch.place.name: stretch.levels for stretch in path.stretches} == {
        "Ownership": (1, 2),
        "Impact": (0, 1, 2),
    }
    for stretch in path.stretches:
        starts = [strand.first for strand in stretch.strands]
        assert starts == sorted(starts)


def test_a_sentence_cut_in_two_is_one_strand_and_goes_on_in_both() -> None:
    whole = "I gather feedback from every partner crew and turn weak spots into a learning plan"
    parts = ("I gather feedback from every partner crew", "I turn weak spots into a learning plan")
    path = path_of((page("IC1", group("Growth", whole)), page("IC2", group("Growth", *parts))))
    ((strand,),) = (stretch.strands for stretch in path.stretches)
    assert [len(stop.statements) for stop in strand.stops] == [1, 2]


def test_a_strand_that_moved_stands_under_its_last_heading() -> None:
    text = "I read drawings with apprentices in spring"
    pages = (page("IC1", group("Crew", text)), page("IC2", group("Teaching", text), group("Crew", "I sing")))
    (stretch,) = (one for one in path_of(pages).stretches if one.place.name == "Teaching")
    assert [stop.place.name for stop in stretch.strands[0].stops] == ["Crew", "Teaching"]
    assert stretch.levels == (1,)


def test_links_that_people_put_right_join_strands() -> None:
    old, new = PAGES[0].sections[0].groups[0].statements[1], PAGES[1].sections[0].groups[0].statements[1]
    kept = KeptLink(PAGES[0].address, PAGES[1].address, ((old.id, old.text),), ((new.id, new.text),))
    strand = strand_of(path_of(PAGES, [kept]), old.text)
    assert (strand.first, strand.last) == (0, 2)


def test_one_page_alone_is_a_path_and_none_is_an_empty_one() -> None:
    assert path_of(()).stretches == ()
    assert [len(one.strands) for one in path_of(PAGES[:1]).stretches] == [2]


WORDS = st.sampled_from(
    ("I paint", "rails", "towers", "with my team", "across rivers", "in spring", "and keep", "logs")
)
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), max_size=4)


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=4))
def test_every_statement_stands_in_exactly_one_strand(levels: list[tuple[list[str], list[str]]]) -> None:
    pages: list[Page] = [
        page(f"IC{number}", group("Impact", *one), group("Ownership", *other))
        for number, (one, other) in enumerate(levels, 1)
    ]
    path = path_of(pages)
    stops = [stop for stretch in path.stretches for strand in stretch.strands for stop in strand.stops]
    for number, one in enumerate(pages):
        mine = [statement.text for stop in stops if stop.level == number for statement in stop.statements]
        assert sorted(mine) == sorted(statement.text for statement in one.statements())
    for stretch in path.stretches:
        for strand in stretch.strands:
            assert [stop.level for stop in strand.stops] == list(range(strand.first, strand.last + 1))
