"""Evidence for the evaluation of chi bộ: what our records hold on each criterion; never points, never a grade (N21).

Source of the occasions: Quy định 366-QĐ/TW, ngày 30/8/2025; the program supplies figures, the Party cell judges.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from office_app.domain.report_periods import Period


class Measure(Enum):
    """A figure of our records; the value is its name in the list of criteria."""

    STUDIED = "dot_hoc"
    ON_TIME = "dung_han"
    RATE = "ty_le"
    AFTER_MAKE_UP = "sau_hoc_bu"
    WAITING = "cho_hoc_bu"
    HANDED_IN = "bai_thu_hoach"
    FORMS = "phieu_bao"
    CHASED = "don_doc"
    TASKS = "nhiem_vu"
    INSPECTED = "kiem_tra"
    COMMENDED = "khen_thuong"
    OUTREACH = "tuyen_truyen"
    DIFFICULTIES = "kho_khan"


MEASURE_VI: Mapping[Measure, str] = {
    Measure.STUDIED: "Đợt đã học trên số đợt được giao",
    Measure.ON_TIME: "Đợt học xong đúng hạn",
    Measure.RATE: "Tỷ lệ tham gia",
    Measure.AFTER_MAKE_UP: "Tỷ lệ sau học bù",
    Measure.WAITING: "Lượt đảng viên chờ học bù",
    Measure.HANDED_IN: "Bài thu hoạch đã nộp",
    Measure.FORMS: "Phiếu báo đã nộp trên số đã gửi",
    Measure.CHASED: "Lần bị đôn đốc bằng văn bản",
    Measure.TASKS: "Việc xong đúng hạn trên số việc đến hạn",
    Measure.INSPECTED: "Cuộc kiểm tra, giám sát",
    Measure.COMMENDED: "Lần được khen thưởng",
    Measure.OUTREACH: "Hoạt động tuyên truyền",
    Measure.DIFFICULTIES: "Khó khăn, kiến nghị đã nêu",
}


@dataclass(frozen=True)
class Criterion:
    """One criterion of the office's list, with the figures that bear on it."""

    name: str
    measures: Sequence[Measure]


@dataclass(frozen=True)
class Evidence:
    """A figure as it is shown («5/6», «96,67 %», «–» for none), and the records it was counted from."""

    value: str
    rows: Sequence[str] = ()


@dataclass(frozen=True)
class UnitEvidence:
    """What the records hold of one chi bộ in the period."""

    unit_id: int
    unit: str
    found: Mapping[Measure, Evidence]


@dataclass(frozen=True)
class EvaluationPack:
    """All chi bộ by the office's criteria for a quarter or a year."""

    period: Period
    criteria: Sequence[Criterion]
    units: Sequence[UnitEvidence]

    @property
    def measures(self) -> Sequence[Measure]:
        """The figures that the criteria name, each once, in their order."""
        return tuple(dict.fromkeys(one for criterion in self.criteria for one in criterion.measures))


def criteria_of(data: Mapping[str, object]) -> Sequence[Criterion]:
    """Return the criteria that a list in TOML names.

    Raises:
        ValueError: in Vietnamese, what is wrong with the list.
    """
    listed = data.get("tieu_chi")
    if not isinstance(listed, list) or not listed:
        raise ValueError("không có mục [[tieu_chi]] nào")
    return [_criterion(number, one) for number, one in enumerate(listed, 1)]


def _criterion(number: int, one: object) -> Criterion:
    if not isinstance(one, Mapping) or not isinstance(one.get("ten"), str) or not one["ten"].strip():
        raise ValueError(f"tiêu chí thứ {number} chưa có «ten»")
    named = one.get("so_lieu")
    if not isinstance(named, list) or not named:
        raise ValueError(f"tiêu chí «{one['ten']}» chưa có «so_lieu»")
    known = {measure.value: measure for measure in Measure}
    wrong = [str(word) for word in named if word not in known]
    if wrong:
        raise ValueError(f"tiêu chí «{one['ten']}» nêu số liệu không có: {', '.join(wrong)}")
    return Criterion(one["ten"].strip(), [known[word] for word in named])
