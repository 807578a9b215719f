"""How long `levelset --help` takes, beside a Python that does nothing and one that only imports click."""

import sys

from measure import of_program, table

nothing = of_program("python -c pass", [sys.executable, "-c", "pass"])
click = of_program("python -c 'import click'", [sys.executable, "-c", "import click"])
help_ = of_program("levelset --help", [sys.executable, "-m", "levelset", "--help"])
table("Start of the command line", [nothing, click, help_], reference=click, budget="levelset --help < 200 ms")
