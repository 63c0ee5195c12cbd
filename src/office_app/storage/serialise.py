"""Nested values as JSON and back: drafts and figures; settings in ``serialise_settings``.

Explicit on both sides, so that renaming a field of the domain cannot change what files hold. A change of
format comes with a new version, read beside the old one.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from office_app.domain.official_paper import USUAL_LAYOUT, PaperLayout, PaperSize
from office_app.domain.outgoing import (
    DraftCampaign,
    DraftSection,
    DraftTask,
    OutgoingDraft,
    Overruling,
    ReviewMark,
)
from office_app.domain.reports import CampaignFigures
from office_app.domain.study import (
    SessionFigures,
    SessionForm,
    SessionMove,
    SessionState,
    StudySession,
    Topic,
    UnitResult,
)
from office_app.storage.serialise_annexes import annex_from_json, annex_to_json
from office_app.storage.serialise_parts import VERSION, Json, checked, date_of, day_text
from office_app.storage.serialise_plans import (
    back_plan_from_json,
    back_plan_to_json,
    mark_from_json,
    mark_to_json,
)
from office_app.storage.serialise_reports import report_of_from_json, report_of_to_json

# ---- drafts ---------------------------------------------------------------------------------------------------------


def draft_to_json(draft: OutgoingDraft) -> Json:
    return {
        "v": VERSION,
        "doc_type": draft.doc_type,
        "type_code": draft.type_code,
        "body_code": draft.body_code,
        "subject": draft.subject,
        "sections": [_section_to_json(section) for section in draft.sections],
        "recipients": list(draft.recipients),
        "signer": draft.signer,
        "signer_title": draft.signer_title,
        "authority": draft.authority,
        "template": draft.template,
        "incoming_id": draft.incoming_id,
        "addressees": list(draft.addressees),
        "tasks": [_task_to_json(task) for task in draft.tasks],
        "campaign": None if draft.campaign is None else _campaign_to_json(draft.campaign),
        "dated": day_text(draft.dated),
        "annexes": [annex_to_json(annex) for annex in draft.annexes],
        "incoming_ids": list(draft.incoming_ids),
        "back_plan": back_plan_to_json(draft.back_plan) if draft.back_plan else None,
        "overruled": [[one.finding, one.reason] for one in draft.overruled],
        "reviews": [[one.section, one.text, one.reason] for one in draft.reviews],
        "layout": _layout_to_json(draft.layout),
        "report": None if draft.report is None else report_of_to_json(draft.report),
    }


def draft_from_json(data: Mapping[str, Any], draft_id: int) -> OutgoingDraft:
    """Raises ValueError: written by a version that this one does not know."""
    data = checked(data, "draft")
    campaign = data["campaign"]
    return OutgoingDraft(
        doc_type=data["doc_type"],
        type_code=data["type_code"],
        body_code=data["body_code"],
        subject=data["subject"],
        sections=tuple(map(_section_from_json, data["sections"])),
        recipients=tuple(data["recipients"]),
        signer=data["signer"],
        signer_title=data["signer_title"],
        authority=data["authority"],
        template=data["template"],
        incoming_id=data["incoming_id"],
        addressees=tuple(data["addressees"]),
        tasks=tuple(map(_task_from_json, data["tasks"])),
        campaign=None if campaign is None else _campaign_from_json(campaign),
        dated=date_of(data["dated"]),
        annexes=tuple(
            annex_from_json(one, place) for place, one in enumerate(data.get("annexes", ()), start=1)
        ),
        id=draft_id,
        # Drafts of version 0.1 hold none of these.
        incoming_ids=tuple(data.get("incoming_ids", ())),
        back_plan=back_plan_from_json(data["back_plan"]) if data.get("back_plan") else None,
        overruled=tuple(Overruling(*one) for one in data.get("overruled", ())),
        reviews=tuple(ReviewMark(*one) for one in data.get("reviews", ())),
        layout=_layout_from_json(data.get("layout", {})),
        report=report_of_from_json(data["report"]) if data.get("report") else None,
    )


def _section_to_json(section: DraftSection) -> Json:
    return {
        "key": section.key,
        "heading": section.heading,
        "level": section.level,
        "text": section.text,
        "sources": [mark_to_json(mark) for mark in section.sources],
    }


def _section_from_json(data: Mapping[str, Any]) -> DraftSection:
    sources = tuple(map(mark_from_json, data["sources"]))
    return DraftSection(data["key"], data["heading"], data["level"], data["text"], sources)


def _task_to_json(task: DraftTask) -> Json:
    return {
        "unit": task.unit,
        "text": task.text,
        "due": day_text(task.due),
        "unit_id": task.unit_id,
        "source": mark_to_json(task.source) if task.source else None,
    }


def _task_from_json(data: Mapping[str, Any]) -> DraftTask:
    source = mark_from_json(data["source"]) if data.get("source") else None
    return DraftTask(data["unit"], data["text"], date_of(data["due"]), data["unit_id"], source)


def _layout_to_json(layout: PaperLayout) -> Json:
    return {
        "addressee_label": layout.addressee_label,
        "size": layout.size.name.lower(),
        "landscape": layout.landscape,
        "letterhead": layout.letterhead,
    }


def _layout_from_json(data: Mapping[str, Any]) -> PaperLayout:
    """Drafts of before hold no layout: they are on the usual sheet."""
    if not data:
        return USUAL_LAYOUT
    return PaperLayout(
        data["addressee_label"], PaperSize[data["size"].upper()], data["landscape"], data["letterhead"]
    )


def _campaign_to_json(campaign: DraftCampaign) -> Json:
    return {
        "title": campaign.title,
        "due": day_text(campaign.due),
        "upper_due": day_text(campaign.upper_due),
        "unit_ids": list(campaign.unit_ids),
        "materials": list(campaign.materials),
    }


def _campaign_from_json(data: Mapping[str, Any]) -> DraftCampaign:
    return DraftCampaign(
        title=data["title"],
        due=date_of(data["due"]),
        upper_due=date_of(data["upper_due"]),
        unit_ids=tuple(data["unit_ids"]),
        materials=tuple(data["materials"]),
    )


# ---- figures of a report --------------------------------------------------------------------------------------------

_COUNTS = (
    "members", "exempt", "called", "present", "excused", "unexcused", "made_up", "guests", "handed_in", "away",
    "closed",
)  # fmt: skip
_SESSION_LATER = ("started_with", "ended_with", "starts_at", "minutes")  # not in reports of the first version
_NUMBERS = (
    "sessions_held", "sessions_planned", "units_done", "in_person", "online", "with_meeting", "topical",
)  # fmt: skip


def figures_to_json(figures: CampaignFigures) -> Json:
    return {
        "v": VERSION,
        "campaign_id": figures.campaign_id,
        "title": figures.title,
        "directive": figures.directive,
        "plan": figures.plan,
        "as_of": day_text(figures.as_of),
        "due": day_text(figures.due),
        "units": [_unit_to_json(one) for one in figures.units],
        "total": _counts_to_json(figures.total),
        **{name: getattr(figures, name) for name in _NUMBERS},
        "first_held": day_text(figures.first_held),
        "last_held": day_text(figures.last_held),
        "materials": list(figures.materials),
        "rapporteurs": list(figures.rapporteurs),
    }


def figures_from_json(data: Mapping[str, Any]) -> CampaignFigures:
    """Raises ValueError: written by a version that this one does not know."""
    data = checked(data, "figures")
    return CampaignFigures(
        campaign_id=data["campaign_id"],
        title=data["title"],
        directive=data["directive"],
        plan=data["plan"],
        as_of=date.fromisoformat(data["as_of"]),
        due=date_of(data["due"]),
        units=tuple(
            UnitResult(
                unit_id=one["unit_id"],
                unit=one["unit"],
                session=None if one["session"] is None else _session_from_json(one["session"]),
                figures=_counts_from_json(one["figures"]),
                besides=tuple(_session_from_json(session) for session in one.get("besides", ())),
                ended_on=date_of(one.get("ended_on")),
            )
            for one in data["units"]
        ),
        total=_counts_from_json(data["total"]),
        **{name: data[name] for name in _NUMBERS},
        first_held=date_of(data["first_held"]),
        last_held=date_of(data["last_held"]),
        materials=tuple(data["materials"]),
        rapporteurs=tuple(data["rapporteurs"]),
    )


def _unit_to_json(one: UnitResult) -> Json:
    """The last two are younger than the rest, and left out where there is nothing to say."""
    later = {
        "besides": [_session_to_json(session) for session in one.besides],
        "ended_on": day_text(one.ended_on),
    }
    return {
        "unit_id": one.unit_id,
        "unit": one.unit,
        "session": None if one.session is None else _session_to_json(one.session),
        "figures": _counts_to_json(one.figures),
        **{key: value for key, value in later.items() if value},
    }


def _counts_to_json(figures: SessionFigures) -> Json:
    return {name: getattr(figures, name) for name in _COUNTS}


def _counts_from_json(data: Mapping[str, Any]) -> SessionFigures:
    return SessionFigures(**{name: data.get(name, 0) for name in _COUNTS})  # the last two are younger


def _session_to_json(session: StudySession) -> Json:
    return {
        "campaign_id": session.campaign_id,
        "unit_id": session.unit_id,
        "planned_on": day_text(session.planned_on),
        "state": session.state.name.lower(),
        "held_on": day_text(session.held_on),
        "place": session.place,
        "form": session.form.name.lower(),
        "rapporteur": session.rapporteur,
        "note": session.note,
        "by_name": session.by_name,
        "figures": _counts_to_json(session.figures),
        **{name: getattr(session, name) for name in _SESSION_LATER},
        "also": [[topic.campaign_id, topic.minutes] for topic in session.also],
        "moves": [
            [day_text(move.planned_on), day_text(move.moved_to), move.reason] for move in session.moves
        ],
        "id": session.id,
    }


def _session_from_json(data: Mapping[str, Any]) -> StudySession:
    return StudySession(
        campaign_id=data["campaign_id"],
        unit_id=data["unit_id"],
        planned_on=date.fromisoformat(data["planned_on"]),
        state=SessionState[data["state"].upper()],
        held_on=date_of(data["held_on"]),
        place=data["place"],
        form=SessionForm[data["form"].upper()],
        rapporteur=data["rapporteur"],
        note=data["note"],
        by_name=data["by_name"],
        figures=_counts_from_json(data["figures"]),
        **{name: data[name] for name in _SESSION_LATER if name in data},
        also=tuple(Topic(*topic) for topic in data.get("also", ())),
        moves=tuple(
            SessionMove(date.fromisoformat(planned_on), date_of(moved_to), reason)
            for planned_on, moved_to, reason in data.get("moves", ())
        ),
        id=data["id"],
    )
