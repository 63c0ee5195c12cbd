"""Fills the templates of ``resources/templates``, or the office's own copies of them.

A template is a text file: a head in TOML between two lines of ``+++``, then Jinja text that becomes the markup of
``domain.paper_markup``. The head has ``name``, ``description``, ``doc_type``, ``type_code``, a table ``[data]`` of what
must be handed in and a table ``[optional]`` of what may be left out (None then), each with its explanation, a table
``[example]`` with data to try it with, and ``[paper]``, what stands around the text. See docs/mau-van-ban.md.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from office_app.domain.errors.templates import TemplateError
from office_app.domain.official_paper import PaperLayout, PaperSize
from office_app.domain.paper_markup import escape, plain_text
from office_app.domain.templates import FilledTemplate, TemplateFault, TemplateHead
from office_app.shipped import resource
from office_app.writing.template_source import TemplateSource, line_of_key, parse_source
from office_app.writing.template_words import MISSING

_FILE = "<template>"  # jinja's own name for a template made from a string
_NEW = "mẫu này"  # name of a text that is not kept yet


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
        return self._read(name).head

    def fill(self, name: str, data: dict[str, object]) -> str:
        """Return the marked-up text of a template with its data; one paragraph a line, no blank lines.

        Raises:
            TemplateError: no such template, a mistake in it, or data missing; names template and line.
        """
        source = self._read(name)
        return _filled(source, _given(source, data, name), name)

    def fill_paper(self, name: str, data: dict[str, object]) -> FilledTemplate:
        """Return the text of a template with subject, addressees and recipients, all filled. Raises TemplateError."""
        return fill_source(self._read(name), data, name)

    def _read(self, name: str) -> TemplateSource:
        stem = name.removesuffix(".txt")
        path = self._path(stem)
        if path is None:
            raise TemplateError(template=stem, line=0, reason="không có mẫu này")
        try:
            return parse_source(path.read_text(encoding="utf-8-sig"), stem)
        except (OSError, UnicodeError) as error:
            raise TemplateError(template=stem, line=0, reason="không đọc được tệp mẫu") from error

    def _path(self, stem: str) -> Path | None:
        if not re.fullmatch(r"[\w-]+", stem):
            return None
        folders = [*([self._own_folder] if self._own_folder else []), resource("templates")]
        return next((path for folder in folders if (path := folder / f"{stem}.txt").is_file()), None)


class TemplateTrials:
    """The ``TemplateChecker`` of the program: tries texts of templates with their own example."""

    def head(self, text: str) -> TemplateHead:
        """Return what a text says of itself. Raises TemplateError."""
        return parse_source(text, _NEW).head

    def fill(self, text: str, data: Mapping[str, object]) -> FilledTemplate:
        """Return the paper of a text with data. Raises TemplateError."""
        return fill_source(parse_source(text, _NEW), dict(data), _NEW)

    def faults(self, text: str) -> Sequence[TemplateFault]:
        """Return all that is wrong in a text, none when it fills with its example."""
        from jinja2 import TemplateSyntaxError

        from office_app.writing import template_rules
        from office_app.writing.template_faults import syntax_reason
        from office_app.writing.template_sandbox import Sandbox

        try:
            source = parse_source(text, _NEW)
            tree = Sandbox().tree(source.text)
        except TemplateError as error:
            return [TemplateFault(int(str(error.details["line"])), str(error.details["reason"]))]
        except TemplateSyntaxError as error:
            return [TemplateFault(error.lineno + source.offset, syntax_reason(error.message or ""))]
        found = [TemplateFault(one.line + source.offset, one.text) for one in template_rules.faults(tree)]
        known = {*source.head.data, *source.head.optional}
        found += [
            TemplateFault(line + source.offset, f"trường «{name}» chưa khai trong [data] hoặc [optional]")
            for name, line in template_rules.field_lines(tree).items()
            if name not in known
        ]
        return found or self._trial(source, text)

    def _trial(self, source: TemplateSource, text: str) -> Sequence[TemplateFault]:
        missing = [key for key in source.head.data if key not in source.head.example]
        if missing:
            return [
                TemplateFault(line_of_key(text, key), f"[example] thiếu trường «{key}»") for key in missing
            ]
        try:
            paper = fill_source(source, dict(source.head.example), _NEW)
        except TemplateError as error:
            return [TemplateFault(int(str(error.details["line"])), str(error.details["reason"]))]
        if not paper.text:
            return [TemplateFault(source.offset + 1, "mẫu không có nội dung")]
        if MISSING in paper.text:
            return [TemplateFault(source.offset + 1, f"điền bằng [example] thì còn chỗ trống «{MISSING}»")]
        return []


def fill_source(source: TemplateSource, data: dict[str, object], name: str) -> FilledTemplate:
    """Return a whole filled paper. Raises TemplateError."""
    given = _given(source, data, name)
    around = source.head.paper

    def one(key: str, text: Any) -> str:
        line = TemplateSource(source.head, str(text), 0)
        try:
            return plain_text(_filled(line, given, name))
        except TemplateError as error:
            raise TemplateError(
                template=name, line=1, reason=f"[paper] {key}: {error.details['reason']}"
            ) from error

    def several(key: str) -> Sequence[str]:
        texts = around.get(key, [])
        texts = [texts] if isinstance(texts, str) else texts
        return tuple(line for text in texts for line in one(key, text).split("\n") if line)

    return FilledTemplate(
        text=_filled(source, given, name),
        subject=one("trich_yeu", around.get("trich_yeu", "")).replace("\n", " "),
        addressees=several("kinh_gui"),
        recipients=several("noi_nhan"),
        layout=PaperLayout(
            addressee_label=one("nhan", around.get("nhan", "")) or PaperLayout.addressee_label,
            size=PaperSize.A5 if around.get("kho") == "A5" else PaperSize.A4,
            landscape=around.get("ngang") is True,
            letterhead=around.get("khong_tieu_de") is not True,
        ),
    )


def _given(source: TemplateSource, data: Mapping[str, object], name: str) -> dict[str, object]:
    missing = [key for key in source.head.data if key not in data]
    if missing:
        raise TemplateError(template=name, line=1, reason=f"thiếu dữ liệu «{', '.join(missing)}»")
    return dict.fromkeys(source.head.optional) | {key: _safe(value) for key, value in data.items()}


def _filled(source: TemplateSource, given: Mapping[str, object], name: str) -> str:
    from jinja2 import TemplateError as JinjaError
    from jinja2 import TemplateSyntaxError

    from office_app.writing.template_faults import failure_reason, syntax_reason
    from office_app.writing.template_sandbox import Sandbox

    try:
        return _tidy(Sandbox().fill(source.text, given))
    except TemplateSyntaxError as error:
        reason = syntax_reason(error.message or "")
        raise TemplateError(template=name, line=error.lineno + source.offset, reason=reason) from error
    except (*FAILURES, JinjaError) as error:
        line = _line(error) + source.offset
        raise TemplateError(template=name, line=line, reason=failure_reason(error)) from error


FAILURES = (
    *(ArithmeticError, LookupError, TypeError, ValueError, AttributeError),
    *(RecursionError, MemoryError, SyntaxError),
)
"""What filling a template with mistakes, or with wrong data, may raise beside jinja's own errors."""


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
