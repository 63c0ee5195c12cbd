"""A paper begun from any template: the frame stands, what has to be said is a gap «[…]» that the checker names."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from office_app.domain.errors.templates import TemplateError, TemplateMissingError
from office_app.domain.official_paper import PaperLayout
from office_app.domain.outgoing import OutgoingDraft
from office_app.domain.paper_markup import draft_sections
from office_app.domain.settings import OfficeSettings
from office_app.domain.templates import TemplateHead
from office_app.use_cases.ports.clock import Clock
from office_app.use_cases.ports.transaction import OpenTransaction
from office_app.use_cases.templates import TemplateTools, template_text

_ESCAPED = re.compile(r"\\([\[\]])")
_NO_DAY = date(2222, 12, 22)  # stands for a day not known yet until the text is filled
_NO_DAY_WRITTEN = re.compile(
    r"(?:(?:thứ \w+|chủ nhật), )?(ngày )?22(?:/12/| tháng 12 năm )2222", re.IGNORECASE
)
_NAMES = {
    "loai": "tên loại",
    "so": "số, ký hiệu",
    "co_quan": "cơ quan ban hành",
    "ve": "trích yếu",
    "ten": "tên mục",
    "doan": "nội dung",
    "gio": "giờ",
    "muc": "nội dung",
    "don_vi": "đơn vị",
    "viec": "việc",
    "han": "thời hạn",
}
_OWN_BODY = "co_quan_ban_hanh"


@dataclass(frozen=True)
class Beginning:
    """What a paper is begun with."""

    settings: OfficeSettings
    templates: TemplateTools
    open_transaction: OpenTransaction
    now: Clock


def begin_paper(
    name: str,
    *,
    tools: Beginning,
    data: Mapping[str, object] | None = None,
    incoming_ids: Sequence[int] = (),
) -> int:
    """Store a draft made from a template with gaps where ``data`` says nothing, and return its id.

    Raises:
        TemplateMissingError, TemplateError: nothing is written.
    """
    text = template_text(name, tools.templates)
    head = tools.templates.checker.head(text)
    given = gap_data(head, tools.settings)
    filled = tools.templates.checker.fill(text, given | dict(data or {}))
    signer = tools.settings.first_signer
    draft = OutgoingDraft(
        doc_type=head.doc_type,
        type_code=head.type_code,
        body_code="ĐU",
        subject=_bare(filled.subject),
        sections=tuple(draft_sections(_bare(filled.text))),
        recipients=tuple(_bare(one) for one in filled.recipients) or _file_copy(filled.layout),
        signer=signer.full_name,
        signer_title=signer.title,
        authority=signer.authority,
        template=name,
        addressees=tuple(_bare(one) for one in filled.addressees),
        incoming_ids=tuple(incoming_ids),
        layout=filled.layout,
    )
    with tools.open_transaction() as tx:
        outgoing_id = tx.outgoing.add_draft(draft)
        tx.audit.record(tools.now(), "outgoing.drafted", outgoing_id, head.name)
        tx.commit()
    return outgoing_id


def _file_copy(layout: PaperLayout) -> tuple[str, ...]:
    return ("Lưu Văn phòng Đảng ủy",) if layout.letterhead else ()


def can_begin(name: str, tools: TemplateTools) -> bool:
    """Tell whether a paper may be begun from a template by hand: one without counted figures."""
    try:
        head = tools.checker.head(template_text(name, tools))
    except (TemplateError, TemplateMissingError):
        return False
    return not any(_has_figures(head.example.get(key)) for key in head.data)


def _has_figures(example: Any) -> bool:
    if isinstance(example, Mapping):
        return any(map(_has_figures, example.values()))
    if isinstance(example, list | tuple):
        return any(map(_has_figures, example))
    return isinstance(example, int | float)


def gap_data(head: TemplateHead, settings: OfficeSettings) -> dict[str, object]:
    """Return data for a template in the shape of its example, with gaps for words and days."""
    found = {key: _gap(head.example.get(key, ""), _named(told)) for key, told in head.data.items()}
    if _OWN_BODY in found:
        found[_OWN_BODY] = f"Ban Thường vụ {settings.party_committee}"
    return found


def _gap(example: Any, name: str) -> Any:
    match example:
        case Mapping():
            return {
                key: _gap(value, _NAMES.get(key, key.replace("_", " "))) for key, value in example.items()
            }
        case list() | tuple():
            return [_gap(example[0], name)] if example else []
        case date():
            return _NO_DAY
        case bool() | int() | float():
            return example  # figures: such templates are not begun by hand
        case _:
            return f"[{name}]"


def _named(told: str) -> str:
    """Return what an explanation calls its key: «trích yếu» of «trích yếu: kết luận của …»."""
    return re.split(r"[:;,(]", told)[0].strip() or "chưa điền"


def _bare(text: str) -> str:
    return _NO_DAY_WRITTEN.sub(r"\1[ngày/tháng/năm]", _ESCAPED.sub(r"\1", text))
