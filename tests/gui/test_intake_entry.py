"""The form's values: what is confirmed, what is doubtful, where a passage stands."""

from datetime import date

import pytest

from office_app.domain.incoming import (
    Certainty,
    CitedDocument,
    Found,
    IncomingDocument,
    Obligation,
    ObligationKind,
    RecognisedDocument,
    Span,
)
from office_app.gui.intake.entry import Entry, Ticked, date_in, entry_of
from office_app.gui.intake.entry_marks import highlights
from office_app.gui.intake.found_lists import deadline_row, said_before
from office_app.gui.intake.queue import IntakeQueue, Stage

ARRIVED = date(2026, 11, 22)


def made_entry() -> Entry:
    found = RecognisedDocument(
        symbol=Found("118-KH/TU", Span(0, 9)),
        issuer=Found("Tỉnh ủy", Span(10, 17), Certainty.GUESS, "Lấy theo câu mở đầu."),
    )
    work = (
        Obligation(ObligationKind.ASSIGNMENT, "xây dựng kế hoạch", unit="Đảng ủy các xã"),
        Obligation(ObligationKind.ASSIGNMENT, "biên soạn tài liệu", unit="Ban Tuyên giáo", ours=False),
        Obligation(ObligationKind.DEADLINE, "trước ngày 20/12/2026", due=date(2026, 12, 20)),
    )
    document = IncomingDocument(
        "118-KH/TU", None, "Kế hoạch", "Tỉnh ủy", "học tập", ARRIVED,
        obligations=work, cited=(CitedDocument("71-NQ/TW"),),
    )  # fmt: skip
    return entry_of(document, found)


def test_given_recognised_values_when_shown_then_each_says_how_sure_it_is():
    entry = made_entry()
    assert entry.sureness["symbol"].word == "chắc"
    assert (entry.sureness["issuer"].word, entry.sureness["issuer"].hollow) == ("đoán", True)
    assert entry.sureness["subject"].word == "chưa có"
    assert entry.sureness["urgency"].word == ""
    assert entry.doubts == 5  # ngày, loại, cơ quan, trích yếu, người ký


def test_given_ticks_when_confirmed_then_others_work_is_kept_as_theirs_and_unticked_dates_go():
    entry = made_entry()
    entry.deadlines[0].on = False
    entry.cited[0].on = False
    document = entry.confirmed()
    assert [(o.unit, o.ours) for o in document.obligations] == [
        ("Đảng ủy các xã", True),
        ("Ban Tuyên giáo", False),
    ]
    assert document.cited == ()


def test_given_one_passage_added_for_two_units_when_read_again_then_each_has_it():
    before = made_entry()
    for unit in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"):
        before.set_unit(before.add("assignments", "dọn đường làng", Span(3, 9)), unit)
    entry = made_entry()
    entry.keep_work_of(before)
    added = [o.unit for o in entry.confirmed().obligations if o.text == "dọn đường làng"]
    assert added == ["Chi bộ Thôn Đông", "Chi bộ Thôn Đoài"]


def test_given_what_was_added_put_back_twice_when_read_again_then_it_stands_once_with_its_place():
    before, entry = made_entry(), made_entry()
    for form in (before, entry):
        form.set_unit(form.add("assignments", "dọn đường làng", Span(3, 9)), "Chi bộ Thôn Đông")
    before.settle(before.assignments[-1], False)
    entry.keep_work_of(before)
    added = [tick for tick in entry.assignments if tick.added]
    assert [(tick.value.unit, tick.value.span, tick.on) for tick in added] == [
        ("Chi bộ Thôn Đông", Span(3, 9), False)
    ]


def test_given_work_added_by_hand_and_a_unit_put_right_when_read_again_then_both_stay():
    before = made_entry()
    before.set_unit(before.assignments[0], "Chi bộ Thôn Đông")
    before.add("assignments", "tổ chức \n thi tìm hiểu", Span(3, 9))
    dropped = before.add("assignments", "nhầm", Span(3, 7))
    before.settle(dropped, False)
    before.add("deadlines", "xong trong tháng 11", None, date(2026, 11, 30))
    entry, third = made_entry(), made_entry()
    entry.keep_work_of(before)
    third.keep_work_of(entry)
    for read in (entry, third):
        kept = [(o.unit, o.text, o.due) for o in read.confirmed().obligations]
        assert kept == [
            ("Chi bộ Thôn Đông", "xây dựng kế hoạch", None),
            ("Ban Tuyên giáo", "biên soạn tài liệu", None),
            (None, "tổ chức thi tìm hiểu", None),
            (None, "trước ngày 20/12/2026", date(2026, 12, 20)),
            (None, "xong trong tháng 11", date(2026, 11, 30)),
        ]


def test_given_spaces_and_an_empty_optional_field_when_confirmed_then_they_are_tidied():
    entry = made_entry()
    entry.change("subject", "  học tập \n Nghị quyết ")
    entry.change("parent", "Tỉnh ủy")
    entry.change("parent", "")
    document = entry.confirmed()
    assert (document.subject, document.parent) == ("học tập Nghị quyết", None)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vĩnh Yên, ngày 12 tháng 11 năm 2026", date(2026, 11, 12)),
        ("trước ngày 05/3/2026.", date(2026, 3, 5)),
        ("ngày 31/02/2026", None),
        ("tháng 12", None),
    ],
)
def test_given_a_passage_when_a_date_is_looked_for_then_only_whole_ones_count(text: str, found: date | None):
    assert date_in(text) == found


def test_given_a_field_picked_from_the_text_then_its_place_is_marked():
    entry = made_entry()
    entry.change("signer", "Nguyễn Văn Lâm", Span(20, 34))
    assert Span(20, 34) in [mark.span for mark in highlights(entry)]
    assert entry.sureness["signer"].word == "gõ tay"


def test_given_a_queue_when_asked_for_the_next_then_open_forms_come_before_files_still_read(tmp_path):
    queue = IntakeQueue()
    first, second, third = queue.add([tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.pdf"])
    first.stage, second.stage, third.stage = Stage.READY, Stage.READING, Stage.READY
    assert queue.next_open(first) is third
    assert queue.next_open(third) is first
    third.stage = Stage.REGISTERED
    assert queue.next_open(first) is second
    assert queue.add([tmp_path / "a.pdf"]) == [first]


@pytest.mark.parametrize(
    ("paper", "due", "what"),
    [
        ("Mở đầu. Các chi bộ gửi danh sách trước ngày 15/4.", "trước ngày 15/4", "Các chi bộ gửi danh sách"),
        ("1 | Lập danh sách hộ nghèo | Chi bộ | 15/4/2026", "15/4/2026", "Lập danh sách hộ nghèo"),
        ("Trước ngày 15/4 gửi báo cáo.", "Trước ngày 15/4", ""),
        (f"{'rất ' * 40}dài, xong trong tháng 4", "trong tháng 4", "…" + "rất " * 20 + "dài, xong"),
    ],
)
def test_given_a_deadline_when_listed_then_it_says_what_is_due(paper: str, due: str, what: str):
    start = paper.index(due)
    assert said_before(paper, Span(start, start + len(due))) == what


def test_given_a_place_beyond_the_text_when_asked_what_is_due_then_nothing_is_said():
    row = deadline_row(Ticked(Obligation(ObligationKind.DEADLINE, "trong tháng 11", span=Span(40, 54))), "")
    assert row.note == ""
    assert said_before("Nộp báo cáo trước ngày 20/12/2026", Span(12, 33)) == "Nộp báo cáo"
