"""What few trees have: rungs and cells, labels beside names, families with tracks, keys of any spelling."""

from textwrap import dedent

import pytest

from levelset.importing.draft import Fate
from levelset.importing.trees.keys import Role, roles_of, spoken, word_of
from support.trees import draft_of, facets_of, framework_of, notes_of, shape_of


def test_ladders_with_rungs_are_roles_with_levels() -> None:
    found = framework_of(
        """
        ladders:
          - ladder: Lamp Engineer
            rungs:
              - {rung: D1, dimensions: {Mastery: [Trims a wick without cutting it off], Reach: [One lamp]}}
              - {rung: D2, dimensions: {Mastery: [Repairs a lens that is cracked]}}
          - ladder: Horn Engineer
            rungs:
              - {rung: D1, dimensions: {Mastery: [Sounds the horn every other minute]}}
        """
    )
    assert shape_of(found) == {
        "D1 Lamp Engineer": {"": {"Mastery": ["Trims a wick without cutting it off"], "Reach": ["One lamp"]}},
        "D2 Lamp Engineer": {"": {"Mastery": ["Repairs a lens that is cracked"]}},
        "D1 Horn Engineer": {"": {"Mastery": ["Sounds the horn every other minute"]}},
    }


def test_rows_with_a_cell_for_each_level_of_the_head() -> None:
    found = framework_of(
        """
        title: Harbor Pilot Ladder
        matrix:
          levels: [Pilot, Senior Pilot, Lead Pilot]
          rows:
            - skill: Patience
              cells:
                - Answers kindly and with patience
                - Calms down guests who are upset
                - Teaches calm to the others
            - skill: Streets
              cells: [Knows the streets by heart, Knows who lives there, Draws the map for the rest]
        """
    )
    assert shape_of(found) == {
        "Pilot": {"": {"Patience": ["Answers kindly and with patience"], "Streets": ["Knows the streets by heart"]}},
        "Senior Pilot": {"": {"Patience": ["Calms down guests who are upset"], "Streets": ["Knows who lives there"]}},
        "Lead Pilot": {"": {"Patience": ["Teaches calm to the others"], "Streets": ["Draws the map for the rest"]}},
    }
    assert [role.name for role in found.roles] == ["Harbor Pilot"]


def test_a_level_may_have_facets_in_sentences_and_pillars_of_any_name() -> None:
    found = framework_of(
        """
        role: Horn Engineer
        IC3:
          scope: One horn and the engine that drives it
          Results:
            Impact:
              - I sound the horn in time
            Ownership:
              definition: Standing behind what one runs
              behaviors: [I answer the bell within minutes]
              examples: [The fog of March]
        IC4:
          Results:
            Ownership:
              definition: Standing behind what one runs
              behaviors: [I plan who answers the bell]
            Data:
              definition: Numbers of the fog
              behaviors: [I count the days of fog]
        """
    )
    assert facets_of(found, "IC3 Horn Engineer") == {"Scope": ("", ["One horn and the engine that drives it"])}
    assert shape_of(found) == {
        "IC3 Horn Engineer": {
            "Results": {"Impact": ["I sound the horn in time"], "Ownership": ["I answer the bell within minutes"]}
        },
        "IC4 Horn Engineer": {
            "Results": {"Ownership": ["I plan who answers the bell"], "Data": ["I count the days of fog"]}
        },
    }
    assert {one.name: one.definition for one in found.responsibilities if one.definition} == {
        "Ownership": "Standing behind what one runs",
        "Data": "Numbers of the fog",
    }
    assert notes_of(found, "IC4 Horn Engineer") == {}


def test_lines_that_are_sentences_are_one_behavior_each() -> None:
    found = framework_of(
        """
        - title: Junior Chart Engineer
          expectations:
            Craft: |
              Draws the coast from the sketches of others.
              Knows the signs for shoals and wrecks.
            Care: |
              Washes the brushes and dries
              them before they are put away.
        """
    )
    assert shape_of(found) == {
        "Junior Chart Engineer": {
            "": {
                "Craft": [
                    "Draws the coast from the sketches of others.",
                    "Knows the signs for shoals and wrecks.",
                ],
                "Care": ["Washes the brushes and dries them before they are put away."],
            }
        }
    }


def test_levels_with_an_id_a_label_and_a_name() -> None:
    found = framework_of(
        """
        framework:
          name: Quay Career Framework
          roles:
            - {id: crane, name: Crane Engineer}
          levels:
            - {id: l1, label: L1, name: Associate}
            - {id: l2, label: L2, name: Full}
          axes:
            - {id: lift, name: Lifting, description: What hangs on the hook}
          competencies:
            - id: hooks
              name: Hooks
              axis: lift
              role: crane
              expectations:
                l1: [Hangs the load where it is told]
                l2: [Sees whether a load is safe]
        """
    )
    assert found.title == "Quay Career Framework"
    assert [(page.title, page.level, page.designation) for page in found.pages] == [
        ("L1 Associate Crane Engineer", "L1", "Associate"),
        ("L2 Full Crane Engineer", "L2", "Full"),
    ]
    assert list(shape_of(found).values()) == [
        {"Lifting": {"Hooks": ["Hangs the load where it is told"]}},
        {"Lifting": {"Hooks": ["Sees whether a load is safe"]}},
    ]


def test_spans_of_numbers_are_said_of_a_level() -> None:
    found = framework_of(
        """
        - {level: 1, name: Trainee, years: 0-1, uuid: 0a1b2c3d-0000-4000-8000-000000000001,
           requirements: {ropes: [Ties the six knots of the yard]}}
        - {level: 2, name: Full, years: 2-4, requirements: {ropes: [Splices ropes of hemp]}}
        """,
        "rope-hand.yaml",
    )
    assert facets_of(found, "Trainee Rope hand") == {"Years": ("", ["0-1"])}


def test_lists_of_single_keys_may_name_levels_and_lists_of_names_roles() -> None:
    found = framework_of(
        "- Junior: {Craft: [Cuts the bread]}\n- Senior: {Craft: [Bakes the bread]}\n", "bread-baker.yaml"
    )
    assert list(shape_of(found)) == ["Junior Bread baker", "Senior Bread baker"]
    roles = framework_of(
        """
        - {name: Oven Engineer, levels: {O1: {Heat: [Keeps the fire even]}}}
        - {name: Mill Engineer, levels: {O1: {Stone: [Dresses the stones]}}}
        """
    )
    assert list(shape_of(roles)) == ["O1 Oven Engineer", "O1 Mill Engineer"]


def test_steps_are_levels_where_their_names_are() -> None:
    found = framework_of(
        "role: Oven Engineer\nsteps:\n  Junior: {Heat: [Keeps the fire even]}\n  Senior: {Heat: [Builds it]}\n"
    )
    assert list(shape_of(found)) == ["Junior Oven Engineer", "Senior Oven Engineer"]


def test_a_family_with_tracks_in_mappings() -> None:
    found = framework_of(
        """
        engineering:
          ic: {E1: {Heat: [Keeps the fire even]}}
          management: {E1: {Heat: [Sees to the wood]}}
        """
    )
    assert list(shape_of(found)) == ["E1 Engineering (Ic)", "E1 Engineering (Management)"]


def test_one_wrapper_around_levels_is_the_role() -> None:
    found = framework_of("ovens:\n  E1: {Heat: [Keeps the fire even]}\n  E2: {Heat: [Builds the fire]}\n")
    assert list(shape_of(found)) == ["E1 Ovens", "E2 Ovens"]


def test_what_is_said_of_a_topic_beside_its_levels_is_kept_as_it_stands() -> None:
    draft = draft_of(
        "oven.yaml",
        dedent(
            """
            role: Oven Engineer
            audience: All who bake
            sort: 7
            topics:
              - name: Heat
                why it matters: Bread that is not hot does not rise.
                definition: The fire in the oven
                levels:
                  E1: {depth: 1, definition: Warm to the hand, behaviors: [Keeps the fire even], note: At night}
                  E2: {behaviors: [Builds the fire], tiers: {Wood: [Chooses the wood]}, note: At night}
            """
        ),
    )
    assert shape_of(draft.framework)["E1 Oven Engineer"] == {"": {"Heat": ["Keeps the fire even"]}}
    told = {(fate.fate, fate.text) for fate in draft.sources[0].fates}
    assert (Fate.PROSE, "Bread that is not hot does not rise.") in told
    assert (Fate.PROSE, "All who bake") in told
    heat = next(one for one in draft.framework.responsibilities if one.name == "Heat")
    assert heat.definition == "The fire in the oven"
    assert "note: Warm to the hand" in notes_of(draft.framework, "E1 Oven Engineer")["Heat"]


def test_facets_may_have_sentences_under_keys_of_any_name() -> None:
    found = framework_of(
        """
        levels:
          - id: O1
            scope: {Scope: {about: What is owned, reach: One oven and the wood beside it}}
        roles:
          - name: Oven Engineer
            levels: {O1: {Heat: [Keeps the fire even]}}
        """
    )
    assert facets_of(found, "O1 Oven Engineer") == {"Scope": ("What is owned", ["One oven and the wood beside it"])}


def test_a_level_without_a_name_among_named_ones_is_kept_with_a_question_mark() -> None:
    found = framework_of(
        """
        role: Oven Engineer
        levels:
          - {name: O1, areas: {Heat: [Keeps the fire even]}}
          - {areas: {Heat: [Keeps two fires even]}}
        """
    )
    assert [page.level for page in found.pages] == ["O1", "?"]


def test_groups_without_any_level_or_title_are_a_page_that_asks_for_one() -> None:
    draft = draft_of(
        "skills.yaml",
        "competencies:\n  Heat: [Keeps the fire even at all times]\n  Wood: [Stacks the wood so it dries]\n",
    )
    assert [page.level for page in draft.framework.pages] in ([], ["?"])


def test_a_name_that_is_a_sentence_without_a_level_waits_for_a_person() -> None:
    draft = draft_of(
        "oven.yaml",
        dedent(
            """
            role: Oven Engineer
            levels: {E1: {Heat: [Keeps the fire even]}}
            skills:
              - {name: Sweeps the floor of the bakery each evening before the doors are closed.}
            """
        ),
    )
    unresolved = [fate.text for fate in draft.sources[0].fates if fate.fate is Fate.UNRESOLVED]
    assert unresolved == ["Sweeps the floor of the bakery each evening before the doors are closed."]


@pytest.mark.parametrize(
    ("key", "word", "name"),
    [
        ("yearsOfExperience", "years of experience", "Years of experience"),
        ("problem_solving", "problem solving", "Problem solving"),
        ("boxes", "box", "Boxes"),
        ("Processes", "process", "Processes"),
        ("IC2", "ic2", "IC2"),
        ("abilities", "ability", "Abilities"),
        ("Craft & Care", "craft care", "Craft & Care"),
        ("", "", ""),
    ],
)
def test_keys_are_words(key: str, word: str, name: str) -> None:
    assert word_of(key) == word
    assert spoken(key) == name


def test_qualifiers_alone_announce_nothing() -> None:
    assert roles_of("core main") == frozenset()
    assert Role.BEHAVIOR in roles_of("exampleCriteria")
    assert roles_of("Data") == frozenset()
    assert roles_of("data") == {Role.WRAP}


def test_what_all_roles_share_stands_on_the_pages_of_each() -> None:
    found = framework_of(
        """
        roles:
          - {name: Deck Engineer, levels: {E1: {focus: The deck and its ropes, Rope: [Coils the ropes]}}}
          - {name: Hold Engineer, levels: {E1: {focus: The hold and its load, Care: [Counts the crates]}}}
        expectations:
          - area: Care
            skill: Feedback
            levels: {E1: Takes feedback without being hurt., E2: Gives feedback that helps.}
        """
    )
    care = {"Feedback": ["Takes feedback without being hurt."]}
    assert shape_of(found) == {
        "E1 Deck Engineer": {"": {"Rope": ["Coils the ropes"]}, "Care": care},
        "E1 Hold Engineer": {"": {"Care": ["Counts the crates"]}, "Care": care},
        "E2 Engineer": {"Care": {"Feedback": ["Gives feedback that helps."]}},
    }


def test_a_level_that_is_called_like_the_role_stands_beside_an_associate() -> None:
    found = framework_of(
        """
        - level: Associate Wharf Planner
          attributes: {Berths: [Draws the plan of one berth], Crews: [Asks the crew before the plan is sent]}
        - level: Wharf Planner
          attributes: {Berths: [Draws the plan of a whole quay], Crews: [Settles with crews what has to wait]}
        """
    )
    assert [(page.role, page.level, page.title) for page in found.pages] == [
        ("wharf-planner", "Associate", "Associate Wharf Planner"),
        ("wharf-planner", "Wharf Planner", "Wharf Planner"),
    ]


def _records(words: dict[tuple[int, str], str], called: tuple[str, ...] = ("Junior", "Senior")) -> str:
    return "\n".join(
        f"- {{track: Rigging, level: {level}, level_name: {called[level - 1]}, competency: {skill}, "
        f"description: {word}}}"
        for (level, skill), word in words.items()
    )


def test_a_number_with_a_name_beside_it_and_single_words_that_differ() -> None:
    words = {(1, "Knots"): "Ties", (1, "Talk"): "Asks", (2, "Knots"): "Designs", (2, "Talk"): "Explains"}
    assert shape_of(framework_of(_records(words))) == {
        "Junior Rigging": {"": {"Knots": ["Ties"], "Talk": ["Asks"]}},
        "Senior Rigging": {"": {"Knots": ["Designs"], "Talk": ["Explains"]}},
    }


@pytest.mark.parametrize(
    "listed",
    [
        _records({(1, "Knots"): "Basic", (1, "Talk"): "Basic", (2, "Knots"): "Basic", (2, "Talk"): "Basic"}),
        _records(
            {(1, "Knots"): "Ties", (1, "Talk"): "Asks", (2, "Knots"): "Binds", (2, "Talk"): "Says"}, ("Fog", "Mist")
        ),
        _records({(1, "Knots"): "Ties", (2, "Knots"): "Designs"}),
    ],
    ids=["ratings", "no levels", "one group"],
)
def test_single_words_of_other_data_are_no_framework(listed: str) -> None:
    assert not framework_of(listed).pages


def test_the_rungs_of_a_ladder_inside_of_a_role_are_told_by_their_codes() -> None:
    found = framework_of(
        """
        roles:
          - role: Pastry Cook
            ladder:
              - {code: C1, title: Commis, expectations: {Hands: [Folds a batter without losing air]}}
              - {code: C2, title: Chef de partie, expectations: {Hands: [Tempers chocolate by eye alone]}}
        """
    )
    assert [(page.role, page.level, len(list(page.statements()))) for page in found.pages] == [
        ("pastry-cook", "C1", 1),
        ("pastry-cook", "C2", 1),
    ]
