"""Evidence for the evaluation of chi bộ against counts made by hand; the office's own criteria; the sheets."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.activities import Activity, ActivityKind
from office_app.domain.errors.files import CriteriaFileError
from office_app.domain.evaluation import Measure, UnitEvidence
from office_app.domain.organisation import Member, Unit, UnitKind
from office_app.domain.report_periods import ReportKind, period_of
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Campaign, Mark, StudySession
from office_app.domain.tasks import Task, TaskState

NOW = datetime(2026, 6, 25, 8, 30, tzinfo=timezone(timedelta(hours=7)))
QUARTER = period_of(ReportKind.QUARTER, NOW.date())


@pytest.fixture
def office(data_dir: Path) -> Iterator[Office]:
    """Two chi bộ: Đông studied one of two campaigns of the quarter in time, with one of three absent; Đoài none."""
    made = open_office(data_dir, now=lambda: NOW)
    made.save_settings(OfficeSettings("La Hiên", "Thái Nguyên", signers=(Signer("Đỗ Mạnh Hà", "BÍ THƯ"),)))
    east, west = (
        made.save_unit(Unit(name, UnitKind.CHI_BO)) for name in ("Chi bộ Thôn Đông", "Chi bộ Thôn Đoài")
    )
    for name in ("An", "Bình", "Cường"):
        made.save_member(Member(f"Nguyễn Văn {name}", east))
    first = made.save_campaign(Campaign("Học tập Nghị quyết 71", date(2026, 5, 30)), [east, west])
    made.save_campaign(Campaign("Học tập Nghị quyết 72", date(2026, 6, 10)), [east])
    made.save_campaign(Campaign("Học tập năm trước", date(2025, 12, 10)), [east, west])
    made.save_campaign(Campaign("Học tập còn hạn", date(2026, 6, 29)), [east])
    session_id = made.change_session(StudySession(first, east, date(2026, 5, 20)))
    session = next(line.session for line in made.campaign_results(first) if line.session is not None)
    rows = [
        replace(row, mark=Mark.EXCUSED) if at == 0 else row
        for at, row in enumerate(made.attendance_rows(session.id or session_id or 0))
    ]
    made.save_attendance(session, rows)
    yield made
    made.close()


def of(office: Office, name: str) -> UnitEvidence:
    return next(one for one in office.evaluation_pack(QUARTER).units if one.unit.endswith(name))


def test_given_a_quarter_when_gathered_then_study_counts_what_was_due_in_it(office: Office):
    east, west = of(office, "Đông"), of(office, "Đoài")
    values = {measure: east.found[measure].value for measure in Measure}
    assert values[Measure.STUDIED] == values[Measure.ON_TIME] == "1/2"
    assert values[Measure.RATE] == "66,67 %" and values[Measure.WAITING] == "1"
    assert west.found[Measure.STUDIED].value == "0/1"
    assert west.found[Measure.RATE].value == west.found[Measure.WAITING].value == "–"
    assert east.found[Measure.STUDIED].rows == (
        "Học tập Nghị quyết 71: học ngày 20/5/2026, tham gia 2/3",
        "Học tập Nghị quyết 72: chưa học",
        "Học tập còn hạn: chưa học, chưa đến hạn",
    )


def test_given_tasks_and_records_of_a_chi_bo_when_gathered_then_each_stands_with_it_alone(office: Office):
    east = of(office, "Đông").unit_id
    office.add_task(Task("Nộp danh sách", "Chi bộ Thôn Đông", date(2026, 6, 5), unit_id=east))
    late = Task(
        "Góp ý dự thảo", "Chi bộ Thôn Đông", date(2026, 6, 1), TaskState.DONE, done_on=date(2026, 6, 3)
    )
    office.add_task(late)
    office.add_task(Task("Việc quý sau", "Chi bộ Thôn Đông", date(2026, 8, 1)))
    office.add_task(Task("Việc đến hạn hôm nay", "Chi bộ Thôn Đông", NOW.date()))
    given_up = Task("Việc thôi làm", "Chi bộ Thôn Đông", date(2026, 6, 2), unit_id=east)
    office.change_task(replace(given_up, id=office.add_task(given_up), state=TaskState.DROPPED), "trùng việc")
    office.save_activity(
        Activity(ActivityKind.COMMENDATION, date(2026, 5, 19), "Chi bộ học tốt", unit_id=east)
    )
    office.save_activity(Activity(ActivityKind.COMMENDATION, date(2026, 2, 3), "Quý trước", unit_id=east))

    found = of(office, "Đông").found
    assert found[Measure.TASKS].value == "0/2"
    assert found[Measure.TASKS].rows == (
        "Góp ý dự thảo: hạn 01/6/2026, xong ngày 03/6/2026",
        "Nộp danh sách: hạn 05/6/2026, chưa làm",
    )
    assert found[Measure.COMMENDED].rows == ("19/5/2026: Chi bộ học tốt",)
    assert of(office, "Đoài").found[Measure.TASKS].value == "–"


def test_given_the_offices_own_criteria_when_read_then_they_alone_count(office: Office):
    own = office.folder / "tieu-chi-danh-gia.toml"
    own.write_text('[[tieu_chi]]\nten = "Học nghị quyết"\nso_lieu = ["dot_hoc", "ty_le"]\n', encoding="utf-8")
    pack = office.evaluation_pack(QUARTER)
    assert [one.name for one in pack.criteria] == ["Học nghị quyết"]
    assert pack.measures == (Measure.STUDIED, Measure.RATE)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[tieu_chi]]\nten = 'A'\nso_lieu = ['diem']\n", "«A» nêu số liệu không có: diem"),
        ("[[tieu_chi]]\nso_lieu = ['ty_le']\n", "tiêu chí thứ 1 chưa có «ten»"),
        ("ten = ", "sai cách ghi TOML"),
        ("", "không có mục [[tieu_chi]] nào"),
    ],
)
def test_given_faulty_criteria_when_read_then_the_message_says_where(office: Office, text: str, told: str):
    (office.folder / "tieu-chi-danh-gia.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CriteriaFileError) as caught:
        office.evaluation_criteria()
    assert told in str(caught.value)


def test_given_the_pack_when_printed_then_figures_stand_without_any_grade(office: Office):
    pack = office.evaluation_pack(QUARTER)
    words = {
        path: text_of(path)
        for path in (office.print_evaluation(pack), office.print_evaluation(pack, pack.units[0]))
    }
    side_by_side, alone = words.values()
    assert "quý II năm 2026" in side_by_side and "66,67 %" in side_by_side
    assert "Học tập Nghị quyết 72: chưa học." in alone and alone.count("tham gia 2/3") == 1
    for text in words.values():
        assert "hoàn thành tốt" not in text.casefold() and "xuất sắc" not in text.casefold()


def text_of(pdf: Path) -> str:
    document = pdfium.PdfDocument(pdf)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    finally:
        document.close()
