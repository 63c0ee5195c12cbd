"""The return form on paper, for a chi bộ without a computer: filled in by hand, typed in by the office."""

from collections.abc import Sequence

from office_app.domain.official_paper import (
    Align,
    Block,
    BlockKind,
    OfficialPaper,
    Run,
    SignatureBlock,
    Table,
    paragraph,
)
from office_app.domain.return_layout import MARK_WORDS, TITLE, TOTALS
from office_app.domain.returns import FormContent, ReturnForm
from office_app.domain.study import MARK_ON_LEAVE, Mark, SessionForm
from office_app.domain.vietnamese import date_screen

_LINE = "…" * 24


def return_paper(form: ReturnForm) -> OfficialPaper:
    """Return the sheet of a form: who is listed with their numbers, or the totals, and where it is signed.

    What is known of the session stands there already, as in the workbook.
    """
    content = form.content
    due = (
        f"Nộp về Văn phòng Đảng ủy trước hết ngày {date_screen(content.return_by)}"
        if content.return_by
        else ""
    )
    return OfficialPaper(
        superior="",
        issuer=f"ĐẢNG ỦY {content.commune.upper()}",
        doc_type=TITLE,
        type_code="",
        body_code="",
        place="",
        subject=due,
        blocks=tuple(_blocks(content, f"Mã phiếu {form.identity[:8]}, bản {form.version}")),
        signature=SignatureBlock("", "BÍ THƯ CHI BỘ", ""),
        recipients=(),
        letterhead=False,
    )


def _blocks(content: FormContent, mark: str) -> Sequence[Block]:
    held = date_screen(content.session_on) if content.session_on else "…… / …… / ………"
    boxes = (f"[ {'x' if form is content.form else ' '} ] {form.value}" for form in SessionForm)
    lines = [
        Block(BlockKind.PARAGRAPH, (Run("Đơn vị: "), Run(content.unit, bold=True))),
        paragraph(f"Nội dung học: {content.campaign}"),
        paragraph(f"Ngày tổ chức: {held}"),
        paragraph(f"Địa điểm: {content.place or _LINE}"),
        paragraph(f"Hình thức: {', '.join(boxes)}"),
        paragraph(f"Báo cáo viên: {content.rapporteur or _LINE}"),
        paragraph(f"Số quần chúng tham dự: {'…' * 6}"),
    ]
    if content.by_name:
        lines += [
            paragraph("Chỉ đánh dấu x cho người vắng; để trống là có mặt.", italic=True),
            Block(BlockKind.TABLE, table=_names(content)),
        ]
    else:
        lines.append(Block(BlockKind.TABLE, table=_numbers()))
    return [*lines, paragraph("Khó khăn, kiến nghị:"), paragraph(_LINE), paragraph(mark, italic=True)]


def _names(content: FormContent) -> Table:
    rows = [
        (
            str(number),
            one.full_name,
            "x" if one.mark is Mark.EXCUSED else "",
            "x" if one.mark is Mark.UNEXCUSED else "",
            MARK_WORDS[one.mark] if one.mark in MARK_ON_LEAVE.values() else one.reason,
            "",
            "",
        )
        for number, one in enumerate(content.members, 1)
    ]
    return Table(
        heads=(
            "STT",
            "Họ và tên",
            "Vắng có phép",
            "Vắng không phép",
            "Lý do",
            "Học bù ngày",
            "Bài thu hoạch",
        ),
        rows=rows,
        widths=(0.07, 0.28, 0.11, 0.12, 0.19, 0.12, 0.11),
        aligns=(Align.CENTER, Align.LEFT, *(Align.CENTER,) * 5),
    )


def _numbers() -> Table:
    rows = [(str(number), label, "") for number, (_, label) in enumerate(TOTALS, 1)]
    return Table(
        heads=("STT", "Số liệu của chi bộ", "Số lượng"),
        rows=rows,
        widths=(0.1, 0.65, 0.25),
        aligns=(Align.CENTER, Align.LEFT, Align.CENTER),
    )
