"""The papers of a hand-over: the state of work on one page, the minutes that are signed, and how to take over."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from office_app.domain.hand_over import BackupSeal, Holdings, Parties, Party, StatePart, WorkState
from office_app.domain.official_paper import (
    Align,
    Block,
    BlockKind,
    OfficialPaper,
    SignatureBlock,
    Table,
    paragraph,
)
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import date_screen, number_vi
from office_app.use_cases.inner_sheets import inner_sheet
from office_app.use_cases.one_page import allotted, shortened

STATE = "Tình hình công việc"
MINUTES = "Biên bản bàn giao"
READ_FIRST = "ĐỌC TRƯỚC - Cách tiếp nhận.txt"
REGISTERS = "Sổ đăng ký năm"
_WHAT, _HOW = 48, 32  # letters that fit on a line of their column
_GAP = "…" * 7


def state_paper(
    state: WorkState,
    settings: OfficeSettings,
    today: date,
    *,
    places: Sequence[tuple[str, str]],
    lines: int,
) -> OfficialPaper:
    """Return the state of work, of each part as many lines as its share of ``lines``, with ``places`` at the end.

    Args:
        places: (where something lies, what), printed whole.
        lines: of two lines of text each, that the parts share.
    """
    rows: list[Sequence[str]] = []
    group_rows: list[int] = []
    parts = [part for part in state.parts if part.lines]
    for part, shown in zip(parts, allotted([[1] * len(part.lines) for part in parts], lines), strict=True):
        group_rows.append(len(rows))
        rows.append((_headed(part, shown), "", ""))
        rows += [
            (str(at), shortened(what, _WHAT), shortened(how, _HOW))
            for at, (what, how) in enumerate(part.lines[:shown], 1)
        ]
    numbers = [(state.numbers, "số kế tiếp")]
    if state.reserved:
        numbers.append((state.reserved, "số dành riêng"))
    for title, told in (("Số văn bản", numbers), ("Nơi để", places)):
        group_rows.append(len(rows))
        rows.append((title, "", ""))
        rows += [("", *one) for one in told]
    table = Table(
        heads=("TT", "Nội dung", "Tình trạng"),
        rows=rows,
        widths=(0.06, 0.56, 0.38),
        aligns=(Align.CENTER, Align.LEFT, Align.LEFT),
        group_rows=group_rows,
    )
    return inner_sheet(
        STATE,
        f"{settings.party_committee}, bàn giao ngày {date_screen(today)}",
        [Block(BlockKind.TABLE, table=table)],
        settings=settings,
        today=today,
    )


def minutes_paper(
    state: WorkState,
    seal: BackupSeal,
    parties: Parties,
    registers: Sequence[str],
    settings: OfficeSettings,
    today: date,
) -> OfficialPaper:
    """Return the minutes of the hand-over, to be signed by those who hand over, take over and witness."""
    lines = [
        f"Hôm nay, tại {settings.party_committee}, chúng tôi gồm:",
        *(f"- {role}: {_named(one)}." for role, one in _roles(parties)),
        *_handed_over(state.holdings, seal, registers, today),
        "Biên bản lập thành 03 bản, mỗi bên giữ 01 bản, lưu Văn phòng 01 bản.",
    ]
    return OfficialPaper(
        superior=settings.party_committee.upper(),
        issuer="VĂN PHÒNG",
        type_code="BB",
        body_code="VPĐU",
        place=settings.commune,
        subject="bàn giao công việc văn phòng",
        blocks=[paragraph(line) for line in lines],
        signature=SignatureBlock("", "BÊN GIAO", parties.giver.name),
        second_signature=SignatureBlock("", "BÊN NHẬN", parties.taker.name),
        third_signature=SignatureBlock("", "NGƯỜI CHỨNG KIẾN", parties.witness.name),
        recipients=(),
        doc_type="Biên bản",
        issued_on=today,
        issuer_in_text=f"Văn phòng {settings.party_committee}",
    )


def _handed_over(held: Holdings, seal: BackupSeal, registers: Sequence[str], today: date) -> Sequence[str]:
    """Return the lines on what changes hands; what only paper tells is left to be written in."""
    counted = (
        f"{number_vi(held.incoming)} văn bản đến, {number_vi(held.issued)} văn bản đi, "
        f"{number_vi(held.drafts)} dự thảo, {number_vi(held.open_tasks)} việc chưa xong, "
        f"{number_vi(held.campaigns)} đợt học tập, {number_vi(held.units)} đơn vị, "
        f"{number_vi(held.members)} đảng viên"
    )
    return (
        "Hai bên đã kiểm, giao và nhận:",
        f"1. Dữ liệu của văn phòng: {counted}; bản sao lưu «{seal.name}», mã SHA-256 ghi ở trang kèm theo.",
        f"2. Sổ in ra của năm {today.year}: {', '.join(registers)}.",
        f"3. «{STATE}» ngày {date_screen(today)}, kèm theo biên bản này.",
        f"4. Hồ sơ giấy, con dấu, chữ ký số, mật khẩu: {'…' * 8}",
        f"5. Ý kiến khác: {'…' * 22}",
    )


def how_to_take_over(seal: BackupSeal, settings: OfficeSettings, today: date, version: str) -> str:
    """Return the text that tells the next clerk how to bring the office onto a new PC."""
    return f"""BÀN GIAO VĂN PHÒNG {settings.party_committee.upper()}
Lập ngày {date_screen(today)}, phần mềm Văn phòng Đảng ủy phiên bản {version or "không rõ"}.

TRONG THƯ MỤC NÀY
- {seal.name}: toàn bộ dữ liệu, cả tệp gốc của văn bản. Phần mềm đã đọc lại và thấy đủ.
- {MINUTES} (Word, PDF): hai bên và người chứng kiến ký.
- {STATE} (Word, PDF): một trang, việc đang làm và số kế tiếp.
- Thư mục «{REGISTERS} {today.year}»: các sổ in ra (PDF, Excel).
- Mã kiểm SHA-256.txt: mã của từng tệp, để biết tệp không bị sửa.

TIẾP NHẬN TRÊN MÁY MỚI
1. Cài phần mềm Văn phòng Đảng ủy phiên bản {version or "này"} hoặc mới hơn, rồi mở lên.
2. Ở trang đầu tiên, bấm «Khôi phục từ bản sao lưu…», chọn «{seal.name}». Máy đã có dữ liệu thì vào Cài đặt,
   mục «Dữ liệu, sao lưu», bấm «Khôi phục từ tệp…»: dữ liệu cũ được cất sang bên, không bị xóa.
   Phần mềm kiểm tra tệp trước; nếu tệp hỏng thì không có gì thay đổi.
3. Vào Cài đặt, mục «Dữ liệu, sao lưu», bấm «Kiểm tra dữ liệu»: phải báo «Dữ liệu và mọi tệp gốc đều nguyên vẹn».
4. So sổ trong máy với sổ đã in, so số kế tiếp với trang «{STATE}».
5. Ký biên bản. Máy cũ giữ dữ liệu thêm ít nhất một tháng rồi mới xóa; từ lúc ký không ghi thêm ở máy cũ.

BẰNG DÒNG LỆNH (người phụ trách máy tính)
  office-app restore "{seal.name}"
  office-app check

Thư mục này chứa dữ liệu nội bộ của Đảng ủy: cất giữ như hồ sơ giấy, không gửi qua mạng xã hội.
"""


def places(
    folder: Path, issued: Path, templates: Path, version: str, seal: BackupSeal
) -> list[tuple[str, str]]:
    """Return where things lie, as the page of the state of work names them."""
    return [
        (str(folder), f"dữ liệu; đã phát hành ở «{issued.name}», mẫu đã sửa ở «{templates.name}»"),
        (f"Văn phòng Đảng ủy, phiên bản {version or 'không rõ'}", "phần mềm"),
        (f"«{seal.name}», mã SHA-256: {seal.sha256}", "bản sao lưu toàn bộ"),
    ]


def _headed(part: StatePart, shown: int) -> str:
    few = f" (nêu {shown})" if shown < len(part.lines) else ""
    return f"{part.title}: {number_vi(len(part.lines))}{few}"


def _roles(parties: Parties) -> Sequence[tuple[str, Party]]:
    return (
        ("Bên giao", parties.giver),
        ("Bên nhận", parties.taker),
        ("Người chứng kiến", parties.witness),
    )


def _named(party: Party) -> str:
    name = f"đồng chí {party.name}" if party.name else f"đồng chí {_GAP}"
    return f"{name}, chức vụ: {party.post or _GAP}"
