"""Who studies what (N16): audiences against materials, as the directives say in brackets («Dùng cho …»)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.plan_timeline import BackPlan, DayKey
from office_app.domain.vietnamese import date_vi, fold

_FOR = re.compile(r"\s*\(\s*(?:tài liệu\s+)?(?:dùng|dành|sử dụng)\s+cho\s+([^)]*)\)", re.IGNORECASE)

_USED_FOR = re.compile(r"(?<=\w{2})\s+để (?:tuyên truyền|phục vụ|làm tài liệu)\s.*$")


@dataclass(frozen=True)
class AudienceRow:
    """One row of the table: who studies which materials, in which form, by when."""

    audience: str
    materials: Sequence[str]
    form: str
    when: str


# Words of an audience, and the row it belongs to; «đảng viên» last, since every row of cadres names them too.
_ROWS = (
    ("Cán bộ chủ chốt, báo cáo viên", re.compile(r"chu chot|bao cao vien|lanh dao|quan ly")),
    ("Cấp ủy viên", re.compile(r"cap uy|uy vien")),
    ("Cán bộ, đảng viên", re.compile(r"dang vien|can bo(?! chu chot| lanh dao| quan ly)")),
    ("Đoàn viên, hội viên và Nhân dân", re.compile(r"nhan dan|quan chung|doan vien|hoi vien")),
)
_CADRES, _COMMITTEES, _MEMBERS, _PEOPLE = (name for name, _ in _ROWS)


def material_name(material: str) -> str:
    """Return a material without the words that say whom it is for or what it is used for."""
    return _USED_FOR.sub("", _FOR.sub("", material)).strip(" .;,")


def audiences_of(material: str) -> Sequence[str]:
    """Return the rows that the material is for as its brackets say; none when they say nothing."""
    said = _FOR.search(material)
    if said is None:
        return ()
    words = fold(said[1])
    return tuple(name for name, keys in _ROWS if keys.search(words))


def audience_matrix(materials: Sequence[str], days: BackPlan) -> Sequence[AudienceRow]:
    """Return the table of audiences, none when no material says whom it is for.

    A material that says nothing is for cadres and members alike; what nobody studies gives no row.
    """
    named = [(material_name(one), audiences_of(one)) for one in materials]
    if not any(audiences for _, audiences in named):
        return ()
    rows = []
    for audience, _ in _ROWS:
        own = [
            name
            for name, audiences in named
            if audience in audiences or (not audiences and audience in (_CADRES, _MEMBERS))
        ]
        if own:
            rows.append(AudienceRow(audience, tuple(own), _form(audience), _when(audience, days)))
    return tuple(rows)


def _form(audience: str) -> str:
    if audience == _PEOPLE:
        return "Tuyên truyền, phổ biến"
    return "Hội nghị cán bộ chủ chốt" if audience in (_CADRES, _COMMITTEES) else "Hội nghị, sinh hoạt chi bộ"


def _when(audience: str, days: BackPlan) -> str:
    if audience in (_CADRES, _COMMITTEES):
        day = days.key_staff_on
        return f"Ngày {date_vi(day)}" if day else "Trước khi các chi bộ học tập"
    day = days.day(DayKey.MAKE_UP) if audience == _PEOPLE else days.study_due
    if day is None:
        return "Sau hội nghị của chi bộ" if audience == _PEOPLE else "Theo kế hoạch của chi bộ"
    return (
        f"Chậm nhất ngày {date_vi(day)}"
        if audience == _MEMBERS
        else f"Từ sau hội nghị đến ngày {date_vi(day)}"
    )


_DONE = re.compile(r"\(\s*đã (?:hoàn thành|thực hiện|tổ chức)(?: xong)?\s*\)", re.IGNORECASE)
_START = re.compile(r"(?:^|\n)\s*(?:[-+•*]|\d+(?:\.\d+)*[.)]|[a-zđ][.)])\s+")


def done_parts(text: str) -> Sequence[tuple[str, int, int]]:
    """Return what a directive says is done already («(Đã hoàn thành)»): the words, start and end in its text."""
    parts = []
    for match in _DONE.finditer(text):
        starts = [found.end() for found in _START.finditer(text, 0, match.start())]
        start = max([*starts, text.rfind("\n\n", 0, match.start()) + 2])
        words = " ".join(text[start : match.start()].split()).strip(" .;,:")
        if words:
            parts.append((words, start, match.end()))
    return tuple(parts)
