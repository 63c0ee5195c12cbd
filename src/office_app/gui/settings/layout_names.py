"""The layout values in Vietnamese: what a path names, how a value and its source are shown, and read back."""

from office_app.domain.settings import LayoutSetting, LayoutValue

OWN = "văn phòng đặt"  # the source of a value the office has set itself
YES_NO = {"Có": True, "Không": False}
_GROUPS = {"page": "Trang A4", "a5": "Trang A5", "spacing": "Giãn cách", "text": "Chữ và dấu"}
_VALUES = {
    "width": "chiều rộng (mm)",
    "height": "chiều cao (mm)",
    "top": "lề trên (mm)",
    "bottom": "lề dưới (mm)",
    "left": "lề trái (mm)",
    "right": "lề phải (mm)",
    "number_from_top": "số trang cách mép trên (mm)",
    "scale": "tỷ lệ cỡ chữ, trang đứng",
    "scale_landscape": "tỷ lệ cỡ chữ, trang ngang",
    "first_line": "thụt đầu dòng (mm)",
    "line": "khoảng cách dòng (pt)",
    "paragraph": "khoảng cách đoạn (pt)",
    "signature_lines": "số dòng trống để ký",
    "font": "phông chữ",
    "star": "dấu sao dưới tên cơ quan",
    "separator": "gạch dưới trích yếu",
    "basis_mark": "dấu đầu dòng căn cứ",
    "basis_end": "dấu cuối dòng căn cứ",
    "basis_last": "dấu cuối căn cứ sau cùng",
    "annex_pages": "số trang của phụ lục",
    "margins": "lề mặt sau khi in hai mặt",
}
_STYLES = {
    "party": "Tiêu đề «ĐẢNG CỘNG SẢN VIỆT NAM»",
    "superior": "Tên cơ quan cấp trên",
    "issuer": "Tên cơ quan ban hành",
    "star": "Dấu sao",
    "number": "Số, ký hiệu",
    "place_date": "Địa danh, ngày tháng năm",
    "type_name": "Tên loại văn bản",
    "subject": "Trích yếu nội dung",
    "separator": "Gạch dưới trích yếu",
    "sheet_subject": "Dòng dưới tên sổ, phiếu",
    "letter_subject": "Trích yếu công văn",
    "addressee_label": "Chữ «Kính gửi»",
    "addressee": "Nơi kính gửi",
    "body": "Nội dung",
    "basis": "Căn cứ",
    "centred": "Dòng căn giữa",
    "footnote": "Chú thích cuối trang",
    "division": "Phần, chương",
    "article": "Điều",
    "part": "Mục lớn (I, II…)",
    "section": "Mục (1, 2…)",
    "subsection": "Mục nhỏ (1.1, a…)",
    "authority": "Thể thức đề ký (T/M, K/T…)",
    "signer_title": "Chức vụ người ký",
    "signer_name": "Họ tên người ký",
    "recipients_label": "Chữ «Nơi nhận»",
    "recipients": "Nơi nhận",
    "urgency": "Dấu độ khẩn",
    "draft_mark": "Dấu dự thảo",
    "circulation": "Dấu phạm vi lưu hành",
    "copies_mark": "Ký hiệu người đánh máy, số bản",
    "contact": "Địa chỉ liên hệ",
    "page_number": "Số trang",
    "annex_label": "Chữ «Phụ lục»",
    "annex_title": "Tên phụ lục",
    "annex_reference": "Dòng «Kèm theo…»",
    "table_head": "Đầu bảng",
    "table_cell": "Ô trong bảng",
}
_FORMS = {
    "size": "cỡ chữ (pt)",
    "bold": "đậm",
    "italic": "nghiêng",
    "underline": "gạch chân",
    "align": "căn lề",
}
_ALIGNS = {"left": "Trái", "center": "Giữa", "right": "Phải", "justify": "Đều hai bên"}
_CHOICES = {
    "text.annex_pages": {"continue": "Nối tiếp văn bản", "restart": "Đánh lại từ 1"},
    "text.margins": {"same": "Như mặt trước", "mirrored": "Đổi lề trái, phải"},
}
_SOURCES = {
    "HD36": "theo Hướng dẫn 36-HD/VPTW",
    "HD05": "theo Hướng dẫn 05-HD/VPTW",
    "PL3": "theo Hướng dẫn 36-HD/VPTW, Phụ lục 3",
    "practice": "theo thực tế văn bản đã ban hành",
    "ours": "hướng dẫn không nêu, phần mềm chọn",
}


def name_of(path: str) -> str:
    """Return what a path names: «Trang A4: lề trái (mm)», «Nội dung: cỡ chữ (pt)»."""
    group, _, rest = path.partition(".")
    if group == "style":
        style, _, form = rest.partition(".")
        return f"{_STYLES.get(style, style)}: {_FORMS.get(form, form)}"
    return f"{_GROUPS.get(group, group)}: {_VALUES.get(rest, rest)}"


def source_of(value: LayoutValue) -> str:
    """Return where a value comes from, in Vietnamese."""
    if value.source == OWN:
        return f"{OWN} (hướng dẫn: {shown(value.path, value.given)})"
    guide = next((words for mark, words in _SOURCES.items() if value.source.startswith(mark)), value.source)
    place = value.source.partition(", ô ")[2].partition(":")[0].partition(";")[0]
    return f"{guide}, ô {place}" if place else guide


def choices_of(value: LayoutValue) -> dict[str, LayoutSetting]:
    """Return the values that can be chosen by their words; none for what is typed."""
    if isinstance(value.given, bool):
        return dict(YES_NO)
    known = _ALIGNS if value.path.endswith(".align") else _CHOICES.get(value.path, {})
    return {words: one for one, words in known.items()}


def shown(path: str, value: LayoutSetting) -> str:
    """Return a value as it is shown: «Có», «Giữa», «0,75»."""
    words = next(
        (words for words, one in choices_of(LayoutValue(path, value, "", value)).items() if one == value), ""
    )
    return words or (f"{value:g}".replace(".", ",") if isinstance(value, (int, float)) else value)


def read_value(value: LayoutValue, text: str) -> LayoutSetting:
    """Return what was typed or chosen; the words themselves where they are no such value."""
    text = text.strip()
    choices = choices_of(value)
    if choices or isinstance(value.given, str):
        return choices.get(text, text)
    try:
        number = float(text.replace(",", "."))
    except ValueError:
        return text
    return int(number) if number.is_integer() else number
