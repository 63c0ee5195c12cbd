"""Words without which nothing in a text comes round: looked for once, before any pattern is tried on its parts."""

import re

from office_app.recognition.scents import Places, places_of

_WORDS = ("hằng", "hàng", "mỗi", "từng", "lần", "ít nhất 0")
# Each pattern begins with its word, which a search finds at once; what stands before that is looked at then.
# «tháng, quý», «tuần/tháng»
_IN_A_ROW = (r"tháng(?:/| \(|, | và )", r"quý(?:/| \(|, | và )", "tuần(?:/|, | và )")
_PATTERNS = (
    "kỳ(?:/|(?<=định kỳ))",
    r"báo cáo(?:(?<=\(báo cáo)|(?<=chế độ báo cáo))",
    r"tháng(?:/|, | (?:\(|và |cuối|đầu|thứ|sau|tiếp|kế|liền)|(?<=báo cáo tháng)|(?<=kết quả tháng))",
    "tháng(?:(?<=báo cáo 6 tháng)|(?<=báo cáo 06 tháng)|(?<=của tháng)|(?<=theo tháng)|(?<=ngày cuối tháng))",
    r"quý(?:/|, | \(| và |(?<=báo cáo quý)|(?<=kết quả quý)|(?<=của quý)|(?<=theo quý))",
    "tuần(?:/|, | và |(?<=báo cáo tuần))",
    "năm(?: (?:trước|sau|tiếp|kế|liền)|(?<=báo cáo năm))",
)
_ROWS = [re.compile(pattern) for pattern in _IN_A_ROW]
_SCENTS = [re.compile(pattern) for pattern in _PATTERNS]


def scents_in(low: str, start: int, end: int) -> Places:
    """Return where in a part of a text in small letters anything recurring may be named."""
    found = [match.start() for scent in _SCENTS for match in scent.finditer(low, start, end)]
    return Places([*places_of(low, _WORDS, start, end), *found])


def may_be_in_a_row(low: str, start: int, end: int) -> bool:
    """Tell whether several periods may stand in a row: «báo cáo 6 tháng, năm»."""
    return any(row.search(low, start, end) for row in _ROWS)
