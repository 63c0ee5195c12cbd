"""Làm thử: a folder of its own, marked on all that leaves it, begun anew at will, the real one never touched."""

import hashlib
import math
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from office_app.bootstrap import Office, open_office, restore_office
from office_app.bootstrap.practice import begin_anew, practice_folder, ready_practice, real_folder
from office_app.cli.main import main
from office_app.domain.errors.practice import InPracticeError, PracticeFolderError
from office_app.domain.hand_over import Parties
from office_app.domain.incoming import IncomingFilter
from office_app.domain.practice import BAND, FILE_MARK, MARK_FILE, PAGE_MARK
from office_app.domain.registers import RegisterKind
from office_app.domain.settings import OfficeSettings
from office_app.use_cases.registers import RegisterFile

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=timezone(timedelta(hours=7)))


def prints(folder: Path) -> dict[str, str]:
    """Return every file below the folder with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def slanted(page: pypdfium2.PdfPage) -> str:
    """Return the letters of a page that do not stand upright."""
    text = page.get_textpage()  # kept: it is closed when nobody holds it
    raw = text.raw
    count = pdfium.FPDFText_CountChars(raw)
    return "".join(
        chr(pdfium.FPDFText_GetUnicode(raw, at))
        for at in range(count)
        if abs(math.sin(pdfium.FPDFText_GetCharAngle(raw, at))) > 0.1
    )


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "Đảng ủy"
    with closing(open_office(folder, now=lambda: NOW)) as office:
        office.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên"))
        office.add_units(["Chi bộ Thôn Đông"])
    return folder


@pytest.fixture(scope="module")
def practice(real: Path) -> Iterator[Office]:
    """The office of practice, made by the first command that is given there."""
    before = prints(real)
    assert main(["--practice", "list", "units", "--data-dir", str(real)]) == 0
    office = open_office(practice_folder(real), now=lambda: NOW)
    yield office
    office.close()
    assert prints(real) == before


def test_given_practice_when_begun_anew_then_it_is_empty_and_any_other_folder_is_refused(tmp_path: Path):
    real = tmp_path / "Đảng ủy"
    with closing(open_office(real, now=lambda: NOW)) as office:
        office.save_settings(OfficeSettings(commune="La Hiên", province="Thái Nguyên"))
    before = prints(real)
    with pytest.raises(PracticeFolderError):
        begin_anew(real)
    folder = practice_folder(real)
    ready_practice(folder)
    with closing(open_office(folder, now=lambda: NOW)) as office:
        office.save_settings(OfficeSettings(commune="Thử", province="Thử"))
        (office.export_folder / "đã làm.docx").write_bytes(b"x")
    begin_anew(folder)
    assert {path.name for path in folder.iterdir()} <= {MARK_FILE, "lock", "log", "dang-dung"}
    with closing(open_office(folder, now=lambda: NOW)) as office:
        assert office.settings() is None
        assert office.practice
    assert prints(real) == before


def test_given_practice_then_it_lies_beside_the_real_office_and_says_what_it_is(practice: Office, real: Path):
    folder = practice.folder
    assert folder.parent == real.parent
    assert folder != real
    assert practice_folder(folder) == folder
    assert real_folder(folder) == real
    assert BAND in (folder / MARK_FILE).read_text("utf-8-sig")
    assert practice.practice
    assert len(practice.units()) > 10


def test_given_practice_when_papers_are_written_then_each_page_and_name_says_so(
    practice: Office, tmp_path: Path
):
    directive = practice.incoming_ids(IncomingFilter(doc_type="Kế hoạch"))[0]
    draft = practice.outgoing_document(practice.draft_plan([directive])).draft
    word, pdf = sorted(practice.write_draft(draft, tmp_path))
    assert (word.suffix, pdf.suffix) == (".docx", ".pdf")
    assert word.name.startswith(FILE_MARK)
    assert pdf.name.startswith(FILE_MARK)
    marks = [slanted(page) for page in pypdfium2.PdfDocument(pdf)]
    assert len(marks) > 1
    assert set(marks) == {PAGE_MARK}
    for section in docx.Document(str(word)).sections:
        for header in (section.header, section.first_page_header):
            assert f'string="{PAGE_MARK}"' in header._element.xml


def page_head(sheet: Any, part: str = "left") -> str | None:
    return getattr(sheet.oddHeader, part).text  # type: ignore[no-any-return]


def test_given_practice_when_workbooks_are_written_then_every_sheet_says_so_inside_too(
    practice: Office, tmp_path: Path
):
    (register,) = practice.print_register(
        RegisterKind.OUTGOING, date(2026, 1, 1), date(2026, 12, 31), [RegisterFile.XLSX], tmp_path
    )
    campaign = practice.campaigns()[0]
    forms = practice.make_return_forms(campaign.id or 0)[:1]
    (form,) = practice.write_return_forms(forms, tmp_path)
    for path in (register, form):
        for sheet in openpyxl.load_workbook(path).worksheets:
            assert sheet.sheet_state != "visible" or page_head(sheet) == PAGE_MARK, sheet.title
    assert str(openpyxl.load_workbook(register).worksheets[0]["A1"].value).startswith(PAGE_MARK)
    assert PAGE_MARK in str(openpyxl.load_workbook(form).worksheets[0]["A3"].value)
    # An upper level's own form, filled: its cells are theirs.
    theirs = tmp_path / "Biểu 02.xlsx"
    book = openpyxl.Workbook()
    assert book.active is not None
    head: Any = book.active.oddHeader
    head.center.text = "Biểu số 02"
    book.create_sheet("Hướng dẫn")
    book.save(theirs)
    report = practice.campaign_tables(practice.campaign_figures(campaign.id or 0))
    filled, _left = practice.fill_upper_form(practice.open_upper_form(theirs), [], report, tmp_path)
    first, second = openpyxl.load_workbook(filled).worksheets
    assert (page_head(first), page_head(first, "center")) == (PAGE_MARK, "Biểu số 02")
    assert page_head(second) == PAGE_MARK


def test_given_practice_when_its_calendar_is_opened_beside_the_real_one_then_no_entry_takes_the_place_of_a_real_one(
    practice: Office, tmp_path: Path
):
    text = practice.export_calendar(tmp_path).read_text("utf-8")
    titles = [line for line in text.splitlines() if line.startswith("SUMMARY:")]
    places = [line for line in text.splitlines() if line.startswith("UID:")]
    assert titles and all(line.startswith(f"SUMMARY:{PAGE_MARK}: ") for line in titles)
    assert all("-lam-thu@" in line for line in places)


def test_given_practice_when_copies_are_asked_for_then_they_are_refused(practice: Office, tmp_path: Path):
    for act in (
        lambda: practice.backup(tmp_path / "a.zip"),
        lambda: practice.hand_over(tmp_path, Parties()),
        lambda: restore_office(tmp_path / "a.zip", practice.folder),
    ):
        with pytest.raises(InPracticeError):
            act()
    assert practice.daily_backup() is None
    assert list(tmp_path.iterdir()) == []


def test_given_invented_data_cut_off_half_way_when_made_ready_then_it_starts_from_nothing(tmp_path: Path):
    folder = practice_folder(tmp_path / "Đảng ủy")
    ready_practice(folder)
    with closing(open_office(folder, now=lambda: NOW)) as office:
        office.save_settings(OfficeSettings(commune="Nửa chừng", province="Thử"))
    ready_practice(folder)
    with closing(open_office(folder, now=lambda: NOW)) as office:
        assert office.settings() is None


def test_given_a_real_office_where_practice_would_lie_then_it_is_left_alone(tmp_path: Path, capsys):
    folder = practice_folder(tmp_path / "Đảng ủy")
    open_office(folder, now=lambda: NOW).close()
    before = prints(folder)
    with pytest.raises(PracticeFolderError):
        ready_practice(folder)
    assert main(["list", "units", "--practice", "--data-dir", str(tmp_path / "Đảng ủy")]) == 1
    assert prints(folder) == before


def test_given_papers_of_somebody_where_practice_would_lie_then_they_are_left_alone(tmp_path: Path):
    folder = practice_folder(tmp_path / "Đảng ủy")
    (folder / "ảnh").mkdir(parents=True)
    (folder / "ảnh" / "a.txt").write_text("của người khác", encoding="utf-8")
    before = prints(folder)
    with pytest.raises(PracticeFolderError):
        ready_practice(folder)
    assert prints(folder) == before
    (folder / "ảnh" / "a.txt").unlink()
    (folder / "ảnh").rmdir()
    ready_practice(folder)  # empty: nobody's
    assert (folder / MARK_FILE).exists()
