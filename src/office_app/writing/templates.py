"""Fills the templates of ``resources/templates``, or the office's own copies of them.

A template is a text file: a head in TOML between two lines of ``+++``, then Jinja text that becomes the markup of
``domain.paper_markup``. The head has ``name``, ``description``, ``doc_type``, ``type_code``, a table ``[data]`` of what
must be handed in and a table ``[optional]`` of what may be left out (None then), each with its explanation.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from office_app.domain.errors import TemplateError
from office_app.domain.paper_markup import escape
from office_app.shipped import resource
from office_app.writing.template_words import FILTERS

if TYPE_CHECKING:
    from jinja2.sandbox import SandboxedEnvironment

_MARK = "+++"
_FILE = "<template>"  # jinja's own name for a template made from a string


@dataclass(frozen=True)
class TemplateHead:
    """What a template says of itself; ``data`` and ``optional`` explain each key of the data it is filled with."""

    name: str
    description: str
    doc_type: str
    type_code: str
    data: Mapping[str, str]
    optional: Mapping[str, str]


class Templates:
    """The ``TemplateFiller`` of the program. Files in ``own_folder`` stand in for the shipped ones of that name."""

    def __init__(self, own_folder: Path | None = None) -> None:
        self._own_folder = own_folder

    def names(self) -> Sequence[str]:
        """Return the names that ``head`` and ``fill`` take, shipped and the office's own."""
        folders = [resource("templates"), *([self._own_folder] if self._own_folder else [])]
        return sorted({path.stem for folder in folders if folder.is_dir() for path in folder.glob("*.txt")})

    def head(self, name: str) -> TemplateHead:
        """Return a template's head. Raises TemplateError."""
        head, _, _ = self._read(name)
        return head

    def fill(self, name: str, data: dict[str, object]) -> str:
        """Return the marked-up text of a template with its data; one paragraph a line, no blank lines.

        Raises:
            TemplateError: no such template, a mistake in it, or data missing; names template and line.
        """
        from jinja2 import TemplateError as JinjaError
        from jinja2 import TemplateSyntaxError

        head, text, offset = self._read(name)
        missing = [key for key in head.data if key not in data]
        if missing:
            raise TemplateError(template=name, line=1, reason=f"thiếu dữ liệu «{', '.join(missing)}»")
        given = dict.fromkeys(head.optional) | {key: _safe(value) for key, value in data.items()}
        try:
            return _tidy(self._jinja.from_string(text).render(given))
        except TemplateSyntaxError as error:
            reason = f"câu lệnh không đúng ({error.message})"
            raise TemplateError(template=name, line=error.lineno + offset, reason=reason) from error
        except (JinjaError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError) as error:
            reason = f"không điền được ({error})"
            raise TemplateError(template=name, line=_line(error) + offset, reason=reason) from error

    @cached_property
    def _jinja(self) -> "SandboxedEnvironment":
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        # The office may change templates, and a copy may come from elsewhere: no way out of the sandbox.
        jinja = ImmutableSandboxedEnvironment(
            trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined, autoescape=False
        )
        jinja.filters.update(FILTERS)
        return jinja

    def _read(self, name: str) -> tuple[TemplateHead, str, int]:
        """Return the head, the text and how many lines the head takes."""
        stem = name.removesuffix(".txt")
        path = self._path(stem)
        if path is None:
            raise TemplateError(template=stem, line=0, reason="không có mẫu này")
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeError) as error:
            raise TemplateError(template=stem, line=0, reason="không đọc được tệp mẫu") from error
        if not lines or lines[0].strip() != _MARK or _MARK not in [line.strip() for line in lines[1:]]:
            raise TemplateError(template=stem, line=1, reason=f"thiếu phần đầu giữa hai dòng «{_MARK}»")
        end = [line.strip() for line in lines].index(_MARK, 1)
        try:
            found = tomllib.loads("\n".join(lines[1:end]))
            head = TemplateHead(
                name=found["name"],
                description=found["description"],
                doc_type=found["doc_type"],
                type_code=found["type_code"],
                data=found.get("data", {}),
                optional=found.get("optional", {}),
            )
        except tomllib.TOMLDecodeError as error:
            at = re.search(r"line (\d+)", str(error))
            line = int(at[1]) + 1 if at else 1
            raise TemplateError(template=stem, line=line, reason="phần đầu viết sai") from error
        except KeyError as error:
            raise TemplateError(template=stem, line=1, reason=f"phần đầu thiếu «{error.args[0]}»") from error
        return head, "\n".join(lines[end + 1 :]), end + 1

    def _path(self, stem: str) -> Path | None:
        if not re.fullmatch(r"[\w-]+", stem):
            return None
        folders = [*([self._own_folder] if self._own_folder else []), resource("templates")]
        return next((path for folder in folders if (path := folder / f"{stem}.txt").is_file()), None)


def _safe(value: Any) -> Any:
    """Return data whose texts stay on one line and whose stars stay stars."""
    if isinstance(value, str):
        return escape(" ".join(value.split()))
    if isinstance(value, Mapping):
        return {key: _safe(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_safe(item) for item in value]
    return value


def _tidy(text: str) -> str:
    """Drop blank lines and doubled blanks, and blanks before a comma or a full stop."""
    lines = (re.sub(r" +([,.;:)])", r"\1", re.sub(r"[ \t]+", " ", line).strip()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def _line(error: BaseException) -> int:
    """Return the line of the template where it failed; jinja writes its own lines into the traceback."""
    line, at = 0, error.__traceback__
    while at is not None:
        if at.tb_frame.f_code.co_filename == _FILE:
            line = at.tb_lineno
        at = at.tb_next
    return line
