"""Recognition as plain JSON values, for the command line."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from typing import Any

from office_app.domain.incoming import (
    Assignment,
    CitedDocument,
    Deadline,
    Found,
    RecognisedDocument,
    ReportingDuty,
    Span,
)

HEADER_FIELDS = (
    "symbol",
    "number",
    "date",
    "doc_type",
    "issuer",
    "parent",
    "subject",
    "signer",
    "signer_title",
    "urgency",
)
"""The single values, by their names in JSON."""

LIST_FIELDS = ("recipients", "cited", "deadlines", "assignments", "materials", "reporting")


def to_json(recognised: RecognisedDocument) -> dict[str, Any]:
    """Return what ``read --json`` prints for one file; dates are ISO, what is not there is null or empty.

    Beside the values, each with an entry for every single field and a list for every list: ``spans`` holds
    [start, end] places in the clean text, ``certainty`` one of ``sure``, ``likely``, ``guess``, ``reasons`` why a
    value is not sure, in Vietnamese, empty when it is.
    """
    if recognised.refused:
        return {
            "refused": True,
            "reason": f"Văn bản có dấu «{recognised.refused}»: không được lưu, nhập hay đọc trên máy này "
            "(Luật 117/2025/QH15, Điều 5).",
        }
    fields: dict[str, Found[Any] | None] = {
        name: getattr(recognised, "issued_on" if name == "date" else name) for name in HEADER_FIELDS
    }
    return {
        **{name: _plain(found.value) if found else None for name, found in fields.items()},
        "secrecy": None,
        "recipients": [r.value for r in recognised.recipients],
        "cited": [_cited(one) for one in recognised.cited],
        "deadlines": [_deadline(one) for one in recognised.deadlines],
        "assignments": [_assignment(one) for one in recognised.assignments],
        "materials": [m.value for m in recognised.materials],
        "reporting": [_duty(one) for one in recognised.reporting],
        "spans": _of_each(recognised, fields, lambda value: _pair(value.span)),
        "certainty": _of_each(recognised, fields, lambda value: _plain(value.certainty)),
        "reasons": _of_each(recognised, fields, lambda value: value.reason),
        "doubtful": [_pair(span) for span in recognised.doubtful],
    }


def _cited(one: CitedDocument) -> dict[str, Any]:
    return {
        "symbol": one.symbol,
        "date": _plain(one.issued_on),
        "type": one.doc_type,
        "issuer": one.issuer,
        "role": _plain(one.role),
    }


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "text": one.text,
        "due": _plain(one.due),
        "recurring": one.recurrence.value if one.recurrence else None,
        "starts": _plain(one.starts),
        "event": one.event,
        "year_inferred": one.year_inferred,
        "inclusive": one.inclusive,
    }


def _assignment(one: Assignment) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "text": one.text,
        "reach": _plain(one.reach),
        "cooperating": list(one.cooperating),
        "executor": one.executor,
        "due": _plain(one.due),
    }


def _duty(one: ReportingDuty) -> dict[str, Any]:
    return {
        "to": one.to,
        "through": one.through,
        "due": _plain(one.due),
        "recurring": one.recurrence.value if one.recurrence else None,
        "product": one.product,
    }


def _of_each(
    recognised: RecognisedDocument, fields: dict[str, Found[Any] | None], told: Callable[[Any], object]
) -> dict[str, Any]:
    """Return one thing told of every value: null for a single field that is not there."""
    each: dict[str, Any] = {name: told(found) if found else None for name, found in fields.items()}
    for name in LIST_FIELDS:
        values: Sequence[Any] = getattr(recognised, name)
        each[name] = [told(value) for value in values]
    return each


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _plain(value: object) -> object:
    """Return a date as ISO text and an enum as its name in small letters: what the screen shows may change."""
    if isinstance(value, Enum):
        return value.name.lower()
    return value.isoformat() if isinstance(value, date) else value
