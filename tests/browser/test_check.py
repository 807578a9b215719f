"""The page of findings in a real browser: axe looks at it, and it tells why a rule is there without scripts."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.sync_api import expect

from cast import Cast, cookies_of
from levelset.core.model import Waiver
from levelset.linting.examples import framework_of
from levelset.process.rights import Audience
from levelset.web.frameworks.actions import publish
from web.imports.support import address, brought

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = """\
- I am involved in the releases of my team.
- I join my team for lunch.
- I test my changes before before review.
"""


@pytest.mark.parametrize(
    ("javascript", "phone", "dark"), [(True, True, True), (False, False, False)], ids=["scripts", "no-scripts"]
)
def test_an_editor_reads_what_is_wrong_and_why(
    visitor: Any, transactional_db: None, cast: Cast, javascript: bool, phone: bool, dark: bool
) -> None:
    waiver = Waiver("check/unfair", "*", "The lunch is paid work here.")
    framework = replace(framework_of(TEXT), waivers=(waiver,))
    publish(framework, author=cast.editor, audience=Audience.MEMBERS)
    page = visitor.open(
        "/framework/versions/1/check", cookies=cookies_of(cast.editor), javascript=javascript, phone=phone, dark=dark
    )
    expect(page.get_by_role("main")).to_contain_text("2 findings, 1 set aside with a reason")
    page.locator("summary").filter(has_text="A vague verb").click()
    expect(page.get_by_text(re.compile("is true of the one who releases"))).to_be_visible()
    wide, seen = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= seen
    page.get_by_role("link", name="Look more strictly").click()
    expect(page.get_by_role("link", name="Show only the surest findings")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_a_finding_stands_beside_its_sentence_in_the_review(
    visitor: Any, transactional_db: None, cast: Cast, dark: bool
) -> None:
    document = (
        "IC2 Data Engineer\n\n🏆 Results\n\nImpact\n• I test my changes before before review\n• I plan releases\n"
    )
    found = brought(cast.editor, document)
    page = visitor.open(address(found, "review"), cookies=cookies_of(cast.editor), dark=dark, phone=dark)
    sentence = page.locator(".draft-lines li").filter(has_text="before before review")
    expect(sentence.locator(".remark")).to_contain_text("“before before”: the word stands there twice.")
