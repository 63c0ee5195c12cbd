"""What a clerk chooses by typing a few letters, and the periods offered beside it."""

from datetime import date

from office_app.gui.widgets.periods import periods
from office_app.gui.widgets.typed_choice import TypedChoice


def test_given_letters_of_several_when_left_then_the_one_whose_words_begin_with_them_is_taken(qtbot):
    box = TypedChoice("Toàn xã")
    qtbot.addWidget(box)
    box.set_choices([("Chi bộ Thôn Gốm", 1), ("Chi bộ Thôn Mai", 2), ("Chi bộ Thôn 1", 3), ("Thôn 10", 4)])
    for typed, meant in (("thon m", 2), ("gom", 1), ("chi bo thon 1", 3), ("THÔN 10", 4), ("", None)):
        box.setText(typed)
        assert (box.chosen, box.valid) == (meant, True), typed
    box.setText("thôn xyz")
    assert (box.chosen, box.valid) == (None, False)


def test_given_a_day_in_february_when_periods_are_asked_for_then_their_ends_are_right():
    spans = dict(periods(date(2027, 2, 3)))
    assert spans["Tháng này (02/2027)"] == (date(2027, 2, 1), date(2027, 2, 28))
    assert spans["Tháng trước (01/2027)"] == (date(2027, 1, 1), date(2027, 1, 31))
    assert spans["Quý này (1/2027)"] == (date(2027, 1, 1), date(2027, 3, 31))
    assert spans["Quý trước (4/2026)"] == (date(2026, 10, 1), date(2026, 12, 31))
    assert spans["Năm trước (2026)"] == (date(2026, 1, 1), date(2026, 12, 31))
