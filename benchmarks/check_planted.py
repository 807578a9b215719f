"""How many planted faults `levelset check` finds, rule by rule: ./run python benchmarks/check_planted.py [FAULTS]

Each fault is put alone into a framework without one (made up, and every third time the demo's), and counts as found
when the check says one thing more of its rule than before. Beside it stands what the rule said of the clean frameworks:
each of these is a false alarm.
"""

import sys
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

import levelset.web
from levelset.core.model import Framework
from levelset.interchange.folder import read_framework
from levelset.linting.checking import check
from levelset.linting.registry import LAST, RULES
from levelset.linting.rule import Profile, Rule
from support.clean_frameworks import clean_framework
from support.planting import FAULTS

DEMO = Path(levelset.web.__file__).parent / "demo" / "framework"


def count(rule: Rule, framework: Framework, profile: Profile) -> int:
    """How often a rule speaks; that of idle waivers is asked together with the rule that a waiver is for."""
    asked = [rule, RULES["check/vague"]] if rule.code == LAST else [rule]
    return sum(problem.rule is rule for problem in check(framework, profile, asked).problems)


def main(faults: int) -> None:
    """Plants and prints."""
    demo = read_framework(DEMO).value
    assert demo is not None
    total = alarms = 0
    print(f"{'rule':<26}{'planted':>8}{'found':>8}{'share':>8}{'false alarms':>14}")
    for code, rule in RULES.items():
        random = Random(code)
        found = clean = 0
        for number in range(faults):
            framework = demo if number % 3 == 0 else clean_framework(random, levels=3 + number % 2, statements=3)
            profile = Profile.DEFAULT if Profile.DEFAULT in rule.severities else Profile.STRICT
            before = count(rule, framework, profile)
            found += count(rule, FAULTS[rule.name](random, framework), profile) > before
            clean += before
        total, alarms = total + found, alarms + clean
        print(f"{rule.name:<26}{faults:>8}{found:>8}{found / faults:>8.3f}{clean:>14}")
    planted_in_all = faults * len(RULES)
    print(f"{'all':<26}{planted_in_all:>8}{total:>8}{total / planted_in_all:>8.3f}{alarms:>14}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
