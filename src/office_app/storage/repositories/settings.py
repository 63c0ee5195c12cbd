"""The office's settings."""

from sqlalchemy.orm import Session

from office_app.domain.settings import OfficeSettings
from office_app.storage.serialise_settings import settings_from_json, settings_to_json
from office_app.storage.tables import SettingsRow


class SettingsRepository:
    """Fits ``ports.SettingsStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def load(self) -> OfficeSettings | None:
        """Return the office's settings, None before the first start was finished."""
        row = self._session.get(SettingsRow, 1)
        return None if row is None else settings_from_json(row.content)

    def save(self, settings: OfficeSettings) -> None:
        """Write the settings over those there are."""
        content = settings_to_json(settings)
        row = self._session.get(SettingsRow, 1)
        if row is None:
            self._session.add(SettingsRow(id=1, content=content))
        else:
            row.content = content
        self._session.flush()
