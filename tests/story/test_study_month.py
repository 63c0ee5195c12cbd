"""A month of study in the sample office, counted once more from the bare tables by a way of its own.

22 chi bộ, three directives, 25 sessions of which two count for two directives and one is not held, people who move,
are excused or go away in between, forms that come back right and wrong, and make-up.
"""

import random
import shutil
import sqlite3
import subprocess
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from office_app.bootstrap import Office, open_office
from office_app.domain.organisation import Leave, LeaveKind, UnitKind
from office_app.domain.study import Campaign, Mark, SessionFigures, SessionState, StudySession, Topic

NOW = datetime(2026, 6, 30, 16, 0, tzinfo=timezone(timedelta(hours=7)))
MIDDLE = date(2026, 6, 14)
DUE = date(2026, 6, 26)
Sheet = Any
Wrong = Callable[[Sheet], None]


def put(cell: str, value: object) -> Wrong:
    def change(sheet: Sheet) -> None:
        sheet[cell] = value

    return change


def clear(*cells: str) -> Wrong:
    def change(sheet: Sheet) -> None:
        for cell in cells:
            sheet[cell] = None

    return change


def copied_row(sheet: Sheet) -> None:
    for letter in "ABCDEFGH":
        sheet[f"{letter}17"] = sheet[f"{letter}16"].value


def shifted(sheet: Sheet) -> None:
    sheet.insert_rows(6)


WRONG: Mapping[str, Wrong] = {
    "phải có ngày tổ chức": clear("C7"),
    "phải là ngày/tháng/năm": put("C7", "đầu tháng"),
    "phải là ngày đã qua": put("C7", date(2027, 1, 4)),
    "từ 01/01/2020": put("C7", date(1926, 6, 5)),
    "chọn một hình thức": put("C8", "Nghe đài"),
    "phải là số nguyên từ 0": put("C11", -1),
    "Quần chúng tham dự) đang là «nhiều»": put("C11", "nhiều"),
    "chọn một mức": put("C16", "vắng"),
    "chỉ ghi cho người vắng": put("E16", date(2026, 6, 20)),
    "ghi «x» nếu đã nộp": put("F16", "chưa rõ"),
    "không đổi tên trong phiếu": put("B16", "Người Khác Hẳn"),
    "đã bị xóa": clear("A16", "B16", "C16", "H16"),
    "đã có ở dòng 16": copied_row,
    "mỗi chi bộ có phiếu riêng": put("C4", "Chi bộ nào đó"),
    "chèn hoặc xóa dòng, cột": shifted,
}
"""What each kind of mistake is answered with, and the mistake."""


@dataclass
class Month:
    office: Office
    units: list[int]
    campaigns: list[int]
    chance: random.Random

    def session(self, campaign: int, unit: int) -> StudySession:
        own = [s for s in self.office.sessions(self.campaigns[campaign]) if s.unit_id == self.units[unit]]
        return own[0]

    def hold(self, session: StudySession) -> None:
        """Hold a session by name: about one in twelve is absent."""
        rows = [
            replace(row, mark=self.chance.choice((Mark.EXCUSED, Mark.UNEXCUSED)), reason="bận")
            if row.mark is Mark.PRESENT and self.chance.random() < 0.08
            else row
            for row in self.office.attendance_rows(session.id or 0)
        ]
        self.office.save_attendance(session, rows, guests=self.chance.randrange(5))


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    folder = tmp_path_factory.mktemp("month")
    office = open_office(folder / "data", now=lambda: NOW)
    office.make_sample()
    units = [line.unit.id or 0 for line in office.units() if line.unit.kind is UnitKind.CHI_BO]
    assert len(units) == 22
    titles = (
        ("Học tập Nghị quyết A", units),
        ("Quán triệt Chỉ thị B", units[:3]),
        ("Học Kết luận C", units[3:5]),
    )
    campaigns = [office.save_campaign(Campaign(title, DUE), chosen) for title, chosen in titles]
    made = Month(office, units, campaigns, random.Random(7))
    play(made, folder)
    yield made
    office.close()


def play(month: Month, folder: Path) -> None:
    office, units = month.office, month.units
    first, second, third = month.campaigns
    for at, unit_id in enumerate(units):
        also = (Topic(second, 30),) if at < 2 else ()
        day = date(2026, 6, 3 + at % 5) if at < 11 else date(2026, 6, 16 + at % 5)
        office.change_session(StudySession(first, unit_id, day, also=also))
    office.change_session(StudySession(second, units[2], date(2026, 6, 18)))
    for unit_id in units[3:5]:
        office.change_session(StudySession(third, unit_id, date(2026, 6, 22)))
    returned_forms(month, folder)
    for at in range(1, 11):
        month.hold(month.session(0, at))
    changes_in_mid_month(month)
    for at in range(11, 21):
        month.hold(month.session(0, at))
    office.call_off_session(month.session(0, 21).id or 0, "giải thể hợp tác xã", for_good=True)
    month.hold(month.session(1, 2))
    for at in (3, 4):
        month.hold(month.session(2, at))
    make_up(month)


def changes_in_mid_month(month: Month) -> None:
    """Two go from a chi bộ that has studied to one that has not, one the other way; others are excused, or go away."""
    office, units = month.office, month.units
    for source, target in ((1, 11), (2, 12), (13, 5)):
        member = office.members(units[source], MIDDLE)[1]
        office.move_member(member.id or 0, units[target], MIDDLE)
    for at, kind in ((14, LeaveKind.EXEMPT), (15, LeaveKind.AWAY), (6, LeaveKind.EXEMPT)):
        member = next(m for m in office.members(units[at], MIDDLE) if not m.leaves)
        office.save_member(replace(member, leaves=(Leave(kind, MIDDLE),)))


def returned_forms(month: Month, folder: Path) -> None:
    """All 22 chi bộ send their form; the first one's is right and taken, the others' are wrong in fifteen ways."""
    office = month.office
    forms = office.make_return_forms(month.campaigns[0])
    paths = office.write_return_forms(forms, folder / "phieu")
    assert len(paths) == 22
    kinds = list(WRONG)
    for at, path in enumerate(paths):
        fill(path, None if at == 0 else WRONG[kinds[(at - 1) % len(kinds)]])
    resaved = saved_by_libreoffice(paths[:3], folder / "lo")
    readings = office.read_returns([*resaved, *paths[3:]])
    for at, reading in enumerate(readings[1:]):
        told = " | ".join(map(str, reading.faults))
        assert kinds[at % len(kinds)] in told, (reading.file_name, told)
    assert readings[0].faults == ()
    assert [one.file_name for one in office.take_returns(readings)] == [resaved[0].name]


def fill(path: Path, wrong: Wrong | None) -> None:
    book = openpyxl.load_workbook(path)
    sheet = book["Phiếu báo"]
    sheet["C7"], sheet["C8"], sheet["C11"] = date(2026, 6, 4), "Trực tiếp", 4
    sheet["C16"], sheet["D16"] = "Vắng có phép", "ốm"
    if wrong is not None:
        sheet["C16"], sheet["D16"] = "Có mặt", None
        wrong(sheet)
    book.save(path)


def saved_by_libreoffice(paths: list[Path] | Any, folder: Path) -> list[Path]:
    """Return the files as LibreOffice writes them; as they are where there is none."""
    if shutil.which("soffice") is None:
        return list(paths)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return [folder / path.name for path in paths]


def make_up(month: Month) -> None:
    """Some make up at a session of their own, some elsewhere, one need not."""
    office, (first, *_) = month.office, month.campaigns
    absences = office.open_absences(first)
    by_unit: dict[int, list[Any]] = defaultdict(list)
    for absence in absences:
        by_unit[absence.unit.id or 0].append(absence)
    largest = max(by_unit, key=lambda unit_id: len(by_unit[unit_id]))
    session_id = office.change_session(StudySession(first, largest, date(2026, 6, 24)))
    office.save_attendance(office.session(session_id), office.attendance_rows(session_id))
    rest = [one.key for one in office.open_absences(first)]
    office.make_up(rest[:6], date(2026, 6, 25), "học cùng chi bộ bạn")
    office.close_absences(rest[6:7], "từ trần")


@dataclass
class Count:
    """An independent count of one campaign: marks by person, from the tables themselves."""

    by_unit: dict[int, dict[str, int]]
    total: dict[str, int]
    attendances: int


def count(month: Month, campaign_id: int) -> Count:
    file = month.office.folder / "office.db"
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db:
        rows = db.execute(
            "SELECT coalesce(m.person_id, m.id), s.unit_id, a.mark, a.made_up_on, a.closed_reason,"
            "       coalesce(s.held_on, s.planned_on) AS day, s.id"
            " FROM sessions s JOIN attendance a ON a.session_id = s.id JOIN members m ON m.id = a.member_id"
            " WHERE s.state = 'held' AND (s.campaign_id = ?"
            "   OR s.id IN (SELECT session_id FROM session_topics WHERE campaign_id = ?))"
            " ORDER BY day, s.id",
            (campaign_id, campaign_id),
        ).fetchall()
    people: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    for person, *mark in rows:
        people[person].append(tuple(mark))
    by_unit: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for marks in people.values():
        unit_id, mark, made_up_on, closed, *_ = marks[0]
        figures = by_unit[unit_id]
        figures["members"] += 1
        figures[mark] += 1
        if mark in ("excused", "unexcused"):
            later = made_up_on or any(one[1] == "present" for one in marks[1:])
            figures["made_up"] += bool(later)
            figures["closed"] += bool(closed) and not later
    total: dict[str, int] = defaultdict(int)
    for figures in by_unit.values():
        for name, value in figures.items():
            total[name] += value
    return Count(by_unit, total, sum(mark[1] == "present" for marks in people.values() for mark in marks))


def same(figures: SessionFigures, counted: Mapping[str, int]) -> None:
    names = ("members", "present", "excused", "unexcused", "exempt", "away", "made_up", "closed")
    assert {name: getattr(figures, name) for name in names} == {name: counted.get(name, 0) for name in names}
    called = counted.get("present", 0) + counted.get("excused", 0) + counted.get("unexcused", 0)
    assert figures.called == called


@pytest.mark.slow
@pytest.mark.parametrize("at", range(3))
def test_given_a_month_of_study_when_counted_from_the_tables_then_every_figure_is_the_same(
    month: Month, at: int
):
    campaign_id = month.campaigns[at]
    counted = count(month, campaign_id)
    results = month.office.campaign_results(campaign_id)
    for line in results:
        same(line.figures, counted.by_unit.get(line.unit_id, {}))
    total = month.office.campaign_figures(campaign_id).total
    same(total, counted.total)
    assert total.called and total.present + total.made_up <= total.called
    assert counted.attendances >= total.present


@pytest.mark.slow
def test_given_a_month_of_study_when_looked_at_then_its_sessions_are_those_that_were_played(month: Month):
    sessions = {
        s.id: s for campaign_id in month.campaigns for s in month.office.sessions(campaign_id)
    }.values()
    made_up = [s for s in sessions if s.planned_on == date(2026, 6, 24)]
    assert (len(sessions), len(made_up)) == (26, 1)
    assert sum(bool(s.also) for s in sessions) == 2
    assert [s.note for s in sessions if s.state is SessionState.NOT_HELD] == ["giải thể hợp tác xã"]
    first = month.office.campaign_figures(month.campaigns[0]).total
    assert first.made_up >= 6 and first.closed == 1 and first.exempt and first.away
    assert month.office.check() == []
