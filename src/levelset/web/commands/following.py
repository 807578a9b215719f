"""A child must not outlive the process that looks after it, not even when that one is killed."""

import os
import signal
import threading
import time

VARIABLE = "LEVELSET_LOOKED_AFTER_BY"
SECONDS = 2.0
PATIENCE = 10.0


def follow() -> None:
    """Watch, in the background, the process that started this one; end, cleanly, when it is gone.

    Does nothing in a process that nobody looks after. The parent may be gone before we get here: then we end at once.
    """
    parent = os.environ.get(VARIABLE, "")
    if parent.isdigit():
        threading.Thread(target=_watch, args=(int(parent),), name="follow", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
    # A server that is asked to stop in the very moment it starts may not hear it.
    time.sleep(PATIENCE)
    os.kill(os.getpid(), signal.SIGKILL)
