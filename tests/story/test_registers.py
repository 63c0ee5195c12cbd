"""Registers printed from the records of an office: official columns, every line once, what is carried over, counts."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.errors import Cancelled
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingDocument, IncomingState, Obligation, ObligationKind
from office_app.domain.numbering import KeptNumber, NumberUse
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.registers import RegisterKind
from office_app.domain.settings import OfficeSettings
from office_app.domain.tasks import Task, TaskState
from office_app.use_cases.registers import RegisterFile
from tests.writing.outline import pdf_lines
from tests.writing.samples import plan_draft

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))
SEPTEMBER = date(2026, 9, 1), date(2026, 9, 30)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """Three documents of August and thirty of September, plans and a letter that answer some, two numbers set aside."""
    made = open_office(tmp_path_factory.mktemp("registers") / "data", now=lambda: NOW)
    made.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên", term="2025-2030"))
    ids = [_arrive(made, n) for n in range(1, 34)]
    first = _task(made, ids[3], "Ban Xây dựng Đảng")
    _task(made, ids[3], "Ủy ban nhân dân xã")
    made.change_task(replace(made_task(made, first), state=TaskState.DONE, done_on=date(2026, 9, 20)))
    made.set_incoming_state(ids[4], IncomingState.DONE)
    with made._open() as tx:
        for number, day in ((6, date(2026, 8, 30)), (7, date(2026, 9, 5)), (9, date(2026, 9, 10))):
            _issue(tx, replace(plan_draft(), incoming_id=ids[3]), number, day)
        letter = replace(
            plan_draft(), doc_type="Công văn", type_code="CV", subject="V/v đôn đốc học tập", id=None
        )
        _issue(tx, letter, 1, date(2026, 9, 30))
        tx.outgoing.keep_number(KeptNumber("KH", "2025-2030", 8, NumberUse.RESERVED, "Dành cho sổ mật"))
        tx.commit()
    yield made
    made.close()


def _arrive(office: Office, number: int) -> int:
    arrived = date(2026, 8, 28) + timedelta(days=number) if number > 3 else date(2026, 8, 20)
    due = (
        (Obligation(ObligationKind.ASSIGNMENT, "Tổ chức học tập", due=date(2026, 10, 5)),)
        if number == 4
        else ()
    )
    document = IncomingDocument(
        symbol=f"{number}-CV/TU",
        issued_on=date(2026, 8, 15),
        doc_type="Công văn",
        issuer="Ban Tổ chức" if number == 5 else "Tỉnh ủy Thái Nguyên",
        parent="Tỉnh ủy Thái Nguyên" if number == 5 else None,
        subject=f"V/v học tập, quán triệt nghị quyết, lần {number}",
        arrived_on=min(arrived, date(2026, 9, 30)),
        note="bản giấy" if number == 5 else "",
        obligations=due,
    )
    return office.register(document, []).id or 0


def _task(office: Office, document: int, unit: str) -> int:
    return office.add_task(Task("Tổ chức học tập", unit, date(2026, 10, 1), incoming_id=document))


def made_task(office: Office, task_id: int) -> Task:
    return next(task for _, task in office.tasks() if task.id == task_id)


def _issue(tx: object, draft: OutgoingDraft, number: int, day: date) -> None:
    outgoing = tx.outgoing  # type: ignore[attr-defined]
    paper = outgoing.add_draft(draft)
    symbol = f"{number:02d}-{draft.type_code}/ĐU"
    outgoing.issue(paper, number=number, term="2025-2030", symbol=symbol, issued_on=day, files=())


def printed(office: Office, kind: RegisterKind, out: Path) -> dict[str, bytes]:
    paths = office.print_register(kind, *SEPTEMBER, out=out)
    return {path.suffix: path.read_bytes() for path in paths}


def lines_of(content: bytes) -> list[list[str]]:
    """The rows of the register in the Word file, cells that go across counted once."""
    table = max(docx.Document(BytesIO(content)).tables, key=lambda one: len(one.rows))
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows]


def test_given_documents_of_a_month_when_printed_then_they_stand_in_the_official_columns(office, tmp_path):
    rows = lines_of(printed(office, RegisterKind.INCOMING, tmp_path)[".docx"])
    assert rows[0] == [
        "Ngày đến",
        "Số đến",
        "Tác giả",
        "Số, ký hiệu",
        "Ngày tháng",
        "Tên loại và trích yếu nội dung",
        "Đơn vị hoặc người nhận",
        "Ngày chuyển",
        "Ký nhận",
        "Ghi chú",
    ]
    assert rows[1] == ["Mang sang từ đầu năm 2026: 3 văn bản."]
    assert rows[2] == [
        "01/9/2026",
        "04",
        "Tỉnh ủy Thái Nguyên",
        "4-CV/TU",
        "15/8/2026",
        "Công văn về việc học tập, quán triệt nghị quyết, lần 4",
        "Ban Xây dựng Đảng; Ủy ban nhân dân xã",
        "",
        "",
        "",
    ]
    assert (rows[3][2], rows[3][-1]) == ("Ban Tổ chức Tỉnh ủy Thái Nguyên", "bản giấy")
    assert [row[1] for row in rows[2:-1]] == [f"{n:02d}" for n in range(4, 34)]
    assert rows[-1] == ["Cộng trong kỳ: 30 văn bản; cộng từ đầu năm 2026: 33 văn bản."]


def test_given_the_same_month_when_printed_as_pdf_then_each_page_carries_its_lines_over(office, tmp_path):
    lines = pdf_lines(printed(office, RegisterKind.INCOMING, tmp_path)[".pdf"])
    last = lines[-1].page
    assert last >= 2
    carried = [line.text for line in lines if "mang sang trang sau" in line.text]
    begun = [line.text for line in lines if line.text.startswith("Mang sang: ")]
    assert len(carried) == len(begun) == last - 1
    for foot, head in zip(carried, begun, strict=True):
        assert foot.split("trang sau: ")[1] == head.removeprefix("Mang sang: ")
    assert [line.page for line in lines if "Tên loại và trích yếu nội dung" in line.text] == list(
        range(1, last + 1)
    )


def test_given_work_on_a_document_when_its_handling_is_printed_then_term_progress_and_answers_stand_there(
    office, tmp_path
):
    rows = lines_of(printed(office, RegisterKind.HANDLING, tmp_path)[".docx"])
    assert len(rows[0]) == 7
    assert rows[2] == [
        "04",
        "Công văn số 4-CV/TU, ngày 15/8/2026 của Tỉnh ủy Thái Nguyên",
        "Ban Xây dựng Đảng; Ủy ban nhân dân xã",
        "05/10/2026",
        "mới vào sổ (1/2 việc xong)",
        "06-KH/ĐU; 07-KH/ĐU; 09-KH/ĐU",
        "",
    ]
    assert rows[3][4] == "đã xong"


def test_given_issued_papers_when_printed_then_kept_copy_and_recipients_are_told_apart_and_gaps_are_shown(
    office, tmp_path
):
    rows = lines_of(printed(office, RegisterKind.OUTGOING, tmp_path)[".docx"])
    assert rows[1] == ["Mang sang từ đầu năm 2026: 1 văn bản."]
    symbols = [row[0] for row in rows[2:-1]]
    assert symbols == ["07-KH/ĐU", "08-KH", "09-KH/ĐU", "01-CV/ĐU"]
    assert rows[2][1] == "05/9/2026"
    assert rows[2][2].startswith("Kế hoạch học tập, quán triệt")
    assert rows[2][3:6] == [
        "Nguyễn Thị Hòa",
        "Ban Thường vụ Tỉnh ủy (b/c); Các chi bộ, đảng bộ trực thuộc",
        "Văn phòng Đảng ủy",
    ]
    assert rows[3][2] == "(số dành riêng, không ghi ở sổ này)"
    assert rows[3][-1] == "Dành cho sổ mật"
    assert rows[5][2] == "Công văn về việc đôn đốc học tập"
    assert rows[-1] == ["Cộng trong kỳ: 3 văn bản; cộng từ đầu năm 2026: 4 văn bản."]


def test_given_a_register_when_written_as_a_workbook_then_its_lines_are_dates_and_texts_in_a_named_table(
    office, tmp_path
):
    content = printed(office, RegisterKind.INCOMING, tmp_path)[".xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    assert sheet is not None
    assert [cell.value for cell in sheet[6]][:3] == ["Ngày đến", "Số đến", "Tác giả"]
    assert sheet["A7"].value == datetime(2026, 9, 1)
    assert sheet["B7"].value == "04"
    assert sheet.tables["DangKyVanBanDen"].ref == "A6:J36"
    notes = [cell.value for row in sheet.iter_rows(min_row=37) for cell in row if cell.value]
    assert notes == [
        "Mang sang từ đầu năm 2026: 3 văn bản. Cộng trong kỳ: 30 văn bản; cộng từ đầu năm 2026: 33 văn bản."
    ]


def test_given_a_period_without_documents_when_printed_then_the_sheet_says_nought(office, tmp_path):
    (path,) = office.print_register(
        RegisterKind.TRANSFER, date(2025, 1, 1), date(2025, 1, 31), [RegisterFile.DOCX], tmp_path
    )
    rows = lines_of(path.read_bytes())
    assert rows[0] == ["Ngày chuyển", "Số đến", "Đơn vị hoặc người nhận", "Ký nhận", "Ghi chú"]
    assert rows[1:] == [["Cộng trong kỳ: 0 văn bản."]]


def test_given_a_period_that_ends_before_it_begins_when_printed_then_it_is_refused(office, tmp_path):
    with pytest.raises(IncompleteError):
        office.print_register(RegisterKind.INCOMING, SEPTEMBER[1], SEPTEMBER[0], out=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_given_printing_is_stopped_when_printed_then_no_file_is_laid(office, tmp_path):
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        office.print_register(RegisterKind.INCOMING, *SEPTEMBER, out=tmp_path, progress=Stop())
    assert list(tmp_path.iterdir()) == []
