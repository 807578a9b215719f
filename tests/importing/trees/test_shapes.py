"""Frameworks of companies that do not exist, each in a shape of its own, with what has to come of it."""

from support.trees import draft_of, facets_of, framework_of, notes_of, shape_of


def test_levels_hold_pillars_that_hold_responsibilities() -> None:
    found = framework_of(
        """
        framework: Tidewater Engineering Ladder
        role: Lock Engineer
        levels:
          - level: IC1
            title: IC1 Lock Engineer
            summary: I open the lower gates under the eye of a colleague
            areas:
              - area: 🌊 Water
                intro: Everything that flows
                responsibilities:
                  - Sluices:
                      - I open a sluice when I am told to
                      - I write the level of the water into the book
                  - Weirs: [I keep the weir free of branches]
          - level: IC2
            title: IC2 Lock Engineer
            summary: I run one lock by myself
            areas:
              - area: 🌊 Water
                responsibilities:
                  - Sluices:
                      - I decide when a sluice is opened
        """
    )
    assert found.title == "Tidewater Engineering Ladder"
    assert [(level.label, level.rank) for level in found.levels] == [("IC1", 1), ("IC2", 2)]
    assert shape_of(found) == {
        "IC1 Lock Engineer": {
            "Water": {
                "Sluices": ["I open a sluice when I am told to", "I write the level of the water into the book"],
                "Weirs": ["I keep the weir free of branches"],
            }
        },
        "IC2 Lock Engineer": {"Water": {"Sluices": ["I decide when a sluice is opened"]}},
    }
    first = found.pages[0]
    assert first.statement is not None
    assert first.statement.text == "I open the lower gates under the eye of a colleague"
    assert [text.text for text in first.sections[0].intro] == ["Everything that flows"]
    assert found.pillars[0].symbol == "🌊"


def test_topics_hold_a_text_for_each_level() -> None:
    found = framework_of(
        """
        name: Orchard Keeping
        topics:
          - name: Grafting
            category: Trees
            description: Joining two plants so that they grow on as one
            levels:
              1: Cuts scions from the trees that a colleague has marked.
              2: Grafts young trees and binds the wound without help.
              3: Chooses the varieties for a whole new field.
          - name: Picking
            category: Harvest
            levels:
              1: Picks apples without breaking the spur.
              2: Plans who picks which row on which day.
        """
    )
    assert [(level.label, level.rank) for level in found.levels] == [("1", 1), ("2", 2), ("3", 3)]
    assert shape_of(found) == {
        "Orchard Keeping 1": {
            "Trees": {"Grafting": ["Cuts scions from the trees that a colleague has marked."]},
            "Harvest": {"Picking": ["Picks apples without breaking the spur."]},
        },
        "Orchard Keeping 2": {
            "Trees": {"Grafting": ["Grafts young trees and binds the wound without help."]},
            "Harvest": {"Picking": ["Plans who picks which row on which day."]},
        },
        "Orchard Keeping 3": {"Trees": {"Grafting": ["Chooses the varieties for a whole new field."]}},
    }
    grafting = next(one for one in found.responsibilities if one.name == "Grafting")
    assert grafting.definition == "Joining two plants so that they grow on as one"


def test_a_flat_list_names_level_and_theme_of_each_competency_by_its_id() -> None:
    found = framework_of(
        """
        name: Cartography
        levels:
          - {id: trainee, name: Trainee Cartographer}
          - {id: full, name: Cartographer}
          - {id: chief, name: Chief Cartographer}
        themes:
          - {id: field, name: Work in the field, summary: What is done out of doors}
          - {id: desk, name: Work at the desk}
        competencies:
          - id: 0a1b2c3d-0000-4000-8000-000000000001
            level: trainee
            theme: field
            summary: Carries the instruments and reads them out aloud.
            examples: [Reads the theodolite at the church tower]
            proficiency: Basic
          - {id: c2, level: full, theme: field, summary: Surveys a valley with two helpers.}
          - {id: c3, level: full, theme: desk, summary: Draws the sheet and has it checked.}
          - {id: c4, level: chief, theme: desk, summary: Decides what the map leaves out.}
        """
    )
    assert [(level.label, level.rank) for level in found.levels] == [
        ("Trainee Cartographer", 1),
        ("Cartographer", 2),
        ("Chief Cartographer", 3),
    ]
    assert shape_of(found) == {
        "Trainee Cartographer": {"": {"Work in the field": ["Carries the instruments and reads them out aloud."]}},
        "Cartographer": {
            "": {
                "Work in the field": ["Surveys a valley with two helpers."],
                "Work at the desk": ["Draws the sheet and has it checked."],
            }
        },
        "Chief Cartographer": {"": {"Work at the desk": ["Decides what the map leaves out."]}},
    }
    assert notes_of(found, "Trainee Cartographer") == {
        "Work in the field": ["example: Reads the theodolite at the church tower", "note: proficiency: Basic"]
    }
    assert next(one.definition for one in found.responsibilities if one.name == "Work in the field") == (
        "What is done out of doors"
    )


def test_roles_and_levels_are_keys() -> None:
    found = framework_of(
        """
        Signal Engineer:
          Junior:
            Safety:
              - Wears the yellow vest on every walk along the line
            Repair:
              - Replaces lamps after a colleague has cut the power
          Senior:
            Safety:
              - Closes a line when something is not as it should be
        Track Engineer:
          Junior:
            Safety:
              - Walks the line with a colleague at all times
        """
    )
    assert shape_of(found) == {
        "Junior Signal Engineer": {
            "": {
                "Safety": ["Wears the yellow vest on every walk along the line"],
                "Repair": ["Replaces lamps after a colleague has cut the power"],
            }
        },
        "Senior Signal Engineer": {"": {"Safety": ["Closes a line when something is not as it should be"]}},
        "Junior Track Engineer": {"": {"Safety": ["Walks the line with a colleague at all times"]}},
    }
    assert {role.name for role in found.roles} == {"Signal Engineer", "Track Engineer"}


def test_rows_of_a_table_as_json_with_a_column_for_each_level() -> None:
    found = draft_of(
        "baker.json",
        """
        [
          {"Pillar": "Dough", "Skill": "Kneading", "L1": "Kneads the dough for rolls.", "L2": "Kneads any dough."},
          {"Pillar": "Dough", "Skill": "Proving", "L1": "Watches the oven clock.", "L2": "Sets the time of proving."},
          {"Pillar": "Shop", "Skill": "Selling", "L1": "Greets every guest by name.", "L2": null}
        ]
        """,
    ).framework
    assert shape_of(found) == {
        "L1 Baker": {
            "Dough": {"Kneading": ["Kneads the dough for rolls."], "Proving": ["Watches the oven clock."]},
            "Shop": {"Selling": ["Greets every guest by name."]},
        },
        "L2 Baker": {"Dough": {"Kneading": ["Kneads any dough."], "Proving": ["Sets the time of proving."]}},
    }


def test_long_form_json_names_everything_on_every_line() -> None:
    found = draft_of(
        "rows.jsonl",
        """
        {"role": "Glass Engineer", "level": "L1", "pillar": "Heat", "skill": "Furnace", "behavior": "I keep the fire."}
        {"role": "Glass Engineer", "level": "L1", "pillar": "Heat", "skill": "Furnace", "behavior": "I fetch the coal."}
        {"role": "Glass Engineer", "level": "L2", "pillar": "Form", "skill": "Blowing", "behavior": "I blow a bottle."}
        """,
    ).framework
    assert shape_of(found) == {
        "L1 Glass Engineer": {"Heat": {"Furnace": ["I keep the fire.", "I fetch the coal."]}},
        "L2 Glass Engineer": {"Form": {"Blowing": ["I blow a bottle."]}},
    }


def test_a_matrix_inside_of_a_matrix_with_criteria_for_each_level() -> None:
    found = draft_of(
        "beekeeping.json",
        """
        {
          "title": "🐝 Beekeeping",
          "path": "beekeeping",
          "theme": "insects",
          "summary": "What we ask of those who keep our bees.",
          "topics": [
            {"title": "🍯 Honey", "path": "honey", "theme": "insects", "summary": "From the comb into the jar.",
             "levels": [
               {"title": "Apprentice", "path": "1", "summary": "", "criteria": ["Cleans the jars", "Labels the jars"]},
               {"title": "Keeper", "path": "2", "summary": "Trusted with the hives.", "criteria": ["Takes out combs"]}
             ]},
            {"title": "👑 Queens", "path": "queens", "theme": "insects",
             "levels": [
               {"title": "Keeper", "path": "2", "summary": "", "criteria": ["Finds the queen in a full hive"]}
             ]}
          ]
        }
        """,
    ).framework
    assert shape_of(found) == {
        "Apprentice Beekeeping": {"": {"Honey": ["Cleans the jars", "Labels the jars"]}},
        "Keeper Beekeeping": {"": {"Honey": ["Takes out combs"], "Queens": ["Finds the queen in a full hive"]}},
    }
    assert notes_of(found, "Keeper Beekeeping") == {"Honey": ["note: Trusted with the hives."]}


def test_levels_are_keys_whose_responsibilities_are_single_sentences() -> None:
    found = framework_of(
        """
        role: Ferry Engineer
        ladder:
          IC1:
            uniform: blue
            scope: One boat
            impact: Keeps the engine room clean and dry.
            communication: Tells the captain about every strange sound.
          IC2:
            scope: Two boats
            impact: Takes an engine apart and puts it together again.
            communication: Explains to the crew what was done and why.
        """
    )
    assert shape_of(found) == {
        "IC1 Ferry Engineer": {
            "": {
                "Impact": ["Keeps the engine room clean and dry."],
                "Communication": ["Tells the captain about every strange sound."],
            }
        },
        "IC2 Ferry Engineer": {
            "": {
                "Impact": ["Takes an engine apart and puts it together again."],
                "Communication": ["Explains to the crew what was done and why."],
            }
        },
    }
    assert facets_of(found, "IC1 Ferry Engineer") == {
        "Uniform": ("", ["blue"]),
        "Scope": ("", ["One boat"]),
    }


def test_facets_have_subtitles_and_statements() -> None:
    found = framework_of(
        """
        role: Tower Engineer
        levels:
          - level: T3
            scope:
              Scope:
                about: What is owned
                items: [One tower from the ground to the top]
              Collaborative Reach:
                about: Who is met
                items: [The crews of the neighboring towers]
            responsibilities:
              - name: Ropes
                behaviors:
                  - text: Checks every rope before anyone climbs.
                    example: The red one was frayed last spring.
        """
    )
    assert shape_of(found) == {"T3 Tower Engineer": {"": {"Ropes": ["Checks every rope before anyone climbs."]}}}
    assert facets_of(found, "T3 Tower Engineer") == {
        "Scope": ("What is owned", ["One tower from the ground to the top"]),
        "Collaborative Reach": ("Who is met", ["The crews of the neighboring towers"]),
    }
    assert notes_of(found, "T3 Tower Engineer") == {"Ropes": ["example: The red one was frayed last spring."]}


def test_bullets_within_one_text_are_several_behaviors() -> None:
    found = framework_of(
        """
        title: Mill Engineering
        competencies:
          Grinding:
            junior: |
              Before the mill runs:
              - looks for stones in the grain
              - sweeps the floor below the wheel
            senior: |
              - dresses the millstones
              - teaches how to dress them
        """
    )
    assert shape_of(found) == {
        "Junior Mill Engineering": {
            "": {"Grinding": ["looks for stones in the grain", "sweeps the floor below the wheel"]}
        },
        "Senior Mill Engineering": {"": {"Grinding": ["dresses the millstones", "teaches how to dress them"]}},
    }
    assert notes_of(found, "Junior Mill Engineering") == {"Grinding": ["note: Before the mill runs:"]}


def test_a_role_a_file_whose_title_names_the_level() -> None:
    found = framework_of(
        """
        title: Senior Harbor Engineer
        summary: Looks after everything that floats and is moored.
        responsibilities:
          Moorings:
            - Replaces worn ropes before the autumn storms
            - Keeps a list of who moors where
          Cranes:
            - Approves each lift of more than a ton
        """
    )
    assert shape_of(found) == {
        "Senior Harbor Engineer": {
            "": {
                "Moorings": ["Replaces worn ropes before the autumn storms", "Keeps a list of who moors where"],
                "Cranes": ["Approves each lift of more than a ton"],
            }
        }
    }


def test_a_list_holds_one_text_for_each_declared_level() -> None:
    found = framework_of(
        """
        role: Clock Engineer
        levels: [Junior, Regular, Senior]
        skills:
          - name: Springs
            levels:
              - Winds the clocks of the town hall every Monday.
              - Replaces a broken spring in any of them.
              - Designs springs for clocks that nobody makes parts for.
        """
    )
    assert shape_of(found) == {
        "Junior Clock Engineer": {"": {"Springs": ["Winds the clocks of the town hall every Monday."]}},
        "Regular Clock Engineer": {"": {"Springs": ["Replaces a broken spring in any of them."]}},
        "Senior Clock Engineer": {"": {"Springs": ["Designs springs for clocks that nobody makes parts for."]}},
    }


def test_words_of_another_language_are_judged_by_their_shape() -> None:
    found = framework_of(
        """
        rolle: Brunnenbauer
        stufen:
          - bezeichnung: L1
            bereiche:
              - bereich: Bohren
                erwartungen:
                  - Hält das Gestänge und räumt den Platz auf.
          - bezeichnung: L2
            bereiche:
              - bereich: Bohren
                erwartungen:
                  - Bohrt einen Brunnen bis dreißig Meter allein.
        """
    )
    assert [level.label for level in found.levels] == ["L1", "L2"]
    assert [statement.text for page in found.pages for statement in page.statements()] == [
        "Hält das Gestänge und räumt den Platz auf.",
        "Bohrt einen Brunnen bis dreißig Meter allein.",
    ]
