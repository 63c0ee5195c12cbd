"""Words without which nothing in a text comes round: asked for before any pattern is tried."""

from collections.abc import Sequence

from office_app.recognition.scents import holds_any

_IN_A_ROW = (
    "tuần/",
    "tháng/",
    "quý/",
    "tháng (",
    "quý (",
    "tháng, ",
    "quý, ",
    "tuần, ",
    "tháng và ",
    "quý và ",
    "tuần và ",
)
_ALWAYS = ("hằng", "hàng", "mỗi", "từng", "định kỳ", "lần", "kỳ/", "(báo cáo", "chế độ báo cáo", "ít nhất 0")
_OF_PERIOD = (
    *(f"tháng {word}" for word in ("cuối", "đầu", "thứ", "sau", "tiếp", "kế", "liền")),
    *(f"năm {word}" for word in ("trước", "sau", "tiếp", "kế", "liền")),
    *(f"báo cáo {period}" for period in ("tuần", "tháng", "6 tháng", "06 tháng", "quý", "năm")),
    *(f"{word} {period}" for word in ("kết quả", "của", "theo") for period in ("tháng", "quý")),
)
SCENTS = (*_ALWAYS, *_IN_A_ROW, *_OF_PERIOD)
"""One of these stands in every text in small letters that names anything recurring."""


def scents_in(text: str) -> Sequence[str]:
    """Return those of a whole text, so that each of its parts is asked for few."""
    return [scent for scent in SCENTS if scent in text]


def may_be_in_a_row(words: str) -> bool:
    """Tell whether several periods may stand in a row: «báo cáo 6 tháng, năm»."""
    return holds_any(words, _IN_A_ROW)
