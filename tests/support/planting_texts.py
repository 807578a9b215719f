"""Faults in sentences, between sentences, and in what they point to."""

from dataclasses import replace
from random import Random

from levelset.core.model import Framework, Group, Statement, Term, Text, Waiver
from support.planting_places import Fault, ladder, somewhere, with_all_groups, with_behavior, with_group, with_page


def first_person(random: Random, framework: Framework) -> Framework:
    """Lets somebody else speak."""
    subject = random.choice(("You ", "The engineer ", "They ", "She ", ""))

    def turned(text: str) -> str:
        rest = text.replace("I ", "", 1)
        return (
            subject + rest if subject else rest[0].upper() + rest[1:].replace(" I ", " they ").replace(" my ", " the ")
        )

    return with_behavior(
        random, framework, lambda text: turned(text) if text.startswith("I ") else "You keep your word."
    )


def two_claims(random: Random, framework: Framework) -> Framework:
    """Joins two behaviors into one."""
    page, section, group = somewhere(random, framework)
    first, second = group.statements[0].text.rstrip("."), group.statements[1].text
    joint = random.choice((". ", "; ", ", and ", " and ", ". "))
    both = replace(group, statements=(Statement(first + joint + second), *group.statements[2:]))
    return with_group(framework, page, section, group, both)


def too_long(random: Random, framework: Framework) -> Framework:
    """Adds conditions to a sentence until nobody can follow."""
    more = (
        ", whatever the weather, the season, the state of the stores, the number of people at hand, the hour of day, "
        "and the mood of the market, and in agreement with the neighbors, the town, the insurers, the union, and all "
        "who have asked to be heard in the matter, as long as nobody objects in writing before the first of May"
    )
    return with_behavior(random, framework, lambda text: text.rstrip(".") + more + ".")


def doubled_word(random: Random, framework: Framework) -> Framework:
    """Types a word twice."""

    def doubled(text: str) -> str:
        words = text.split(" ")
        at = random.randrange(1, len(words) - 1)
        return " ".join([*words[: at + 1], words[at], *words[at + 1 :]])

    return with_behavior(random, framework, doubled)


def cut_off(random: Random, framework: Framework) -> Framework:
    """Loses the end of a sentence, where a line broke."""
    ends = ("and the", "with a", "and", "of the", "such as", "including:", "or", "for my", "to the", "by,")
    return with_behavior(random, framework, lambda text: f"{text.rstrip('.')} {random.choice(ends)}")


def unbalanced(random: Random, framework: Framework) -> Framework:
    """Opens a bracket that nobody closes, or the other way round."""
    wrong = random.choice(("({}", "{})", "“{}", "[{}"))

    def broken(text: str) -> str:
        words = text.rstrip(".").split(" ")
        at = random.randrange(2, len(words))
        return " ".join([*words[:at], wrong.format(words[at]), *words[at + 1 :]]) + "."

    return with_behavior(random, framework, broken)


def abbreviation(random: Random, framework: Framework) -> Framework:
    """Uses an abbreviation that the organization alone can know."""
    letters = "".join(random.choice("BCDFGHJKLMNPQRTVWZ") for _ in range(random.randint(3, 4)))
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f" with the {letters} in hand.")


def typo(random: Random, framework: Framework) -> Framework:
    """A slip in a long word that the framework uses often, or one of those that many people make."""
    common = (
        "recieve",
        "seperate",
        "occured",
        "enviroment",
        "managment",
        "responsability",
        "acheive",
        "succesfully",
        "neccessary",
    )
    if random.random() < 0.5:
        return with_behavior(random, framework, lambda text: text.rstrip(".") + f" as is {random.choice(common)}.")
    longer = ("schedules", "checklist", "inspectors", "laboratory", "reservoir", "adapters", "brackets", "receipts")
    counted = [word for page in framework.pages for one in page.statements() for word in one.text.strip(".").split()]
    known = [word for word in longer if counted.count(word) >= 3] or [
        w for w in set(counted) if len(w) > 8 and w.isalpha() and counted.count(w) >= 4
    ]
    word = random.choice(sorted(known))
    at = random.randrange(2, len(word) - 3)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    doubled, dropped = word[:at] + word[at] + word[at:], word[:at] + word[at + 1 :]
    struck = word[:at] + random.choice("qwrtpsdfgklmn") + word[at + 1 :]
    wrong = random.choice([one for one in (swapped, doubled, dropped, struck) if one != word])
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f" and the {wrong}.")


def spelling_variants(random: Random, framework: Framework) -> Framework:
    """One sentence by somebody from the other side of the ocean."""
    one, other = random.choice(
        (
            ("organise", "organize"),
            ("behaviour", "behavior"),
            ("prioritise", "prioritize"),
            ("colour", "color"),
            ("analyse", "analyze"),
            ("neighbours", "neighbors"),
            ("optimisation", "optimization"),
        )
    )
    framework = with_behavior(random, framework, lambda text: text.rstrip(".") + f" and note the word {one}.")
    page = framework.pages[0]
    facet = replace(page.facets[0], statements=(*page.facets[0].statements, Statement(f"I look up the word {other}.")))
    return with_page(framework, page, replace(page, facets=(facet, *page.facets[1:])))


def near_duplicate(random: Random, framework: Framework) -> Framework:
    """Copies a sentence to the other role at its level, with small words changed."""
    page, _section, group = somewhere(random, framework)
    others = [one for one in framework.pages if one.level == page.level and one.role != page.role]
    text = random.choice(group.statements).text
    changed = random.choice(
        (
            text.replace("I ", "I also ", 1),
            text.replace(" and ", " and the ", 1),
            text.replace(" for ", " for our ").replace(" in the ", " in our ").replace(" at the ", " at our "),
        )
    )
    if changed == text:
        changed = text.replace("I ", "I also ", 1)
    target, its_section, its_group = somewhere(random, framework, others)
    return with_group(
        framework,
        target,
        its_section,
        its_group,
        replace(its_group, statements=(*its_group.statements, Statement(changed))),
    )


def numbers(random: Random, framework: Framework) -> Framework:
    """The same promise on two pages of a level, with other numbers."""
    page, section, group = somewhere(random, framework)
    others = [one for one in framework.pages if one.level == page.level and one.role != page.role]
    sentence = random.choice(
        (
            "I answer a call from the night crew within {} minutes.",
            "I train {} newcomers in a year.",
            "I keep the log of the last {} storms.",
            "I review a plan within {} days.",
        )
    )
    one, other = random.sample(("2", "3", "5", "10", "two", "three", "seven"), 2)
    names = {"2": "two", "3": "three"}
    if names.get(one) == other or names.get(other) == one:
        other = "30"
    framework = with_group(
        framework, page, section, group, replace(group, statements=(*group.statements, Statement(sentence.format(one))))
    )
    target, its_section, its_group = somewhere(random, framework, others)
    return with_group(
        framework,
        target,
        its_section,
        its_group,
        replace(its_group, statements=(*its_group.statements, Statement(sentence.format(other)))),
    )


def falls(random: Random, framework: Framework) -> Framework:
    """The same expectation twice, with less asked for at the higher of two levels."""
    pages = ladder(random, framework)
    at = random.randrange(1, len(pages))
    below, above = random.choice(
        (
            ("I independently {}", "With guidance from my lead, I {}"),
            ("I {}", "I may {}"),
            ("I {}", "I am learning to {}"),
            ("I {} on my own", "I {} under the supervision of a senior engineer"),
            ("I {} for several teams", "I {} for my team"),
            ("I lead others as we {}", "I {} with help from my manager"),
        )
    )
    task = random.choice(
        (
            "restore the flow of the eastern basin after a storm",
            "draft the yearly plan for the dredging of the canal",
            "inspect the gates of the upper lock by boat",
            "calibrate the gauges that the town relies on",
        )
    )
    lower = {
        group.key: (section, group)
        for section in pages[at - 1].sections
        for group in section.groups
        if not group.inherited_from
    }
    shared = [
        (section, group)
        for section in pages[at].sections
        for group in section.groups
        if group.key in lower and not group.inherited_from
    ]
    section, group = random.choice(shared)
    its_section, its_group = lower[group.key]
    framework = with_group(
        framework,
        pages[at],
        section,
        group,
        replace(group, statements=(*group.statements, Statement(above.format(task) + "."))),
    )
    return with_group(
        framework,
        pages[at - 1],
        its_section,
        its_group,
        replace(its_group, statements=(*its_group.statements, Statement(below.format(task) + "."))),
    )


def dangling_footnote(random: Random, framework: Framework) -> Framework:
    """Points to a footnote that is not there."""
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f"[^{random.randint(4, 9)}].")


def unused_footnote(random: Random, framework: Framework) -> Framework:
    """Leaves a footnote whose mark is gone."""
    page = random.choice(framework.pages)
    return with_page(framework, page, replace(page, footnotes=(*page.footnotes, Text("The map hangs in the hall."))))


def unused_term(random: Random, framework: Framework) -> Framework:
    """Explains a word that nobody uses."""
    term = random.choice(("sluice ledger", "tide table", "grey water", "headrace", "spillway plan"))
    return replace(framework, glossary=(*framework.glossary, Term(term, "A word of the trade.")))


def undefined_term(random: Random, framework: Framework) -> Framework:
    """Lists a word and does not explain it."""
    return replace(
        framework, glossary=(*framework.glossary, Term(random.choice(("sluice", "headrace", "Basin Pledge"))))
    )


def unknown_level(random: Random, framework: Framework) -> Framework:
    """Points to a level that was renamed."""
    prefix = framework.levels[0].label.rstrip("0123456789")
    return with_behavior(
        random, framework, lambda text: text.rstrip(".") + f", as {prefix}{random.randint(7, 9)} asks."
    )


def broken_link(random: Random, framework: Framework) -> Framework:
    """Points to a page that was moved."""
    name = random.choice(("how-we-plan", "old-guide", "2021-levels"))
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f" (see the guide ({name}.md)).")


def waiver(rule: str, where: str, reason: str) -> Fault:
    """A waiver in the lists of the framework."""

    def plant(random: Random, framework: Framework) -> Framework:
        return replace(framework, waivers=(*framework.waivers, Waiver(rule, where, reason)))

    return plant


def hard_to_read(random: Random, framework: Framework) -> Framework:
    """Rewrites a page as a committee would."""

    def heavy() -> str:
        word = random.choice(("organizational", "institutional", "infrastructural", "interdisciplinary", "operational"))
        noun = random.choice(("prioritization", "sustainability", "accountability", "interoperability", "coordination"))
        return f"{word} {noun}"

    def rewritten(group: Group) -> Group:
        texts = (
            f"I systematically facilitate {heavy()} and {heavy()} throughout {heavy()} initiatives."
            for _ in group.statements
        )
        return replace(group, statements=tuple(map(Statement, texts)))

    page = random.choice(framework.pages)
    return with_page(framework, page, with_all_groups(page, rewritten))


def hyphens(random: Random, framework: Framework) -> Framework:
    """One compound with a hyphen, and once without."""
    one, other = random.choice(
        (("night-shift", "night shift"), ("cross-basin", "cross basin"), ("follow-up", "follow up"))
    )
    framework = with_behavior(random, framework, lambda text: text.rstrip(".") + f" in {one} work.")
    page = framework.pages[0]
    facet = replace(page.facets[0], statements=(*page.facets[0].statements, Statement(f"I plan the {other} work.")))
    return with_page(framework, page, replace(page, facets=(facet, *page.facets[1:])))


def full_stops(random: Random, framework: Framework) -> Framework:
    """Loses the stop of a sentence."""
    return with_behavior(random, framework, lambda text: text.rstrip("."))
