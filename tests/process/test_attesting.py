"""How long somebody is asked, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from levelset.process import attesting
from levelset.process.attesting import OPEN_FOR, REMIND_AFTER, Asked, State, digest, may_ask_anew, may_remind, state_of

BEGAN = datetime(2026, 3, 2, tzinfo=UTC)
SOON = BEGAN + timedelta(hours=1)
LATER = BEGAN + REMIND_AFTER
OVER = BEGAN + OPEN_FOR


@pytest.mark.parametrize(
    ("asked", "now", "state", "remind", "anew"),
    [
        (Asked(BEGAN), SOON, State.OPEN, False, False),
        (Asked(BEGAN), LATER, State.OPEN, True, False),
        (Asked(BEGAN, reminded_at=LATER), LATER, State.OPEN, False, False),
        (Asked(BEGAN), OVER, State.EXPIRED, False, True),
        (Asked(BEGAN, withdrawn_at=SOON), LATER, State.WITHDRAWN, False, False),
        (Asked(BEGAN, withdrawn_at=SOON), OVER, State.WITHDRAWN, False, True),
        (Asked(BEGAN, answer="attested"), OVER, State.ATTESTED, False, False),
        (Asked(BEGAN, answer="declined"), OVER, State.DECLINED, False, False),
        (Asked(BEGAN, answer="absent"), LATER, State.ABSENT, False, False),
    ],
)
def test_where_a_question_stands(asked: Asked, now: datetime, state: State, remind: bool, anew: bool) -> None:
    assert (state_of(asked, now), may_remind(asked, now), may_ask_anew(asked, now)) == (state, remind, anew)


def test_the_same_words_have_one_digest_and_others_another() -> None:
    assert (
        digest({"text": "a", "links": []}) == digest({"links": [], "text": "a"}) != digest({"text": "b", "links": []})
    )


def test_what_is_promised_of_asking_is_so() -> None:
    assert (timedelta(days=30), timedelta(days=2)) == (OPEN_FOR, REMIND_AFTER)
    assert (attesting.LONGEST_SENTENCE, attesting.MOST_ASKED) == (500, 10)
