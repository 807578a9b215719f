"""Corners of trees: each a small document of a company that does not exist."""

from textwrap import dedent
from typing import Any

import pytest

from levelset.core.model import Framework
from levelset.importing.draft import Decisions, Fate
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from levelset.importing.trees.keys import Role, roles_of, spoken, word_of
from support.trees import draft_of, facets_of, notes_of, shape_of


def _yaml(text: str, name: str = "company.yaml") -> Framework:
    return draft_of(name, dedent(text)).framework


def test_levels_may_be_listed_with_their_titles_and_used_elsewhere() -> None:
    found = _yaml(
        """
        levels: {W1: Junior Well Engineer, W2: Senior Well Engineer}
        competencies:
          Digging:
            W1: Digs where the stakes are set.
            W2: Sets the stakes for the others.
        """
    )
    assert shape_of(found) == {
        "Junior Well Engineer": {"": {"Digging": ["Digs where the stakes are set."]}},
        "Senior Well Engineer": {"": {"Digging": ["Sets the stakes for the others."]}},
    }
    assert [level.label for level in found.levels] == ["W1", "W2"]


def test_levels_may_be_listed_with_what_sums_them_up() -> None:
    found = _yaml(
        """
        role: Well Engineer
        levels:
          W1: Works under the eye of an older hand.
          W2: Works alone and answers for the result.
        competencies:
          Digging: {W1: [Digs to the depth of a man], W2: [Digs to the water]}
        """
    )
    assert [page.statement.text for page in found.pages if page.statement] == [
        "Works under the eye of an older hand.",
        "Works alone and answers for the result.",
    ]
    assert shape_of(found)["W2 Well Engineer"] == {"": {"Digging": ["Digs to the water"]}}


def test_lists_of_a_level_are_named_by_their_keys_where_nothing_else_names_them() -> None:
    found = _yaml(
        """
        role: Well Engineer
        levels:
          - level: W1
            skills: [Reads a plumb line with care, Knows which rope carries what]
            duties: [Keeps the rim of the well free of stones]
            certified: true
            pay: third band
        """
    )
    assert shape_of(found) == {
        "W1 Well Engineer": {
            "": {
                "Skills": ["Reads a plumb line with care", "Knows which rope carries what"],
                "Duties": ["Keeps the rim of the well free of stones"],
            }
        }
    }
    assert facets_of(found, "W1 Well Engineer") == {"Pay": ("", ["third band"])}


def test_roles_are_listed_with_levels_inside_and_one_list_of_levels_speaks_for_all() -> None:
    found = _yaml(
        """
        areas: [Rope, Wood]
        levels:
          - {id: W1, summary: Learns the trade from the others.}
          - {id: W2, summary: Has learned the trade.}
        roles:
          - name: Rope Engineer
            levels:
              W1: {Rope: [Twists ropes of two strands]}
              W2: {Rope: [Twists ropes of four strands]}
          - name: Wood Engineer
            levels:
              W1: {Wood: [Stacks the boards to dry]}
        """
    )
    assert shape_of(found) == {
        "W1 Rope Engineer": {"": {"Rope": ["Twists ropes of two strands"]}},
        "W2 Rope Engineer": {"": {"Rope": ["Twists ropes of four strands"]}},
        "W1 Wood Engineer": {"": {"Wood": ["Stacks the boards to dry"]}},
    }
    assert [page.statement.text for page in found.pages if page.statement] == [
        "Learns the trade from the others.",
        "Has learned the trade.",
        "Learns the trade from the others.",
    ]


def test_symbols_may_be_apart_and_groups_may_have_ids_alone() -> None:
    found = _yaml(
        """
        role: Oil Engineer
        pillars:
          - name: Care
            emoji: 🛢
            skills:
              - id: oil-change
                levels: {O1: [Changes the oil when the light comes on]}
        """
    )
    assert shape_of(found) == {"O1 Oil Engineer": {"Care": {"Oil change": ["Changes the oil when the light comes on"]}}}
    assert found.pillars[0].symbol == "🛢"


def test_what_is_called_a_name_may_be_a_sentence() -> None:
    found = _yaml(
        """
        role: Oil Engineer
        competencies:
          - {name: Checks the oil of every engine each morning before the first boat leaves., level: O1, area: Engines}
          - {name: Fills in the log., level: O1, area: Paper}
          - {name: Decides which oil is bought., level: O2, area: Paper, note: With the owner}
        """
    )
    assert shape_of(found) == {
        "O1 Oil Engineer": {
            "": {
                "Engines": ["Checks the oil of every engine each morning before the first boat leaves."],
                "Paper": ["Fills in the log."],
            }
        },
        "O2 Oil Engineer": {"": {"Paper": ["Decides which oil is bought."]}},
    }


def test_a_document_without_levels_is_the_page_that_its_title_names() -> None:
    found = _yaml(
        """
        title: Senior Sail Engineer
        competencies:
          Sewing: Sews seams that hold in a storm.
          Cutting:
            description: Cuts the cloth by eye and by rule.
          Folding:
            - Folds a sail so that it opens at once
        """
    )
    assert shape_of(found) == {
        "Senior Sail Engineer": {
            "": {
                "Sewing": ["Sews seams that hold in a storm."],
                "Cutting": ["Cuts the cloth by eye and by rule."],
                "Folding": ["Folds a sail so that it opens at once"],
            }
        }
    }


def test_lists_may_hold_lists_and_texts_beside_entries() -> None:
    found = _yaml(
        """
        role: Sail Engineer
        levels:
          - - level: S1
              skills:
                - Knows the names of all the sails
                - name: Sewing
                  criteria: [Sews a straight seam by hand]
        """
    )
    assert shape_of(found) == {
        "S1 Sail Engineer": {
            "": {"Skills": ["Knows the names of all the sails"], "Sewing": ["Sews a straight seam by hand"]}
        }
    }


def test_one_level_may_stand_alone_and_groups_may_be_keyed_by_level() -> None:
    found = _yaml(
        """
        role: Sail Engineer
        level:
          name: S3
          criteria:
            Sewing: [Sews in the dark when it has to be]
            Cutting: [Wastes no cloth at all]
        """
    )
    assert shape_of(found) == {
        "S3 Sail Engineer": {
            "": {"Sewing": ["Sews in the dark when it has to be"], "Cutting": ["Wastes no cloth at all"]}
        }
    }
    turned = _yaml(
        """
        role: Sail Engineer
        competencies:
          S1: {Sewing: [Sews a straight seam by hand]}
          S2: {Sewing: [Sews round seams as well]}
        """
    )
    assert shape_of(turned) == {
        "S1 Sail Engineer": {"": {"Sewing": ["Sews a straight seam by hand"]}},
        "S2 Sail Engineer": {"": {"Sewing": ["Sews round seams as well"]}},
    }


def test_what_is_said_of_all_areas_is_not_one_of_them() -> None:
    found = _yaml(
        """
        role: Sail Engineer
        levels:
          S1:
            areas:
              summary: What we look at in the first year.
              Sewing: [Sews a straight seam by hand]
        """
    )
    assert shape_of(found) == {"S1 Sail Engineer": {"": {"Sewing": ["Sews a straight seam by hand"]}}}
    assert [page.statement.text for page in found.pages if page.statement] == ["What we look at in the first year."]


def test_roles_keyed_by_level_and_references_that_are_kept_as_notes() -> None:
    found = _yaml(
        """
        name: Mast Engineering
        roles:
          M1: {Climbing: [Climbs to the first yard]}
          M2: {Climbing: [Climbs to the top in the wind], requirements: [climbing/rope/2, climbing/wood/1]}
        """
    )
    assert shape_of(found) == {
        "M1 Mast Engineering": {"": {"Climbing": ["Climbs to the first yard"]}},
        "M2 Mast Engineering": {"": {"Climbing": ["Climbs to the top in the wind"]}},
    }
    assert [prose.markdown for prose in found.prose] == [
        "- requirements: climbing/rope/2\n\n- requirements: climbing/wood/1\n"
    ]


def test_proficiencies_inside_of_a_level_are_no_levels_of_the_page() -> None:
    found = _yaml(
        """
        role: Mast Engineer
        levels:
          - level: M1
            skills:
              - {name: Climbing, level: 3, description: Climbs to the first yard without fear.}
              - {name: Rope work, level: 1, description: Coils the ropes on deck.}
        """
    )
    assert shape_of(found) == {
        "M1 Mast Engineer": {
            "": {"Climbing": ["Climbs to the first yard without fear."], "Rope work": ["Coils the ropes on deck."]}
        }
    }
    assert notes_of(found, "M1 Mast Engineer") == {"Climbing": ["note: level: 3"], "Rope work": ["note: level: 1"]}


def test_keys_of_levels_may_be_codes_whose_titles_say_more() -> None:
    found = _yaml(
        """
        levels:
          eng1: {title: Junior Tower Engineer, areas: {Stone: [Carries stones to the scaffold]}}
          eng2: {title: Senior Tower Engineer, areas: {Stone: [Cuts stones to the drawing]}}
        """
    )
    assert shape_of(found) == {
        "Junior Tower Engineer": {"": {"Stone": ["Carries stones to the scaffold"]}},
        "Senior Tower Engineer": {"": {"Stone": ["Cuts stones to the drawing"]}},
    }


def test_designations_beside_labels_become_part_of_the_title() -> None:
    found = _yaml(
        """
        role: Tower Engineer
        levels:
          - {level: L1, title: Associate, areas: {Stone: [Carries stones to the scaffold]}}
          - {level: L5, title: L5 Staff Tower Engineer, areas: {Stone: [Plans the vault of a nave]}}
          - {level: 7, title: Principal Tower Engineer, areas: {Stone: [Plans the whole tower]}}
        """
    )
    assert [(page.title, page.level, page.designation) for page in found.pages] == [
        ("L1 Associate Tower Engineer", "L1", "Associate"),
        ("L5 Staff Tower Engineer", "L5", "Staff"),
        ("Principal Tower Engineer", "7", "Principal"),
    ]


def test_four_layers_of_groups_are_a_role_a_pillar_and_a_responsibility() -> None:
    found = _yaml(
        """
        domains:
          Stone:
            Cutting:
              Tools:
                J1: [Sharpens chisels for the others]
                J2: [Forges chisels of his own]
        """
    )
    assert shape_of(found) == {
        "J1 Stone": {"Cutting": {"Tools": ["Sharpens chisels for the others"]}},
        "J2 Stone": {"Cutting": {"Tools": ["Forges chisels of his own"]}},
    }
    inside = _yaml(
        """
        role: Stone Engineer
        levels:
          J1: {Stone: {Cutting: {Tools: [Sharpens chisels for the others]}}}
        """
    )
    assert shape_of(inside) == {
        "J1 Stone Engineer": {"Stone / Cutting": {"Tools": ["Sharpens chisels for the others"]}}
    }


def test_tracks_within_a_family_stay_apart() -> None:
    found = _yaml(
        """
        stonework:
          ic:
            1: {Stone: [Cuts a stone to the drawing]}
            2: {Stone: [Makes the drawing]}
          management:
            1: {Stone: [Sees that there are enough stones]}
        """
    )
    assert [page.title for page in found.pages] == ["Stonework (Ic) 1", "Stonework (Ic) 2", "Stonework (Management) 1"]


def test_a_role_named_in_a_file_name_is_taken_where_the_document_says_none() -> None:
    text = """
    IC1: {Stone: [Cuts a stone to the drawing]}
    IC2: {Stone: [Makes the drawing of the stone]}
    """
    assert [page.title for page in _yaml(text, "stone-mason.yaml").pages] == ["IC1 Stone mason", "IC2 Stone mason"]
    assert [page.title for page in _yaml(text, "masons/levels.yaml").pages] == ["IC1 Masons", "IC2 Masons"]
    assert [page.title for page in _yaml(text, "levels.yaml").pages] == ["IC1 Engineer", "IC2 Engineer"]


def test_titles_of_levels_that_agree_name_the_role() -> None:
    found = _yaml(
        """
        title: Ladder of the masons' hall
        levels:
          - {name: Junior Stone Engineer, areas: {Stone: [Carries the stones up]}}
          - {name: Senior Stone Engineer, areas: {Stone: [Sets the stones]}}
        """
    )
    assert [(page.title, page.level, page.role) for page in found.pages] == [
        ("Junior Stone Engineer", "Junior", "stone-engineer"),
        ("Senior Stone Engineer", "Senior", "stone-engineer"),
    ]


def test_what_a_person_decided_about_a_piece_comes_first() -> None:
    text = b"role: Stone Engineer\nlevels:\n  J1: {Stone: [Carries the stones up, Sharpens the chisels]}\n"
    document = read_bytes("stone.yaml", text).value
    assert document is not None
    number = next(piece.number for piece in document.pieces if piece.text == "Sharpens the chisels")
    decided = Decisions(fates={("stone.yaml", number): Fate.EXAMPLE})
    draft = recognise([document], decisions=decided).value
    assert shape_of(draft.framework) == {"J1 Stone Engineer": {"": {"Stone": ["Carries the stones up"]}}}
    assert notes_of(draft.framework, "J1 Stone Engineer") == {"Stone": ["example: Sharpens the chisels"]}


@pytest.mark.parametrize(
    "text",
    ['"one text"', "{}", '{"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Levels"}',
     '{"type": "object", "properties": {"level": {"type": "string"}}}', '{"levels": ["IC1", "IC2"]}'],
)  # fmt: skip
def test_what_holds_no_framework_says_so(text: str) -> None:
    read = read_bytes("x.json", text.encode())
    found: Any = read.findings if read.value is None else recognise([read.value]).findings
    assert {finding.code for finding in found} & {"import/no-framework", "read/empty"}


def test_of_rows_without_a_level_beside_levels_nothing_is_lost() -> None:
    draft = draft_of(
        "stone.yaml",
        dedent(
            """
            role: Stone Engineer
            about: Those who work in stone.
            values: [We waste no stone at all]
            levels:
              J1: {Stone: [Carries the stones up]}
            """
        ),
    )
    told = {(fate.fate, fate.text) for fate in draft.sources[0].fates}
    assert (Fate.UNRESOLVED, "We waste no stone at all") in told
    assert (Fate.PROSE, "Those who work in stone.") in told


def test_ladders_with_rungs_are_roles_with_levels() -> None:
    found = _yaml(
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
    found = _yaml(
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
    found = _yaml(
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
    found = _yaml(
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
    found = _yaml(
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
    found = _yaml(
        """
        - {level: 1, name: Trainee, years: 0-1, uuid: 0a1b2c3d-0000-4000-8000-000000000001,
           requirements: {ropes: [Ties the six knots of the yard]}}
        - {level: 2, name: Full, years: 2-4, requirements: {ropes: [Splices ropes of hemp]}}
        """,
        "rope-hand.yaml",
    )
    assert facets_of(found, "Trainee Rope hand") == {"Years": ("", ["0-1"])}


def test_lists_of_single_keys_may_name_levels_and_lists_of_names_roles() -> None:
    found = _yaml("- Junior: {Craft: [Cuts the bread]}\n- Senior: {Craft: [Bakes the bread]}\n", "bread-baker.yaml")
    assert list(shape_of(found)) == ["Junior Bread baker", "Senior Bread baker"]
    roles = _yaml(
        """
        - {name: Oven Engineer, levels: {O1: {Heat: [Keeps the fire even]}}}
        - {name: Mill Engineer, levels: {O1: {Stone: [Dresses the stones]}}}
        """
    )
    assert list(shape_of(roles)) == ["O1 Oven Engineer", "O1 Mill Engineer"]


def test_steps_are_levels_where_their_names_are() -> None:
    found = _yaml(
        "role: Oven Engineer\nsteps:\n  Junior: {Heat: [Keeps the fire even]}\n  Senior: {Heat: [Builds it]}\n"
    )
    assert list(shape_of(found)) == ["Junior Oven Engineer", "Senior Oven Engineer"]


def test_a_family_with_tracks_in_mappings() -> None:
    found = _yaml(
        """
        engineering:
          ic: {E1: {Heat: [Keeps the fire even]}}
          management: {E1: {Heat: [Sees to the wood]}}
        """
    )
    assert list(shape_of(found)) == ["E1 Engineering (Ic)", "E1 Engineering (Management)"]


def test_one_wrapper_around_levels_is_the_role() -> None:
    found = _yaml("ovens:\n  E1: {Heat: [Keeps the fire even]}\n  E2: {Heat: [Builds the fire]}\n")
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
    found = _yaml(
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
    found = _yaml(
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
