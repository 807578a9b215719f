"""Matrices of companies that do not exist, each in a shape of its own, come out with exactly their structure."""

import pytest

from importing.tables.making import Told, as_csv, as_html, as_xlsx, told

DESIGN = [
    ["Skill", "Junior", "Mid", "Senior", "Lead", "Principal"],
    [
        "Research",
        "Sits in on interviews and takes notes",
        "Plans small studies alone",
        "Plans studies across products\nTeaches others to plan them",
        "Sets how the studio does research",
        "Shapes what the company learns",
    ],
    [
        "Polish",
        "Polishes the screens that are given",
        "Owns screens from end to end",
        "Raises the bar of the team",
        None,
        "Is known outside for polish",
    ],
]
DESIGN_PAGES = {
    "Junior Product Designer": {
        "": {"Research": ["Sits in on interviews and takes notes"], "Polish": ["Polishes the screens that are given"]}
    },
    "Mid Product Designer": {
        "": {"Research": ["Plans small studies alone"], "Polish": ["Owns screens from end to end"]}
    },
    "Senior Product Designer": {
        "": {
            "Research": ["Plans studies across products", "Teaches others to plan them"],
            "Polish": ["Raises the bar of the team"],
        }
    },
    "Lead Product Designer": {"": {"Research": ["Sets how the studio does research"]}},
    "Principal Product Designer": {
        "": {"Research": ["Shapes what the company learns"], "Polish": ["Is known outside for polish"]}
    },
}
TITLE = "Kestrel Robotics Product Designer Ladder"


def every_format(rows: list[list[str | None]]) -> list[Told]:
    return [
        told("skills.csv", as_csv([[TITLE], [], *rows])),
        told("skills.xlsx", as_xlsx({"Matrix": [[TITLE], [], *rows]})),
        told("skills.html", as_html(rows, f"<h1>{TITLE}</h1>")),
        told("skills.md", _markdown(rows)),
    ]


def _markdown(rows: list[list[str | None]]) -> str:
    lines = ["| " + " | ".join((cell or "").replace("\n", "<br>") for cell in row) + " |" for row in rows]
    return "\n".join([f"# {TITLE}", "", lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])


def test_levels_as_words_across_and_skills_down_in_every_format() -> None:
    for made in every_format(DESIGN):
        assert made.pages == DESIGN_PAGES
        assert made.levels == [("Junior", 1), ("Mid", 2), ("Senior", 3), ("Lead", 4), ("Principal", 6)]
        assert made.framework.title == TITLE
        assert made.framework.organization == "Kestrel Robotics"
        assert not made.codes


def test_the_same_matrix_turned_round() -> None:
    turned = [list(row) for row in zip(*DESIGN, strict=True)]
    turned[0][0] = "Level"
    for made in every_format(turned):
        assert made.pages == DESIGN_PAGES
        assert not made.codes


def test_the_highest_level_first() -> None:
    rows = [[row[0], *row[:0:-1]] for row in DESIGN]
    for made in every_format(rows):
        assert made.pages == DESIGN_PAGES
        assert made.levels[0] == ("Junior", 1) and made.levels[-1] == ("Principal", 6)


def test_numbers_of_levels_behind_the_role_and_levels_as_rows() -> None:
    made = told(
        "platform.csv",
        as_csv(
            [
                ["Level", "Coding", "Teamwork"],
                ["Platform Engineer I", "Writes small functions with help\nAsks before merging", "Joins the stand-up"],
                ["Platform Engineer II", "Writes whole features", "Reviews what peers write"],
                ["Platform Engineer III", "Keeps a service healthy", "Mentors one colleague"],
            ]
        ),
    )
    assert made.pages == {
        "Platform Engineer I": {
            "": {
                "Coding": ["Writes small functions with help", "Asks before merging"],
                "Teamwork": ["Joins the stand-up"],
            }
        },
        "Platform Engineer II": {"": {"Coding": ["Writes whole features"], "Teamwork": ["Reviews what peers write"]}},
        "Platform Engineer III": {"": {"Coding": ["Keeps a service healthy"], "Teamwork": ["Mentors one colleague"]}},
    }
    assert made.levels == [("I", 1), ("II", 2), ("III", 3)]
    assert made.roles == ["Platform Engineer"]


def test_two_head_rows_pillar_over_responsibility_and_levels_down() -> None:
    rows = [
        [None, "Doing", None, "Leading", None],
        ["Level", "Testing", "Automation", "Mentoring", "Hiring"],
        ["L1", "• Runs scripted checks\n• Files clear bugs", "Reads existing suites", None, None],
        ["L2", "• Designs checks\n• Owns a test plan", "Extends suites alone", "Pairs with juniors", None],
        ["L3", "Same as L2", "Builds harnesses for others", "Runs a guild", "Interviews every month"],
    ]
    made = told("qa.xlsx", as_xlsx({"QA Engineer": rows}, {"QA Engineer": ["B1:C1", "D1:E1"]}))
    assert made.pages == {
        "L1 QA Engineer": {
            "Doing": {
                "Testing": ["Runs scripted checks", "Files clear bugs"],
                "Automation": ["Reads existing suites"],
            }
        },
        "L2 QA Engineer": {
            "Doing": {"Testing": ["Designs checks", "Owns a test plan"], "Automation": ["Extends suites alone"]},
            "Leading": {"Mentoring": ["Pairs with juniors"]},
        },
        "L3 QA Engineer": {
            "Doing": {"Testing": ["~Same as L2"], "Automation": ["Builds harnesses for others"]},
            "Leading": {"Mentoring": ["Runs a guild"], "Hiring": ["Interviews every month"]},
        },
    }


@pytest.mark.parametrize("merged", [[], ["A2:A3"]])
def test_a_column_of_pillars_merged_or_blank_below(merged: list[str]) -> None:
    rows = [
        ["Area", "Skill", "1", "2", "3"],
        [
            "Technical",
            "Databases",
            "Knows what an index is for",
            "Tunes slow queries alone",
            "Designs for growth in data",
        ],
        [None, "Networks", "Can explain what DNS does", "Debugs TLS problems alone", "–"],
        ["Human", "Feedback", "Takes feedback with grace", "Gives feedback that is kind", "→"],
    ]
    made = told("devops-engineer.xlsx", as_xlsx({"Sheet1": rows}, {"Sheet1": merged}))
    assert made.pages == {
        "Devops Engineer 1": {
            "Technical": {"Databases": ["Knows what an index is for"], "Networks": ["Can explain what DNS does"]},
            "Human": {"Feedback": ["Takes feedback with grace"]},
        },
        "Devops Engineer 2": {
            "Technical": {"Databases": ["Tunes slow queries alone"], "Networks": ["Debugs TLS problems alone"]},
            "Human": {"Feedback": ["Gives feedback that is kind"]},
        },
        "Devops Engineer 3": {
            "Technical": {"Databases": ["Designs for growth in data"]},
            "Human": {"Feedback": ["~→"]},
        },
    }
    assert not made.codes


def test_pillars_as_bands_across_the_table_and_a_column_of_definitions() -> None:
    rows = [
        ["Attribute", "What it is", "P1", "P2"],
        ["Knowledge", None, None, None],
        ["Electronics", "How boards work and fail", "Reads schematics with help", "Reads schematics alone"],
        ["C language", "Writing safe C", "Knows the standard library", "Knows our style guide by heart"],
        ["Attitude", None, None, None],
        ["Care", "Caring for users", "Tests on real devices first", "Visits users twice a year"],
    ]
    for merged in ([], ["A2:D2", "A5:D5"]):
        made = told("f.xlsx", as_xlsx({"Firmware Engineer": rows}, {"Firmware Engineer": merged}))
        assert made.pages == {
            "P1 Firmware Engineer": {
                "Knowledge": {
                    "Electronics": ["Reads schematics with help"],
                    "C language": ["Knows the standard library"],
                },
                "Attitude": {"Care": ["Tests on real devices first"]},
            },
            "P2 Firmware Engineer": {
                "Knowledge": {
                    "Electronics": ["Reads schematics alone"],
                    "C language": ["Knows our style guide by heart"],
                },
                "Attitude": {"Care": ["Visits users twice a year"]},
            },
        }
        assert made.definitions == {
            "Electronics": "How boards work and fail",
            "C language": "Writing safe C",
            "Care": "Caring for users",
        }


def test_sentences_of_one_make_stand_alone_in_cells_of_nothing_else() -> None:
    rows = [
        ["Competency", "Software Engineer", "Senior Software Engineer", "Staff Software Engineer"],
        [
            "Delivery",
            "Delivers small features. Estimates own tasks. Asks for reviews.",
            "Delivers whole projects. Breaks work down for others (e.g. Interns).",
            "Shapes the roadmap. Aligns several teams.",
        ],
        [
            "Mentoring",
            "Learns from peers. Shares what works.",
            "Mentors two engineers.",
            "Grows seniors. Runs workshops.",
        ],
    ]
    made = told("ladder.csv", as_csv(rows))
    assert made.pages == {
        "Software Engineer": {
            "": {
                "Delivery": ["Delivers small features.", "Estimates own tasks.", "Asks for reviews."],
                "Mentoring": ["Learns from peers.", "Shares what works."],
            }
        },
        "Senior Software Engineer": {
            "": {
                "Delivery": ["Delivers whole projects.", "Breaks work down for others (e.g. Interns)."],
                "Mentoring": ["Mentors two engineers."],
            }
        },
        "Staff Software Engineer": {
            "": {
                "Delivery": ["Shapes the roadmap.", "Aligns several teams."],
                "Mentoring": ["Grows seniors.", "Runs workshops."],
            }
        },
    }
    assert made.levels == [("Software Engineer", 1), ("Senior", 2), ("Staff", 3)]


def test_a_paragraph_whose_sentences_lean_on_each_other_stays_one_behavior() -> None:
    whole = "Owns a service. This includes its costs. They are reviewed every quarter."
    made = told(
        "ladder.csv", as_csv([["Competency", "L1 Engineer", "L2 Engineer"], ["Care", whole, "Owns all. It is a lot."]])
    )
    assert made.pages["L1 Engineer"] == {"": {"Care": [whole]}}


def test_rows_of_titles_summaries_and_facets_before_the_responsibilities() -> None:
    rows = [
        [None, "IC1", "IC2", "IC3"],
        ["Title", "Analytics Engineer", "Analytics Engineer II", "Senior Analytics Engineer"],
        ["In one line", "I learn how our data fits", "I own a part of our models", "I shape how we model"],
        ["Scope", "A table or two", "A domain of the warehouse", "The whole warehouse"],
        ["Modeling", "I write models from a template", "I design models with tests", "I set modeling standards"],
        ["Trust", "I answer questions on my tables", "n/a", "As level II, and I also run audits"],
    ]
    made = told("analytics.csv", as_csv(rows))
    assert made.pages == {
        "IC1 Analytics Engineer": {
            "=": "I learn how our data fits",
            "@Scope": ["A table or two"],
            "": {"Modeling": ["I write models from a template"], "Trust": ["I answer questions on my tables"]},
        },
        "IC2 Analytics Engineer II": {
            "=": "I own a part of our models",
            "@Scope": ["A domain of the warehouse"],
            "": {"Modeling": ["I design models with tests"], "Trust": ["~n/a"]},
        },
        "IC3 Senior Analytics Engineer": {
            "=": "I shape how we model",
            "@Scope": ["The whole warehouse"],
            "": {"Modeling": ["I set modeling standards"], "Trust": ["~As level II, and I also run audits"]},
        },
    }
    assert made.roles == ["Analytics Engineer"]
    assert [page.designation for page in made.framework.pages] == [None, None, "Senior"]
    assert made.codes == ["import/inherits"]


def test_several_roles_over_the_same_levels() -> None:
    rows = [
        [None, "Web Developer", None, "Android Developer", None],
        ["Competency", "Junior", "Senior", "Junior", "Senior"],
        [
            "Tooling",
            "Uses the given editor setup",
            "Maintains the build chain",
            "Uses the given emulator",
            "Maintains the release chain",
        ],
    ]
    made = told("all.xlsx", as_xlsx({"All": rows}, {"All": ["B1:C1", "D1:E1"]}))
    assert made.pages == {
        "Junior Web Developer": {"": {"Tooling": ["Uses the given editor setup"]}},
        "Senior Web Developer": {"": {"Tooling": ["Maintains the build chain"]}},
        "Junior Android Developer": {"": {"Tooling": ["Uses the given emulator"]}},
        "Senior Android Developer": {"": {"Tooling": ["Maintains the release chain"]}},
    }
    assert not made.codes


def test_levels_of_names_that_only_their_place_tells_are_levels_and_said_to_be_guessed() -> None:
    rows = [
        ["Competency", "Explorer", "Builder", "Navigator"],
        ["Delivery", "Delivers small tasks with guidance", "Delivers features alone", "Delivers across several teams"],
        ["Talking", "Speaks up when stuck on something", "Writes what others rely on", "Aligns groups that disagree"],
    ]
    turned = [list(row) for row in zip(*rows, strict=True)]
    turned[0][0] = "Level"
    for made in (told("data-engineer.csv", as_csv(rows)), told("data-engineer.csv", as_csv(turned))):
        assert made.pages["Builder Data Engineer"] == {
            "": {"Delivery": ["Delivers features alone"], "Talking": ["Writes what others rely on"]}
        }
        assert made.levels == [("Explorer", 1), ("Builder", 2), ("Navigator", 3)]
        assert made.codes == ["import/own-levels"]


def test_steps_within_a_seniority_are_levels_of_their_own() -> None:
    rows = [
        ["Craft", "Engineer 1", "Engineer 2", "Senior Engineer 1", "Senior Engineer 2", "Staff Engineer"],
        [
            "Depth",
            "Learns one area in depth",
            "Knows one area in depth",
            "Knows two areas in depth",
            "Knows most areas in depth",
            "Knows what nobody else does",
        ],
    ]
    made = told("e.csv", as_csv(rows))
    assert made.levels == [("1", 1), ("2", 2), ("Senior 1", 3), ("Senior 2", 4), ("Staff", 5)]
    assert list(made.pages) == ["Engineer 1", "Engineer 2", "Senior Engineer 1", "Senior Engineer 2", "Staff Engineer"]
