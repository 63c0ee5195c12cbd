"""The office's settings as JSON and back, see ``serialise``; apart, because they are read before the first screen."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from office_app.domain.numbering import FirstNumber
from office_app.domain.settings import CounterpartLine, OfficeSettings, Signer
from office_app.storage.serialise_parts import VERSION, Json, checked, day_text

_PLAIN = (
    "commune", "province", "commune_kind", "province_kind", "term", "lead_days", "due_day_counts", "report_to",
    "report_through",
)  # fmt: skip


def settings_to_json(settings: OfficeSettings) -> Json:
    return {
        "v": VERSION,
        **{name: getattr(settings, name) for name in _PLAIN},
        "signers": [
            {"full_name": one.full_name, "title": one.title, "authority": one.authority}
            for one in settings.signers
        ],
        "term_started_on": day_text(settings.term_started_on),
        "days_off": [day_text(day) for day in settings.days_off],
        "days_worked": [day_text(day) for day in settings.days_worked],
        "make_up_days": settings.make_up_days,
        "report_days": settings.report_days,
        "first_numbers": [[one.type_code, one.term, one.number] for one in settings.first_numbers],
        "first_arrivals": [list(pair) for pair in settings.first_arrivals],
        "layout": [list(pair) for pair in settings.layout],
        "counterparts": (
            None
            if settings.counterparts is None
            else [{"upper": one.upper, "local": one.local} for one in settings.counterparts]
        ),
    }


def settings_from_json(data: Mapping[str, Any]) -> OfficeSettings:
    """Raises ValueError: written by a version that this one does not know."""
    data = checked(data, "settings")
    signers: Sequence[Mapping[str, str]] = data["signers"]
    lines: Sequence[Mapping[str, str]] | None = data.get("counterparts")  # not in settings of version 0.1
    return OfficeSettings(
        **{name: data[name] for name in _PLAIN},
        signers=tuple(Signer(one["full_name"], one["title"], one["authority"]) for one in signers),
        term_started_on=date.fromisoformat(data["term_started_on"]),
        days_off=tuple(date.fromisoformat(day) for day in data["days_off"]),
        # Not in settings of version 0.1 either.
        days_worked=tuple(date.fromisoformat(day) for day in data.get("days_worked", ())),
        make_up_days=data.get("make_up_days", 2),
        report_days=data.get("report_days", 1),
        first_numbers=tuple(FirstNumber(*one) for one in data.get("first_numbers", ())),
        first_arrivals=tuple((year, number) for year, number in data.get("first_arrivals", ())),
        layout=tuple((path, value) for path, value in data.get("layout", ())),
        counterparts=None if lines is None else tuple(CounterpartLine(o["upper"], o["local"]) for o in lines),
    )
