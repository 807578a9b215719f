"""What checking fifty pages of sixty behaviors costs, beside reading them: ./run python benchmarks/check_pages.py

The pages are made up. Each figure is the best of three runs in processor time; what is checked was never seen before by
the process, so that nothing is remembered.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from random import Random
from time import process_time

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from levelset.core.model import Framework
from levelset.interchange.folder import read_framework, write_framework
from levelset.linting.checking import check
from levelset.linting.rule import Profile
from support.clean_frameworks import clean_framework


def fifty_pages(seed: int) -> Framework:
    """A framework of 25 roles at two levels, with 60 behaviors a page."""
    parts = [clean_framework(Random(f"{seed} {number}"), levels=2, statements=10) for number in range(13)]
    roles, pages = [], []
    for number, part in enumerate(parts):
        for role in part.roles:
            key, name = f"{role.key}-{number}", f"{role.name} of crew {number}"
            roles.append(replace(role, key=key, name=name))
            pages += [
                replace(page, role=key, title=f"{page.level} {name}") for page in part.pages if page.role == role.key
            ]
    return replace(parts[0], roles=tuple(roles[:25]), pages=tuple(pages[:50]))


def main() -> None:
    """Measures and prints."""
    reading, checking = [], []
    for seed in range(3):
        with tempfile.TemporaryDirectory() as place:
            write_framework(fifty_pages(seed), Path(place))
            start = process_time()
            framework = read_framework(Path(place)).value
            reading.append(process_time() - start)
        assert framework is not None
        start = process_time()
        check(framework, Profile.STRICT)
        checking.append(process_time() - start)
    count = sum(1 for page in framework.pages for _ in page.statements())
    print(f"{len(framework.pages)} pages, {count} statements")
    print(f"reading the folder          {min(reading):6.2f} s cpu")
    print(f"checking, strict profile    {min(checking):6.2f} s cpu")


if __name__ == "__main__":
    main()
