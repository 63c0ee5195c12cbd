"""Return forms that come back: read, checked and written, against a bare calamine read of the same files."""

import gc
import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

from benchmarks.figures import CACHE, Bench, Figure, median_ms
from office_app.bootstrap import Office, open_office
from office_app.domain.member_import import MemberImport, MemberImportRow
from office_app.domain.return_layout import FIRST_ROW, SHEET
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import Campaign

UNITS, MEMBERS, ROUNDS = 80, 60, 15
FIRST = 8  # forms of further chi bộ
_ABSENT_EACH = 9  # every ninth was absent, and half of the present handed in


def measure(bench: Bench) -> None:
    """Ours opens every file apart from the program, checks each cell and writes sessions, marks and results.

    As in a window that has been open for a while, some further forms were read and taken before: the reading processes
    run, and garbage is collected in the window's own time. Of ours and of the floor the quickest round counts, taken
    in turn: two processes read while a third checks, and others on the machine slow those more than calamine alone.
    """
    folder = _made()
    first, files = _forms(folder)
    taken, floor, again = [], [], []
    gc.disable()
    try:
        for number in range(ROUNDS):
            data = folder / "round"
            shutil.rmtree(data, ignore_errors=True)
            shutil.copytree(folder / "data", data)
            gc.collect()
            with closing(open_office(data)) as office:
                _take(office, first)
                office.index_waiting()  # what the making left for the search box
                taken.append(median_ms(lambda: _take(office, files), 1))
                floor.append(median_ms(lambda: [_bare(path) for path in files], 1))
                again.append(median_ms(lambda: _take(office, files), 1))
            if number == 0:
                _check(data)
    finally:
        gc.enable()
    bare = min(floor)
    what = f"{len(files)} return forms of {MEMBERS} rows"
    bench.add(Figure(f"read, check and write {what}", min(taken), bare, "bare calamine", limit=3.0))
    bench.add(Figure(f"the same {len(files)} files again", min(again), bare, "bare calamine"))


def _forms(folder: Path) -> tuple[Sequence[Path], Sequence[Path]]:
    """Return the forms taken beforehand, and those that count."""
    files = sorted((folder / "forms").glob("*.xlsx"))
    return files[:FIRST], files[FIRST:]


def _take(office: Office, files: Sequence[Path]) -> None:
    taken = office.take_returns(office.read_returns(files))
    assert len(taken) == len(files), f"{len(taken)} of {len(files)} taken"


def _check(data: Path) -> None:
    with closing(open_office(data, writable=False)) as office:
        (campaign,) = office.campaigns()
        present = sum(line.figures.present for line in office.campaign_results(campaign.id or 0))
        absent = len(range(0, MEMBERS, _ABSENT_EACH))
        assert present == (UNITS + FIRST) * (MEMBERS - absent), present


def _bare(path: Path) -> int:
    with closing(CalamineWorkbook.from_path(path)) as book:
        return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def _made() -> Path:
    """Return the folder of an office with its forms filled in, made once and kept."""
    folder = CACHE / f"returns-{UNITS + FIRST}"
    if (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    with closing(open_office(folder / "data")) as office:
        office.save_settings(OfficeSettings(commune="Thanh Lâm", province="Thái Nguyên"))
        _fill_office(office)
        held = office.today() - timedelta(days=3)
        units = [line.unit.id or 0 for line in office.units()]
        campaign = office.save_campaign(Campaign("Học tập Nghị quyết số 71-NQ/TW", held), units)
        forms = office.write_return_forms(office.make_return_forms(campaign), folder / "forms")
    for path in forms:
        _fill(path, held)
    (folder / "complete").touch()
    return folder


def _fill_office(office: Office) -> None:
    names = [f"Chi bộ Xóm {number}" for number in range(1, UNITS + FIRST + 1)]
    rows = [
        MemberImportRow(place, f"Nguyễn Văn {_name(place)}", names[place // MEMBERS], date(1970, 1, 1))
        for place in range((UNITS + FIRST) * MEMBERS)
    ]
    office.import_members(MemberImport("mau.xlsx", rows, (), (), tuple(names), len(rows), 0, 0))


def _name(number: int) -> str:
    letters = "ABCDĐEGHIKLMNOPQRSTUVXY"
    return "".join(letters[number // len(letters) ** power % len(letters)] for power in range(3)).title()


def _fill(path: Path, held: date) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book[SHEET]
    sheet["C7"], sheet["C8"], sheet["C9"], sheet["C11"] = held, "Trực tiếp", "Nhà văn hóa xóm", 3
    for row in range(FIRST_ROW, FIRST_ROW + MEMBERS):
        if (row - FIRST_ROW) % _ABSENT_EACH == 0:
            sheet[f"C{row}"], sheet[f"D{row}"] = "Vắng có phép", "đi làm xa"
        elif row % 2:
            sheet[f"F{row}"], sheet[f"G{row}"] = "x", 8
    book.save(path)
