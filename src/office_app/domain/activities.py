"""What happens between a directive and the report on it, recorded as it happens, so that reports can draw on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from office_app.domain.incoming import StoredFile


class ActivityKind(StrEnum):
    """Kinds of record; the value is what the screen shows."""

    OUTREACH = "Tuyên truyền"
    INSPECTION = "Kiểm tra, giám sát"
    DIFFICULTY = "Khó khăn, vướng mắc"
    PROPOSAL = "Kiến nghị, đề xuất"
    COMMENDATION = "Khen thưởng"


@dataclass(frozen=True)
class ActivityFields:
    """How one kind is entered: the labels of its fields, "" for one it does not have.

    ``forms`` are the usual values of ``form``; others may be typed. ``details`` are further texts, by key and label.
    """

    form: str
    forms: Sequence[str]
    text: str
    count: str = ""
    reached: str = ""
    settle_by: str = ""
    settled_on: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


FIELDS: Mapping[ActivityKind, ActivityFields] = {
    ActivityKind.OUTREACH: ActivityFields(
        form="Hình thức",
        forms=(
            "Loa truyền thanh",
            "Tin, bài trên trang, nhóm mạng xã hội",
            "Hội nghị, nói chuyện chuyên đề",
            "Pa nô, áp phích, băng rôn",
            "Tờ rơi, tài liệu hỏi đáp",
            "Cuộc thi tìm hiểu",
            "Văn nghệ, sân khấu hóa",
            "Tuyên truyền miệng",
        ),
        text="Nội dung",
        count="Số lượt, tin, bài",
        reached="Số người tiếp cận",
    ),
    ActivityKind.INSPECTION: ActivityFields(
        form="Hình thức",
        forms=(
            "Kiểm tra theo chuyên đề",
            "Giám sát theo chuyên đề",
            "Giám sát thường xuyên",
            "Kiểm tra khi có dấu hiệu vi phạm",
        ),
        text="Nội dung kiểm tra, giám sát",
        settle_by="Hạn khắc phục",
        settled_on="Đã khắc phục ngày",
        details={
            "led_by": "Tổ, đoàn do ai chủ trì",
            "findings": "Ưu điểm, hạn chế",
            "requests": "Yêu cầu, kiến nghị",
            "conclusion": "Thông báo kết luận số",
        },
    ),
    ActivityKind.DIFFICULTY: ActivityFields(
        form="Lĩnh vực",
        forms=("Tổ chức học tập", "Tài liệu", "Báo cáo viên", "Cơ sở vật chất", "Kinh phí", "Nhân lực"),
        text="Khó khăn, vướng mắc",
        settle_by="Cần tháo gỡ trước ngày",
        settled_on="Đã tháo gỡ ngày",
        details={"cause": "Nguyên nhân", "settled_how": "Cách tháo gỡ"},
    ),
    ActivityKind.PROPOSAL: ActivityFields(
        form="Kiến nghị với",
        forms=(
            "Ban Thường vụ Tỉnh ủy",
            "Ban Tuyên giáo và Dân vận Tỉnh ủy",
            "Đảng ủy xã",
            "Ủy ban nhân dân xã",
        ),
        text="Kiến nghị, đề xuất",
        settle_by="Cần trả lời trước ngày",
        settled_on="Được trả lời ngày",
        details={"answer": "Nội dung trả lời"},
    ),
    ActivityKind.COMMENDATION: ActivityFields(
        form="Hình thức khen",
        forms=("Giấy khen của Đảng ủy", "Giấy khen của Ủy ban nhân dân xã", "Biểu dương tại hội nghị"),
        text="Ai được khen, thành tích",
        count="Số tập thể",
        reached="Số cá nhân",
        details={"decision": "Quyết định số"},
    ),
}


@dataclass(frozen=True)
class Activity:
    """One record. ``unit_id`` None: the commune itself; ``until`` is the last day of something that lasted.

    ``count`` and ``reached`` mean what ``FIELDS`` calls them; ``files`` are evidence.
    """

    kind: ActivityKind
    happened_on: date
    text: str
    form: str = ""
    unit_id: int | None = None
    incoming_id: int | None = None
    campaign_id: int | None = None
    until: date | None = None
    count: int = 0
    reached: int = 0
    settle_by: date | None = None
    settled_on: date | None = None
    details: Mapping[str, str] = field(default_factory=dict)
    files: Sequence[StoredFile] = ()
    id: int | None = None

    def open_on(self, day: date) -> bool:
        """Tell whether something is still to be settled that day; an inspection that asked for nothing is over."""
        if not FIELDS[self.kind].settled_on:
            return False
        if (
            self.kind is ActivityKind.INSPECTION
            and self.settle_by is None
            and not self.details.get("requests")
        ):
            return False
        return self.settled_on is None or self.settled_on > day

    def late_on(self, day: date) -> bool:
        """Tell whether it should have been settled by then and is not."""
        return self.settle_by is not None and self.settle_by < day and self.open_on(day)


@dataclass(frozen=True)
class ActivityFilter:
    """Which records are wanted; None and "" mean any. ``since`` and ``until`` count both ends."""

    kind: ActivityKind | None = None
    unit_id: int | None = None
    incoming_id: int | None = None
    campaign_id: int | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""


@dataclass(frozen=True)
class ActivityTotals:
    """Sums over records of one kind, for reports."""

    records: int = 0
    count: int = 0
    reached: int = 0
    settled: int = 0
    waiting: int = 0
    units: int = 0
