"""Sentences that carry their expected findings: what is found has to be that and nothing else."""

from pathlib import Path

import pytest

from levelset.linting.checking import check
from levelset.linting.examples import framework_of

FIXTURE = Path(__file__).parent / "fixtures" / "sentences.txt"


def cases() -> list[tuple[str, list[str]]]:
    """The sentences with the names of the rules that mind them."""
    found = []
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            names, _, sentence = line.partition(" | ")
            found.append((sentence, [] if names == "-" else names.split(", ")))
    return found


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_a_sentence_is_minded_by_the_rules_it_names_and_by_no_other(sentence: str, expected: list[str]) -> None:
    escaped = sentence.replace("<", "\\<").replace("[", "\\[").replace("\\[^", "[^")
    problems = check(framework_of(f"- I answer for the basin.\n- {escaped}")).problems
    assert [(problem.rule.name, problem.place.text) for problem in problems] == [(name, sentence) for name in expected]
