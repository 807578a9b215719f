"""Printed texts: numbers of pages between the halves of a sentence, and sentences whose next line begins like one."""

import textwrap

from support.writing import groups_of, imported

SAID = [
    "I measure the depth of the channel before the first ferry sails, and tell the pilots what I found there",
    "I bring the evening ferry through the narrows whatever the river does, or say in time that I will not do it",
    "I splice the hawsers of the landing stage before the ice comes, and keep two of them dry for the spring",
    "I leave the night watch orders that it can follow, and sleep where the watch can wake me within a minute",
    "I keep the log of the river police and ours apart, so that either can be read without asking the other",
]
GROUPS = {"Impact": SAID[:2], "Ownership": SAID[2:4], "Decision Making": SAID[4:]}


def _lines(width: int, *, bullet: str, stop: str = "") -> list[str]:
    lines = ["IC2 Ferry Engineer", "I keep the ferry afloat", "", "🏆 Results"]
    for name, said in GROUPS.items():
        lines.append(name)
        for text in said:
            lines += textwrap.wrap(bullet + text + stop, width, subsequent_indent="  " if bullet else "")
    return lines


def _with_numbers(lines: list[str], foot: str, every: int) -> str:
    made: list[str] = []
    for at, line in enumerate(lines):
        if at and at % every == 0:
            made.append(foot.format(at // every))
        made.append(line)
    return "\n".join(made)


def test_numbers_that_count_up_between_the_lines_are_those_of_pages() -> None:
    for foot in ("- {} -", "[{}]", "{}", "Only for us   Page {}/3"):
        for every in (9, 10, 11):
            [page] = imported(_with_numbers(_lines(36, bullet="- "), foot, every)).pages
            assert groups_of(page) == {"Results": GROUPS}, (foot, every)


def test_a_line_without_a_stop_goes_on_where_all_sentences_have_one() -> None:
    said = [
        "I say in the evening what I did on the river, and when I cannot come I say so.",
        "I tie up the ferry and look at the sky, and then I go home.",
    ]
    others = [f"{told}, {'again and ' * times}today." for times in range(4) for told in SAID]
    for width in range(44, 76):
        lines = ["IC2 Ferry Engineer", "I keep the ferry afloat.", "", "🏆 Results", "Impact"]
        for text in [*said, *others]:
            lines += textwrap.wrap(text, width)
        [page] = imported("\n".join(lines)).pages
        told = groups_of(page)["Results"]["Impact"]
        assert told[:2] == said, width
