"""Where the office's settings are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from office_app.domain.settings import OfficeSettings


class SettingsStore(Protocol):
    def load(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""

    def save(self, settings: OfficeSettings) -> None: ...
