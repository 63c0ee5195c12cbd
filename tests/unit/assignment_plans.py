"""A plan with passages on who does what, read with the rules shipped."""

from office_app.domain.incoming import Assignment, RecognisedDocument
from office_app.domain.vietnamese import fold_tone
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = (
    "ĐẢNG BỘ TỈNH HÒA LÂM\nĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 210-KH/ĐU\nĐẢNG CỘNG SẢN VIỆT NAM\n"
    "Đồng Quế, ngày 05 tháng 5 năm 2026\nKẾ HOẠCH\nvề công tác năm 2026\n-----\n"
    "Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\n"
)


def plan(passages: str, section: str = "II- TỔ CHỨC THỰC HIỆN") -> RecognisedDocument:
    return recognise(f"{HEAD}{section}\n{passages}\n", RULES)


def units(document: RecognisedDocument) -> list[str]:
    return [fold_tone(row.unit) for row in document.assignments]


def row(document: RecognisedDocument, unit: str) -> Assignment:
    return next(row for row in document.assignments if fold_tone(row.unit) == unit)
