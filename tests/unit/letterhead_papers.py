"""Letterheads and signatures of our own writing, and the ways in which files hold their two columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
YOUTH = ("ĐOÀN TNCS HỒ CHÍ MINH",)
BODY = (
    "Thực hiện Kế hoạch số 77-KH/TU, ngày 06/3/2026 của Ban Thường vụ Tỉnh ủy, cơ quan yêu cầu các đơn vị như sau:",
    "1. Các đơn vị quán triệt đầy đủ nội dung đến cán bộ, đảng viên và Nhân dân trên địa bàn.",
    "2. Trong quá trình thực hiện có khó khăn, vướng mắc, kịp thời phản ánh để được hướng dẫn./.",
)


@dataclass(frozen=True)
class Head:
    """A letterhead as printed, and what is to be read from it."""

    left: Sequence[str]
    symbol_line: str
    place_date: str
    symbol: str | None
    day: str | None
    issuer: str
    parent: str | None = None
    right: Sequence[str] = PARTY
    type_line: str = ""
    subject_lines: Sequence[str] = ()
    doc_type: str = "Công văn"
    subject: str | None = None
    star: bool = True
    under: Sequence[str] = field(default=())
    """Lines under the number: the subject of a letter, marks."""


def left_then_right(head: Head) -> list[str]:
    return [*_left(head), *head.right, head.place_date]


def right_then_left(head: Head) -> list[str]:
    return [*head.right, head.place_date, *_left(head)]


def side_by_side(head: Head, gap: str) -> list[str]:
    """Return the lines read across both columns: the date stands beside the number."""
    left = _left(head)
    number = left.index(head.symbol_line)
    right = [*head.right, *[""] * max(0, number - len(head.right)), head.place_date]
    rows = zip_longest(left, right, fillvalue="")
    return [f"{a}{gap}{b}".strip() if a and b else a or b for a, b in rows]


def date_beside_subject(head: Head) -> list[str]:
    """Return the lines read across both columns where the date stands one line lower than the number."""
    left = _left(head)
    number = left.index(head.symbol_line) + (1 if head.under else 0)
    right = [*head.right, *[""] * max(0, number - len(head.right)), head.place_date]
    return [f"{a}          {b}".strip() for a, b in zip_longest(left, right, fillvalue="")]


def as_table(head: Head) -> list[str]:
    """Return the two columns as a table of a web page leaves them."""
    left = _left(head)
    at = left.index(head.symbol_line)
    return [*left[:at], "|", *head.right, "|", head.symbol_line, "|", head.place_date, "|", *left[at + 1 :]]


LAYOUTS: dict[str, Callable[[Head], list[str]]] = {
    "left-right": left_then_right,
    "right-left": right_then_left,
    "wide": lambda head: side_by_side(head, "              "),
    "narrow": lambda head: side_by_side(head, " "),
    "tab": lambda head: side_by_side(head, "\t"),
    "lower": date_beside_subject,
    "table": as_table,
}


def _left(head: Head) -> list[str]:
    return [*head.left, *(["*"] if head.star else []), head.symbol_line, *head.under]


def paper(head: Head, layout: str, closing: Sequence[str] = ()) -> str:
    """Return the whole text: letterhead, title, body, closing."""
    lines = LAYOUTS[layout](head)
    if head.type_line:
        lines += ["", head.type_line, *head.subject_lines, *(["-----"] if head.right == PARTY else [])]
    else:
        lines += ["", "Kính gửi: Các đơn vị trực thuộc.", ""]
    return "\n".join([*lines, "", *BODY, "", *closing])
