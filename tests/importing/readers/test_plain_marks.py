"""Plain texts whose author marks things in ways of their own: what comes again and again tells what it means."""

from collections.abc import Callable

import pytest

from levelset.core.model import Page
from levelset.importing.read import read_bytes
from levelset.importing.readers.plain_marks import heading_of, marks_of, plain_lines, sign_of, signature_of
from levelset.importing.recognise import recognise
from support.writing import FACETS, PILLARS, TITLE, groups_of, imported

SEA = {
    "Voyage": {
        "Soundings": ["I measure the depth of the channel before the first ferry", "I note every shoal that moved"],
        "Pilotage": ["I bring the evening ferry through the narrows", "I wait where another pilot would hurry"],
    },
    "Moorings": {
        "Rope Work": ["I splice the hawsers of the landing stage", "I throw frayed ropes away at once"],
        "Night Orders": ["I leave the night watch orders that it can follow", "I sleep where the watch can wake me"],
    },
}
"""Names that no lexicon knows."""

KNOWN = {name.split(" ", 1)[1]: groups for name, groups in PILLARS.items()}

ROMAN = ("", "I", "II", "III", "IV")

Mark = Callable[[str], str]


def _plain(text: str) -> str:
    return text


def _page(
    pillars: dict[str, dict[str, list[str]]],
    pillar: Mark = _plain,
    heading: Mark = _plain,
    item: Mark = "- {}".format,
    *,
    gap: int = 1,
    intro: tuple[str, ...] = (),
) -> str:
    """A page of these pillars, with what stands before headings and items."""
    lines = [TITLE, "I keep the bridges of one district safe"]
    for name, (subtitle, told) in FACETS.items():
        lines += [name, subtitle, *map(item, told)]
    for name, groups in pillars.items():
        lines += [""] * gap + [pillar(name), *intro]
        for responsibility, said in groups.items():
            lines += [heading(responsibility), *map(item, said)]
    return "\n".join(lines) + "\n"


def _only(text: str) -> Page:
    [page] = imported(text).pages
    return page


def _counting(template: str) -> Mark:
    """Numbers headings: ``{n}`` counts all of them, ``{letter}`` likewise."""
    count = iter(range(1, 50))

    def numbered(text: str) -> str:
        number = next(count)
        return template.format(text, n=number, letter=chr(64 + number), roman=ROMAN[min(number, 4)])

    return numbered


def _deep() -> tuple[Mark, Mark]:
    """``1 Voyage`` with ``1.1. Soundings`` below."""
    at = [0, 0]

    def outer(text: str) -> str:
        at[:] = [at[0] + 1, 0]
        return f"{at[0]} {text}"

    def inner(text: str) -> str:
        at[1] += 1
        return f"{at[0]}.{at[1]}. {text}"

    return outer, inner


@pytest.mark.parametrize("pillars", [KNOWN, SEA], ids=["known", "unheard"])
@pytest.mark.parametrize(
    ("pillar", "heading"),
    [
        ("h2. {}", "h3. {}"),
        ("== {} ==", "=== {} ==="),
        ("=== {} ===", "[{}]"),
        ("<<{}>>", "-- {} --"),
        ("*** {} ***", "*{}*"),
        ("{}\n======", "{}\n------"),
    ],
)
def test_headings_that_bear_a_mark_are_headings(
    pillars: dict[str, dict[str, list[str]]], pillar: str, heading: str
) -> None:
    if "\n" in pillar:  # an underline is as long as what it underlines
        page = _only(
            _page(pillars, lambda text: f"{text}\n{'=' * len(text)}", lambda text: f"{text}\n{'-' * len(text)}")
        )
    else:
        page = _only(_page(pillars, pillar.format, heading.format))
    assert groups_of(page) == pillars
    assert [facet.name for facet in page.facets] == list(FACETS)


@pytest.mark.parametrize("pillars", [KNOWN, SEA], ids=["known", "unheard"])
def test_numbers_that_something_else_follows_are_those_of_headings(pillars: dict[str, dict[str, list[str]]]) -> None:
    outer, inner = _deep()
    assert groups_of(_only(_page(pillars, outer, inner))) == pillars
    assert groups_of(_only(_page(pillars, _counting("{roman}. {}"), _counting("{letter}. {}")))) == pillars


def test_a_numbered_list_stays_a_list() -> None:
    numbered = _page(KNOWN, item=_counting("{n}. {}"))
    assert groups_of(_only(numbered)) == KNOWN
    names = ["1. Bridges", "2. Spans", "3. Piers", "", "I know them all"]
    assert heading_of(names[0], marks_of(names), 0) is None  # names, one below the other


def test_numbers_that_do_not_count_head_nothing() -> None:
    lines = ["3 Bridges", "I close them", "2 Spans", "I clean them"]
    assert heading_of(lines[0], marks_of(lines), 0) is None


@pytest.mark.parametrize("sign", ["»", "=>", "~", "[ ]", "[x]", "★", "->", "›", "☐", "**"])
def test_a_sign_before_many_lines_is_the_bullet_of_the_text(sign: str) -> None:
    assert groups_of(_only(_page(KNOWN, item=f"{sign} {{}}".format))) == KNOWN


def test_a_sign_before_a_few_lines_is_none() -> None:
    lines = ["» So he said", *[f"I keep span {number} safe" for number in range(60)], "» and so did she"]
    assert sign_of(lines[0], marks_of(lines)) == ""


@pytest.mark.parametrize("quote", ["> ", ">> ", "> > "])
def test_a_mail_that_was_passed_on_is_read_without_its_quotes(quote: str) -> None:
    head = "From: Ana Reyes\nSubject: Fwd: levels\n\n"
    text = "\n".join((quote + line).rstrip() for line in _page(KNOWN).split("\n"))
    assert groups_of(_only(head + text)) == KNOWN


def test_a_list_whose_bullet_quotes_stays_a_list() -> None:
    text = _page(KNOWN, item="> {}".format)
    assert plain_lines(text.split("\n")) == text.split("\n")
    assert groups_of(_only(text)) == KNOWN


def test_what_a_web_page_left_in_a_text_goes_away() -> None:
    item = "<li>{}</li>".format
    text = _page(KNOWN, "<b>{}</b>".format, "<strong>{}</strong>".format, item).replace("town", "town&rsquo;s R&amp;D")
    [first, *_] = _only(text).sections[0].groups
    assert first.statements[0].text == "I choose the inspection that saves most money for the town’s R&D"
    assert groups_of(_only(_page(KNOWN, item="- {}<br>".format))) == KNOWN


def test_a_tag_inside_a_sentence_is_what_somebody_wrote() -> None:
    lines = ["- I know when <b> is right", "- I write &lt;p&gt; by hand"]
    assert plain_lines(lines) == ["- I know when <b> is right", "- I write <p> by hand"]


@pytest.mark.parametrize("again", [False, True])
@pytest.mark.parametrize("bars", ["| {} | {} |", "{} | {}", "{}\t{}"])
def test_rows_between_bars_are_those_of_a_table(bars: str, again: bool) -> None:
    lines = [TITLE, "I keep the bridges of one district safe"]
    for pillar, groups in KNOWN.items():
        lines += ["", pillar]
        lines += [
            bars.format(name if again or not at else "", text)
            for name, said in groups.items()
            for at, text in enumerate(said)
        ]
    assert groups_of(_only("\n".join(lines))) == KNOWN


def test_links_between_bars_are_no_table() -> None:
    lines = ["Home | Bridges | Ferries", "", TITLE, "I keep | mend bridges", "", "Home | Imprint"]
    assert plain_lines(lines) == lines


@pytest.mark.parametrize("rule", ["-----", "* * *", "_ _ _", "•••"])
def test_a_drawn_line_parts_like_a_blank_one(rule: str) -> None:
    page = _only(_page(SEA, f"{rule}\n{{}}".format, f"{rule}\n{{}}".format, gap=0))
    assert groups_of(page) == SEA


def test_paragraphs_between_a_pillar_and_its_first_heading_introduce_it() -> None:
    intro = ("We live by the river.", "Whatever floats is ours to keep.")
    page = _only(_page(SEA, intro=intro))
    assert groups_of(page) == SEA
    assert [[text.text for text in section.intro] for section in page.sections] == [list(intro)] * 2
    underlined = lambda text: f"{text}\n{'=' * len(text)}"  # noqa: E731 - a mark, like the others
    assert groups_of(_only(_page(KNOWN, underlined, underlined, intro=intro))) == KNOWN


def test_names_and_sentences_that_take_turns_in_a_list_are_headings_and_what_is_said() -> None:
    assert groups_of(_only(_page(SEA, heading="- {}".format))) == SEA
    assert groups_of(_only(_page(SEA, heading="- {}".format, intro=("We live by the river.",)))) == SEA


def test_names_that_follow_each_other_in_a_list_are_what_is_said() -> None:
    skills = {"Craft": {"Tools": ["Welding", "Rope Work", "I read drawings of bridges and ferries well", "Caulking"]}}
    assert groups_of(_only(_page(skills))) == skills


def test_facets_in_capitals_are_called_as_usual() -> None:
    text = _page(KNOWN)
    for name in FACETS:
        text = text.replace(f"\n{name}\n", f"\n{name.upper()}\n")
    assert [facet.name for facet in _only(text).facets] == list(FACETS)


def test_names_of_columns_that_stand_in_a_pile_belong_to_the_pillar_above() -> None:
    lines = [TITLE, "I keep the bridges of one district safe"]
    for pillar, groups in SEA.items():
        lines += ["", f"🏆 {pillar}", *groups, *(text for said in groups.values() for text in said)]
    [page] = imported("\n".join(lines)).pages
    assert [(section.name, [group.name for group in section.groups]) for section in page.sections] == [
        (pillar, list(groups)) for pillar, groups in SEA.items()
    ]
    assert groups_of(page) == SEA  # nobody knows the names: the statements are parted evenly


@pytest.mark.parametrize("before", ["", "> "])
def test_the_signature_of_a_mail_is_told_apart_and_accounted_for(before: str) -> None:
    page = f"{_page(KNOWN)}\n\n-- \nAda Rope\nBridge Engineer, Span & Sons\n+49 30 123456"
    document = read_bytes("mail.txt", "\n".join(before + line for line in page.split("\n")).encode()).value
    assert document is not None
    draft = recognise([document]).value
    signed = [(fate.text, fate.fate.value) for fate in draft.sources[0].fates][-4:]
    assert signed == [(text, "chrome") for text in ("--", "Ada Rope", "Bridge Engineer, Span & Sons", "+49 30 123456")]
    assert groups_of(draft.framework.pages[0]) == groups_of(imported(_page(KNOWN)).pages[0])


@pytest.mark.parametrize(
    "below", ["- I lock the gate", "I lock the gate " + "every evening " * 6, "\n".join(["I lock a gate"] * 9), ""]
)
def test_what_follows_a_line_of_dashes_and_says_something_is_no_signature(below: str) -> None:
    lines = ["IC2 Bridge Engineer", "", "-- ", *below.split("\n")]
    assert signature_of(lines) == len(lines)
    assert signature_of(["IC2 Bridge Engineer", "--", "Ada Rope"]) == 3
