"""Words without which nothing in a text comes round: looked for once, before any pattern is tried on its parts."""

import re

from office_app.recognition.scents import Places, places_of

_WORDS = ("hằng", "hàng", "mỗi", "từng", "định kỳ", "lần", "kỳ/", "(báo cáo", "chế độ báo cáo", "ít nhất 0")
# Each begins with its period, which a search finds at once; what stands before that is looked at then.
_IN_A_ROW = (r"tháng(?:/| \(|, | và )", r"quý(?:/| \(|, | và )", r"tuần(?:/|, | và )")
_OF_PERIOD = (
    "tháng (?:cuối|đầu|thứ|sau|tiếp|kế|liền)",
    "tháng(?:(?<=báo cáo tháng)|(?<=báo cáo 6 tháng)|(?<=báo cáo 06 tháng))",
    "tháng(?:(?<=kết quả tháng)|(?<=của tháng)|(?<=theo tháng))",
    "quý(?:(?<=báo cáo quý)|(?<=kết quả quý)|(?<=của quý)|(?<=theo quý))",
    "tuần(?<=báo cáo tuần)",
    "năm(?: (?:trước|sau|tiếp|kế|liền)|(?<=báo cáo năm))",
)
_ROWS = [re.compile(row) for row in _IN_A_ROW]
_PERIODS = [re.compile(period) for period in (*_IN_A_ROW, *_OF_PERIOD)]


def scents_in(low: str) -> Places:
    """Return where in a text in small letters anything recurring may be named."""
    periods = [match.start() for period in _PERIODS for match in period.finditer(low)]
    return Places([*places_of(low, _WORDS), *periods])


def may_be_in_a_row(low: str, start: int, end: int) -> bool:
    """Tell whether several periods may stand in a row: «báo cáo 6 tháng, năm»."""
    return any(row.search(low, start, end) for row in _ROWS)
