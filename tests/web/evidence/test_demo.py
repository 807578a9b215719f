"""The demo's evidence: what its people asked each other is there in every state that a question can have."""

import pytest
from django.test import Client

from levelset.web.evidence.demo import make_demo_evidence
from levelset.web.evidence.models import Attestation
from levelset.web.people.actions.demo import make_demo_people
from levelset.web.people.models import User

pytestmark = pytest.mark.django_db


def test_the_demo_shows_questions_in_every_state_and_makes_them_once() -> None:
    make_demo_people()
    assert make_demo_evidence() > 10
    answers = sorted(Attestation.objects.values_list("answer", flat=True))
    assert set(answers) == {"", "absent", "attested", "declined"}
    assert make_demo_evidence() == 0 and Attestation.objects.count() == len(answers)
    client = Client()
    client.force_login(User.objects.get(email="ida@larkmoor.example"))
    assert 'href="/evidence/attesting">A colleague asks you' in client.get("/me").content.decode()
