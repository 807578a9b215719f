"""Corners of trees: each a small document of a company that does not exist."""

from textwrap import dedent
from typing import Any

import pytest

from levelset.importing.draft import Decisions, Fate
from levelset.importing.read import read_bytes
from levelset.importing.recognise import recognise
from support.trees import draft_of, facets_of, framework_of, notes_of, shape_of


def test_levels_may_be_listed_with_their_titles_and_used_elsewhere() -> None:
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    turned = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
        "- requirements: climbing/rope/2\n\n- requirements: climbing/wood/1"
    ]


def test_proficiencies_inside_of_a_level_are_no_levels_of_the_page() -> None:
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    found = framework_of(
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
    inside = framework_of(
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
    found = framework_of(
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
    assert [page.title for page in framework_of(text, "stone-mason.yaml").pages] == [
        "IC1 Stone mason",
        "IC2 Stone mason",
    ]
    assert [page.title for page in framework_of(text, "masons/levels.yaml").pages] == ["IC1 Masons", "IC2 Masons"]
    assert [page.title for page in framework_of(text, "levels.yaml").pages] == ["IC1 Engineer", "IC2 Engineer"]


def test_titles_of_levels_that_agree_name_the_role() -> None:
    found = framework_of(
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
