"""Faults to plant into frameworks that have none: for each rule of the check a way to break a framework at one place.

The words that are planted were written down without the vocabularies of the rules at hand, as people write them.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from levelset.core.model import Framework, Group, Page, Section, Statement, Term, Text, Waiver

Fault = Callable[[Random, Framework], Framework]


def fault(*texts: str) -> Fault:
    """A fault that is one sentence among the behaviors of a page."""

    def plant(random: Random, framework: Framework) -> Framework:
        return with_behavior(random, framework, lambda _: random.choice(texts))

    return plant


def with_behavior(random: Random, framework: Framework, change: Callable[[str], str]) -> Framework:
    """The framework with one behavior, anywhere, changed."""
    page, section, group = somewhere(random, framework)
    at = random.randrange(len(group.statements))
    statements = list(group.statements)
    statements[at] = Statement(change(statements[at].text))
    return with_group(framework, page, section, group, replace(group, statements=tuple(statements)))


def somewhere(random: Random, framework: Framework, pages: Sequence[Page] = ()) -> tuple[Page, Section, Group]:
    """A responsibility that has statements of its own, on any page (or on one of these)."""
    own = [
        (page, section, group)
        for page in pages or framework.pages
        for section in page.sections
        for group in section.groups
        if len(group.statements) > 1 and not group.inherited_from
    ]
    return random.choice(own)


def with_page(framework: Framework, old: Page, new: Page | None) -> Framework:
    """The framework with a page replaced, or removed."""
    pages = (new if page is old else page for page in framework.pages)
    return replace(framework, pages=tuple(page for page in pages if page is not None))


def with_group(framework: Framework, page: Page, section: Section, old: Group, new: Group | None) -> Framework:
    """The framework with a responsibility of a page replaced, or removed."""
    groups = tuple(one for group in section.groups if (one := new if group is old else group) is not None)
    sections = tuple(replace(one, groups=groups) if one is section else one for one in page.sections)
    return with_page(framework, page, replace(page, sections=sections))


def with_all_groups(page: Page, change: Callable[[Group], Group]) -> Page:
    """The page with each of its responsibilities changed, and owned by the page."""
    return replace(
        page,
        sections=tuple(
            replace(section, groups=tuple(replace(change(group), inherited_from=None) for group in section.groups))
            for section in page.sections
        ),
    )


def ladder(random: Random, framework: Framework) -> tuple[Page, ...]:
    """The pages of one role, from the lowest level."""
    return framework.pages_of(random.choice(framework.roles).key)


def missing_responsibility(random: Random, framework: Framework) -> Framework:
    """Takes a responsibility from a page between two others that have it."""
    pages = ladder(random, framework)
    at = random.randrange(1, len(pages) - 1)
    around = [{g.key for s in pages[n].sections for g in s.groups} for n in (at - 1, at + 1)]
    both = [
        (section, group)
        for section in pages[at].sections
        for group in section.groups
        if group.key in around[0] & around[1]
    ]
    section, group = random.choice(both)
    return with_group(framework, pages[at], section, group, None)


def missing_level(random: Random, framework: Framework) -> Framework:
    """Takes a page out of the middle of a role."""
    pages = ladder(random, framework)
    return with_page(framework, pages[random.randrange(1, len(pages) - 1)], None)


def same_level(random: Random, framework: Framework) -> Framework:
    """Gives a page the responsibilities of the one below, with a word here and there changed."""
    pages = ladder(random, framework)
    at = random.randrange(1, len(pages))

    def reworded(group: Group) -> Group:
        return replace(
            group, statements=tuple(replace(one, text=slightly(random, one.text)) for one in group.statements)
        )

    copy = with_all_groups(pages[at - 1], reworded)
    return with_page(framework, pages[at], replace(pages[at], sections=copy.sections))


def slightly(random: Random, text: str) -> str:
    """A sentence with its stop gone, a small word more, or as it is."""
    return random.choice((text, text.rstrip("."), text.replace(" the ", " our "), text.replace("I ", "I always ", 1)))


def level_names(random: Random, framework: Framework) -> Framework:
    """A title with another level, or a text that names a level in another way."""
    page = random.choice(framework.pages)
    if random.random() < 0.5:
        other = random.choice([level.label for level in framework.levels if level.label != page.level])
        return with_page(framework, page, replace(page, title=page.title.replace(page.level, other)))
    number = random.choice(framework.levels).rank
    return with_behavior(random, framework, lambda text: text.rstrip(".") + f", as the L{number} page asks.")


def empty_section(random: Random, framework: Framework) -> Framework:
    """Takes everything from under a heading."""
    page, section, group = somewhere(random, framework)
    if random.random() < 0.3:
        return with_page(
            framework, page, replace(page, facets=(replace(page.facets[0], statements=()), *page.facets[1:]))
        )
    return with_group(framework, page, section, group, replace(group, statements=(), notes=()))


def order(random: Random, framework: Framework) -> Framework:
    """Swaps two responsibilities of a page, or its pillars."""
    page = random.choice(framework.pages)
    if random.random() < 0.3:
        return with_page(framework, page, replace(page, sections=page.sections[::-1]))
    section = random.choice([one for one in page.sections if len(one.groups) > 1])
    at = random.randrange(len(section.groups) - 1)
    groups = list(section.groups)
    groups[at], groups[at + 1] = (replace(group, inherited_from=None) for group in (groups[at + 1], groups[at]))
    sections = tuple(replace(one, groups=tuple(groups)) if one is section else one for one in page.sections)
    return with_page(framework, page, replace(page, sections=sections))


def heading_variants(random: Random, framework: Framework) -> Framework:
    """Calls a responsibility slightly otherwise on one page."""
    page, section, group = somewhere(random, framework)
    name = group.name or ""
    words = name.split()
    other = random.choice(
        (name.lower(), name + "s", " ".join(words[::-1]) if len(words) > 1 else name.upper(), f"{name}:")
    )
    return with_group(framework, page, section, group, replace(group, name=other, key=None))


def thin_page(random: Random, framework: Framework) -> Framework:
    """Leaves one sentence of a page."""
    page = random.choice(framework.pages)
    kept = page.sections[0].groups[0]
    only = replace(kept, statements=kept.statements[:1], inherited_from=None)
    return with_page(framework, page, replace(page, sections=(replace(page.sections[0], groups=(only,)),)))


def twice(random: Random, framework: Framework) -> Framework:
    """Puts a sentence of one responsibility under another of the page."""
    page, section, group = somewhere(random, framework)
    texts = [one for s in page.sections for g in s.groups if g is not group for one in g.statements]
    copied = Statement(random.choice(texts).text)
    return with_group(framework, page, section, group, replace(group, statements=(*group.statements, copied)))


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


FAULTS: dict[str, Fault] = {
    "missing-responsibility": missing_responsibility,
    "missing-level": missing_level,
    "same-level": same_level,
    "level-names": level_names,
    "empty-section": empty_section,
    "order": order,
    "heading-variants": heading_variants,
    "thin-page": thin_page,
    "twice": twice,
    "two-claims": two_claims,
    "first-person": first_person,
    "too-long": too_long,
    "no-claim": fault("Communication", "Pumps.", "Mentoring", "Initiative", "Quality", "Safety!"),
    "doubled-word": doubled_word,
    "markup": fault(
        "<li>I plan the dredging of the canal.</li>",
        "I keep the log.<br>",
        "<td>I sort valves.",
        "| W2 | I sort valves |",
        "I check pumps &amp; valves.",
        "<p class='x'>I draft the plan.</p>",
    ),
    "cut-off": cut_off,
    "unbalanced": unbalanced,
    "abbreviation": abbreviation,
    "vague": fault(
        "I am involved in the planning of the canal.",
        "I play a key role in the yearly inspection.",
        "I deal with problems of the weir.",
        "I am aware of the rules of the harbor.",
        "I make things happen at the depot.",
        "I work effectively with the night crew.",
        "I communicate effectively with inspectors.",
        "I have strong communication skills.",
        "I help out at the reservoir.",
        "I make an impact along the canal.",
        "I get involved in repairs of the lock.",
        "I have exposure to the archive.",
        "I do a good job on the east bank.",
        "I add value to the work of the clerks.",
    ),
    "effort": fault(
        "I try to repair pumps in a day.",
        "I strive to keep the basins clean.",
        "I strive for clean basins.",
        "I aim to inspect each lock.",
        "I do my best to keep the log.",
        "I make an effort to answer the clerks.",
        "I attempt to restore the flow by noon.",
    ),
    "not-observable": fault(
        "I am passionate about clean water.",
        "I am a team player.",
        "I care deeply about the river.",
        "I have a positive attitude towards audits.",
        "I believe in open ledgers.",
        "I am highly motivated.",
        "I feel responsible for the weir.",
        "I am a self-starter at the depot.",
        "I enjoy long walks along the canal.",
        "I have a sense of urgency.",
        "I am curious about turbines.",
        "I want to learn about locks.",
    ),
    "ability": fault(
        "I am able to restore the flow.",
        "I am capable of repairing a crane.",
        "I have the ability to read old maps.",
        "Ability to plan a dredging.",
    ),
    "jargon": fault(
        "I pick the low-hanging fruit in the archive.",
        "I move the needle at the weir.",
        "I find synergies between basins.",
        "I think outside the box about pumps.",
        "I circle back to the clerks.",
        "I wear many hats at the depot.",
        "I build a world-class weir.",
        "I hit the ground running each spring.",
        "I look for win-win plans with the tenants.",
        "I am a thought leader on valves.",
    ),
    "biased": fault(
        "I count the man-hours of a repair.",
        "I keep a whitelist of tenants.",
        "I am the guru for turbines.",
        "I welcome the new guys at the depot.",
        "I give each engineer his own key.",
        "I run a sanity check on the ledgers.",
        "I write as a native speaker would.",
        "I plan the manpower of the dredging.",
        "I am a rockstar at the reservoir.",
        "I ask the foreman for her notes.",
        "I see that a manager gets his report.",
        "I bring young energy to the crew.",
    ),
    "unfair": fault(
        "I join the crew for lunch.",
        "I am always in a good mood.",
        "I stay late on weekends when asked.",
        "I answer calls outside of working hours.",
        "I go the extra mile for tenants.",
        "I bring a sense of humor to audits.",
        "I read about pumps in my spare time.",
        "I am available 24/7.",
        "I come along for drinks after work.",
        "I smile at inspectors.",
        "I work long hours before a storm.",
        "I fit in with our culture fit.",
        "I do overtime without being asked.",
        "I talk about my family with the crew.",
        "I do whatever it takes.",
    ),
    "against-people": fault(
        "I repair pumps faster than most engineers.",
        "I am the best engineer on the team.",
        "I am a top performer at the depot.",
        "I outperform my peers.",
        "I know more than my colleagues about valves.",
        "I rank in the top 10% of the crew.",
        "I am among the best in the harbor.",
        "I stand out from the others.",
        "I am better than average at audits.",
    ),
    "open-ended": fault(
        "I check pumps, valves, gauges, etc.",
        "I keep ledgers, maps, and so on.",
        "I sort forms, tickets, and more.",
        "I draft plans, reports and so forth.",
        "I care for tanks, pipes, screens etc. at the depot.",
    ),
    "tenure": fault(
        "I have 5+ years of experience with pumps.",
        "I bring at least three years of experience.",
        "I have ten years in this role.",
        "I have 3-5 years of relevant experience.",
        "I have several years of practice with turbines.",
    ),
    "placeholder": fault(
        "TBD",
        "TODO: write about audits",
        "I plan [insert task here].",
        "Lorem ipsum dolor sit amet.",
        "I repair ???",
        "Same as W2.",
        "FIXME later",
        "I sort XXX at the depot.",
        "Coming soon.",
        "N/A",
        "I keep the log (to be defined).",
        "<name> keeps the log.",
    ),
    "hard-to-read": hard_to_read,
    "typo": typo,
    "spelling-variants": spelling_variants,
    "hyphens": hyphens,
    "full-stops": full_stops,
    "near-duplicate": near_duplicate,
    "numbers": numbers,
    "falls": falls,
    "dangling-footnote": dangling_footnote,
    "unused-footnote": unused_footnote,
    "unused-term": unused_term,
    "undefined-term": undefined_term,
    "unknown-level": unknown_level,
    "broken-link": broken_link,
    "waiver-without-reason": waiver("check/vague", "hydrologist/w2", ""),
    "idle-waiver": waiver("check/vague", "nobody/w9", "The law wants it so."),
}
"""For each rule a fault that it should find."""
