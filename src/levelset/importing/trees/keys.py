"""What the keys of such documents usually announce. A word is looked up in the singular and in small letters.

A key that is in no list is a name of its own ("Impact: …") or says nothing that a framework keeps; the shape of what
stands under it decides.
"""

import re
from enum import Enum


class Role(Enum):
    """What a key announces."""

    NAME = "name"
    ID = "id"
    SYMBOL = "symbol"
    FRAMEWORK = "framework"
    COMPANY = "company"
    ROLE = "role"
    LEVEL = "level"
    GROUP = "group"
    FACETS = "facets"
    TEXT = "text"
    BEHAVIOR = "behavior"
    EXAMPLE = "example"
    NOTE = "note"
    META = "meta"
    WRAP = "wrap"
    OPEN = "open"


WORDS: dict[Role, str] = {
    Role.NAME: "name|title|label|heading|caption|display name|full name|job title|level name|level title|role name",
    Role.ID: "id|key|slug|path|code|uid|uuid|ref|identifier|handle|anchor|permalink|short name|shortname|abbreviation",
    Role.SYMBOL: "emoji|icon|symbol",
    Role.FRAMEWORK: "framework|ladder|career framework|career ladder|framework title|framework name",
    Role.COMPANY: "organization|organisation|company|employer",
    Role.ROLE: "role|job|position|discipline|family|job family|profession|function|department|track|career|career path|"
    "specialty|speciality|specialism|job title family|practice area",
    Role.LEVEL: "level|grade|band|rung|tier|rank|stage|seniority|ladder step|career level|job level|career stage|"
    "proficiency level|step",
    Role.GROUP: "area|pillar|category|theme|domain|dimension|competency|competence|competencie|skill|topic|attribute|"
    "capability|capabilitie|responsibility|group|axis|axe|trait|strand|cluster|quality|aspect|ability|subject|value|"
    "principle|section|skill group|competency area|focus area|key area|behaviour|behavior|criterion|expectation|"
    "sub category|subcategory|sub area|subarea|key responsibility|core competency|skill area",
    Role.FACETS: "scope|facet|level expectation|scope and impact|scope expectation",
    Role.TEXT: "summary|description|desc|statement|about|overview|definition|intro|introduction|text|purpose|details|"
    "detail|tagline|blurb|mission|body|explanation|short description|long description|what|meaning|focus|in short",
    Role.BEHAVIOR: "item|behavior|behaviour|criteria|criterion|expectation|indicator|bullet|bullet point|point|statement|"
    "requirement|descriptor|signal|accountability|duty|duties|key behavior|key behaviour|expected behavior|"
    "expected behaviour|what you do|expected|objective|capability statement|example behavior|example behaviour",
    Role.EXAMPLE: "example|for example|sample|illustration|scenario|eg|e g",
    Role.NOTE: "note|caveat|comment|remark|tip|hint|faq|resource|reading|further reading|proficiency|anti pattern|"
    "antipattern|footnote|clarification|see also|inherit|inherits from|extend|include|prerequisite",
    Role.META: "version|url|link|supporting url|href|image|img|avatar|color|colour|hex|order|weight|sort|sort order|"
    "index|position index|created|created at|updated|updated at|last updated|date|author|license|licence|schema|layout|"
    "lang|language|locale|draft|published|permalink|type|kind|format|visibility|status|owner|maintainer",
    Role.WRAP: "data|content|contents|matrix|matrice|spec|child|children|entry|entrie|entries|list|result|root|payload|"
    "record|row|collection|node|cell|career ladder matrix",
}
"""Words by what they announce; a word in two lists is told apart by what stands under it."""

TABLE: dict[str, set[Role]] = {}
for _role, _words in WORDS.items():
    for _word in _words.split("|"):
        TABLE.setdefault(_word, set()).add(_role)

OUTER = re.compile(r"area|pillar|categor|theme|domain|dimension|group|cluster|section|strand|axis|subject", re.I)
"""Groups that hold others, where one entry names two."""

WEAK_LEVELS = frozenset({"step", "stage", "rank", "tier", "band", "rung"})
"""Words that announce levels only where the names under them look like levels."""

RECORD = re.compile(
    r"^(e ?mail|phone|telephone|birth ?day|birth ?date|start ?date|end ?date|graduation|price|amount|total|subtotal|tax|"
    r"vat|quantity|currency|invoice.*|due ?date|ingredient|serving|prep ?time|cook ?time|address|city|zip|postcode|"
    r"salary history|dependency|dev ?dependency|script|endpoint|port|host|password|username)$"
)
"""Keys of records about people, goods and machines: a document with several of them is no framework."""


def word_of(key: str) -> str:
    """A key as people would say it: ``yearsOfExperience`` → ``years of experience``; the last word in the singular."""
    apart = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", " ", key)
    words = re.sub(r"[\W_]+", " ", apart).strip().casefold().split()
    if words and words[-1] not in TABLE:
        words[-1] = _singular(words[-1])
    return " ".join(words)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def roles_of(key: str) -> frozenset[Role]:
    """What a key may announce; empty for one that is in no list."""
    word = word_of(key)
    found = TABLE.get(word) or TABLE.get(_singular(word)) or ()
    return frozenset(found)


def spoken(key: str) -> str:
    """A key as the name of something: letters as they are, but ``problem_solving`` becomes ``Problem solving``."""
    if re.search(r"\s", key) or not re.fullmatch(r"[\w.-]+", key):
        return key
    apart = re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", " ", key)
    if apart != key:
        first, *rest = apart.split(" ")
        apart = " ".join([first, *(word.lower() for word in rest)])
    apart = re.sub(r"(?<=[^\W\d])[_-]+(?=[^\W\d])", " ", apart)
    return apart[:1].upper() + apart[1:] if apart.islower() or apart != key else key
