"""Takes down who the office is, step by step, and writes it at the end."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from office_app.domain.errors import AppError
from office_app.domain.organisation import whole_unit_name
from office_app.domain.settings import COMMUNE_KINDS, PROVINCE_KINDS, OfficeSettings, Signer
from office_app.domain.vietnamese import fold

_NUMBERING = re.compile(r"^\s*(?:\d+\s*[.)\-:]|[-–•*+])\s*")


@dataclass(frozen=True)
class Step:
    title: str
    lead: str
    next: str


STEPS = (
    Step(
        "Văn phòng của đồng chí ở đâu?",
        "Tên này được in ở đầu mọi văn bản. Sửa lại được trong Cài đặt.",
        "Tiếp tục",
    ),
    Step("Ai ký văn bản?", "Nhập người hay ký nhất; thêm người khác sau cũng được.", "Tiếp tục"),
    Step(
        "Các chi bộ trực thuộc",
        "Mỗi dòng một chi bộ, dán được từ Word hoặc Excel. "
        "Có sẵn danh sách đảng viên trong Excel thì bỏ trống bước này và nhập sau ở mục Tổ chức, đảng viên.",
        "Bắt đầu làm việc",
    ),
)


class FirstStartView(Protocol):
    def show_step(self, number: int, step: Step) -> None: ...
    def show_error(self, error: BaseException) -> None: ...
    def show_letterhead(self, text: str) -> None: ...
    def show_unit_count(self, text: str) -> None: ...
    def finish(self) -> None: ...


class FirstStartPresenter:
    def __init__(
        self,
        view: FirstStartView,
        *,
        save: Callable[[OfficeSettings], None],
        add_units: Callable[[Sequence[str]], int],
    ) -> None:
        self._view, self._save, self._add_units = view, save, add_units
        self._step = 0
        self._commune = self._province = ("", "")
        self._signers: Sequence[Signer] = ()
        self._units: list[str] = []

    @property
    def can_go_on(self) -> bool:
        """True when the step shown has what it needs."""
        return self._step > 0 or bool(self._commune[1] and self._province[1])

    def start(self) -> None:
        self._view.show_step(self._step, STEPS[self._step])
        self._describe()

    def name_office(self, commune_kind: str, commune: str, province_kind: str, province: str) -> None:
        self._commune = _split(commune_kind, commune, COMMUNE_KINDS)
        self._province = _split(province_kind, province, PROVINCE_KINDS)
        self._describe()

    def name_signers(self, signers: Sequence[Signer]) -> None:
        self._signers = signers

    def name_units(self, text: str) -> None:
        self._units = parse_units(text)
        count = len(self._units)
        self._view.show_unit_count(f"{count} chi bộ" if count else "")

    def back(self) -> None:
        if self._step > 0:
            self._step -= 1
            self._view.show_step(self._step, STEPS[self._step])

    def go_on(self) -> None:
        """Go to the next step; after the last one write everything."""
        if not self.can_go_on:
            return
        if self._step + 1 < len(STEPS):
            self._step += 1
            self._view.show_step(self._step, STEPS[self._step])
            return
        try:
            self._save(self._settings())
            if self._units:
                self._add_units(self._units)
        except AppError as error:
            self._view.show_error(error)
        else:
            self._view.finish()

    def _settings(self) -> OfficeSettings:
        return OfficeSettings(
            commune=self._commune[1],
            province=self._province[1],
            commune_kind=self._commune[0],
            province_kind=self._province[0],
            signers=tuple(self._signers),
            report_to=_superior(self._province[0], "Ban Thường vụ"),
            report_through=_superior(self._province[0], "Ban Tuyên giáo và Dân vận"),
        )

    def _describe(self) -> None:
        if self._commune[1] and self._province[1]:
            settings = self._settings()
            self._view.show_letterhead(f"In trên văn bản: {settings.superior}, {settings.party_committee}")
        else:
            self._view.show_letterhead("")


def parse_units(text: str) -> list[str]:
    """Return the chi bộ named in ``text``, one a line, without numbering and repetitions."""
    found: dict[str, str] = {}
    for line in text.splitlines():
        # Pasted from Excel, the name stands in the first cell that is more than a number.
        cells = [cell for cell in line.split("\t") if cell.strip() and not cell.strip().isdigit()]
        name = " ".join(_NUMBERING.sub("", cells[0] if cells else "").split()).rstrip(".,;")
        if not name:
            continue
        found.setdefault(fold(whole_unit_name(name)), whole_unit_name(name))
    return list(found.values())


def _split(kind: str, name: str, kinds: Sequence[str]) -> tuple[str, str]:
    """Return (kind, name); a kind typed before the name wins over the one chosen."""
    words = " ".join(name.split())
    for known in kinds:
        if words.lower().startswith(f"{known} ") and len(words) > len(known) + 1:
            return known, words[len(known) + 1 :]
    return kind, words


def _superior(province_kind: str, body: str) -> str:
    return f"{body} {'Thành ủy' if province_kind == 'thành phố' else 'Tỉnh ủy'}"
