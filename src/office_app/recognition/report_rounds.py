"""Reports that come round, told by their kind: «báo cáo quý trước ngày 20», «trước 15/6 (báo cáo 6 tháng)»."""

import re

_KIND = r"(?P<unit>tuần|tháng|quý|(?:0?6|sáu)\s+tháng(?:\s+đầu\s+năm)?|(?:cả\s+)?năm)"
_BY = r"(?:trước|chậm nhất|muộn nhất)\s+(?:là\s+|vào\s+|đến\s+)?"
_BY_KIND = re.compile(
    rf"báo cáo\s+(?:(?:sơ kết|tổng kết|định kỳ|kết quả)\s+)?{_KIND}"
    r"(?:\s+(?:về|cho|tới|gửi|nộp)\s[^,.;:()]{2,60}?)?\s*"
    rf"[,:]?\s*\(?(?:(?:xong|gửi|nộp|nộp về|gửi về)\s+)?{_BY}"
    r"(?:(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d\d)?,?\s*)?(?:(?:ngày|sáng|chiều)\s+)*thứ\s+\w+|(?:ngày\s+)?\d{1,2}"
    r"(?P<month>\s?[/.]\s?\d{1,2}|\s+tháng\s+\d{1,2})?(?![\d/]|[.]\d|\s+năm\s+\d|\s*(?:giờ|h|ngày)(?!\w)))"
)
_DAY = r"(?:ngày\s+)?\d{1,2}(?:\s?[/.]\s?\d{1,2}|\s+tháng\s+\d{1,2})(?![\d/]|[.]\d)"
# Both kinds of brackets, where the text says that its reports come round.
_BESIDE_A_DAY = re.compile(
    rf"{_BY}{_DAY}\s*\((?:đối với\s+)?(?:báo cáo\s+)?(?P<kind>tháng|quý|(?:0?6|sáu)\s+tháng|(?:cả\s+)?năm)"
    r"(?:\s+(?:đầu|cuối)\s+năm)?\)(?:\s+(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm))?"
)
_DAY_BESIDE = re.compile(
    rf"(?:quý|(?:0?6|sáu)\s+tháng(?:\s+đầu\s+năm)?|cả\s+năm|(?<!\w)năm)\s*\((?:gửi\s+|xong\s+)?{_BY}{_DAY}\)"
)
_ROUND = re.compile(
    r"định kỳ|chế độ báo cáo|(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)[^.;\n]{0,80}báo cáo"
    r"|báo cáo[^.;\n]{0,120}(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm)"
)
# «báo cáo tuần vào thứ Tư»
_ON_A_WEEKDAY = re.compile(
    r"báo cáo\s+(?P<unit>tuần)(?:\s+(?:về|cho|gửi)\s[^,.;:()]{2,60}?)?\s*[,:]?\s*"
    r"(?:vào\s+)?(?:(?:buổi\s+)?(?:sáng|chiều)\s+)?(?:ngày\s+)?thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])(?!\w|\s*,?\s*\(?(?:ngày\s+)?\d)"
)
# «Báo cáo định kỳ: tháng - ngày 20; quý - ngày 20 tháng cuối quý; năm - ngày 10/12»
_DAY_OF_EACH = re.compile(
    r"(?<=[:;,]\s)(?P<unit>tuần|tháng|quý|(?:0?6|sáu)\s+tháng|năm)\s*[-–:]\s*(?:(?:gửi|nộp|vào|trước|chậm nhất)\s+)*"
    r"(?:thứ\s+\w+|ngày\s+\d{1,2}(?:\s?/\s?\d{1,2})?(?![\d/]|\s?[/.-]\s?\d)"
    r"(?:\s+(?:của\s+)?tháng\s+(?:cuối|đầu)\s+quý)?)"
)
_EACH_ASKED = re.compile(
    r"(?:báo cáo[^.;\n]{0,40}định kỳ|định kỳ[^.;\n]{0,40}báo cáo|chế độ báo cáo)[^.\n]*$"
)
_NEAR = 500  # characters within which a list says that its reports come round
_DAY_OF_PERIOD = re.compile(r"\s+(?:của\s+)?(?:hằng|hàng|mỗi|tháng|năm|quý)")
_PART_OF_YEAR = re.compile(r"\s+(?:đầu|cuối)\s+năm$|^cả\s+")


def reports_by_kind(low: str, start: int, end: int) -> list[tuple[re.Match[str], str]]:
    """Return where a report's kind stands beside its day, with the period of that kind."""
    plain = [m for m in _BY_KIND.finditer(low, start, end) if not _DAY_OF_PERIOD.match(low, m.end())]
    bracketed = []
    if low.find("(", start, end) >= 0:
        bracketed = [(m, m["kind"]) for m in _BESIDE_A_DAY.finditer(low, start, end)]
        bracketed += [(m, m.group().split("(")[0]) for m in _DAY_BESIDE.finditer(low, start, end)]
    weekly = [(m, m["unit"]) for m in _ON_A_WEEKDAY.finditer(low, start, end)]
    if low.find("định kỳ", start, end) >= 0 or low.find("chế độ báo cáo", start, end) >= 0:
        each = _DAY_OF_EACH.finditer(low, start, end)
        weekly += [(m, m["unit"]) for m in each if _each_asked(low, start, m)]
    if not (plain or bracketed):
        return weekly
    if not _ROUND.search(low, max(0, start - _NEAR), min(len(low), end + _NEAR)):
        plain = [m for m in plain if not m["month"] and m["unit"] in ("tuần", "tháng", "quý")]
        bracketed = []
    pairs = [(m, m["unit"]) for m in plain]
    pairs += [b for b in (*bracketed, *weekly) if not any(_overlap(b[0], m) for m in plain)]
    return [(match, _PART_OF_YEAR.sub("", unit.strip())) for match, unit in pairs]


def _each_asked(low: str, start: int, match: re.Match[str]) -> bool:
    return _EACH_ASKED.search(low, max(start, match.start() - 160), match.start()) is not None


def _overlap(one: re.Match[str], other: re.Match[str]) -> bool:
    return one.start() < other.end() and other.start() < one.end()
