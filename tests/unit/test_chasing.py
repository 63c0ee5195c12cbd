"""The late ones of a campaign: letter, message, telephone list."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors.study import NothingLateError
from office_app.domain.organisation import Unit, UnitKind
from office_app.domain.paper_markup import plain_text
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, Mark, SessionState, StudySession
from office_app.gui.study.study_words import state_chip
from office_app.use_cases.chasing import chase_message, phone_list
from tests.unit.returns_office import fill

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=timezone(timedelta(hours=7)))
DAY, DUE = date(2026, 11, 11), date(2026, 11, 20)
NAMES = ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài", "Chi bộ Thôn Thượng", "Chi bộ Trạm Y tế")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """East has studied; in the west one is absent; above has not studied; the last one need not."""
    made = open_office(tmp_path / "data", now=lambda: NOW)
    signer = Signer("Nguyễn Văn Lâm", "PHÓ BÍ THƯ")
    made.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên", signers=(signer,)))
    units = [
        made.save_unit(Unit(name, UnitKind.CHI_BO, secretary="Lê Văn Tư", phone="0900 000 001"))
        for name in NAMES
    ]
    for unit_id in units:
        made.add_members(unit_id, ["Nguyễn An", "Nguyễn Bình"])
    campaign = made.save_campaign(Campaign("Học tập, quán triệt Nghị quyết số 71-NQ/TW", DUE), units)
    sessions = [made.session(made.change_session(StudySession(campaign, unit_id, DAY))) for unit_id in units]
    for session, absent in zip(sessions[:2], (0, 1), strict=True):
        rows = list(made.attendance_rows(session.id or 0))
        rows[:absent] = [replace(row, mark=Mark.EXCUSED) for row in rows[:absent]]
        made.save_attendance(session, rows)
    made.change_session(replace(sessions[3], state=SessionState.NOT_HELD, note="học cùng Đảng ủy khối"))
    yield made
    made.close()


def test_given_late_chi_bo_when_the_letter_is_drafted_then_it_names_them_with_days_and_a_new_day(
    office: Office,
):
    late = office.late_units(1)
    assert [(one.unit.name, one.owes, one.days) for one in late] == [
        ("Chi bộ Thôn Đoài", "còn 1 đảng viên chưa học bù", 3),
        ("Chi bộ Thôn Thượng", "chưa tổ chức học tập và chưa báo kết quả", 3),
    ]
    draft = office.outgoing_document(office.begin_chase_letter(1)).draft
    assert draft.subject == "đôn đốc học tập, quán triệt Nghị quyết số 71-NQ/TW"
    assert list(draft.addressees) == ["Chi bộ Thôn Đoài", "Chi bộ Thôn Thượng"]
    text = "\n".join(section.text for section in draft.sections)
    assert (
        "quá hạn ngày 20/11/2026 mà còn 02 chi bộ" in text and "chậm nhất ngày 01/12/2026" in text
    )  # 24/11 is a day off
    assert "[" not in plain_text(text)
    pdf = office.preview_pdf(draft)
    assert pdf.startswith(b"%PDF")


def test_given_late_chi_bo_when_the_message_and_the_list_are_made_then_they_can_be_pasted(office: Office):
    late = office.late_units(1)
    message = chase_message(office.campaign(1), late, office.today())
    assert "còn 2 chi bộ" in message and "2. Chi bộ Thôn Thượng: chưa tổ chức học tập" in message
    assert phone_list(late).splitlines()[1].split("\t")[:3] == [
        "Chi bộ Thôn Đoài",
        "Lê Văn Tư",
        "0900 000 001",
    ]


def test_given_return_forms_when_one_is_missing_or_wrong_then_the_chi_bo_owes_it(
    office: Office, tmp_path: Path
):
    east, west, *_ = (line.unit.id or 0 for line in office.units())
    assert east not in [one.unit.id for one in office.late_units(1)]  # without forms nobody owes one
    forms = office.write_return_forms(office.make_return_forms(1, [east, west]), tmp_path / "phieu")
    owed = {one.unit.id: one.owes for one in office.late_units(1)}
    assert owed[east] == "chưa nộp phiếu báo kết quả"
    assert owed[west] == "còn 1 đảng viên chưa học bù; chưa nộp phiếu báo kết quả"

    office.take_returns(office.read_returns([fill(forms[0], {"C16": "đi làm"})]))
    owed = {one.unit.id: one.owes for one in office.late_units(1)}
    assert owed[east] == "chưa nộp phiếu báo đúng (bản đã nộp có lỗi)"

    right = fill(forms[0], {"C7": DAY, "C16": "Có mặt"})
    (reading,) = office.read_returns([right])
    assert office.take_returns([reading]) == [reading], reading.faults
    assert east not in [one.unit.id for one in office.late_units(1)]


def test_given_a_choice_of_chi_bo_when_the_letter_is_issued_then_it_is_counted_for_those_alone(
    office: Office,
):
    west, above = office.late_units(1)
    assert (west.letters, above.letters) == ((), ())
    draft = office.outgoing_document(office.begin_chase_letter(1, [above.unit.id or 0])).draft
    assert list(draft.addressees) == ["Chi bộ Thôn Thượng"]
    assert office.late_units(1)[1].letters == ()  # a draft was never sent
    issued, _ = office.issue(draft, issued_on=NOW.date())
    west, above = office.late_units(1)
    assert (west.letters, above.letters) == ((), [f"{issued.symbol} ngày 23/11/2026"])


def test_given_late_chi_bo_merged_since_when_chased_then_the_heir_answers_before_the_upper_level_s_day(
    office: Office,
):
    units = [line.unit.id or 0 for line in office.units()]
    office.save_campaign(replace(office.campaign(1), upper_due=date(2026, 11, 30)), units)
    made = office.merge_units(units[1:3], Unit("Chi bộ Đoài Thượng", UnitKind.CHI_BO), date(2026, 11, 22))
    (late,) = office.late_units(1)
    assert late.unit.id == made.unit_id
    assert late.owes == (
        "còn 1 đảng viên chưa học bù (phần của Chi bộ Thôn Đoài đã sáp nhập); "
        "chưa tổ chức học tập và chưa báo kết quả (phần của Chi bộ Thôn Thượng đã sáp nhập)"
    )
    old = office.campaign_results(1)[2]
    assert state_chip(old, office.today(), DUE) == ("plain", "đơn vị cũ")
    draft = office.outgoing_document(office.begin_chase_letter(1)).draft
    assert list(draft.addressees) == ["Chi bộ Đoài Thượng"]
    assert "chậm nhất ngày 27/11/2026" in "\n".join(section.text for section in draft.sections)

    report = "\n".join(section.text for section in office.draft_report(1).paper.sections)
    assert "Chi bộ Thôn Thượng (nay thuộc Chi bộ Đoài Thượng)" in report

    office.save_campaign(office.campaign(1), [*units, made.unit_id])
    session = office.session(office.change_session(StudySession(1, made.unit_id, NOW.date())))
    office.save_attendance(session, office.attendance_rows(session.id or 0))
    assert office.late_units(1) == []


def test_given_nobody_late_when_the_letter_is_asked_for_then_the_clerk_is_told_and_nothing_is_drafted(
    office: Office,
):
    units = [line.unit.id or 0 for line in office.units()]
    office.save_campaign(replace(office.campaign(1), due=date(2026, 12, 20)), units)
    assert office.late_units(1) == []
    with pytest.raises(NothingLateError, match="Không có chi bộ nào chậm"):
        office.begin_chase_letter(1)
    assert office.outgoing_ids() == []
