"""GitHub and GitLab, spoken with for real over a socket: pages, limits, refusals, and where nobody may ask."""

import socket
import time
from datetime import date
from typing import Any

import pytest

from levelset.core.findings import Severity
from levelset.web.sources import reaching
from levelset.web.sources.fetching import fetch
from levelset.web.sources.reaching import Client, Unreachable, checked_address, is_public
from support.forges import TOKEN, Forge

SINCE = date(2026, 1, 1)


def test_github_gives_ones_changes_and_ones_reviews_over_several_pages(forge: Forge) -> None:
    found = fetch("github", forge.address, TOKEN, SINCE)
    assert [(one.text, one.begins, one.kind) for one in found.value] == [
        ("Reviewed: Their pier", date(2026, 4, 2), "review"),
        ("Tighten <script>alert(1)</script> bolts", date(2026, 3, 5), "change"),
        ("Measure the sag", date(2026, 3, 5), "change"),
        ("Still open", date(2026, 3, 1), "change"),
        ("Long in the making", date(2026, 1, 2), "change"),
    ]
    assert found.value[0].links == ("https://git.example/larkmoor/spans/pull/7#pullrequestreview-70",)
    assert {one.project for one in found.value} == {"larkmoor/spans"}
    assert set(forge.tokens) == {TOKEN} and sum("page=2" in one for one in forge.asked) == 1
    assert not any(TOKEN in one for one in forge.asked)
    again = fetch("github", forge.address, TOKEN, SINCE)
    assert [one.origin for one in again.value] == [one.origin for one in found.value]


def test_gitlab_gives_ones_changes_and_ones_reviews(forge: Forge) -> None:
    found = fetch("gitlab", forge.address, TOKEN, SINCE)
    assert [(one.text, one.begins, one.kind, one.project) for one in found.value] == [
        ("Reviewed: Their cable", date(2026, 5, 1), "review", "larkmoor/cables"),
        ("Paint pier 3", date(2026, 3, 6), "change", "larkmoor/spans"),
        ("Open", date(2026, 3, 1), "change", "larkmoor/spans"),
        ("Long in the making", date(2026, 1, 1), "change", "larkmoor/spans"),
        ("Reviewed: On the day itself", date(2026, 1, 1), "review", "larkmoor/cables"),
    ]
    assert found.value[0].links == ("https://lab.example/larkmoor/cables/-/merge_requests/9",)


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_a_change_counts_on_the_day_of_its_merge_whenever_it_was_opened_or_touched(forge: Forge, kind: str) -> None:
    def changes(since: date) -> set[str]:
        return {one.text for one in fetch(kind, forge.address, TOKEN, since).value if one.kind == "change"}

    now, earlier = changes(SINCE), changes(date(2025, 12, 31))
    assert "Long in the making" in now and earlier - now == {"Merged last year"}
    assert "Nobody touched it" not in earlier and "Nobody touched it" in changes(date(2025, 11, 20))
    assert changes(date.min) == changes(date(2025, 11, 20))


def test_the_events_of_the_first_day_are_asked_for_and_those_before_it_are_not_listed(forge: Forge) -> None:
    def reviewed(since: date) -> set[str]:
        return {one.text for one in fetch("gitlab", forge.address, TOKEN, since).value if one.kind == "review"}

    later = reviewed(date(2026, 1, 2))
    assert reviewed(SINCE) - later == {"Reviewed: On the day itself"}
    assert reviewed(date(2025, 12, 31)) - reviewed(SINCE) == {"Reviewed: On the day before"}


@pytest.mark.parametrize(
    ("status", "headers", "told"),
    [
        (401, {}, "does not know this token"),
        (403, {}, "does not let this token"),
        (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": "1772617800"}, "after 09:50 UTC"),
        (429, {"Retry-After": "60"}, "in some minutes"),
        (404, {}, "nothing at this address"),
        (302, {"Location": "http://127.0.0.1:1/"}, "sends elsewhere"),
        (500, {}, "a problem of its own (500)"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(forge: Forge, status: int, headers: dict[str, str], told: str) -> None:
    for kind, path in (("github", "/api/v3/user"), ("gitlab", "/api/v4/user")):
        forge.trouble[path] = (status, headers)
        with pytest.raises(Unreachable) as refused:
            fetch(kind, forge.address, TOKEN, SINCE)
        assert told in str(refused.value) and TOKEN not in str(refused.value)
    assert len(forge.asked) == 2, "nothing is asked after a refusal, and no redirect is followed"


def test_what_was_read_before_a_limit_stays(forge: Forge) -> None:
    forge.trouble["/api/v3/repos/larkmoor/spans/pulls/7/reviews"] = (429, {})
    found = fetch("github", forge.address, TOKEN, SINCE)
    assert len(found.value) == 4
    assert [one.severity for one in found.findings] == [Severity.WARNING]
    assert "What was read until then is listed" in found.findings[0].message


@pytest.mark.parametrize("body", [b"<html>", b"[" * 100_000, b"[]", b'{"login": ["x"], "id": {}}', b"null", b"\xff"])
def test_an_answer_of_another_shape_is_told(forge: Forge, body: bytes) -> None:
    forge.body = body
    for kind in ("github", "gitlab"):
        try:
            found = fetch(kind, forge.address, TOKEN, SINCE)
        except Unreachable as refused:
            assert "not as GitHub or GitLab" in str(refused)
        else:
            assert found.has_errors and not found.value


def test_too_much_and_too_slow_end(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reaching, "MOST_BYTES", 10)
    with pytest.raises(Unreachable, match="more than can be read"):
        fetch("gitlab", forge.address, TOKEN, SINCE)
    monkeypatch.setattr(reaching, "ANSWER_SECONDS", 0.2)
    forge.delay, began = 2.0, time.monotonic()
    with pytest.raises(Unreachable, match="too slowly"):
        fetch("gitlab", forge.address, TOKEN, SINCE)
    assert time.monotonic() - began < 1.9


def test_without_leave_nothing_but_public_addresses_are_asked(forge: Forge, settings: Any) -> None:
    settings.OUTGOING_LOOPBACK = False
    with pytest.raises(Unreachable, match="https://"):
        fetch("gitlab", forge.address, TOKEN, SINCE)
    with pytest.raises(Unreachable, match="not public"):
        Client("https://127.0.0.1:1", {}).get("/")
    assert forge.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1",
        "2002:0a00:0001::1", "ff02::1", "240.0.0.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


def test_a_name_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def resolved(*addresses: str) -> None:
        rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 443)) for one in addresses]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_args, **_more: rows)

    resolved("1.1.1.1")
    assert checked_address("git.example", 443) == "1.1.1.1"
    resolved("1.1.1.1", "10.0.0.1")
    with pytest.raises(Unreachable, match="not public"):
        checked_address("git.example", 443)
    resolved()
    with pytest.raises(Unreachable):
        checked_address("git.example", 443)
