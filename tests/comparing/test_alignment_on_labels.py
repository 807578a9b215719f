"""Links between two levels that a person labelled by hand, where they are at hand."""

import json
from collections import Counter
from pathlib import Path

import pytest

from levelset.comparing.align import Change, compare_pages
from levelset.core.addresses import key_of
from levelset.core.model import Facet, Group, Page, Section, Statement
from levelset.text.normal import letters


def _page(path: Path) -> Page:
    held = json.loads(path.read_text(encoding="utf-8"))
    return Page(
        "role",
        held["level"],
        held["title"],
        Statement(held["statement"]),
        facets=tuple(Facet(one["name"], statements=tuple(map(Statement, one["bullets"]))) for one in held["facets"]),
        sections=tuple(
            Section(
                key_of(pillar["name"]),
                pillar["name"],
                groups=tuple(
                    Group(key_of(one["name"]), one["name"], tuple(map(Statement, one["behaviors"])))
                    for one in pillar["responsibilities"]
                ),
            )
            for pillar in held["pillars"]
        ),
    )


def behaviors(page: Page) -> list[str]:
    return [statement.text for section in page.sections for group in section.groups for statement in group.statements]


@pytest.mark.seeds
@pytest.mark.parametrize("reader", [0, 1])
def test_the_path_of_the_seeds_agrees_with_each_of_two_readers(shared: Path, reader: int) -> None:
    labels = json.loads(Path(__file__).with_name("path_of_the_seeds.json").read_text(encoding="utf-8"))
    links, new = Counter[str](), Counter[str]()
    for step, answers in labels["readers"][reader].items():
        older, newer = (_page(shared / "seeds" / "truth" / f"{name}.json") for name in step.split("-"))
        before, after = behaviors(older), behaviors(newer)
        origins = {letters(text): link for link in compare_pages(older, newer).links for text in link.to_text}
        for position, right in answers.items():
            link = origins[letters(after[int(position) - 1])]
            known = {letters(before[number - 1]) for number in right if number is not None}
            if link.is_new:
                new["right" if None in right else "wrong"] += 1
                links["missed"] += None not in right
            elif known & {letters(text) for text in link.from_text}:
                links["right"] += 1
            else:
                links["wrong"] += 1
                (new if right[0] is None else links)["missed"] += 1
    assert f1(links) >= 0.90
    assert f1(new) >= 0.86


def test_two_readers_of_the_path_agree() -> None:
    one, other = json.loads(Path(__file__).with_name("path_of_the_seeds.json").read_text(encoding="utf-8"))["readers"]
    pairs = [(one[step][position][0], other[step][position][0]) for step in one for position in one[step]]
    assert sum(first == second for first, second in pairs) / len(pairs) > 0.94


@pytest.mark.seeds
def test_links_agree_with_the_labels(shared: Path) -> None:
    labels_at = shared / "corpus" / "alignment" / "software_engineer_ic2_ic3.json"
    if not labels_at.exists():
        pytest.skip("the labelled links are not there")
    truth = shared / "corpus" / "pages-2023" / "truth"
    found = compare_pages(_page(truth / "ic2_software_engineer.json"), _page(truth / "ic3_software_engineer.json"))
    origins = {letters(text): link for link in found.links for text in link.to_text}
    links, new, kept = Counter[str](), Counter[str](), Counter[str]()
    for label in json.loads(labels_at.read_text(encoding="utf-8"))["links"]:
        link = origins[letters(label["to"])]
        answers = {letters(answer) if answer else None for answer in (label["from"], *label.get("also_right", []))}
        if link.is_new:
            new["right" if None in answers else "wrong"] += 1
            links["missed"] += None not in answers
        elif answers & {letters(text) for text in link.from_text}:
            links["right"] += 1
            kept["right" if (label["kind"] == "kept") == (link.change is Change.KEPT) else "wrong"] += 1
        else:
            links["wrong"] += 1
            (new if label["from"] is None else links)["missed"] += 1
    assert f1(links) >= 0.92
    assert f1(new) >= 0.86
    assert kept["right"] >= 0.97 * kept.total()


def f1(counts: Counter[str]) -> float:
    return 2 * counts["right"] / (2 * counts["right"] + counts["wrong"] + counts["missed"])
