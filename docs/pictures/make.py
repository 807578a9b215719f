"""Take the pictures of the README from a demo of its own: ``./run python docs/pictures/make.py``.

Needs Chromium. Fails where a picture would have more than 200 kB.
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in {".txt", ".html"})
LARGEST = 200_000


@contextlib.contextmanager
def demo() -> Iterator[str]:
    """A demo with new data on a free port; its address."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "levelset", "demo", "--port", str(port), "--no-browser"]
        running = subprocess.Popen(command, env=dict(os.environ, LEVELSET_DATA=folder), stdout=subprocess.DEVNULL)
        address = f"http://127.0.0.1:{port}"
        try:
            for _ in range(3_000):
                with contextlib.suppress(OSError):
                    urllib.request.urlopen(address).close()
                    break
                time.sleep(0.1)
            yield address
        finally:
            running.send_signal(signal.SIGINT)
            running.wait(30)


def take(page: Page, name: str, height: int = 800, *, at: str = "body") -> None:
    """A picture of the page as it stands, from the element ``at`` on."""
    page.set_viewport_size({"width": 1280, "height": height})
    page.locator(at).first.evaluate("node => window.scrollBy(0, node.getBoundingClientRect().top - 12)")
    path = HERE / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    print(f"{path.name}: {size / 1000:.0f} kB")
    if size > LARGEST:
        raise SystemExit(f"{path.name} has {size} bytes; a picture has at most {LARGEST}. Take a smaller part.")


def work(page: Page, address: str) -> None:
    """What an engineer sees of their own work."""
    page.goto(f"{address}/demo/")
    page.get_by_role("button", name="Sign in as Ida Lindqvist").click()
    page.goto(f"{address}/me")
    take(page, "my-page", 900)


def journey(page: Page, address: str) -> None:
    """The five steps of the README."""
    page.goto(address)
    page.get_by_role("button", name="Sign in as Tomás Reyes").click()
    page.goto(f"{address}/framework/machine-learning-engineer/ic3")
    take(page, "level", 900)
    page.goto(f"{address}/import/")
    page.get_by_label("Choose files").set_input_files(EXAMPLES)
    page.get_by_text("Name the framework (optional)").click()
    page.get_by_label("Title of the framework").fill("Wrenfield Engineering Career Framework")
    take(page, "import", 1000)
    page.get_by_role("button", name="Read the documents").click()
    page.wait_for_url("**/review*", timeout=60_000)
    review = page.url.partition("?")[0]
    page.goto(f"{review}?document=2&part=1")
    take(page, "questions", 620, at="main")
    page.set_viewport_size({"width": 1280, "height": 760})
    for side in ("#source .lost", "#framework .question"):  # each side scrolls by itself
        page.locator(side).first.evaluate("node => node.scrollIntoView({block: 'center'})")
    take(page, "review", 760, at="#documents")
    sure = page.get_by_role("button", name="Accept all that are sure")
    sure.click()
    sure.wait_for(state="detached")
    page.goto(review.replace("/review", "/publish"))
    page.get_by_role("radio").first.check()
    page.locator("[name=leave_open]").check()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.wait_for_url("**/framework/")
    page.goto(f"{address}/framework/compare/data-engineer/ic2/data-engineer/ic3")
    take(page, "compare", 1000)


def main() -> None:
    """Start a demo, walk through it, take the pictures."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if executable is None:
        raise SystemExit("There is no Chromium on this machine (Debian, Ubuntu: sudo apt install chromium).")
    with demo() as address, sync_playwright() as playwright:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        work(browser.new_page(locale="en-US", reduced_motion="reduce"), address)
        # The last step publishes another framework in the place of the demo's.
        journey(browser.new_page(locale="en-US", reduced_motion="reduce"), address)
        browser.close()


if __name__ == "__main__":
    main()
