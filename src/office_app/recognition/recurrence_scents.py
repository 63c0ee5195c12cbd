"""Words without which nothing in a text comes round: looked for once, before any pattern is tried on its parts."""

import re

from office_app.recognition.scents import Places, marks_of, places_of

_WORDS = ("hằng", "hàng", "mỗi", "từng", "lần", "ít nhất 0")
# Each pattern begins with its word, which a search finds at once; what stands before that is looked at then:
# «tháng(?:…|(?<=của tháng))» is «của tháng» found by its «tháng».
# «tháng, quý», «tuần/tháng»
_IN_A_ROW = (r"tháng(?:/| \(|, | và )", r"quý(?:/| \(|, | và )", "tuần(?:/|, | và )")
_PERIODS = ("tháng", "quý", "tuần", "năm")
_SHAPES = {
    "kỳ": r"kỳ(?:/|(?<=định kỳ))",
    "báo cáo": r"báo cáo(?:(?<=\(báo cáo)|(?<=chế độ báo cáo))",
    "tháng": r"tháng(?:/|, | (?:\(|và |cuối|đầu|thứ|sau|tiếp|kế|liền)|(?<=báo cáo tháng)|(?<=kết quả tháng)"
    r"|(?<=báo cáo 6 tháng)|(?<=báo cáo 06 tháng)|(?<=của tháng)|(?<=theo tháng)|(?<=ngày cuối tháng))",
    "quý": r"quý(?:/|, | \(| và |(?<=báo cáo quý)|(?<=kết quả quý)|(?<=của quý)|(?<=theo quý))",
    "tuần": r"tuần(?:/|, | và |(?<=báo cáo tuần))",
    "năm": r"năm(?: (?:trước|sau|tiếp|kế|liền)|(?<=báo cáo năm))",
}
_ROWS = [re.compile(pattern) for pattern in _IN_A_ROW]
_SCENTS = {word: re.compile(shape) for word, shape in _SHAPES.items()}


def scents_in(low: str, start: int, end: int) -> tuple[Places, Places]:
    """Return where in a part of a text in small letters anything recurring may be named, and where any period is."""
    found = places_of(low, _WORDS, start, end)
    periods: list[int] = []
    for word, scent in _SCENTS.items():
        places = places_of(low, (word,), start, end)
        found += [m.start() for m in marks_of(scent, places, low, end)]
        periods += places if word in _PERIODS else ()
    return Places(found), Places(periods)


def may_be_in_a_row(low: str, start: int, end: int) -> bool:
    """Tell whether several periods may stand in a row: «báo cáo 6 tháng, năm»."""
    return any(row.search(low, start, end) for row in _ROWS)
