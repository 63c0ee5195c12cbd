"""A template file taken apart: its head in TOML between two lines of ``+++``, then its text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from office_app.domain.errors.templates import TemplateError
from office_app.domain.templates import TemplateHead

MARK = "+++"
MOST_CHARACTERS = 200_000
_NEEDED = ("name", "description", "doc_type", "type_code")
_TABLES = ("data", "optional", "example", "paper")


@dataclass(frozen=True)
class TemplateSource:
    """``offset``: lines before the text, so that a fault there can be named by its line in the file."""

    head: TemplateHead
    text: str
    offset: int


def parse_source(text: str, name: str) -> TemplateSource:
    """Take a template apart. Raises TemplateError naming the line."""
    if len(text) > MOST_CHARACTERS:
        raise TemplateError(template=name, line=1, reason="mẫu dài quá 200.000 ký tự")
    lines = text.replace("\r\n", "\n").split("\n")
    marks = [at for at, line in enumerate(lines) if line.strip() == MARK]
    if len(marks) < 2 or marks[0] != 0:
        raise TemplateError(template=name, line=1, reason=f"thiếu phần đầu giữa hai dòng «{MARK}»")
    end = marks[1]
    head = _head("\n".join(lines[1:end]), name)
    return TemplateSource(head, "\n".join(lines[end + 1 :]), end + 1)


def line_of_key(text: str, key: str) -> int:
    """Return the line of the file that sets ``key`` in the head, 1 when there is none."""
    for at, line in enumerate(text.split("\n"), 1):
        if re.match(rf'\s*(\[+[\w.]*\.)?"?{re.escape(key)}"?\s*[=\].]', line):
            return at
    return 1


def _head(text: str, template: str) -> TemplateHead:
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = int(at[1]) + 1 if at else text.count("\n") + 2
        raise TemplateError(
            template=template, line=line, reason='phần đầu viết sai (mỗi dòng dạng: tên = "giá trị")'
        ) from error
    except RecursionError as error:
        raise TemplateError(template=template, line=1, reason="phần đầu lồng quá nhiều lớp") from error
    for key in _NEEDED:
        if not isinstance(found.get(key), str) or not found[key].strip():
            raise TemplateError(template=template, line=1, reason=f"phần đầu thiếu «{key}»")
    tables: dict[str, Mapping[str, Any]] = {}
    for key in _TABLES:
        tables[key] = found.get(key, {})
        if not isinstance(tables[key], dict):
            raise TemplateError(template=template, line=1, reason=f"phần đầu: «{key}» phải là bảng [{key}]")
    name, description, doc_type, type_code = (found[key].strip() for key in _NEEDED)
    return TemplateHead(name, description, doc_type, type_code, **tables)
