"""What the programming interfaces of GitHub and GitLab answer about changes and reviews, as records.

Shapes: GitHub REST ``/search/issues`` and ``/repos/…/pulls/…/reviews``; GitLab v4 ``/merge_requests`` and ``/events``.
What does not have the shape is passed over: an answer comes from a server, and no server is trusted.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from levelset.interchange.worklogs.record import LONGEST_NAME, Record, kept_link, origin_of, plain

Answer = Mapping[str, Any]


def day_in(value: object) -> date | None:
    """The day of a moment such as ``2026-03-04T10:00:00Z``."""
    try:
        return date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def objects(answer: object) -> list[Answer]:
    """The objects of a list; nothing where it is none."""
    return [one for one in answer if isinstance(one, Mapping)] if isinstance(answer, list) else []


def github_repository(item: Answer) -> str:
    """``owner/name`` of a search result; empty where it does not say so."""
    name = str(item.get("repository_url", "")).partition("/repos/")[2]
    return name if re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}", name) else ""


def github_changes(host: str, items: Iterable[Answer]) -> list[Record]:
    """Pull requests that were found by their author; those that were closed without a merge are left out."""
    made = []
    for item in items:
        details = item.get("pull_request")
        merged = details.get("merged_at") if isinstance(details, Mapping) else None
        if merged or item.get("state") == "open":
            day = day_in(merged) or day_in(item.get("created_at"))
            made.append(_github(host, item, "change", day, str(item.get("html_url", ""))))
    return made


def github_review(host: str, item: Answer, reviews: Iterable[Answer], login: str) -> Record | None:
    """The review of somebody else's pull request: its first day and place; None where ``login`` gave none."""
    own = [
        one
        for one in reviews
        if isinstance(one.get("user"), Mapping)
        and str(one["user"].get("login", "")).casefold() == login.casefold()
        and one.get("state") in ("APPROVED", "CHANGES_REQUESTED", "COMMENTED", "DISMISSED")
        and day_in(one.get("submitted_at"))
    ]
    if not own:
        return None
    first = min(own, key=lambda one: str(one["submitted_at"]))
    return _github(host, item, "review", day_in(first["submitted_at"]), str(first.get("html_url", "")))


def _github(host: str, item: Answer, kind: str, day: date | None, link: str) -> Record:
    repository, number = github_repository(item), str(item.get("number", ""))
    return Record(
        origin=origin_of("github", host, repository, number, kind),
        text=_titled(kind, str(item.get("title", ""))),
        begins=day,
        kind=kind,
        links=kept_link(link),
        project=plain(repository, LONGEST_NAME),
    )


def gitlab_changes(host: str, items: Iterable[Answer]) -> list[Record]:
    """Merge requests of the person; those that were closed without a merge are left out."""
    made = []
    for item in items:
        if item.get("state") in ("closed", "locked") or not item.get("project_id") or not item.get("iid"):
            continue
        references = item.get("references")
        full = str(references.get("full", "")) if isinstance(references, Mapping) else ""
        made.append(
            Record(
                origin=origin_of("gitlab", host, str(item["project_id"]), str(item["iid"]), "change"),
                text=_titled("change", str(item.get("title", ""))),
                begins=day_in(item.get("merged_at")) or day_in(item.get("created_at")),
                kind="change",
                links=kept_link(str(item.get("web_url", ""))),
                project=plain(full.partition("!")[0], LONGEST_NAME),
            )
        )
    return made


def gitlab_reviewed(events: Iterable[Answer]) -> dict[tuple[str, str], Answer]:
    """(project, number) of merge requests that were approved or commented → the first event of each."""
    first: dict[tuple[str, str], Answer] = {}
    for event in sorted(events, key=lambda one: str(one.get("created_at", ""))):
        noted = event.get("note")
        note: Answer = noted if isinstance(noted, Mapping) else {}
        kind = note.get("noteable_type") or event.get("target_type")
        number = note.get("noteable_iid") or event.get("target_iid")
        if kind == "MergeRequest" and number and event.get("project_id"):
            first.setdefault((str(event["project_id"]), str(number)), event)
    return first


def gitlab_review(host: str, place: tuple[str, str], event: Answer, project: Answer) -> Record:
    """A review as the first event of it tells, in a project that may not be known."""
    web = str(project.get("web_url", ""))
    return Record(
        origin=origin_of("gitlab", host, *place, "review"),
        text=_titled("review", str(event.get("target_title") or "")),
        begins=day_in(event.get("created_at")),
        kind="review",
        links=kept_link(f"{web}/-/merge_requests/{place[1]}") if web else (),
        project=plain(str(project.get("path_with_namespace", "")), LONGEST_NAME),
    )


def _titled(kind: str, title: str) -> str:
    words = plain(" ".join(title.split()), 500)
    return f"Reviewed: {words}" if kind == "review" and words else words
