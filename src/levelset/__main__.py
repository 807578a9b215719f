"""``python -m levelset`` is the command ``levelset``."""

from levelset.cli.main import main

main()
