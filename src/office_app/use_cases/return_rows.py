"""The rows of members in a return form that came back: whose each is, and what it says."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from office_app.domain import return_layout as layout
from office_app.domain.organisation import name_key
from office_app.domain.returns import FormMember, ReturnedMark
from office_app.domain.study import ABSENT, Mark
from office_app.domain.vietnamese import date_screen, fold
from office_app.use_cases.return_cells import LONGEST, Cells, text_of

NAME_LABEL = "Họ và tên"
_MARKS = {fold(word): mark for mark, word in layout.MARK_WORDS.items()}
_MARKS |= {
    fold(mark.value): mark for mark in Mark if mark is not Mark.AWAY
}  # «x» may mean «có mặt» to a clerk
_EXACT = {word: mark for mark, word in layout.MARK_WORDS.items()}
_COLUMNS = 8
_BLANK: Sequence[object] = (None,) * _COLUMNS


class MemberRows:
    """Reads the list of members of one form."""

    def __init__(self, cells: Cells, members: Sequence[FormMember], held_on: date | None) -> None:
        self._cells, self._held_on = cells, held_on
        self._members = {member.member_id: member for member in members}
        self._by_name: dict[str, list[FormMember]] = {}
        self._alike: dict[tuple[object, ...], tuple[Mark, str, date | None, bool, str]] = {}
        """What rows mean by what stands in them, of those without a fault: most say what another says."""
        self._moved = 0

    def marks(self) -> Iterator[ReturnedMark]:
        """Yield what each row says; faults go to the cells, also of members whose row is gone."""
        seen: dict[int, int] = {}
        for number, row in enumerate(self._cells.rows_from(layout.FIRST_ROW), layout.FIRST_ROW):
            if len(row) != _COLUMNS:  # columns taken away or added behind
                row = (*row, *_BLANK)[:_COLUMNS]
            name, member_id = row[1], row[7]
            member = self._members.get(member_id) if isinstance(member_id, int) else None
            if member is None or member.full_name != name:
                if not (isinstance(name, str) and name.strip()) and member_id is None:
                    break
                member = self._member_of(number, name, member_id)
                if member is None:
                    continue
            if member.member_id in seen:
                expected = f"đảng viên này đã có ở dòng {seen[member.member_id]}"
                self._cells.fault(f"{layout.NAME}{number}", NAME_LABEL, member.full_name, expected)
                continue
            seen[member.member_id] = number
            alike = self._alike.get(tuple(row[2:7]))
            if alike is None:
                yield self._mark(number, row, member)
            else:
                yield ReturnedMark(member.member_id, member.full_name, *alike)
        for member in self._members.values():
            if member.member_id not in seen:
                expected = "dòng của đảng viên này đã bị xóa; xin điền lại vào phiếu gốc"
                self._cells.fault("", NAME_LABEL, member.full_name, expected)
        if self._moved:
            said = f"{self._moved} dòng đã xếp sang chỗ khác; nhận theo họ và tên"
            self._cells.remark("", "Danh sách", "", said)

    def _member_of(self, number: int, name: object, member_id: object) -> FormMember | None:
        """Return whose row it is: by the hidden number if the name is his in other letters, else by the name alone.

        Rows sorted by their visible columns alone have lost their numbers to their neighbours.
        """
        member = self._members.get(member_id) if isinstance(member_id, int) else None
        called = self._called(text_of(name))
        if member is not None and member in called:
            return member
        if len(called) == 1:
            self._moved += member_id is not None
            return called[0]
        self._strange(number, text_of(name), member, member_id)
        return None

    def _called(self, name: str) -> Sequence[FormMember]:
        if not self._by_name:
            for member in self._members.values():
                self._by_name.setdefault(name_key(member.full_name), []).append(member)
        return self._by_name.get(name_key(name), ())

    def _strange(self, number: int, name: str, member: FormMember | None, member_id: object) -> None:
        if member is not None:
            expected = f"dòng này của {member.full_name}; không đổi tên trong phiếu"
        elif member_id is None:
            expected = (
                "dòng thêm vào: người này không có trong danh sách của chi bộ; báo ở ô «Khó khăn, kiến nghị»"
            )
        else:
            expected = "không nhận ra đảng viên của dòng này; xin điền lại vào phiếu gốc"
        self._cells.fault(f"{layout.NAME}{number}", NAME_LABEL, name, expected)

    def _mark(self, number: int, row: Sequence[object], member: FormMember) -> ReturnedMark:
        cells, name = self._cells, member.full_name
        said, reason, made_up, handed_in, score = answers = tuple(row[2:7])
        faults = len(cells.faults)
        mark = _EXACT.get(said) if isinstance(said, str) else None
        if mark is None:
            label = f"Tham gia, {name}"
            mark = cells.choice(f"{layout.MARK}{number}", label, _MARKS, "chọn một mức trong danh sách")
        made_up_on = None if made_up is None else self._made_up(number, member, mark)
        ticked = handed_in == layout.HANDED_IN_WORD or (
            handed_in is not None and cells.ticked(f"{layout.HANDED_IN}{number}", f"Bài thu hoạch, {name}")
        )
        why = "" if reason is None else self._words(reason, layout.REASON, number, f"Lý do, {name}")
        points = "" if score is None else self._words(score, layout.SCORE, number, f"Điểm, {name}")
        meant = (mark or Mark.PRESENT, why, made_up_on, ticked, points)
        if len(cells.faults) == faults:
            self._alike[answers] = meant
        return ReturnedMark(member.member_id, name, *meant)

    def _words(self, value: object, column: str, number: int, label: str) -> str:
        text = text_of(value)
        return text if len(text) <= LONGEST else self._cells.words(f"{column}{number}", label)

    def _made_up(self, number: int, member: FormMember, mark: Mark | None) -> date | None:
        cell, label = f"{layout.MADE_UP}{number}", f"Ngày học bù, {member.full_name}"
        day = self._cells.day(cell, label)
        if day is None:
            return None
        if mark is not None and mark not in ABSENT:
            expected = f"chỉ ghi cho người vắng, dòng này ghi «{layout.MARK_WORDS[mark]}»"
            self._cells.fault(cell, label, date_screen(day), expected)
        elif self._held_on is not None and day < self._held_on:
            expected = f"phải từ ngày học {date_screen(self._held_on)} trở đi"
            self._cells.fault(cell, label, date_screen(day), expected)
        return day


@cache
def inputs(members: int) -> Mapping[str, str]:
    """Return the cells of the list that are filled in, each with its heading."""
    letters = (layout.MARK, layout.REASON, layout.MADE_UP, layout.HANDED_IN, layout.SCORE)
    rows = range(layout.FIRST_ROW, layout.FIRST_ROW + members)
    return {f"{letter}{row}": layout.COLUMNS[letter][0] for letter in letters for row in rows}
