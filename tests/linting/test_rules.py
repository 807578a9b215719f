"""Every rule against its own page: the bad example fires this rule and no other, the good one fires none."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from levelset.linting import pages
from levelset.linting.checking import check
from levelset.linting.examples import framework_of
from levelset.linting.registry import BOOKS, RULES, rule_named
from levelset.linting.rule import Profile, Rule
from levelset.linting.view import View

ROOT = Path(__file__).parent.parent.parent
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)


def codes(example: str, rule: Rule) -> set[str]:
    """What the default profile says of an example, and what the rule itself says, if it is a strict one."""
    framework = framework_of(example)
    found = [*check(framework).problems, *check(framework, rules=[rule]).problems]
    return {problem.rule.code for problem in found}


def test_there_are_at_least_twenty_five_rules_with_names_of_their_own() -> None:
    assert len(RULES) >= 25
    assert len(RULES) == sum(len(list(book)) for book in BOOKS)
    assert len({rule.title for rule in RULES.values()}) == len(RULES)


@every_rule
def test_a_bad_example_fires_this_rule_and_no_other(rule: Rule) -> None:
    assert codes(rule.bad, rule) == {rule.code}


@every_rule
def test_a_good_example_fires_no_rule(rule: Rule) -> None:
    assert codes(rule.good, rule) == set()


@every_rule
def test_a_message_is_a_sentence_about_a_place(rule: Rule) -> None:
    for problem in check(framework_of(rule.bad), rules=[rule]).problems:
        assert problem.remark.message.endswith((".", "!"))
        assert problem.place.page
        assert (
            problem.remark.words in problem.place.text
            or rule.name in ("two-claims", "cut-off")
            or (not problem.place.text or problem.place.page == "framework.yaml" or rule.name == "unused-footnote")
        )


@every_rule
def test_the_strict_profile_asks_every_rule(rule: Rule) -> None:
    assert Profile.STRICT in rule.severities
    if Profile.IMPORT in rule.severities:
        assert Profile.DEFAULT in rule.severities


@every_rule
def test_a_rule_is_found_by_its_code_and_by_its_name(rule: Rule) -> None:
    assert rule_named(rule.code) is rule is rule_named(rule.name)


@every_rule
def test_a_rule_that_reads_english_is_silent_in_other_languages(rule: Rule) -> None:
    framework = replace(framework_of(rule.bad), language="de")
    found = check(framework).problems if rule.name == "idle-waiver" else check(framework, rules=[rule]).problems
    assert bool(found) is not (rule.english or rule.name == "idle-waiver")  # its waiver is of an English rule
    assert not View(framework).english


@every_rule
def test_the_page_of_a_rule_is_as_it_would_be_written(rule: Rule) -> None:
    page = ROOT / "docs/rules" / f"{rule.name}.md"
    assert page.read_text(encoding="utf-8") == pages.page_of(rule), "python -m levelset.linting.pages docs/rules"


def test_the_list_of_rules_is_as_it_would_be_written() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/rules").glob("*.md")}
    assert written == pages.all_pages(), "python -m levelset.linting.pages docs/rules"


def test_every_function_of_a_rule_says_what_it_finds() -> None:
    for path in (ROOT / "src/levelset/linting/rules").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and node.decorator_list and node.name[0] != "_":
                assert ast.get_docstring(node), node.name


def test_pages_can_be_written_anew(tmp_path: Path) -> None:
    pages.main(tmp_path / "rules")
    assert (tmp_path / "rules" / "vague.md").read_text(encoding="utf-8") == pages.page_of(RULES["check/vague"])


def test_an_example_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match=r"framework\.yaml"):
        framework_of("- a\n- b\n# IC2 Software Engineer\n")
