"""One paper of each kind the office issues, with everything a paper of that kind may carry."""

from dataclasses import replace
from datetime import date

from office_app.domain.official_paper import Annex, OfficialPaper, PaperSize, SignatureBlock
from office_app.domain.paper_markup import parse_markup
from tests.writing.samples import PLAN_TEXT, filler_text, letter, plan, wide_annex

DIRECTIVE_TEXT = """
Thời gian qua, việc học tập, quán triệt nghị quyết của Đảng trên địa bàn xã có chuyển biến tích cực[^ Theo Báo cáo số 31-BC/ĐU, ngày 15/7/2026 của Ban Thường vụ Đảng ủy xã.]. Tuy nhiên, một số chi bộ tổ chức còn chậm.
Để khắc phục, Ban Thường vụ Đảng ủy xã yêu cầu:
1. Các chi bộ, đảng bộ trực thuộc tổ chức học tập đầy đủ, đúng thời gian[^ Kể cả đảng viên sinh hoạt tạm thời.].
2. Ban Xây dựng Đảng theo dõi, đôn đốc, định kỳ báo cáo Ban Thường vụ.
Chỉ thị này phổ biến đến chi bộ.
"""
DECISION_TEXT = """
> Căn cứ Điều lệ Đảng;
> Căn cứ Quy định số 298-QĐ/TW, ngày 09/6/2025 của Ban Bí thư;
> Xét đề nghị của Ban Xây dựng Đảng
-> **BAN THƯỜNG VỤ ĐẢNG ỦY XÃ QUYẾT ĐỊNH** <-
## Điều 1. Thành lập Tổ giúp việc
Tổ giúp việc gồm 5 thành viên, có danh sách kèm theo.
## Điều 2. Nhiệm vụ
### a) Tham mưu kế hoạch
### b) Theo dõi kết quả
## Điều 3. Hiệu lực
Quyết định này có hiệu lực kể từ ngày ký.
"""
RULES_TEXT = """
# Phần thứ nhất | Những quy định chung
# Chương I | Phạm vi, đối tượng
## Điều 1. Phạm vi điều chỉnh
Quy chế này quy định nguyên tắc làm việc.
# Chương II | Trách nhiệm
## Mục 1 | Đảng ủy
## Điều 2. Trách nhiệm
Chịu trách nhiệm trước Tỉnh ủy.
"""
TABLE_TEXT = """
Kết quả theo từng nhóm chi bộ:
| STT | Đơn vị | Đảng viên | Tham gia | Tỷ lệ |
| :-: | ---------------- | ----: | ----: | ----: |
|= Các chi bộ xóm |
| 1 | Chi bộ xóm **Trúc Mai** | 32 | 31 | 96,88% |
| 2 | Chi bộ xóm Hiên Bình | 28 | 28 | 100% |
|= Các chi bộ cơ quan |
| 3 | Chi bộ Công an xã | 12 | 11 | 91,67% |
|+ | Tổng cộng | 72 | 70 | 97,22% |
Số liệu tính đến ngày 05/9/2026.
"""
REGISTER_HEADS = (
    "Ngày đến",
    "Số đến",
    "Tác giả",
    "Số, ký hiệu",
    "Ngày tháng",
    "Tên loại và trích yếu nội dung",
    "Đơn vị hoặc người nhận",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)


def directive(**changes: object) -> OfficialPaper:
    paper = plan(
        DIRECTIVE_TEXT,
        doc_type="Chỉ thị",
        type_code="CT",
        number=1,
        issued_on=date(2026, 2, 3),
        subject="về tăng cường lãnh đạo việc học tập, quán triệt nghị quyết của Đảng",
        urgency="Khẩn",
        circulation="Tài liệu hội nghị",
        copies_mark="abc-268",
        contact="Xã La Hiên, tỉnh Thái Nguyên; điện thoại: 0208 3 829 999; thư điện tử: danguy.lahien@thainguyen.gov.vn",
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def decision(**changes: object) -> OfficialPaper:
    paper = plan(
        DECISION_TEXT,
        doc_type="Quyết định",
        type_code="QĐ",
        subject="thành lập Tổ giúp việc Ban Chỉ đạo",
        annexes=(
            Annex("Danh sách Tổ giúp việc", parse_markup("# I- LÃNH ĐẠO TỔ\n1. Ông A.\n# II- TỔ VIÊN")),
        ),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def report(rows: int = 45, **changes: object) -> OfficialPaper:
    paper = plan(
        PLAN_TEXT.replace("# III-", f"{TABLE_TEXT}\n{filler_text(6)}\n# III-"),
        doc_type="Báo cáo",
        type_code="BC",
        subject="kết quả học tập, quán triệt Nghị quyết số 57-NQ/TW",
        annexes=(wide_annex(rows), Annex("Kiến nghị", parse_markup(filler_text(2)))),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def invitation(**changes: object) -> OfficialPaper:
    paper = plan(
        "Thường trực Đảng ủy xã trân trọng kính mời đồng chí dự Hội nghị học tập Nghị quyết số 57-NQ/TW.\n"
        "**1. Thời gian:** 01 buổi, khai mạc lúc 7 giờ 30 phút, ngày 05/9/2026.\n"
        "**2. Địa điểm:** Hội trường Đảng ủy xã.",
        doc_type="Giấy mời",
        type_code="GM",
        subject="dự Hội nghị học tập, quán triệt nghị quyết",
        addressees=("Đồng chí Bí thư các chi bộ, đảng bộ trực thuộc",),
        recipients=("Như trên", "Lưu VPĐU"),
        size=PaperSize.A5,
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def minutes(**changes: object) -> OfficialPaper:
    paper = plan(
        "Hôm nay, ngày 05/8/2026, Đảng ủy xã họp thường kỳ.\n# I- THÀNH PHẦN\n- Có mặt: 12 đồng chí.\n"
        "+ Ban Thường vụ: 5;\n+ Ủy viên: 7.\n- Vắng: 0.\n# II- NỘI DUNG\n"
        f"{filler_text(2)}\nCuộc họp kết thúc lúc 11 giờ cùng ngày.",
        doc_type="Biên bản",
        type_code="BB",
        subject="họp Ban Chấp hành Đảng bộ xã",
        recipients=("Lưu VPĐU",),
        signature=SignatureBlock("", "Chủ trì", "Nguyễn Thị Hòa"),
        second_signature=SignatureBlock("", "Người ghi biên bản", "Trần Văn Sơn"),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def register(rows: int = 60, **changes: object) -> OfficialPaper:
    lines = "\n".join(
        f"| {1 + n % 28:02d}/9/2026 | {n:02d} | Tỉnh ủy Thái Nguyên | {n}-CV/TU | 01/9/2026 | Công văn về triển khai "
        f"học tập nghị quyết, lần {n} | Ban Xây dựng Đảng | 02/9/2026 | | |"
        for n in range(1, rows + 1)
    )
    paper = plan(
        f"| {' | '.join(REGISTER_HEADS)} |\n{lines}",
        doc_type="Sổ đăng ký văn bản đến",
        subject="Từ ngày 01/9/2026 đến ngày 30/9/2026",
        letterhead=False,
        landscape=True,
        signature=None,
        recipients=(),
    )
    return replace(paper, **changes)  # type: ignore[arg-type]


def every_kind() -> dict[str, OfficialPaper]:
    return {
        "plan": plan(),
        "letter": letter(urgency="Khẩn", circulation="Xong hội nghị trả lại"),
        "directive": directive(),
        "decision": decision(),
        "rules": plan(RULES_TEXT, doc_type="Quy chế", subject="làm việc của Đảng ủy xã"),
        "report": report(),
        "invitation": invitation(),
        "minutes": minutes(),
        "register": register(),
    }
