"""Word files of the office's own as templates: kept with a check, tried out, filled from a form, handed on."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from office_app.domain.errors.templates import TemplateMissingError, WordTemplateError
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import nfc
from office_app.domain.word_templates import WordField, WordTemplate, known_texts, sample_data, written_data
from office_app.use_cases.ports.files import Outbox
from office_app.use_cases.templates import RESERVED_NAMES, TemplateTools

_LONGEST = 60
_ENDING = re.compile(r"\.docx$", re.IGNORECASE)


@dataclass(frozen=True)
class WordForm:
    """What a clerk is asked for to make a paper from a Word file; ``known`` is filled in already."""

    name: str
    fields: Sequence[WordField]
    known: Mapping[str, str]


def word_name(file_name: str) -> str:
    """Return the name a Word file is kept and shown under: its own letters, as any system takes them.

    Raises:
        WordTemplateError: there is no letter in it, or Windows keeps the name for itself.
    """
    stem = _ENDING.sub("", re.split(r"[\\/]", file_name)[-1])
    name = " ".join(re.sub(r"[^\w-]+", " ", nfc(stem)).split()).strip("-_ ")[:_LONGEST].strip()
    if not name or RESERVED_NAMES.fullmatch(name.lower()):
        raise WordTemplateError(template=stem, place="tên tệp", reason="tên mẫu phải có chữ hoặc số")
    return name


def keep_word_template(file_name: str, content: bytes, tools: TemplateTools) -> str:
    """Keep a Word file as a template and return its name; one of that name is replaced.

    Raises:
        WordTemplateError: it cannot be filled; nothing is written.
    """
    name = word_name(file_name)
    tools.word.fields(content, name)
    tools.shelf.keep_word(name, content)
    return name


def list_word_templates(tools: TemplateTools) -> Sequence[WordTemplate]:
    """Return the office's own Word files, each looked into anew: it may have been changed by hand."""
    return [_looked_at(name, tools) for name in tools.shelf.word_names()]


def sample_of(name: str, tools: TemplateTools, today: date) -> bytes:
    """Return the DOCX with the name of each field where it stands. Raises TemplateMissingError, WordTemplateError."""
    content = _content(name, tools)
    return tools.word.fill(content, sample_data(tools.word.fields(content, name), today), name)


def word_form(name: str, tools: TemplateTools, settings: OfficeSettings, today: date) -> WordForm:
    """Return what is asked for to make a paper from a file. Raises TemplateMissingError, WordTemplateError."""
    fields = tools.word.fields(_content(name, tools), name)
    known = known_texts(settings, today)
    asked = {field.name for field in fields if not field.columns}
    return WordForm(name, fields, {key: text for key, text in known.items() if key in asked})


def make_word_paper(
    form: WordForm, texts: Mapping[str, str], *, tools: TemplateTools, outbox: Outbox, folder: Path
) -> Path:
    """Fill a file with what was written into its form, lay it into ``folder`` and return where it is.

    Raises:
        WordTemplateError: names the field; TemplateMissingError, FileWriteError, DiskFullError.
    """
    data = written_data(form.name, form.fields, texts)
    return outbox.lay(
        tools.word.fill(_content(form.name, tools), data, form.name), f"{form.name}.docx", folder
    )


def export_word_template(name: str, tools: TemplateTools) -> tuple[str, bytes]:
    """Return file name and content of a Word file, byte for byte. Raises TemplateMissingError."""
    return f"{name}.docx", _content(name, tools)


def fill_word_template(name: str, data: Mapping[str, object], tools: TemplateTools) -> bytes:
    """Return the paper as the office's Word file makes it. Raises WordTemplateError, TemplateMissingError."""
    return tools.word.fill(_content(name, tools), data, name)


def _looked_at(name: str, tools: TemplateTools) -> WordTemplate:
    try:
        return WordTemplate(name, tools.word.fields(_content(name, tools), name))
    except WordTemplateError as error:
        return WordTemplate(name, fault=f"chỗ «{error.details['place']}»: {error.details['reason']}")


def _content(name: str, tools: TemplateTools) -> bytes:
    known = re.fullmatch(r"\w[\w -]*", name) is not None
    content = tools.shelf.word(name) if known else None
    if content is None:
        raise TemplateMissingError(template=name)
    return content
