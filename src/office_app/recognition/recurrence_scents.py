"""Words without which nothing in a text comes round: asked for before any pattern is tried."""

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
_ALWAYS = ("hằng", "hàng", "mỗi", "từng", "định kỳ", "lần", "kỳ/", "(báo cáo", "chế độ báo cáo")
_OF_PERIOD = {
    period: tuple(scent for scent in (*_IN_A_ROW, *scents.split("|")) if period in scent)
    for period, scents in {
        "tháng": "kết quả tháng|của tháng|báo cáo tháng|báo cáo 6 tháng|báo cáo 06 tháng"
        "|tháng cuối|tháng đầu|tháng thứ|tháng sau|tháng tiếp|tháng kế|tháng liền",
        "quý": "kết quả quý|của quý|báo cáo quý",
        "tuần": "báo cáo tuần",
        "năm": "báo cáo năm|năm trước|năm sau|năm tiếp|năm kế|năm liền",
    }.items()
}


def may_come_round(words: str) -> bool:
    """Tell whether words in small letters may name anything recurring; most lack the very words for periods."""
    return any(scent in words for scent in _ALWAYS) or any(
        period in words and any(scent in words for scent in scents) for period, scents in _OF_PERIOD.items()
    )


def may_be_in_a_row(words: str) -> bool:
    """Tell whether several periods may stand in a row: «báo cáo 6 tháng, năm»."""
    return any(scent in words for scent in _IN_A_ROW)
