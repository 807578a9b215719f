"""Who has to have a second factor, by the rule of the organization."""

from levelset.process.rights import Standing, has_to_have_second_factor


def test_the_rule_asks_nobody_owners_or_everyone() -> None:
    asked = {
        (rule, standing)
        for rule in ("optional", "owners", "everyone")
        for standing in (*Standing, None)
        if has_to_have_second_factor(standing, rule)
    }
    assert asked == {("owners", Standing.OWNER), *(("everyone", standing) for standing in Standing)}
