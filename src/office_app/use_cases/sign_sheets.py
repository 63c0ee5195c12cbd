"""The list that members sign at a session (danh sách ký tên): 40 names on one page, numbered as on the grid."""

from collections.abc import Sequence
from itertools import zip_longest

from office_app.domain.official_paper import (
    Align,
    Block,
    BlockKind,
    OfficialPaper,
    SignatureBlock,
    Table,
    paragraph,
)
from office_app.domain.organisation import Unit
from office_app.domain.settings import OfficeSettings
from office_app.domain.study import NOT_CALLED, AttendanceRow, Campaign, Mark, StudySession
from office_app.domain.vietnamese import date_screen, lower_first

_HEADS = ("TT", "Họ và tên", "Ký tên")
_WIDTHS = (0.06, 0.28, 0.16)
_NOT_CALLED = {Mark.EXEMPT: "miễn", Mark.AWAY: "vắng dài ngày"}


def sign_sheet(
    campaign: Campaign,
    session: StudySession,
    unit: Unit,
    rows: Sequence[AttendanceRow],
    settings: OfficeSettings,
) -> OfficialPaper:
    """Return the sheet of one session: who is called, side by side in two columns, and lines for the counts.

    The numbers are those of the attendance grid, so that a number typed there finds the person. Who is exempt or
    away keeps the number and is named so. The counts go to the next page with the signatures where these do not fit.
    """
    called = sum(row.mark not in NOT_CALLED for row in rows)
    blocks = (
        paragraph(_when(session)),
        Block(BlockKind.TABLE, table=_names(rows)),
        paragraph(_counts(len(rows), called)),
    )
    return OfficialPaper(
        superior=settings.party_committee,
        issuer=unit.name,
        type_code="DS",
        body_code="CB",
        place=settings.commune,
        subject=f"{unit.name} tham gia {lower_first(campaign.title)}",
        blocks=blocks,
        signature=SignatureBlock("T/M CHI BỘ", "BÍ THƯ", unit.secretary),
        second_signature=SignatureBlock("", "NGƯỜI GHI DANH SÁCH", ""),
        recipients=(),
        doc_type="Danh sách ký tên",
        issued_on=session.day,
        letterhead=False,
    )


def hour_words(starts_at: str) -> str:
    """Return «07:30» as «7 giờ 30», «14:00» as «14 giờ»; "" for no hour."""
    hour, _, minute = starts_at.partition(":")
    return f"{int(hour)} giờ {minute}".removesuffix(" 00") if hour else ""


def _when(session: StudySession) -> str:
    hour = f"{hour_words(session.starts_at)}, " if session.starts_at else ""
    parts = [
        f"Thời gian: {hour}ngày {date_screen(session.day)}",
        f"Hình thức: {lower_first(session.form.value)}",
    ]
    parts.append(f"Địa điểm: {session.place or '…' * 12}")
    parts.append(f"Báo cáo viên: {session.rapporteur or '…' * 12}")
    return ". ".join(parts)


def _names(rows: Sequence[AttendanceRow]) -> Table:
    half = (len(rows) + 1) // 2
    lines = [_cells(at, row) for at, row in enumerate(rows, 1)]
    paired = zip_longest(lines[:half], lines[half:], fillvalue=("", "", ""))
    return Table(
        heads=(*_HEADS, *_HEADS),
        rows=[(*left, *right) for left, right in paired],
        widths=(*_WIDTHS, *_WIDTHS),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER) * 2,
    )


def _cells(number: int, row: AttendanceRow) -> tuple[str, str, str]:
    return (str(number), row.shown_name, _NOT_CALLED.get(row.mark, ""))


def _counts(members: int, called: int) -> str:
    gap = "……"
    return (
        f"Tổng số đảng viên: {members}; triệu tập: {called}. Có mặt đầu buổi: {gap}; có mặt cuối buổi: {gap}; "
        f"vắng có phép: {gap}; vắng không phép: {gap}; quần chúng dự: {gap}."
    )
