"""What happens between a directive and the report on it, recorded as it happens, so that reports can draw on it."""

from enum import StrEnum


class ActivityKind(StrEnum):
    """Kinds of record; the value is what the screen shows."""

    OUTREACH = "Tuyên truyền"
    INSPECTION = "Kiểm tra, giám sát"
    DIFFICULTY = "Khó khăn, vướng mắc"
    PROPOSAL = "Kiến nghị, đề xuất"
    COMMENDATION = "Khen thưởng"
