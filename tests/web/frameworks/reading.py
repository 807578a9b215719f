"""Reading answers the way a person does: by heading, by link, by text."""

from typing import Any
from urllib.parse import urldefrag

import lxml.html

from cast import client_of


def opened(client: Any, path: str, status: int = 200) -> Any:
    """The page at a path as a tree."""
    response = client.get(path)
    assert response.status_code == status, (path, response.status_code, response.headers.get("Location"))
    return lxml.html.fromstring(response.content.decode())


def text_of(root: Any) -> str:
    """The words of a tree with single blanks."""
    return " ".join(root.text_content().split())


def words_of(root: Any) -> str:
    """The words of a tree, a blank between any two elements: for lists and tables, not for sentences."""
    return " ".join(" ".join(root.itertext()).split())


def main(root: Any) -> Any:
    """The content of a page, without its frame."""
    return root.get_element_by_id("content")


def local_links(root: Any) -> list[str]:
    """The addresses that a page leads to on this server, without what stands after ``#``."""
    links = (urldefrag(link.get("href")).url for link in root.iter("a"))
    return sorted({link for link in links if link.startswith("/")})


def crawl(start: str, person: Any = None, limit: int = 400) -> dict[str, Any]:
    """Every page of the framework that can be reached by links from ``start``, by address."""
    client = client_of(person)
    seen: dict[str, Any] = {}
    waiting = [start]
    while waiting and len(seen) < limit:
        address = waiting.pop()
        if address in seen or not address.startswith("/framework/") or "/download/" in address:
            continue
        seen[address] = opened(client, address)
        waiting += local_links(seen[address])
    return seen
