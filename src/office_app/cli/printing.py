"""What commands print: lines for people, or JSON with ``--json``; errors go to stderr."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from office_app.domain.errors import AppError
from office_app.domain.vietnamese import date_screen
from office_app.recognition.as_json import to_json
from office_app.use_cases.intake import ReadDocument


class ProgressLine:
    """Progress on stderr, only where somebody watches."""

    def step(self, done: int, total: int, what: str) -> None:
        if sys.stderr.isatty():
            print(f"\r{done}/{total} {what:<60}", end="", file=sys.stderr)


def read_as_json(document: ReadDocument, path: Path) -> dict[str, Any]:
    return {"file": path.name, **to_json(document.recognised), "notes": list(document.notes)}


def print_recognised(item: dict[str, Any]) -> None:
    print(f"== {item['file']}")
    if item.get("refused"):
        print(f"  Từ chối: {item['reason']}")
        return
    for key in ("symbol", "date", "doc_type", "issuer", "parent", "subject", "signer", "signer_title"):
        print(f"  {key}: {item.get(key) or '–'}")
    for cited in item["cited"]:
        print(f"  viện dẫn: {cited['symbol']} {cited['date'] or ''}")
    for deadline in item["deadlines"]:
        print(f"  thời hạn: {deadline['due'] or deadline['recurring'] or '–'}  {deadline['text']}")
    for assignment in item["assignments"]:
        print(f"  giao: {assignment['unit']}: {' '.join(assignment['text'].split())[:90]}")
    for note in item["notes"]:
        print(f"  {note}")


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
