"""A made-up office with chi bộ, members and a study campaign, for the tests of study, reports and organisation."""

import random
from collections.abc import Sequence
from datetime import date, timedelta

from office_app.bootstrap import Office
from office_app.domain.member_import import MemberImport, MemberImportRow
from office_app.domain.study import Campaign, SessionForm, StudySession

FAMILIES = ("Bùi", "Cao", "Đặng", "Hoàng", "Lê", "Lý", "Ngô", "Nguyễn", "Phạm", "Trần", "Vũ")
MIDDLES = ("Văn", "Thị", "Thị Thanh", "Đức", "Minh", "Quang", "Thị Phương", "Hữu", "Xuân", "Ngọc")
GIVEN = ("An", "Ánh", "Bình", "Cúc", "Dũng", "Đào", "Giang", "Hà", "Hạnh", "Hằng", "Hùng", "Hưng", "Yến")
UNITS = (
    "Thôn Đông",
    "Thôn Đoài",
    "Thôn Thượng",
    "Thôn Hạ",
    "Thôn Mai",
    "Thôn Bãi",
    "Thôn Chùa",
    "Thôn Ngòi",
    "Thôn Làng Lai",
    "Thôn Cây Thị",
    "Thôn Trúc Mai",
    "Thôn Khuôn Vạc",
    "Xóm Hiên Minh",
    "Xóm Hiên Bình",
    "Trường THCS Thanh Lâm",
    "Trường Tiểu học Thanh Lâm",
    "Trường Mầm non Thanh Lâm",
    "Trạm Y tế",
    "Công an xã",
    "Quân sự xã",
    "Cơ quan Đảng, đoàn thể",
    "Cơ quan Ủy ban nhân dân xã",
)


def people(count: int, chance: random.Random) -> Sequence[str]:
    """Return different full names."""
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{chance.choice(FAMILIES)} {chance.choice(MIDDLES)} {chance.choice(GIVEN)}"] = None
    return list(names)


def add_people(office: Office, units: Sequence[str] = UNITS, each: int = 40) -> None:
    """Fill every chi bộ with ``each`` members; one in ten is excused from meetings."""
    chance = random.Random(71)
    rows = [
        MemberImportRow(
            row,
            name,
            unit,
            date(1950 + chance.randrange(50), chance.randrange(1, 13), chance.randrange(1, 29)),
            position="Bí thư" if at == 0 else ("Phó Bí thư" if at == 1 else ""),
            exempt=at % 10 == 9,
        )
        for number, unit in enumerate(units)
        for at, name in enumerate(people(each, chance))
        for row in (number * each + at + 2,)
    ]
    columns = (("Miễn sinh hoạt", "Miễn"),)
    office.import_members(MemberImport("mau.xlsx", rows, (), columns, tuple(units), len(rows), 0, 0))


def add_campaign(
    office: Office,
    title: str = "Học tập, quán triệt Nghị quyết số 71-NQ/TW của Bộ Chính trị",
    symbol: str = "71-NQ/TW",
    due: date = date(2026, 12, 20),
    start: date = date(2026, 11, 16),
) -> int:
    """Start a campaign with one session for every chi bộ, three a day on working days."""
    forms = (SessionForm.IN_PERSON, SessionForm.WITH_MEETING, SessionForm.IN_PERSON, SessionForm.ONLINE)
    with office._open() as tx:
        units = [line.unit for line in tx.organisation.units(office.today())]
        campaign = Campaign(title, due, date(2026, 12, 31), symbol=symbol, materials=("Tài liệu hỏi đáp",))
        campaign_id = tx.study.add_campaign(campaign, [unit.id or 0 for unit in units])
        day = start
        for number, unit in enumerate(units):
            tx.study.add_session(
                StudySession(
                    campaign_id,
                    unit.id or 0,
                    day,
                    place=f"Nhà văn hóa {unit.name.lower()}" if "Thôn" in unit.name else "Hội trường",
                    form=forms[number % 4],
                    rapporteur="Trần Thị Hà" if number % 3 == 0 else "",
                )
            )
            if number % 3 == 2:
                day += timedelta(days=3 if day.weekday() == 4 else 1)
        tx.commit()
    return campaign_id


def hold(office: Office, campaign_id: int, count: int) -> None:
    """Save the attendance of the first ``count`` chi bộ with a few absent."""
    from dataclasses import replace

    from office_app.domain.study import Mark

    chance = random.Random(5)
    for line in list(office.campaign_results(campaign_id))[:count]:
        session = line.session
        assert session is not None
        rows = list(office.attendance_rows(session.id or 0))
        for place in chance.sample(range(len(rows)), k=min(len(rows), chance.choice((0, 1, 2, 4)))):
            if rows[place].mark is Mark.EXEMPT:
                continue
            mark = chance.choice((Mark.EXCUSED, Mark.EXCUSED, Mark.UNEXCUSED))
            made_up = session.planned_on + timedelta(days=2) if chance.random() < 0.6 else None
            reason = "đi công tác" if mark is Mark.EXCUSED else ""
            rows[place] = replace(rows[place], mark=mark, reason=reason, made_up_on=made_up)
        office.save_attendance(session, rows, guests=chance.randrange(4), handed_in=len(rows) - 6)
