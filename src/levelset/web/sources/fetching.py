"""Changes and reviews of a person from GitHub or GitLab, by the person's own token."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from levelset.core.findings import Finding, Severity
from levelset.interchange.worklogs import forges
from levelset.interchange.worklogs.record import Found, Record, found
from levelset.web.sources.reaching import Answer, Client, Unreachable

PER_PAGE = 100
MOST_PAGES = 10
"""GitHub answers a search with 1000 results at most, which are ten pages."""

MOST_REVIEWS = 100
NAMES = {"github": "GitHub", "gitlab": "GitLab"}


def fetch(forge: str, address: str, token: str, since: date) -> Found:
    """What somebody did on a forge since a day. Raises ``Unreachable`` where not even the first question is answered.

    Where a later one is not, what was read until then is the result, with a warning that says why it ends there.
    """
    read = {"github": _github, "gitlab": _gitlab}[forge]
    records: list[Record] = []
    findings: list[Finding] = []
    try:
        read(address, token, since, records)
    except Unreachable as stopped:
        if not records:
            raise
        findings.append(
            Finding("work/stopped", Severity.WARNING, f"{stopped} {_('What was read until then is listed.')}")
        )
    return found(records, findings, _("Since that day there is nothing of yours. Take an earlier day."))


def _github(address: str, token: str, since: date, records: list[Record]) -> None:
    host = urlsplit(address).hostname or ""
    base = "https://api.github.com" if host == "github.com" else f"{address}/api/v3"
    client = Client(base, {"Authorization": f"Bearer {token}", "X-GitHub-Api-Version": "2022-11-28"})
    login = str(_object(_asked("github", client, "/user")).get("login", ""))
    if not login:
        raise Unreachable(_("The server answered, but not as GitHub or GitLab do. Is the address right?"))
    told = f"is:pr updated:>={since.isoformat()}"
    for items in _pages("github", client, "/search/issues", _items, q=f"{told} author:{login}"):
        records += _from_day(since, forges.github_changes(host, items))
    left = MOST_REVIEWS
    for items in _pages("github", client, "/search/issues", _items, q=f"{told} reviewed-by:{login} -author:{login}"):
        for item in items:
            repository, number = forges.github_repository(item), item.get("number")
            if not repository or not isinstance(number, int):
                continue
            if left == 0:
                raise Unreachable(_("More than %(most)s reviews are not asked for.") % {"most": MOST_REVIEWS})
            left -= 1
            path = f"/repos/{repository}/pulls/{number}/reviews"
            given = forges.objects(_asked("github", client, path, per_page=PER_PAGE).data)
            made = forges.github_review(host, item, given, login)
            records += _from_day(since, [made] if made else [])


def _gitlab(address: str, token: str, since: date, records: list[Record]) -> None:
    host = urlsplit(address).hostname or ""
    client = Client(f"{address}/api/v4", {"PRIVATE-TOKEN": token})
    own = _object(_asked("gitlab", client, "/user"))
    if not own.get("id"):
        raise Unreachable(_("The server answered, but not as GitHub or GitLab do. Is the address right?"))
    asked: dict[str, Any] = {
        "scope": "created_by_me",
        "state": "all",
        "updated_after": f"{since.isoformat()}T00:00:00Z",
    }
    mine = set()
    for items in _pages("gitlab", client, "/merge_requests", forges.objects, **asked):
        records += _from_day(since, forges.gitlab_changes(host, items))
        mine |= {(str(item.get("project_id")), str(item.get("iid"))) for item in items}
    events: list[forges.Answer] = []
    for action, target in (("approved", "merge_request"), ("commented", "note")):
        asked = {"action": action, "target_type": target, "after": _day_before(since).isoformat()}
        for items in _pages("gitlab", client, "/events", forges.objects, **asked):
            events += [item for item in items if (forges.day_in(item.get("created_at")) or date.min) >= since]
    projects: dict[str, forges.Answer] = {}
    for place, event in forges.gitlab_reviewed(events).items():
        if place in mine:
            continue
        if place[0] not in projects and place[0].isdigit():
            answer = client.get(f"/projects/{place[0]}")
            projects[place[0]] = answer.data if isinstance(answer.data, dict) else {}
        records.append(forges.gitlab_review(host, place, event, projects.get(place[0], {})))


def _from_day(since: date, records: Iterable[Record]) -> list[Record]:
    """Those whose own day is one that was asked for.

    A forge is asked for what was touched since: a change that was opened before the day may be merged after it, and one
    that was merged before it may be commented after it.
    """
    return [one for one in records if one.begins and one.begins >= since]


def _day_before(day: date) -> date:
    """GitLab gives the events behind a day, without those of that day."""
    return day - timedelta(days=1) if day > date.min else day


def _pages(
    forge: str, client: Client, path: str, listed: Callable[[Any], list[forges.Answer]], **query: str | int
) -> Iterator[list[forges.Answer]]:
    """The lists of one question after the other. Only that there is a next page is believed, not where it is."""
    for page in range(1, MOST_PAGES + 1):
        answer = _asked(forge, client, path, **query, per_page=PER_PAGE, page=page)
        items = listed(answer.data)
        yield items
        more = 'rel="next"' in answer.headers.get("link", "") or answer.headers.get("x-next-page", "")
        if not items or not more:
            return
    raise Unreachable(_("There is more than can be asked for in one go. Take a shorter period."))


def _items(data: Any) -> list[forges.Answer]:
    return forges.objects(_mapping(data).get("items"))


def _mapping(data: Any) -> dict[str, Any]:
    return data if isinstance(data, dict) else {}


def _object(answer: Answer) -> dict[str, Any]:
    return _mapping(answer.data)


def _asked(forge: str, client: Client, path: str, **query: str | int) -> Answer:
    answer = client.get(path, **query)
    if answer.status == 200:
        return answer
    raise Unreachable(_refusal(NAMES[forge], answer))


def _refusal(name: str, answer: Answer) -> str:
    """What is the matter, and what to do."""
    names = {"name": name, "status": answer.status}
    limited = answer.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in answer.headers
    if answer.status == 429 or (answer.status == 403 and limited):
        when = _reset(answer)
        return _("%(name)s answers no more questions for now. Try again %(when)s.") % {**names, "when": when}
    if answer.status == 401:
        return _("%(name)s does not know this token: it is wrong, over or revoked. Make a new one.") % names
    if answer.status == 403:
        return _("%(name)s does not let this token read that. Make one that may read what the page says.") % names
    if answer.status == 404:
        return _("%(name)s has nothing at this address. Ask the owner of this server whether it is right.") % names
    if 300 <= answer.status < 400:
        return _("%(name)s sends elsewhere, which is not followed. Ask the owner for the address itself.") % names
    return _("%(name)s has a problem of its own (%(status)s). Try again later.") % names


def _reset(answer: Answer) -> str:
    """When a server answers again, as far as it says so."""
    try:
        moment = datetime.fromtimestamp(int(answer.headers["x-ratelimit-reset"]), UTC)
        return _("after %(time)s UTC") % {"time": f"{moment:%H:%M}"}
    except (KeyError, ValueError, OverflowError, OSError):
        return _("in some minutes")
