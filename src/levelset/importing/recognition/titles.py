"""Titles of pages and frameworks: the level, the designation and the role that a line names."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from levelset.importing.recognition.levels import WORDS
from levelset.text.normal import squeeze

LABEL = r"(?:(?:IC|M|L|E|P|T|TL|EM|SE|SWE|D)\s?-?\d{1,2}(?:\.\d)?)"
STEP = (
    r"(?i:level|(?:(?:job|pay)\s)?grade|band|stufe|niveau|n[ií]vel|livello|grado|grau)"
    r"\s+(?:\d{1,2}|[IVX]{1,4})"
)
LEVEL = re.compile(rf"(?<![\w.])(?P<label>{LABEL}|{STEP})(?![\w])")
BRACKETED = re.compile(r"\((?P<label>[A-Z]{1,5}\d{1,2})\)")
"""``Data Scientist (DS4)``: the label of a level, whatever its letters."""

ROMAN = re.compile(r"(?<=\s)(?P<label>I{1,3}|IV|VI{0,3}|IX)(?=$|\s*[-–—:,(])")
STEP_LETTER = re.compile(r"(?:\s[-–—]|[:,(])\s*(?P<label>(?:Level|Grade|Band|Tier|Stage)\s[A-Z])(?=\)?$)")
"""``Platform Engineer – Level A``: a letter in the place of a number, behind what parts it from the role."""

POINTING = re.compile(r"(?:as|same|like|see|plus|all|everything|builds|meets|in addition)\b", re.I)
"""How a line begins that speaks of another level, as in "As level II, and also:"."""

NUMBER = re.compile(r"(?<=[A-Za-z])\s+(?P<label>\d)(?=$|\s*[-–—:,(])")

DESIGNATION = re.compile(
    rf"^(?P<designation>{'|'.join(map(re.escape, sorted(WORDS, key=len, reverse=True)))})(?![a-z])[\s-]*", re.I
)

TRAILING = re.compile(
    rf"(?:\s*,\s*(?:{'|'.join(map(re.escape, WORDS))})|\s*\((?:{'|'.join(map(re.escape, WORDS))})(?:[\s-]+level)?\)"
    r"|\s+(?:j[uú]nior|s[eéê]nior|pleno|plena|confirmée?))$",
    re.I,
)
"""``Data Scientist, Senior``, ``Data Scientist (Senior)``, ``Développeur junior``: the designation behind the role."""

ARROWS = frozenset("→⇒>")
TO_THE_NEXT = re.compile(r"(?P<from>[^→⇒>]{2,})\s*(?:→|⇒|[-=]+>)\s*(?P<to>[^→⇒>]{2,})$")
"""``Engineer II → Engineer III``: what it takes to become the second."""

CALLED = re.compile(r"^(?:(?:job|role|position)(?:\s+title)?|title)\s*:\s*", re.I)
"""What announces a title on its own line: ``Role: …``."""

CODED = re.compile(r"^(?P<label>[A-Z]{1,5}\s?-?(?P<number>\d{1,2}))\s*[-–—:|]\s+(?P<rest>\S.*)$")
"""``TPM4 - Technical Program Manager 4``: a line that begins with the label of a level, whatever its letters."""

NOUN = re.compile(
    r"\b(engineers?|engineering|developers?|managers?|scientists?|designers?|analysts?|architects?|researchers?|leads?|"
    r"sdet|sre|programmers?|administrators?|specialists?|consultants?|directors?|officers?|writers?|testers?|devops|"
    r"\w*ingenieur(?:in|e|es)?|\w*entwickler(?:in)?|ing[ée]nieure?s?|d[ée]veloppeu(?:r|se)s?|ingenier[oa]s?|"
    r"desarrollador(?:a|es|as)?|engenheir[oa]s?|desenvolvedor(?:a|es)?|ingegner[ei]|sviluppator[ei])\b",
    re.I,
)
"""What a role is called in some languages; a line without one of these is no title, however much it looks like it."""

DEPARTMENT = re.compile(r"\b(engineering|devops)\b", re.I)
ABOUT = re.compile(r"\b(?:expectations?|responsibilities|overview|guidelines?|handbook|description)\b", re.I)
"""What a line speaks of that is about a role, and does not name one."""

LEADS = re.compile(r"\b(vp|vice president|head|chief|cto)\b", re.I)
MANY = re.compile(r"\b\w*(?:[eo]rs|leads|ts)\b", re.I)
"""People in the plural: what is said of all of them is no page of one."""

VERSUS = re.compile(r"\b(?:vs|versus|to|how|why|what|our)\b\.?|[?:!]", re.I)

ALONE = re.compile(
    rf"^(?:(?P<code>{LABEL}|{STEP})"
    rf"|(?P<word>{'|'.join(map(re.escape, sorted(WORDS, key=len, reverse=True)))})(?:[\s-]+level)?)"
    r"(?:\s*(?:[-–—:,|/]\s*|\()(?P<name>[A-Z][\w /&-]{1,40})\)?)?$",
    re.I,
)
"""A level and nothing else: ``Level 3``, ``Senior``, ``L4 – Staff``; the role is said elsewhere."""

PARTS = frozenset(
    """chapter part section question exercise lesson week day unit appendix annex figure table problem page volume
    episode act scene article session sprint quarter round item example version
    kapitel teil abschnitt frage übung aufgabe lektion woche tag anhang artikel
    chapitre partie exercice leçon semaine jour annexe capítulo parte sección pregunta ejercicio lección semana día
    capitolo sezione domanda esercizio lezione settimana giorno seção pergunta exercício lição dia""".split()  # noqa: SIM905 - a list of words reads best as words
)
"""What is counted in any text (“Chapter 2”, “Week 3”), and never a role."""

LETTERED = re.compile(r"(?P<label>[A-Z]{1,5}\d{1,2})(?=\s+[A-Z])")
"""``FE2 Frontend Engineer``: letters and a number before a name; one such line alone tells nothing."""

CODE_ALONE = re.compile(
    r"(?P<label>[A-Z]{1,5}\s?-?\d{1,2}):?(?:\s*(?::[a-z0-9_+-]{2,40}:?|[\u2190-\U0001faff\ufe0f]+))*$"
)
MILESTONE = re.compile(r"(?P<number>[1-9])[.):]\s+(?P<says>\S.*)$")
LEAST_SAID = 4
"""Words behind a number that say something; fewer are a name."""

LONGEST_ROLE = 6
"""Words of a role that a heading names without a level."""

BEYOND_LATIN = re.compile(r"[^\W\d_a-zA-Z\u00aa-\u024f]")
"""A letter of a script whose words for roles are not known here: beside the label of a level it is taken on trust."""

FRAMEWORK = re.compile(
    r"\b(frameworks?|ladders?|matrix|career (?:paths?|levels?|tracks?|progression|development|growth)|rubrics?|"
    r"(?:competenc(?:y|ies)|skills?) (?:model|matrix|framework)|leveling guide|levels? (?:guide|definitions?)|"
    r"(?:career|level|role|manager|engineer|engineering|leadership) expectations)\b",
    re.I,
)
GENERIC = re.compile(
    r"\b(engineering|career|frameworks?|ladders?|matrix|levels?|software|technical|product|development|growth|guide|"
    r"progression|paths?|tracks?|competenc(?:y|ies)|rubrics?|the|our|and|of|for|data|leveling|model|definitions?)\b",
    re.I,
)
ELSEWHERE = re.compile(
    r"\b(?:karriere\w*|laufbahn\w*|kompetenz(?:modell|matrix|rahmen|en)|"
    r"(?:niveles|marco|plan) de (?:carrera|competencias)|(?:livelli|percorso|modello) (?:di carriera|di competenze)|"
    r"(?:niveaux|grille|parcours) de (?:carri[eè]re|comp[eé]tences)|"
    r"(?:n[ií]veis|planos?|trilhas?) de (?:carreira|compet[eê]ncias))"
    r"(?:\s+(?:der|des|für|de la|del|della|du|da|do|de|di)\b)?|"
    r"キャリア(?:フレームワーク|パス|ラダー)|职业(?:发展)?(?:框架|路径)",
    re.I,
)
"""What other languages call a framework, in titles that name a role beside it."""

TOPIC = re.compile(
    r"(?:\s+(?:growth|progression|paths?|tracks?|competenc(?:y|ies)|skills|handbook|guidelines|overview|steps))+$", re.I
)
"""What the title of a document says behind the role that it is about."""

SUBJECT = re.compile(
    r"^\s*(?:(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|re|aw|fwd?|wg|tr)\s*:\s*)+", re.I
)
"""What a mail puts before its subject, however often it was passed on."""

BETWEEN = re.compile(r"\s+[|·•»]\s+|\s+[–—-]\s+")
"""What stands between the parts of a site's title."""

OF_COMPANY = re.compile(r"\s+(?:at|@)\s+(?P<name>[A-Z]\S*(?:\s[A-Z&]\S*){0,3})$")
"""What a title says of the company: ``Mechanical Engineer grades at Larkmoor``."""

REMARK = re.compile(r"\s*[(\[](?:draft|final|wip|internal|updated|v\d)[^)\]]*[)\]]", re.I)
"""What a title says of its document: ``Data Analyst levels (draft v3)``."""

REMEMBERED = 4_000
"""Lines of which it is remembered which page they name; a table says so of each of its rows."""

LONGEST_TITLE = 90
LONGEST_COMPANY = 4
"""Words of a company's name beside a title."""

DISCIPLINE = re.compile(
    r"(?:quality|data|security|platform|infrastructure|mobile|front[ -]?end|back[ -]?end|full[ -]?stack|"
    r"machine learning|ml|ai|site reliability|hardware|firmware|embedded|test|qa|cloud|network|systems?|support|web|"
    r"android|ios|game|analytics|research|design|ux|marketing|finance|operations|sales|solutions?|people)",
    re.I,
)
"""What stands before "engineering" and is a discipline rather than a company."""

LEGAL_FORM = re.compile(r"\s(?:GmbH|AG|SE|KG|Inc\.?|LLC|Ltd\.?|PLC|S\.?A\.?S?|S\.?L\.?|B\.?V\.?|AB|Oy|ApS)$")
SITE_NAME = re.compile(
    r"\b(wiki|handbook|docs?|documentation|confluence|notion|google|github|gitlab|home|careers?|blog|people|hr)\b", re.I
)
"""What a site is called beside or instead of its company."""


@dataclass(frozen=True, slots=True)
class Title:
    """A page's title taken apart. ``level`` is the label as it stands ("IC5"), or the word that serves as one.

    ``rank`` is that of the level where the document gives an order that the label does not tell. ``called`` is the
    title that the document has where a person said which role and level it is about. ``says`` is what the line says of
    the level in a sentence, where it does more than name it.
    """

    text: str
    level: str
    role: str
    designation: str | None = None
    abbreviation: str | None = None
    rank: int | None = None
    called: "Title | None" = None
    says: str = ""


@lru_cache(maxsize=REMEMBERED)
def read_title(text: str) -> Title | None:
    """The level and role that a line names, or None where it names no page.

    Labels (IC2, L4, Level 3), numbers after the role (Engineer II, Engineer 2) and words (Senior Engineer) are levels.
    """
    line = CALLED.sub("", squeeze(text).strip(":|-–— "))
    step = TO_THE_NEXT.match(line) if len(line) <= LONGEST_TITLE and ARROWS.intersection(line) else None
    if step:
        aim = read_title(step["to"])
        told = read_title(step["from"]) or read_role(step["from"])
        return replace(aim, text=line) if aim and told else None
    if not line or len(line) > LONGEST_TITLE or not _names_role(line) or line.endswith((".", "!", "?", ";")):
        return None
    if FRAMEWORK.search(line) and not LEVEL.search(line):
        return None
    coded = CODED.match(line)
    if coded and _names_role(coded["rest"]):
        return _coded(line, coded["label"], coded["rest"])
    abbreviation = None
    bracketed = re.search(r"\(([A-Z][A-Za-z/&]{1,7})\)", line)
    rest = line
    coded_so = bracketed and (
        LEVEL.search(bracketed[0]) or BRACKETED.match(bracketed[0]) or TRAILING.match(bracketed[0])
    )
    if bracketed and not coded_so:
        abbreviation, rest = bracketed[1], squeeze(line.replace(bracketed[0], " "))
    kinds = (LEVEL, BRACKETED, STEP_LETTER, ROMAN, NUMBER)
    found = next((match for kind in kinds if (match := kind.search(rest))), None)
    if found:
        label = found["label"]
        before, after = rest[: found.start()], rest[found.end() :]
        role = squeeze(f"{before.strip(' -–—:|,(')} {after.strip(' -–—:|,()')}")
        role, word = _parted(_unnumbered(role))
        return _title(line, label, role, word, abbreviation)
    role, word = _parted(rest, alone=True)
    return _title(line, word, role, None, abbreviation) if word else None


def _parted(role: str, *, alone: bool = False) -> tuple[str, str | None]:
    """A role and its designation, which stands before it or behind it; ``alone``: nothing else says the level.

    The head or director of a department is called so.
    """
    found = DESIGNATION.match(role)
    if found and NOUN.search(role[found.end() :]):
        rest = role[found.end() :]
        heads = found["designation"].lower().endswith(" of") and not NOUN.search(DEPARTMENT.sub("", rest))
        return (role, None) if heads and not alone else (rest, found["designation"])
    found = TRAILING.search(role)
    if found and NOUN.search(role[: found.start()]):
        word = found[0].strip(" ,()")
        return role[: found.start()], word if word.lower() in WORDS else re.sub(r"[\s-]+level$", "", word, flags=re.I)
    return role, None


def read_series(text: str) -> Title | None:
    """A line of a level and some name, which may be a role that nobody knows; one such line alone tells nothing."""
    line = squeeze(text).strip(":|-–— ")
    if (
        not 1 < len(line.split()) <= LONGEST_ROLE
        or len(line) > LONGEST_TITLE
        or line.endswith((".", "!", "?", ";", ","))
        or POINTING.match(line)
    ):
        return None
    found = LEVEL.search(line) or LETTERED.match(line) or ROMAN.search(line) or NUMBER.search(line)
    designation = DESIGNATION.match(line)
    if found:
        role = squeeze(f"{line[: found.start()].strip(' -–—:|,(')} {line[found.end() :].strip(' -–—:|,)')}")
        role, word = _parted(role)
        is_name = role[:1].isupper() and role.casefold() not in PARTS
        return Title(line, squeeze(found["label"]), role, word) if is_name else None
    if designation is None or not line[designation.end() :][:1].isupper():
        return None
    return Title(line, designation["designation"], line[designation.end() :])


def read_level(text: str) -> Title | None:
    """A line that names a level and no role, as a title whose role is empty; None where it says anything else."""
    line = squeeze(text).strip(":|-–— .")
    found = ALONE.match(line)
    if found is None or (found["name"] and not found["code"]):
        return None
    word = found["word"]
    if word and not word[0].isupper():
        return None
    label = found["code"] or word[0].upper() + word[1:]
    name = found["name"]
    return Title(line, squeeze(label), "", name.strip() if name and DESIGNATION.fullmatch(name.strip()) else None)


def read_code(text: str) -> Title | None:
    """A line of letters and a number alone, which may be the label of a level: ``DA1``; one such line tells nothing."""
    found = CODE_ALONE.match(squeeze(text).rstrip("|-–— "))
    return Title(found["label"], found["label"], "") if found else None


def read_milestone(text: str) -> Title | None:
    """A numbered sentence, which may say what a level of a topic is about: ``2. Guides others without being asked``."""
    found = MILESTONE.match(squeeze(text))
    if found is None or len(found["says"].split()) < LEAST_SAID:
        return None
    return Title(f"Level {found['number']}", f"Level {found['number']}", "", says=found["says"])


def read_role(text: str) -> Title | None:
    """A line that names a role and no level, as a title whose level is called like the role; None otherwise."""
    line = squeeze(text).strip(":|-–— ")
    if not 0 < len(line.split()) <= LONGEST_ROLE or line.endswith((".", "!", "?", ";")) or not line[:1].isupper():
        return None
    if (
        VERSUS.search(line.split(",")[0])
        or FRAMEWORK.search(line)
        or ABOUT.search(line)
        or MANY.search(line.split(",")[0])
    ):
        return None
    if not NOUN.search(DEPARTMENT.sub("", line)) and not LEADS.search(line):
        return None
    return Title(line, line, line)


def title_named(role: str, level: str) -> Title:
    """The title of a page whose role and level a person named; without a level, it is called like the role."""
    if not level:
        return Title(role, role, role)
    return read_title(f"{level} {role}") or Title(f"{level} {role}", level, role)


def role_in(text: str) -> str:
    """The role that the title of a whole document speaks of: ``Product Design Framework`` → ``Product Design``."""
    parts = [_without_generic(squeeze(REMARK.sub("", part))) for part in BETWEEN.split(squeeze(text))]
    kept = next((part for part in parts if NOUN.search(part)), next(filter(None, parts), ""))
    return kept if len(kept.split()) <= LONGEST_ROLE else ""


def _without_generic(line: str) -> str:
    """What the title of a framework says beside the words that all such titles have."""
    kept = OF_COMPANY.sub("", line)
    kept = FRAMEWORK.sub(" ", kept) if FRAMEWORK.search(kept) else kept
    kept = ELSEWHERE.sub(" ", kept) if ELSEWHERE.search(kept) else kept
    kept = re.sub(
        r"\b(career|levels?|grades?|bands?|expectations?|roles?|guide|the|at|our|for|of|job|descriptions?)\b",
        " ",
        kept,
        flags=re.I,
    )
    return re.sub(r"^[^\w]+|[^\w)]+$", "", TOPIC.sub("", squeeze(kept)))


def _coded(line: str, label: str, rest: str) -> Title | None:
    """A title behind the label of its level."""
    role, word = _parted(_unnumbered(rest))
    return _title(line, label, role, word, None)


def _unnumbered(role: str) -> str:
    """A role without the number behind it, where a label says the level: ``Engineer II`` of ``Engineer II (L4)``."""
    found = ROMAN.search(role) or NUMBER.search(role)
    rest = role[: found.start()].rstrip() if found and found.end() == len(role) else role
    return rest if _names_role(rest) else role


def _names_role(text: str) -> bool:
    return bool(NOUN.search(text) or (BEYOND_LATIN.search(text) and len(text.split()) <= 7))


def _title(line: str, level: str, role: str, designation: str | None, abbreviation: str | None) -> Title | None:
    role = squeeze(role).strip(" -–—:|,")
    if not _names_role(role) or len(role.split()) > 7:
        return None
    return Title(line, squeeze(level), role, designation, abbreviation)


def read_framework_title(text: str, *, stated: bool = False) -> str | None:
    """The title of a framework, or None where the line names none.

    ``stated``: the line stands where titles do, so that its words need no capitals.
    """
    parts = [squeeze(part) for part in BETWEEN.split(SUBJECT.sub("", text))]
    line = next(
        (part for part in parts if FRAMEWORK.search(part) and read_title(part) is None), squeeze(SUBJECT.sub("", text))
    )
    if 4 < len(line) <= LONGEST_TITLE and FRAMEWORK.search(line) and not line.endswith((".", "?", "!", ";")):
        words = line.split()
        capitals = sum(word[:1].isupper() or not word[:1].isalpha() for word in words)
        if len(words) <= 8 and (capitals * 2 >= len(words) or (stated and line[:1].isupper())):
            return line
    return None


def organization_of(title: str) -> str:
    """The company that a framework's title names before its generic words or behind ``at``, or an empty string."""
    behind = OF_COMPANY.search(title)
    if behind:
        return behind["name"]
    rest = GENERIC.split(title, maxsplit=1)[0] if GENERIC.search(title) else ""
    named = squeeze(re.sub(r"(?:'s|’s)\s*$", "", rest.strip())).strip(" -–—:|,")
    return "" if NOUN.search(named) or DISCIPLINE.fullmatch(named) else named  # a role


def organization_beside(text: str, title: str = "") -> str:
    """The company that a line names beside the title of its framework: ``Career Paths | Ostrel``; else nothing.

    ``title`` is that of the framework where its words do not tell; so does the legal form of a company.
    """
    parts = [squeeze(part) for part in BETWEEN.split(squeeze(text))]
    if len(parts) != 2:
        return ""
    others = [part for part in parts if LEGAL_FORM.search(part)] or [
        part for part in parts if part != title and not FRAMEWORK.search(part) and not NOUN.search(part)
    ]
    if len(others) != 1 or len(others[0].split()) > LONGEST_COMPANY or not others[0][:1].isupper():
        return ""
    return squeeze(SITE_NAME.sub(" ", others[0]))
