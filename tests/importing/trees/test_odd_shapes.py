"""Frameworks whose layers stand in an unusual order, or are told by their place alone."""

from support.trees import draft_of, framework_of, notes_of, shape_of


def test_milestones_without_names_are_levels_by_their_place() -> None:
    found = draft_of(
        "tracks.json",
        """
        {"competencies": {
          "SAILS": {"displayName": "Sails", "category": "Deck", "description": "All that hangs on the masts.",
            "milestones": [
              {"summary": "Folds and stows sails with help.", "signals": ["Ties the right knots"], "examples": []},
              {"summary": "Repairs torn sails at sea.", "signals": ["Sews a seam that holds"],
               "examples": ["The storm of May"]}
            ]},
          "STARS": {"displayName": "Stars", "category": "Bridge", "description": "Where we are and where we go.",
            "milestones": [
              {"summary": "Reads the sextant aloud.", "signals": ["Names ten stars"], "examples": []},
              {"summary": "Finds the ship's position alone.", "signals": ["Is right within a mile"], "examples": []}
            ]}
        }}
        """,
    ).framework
    assert [level.label for level in found.levels] == ["1", "2"]
    first, second = found.pages
    assert list(shape_of(found).values()) == [
        {"Deck": {"Sails": ["Ties the right knots"]}, "Bridge": {"Stars": ["Names ten stars"]}},
        {"Deck": {"Sails": ["Sews a seam that holds"]}, "Bridge": {"Stars": ["Is right within a mile"]}},
    ]
    assert notes_of(found, first.title) == {
        "Sails": ["note: Folds and stows sails with help."],
        "Stars": ["note: Reads the sextant aloud."],
    }
    assert "example: The storm of May" in notes_of(found, second.title)["Sails"]


def test_what_stands_above_the_levels_is_a_role_where_the_same_groups_stand_below_all() -> None:
    found = framework_of(
        """
        rigging:
          IC1: {Safety: [Wears a harness on every climb], Craft: [Splices ropes of hemp]}
          IC2: {Safety: [Checks the harness of others]}
        carpentry:
          IC1: {Safety: [Keeps the blades covered], Craft: [Saws boards to the line]}
        """
    )
    assert shape_of(found) == {
        "IC1 Rigging": {"": {"Safety": ["Wears a harness on every climb"], "Craft": ["Splices ropes of hemp"]}},
        "IC2 Rigging": {"": {"Safety": ["Checks the harness of others"]}},
        "IC1 Carpentry": {"": {"Safety": ["Keeps the blades covered"], "Craft": ["Saws boards to the line"]}},
    }


def test_what_stands_above_the_levels_is_a_pillar_where_other_groups_stand_below_each() -> None:
    found = framework_of(
        """
        role: Bell Engineer
        matrix:
          Casting:
            IC1: {Molds: [Mixes the clay for the molds], Metal: [Weighs copper and tin]}
            IC2: {Molds: [Builds the mold of a small bell]}
          Tuning:
            IC1: {Pitch: [Hears whether a bell is too high]}
            IC2: {Pitch: [Turns a bell down to its pitch]}
        """
    )
    assert shape_of(found) == {
        "IC1 Bell Engineer": {
            "Casting": {"Molds": ["Mixes the clay for the molds"], "Metal": ["Weighs copper and tin"]},
            "Tuning": {"Pitch": ["Hears whether a bell is too high"]},
        },
        "IC2 Bell Engineer": {
            "Casting": {"Molds": ["Builds the mold of a small bell"]},
            "Tuning": {"Pitch": ["Turns a bell down to its pitch"]},
        },
    }


def test_tracks_as_keys_and_titles_that_name_the_role() -> None:
    found = framework_of(
        """
        engineering:
          ic:
            - title: Pump Engineer I
              level: 1
              expectations:
                technical: Cleans the filters and notes what was in them.
                communication: Says at once when a pump sounds odd.
            - title: Pump Engineer II
              level: 2
              expectations:
                technical: Takes a pump apart and puts it together again.
        """
    )
    assert shape_of(found) == {
        "Pump Engineer I": {
            "": {
                "Technical": ["Cleans the filters and notes what was in them."],
                "Communication": ["Says at once when a pump sounds odd."],
            }
        },
        "Pump Engineer II": {"": {"Technical": ["Takes a pump apart and puts it together again."]}},
    }
    assert [role.name for role in found.roles] == ["Pump Engineer"]


def test_records_of_a_data_base_with_their_fields() -> None:
    found = draft_of(
        "export.json",
        """
        {"records": [
          {"id": "rec0001AAAA", "createdTime": "2026-01-01T00:00:00Z",
           "fields": {"Role": "Kiln Engineer", "Level": "L1", "Area": "Fire", "Skill": "Wood",
                      "Description": "Stacks the wood so that it dries."}},
          {"id": "rec0002AAAA", "createdTime": "2026-01-01T00:00:00Z",
           "fields": {"Role": "Kiln Engineer", "Level": "L2", "Area": "Fire", "Skill": "Wood",
                      "Description": "Chooses the wood for each glaze."}}
        ]}
        """,
    ).framework
    assert shape_of(found) == {
        "L1 Kiln Engineer": {"Fire": {"Wood": ["Stacks the wood so that it dries."]}},
        "L2 Kiln Engineer": {"Fire": {"Wood": ["Chooses the wood for each glaze."]}},
    }


def test_a_table_of_lists() -> None:
    found = draft_of(
        "sheet.json",
        """
        {"role": "Loom Engineer", "values": [
          ["", "L1", "L2"],
          ["Threads", "Winds the thread onto bobbins.", "Chooses the thread for a pattern."],
          ["Looms", "Oils the loom every morning.", ""]
        ]}
        """,
    ).framework
    assert shape_of(found) == {
        "L1 Loom Engineer": {
            "": {"Threads": ["Winds the thread onto bobbins."], "Looms": ["Oils the loom every morning."]}
        },
        "L2 Loom Engineer": {"": {"Threads": ["Chooses the thread for a pattern."]}},
    }


def test_examples_and_notes_for_each_level_stay_with_their_level() -> None:
    found = framework_of(
        """
        role: Rope Engineer
        skills:
          - name: Knots
            description: Ropes joined so that they hold
            levels:
              junior:
                expectations: [Ties the six knots of the yard]
                examples: [The bowline on the red barge]
              senior:
                expectations: [Teaches knots to others]
                note: Not before the second winter
        """
    )
    assert shape_of(found) == {
        "Junior Rope Engineer": {"": {"Knots": ["Ties the six knots of the yard"]}},
        "Senior Rope Engineer": {"": {"Knots": ["Teaches knots to others"]}},
    }
    assert notes_of(found, "Junior Rope Engineer") == {"Knots": ["example: The bowline on the red barge"]}
    assert notes_of(found, "Senior Rope Engineer") == {"Knots": ["note: Not before the second winter"]}


def test_the_top_comes_first_in_some_documents() -> None:
    found = framework_of(
        """
        role: Gate Engineer
        levels:
          Principal: {Gates: [Decides where new gates are built]}
          Senior: {Gates: [Builds a gate with a crew of four]}
          Junior: {Gates: [Carries the planks to the gate]}
        """
    )
    assert [(level.label, level.rank) for level in found.levels] == [("Junior", 1), ("Senior", 3), ("Principal", 6)]
