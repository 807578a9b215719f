"""Does, may, or is learning to: read from the predicate of the first main clause."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from levelset.text.modality import Modality, ModalityReading, modality, read_modality

MAY = [
    ("I may mentor interns", "may"),
    ("I might run a workshop", "might"),
    ("I could take a seat in the on-call rota", "could"),
    ("Mentorship – I may coach a new hire", "may"),
    ("I also may present at the guild", "may"),
    ("I can optionally join the rota", "can optionally"),
    ("I can choose to lead a working group", "can choose to"),
    ("I occasionally run retrospectives", "occasionally"),
    ("Occasionally, I run retrospectives", "Occasionally"),
    ("From time to time I host visitors", "From time to time"),
    ("We sometimes rotate seats", "sometimes"),
    ("I am sometimes asked to speak", "am sometimes"),
    ("I may or may not attend", "may"),
    ("When asked, I may step in", "may"),
    ("As a tech lead, I may set the agenda", "may"),
    ("If I am free, I may help the neighbors", "may"),
    ("When needed I may step in", "may"),
    ("My work may involve travel", "may"),
    ("Engineers may lead a project", "may"),
    ("Some senior people may host guests", "may"),
    ("May mentor an intern", "May"),
    ("Might join a review", "Might"),
    ("Mentorship – May mentor an intern", "May"),
    ("Optionally writes a post", "Optionally"),
    ("Optional: I present at the guild", "Optional:"),
    ("(Optional) I present at the guild", "(Optional)"),
    ("I present at the guild (optional)", "(optional)"),
    ("I host visitors from time to time.", "from time to time."),
    ("I lead the guild, if I choose to", "if I choose to"),
    ("I speak at events, but this is not required", "but this is not required"),
    ("Speaks at events, optionally", "optionally"),
    ("I am free to pick a guild", "am free to"),
    ("I have the option to rotate", "have the option to"),
    ("I MAY lead", "MAY"),
    ("They may lead", "may"),
]

LEARNING = [
    ("I’m learning to interview", "I’m learning"),
    ("I am learning to write clearly. I ask for reviews.", "am learning"),
    ("I am still learning the release process", "am still learning"),
    ("I'm gaining a sense of what matters", "I'm gaining"),
    ("I am beginning to design components", "am beginning to"),
    ("I’ve begun to review designs", "I’ve begun to"),
    ("I have started to plan my own weeks", "have started to"),
    ("I start to see patterns", "start to"),
    ("I increasingly take on larger work", "increasingly"),
    ("I am increasingly trusted with designs", "am increasingly"),
    ("I am developing my understanding of our customers", "am developing my understanding"),
    ("I am building up knowledge of our services", "am building up knowledge"),
    ("I am improving my estimation skills", "am improving my estimation skills"),
    ("I have a growing understanding of the product", "have a growing understanding"),
    ("I am in the process of becoming a reviewer", "am in the process of becoming"),
    ("I am becoming fluent in our main language", "am becoming"),
    ("I am getting familiar with the build", "am getting familiar"),
    ("I am familiarizing myself with the build", "am familiarizing myself"),
    ("I am ramping up on storage", "am ramping up"),
    ("I am new to leading", "am new to"),
    ("I learn how to read a profile", "learn how to"),
    ("I learn the basics of testing", "learn the basics"),
    ("I focus on learning our tools", "focus on learning"),
    ("I am working towards becoming a reviewer", "am working towards becoming"),
    ("With growing confidence, I debug code", "With growing confidence"),
    ("I work with increasing independence", "with increasing independence"),
    ("Learning to estimate", "Learning to"),
    ("Beginning to lead reviews", "Beginning to"),
    ("Developing an understanding of cost", "Developing an understanding"),
    ("Increasingly plans ahead", "Increasingly"),
    ("Interviewing: Is learning to take notes", "Is learning"),
    ("New engineers are learning to deploy", "are learning"),
]

DOES = [
    "I mentor interns",
    "I can plan a week",
    "I am able to adapt",
    "I may not know the answer, but I find who does",
    "I might not be there",
    "I could not do it alone",
    "I own small projects and may help a neighbor team",
    "I look for risks that may arise",
    "I ask what might go wrong before I ship",
    "The team that may need me hears from me",
    "People who may be affected are told early",
    "In May I run the planning",
    "I plan the May release",
    "May is busy",
    "May planning is mine",
    "May and June are for reviews",
    "I learn from my mistakes",
    "Learning is a habit of mine",
    "I run the learning circle",
    "I use what I learn to improve",
    "When I am learning a new tool, I read its documentation",
    "If something breaks while I am learning to fix it, I ask",
    "I handle increasingly complex tasks",
    "I am developing the roadmap with my team",
    "I am building robust services",
    "I have a basic understanding of cost",
    "I execute plans, possibly with others",
    "I write code. I may also review it.",
    "Delivers features that may ship late",
    "Becoming a father is no responsibility of ours",
    "",
    "…",
]


@pytest.mark.parametrize(("text", "words"), MAY)
def test_what_may_be_done(text: str, words: str) -> None:
    assert read_modality(text) == ModalityReading(Modality.MAY, (words,))


@pytest.mark.parametrize(("text", "words"), LEARNING)
def test_what_is_being_learned(text: str, words: str) -> None:
    assert read_modality(text) == ModalityReading(Modality.LEARNING, (words,))


@pytest.mark.parametrize("text", DOES)
def test_what_is_done(text: str) -> None:
    assert read_modality(text) == ModalityReading(Modality.DOES)


@given(st.text())
def test_any_text_has_a_modality_and_its_words_stand_in_it(text: str) -> None:
    reading = read_modality(text)
    assert modality(text) is reading.modality
    assert all(word in " ".join(text.split()) or "\u200b" in text or "\xad" in text for word in reading.words)
