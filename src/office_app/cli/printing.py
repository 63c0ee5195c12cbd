"""What commands print: lines for people, or JSON with ``--json``; errors go to stderr."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from textwrap import shorten
from typing import Any

from office_app.domain.errors import AppError
from office_app.domain.incoming import (
    RECURRENCE_VI,
    Assignment,
    Certainty,
    CitedDocument,
    Deadline,
    Found,
    ReportingDuty,
)
from office_app.domain.vietnamese import date_screen, upper_first
from office_app.recognition.as_json import to_json
from office_app.use_cases.intake import ReadDocument


class ProgressLine:
    """Progress on stderr, only where somebody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{done}/{total} {what:<60}", end="", file=sys.stderr)


def read_as_json(document: ReadDocument) -> dict[str, Any]:
    """Return one file as JSON; of a refused paper nothing but that it is refused."""
    file = document.file
    return {
        "file": document.path.name,
        **to_json(document.recognised),
        "legacy": file.legacy.name.lower() if file.legacy else None,
        "optical_pages": [page.number for page in file.pages if page.optical],
        "notes": list(document.notes),
    }


def print_recognised(document: ReadDocument) -> None:
    """Print one file, one that was not refused, for people."""
    found = document.recognised
    print(f"== {document.path.name}")
    for name, value in (
        ("Số, ký hiệu", found.symbol),
        ("Ngày", found.issued_on),
        ("Loại văn bản", found.doc_type),
        ("Cơ quan ban hành", found.issuer),
        ("Cơ quan chủ quản", found.parent),
        ("Trích yếu", found.subject),
        ("Người ký", found.signer),
        ("Chức vụ", found.signer_title),
        ("Độ khẩn", found.urgency),
    ):
        print(f"  {name}: " + (f"{cell(value.value)}{_doubt(value)}" if value else "–"))
    for one in found.cited:
        day = f" ngày {cell(one.issued_on)}" if one.issued_on else ""
        print(f"  {upper_first(one.role.value)}: {one.symbol}{day}{_doubt(one)}")
    for deadline in found.deadlines:
        print(f"  Thời hạn: {_when(deadline)}{_doubt(deadline)}: {_short(deadline.text)}")
    for assignment in found.assignments:
        print(f"  Giao ({assignment.reach.value}): {_who(assignment)}{_doubt(assignment)}")
        print(f"    {_short(assignment.text)}")
    for duty in found.reporting:
        through = f" qua {duty.through}" if duty.through else ""
        print(f"  Báo cáo về {duty.to}{through}{_doubt(duty)}")
    for note in document.notes:
        print(f"  * {note}")


def _doubt(value: Found[Any] | CitedDocument | Deadline | Assignment | ReportingDuty) -> str:
    if value.certainty is Certainty.SURE:
        return ""
    return f" [{value.certainty.value}" + (f": {value.reason}]" if value.reason else "]")


def _when(deadline: Deadline) -> str:
    start = f"{cell(deadline.starts)} - " if deadline.starts else ""
    when = start + cell(deadline.due) if deadline.due else ""
    if deadline.recurrence:
        when = f"{RECURRENCE_VI[deadline.recurrence]} {when}".strip()
    if not when:
        when = deadline.event or "không nêu ngày"
    return when + (" (năm suy ra)" if deadline.year_inferred else "")


def _who(assignment: Assignment) -> str:
    parts = [assignment.unit]
    if assignment.executor:
        parts.append(f"giao {assignment.executor} làm")
    if assignment.cooperating:
        parts.append(f"phối hợp: {', '.join(assignment.cooperating)}")
    if assignment.due:
        parts.append(f"hạn {cell(assignment.due)}")
    return "; ".join(parts)


def _short(text: str) -> str:
    return shorten(text, 110, placeholder=" …")


def show(args: Namespace, rows: Sequence[dict[str, Any]], line: Callable[[dict[str, Any]], str]) -> None:
    if args.json:
        single = len(rows) == 1 and args.command not in ("list", "search", "intake")
        print_json(rows[0] if single else list(rows))
        return
    for row in rows:
        print(line(row))


def print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=_plain))


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value.value) if isinstance(value, Enum) else str(value)


def cell(value: object) -> str:
    if isinstance(value, date) and not isinstance(value, datetime):
        return date_screen(value)
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def complain(name: str, error: AppError) -> None:
    print(f"{name}: {error.text_vi()}", file=sys.stderr)
