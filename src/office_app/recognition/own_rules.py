"""The office's own recognition rules: what may be wrong with them, in words for who wrote them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from office_app.recognition.rules import shipped_texts

_PLACE = re.compile(r"\(at line (\d+)")
_CHOICES = ("kind",)  # keys whose values are a few fixed words


def fault_of(text: str) -> str | None:
    """Return in Vietnamese the first fault of the rules, None when they can be used.

    They may only add to lists that are shipped, with the keys that those have; ``example`` may be left out.
    """
    try:
        lists = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        if place is None:
            return "tệp dừng giữa chừng (thiếu ngoặc hoặc nháy ở cuối)"
        return f"dòng {place[1]} viết sai cách (thiếu dấu, ngoặc hoặc nháy)"
    for name, rows in lists.items():
        if fault := _fault_of_list(name, rows):
            return fault
    return None


def _fault_of_list(name: str, rows: object) -> str | None:
    known = _shipped().get(name)
    if known is None:
        return f"không có danh sách nào tên «{name}»"
    if not isinstance(rows, list):
        return f"«{name}» phải là danh sách, viết trong ngoặc vuông"
    for number, row in enumerate(rows, 1):
        if fault := _fault_of_row(row, known):
            return f"mục thứ {number} của «{name}» {fault}"
    return None


def _fault_of_row(row: object, known: Sequence[Any]) -> str | None:
    if isinstance(known[0], str):
        return None if isinstance(row, str) and row.strip() else "phải là chữ trong nháy kép"
    if not isinstance(row, dict):
        return 'phải viết dạng { phrase = "…" }'
    for key in sorted(set.intersection(*(set(one) for one in known)) - {"example"}):
        value = row.get(key)
        if not isinstance(value, str) or not value.strip():
            return f"thiếu «{key}»"
        if key in _CHOICES and value not in (allowed := sorted({one[key] for one in known})):
            return f"ghi «{key}» là «{value}», chỉ nhận: {', '.join(allowed)}"
    return None


@cache
def _shipped() -> Mapping[str, Sequence[Any]]:
    return {name: rows for text in shipped_texts() for name, rows in tomllib.loads(text).items()}
