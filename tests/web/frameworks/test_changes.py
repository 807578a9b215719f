"""What changed between two versions, and the numbers that versions get."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from cast import Cast, client_of
from levelset.comparing.versioning import Step
from levelset.core.errors import Refused
from levelset.core.model import Framework, Page
from levelset.interchange.statements import with_statements
from levelset.process.rights import Audience
from levelset.web.frameworks.releases import Naming, number_of, release_of
from web.frameworks.reading import main, opened, text_of, words_of
from web.frameworks.samples import framework

pytestmark = pytest.mark.django_db


def changed(change: Callable[[int, str], str]) -> Framework:
    """The sample with the texts of its first page changed, without ids."""
    sample = framework()
    page = sample.pages[0]
    statements = [replace(one, text=change(number, one.text), id="") for number, one in enumerate(page.statements())]
    return replace(sample, pages=(with_statements(page, statements), *sample.pages[1:]))


def last(page: Page) -> str:
    return list(page.statements())[-1].text


def test_versions_get_numbers_by_the_rule(publish: Callable[..., Any]) -> None:
    first = publish()
    same = publish()
    assert (first.edition, same.edition) == ("1.0.0", "1.0.1")
    count = len(list(framework().pages[0].statements()))
    told = publish(
        changed(lambda n, text: f"{text} I answer for the whole harbor, at night too." if n == count - 1 else text)
    )
    assert told.edition == "1.1.0"
    fewer = publish(replace(framework(), pages=framework().pages[:1]))
    assert fewer.edition == "2.0.0"
    assert fewer.changes["step"] == "major"


def test_an_owner_may_raise_the_number_with_a_reason_and_never_lower_it(
    cast: Cast, publish: Callable[..., Any]
) -> None:
    from levelset.web.frameworks.actions import publish as action

    publish()

    def raised(step: Step, reason: str, framework_: Framework) -> Any:
        naming = Naming(step=step, reason=reason)
        return action(framework_, author=cast.editor, audience=Audience.MEMBERS, naming=naming)

    with pytest.raises(Refused, match="Say why"):
        raised(Step.MAJOR, " ", framework())
    version = raised(Step.MAJOR, "The first one after the merger.", framework())
    assert (version.edition, version.edition_reason) == ("2.0.0", "The first one after the merger.")
    fewer = replace(framework(), pages=framework().pages[:1])
    with pytest.raises(Refused, match="structure"):
        raised(Step.PATCH, "It is small.", fewer)


def test_a_version_from_before_there_were_such_numbers_counts_as_a_whole_one(publish: Callable[..., Any]) -> None:
    version = publish()
    version.edition = ""
    assert str(number_of(version)) == "1.0.0"


def test_the_page_tells_what_changed_and_marks_the_words(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    publish(changed(lambda n, text: text.replace("I ", "I always ", 1) if n == 0 else text))
    root = main(opened(client_of(cast.member), "/framework/versions/1/changes/2"))
    assert "What changed from version 1 to version 2" in text_of(root)
    assert "1.0.0 → 1." in text_of(root)
    assert [text_of(one) for one in root.iter("ins")][-1] == "always"
    assert root.get_element_by_id("in-short") is not None


def test_two_versions_that_say_the_same_say_so(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    publish()
    assert "Nothing changed" in words_of(main(opened(client_of(cast.member), "/framework/versions/1/changes/2")))


def test_who_may_not_read_one_of_the_two_is_told_of_neither(publish: Callable[..., Any], cast: Cast) -> None:
    publish(audience=Audience.ANYONE)
    publish(audience=Audience.MEMBERS)
    assert client_of(cast.member).get("/framework/versions/1/changes/2").status_code == 200
    for old, new in ((1, 2), (2, 1), (1, 9)):
        hidden = client_of(None).get(f"/framework/versions/{old}/changes/{new}")
        assert hidden["Location"].startswith("/account/login/")
    assert client_of(cast.member).get("/framework/versions/1/changes/9").status_code == 404
    assert client_of(cast.member).get("/framework/versions/9/changes/1").status_code == 404


def test_framework_text_is_shown_as_letters(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    publish(changed(lambda n, text: f"{text} <script>alert(1)</script>"))
    html = client_of(cast.member).get("/framework/versions/1/changes/2").content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


def test_the_list_of_versions_leads_to_what_changed(publish: Callable[..., Any], cast: Cast) -> None:
    publish()
    publish(changed(lambda n, text: f"{text} And more of it every year." if n == 1 else text), note="")
    root = main(opened(client_of(cast.member), "/framework/versions/"))
    assert "/framework/versions/1/changes/2" in [link.get("href") for link in root.iter("a")]
    assert "(1.0.0)" in text_of(root)
    assert "no note" in text_of(root)  # of the first version, of which there is nothing to tell


@pytest.mark.parametrize("question", ["", "?old=1", "?old=a&new=2", "?old=1&new=1", "?old=1&new=99999999999"])
def test_a_choice_that_is_no_two_versions_leads_back_to_the_list(cast: Cast, question: str) -> None:
    assert client_of(cast.member).get(f"/framework/versions/changes{question}")["Location"] == "/framework/versions/"


def test_a_choice_of_two_versions_leads_to_them(cast: Cast) -> None:
    found = client_of(cast.member).get("/framework/versions/changes?old=1&new=3")["Location"]
    assert found == "/framework/versions/1/changes/3"


def test_ids_stay_through_other_words_and_answers_decide_what_is_not_sure(publish: Callable[..., Any]) -> None:
    before = publish()
    old = {one.text: one.id for one in before.framework.pages[0].statements()}
    text = last(before.framework.pages[0])
    reworded = f"{text.rstrip('.')}, and say so."
    after = publish(changed(lambda n, given: reworded if given == text else given))
    ids = {one.text: one.id for one in after.framework.pages[0].statements()}
    assert ids[reworded] == old[text]
    release = release_of(framework(), after, {})
    assert release.framework == before.framework


def test_the_first_page_of_a_version_leads_to_what_changed_for_whoever_may_read_both(
    publish: Callable[..., Any], cast: Cast
) -> None:
    publish(audience=Audience.MEMBERS)
    publish(audience=Audience.ANYONE)
    for person, leads in ((cast.member, True), (None, False)):
        root = main(opened(client_of(person), "/framework/"))
        assert ("/framework/versions/1/changes/2" in [link.get("href") for link in root.iter("a")]) is leads
        assert "Version 2 (1.0.1)." in text_of(root)
