"""The office's templates: list, change with a check, compare with the shipped ones, set back, hand on as a file."""

import difflib
import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from office_app.domain.errors.templates import TemplateError, TemplateMissingError
from office_app.domain.official_paper import OfficialPaper, SignatureBlock
from office_app.domain.paper_markup import LETTER_CODE, parse_markup
from office_app.domain.settings import OfficeSettings
from office_app.domain.templates import (
    ComparedLine,
    FilledTemplate,
    KeptTemplate,
    TemplateFault,
    TemplateHead,
    TemplateLine,
    TemplateOrigin,
)
from office_app.domain.vietnamese import fold, nfc
from office_app.domain.word_templates import WordField
from office_app.use_cases.ports.writing import PaperWriter

_LONGEST = 60
RESERVED_NAMES = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # names that Windows keeps for itself


class TemplateShelf(Protocol):
    """Where templates lie, shipped and kept by the office. Writing raises StoreFolderError, DiskFullError."""

    def shipped_names(self) -> Sequence[str]: ...
    def shipped(self, name: str) -> str | None: ...
    def example_commune(self) -> str:
        """Return the commune that the examples of the shipped templates speak of."""

    def own_names(self) -> Sequence[str]: ...
    def own(self, name: str) -> KeptTemplate | None: ...
    def keep(self, name: str, kept: KeptTemplate) -> None: ...
    def remove(self, name: str) -> None: ...
    def word_names(self) -> Sequence[str]: ...
    def word(self, name: str) -> bytes | None: ...
    def keep_word(self, name: str, content: bytes) -> None: ...
    def remove_word(self, name: str) -> None: ...


class TemplateChecker(Protocol):
    """Tries the text of a template."""

    def head(self, text: str) -> TemplateHead:
        """Raises TemplateError."""

    def faults(self, text: str) -> Sequence[TemplateFault]:
        """Return all that is wrong, none when the text fills with its own example."""

    def fill(self, text: str, data: Mapping[str, object]) -> FilledTemplate:
        """Raises TemplateError."""


class WordFiller(Protocol):
    """Fills a Word file of the office's own."""

    def fields(self, content: bytes, name: str) -> Sequence[WordField]:
        """Return what a file asks for, by name. Raises WordTemplateError naming the place."""

    def fill(self, content: bytes, data: Mapping[str, object], name: str) -> bytes:
        """Return the filled DOCX. Raises WordTemplateError naming the place or the field."""


@dataclass(frozen=True)
class TemplateTools:
    shelf: TemplateShelf
    checker: TemplateChecker
    word: WordFiller


def list_templates(tools: TemplateTools) -> Sequence[TemplateLine]:
    """Return the templates of text, by title."""
    names = {*tools.shelf.shipped_names(), *tools.shelf.own_names()}
    return sorted((_line(name, tools) for name in names), key=lambda line: fold(line.title))


def template_text(name: str, tools: TemplateTools) -> str:
    """Return the text in use: the office's own before the shipped one. Raises TemplateMissingError."""
    kept = tools.shelf.own(name) if _is_name(name) else None
    text = kept.text if kept else _shipped(name, tools)
    if text is None:
        raise TemplateMissingError(template=name)
    return text


def save_template(name: str, text: str, tools: TemplateTools) -> str:
    """Keep a changed or new template and return its name, made fit for a file.

    Raises:
        TemplateError: it does not fill with its own example; nothing is written.
    """
    stem = template_name(name)
    text = nfc(text.replace("\r\n", "\n"))
    for fault in tools.checker.faults(text):
        raise TemplateError(template=name, line=fault.line, reason=fault.text)
    shipped, kept = tools.shelf.shipped(stem), tools.shelf.own(stem)
    if shipped == text:
        tools.shelf.remove(stem)
        return stem
    # A copy still belongs to the shipped text it was made from; «compare» takes it to the present one.
    origin = kept.shipped_hash if kept and kept.shipped_hash else _hash(shipped) if shipped else ""
    tools.shelf.keep(stem, KeptTemplate(text, origin))
    return stem


def accept_shipped(name: str, tools: TemplateTools) -> None:
    """Note that the office has seen the newer shipped text and keeps its own."""
    kept, shipped = tools.shelf.own(name), _shipped(name, tools)
    if kept and shipped is not None:
        tools.shelf.keep(name, KeptTemplate(kept.text, _hash(shipped)))


def reset_template(name: str, tools: TemplateTools) -> None:
    """Set a changed template back, or delete one of the office's own. Raises TemplateMissingError."""
    if not _is_name(name) or tools.shelf.own(name) is None:
        raise TemplateMissingError(template=name)
    tools.shelf.remove(name)


def compare_template(name: str, tools: TemplateTools, text: str | None = None) -> Sequence[ComparedLine]:
    """Return the shipped text and ours (``text`` when given) laid together; no lines without a shipped one."""
    shipped = _shipped(name, tools)
    if shipped is None:
        return []
    ours = template_text(name, tools) if text is None else text
    lines = difflib.ndiff(shipped.splitlines(), ours.splitlines())
    return [ComparedLine(line[0], line[2:]) for line in lines if line[0] != "?"]


def import_template(file_name: str, content: bytes, tools: TemplateTools) -> str:
    """Keep a template handed on as a file under the file's name. Raises TemplateError."""
    stem = file_name.rsplit("/", 1)[-1].rsplit("\\", 1)[-1].removesuffix(".txt")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise TemplateError(template=stem, line=1, reason="tệp phải lưu bằng bảng mã UTF-8") from error
    return save_template(stem, text, tools)


def export_template(name: str, tools: TemplateTools) -> tuple[str, bytes]:
    """Return file name and content of a template, to be handed on."""
    return f"{name}.txt", template_text(name, tools).encode("utf-8")


def preview_paper(text: str, tools: TemplateTools, settings: OfficeSettings, today: date) -> OfficialPaper:
    """Return the paper of a template with its own example, as if of this commune. Raises TemplateError."""
    head = tools.checker.head(text)
    filled = tools.checker.fill(text, _moved_here(head.example, tools.shelf.example_commune(), settings))
    signer = settings.first_signer
    signature = SignatureBlock(signer.authority, signer.title, signer.full_name)
    return OfficialPaper(
        superior=settings.superior.upper(),
        issuer=settings.party_committee.upper(),
        type_code=head.type_code,
        body_code="ĐU",
        place=settings.commune,
        subject=filled.subject,
        blocks=parse_markup(filled.text),
        signature=signature if filled.layout.letterhead else None,
        recipients=filled.recipients,
        doc_type=None if head.type_code == LETTER_CODE else head.doc_type,
        issued_on=today,
        addressees=filled.addressees,
        addressee_label=filled.layout.addressee_label,
        letterhead=filled.layout.letterhead,
        landscape=filled.layout.landscape,
        size=filled.layout.size,
    )


def preview_template(
    text: str, tools: TemplateTools, writer: PaperWriter, settings: OfficeSettings, today: date
) -> bytes:
    """Return the PDF of ``preview_paper``. Raises TemplateError."""
    return writer.pdf(preview_paper(text, tools, settings, today))


def _moved_here(example: Mapping[str, Any], commune: str, settings: OfficeSettings) -> dict[str, Any]:
    """Return data of an example with this commune for ``commune``, which no letterhead of ours would bear."""

    def moved(value: Any) -> Any:
        if isinstance(value, str):
            here = value.replace(f"xã {commune}", f"{settings.commune_kind} {settings.commune}")
            return here.replace(commune, settings.commune)
        if isinstance(value, Mapping):
            return {key: moved(inner) for key, inner in value.items()}
        return [moved(inner) for inner in value] if isinstance(value, Sequence) else value

    return {key: moved(value) for key, value in example.items()}


def template_name(name: str) -> str:
    """Return a name as a file may have it: small letters without marks, digits, hyphens. Raises TemplateError."""
    stem = re.sub(r"[^a-z0-9]+", "-", fold(nfc(name))).strip("-")[:_LONGEST].strip("-")
    if not stem or RESERVED_NAMES.fullmatch(stem):
        raise TemplateError(template=name, line=1, reason="tên mẫu phải có chữ hoặc số")
    return stem


def _line(name: str, tools: TemplateTools) -> TemplateLine:
    shipped, kept = tools.shelf.shipped(name), tools.shelf.own(name)
    text = kept.text if kept else shipped or ""
    origin = TemplateOrigin.SHIPPED
    if kept:
        origin = TemplateOrigin.CHANGED if shipped is not None else TemplateOrigin.OWN
    newer = bool(kept and kept.shipped_hash and shipped is not None and kept.shipped_hash != _hash(shipped))
    try:
        head = tools.checker.head(text)
    except TemplateError as error:
        fault = TemplateFault(int(str(error.details["line"])), str(error.details["reason"]))
        return TemplateLine(name, name, "", "", origin, newer, fault)
    faults = tools.checker.faults(text) if kept else ()  # a file may have been changed by hand
    return TemplateLine(
        name, head.name, head.description, head.doc_type, origin, newer, next(iter(faults), None)
    )


def _shipped(name: str, tools: TemplateTools) -> str | None:
    return tools.shelf.shipped(name) if _is_name(name) else None


def _is_name(name: str) -> bool:
    return re.fullmatch(r"[\w-]+", name) is not None


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
