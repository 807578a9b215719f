"""A server on loopback that speaks as GitHub and GitLab do: pages, limits, refusals, redirects, silence."""

import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

TOKEN = "token-of-mika-0123456789"
PAGE = 2
"""Objects of a page, whatever is asked for, so that there are several."""


@dataclass
class Forge:
    """The state of the server: what it was asked, and how it is to misbehave."""

    address: str = ""
    asked: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    trouble: dict[str, tuple[int, dict[str, str]]] = field(default_factory=dict)
    """Path → status and headers of its answer."""
    body: bytes | None = None
    delay: float = 0


def pull(
    number: int,
    title: str,
    state: str = "closed",
    merged: str | None = "2026-03-05T10:00:00Z",
    created: str = "2026-03-01T09:00:00Z",
    updated: str = "2026-04-03T00:00:00Z",
) -> dict[str, Any]:
    return {
        "number": number,
        "title": title,
        "state": state,
        "html_url": f"https://git.example/larkmoor/spans/pull/{number}",
        "repository_url": "https://api.git.example/repos/larkmoor/spans",
        "created_at": created,
        "updated_at": updated,
        "pull_request": {"merged_at": merged},
        "user": {"login": "mika"},
    }


PULLS = [
    pull(1, "Tighten <script>alert(1)</script> bolts"),
    pull(2, "Measure the sag"),
    pull(3, "Given up", merged=None),
    pull(4, "Still open", "open", None),
    pull(5, "Long in the making", merged="2026-01-02T08:00:00Z", created="2025-11-20T08:00:00Z"),
    pull(6, "Merged last year", merged="2025-12-31T23:00:00Z", created="2025-11-20T08:00:00Z"),
    pull(9, "Nobody touched it", "open", None, "2025-11-20T08:00:00Z", "2025-11-21T08:00:00Z"),
]
REVIEWED = [pull(7, "Their pier"), pull(8, "Nothing of mine there")]
REVIEWS = {
    "7": [
        {"user": {"login": "other"}, "state": "APPROVED", "submitted_at": "2026-02-01T00:00:00Z"},
        {
            "user": {"login": "Mika"},
            "state": "APPROVED",
            "submitted_at": "2026-04-02T00:00:00Z",
            "html_url": "https://git.example/larkmoor/spans/pull/7#pullrequestreview-70",
        },
    ],
    "8": [{"user": {"login": "mika"}, "state": "PENDING", "submitted_at": None}],
}


def merge_request(
    number: int,
    title: str,
    state: str = "merged",
    merged: str = "2026-03-06T09:00:00.000Z",
    created: str = "2026-03-01T09:00:00.000Z",
    updated: str = "2026-05-01T00:00:00.000Z",
) -> dict[str, Any]:
    return {
        "id": 100 + number,
        "iid": number,
        "project_id": 5,
        "title": title,
        "state": state,
        "created_at": created,
        "updated_at": updated,
        "merged_at": merged if state == "merged" else None,
        "web_url": f"https://lab.example/larkmoor/spans/-/merge_requests/{number}",
        "references": {"full": f"larkmoor/spans!{number}"},
    }


MERGES = [
    merge_request(1, "Paint pier 3"),
    merge_request(2, "Closed", "closed"),
    merge_request(3, "Open", "opened"),
    merge_request(4, "Long in the making", "merged", "2026-01-01T00:30:00.000Z", "2025-11-20T08:00:00.000Z"),
    merge_request(5, "Merged last year", "merged", "2025-12-31T23:00:00.000Z", "2025-11-20T08:00:00.000Z"),
    merge_request(6, "Nobody touched it", "opened", "", "2025-11-20T08:00:00.000Z", "2025-11-21T08:00:00.000Z"),
]
EVENTS = {
    "approved": [
        {
            "project_id": 6,
            "action_name": "approved",
            "target_iid": 9,
            "target_type": "MergeRequest",
            "target_title": "Their cable",
            "created_at": "2026-05-02T00:00:00.000Z",
        },
        *(
            {
                "project_id": 6,
                "action_name": "approved",
                "target_iid": number,
                "target_type": "MergeRequest",
                "target_title": title,
                "created_at": f"{day}T12:00:00.000Z",
            }
            for number, title, day in (
                (10, "On the day itself", "2026-01-01"),
                (11, "On the day before", "2025-12-31"),
                (12, "Two days before", "2025-12-30"),
            )
        ),
    ],
    "commented": [
        {
            "project_id": 6,
            "target_iid": 77,
            "target_type": "Note",
            "target_title": "Their cable",
            "created_at": "2026-05-01T00:00:00.000Z",
            "note": {"noteable_type": "MergeRequest", "noteable_iid": 9},
        },
        {
            "project_id": 5,
            "target_type": "Note",
            "target_title": "Paint pier 3",
            "created_at": "2026-05-01T00:00:00.000Z",
            "note": {"noteable_type": "MergeRequest", "noteable_iid": 1},
        },
        {
            "project_id": 5,
            "target_type": "Note",
            "target_title": "An issue",
            "created_at": "2026-05-01T00:00:00.000Z",
            "note": {"noteable_type": "Issue", "noteable_iid": 2},
        },
    ],
}


def _is_searched(item: dict[str, Any], asked: str) -> bool:
    """Whether a search of GitHub finds something: ``created:>=DAY``, ``updated:>=DAY``."""
    days = re.findall(r"(created|updated):>=(\S+)", asked)
    return all(item[f"{moment}_at"][:10] >= day for moment, day in days)


def _is_asked_for(item: dict[str, Any], query: dict[str, str]) -> bool:
    """Whether GitLab lists something: ``created_after=MOMENT``, ``updated_after=MOMENT``."""
    return all(item[f"{moment}_at"] >= query.get(f"{moment}_after", "") for moment in ("created", "updated"))


def answer_to(path: str, query: dict[str, str]) -> Any:
    """The whole answer of a path; a list is cut into pages by the server."""
    if path == "/api/v3/user":
        return {"login": "mika", "id": 1}
    if path == "/api/v3/search/issues":
        return [one for one in (PULLS if " author:mika" in query["q"] else REVIEWED) if _is_searched(one, query["q"])]
    if path.startswith("/api/v3/repos/larkmoor/spans/pulls/"):
        return REVIEWS[path.split("/")[-2]]
    if path == "/api/v4/user":
        return {"id": 1, "username": "mika"}
    if path == "/api/v4/merge_requests":
        return [one for one in MERGES if _is_asked_for(one, query)]
    if path == "/api/v4/events":
        # As GitLab has it: events behind that day, those of the day itself are not among them.
        return [one for one in EVENTS[query["action"]] if one["created_at"][:10] > query["after"]]
    if path == "/api/v4/projects/6":
        return {"web_url": "https://lab.example/larkmoor/cables", "path_with_namespace": "larkmoor/cables"}
    return None


def handler(forge: Forge) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            forge.asked.append(self.path)
            given = self.headers.get("PRIVATE-TOKEN") or self.headers.get("Authorization", "").removeprefix("Bearer ")
            forge.tokens.append(given)
            time.sleep(forge.delay)
            if parts.path in forge.trouble:
                status, headers = forge.trouble[parts.path]
                return self.send(status, b'{"message": "no"}', headers)
            if given != TOKEN:
                return self.send(401, b'{"message": "Bad credentials"}', {})
            if forge.body is not None:
                return self.send(200, forge.body, {})
            return self.found(parts.path, query)

        def found(self, path: str, query: dict[str, str]) -> None:
            whole, headers = answer_to(path, query), {}
            if whole is None:
                return self.send(404, b"{}", {})
            if isinstance(whole, list) and "/reviews" not in path:
                page = int(query.get("page", "1"))
                if len(whole) > page * PAGE:
                    headers["Link"] = '<https://elsewhere.invalid/?page=2>; rel="next"'
                items = whole[(page - 1) * PAGE : page * PAGE]
                whole = {"total_count": len(whole), "items": items} if "search" in path else items
            return self.send(200, json.dumps(whole).encode(), headers)

        def send(self, status: int, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            """Silent."""

    return Handler


@contextmanager
def running() -> Iterator[Forge]:
    """A forge that runs until the block ends."""
    forge = Forge()
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler(forge))
    server.daemon_threads = True
    forge.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield forge
    finally:
        server.shutdown()
        server.server_close()
