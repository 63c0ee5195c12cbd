"""Where everything stands in the workbook of a return form. Version of the layout: ``LAYOUT``.

The columns are our own synthesis (no official form is known): what reports upward ask of each chi bộ, see the list
of figures in ``domain.md`` 4.2.
"""

from office_app.domain.study import Mark, SessionForm

LAYOUT = 1
SIGN = "office_app/phieu-bao-ket-qua"
"""What the first cell of the hidden sheet says, so that a form is known whatever its file is called."""

SHEET, HIDDEN, GUIDE = "Phiếu báo", "_ma", "Hướng dẫn"

TITLE = "PHIẾU BÁO KẾT QUẢ HỌC TẬP, QUÁN TRIỆT"
"""Heads the workbook and the printed form; by it a form among incoming papers is told."""

UNIT_CELL, CAMPAIGN_CELL = "C4", "C5"

HEAD = {
    "held_on": ("C7", "Ngày tổ chức"),
    "form": ("C8", "Hình thức"),
    "place": ("C9", "Địa điểm"),
    "rapporteur": ("C10", "Báo cáo viên"),
    "guests": ("C11", "Quần chúng tham dự"),
    "note": ("C12", "Khó khăn, kiến nghị"),
}
"""Fields at the top: cell and label."""

FIRST_ROW = 16
"""First row of the members, or of the totals."""

NUMBER, NAME, MARK, REASON, MADE_UP, HANDED_IN, SCORE, MEMBER_ID = "A", "B", "C", "D", "E", "F", "G", "H"
"""Columns of the list of members; ``MEMBER_ID`` is hidden."""

COLUMNS = {
    NUMBER: ("STT", 6),
    NAME: ("Họ và tên", 28),
    MARK: ("Tham gia", 16),
    REASON: ("Lý do vắng", 22),
    MADE_UP: ("Ngày học bù", 13),
    HANDED_IN: ("Bài thu hoạch", 11),
    SCORE: ("Điểm", 8),
}
"""Heading and width of the columns shown."""

TOTALS = (
    ("members", "Tổng số đảng viên của chi bộ"),
    ("exempt", "Số được miễn công tác, sinh hoạt đảng"),
    ("away", "Số vắng dài ngày, sinh hoạt tạm thời nơi khác"),
    ("present", "Số đảng viên tham gia học"),
    ("excused", "Số vắng có lý do"),
    ("unexcused", "Số vắng không có lý do"),
    ("made_up", "Số đã học bù"),
    ("handed_in", "Số bài thu hoạch đã nộp"),
)
"""Rows of a form without names, from ``FIRST_ROW`` on in column C: the field and its label."""

MARK_WORDS = {
    Mark.PRESENT: "Có mặt",
    Mark.EXCUSED: "Vắng có phép",
    Mark.UNEXCUSED: "Vắng không phép",
    Mark.EXEMPT: "Miễn sinh hoạt",
    Mark.AWAY: "Vắng dài ngày",
}
"""What can be chosen in the column of marks."""

FORM_WORDS = {form: form.value for form in SessionForm}
HANDED_IN_WORD = "x"
