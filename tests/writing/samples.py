"""Papers the writing tests draw."""

from dataclasses import replace
from datetime import date

from office_app.domain.official_paper import Align, Annex, Block, BlockKind, OfficialPaper, Table
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.paper_markup import draft_sections, paper_of_draft, parse_markup
from office_app.domain.settings import OfficeSettings, Signer

SETTINGS = OfficeSettings(
    commune="La Hiên",
    province="Thái Nguyên",
    signers=(Signer("Nguyễn Thị Hòa", "PHÓ BÍ THƯ THƯỜNG TRỰC"),),
)
PLAN_TEXT = """
Thực hiện Nghị quyết số 57-NQ/TW, ngày 22/12/2024 của Bộ Chính trị, Ban Thường vụ Đảng ủy xã La Hiên xây dựng kế hoạch như sau:
# I- MỤC ĐÍCH, YÊU CẦU
## 1. Mục đích
- Giúp cán bộ, đảng viên nắm vững nội dung **cốt lõi** và *điểm mới* của Nghị quyết; khoản thu < 5 & chi > 3 được công khai.
## 2. Yêu cầu
- Tổ chức nghiêm túc, thiết thực, không hình thức; người đứng đầu cấp ủy trực tiếp chỉ đạo và chịu trách nhiệm.
# II- NỘI DUNG
## 1. Học tập
### 1.1. Thời gian
Hoàn thành chậm nhất ngày 05/9/2026.
# III- TỔ CHỨC THỰC HIỆN
1. Ban Xây dựng Đảng theo dõi, đôn đốc.
Kế hoạch này phổ biến đến chi bộ để thực hiện.
"""


def plan_draft(text: str = PLAN_TEXT, **changes) -> OutgoingDraft:
    draft = OutgoingDraft(
        doc_type="Kế hoạch",
        type_code="KH",
        body_code="ĐU",
        subject="học tập, quán triệt, tuyên truyền và triển khai thực hiện Nghị quyết số 57-NQ/TW, "
        "ngày 22/12/2024 của Bộ Chính trị",
        sections=draft_sections(text),
        recipients=("Ban Thường vụ Tỉnh ủy (b/c)", "Các chi bộ, đảng bộ trực thuộc", "Lưu Văn phòng Đảng ủy"),
        signer="Nguyễn Thị Hòa",
        signer_title="PHÓ BÍ THƯ THƯỜNG TRỰC",
        authority="T/M BAN THƯỜNG VỤ",
        template="ke-hoach-hoc-tap",
    )
    return replace(draft, **changes)


def plan(text: str = PLAN_TEXT, **changes) -> OfficialPaper:
    return replace(
        paper_of_draft(plan_draft(text), SETTINGS, number=5, issued_on=date(2026, 8, 5)), **changes
    )


def letter(**changes) -> OfficialPaper:
    paper = plan(
        "Thực hiện Công văn số 1032-CV/TU, ngày 22/4/2026 của Thường trực Tỉnh ủy, Thường trực Đảng ủy yêu cầu:\n"
        "1. Các chi bộ tổ chức học tập trong tháng 5/2026.\n"
        "Yêu cầu các cơ quan, đơn vị nghiêm túc triển khai thực hiện.",
        doc_type=None,
        type_code="CV",
        number=449,
        issued_on=date(2026, 4, 29),
        subject="V/v tiếp tục nâng cao chất lượng công tác quán triệt, tuyên truyền và triển khai các nghị quyết của Đảng",
        addressees=(
            "Các cơ quan tham mưu, giúp việc Đảng ủy",
            "Ủy ban nhân dân xã",
            "Các chi, đảng bộ trực thuộc Đảng ủy",
        ),
        recipients=("Như trên", "Thường trực Đảng ủy", "Lưu Văn phòng Đảng ủy"),
    )
    return replace(paper, **changes)


def filler_text(paragraphs: int, words: int = 60) -> str:
    sentence = "Các cấp ủy, tổ chức đảng lãnh đạo, chỉ đạo tổ chức học tập nghiêm túc, thiết thực, hiệu quả; "
    long = (sentence * 10).split()
    return "\n".join(" ".join(long[:words]) + "." for _ in range(paragraphs))


def wide_annex(rows: int = 45) -> Annex:
    heads = (
        "STT",
        "Chi bộ",
        "Tổng số đảng viên",
        "Miễn",
        "Triệu tập",
        "Tham gia",
        "Tỷ lệ %",
        "Có lý do",
        "Không lý do",
        "Học bù",
        "Ngày",
        "Hình thức",
    )
    body = [
        (
            str(n),
            f"Chi bộ xóm Trúc Mai và các xóm lân cận số {n}",
            "1.234",
            "2",
            "30",
            "29",
            "96,67",
            "1",
            "0",
            "1",
            "05/9/2026",
            "Lồng ghép sinh hoạt chi bộ",
        )
        for n in range(1, rows + 1)
    ]
    body.append(("", "Tổng cộng", "9.999", "90", "900", "870", "96,67", "30", "0", "30", "", ""))
    right = Align.RIGHT
    table = Table(
        heads, body, aligns=(Align.CENTER, Align.LEFT, *[right] * 8, Align.CENTER, Align.LEFT), total_row=True
    )
    note = parse_markup("*(Số liệu tính đến ngày 05/9/2026)*")
    return Annex(
        "Kết quả học tập của các chi bộ", (*note, Block(BlockKind.TABLE, table=table)), landscape=True
    )
