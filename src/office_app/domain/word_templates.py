"""Word files of the office's own as templates: what each field takes, and what a clerk wrote into a form for it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from office_app.domain.errors.templates import WordTemplateError
from office_app.domain.settings import OfficeSettings
from office_app.domain.templates import TemplateFault, TemplateLine, TemplateOrigin
from office_app.domain.vietnamese import date_vi

WORD_ENDING = ".docx"
_GROUP = "Tệp Word của văn phòng"
_DAY = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})")


class WordFieldKind(StrEnum):
    """What a field takes; the value is what the screen shows."""

    TEXT = "chữ"
    DATE = "ngày"
    NUMBER = "số"
    LIST = "mỗi dòng một mục"
    ROWS = "mỗi dòng một mục, các ô cách nhau bằng «|»"
    RECORD = "các ô cách nhau bằng «|»"


@dataclass(frozen=True)
class WordField:
    """A field a file asks for; ``columns`` of rows and records, each a text, a day or a number."""

    name: str
    kind: WordFieldKind = WordFieldKind.TEXT
    columns: Sequence["WordField"] = ()


@dataclass(frozen=True)
class WordTemplate:
    """One Word file the office keeps; ``fault`` says why it cannot be filled, naming the place."""

    name: str
    fields: Sequence[WordField] = ()
    fault: str = ""


def word_line(template: WordTemplate) -> TemplateLine:
    """Return the line of a Word file in the list of templates; its name ends as the file's does."""
    count = len(template.fields)
    told = (
        f"Tệp Word trình bày sẵn, {count} chỗ điền."
        if count
        else "Tệp Word trình bày sẵn, không có chỗ điền."
    )
    fault = TemplateFault(0, template.fault) if template.fault else None
    return TemplateLine(
        f"{template.name}{WORD_ENDING}",
        template.name,
        "" if fault else told,
        _GROUP,
        TemplateOrigin.OWN,
        fault=fault,
    )


def sample_data(fields: Sequence[WordField], today: date) -> dict[str, object]:
    """Return data that shows in the filled file where each field stands: «[dia_diem]»."""
    return {field.name: _sample(field, today) for field in fields}


def _sample(field: WordField, today: date) -> object:
    match field.kind:
        case WordFieldKind.DATE:
            return today
        case WordFieldKind.NUMBER:
            return 10
        case WordFieldKind.LIST:
            return [f"[{field.name} {number}]" for number in (1, 2)]
        case WordFieldKind.ROWS:
            return [sample_data(field.columns, today) for _ in range(2)]
        case WordFieldKind.RECORD:
            return sample_data(field.columns, today)
        case _:
            return f"[{field.name}]"


def written_data(name: str, fields: Sequence[WordField], texts: Mapping[str, str]) -> dict[str, object]:
    """Return the data that the texts of a form stand for; what is empty is None, a list without lines empty.

    Raises:
        WordTemplateError: a day or a number is not one; names the field.
    """
    return {field.name: _value(name, field, texts.get(field.name, "").strip()) for field in fields}


def _value(template: str, field: WordField, text: str) -> object:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    match field.kind:
        case WordFieldKind.LIST:
            return lines
        case WordFieldKind.ROWS:
            return [_row(template, field, line) for line in lines]
        case WordFieldKind.RECORD:
            return _row(template, field, " ".join(lines))
        case _ if not text:
            return None
        case WordFieldKind.DATE:
            return _day(template, field, text)
        case WordFieldKind.NUMBER:
            digits = text.replace(".", "")
            if not digits.isdecimal():
                raise _wrong(template, field, f"«{text}» không phải là số")
            return int(digits)
        case _:
            return " ".join(lines)


def _row(template: str, field: WordField, line: str) -> dict[str, object]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) > len(field.columns):
        raise _wrong(template, field, f"dòng «{line}» có {len(cells)} ô, mẫu có {len(field.columns)}")
    cells += [""] * (len(field.columns) - len(cells))
    return {
        column.name: _value(template, column, cell) for column, cell in zip(field.columns, cells, strict=True)
    }


def _day(template: str, field: WordField, text: str) -> date:
    found = _DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        pass
    raise _wrong(template, field, f"«{text}» không phải là ngày (viết như 05/9/2026)")


def _wrong(template: str, field: WordField, reason: str) -> WordTemplateError:
    return WordTemplateError(template=template, place=f"trường {field.name}", reason=reason)


def known_texts(settings: OfficeSettings, today: date) -> dict[str, str]:
    """Return what the settings say of fields that carry these names in any file."""
    signer = settings.first_signer
    return {
        "co_quan": settings.party_committee,
        "co_quan_ban_hanh": f"Ban Thường vụ {settings.party_committee}",
        "co_quan_cap_tren": settings.superior,
        "van_phong": f"Văn phòng {settings.party_committee}",
        "dia_danh": settings.commune,
        "xa": settings.commune,
        "tinh": settings.province,
        "ngay": date_vi(today),
        "ngay_ban_hanh": date_vi(today),
        "quyen_han": signer.authority,
        "chuc_vu": signer.title,
        "nguoi_ky": signer.full_name,
    }
