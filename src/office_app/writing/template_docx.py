"""An office's own DOCX as template: the same fields, conditions and loops as in text templates, its own layout.

The file is filled in the same sandbox as texts; data is escaped for XML, so no name or title can break the file.
"""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

from office_app.domain.errors.templates import WordTemplateError
from office_app.domain.word_templates import WordField
from office_app.writing.templates import FAILURES

MOST_BYTES = 50_000_000  # unpacked
MOST_XML = 4_000_000  # of one part that is filled
MOST_COMMANDS = 5_000
_MARKS = re.compile(r"\{\{|\{%|\}\}|%\}")
_FILLED = re.compile(r"word/(document|header\d*|footer\d*|footnotes)\.xml")


class WordTemplates:
    """The ``WordFiller`` of the program."""

    def fields(self, content: bytes, name: str) -> Sequence[WordField]:
        """Return what a file asks for, by name. Raises WordTemplateError naming the place."""
        from jinja2 import TemplateSyntaxError

        from office_app.writing import template_rules
        from office_app.writing.template_sandbox import Sandbox
        from office_app.writing.template_shapes import shapes

        trees = []
        template = _opened(content, name)
        for xml in _parts(template):
            _refuse_open(xml, name)
            try:
                tree = Sandbox(escaping=True).tree(template.patch_xml(xml))
            except TemplateSyntaxError as error:
                raise _syntax(error, name, xml) from error
            for fault in template_rules.faults(tree):
                raise WordTemplateError(template=name, place=_text_near(xml, fault.line), reason=fault.text)
            trees.append(tree)
        return shapes(trees)

    def fill(self, content: bytes, data: Mapping[str, object], name: str) -> bytes:
        """Return the filled DOCX. Raises WordTemplateError naming the place or the field."""
        from jinja2 import TemplateError as JinjaError
        from jinja2 import TemplateSyntaxError
        from lxml.etree import LxmlError

        from office_app.writing.template_faults import failure_reason
        from office_app.writing.template_sandbox import Sandbox

        missing = [field.name for field in self.fields(content, name) if field.name not in data]
        if missing:
            raise WordTemplateError(
                template=name, place="dữ liệu", reason=f"không có trường «{', '.join(missing)}»"
            )
        template = _opened(content, name)
        made = io.BytesIO()
        try:
            template.render(_plain(dict(data)), Sandbox(escaping=True))
            template.save(made)
        except TemplateSyntaxError as error:
            raise _syntax(error, name, "") from error
        except (*FAILURES, JinjaError, LxmlError, KeyError) as error:
            near = " ".join(getattr(error, "docx_context", ()))
            place = _shortened(near) or "nội dung"
            raise WordTemplateError(template=name, place=place, reason=failure_reason(error)) from error
        return made.getvalue()


def _opened(content: bytes, name: str) -> Any:
    from docxtpl import DocxTemplate

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            too_big = sum(part.file_size for part in parts) > MOST_BYTES or any(
                part.file_size > MOST_XML for part in parts if _FILLED.fullmatch(part.filename)
            )
        if too_big:
            raise WordTemplateError(template=name, place="tệp", reason="tệp Word quá lớn")
        template = DocxTemplate(io.BytesIO(content))
        template.init_docx()
    except WordTemplateError:
        raise
    except Exception as error:  # python-docx and lxml raise many kinds for a file that is no DOCX
        raise WordTemplateError(
            template=name, place="tệp", reason="không phải tệp Word (DOCX) lành lặn"
        ) from error
    return template


def _parts(template: Any) -> Sequence[str]:
    xml = [template.get_xml()]
    for uri in (template.HEADER_URI, template.FOOTER_URI):
        xml += [template.get_part_xml(part) for _, part in template.get_headers_footers(uri)]
    return [re.sub(r"<w:p([ >])", r"\n<w:p\1", one) for one in xml]


def _refuse_open(xml: str, name: str) -> None:
    """Refuse commands that are not closed before the next: the library would look through the whole file for each."""
    text = re.sub(r"<[^>]*>", "", xml)
    opened, count = -1, 0
    for mark in _MARKS.finditer(text):
        opens = mark[0][0] == "{"
        if opens == (opened >= 0):
            place = _shortened(text[max(opened, 0) if opens else mark.start() :][:200])
            reason = (
                "câu lệnh không đúng (chưa đóng câu lệnh)" if opens else "câu lệnh không đúng (thừa dấu đóng)"
            )
            raise WordTemplateError(template=name, place=place, reason=reason)
        opened, count = (mark.start() if opens else -1), count + opens
    if opened >= 0:
        reason = "câu lệnh không đúng (chưa đóng câu lệnh)"
        raise WordTemplateError(template=name, place=_shortened(text[opened:][:200]), reason=reason)
    if count > MOST_COMMANDS:
        raise WordTemplateError(template=name, place="tệp", reason="tệp có quá nhiều câu lệnh")


def _plain(value: Any) -> Any:
    """Return data whose texts stay within one line of Word."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value


def _syntax(error: Any, name: str, xml: str) -> WordTemplateError:
    from office_app.writing.template_faults import syntax_reason

    place = (
        _text_near(xml, error.lineno or 1)
        if xml
        else _shortened(" ".join(getattr(error, "docx_context", ())))
    )
    return WordTemplateError(
        template=name, place=place or "nội dung", reason=syntax_reason(error.message or "")
    )


def _text_near(xml: str, line: int) -> str:
    lines = [re.sub(r"<[^>]+>", "", text) for text in xml.split("\n")]
    return _shortened(" ".join(lines[max(line - 1, 0) : line + 1])) or "nội dung"


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:60].rstrip() + "…"
