"""A real Chromium for tests: pages with and without JavaScript, on a phone, in the dark; each is audited at the end."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
OFF = [
    # Chromium opens a window for every context, and draws pages of its own beside the address in it, which nobody
    # sees here: two thirds of all the work it has with a test.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    # Playwright's own list once more, because Chromium heeds the last one only.
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
ARGUMENTS = [
    f"--disable-features={','.join(OFF)}",
    # Without these, Chromium asks its maker's hosts for updates while we test.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WAIT_MS = 20_000
"""How long a step may take. It ends as soon as it can; the machine that tests is busy with tests."""


def chromium() -> str | None:
    """Where Chromium is, or None."""
    return next(filter(None, (shutil.which(name) for name in NAMES)), None)


def launched(executable: str) -> Iterator[Browser]:
    """A running browser, closed after; as root it runs without its sandbox, which root cannot have."""
    expect.set_options(timeout=WAIT_MS)
    with sync_playwright() as playwright:
        arguments = ARGUMENTS + (["--no-sandbox"] if os.geteuid() == 0 else [])
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@dataclass
class Visitor:
    """Opens pages for one test, and keeps what went wrong in them."""

    browser: Browser
    base: str
    complaints: list[str] = field(default_factory=list)
    contexts: list[tuple[BrowserContext, bool, dict[str, Any]]] = field(default_factory=list)
    """Each with whether its pages run scripts, and with what it looks like."""

    def open(
        self,
        path: str = "/",
        *,
        cookies: list[dict[str, Any]] | None = None,
        javascript: bool = True,
        phone: bool = False,
        dark: bool = False,
        **more: Any,
    ) -> Page:
        """A page at ``path`` in a context of its own; ``more`` goes to Playwright's ``new_context``."""
        look: dict[str, Any] = {
            "viewport": PHONE if phone else DESKTOP,
            "is_mobile": phone,
            "has_touch": phone,
            "color_scheme": "dark" if dark else "light",
            "reduced_motion": "reduce",
            "locale": "en-US",
        }
        context = self.browser.new_context(base_url=self.base, java_script_enabled=javascript, **(look | more))
        context.set_default_timeout(WAIT_MS)
        if cookies:
            context.add_cookies([{**cookie, "url": self.base} for cookie in cookies])
        self.contexts.append((context, javascript, look))
        page = context.new_page()
        self._listen(page)
        page.goto(path)
        return page

    def _listen(self, page: Page) -> None:
        host = urlsplit(self.base).netloc

        def on_console(message: ConsoleMessage) -> None:
            # A page that a test opens in order to be refused says so in the console; that is no fault of the page.
            if message.type == "error" and "Failed to load resource" not in message.text:
                self.complaints.append(f"console at {page.url}: {message.text}")

        def on_request(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme in ("http", "https") and address.netloc != host:
                self.complaints.append(f"request of {page.url} to another host: {request.url}")

        page.on("console", on_console)
        page.on("pageerror", lambda error: self.complaints.append(f"script at {page.url}: {error}"))
        page.on("request", on_request)

    def audit_open_pages(self) -> list[str]:
        """The axe violations of every page that is still open, in words."""
        found = []
        for context, javascript, look in self.contexts:
            for page in context.pages:
                if page.url.startswith(self.base):
                    found += violations(page) if javascript else violations_of_twin(page, look)
        return found

    def close(self) -> None:
        """Close everything that was opened."""
        for context, _javascript, _look in self.contexts:
            context.close()


def violations(page: Page) -> list[str]:
    """What axe finds in the page as it stands, in words; empty where all is well."""
    result = Axe().run(page)
    return [
        f"axe at {page.url}: {rule['id']}: {rule['help']}: "
        + " | ".join(node["html"][:160] for node in rule["nodes"][:3])
        for rule in result.response["violations"]
    ]


def violations_of_twin(page: Page, look: dict[str, Any]) -> list[str]:
    """The same for a page without scripts, in a twin that has them and looks alike, because axe is a script itself."""
    browser = page.context.browser
    assert browser is not None
    with browser.new_context(**look, storage_state=page.context.storage_state()) as twin:
        copy = twin.new_page()
        copy.goto(page.url)
        return violations(copy)
