"""Who is looking at a page: what every door and every cached page stands on."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from levelset.process.rights import Standing
from levelset.web.people.models import User
from levelset.web.ui.viewer import THEME_COOKIE, frame_key, standing_of, theme_of


def request_of(user: Any, theme: str = "") -> Any:
    request = RequestFactory().get("/")
    request.user = user
    if theme:
        request.COOKIES[THEME_COOKIE] = theme
    return request


def test_only_somebody_who_is_signed_in_active_and_of_some_standing_has_one() -> None:
    for standing in Standing:
        assert standing_of(User(standing=standing.value)) is standing
        assert standing_of(User(standing=standing.value, is_active=False)) is None
        half = SimpleNamespace(is_authenticated=False, is_active=True, standing=standing.value)
        assert standing_of(half) is None
    assert standing_of(User(standing="")) is standing_of(AnonymousUser()) is standing_of(None) is None
    for bare in (SimpleNamespace(is_authenticated=True, standing="owner"), SimpleNamespace(is_active=True)):
        assert standing_of(bare) is None
    assert standing_of(SimpleNamespace(is_authenticated=True, is_active=True)) is None


@pytest.mark.parametrize(("chosen", "theme"), [("dark", "dark"), ("light", "light"), ("<b>", "system"), ("", "system")])
def test_a_theme_is_one_of_ours(chosen: str, theme: str) -> None:
    assert theme_of(request_of(AnonymousUser(), chosen)) == theme


def test_pages_are_kept_apart_by_standing_theme_and_language(monkeypatch: pytest.MonkeyPatch) -> None:
    users = [*(User(standing=standing.value) for standing in Standing), AnonymousUser()]
    keys = [frame_key(request_of(user, theme)) for user in users for theme in ("dark", "light")]
    assert keys[::2] == ["owner-dark-en", "editor-dark-en", "member-dark-en", "nobody-dark-en"]
    assert len(set(keys)) == len(keys)
    for language, told in (("de", "de"), (None, "en")):
        monkeypatch.setattr("levelset.web.ui.viewer.get_language", lambda language=language: language)
        assert frame_key(request_of(AnonymousUser())) == f"nobody-system-{told}"
