"""Papers other than the study plan that answer directives: begun from any template, with what the register knows.

Bases, subject and the work meant for us are filled in; what only the office knows stays a gap that the checker names.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from office_app.domain.errors.entries import IncompleteError
from office_app.domain.incoming import IncomingDocument, Obligation, ObligationKind
from office_app.domain.vietnamese import lower_first
from office_app.domain.working_days import WorkCalendar
from office_app.use_cases.new_papers import Beginning, begin_paper
from office_app.use_cases.templates import TemplateTools, template_text

_ADDRESSEES = (
    "Các cơ quan tham mưu, giúp việc Đảng ủy",
    "Ủy ban nhân dân {kind}",
    "Ủy ban Mặt trận Tổ quốc Việt Nam {kind}",
    "Các chi bộ, đảng bộ trực thuộc",
)


_OF_STUDY_PLANS = "chi_bo_so_luong"  # only they ask for it


def makes_study_plan(template: str, tools: TemplateTools) -> bool:
    """Tell whether a template, shipped or the office's own, is one of a study plan.

    Raises:
        TemplateMissingError, TemplateError.
    """
    head = tools.checker.head(template_text(template, tools))
    return _OF_STUDY_PLANS in {*head.data, *head.optional}


def begin_answer(
    incoming_ids: Sequence[int], template: str, *, calendar: WorkCalendar, tools: Beginning
) -> int:
    """Store a draft that answers directives, made from a template, and return its id.

    Raises:
        IncompleteError: no directive is given.
        NotFoundError: a directive is not in the register.
        TemplateMissingError, TemplateError: nothing is written.
    """
    with tools.open_transaction() as tx:
        directives = [tx.incoming.get(document_id) for document_id in incoming_ids]
    if not directives:
        raise IncompleteError(fields="văn bản chỉ đạo")
    head = tools.templates.checker.head(template_text(template, tools.templates))
    known = _known(directives, calendar, tools)
    wanted = {*head.data, *head.optional}
    data = {
        key: value
        for key, value in known.items()
        if key in wanted and value and _fits(value, head.example.get(key))
    }
    return begin_paper(template, tools=tools, data=data, incoming_ids=tuple(incoming_ids))


def _fits(value: object, example: object) -> bool:
    """Tell whether a value has the shape that a template shows in its example; an own template may name otherwise."""
    match value, example:
        case [first, *_], [shown, *_]:
            return _fits(first, shown)
        case Mapping(), Mapping():
            return set(example) <= set(value)
        case _:
            return example is None or type(value) is type(example)


def _known(
    directives: Sequence[IncomingDocument], calendar: WorkCalendar, tools: Beginning
) -> dict[str, object]:
    """Return what the register says, under the names that the shipped templates use."""
    bases = [_base(one) for one in directives]
    ours = [one for directive in directives for one in directive.obligations if one.ours]
    reports = [one.due for one in ours if one.kind is ObligationKind.REPORT and one.due]
    lead = tools.settings.lead_days
    return {
        "can_cu": bases,
        "van_ban": bases[0],
        "trich_yeu": lower_first(directives[0].subject),
        "noi_gui": [line.format(kind=tools.settings.commune_kind) for line in _ADDRESSEES],
        "phan_cong": _work(ours, calendar, lead),
        "han_bao_cao": calendar.before(min(reports), lead) if reports else None,
        "bao_cao_ve": f"Văn phòng {tools.settings.party_committee}",
    }


def _base(document: IncomingDocument) -> dict[str, object]:
    return {
        "loai": document.doc_type,
        "so": document.symbol,
        "ngay": document.issued_on,
        "co_quan": document.issuer,
        "ve": document.subject,
    }


def _assigned(ours: Sequence[Obligation]) -> list[Obligation]:
    return [one for one in ours if one.kind is ObligationKind.ASSIGNMENT]


def _work(ours: Sequence[Obligation], calendar: WorkCalendar, lead: int) -> list[Mapping[str, object]]:
    """Return the work by who does it here, each with the nearest of its days, set before the upper one."""
    by_unit: dict[str, list[Obligation]] = {}
    for one in _assigned(ours):
        by_unit.setdefault(one.counterpart or one.unit or "Các cơ quan, đơn vị", []).append(one)
    found: list[Mapping[str, object]] = []
    for unit, work in by_unit.items():
        dues: list[date] = [one.due for one in work if one.due is not None]
        texts = list(dict.fromkeys(" ".join(one.text.split()) for one in work))
        due = calendar.before(min(dues), lead) if dues else None
        found.append({"don_vi": unit, "viec": texts, "han": due})
    return found
