"""How many ids stay where they should, and how many where they should not: ``./run python benchmarks/identity.py``.

Every statement of some frameworks is edited at random (inserted, deleted, swapped, moved, reworded, split, merged) in
ways of which the truth is known. Frameworks: native folders and levelset/1 files named on the command line, else those
that the project carries for its tests and its demo.
"""

import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from levelset.comparing.identity import identify, with_ids  # noqa: E402
from levelset.core.model import Framework  # noqa: E402
from levelset.interchange.folder import read_framework  # noqa: E402
from levelset.interchange.json_v1 import from_json  # noqa: E402
from support.edits import edited, kept_ids, ladders, written_out  # noqa: E402 - the tests' own edits

SEEDS = 5


def framework_at(path: Path) -> Framework:
    """A framework to edit, every statement with an id."""
    read = read_framework(path) if path.is_dir() else from_json(json.loads(path.read_text(encoding="utf-8")))
    if read.value is None:
        raise SystemExit(f"{path} holds no framework.")
    return with_ids(written_out(read.value))


def main() -> None:
    """Print the figures over all frameworks and seeds."""
    frameworks = [framework_at(Path(name)) for name in sys.argv[1:]] or [with_ids(one) for one in ladders()]
    foreign = sorted({one.text for each in frameworks for page in each.pages for one in page.statements()})
    total: Counter[str] = Counter()
    for framework in frameworks:
        for seed in range(SEEDS):
            done = edited(framework, seed, foreign=foreign)
            total += kept_ids(framework, done, identify(done.framework, framework))
    print(
        f"ids kept {total['kept'] / total['due']:.4f} of {total['due']}"
        f" (of {total['changed due']} in other words {total['changed kept'] / total['changed due']:.4f});"
        f" wrong {total['wrong'] / total['given']:.4f} of {total['given']};"
        f" asked {total['asked']}, right {total['asked right']}"
    )


if __name__ == "__main__":
    main()
