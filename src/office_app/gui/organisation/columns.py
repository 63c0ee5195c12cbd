"""The columns of the units and of the members."""

from office_app.domain.organisation import LeaveKind, UnitLine
from office_app.domain.vietnamese import date_screen, number_vi
from office_app.gui.look.tokens import DAY, State
from office_app.gui.models.paged_table import Column
from office_app.gui.organisation.organisation_words import PARTY_UNITS, MemberLine, leave_words


def _icon(line: UnitLine) -> str:
    return "users" if line.unit.kind in PARTY_UNITS else "building-2"


def _member_chip(line: MemberLine) -> tuple[State, str] | None:
    if not line.here:
        left = line.member.left_unit_on
        how = f"{line.member.left_how} " if line.member.left_how else "rời "
        return ("plain", f"{how}{date_screen(left)}" if left else "chưa vào")
    if line.leave is None:
        return None
    return ("plain", "miễn") if line.leave.kind is LeaveKind.EXEMPT else ("waiting", "vắng dài ngày")


UNIT_COLUMNS = (
    Column[UnitLine](
        "unit",
        "Đơn vị",
        lambda line: ("\u2003" if line.unit.parent_id is not None else "") + line.unit.name,
        120,
        stretch=True,
        sortable=False,
        icon=_icon,
    ),
    Column[UnitLine](
        "members",
        "Đảng viên",
        lambda line: number_vi(line.members) if line.members else "",
        80,
        align="right",
        sortable=False,
    ),
)
MEMBER_COLUMNS = (
    Column[MemberLine]("number", "STT", lambda line: str(line.number), 52, align="right", sortable=False),
    Column[MemberLine]("name", "Họ và tên", lambda line: line.member.full_name, 180, stretch=True),
    Column[MemberLine]("unit", "Chi bộ", lambda line: line.unit, 190),
    Column[MemberLine](
        "born",
        "Ngày sinh",
        lambda line: date_screen(line.member.born_on) if line.member.born_on else "",
        DAY,
        align="right",
    ),
    Column[MemberLine]("card", "Số thẻ", lambda line: line.member.card_number, 110),
    Column[MemberLine]("position", "Chức vụ", lambda line: line.member.position, 130),
    Column[MemberLine](
        "exempt",
        "Miễn, vắng",
        lambda line: "",
        150,
        chip=_member_chip,
        tooltip=lambda line: leave_words(line.leave) if line.leave is not None else "",
    ),
)
