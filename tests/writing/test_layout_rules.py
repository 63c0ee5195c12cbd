"""The dated layout rules."""

import tomllib
from datetime import date, timedelta

import pytest

from office_app.domain.official_paper import PaperSize
from office_app.shipped import resource
from office_app.writing.docx_styles import STYLE_NAMES
from office_app.writing.layout_rules import OFFICE, LayoutValueError, Overrides, layout_values, rules_for


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


def test_given_own_values_when_asked_then_they_stand_beside_what_the_guide_says():
    day = date(2026, 9, 1)
    own: Overrides = {"style.body.size": 15, "text.separator": "———"}
    rules = rules_for(day, own)
    assert (rules.styles["body"].size, rules.separator, rules.styles["body"].source) == (15, "———", OFFICE)
    values = {value.path: value for value in layout_values(day, own)}
    assert (values["style.body.size"].value, values["style.body.size"].given) == (15, 14)
    assert {path for path, value in values.items() if value.source == OFFICE} == set(own)
    assert rules_for(day).styles["body"].size == 14


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("style.body.size", 3),
        ("style.body.size", "14"),
        ("style.body.bold", 1),
        ("style.body.align", "middle"),
        ("style.nobody.size", 14),
        ("page.left", 150),
        ("page.left", True),
        ("spacing.line", 0),
        ("text.annex_pages", "never"),
    ],
)
def test_given_a_value_that_cannot_be_printed_when_asked_then_the_message_names_it(path, value):
    with pytest.raises(LayoutValueError) as caught:
        rules_for(date(2026, 9, 1), {path: value})
    assert path in caught.value.text_vi()
    assert str(value) in caught.value.text_vi()


def test_given_another_sheet_when_asked_then_sides_turn_and_a5_letters_are_smaller():
    rules = rules_for(date(2026, 9, 1))
    turned = rules.on(PaperSize.A4, landscape=True).page
    assert [turned[side] for side in ("width", "height", "top", "right", "bottom", "left")] == [
        297,
        210,
        30,
        20,
        15,
        20,
    ]
    small = rules.on(PaperSize.A5, landscape=False)
    assert (small.page["width"], small.page["height"]) == (148, 210)
    assert small.styles["body"].size < rules.styles["body"].size
    assert rules.on(PaperSize.A4, landscape=False) is rules
