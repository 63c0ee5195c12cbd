"""Recognition as plain JSON values, for the command line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from office_app.domain.incoming import Found, RecognisedDocument, Span

_FIELDS = (
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


def to_json(recognised: RecognisedDocument) -> dict[str, Any]:
    """Return what ``read --json`` prints for one file; dates are ISO, what is not there is null or empty.

    ``spans`` holds [start, end] places in the clean text: one for each single field, lists for each list.
    """
    if recognised.refused:
        return {
            "refused": True,
            "reason": f"Văn bản có dấu «{recognised.refused}»: không được lưu, nhập hay đọc trên máy này "
            "(Luật 117/2025/QH15, Điều 5).",
        }
    fields: dict[str, Found[Any] | None] = {
        name: getattr(recognised, "issued_on" if name == "date" else name) for name in _FIELDS
    }
    out: dict[str, Any] = {name: _plain(found.value) if found else None for name, found in fields.items()}
    out["secrecy"] = None
    out["recipients"] = [r.value for r in recognised.recipients]
    out["cited"] = [
        {"symbol": c.symbol, "date": _iso(c.issued_on), "type": c.doc_type, "issuer": c.issuer}
        for c in recognised.cited
    ]
    out["deadlines"] = [
        {"text": d.text, "due": _iso(d.due), "recurring": d.recurrence.value if d.recurrence else None}
        for d in recognised.deadlines
    ]
    out["assignments"] = [{"unit": a.unit, "text": a.text} for a in recognised.assignments]
    out["materials"] = [m.value for m in recognised.materials]
    out["reporting"] = [
        {
            "to": r.to,
            "through": r.through,
            "due": _iso(r.due),
            "recurring": r.recurrence.value if r.recurrence else None,
        }
        for r in recognised.reporting
    ]
    out["spans"] = _spans(recognised, fields)
    return out


def _spans(recognised: RecognisedDocument, fields: dict[str, Found[Any] | None]) -> dict[str, Any]:
    spans: dict[str, Any] = {name: _pair(found.span) if found else None for name, found in fields.items()}
    for name in ("recipients", "cited", "deadlines", "assignments", "materials", "reporting"):
        values: Sequence[Any] = getattr(recognised, name)
        spans[name] = [_pair(value.span) for value in values]
    return spans


def _pair(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
