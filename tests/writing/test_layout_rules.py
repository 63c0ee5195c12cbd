"""The dated layout rules."""

import tomllib
from datetime import date, timedelta

import pytest

from office_app.shipped import resource
from office_app.writing.docx_styles import STYLE_NAMES
from office_app.writing.layout_rules import rules_for


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2017, 1, 1), "Hướng dẫn 36-HD/VPTW"),
        (date(2026, 5, 26), "Hướng dẫn 36-HD/VPTW"),
        (date(2026, 5, 27), "Hướng dẫn 05-HD/VPTW"),
        (date(2030, 1, 1), "Hướng dẫn 05-HD/VPTW"),
    ],
)
def test_given_a_day_when_asked_then_the_guide_in_force_is_returned(day, name):
    assert rules_for(day).name == name


def test_given_the_sets_when_read_then_they_follow_each_other_without_a_gap():
    older, newer = rules_for(date(2020, 1, 1)), rules_for(date(2027, 1, 1))
    assert older.valid_to is not None
    assert older.valid_to + timedelta(days=1) == newer.valid_from
    assert newer.valid_to is None


@pytest.mark.parametrize("day", [date(2026, 5, 26), date(2026, 5, 27)])
def test_given_a_set_when_read_then_every_style_and_margin_is_there(day):
    rules = rules_for(day)
    assert set(STYLE_NAMES) <= set(rules.styles)
    assert [rules.page[side] for side in ("top", "bottom", "left", "right")] == [20, 20, 30, 15]
    assert (rules.first_line, rules.line, rules.paragraph, rules.separator) == (10, 18, 6, "-----")


def test_given_the_file_when_read_then_every_value_names_its_source():
    with resource("rules", "paper_layout.toml").open("rb") as file:
        sets = tomllib.load(file)["set"]
    for entry in sets:
        for group in ("page", "spacing", "text", "style"):
            assert all(item["source"] for item in entry[group].values())
