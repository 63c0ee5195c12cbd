"""Templates of papers as the office sees them: what each says of itself, where it comes from, what is wrong in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from office_app.domain.official_paper import USUAL_LAYOUT, PaperLayout


@dataclass(frozen=True)
class TemplateHead:
    """What a template says of itself.

    ``data`` and ``optional`` explain each key of the data it is filled with; ``example`` is data to try it with.
    ``paper`` is what stands around the text, each a text to be filled too: ``trich_yeu``, ``kinh_gui`` and
    ``noi_nhan`` (lists), ``nhan`` («Kính gửi», «Kính mời»); ``kho`` «A5», ``ngang`` and ``khong_tieu_de`` as they are.
    """

    name: str
    description: str
    doc_type: str
    type_code: str
    data: Mapping[str, str]
    optional: Mapping[str, str]
    example: Mapping[str, Any] = field(default_factory=dict)
    paper: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class FilledTemplate:
    """The marked-up text of a paper and what stands around it."""

    text: str
    subject: str = ""
    addressees: Sequence[str] = ()
    recipients: Sequence[str] = ()
    layout: PaperLayout = USUAL_LAYOUT


class TemplateOrigin(StrEnum):
    """Where a template comes from; the value is what the screen shows."""

    SHIPPED = "bản gốc"
    CHANGED = "đã sửa"
    OWN = "của văn phòng"


@dataclass(frozen=True)
class TemplateFault:
    """One mistake; ``line`` counted from 1 in the whole file, 0 where the text says the place."""

    line: int
    text: str


@dataclass(frozen=True)
class TemplateLine:
    """One line of the list of templates.

    ``shipped_is_newer``: the shipped one has changed since the office made its copy. ``fault``: why it does not fill.
    """

    name: str
    title: str
    description: str
    doc_type: str
    origin: TemplateOrigin
    shipped_is_newer: bool = False
    fault: TemplateFault | None = None


@dataclass(frozen=True)
class ComparedLine:
    """One line of two versions laid together; ``mark`` «-» only shipped, «+» only ours, « » in both."""

    mark: str
    text: str


@dataclass(frozen=True)
class KeptTemplate:
    """A template the office keeps; ``shipped_hash`` of the shipped text it was made from, empty when unknown."""

    text: str
    shipped_hash: str = ""
