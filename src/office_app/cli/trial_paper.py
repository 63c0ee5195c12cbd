"""The directive that the self-check registers: invented, drawn on the spot, laid out as papers from above are."""

from datetime import date, timedelta
from pathlib import Path
from textwrap import wrap

from office_app.shipped import resource

SYMBOL = "45-KH/TU"
ISSUER = "Tỉnh ủy Vĩnh Yên"
DAYS_TO_STUDY = 60
_LEFT = ("TỈNH ỦY VĨNH YÊN", "*", f"Số {SYMBOL}")
_TITLE = ("KẾ HOẠCH", "học tập, quán triệt nghị quyết về chuyển đổi số ở cơ sở")
_BODY = (
    "Để nghị quyết sớm đi vào cuộc sống, Tỉnh ủy yêu cầu các cấp ủy làm tốt những việc sau đây:",
    "1. Đảng ủy các xã, phường tổ chức học tập, quán triệt cho toàn thể đảng viên, xong trước ngày {study}.",
    "2. Đảng ủy các xã, phường báo cáo kết quả về Ban Tuyên giáo và Dân vận Tỉnh ủy trước ngày {report}.",
)
_SIGNING = ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "", "", "Nguyễn Văn Mẫu")
_RECIPIENTS = ("Nơi nhận:", "- Các đảng ủy trực thuộc,", "- Lưu Văn phòng Tỉnh ủy.")
_LINE = 20  # points


def write_trial_paper(path: Path, today: date) -> Path:
    """Write the directive as a PDF of one page with text in it, dated ``today``."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    regular, bold = "TrialRegular", "TrialBold"
    for name, file in ((regular, "LiberationSerif-Regular.ttf"), (bold, "LiberationSerif-Bold.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    canvas = Canvas(str(path), pagesize=A4)

    def centred(lines: tuple[str, ...], middle: float, top: float, font: str = regular) -> None:
        canvas.setFont(font, 13)
        for number, line in enumerate(lines):
            canvas.drawCentredString(middle, top - number * _LINE, line)

    study, report = (today + timedelta(days) for days in (DAYS_TO_STUDY, DAYS_TO_STUDY + 14))
    centred(_LEFT, 165, 780, bold)
    centred(("ĐẢNG CỘNG SẢN VIỆT NAM",), 425, 780, bold)
    centred((f"Vĩnh Yên, ngày {today:%d} tháng {today:%m} năm {today:%Y}",), 425, 780 - 2 * _LINE)
    centred(_TITLE, 310, 680, bold)
    canvas.setFont(regular, 14)
    lines = [
        line
        for passage in _BODY
        for line in wrap("      " + passage.format(study=_day(study), report=_day(report)), 70)
    ]
    for number, line in enumerate(lines):
        canvas.drawString(85, 600 - number * _LINE, line)
    centred(_SIGNING, 425, 380, bold)
    canvas.setFont(regular, 11)
    for number, line in enumerate(_RECIPIENTS):
        canvas.drawString(85, 380 - number * _LINE, line)
    canvas.save()
    return path


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
