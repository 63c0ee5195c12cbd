"""Read who is to report to whom, how and when, in a paper with some paragraphs."""

from office_app.domain.incoming import ReportingDuty
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = """ĐẢNG BỘ TỈNH SƠN BÌNH
ĐẢNG ỦY XÃ NẬM CUỔI
*
Số 41-KH/ĐU

ĐẢNG CỘNG SẢN VIỆT NAM

Nậm Cuổi, ngày 04 tháng 5 năm 2026

KẾ HOẠCH
học tập nghị quyết năm 2026
-----

Đảng ủy xã xây dựng kế hoạch như sau:
"""


def duties(*paragraphs: str) -> list[ReportingDuty]:
    """Return the duties of a plan dated 04/5/2026 that holds the paragraphs."""
    body = "\n".join(f"{i}. {text}" for i, text in enumerate(paragraphs, start=1))
    return list(recognise(f"{HEAD}{body}\n", RULES).reporting)


def in_short(found: list[ReportingDuty]) -> list[tuple[str, str | None, str | None]]:
    """Return receiver, channel, and the date or the name of the period."""
    return [
        (d.to, d.through, d.due.isoformat() if d.due else d.recurrence.value if d.recurrence else None)
        for d in found
    ]
