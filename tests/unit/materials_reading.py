"""Read the titles of materials named in a plan."""

from office_app.domain.vietnamese import fold_tone
from office_app.recognition.recognise import recognise
from tests.unit.recognition_rules import RULES

HEAD = (
    "ĐẢNG ỦY XÃ ĐỒNG QUẾ\n*\nSố 210-KH/ĐU\nĐồng Quế, ngày 05 tháng 5 năm 2026\nKẾ HOẠCH\nvề học tập nghị quyết\n-----\n"
    "Thực hiện Chỉ thị số 6-CT/TU của Tỉnh ủy, Ban Thường vụ Đảng ủy xây dựng kế hoạch như sau:\nII- NỘI DUNG\n"
)


def titles(body: str) -> list[str]:
    return [fold_tone(m.value) for m in recognise(HEAD + body, RULES).materials]
