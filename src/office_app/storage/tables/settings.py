"""Table of the office's settings: a single row."""

from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column
from sqlmodel import Field

from office_app.storage.tables.base import Row


class SettingsRow(Row, table=True):
    __tablename__ = "settings"
    __table_args__ = (CheckConstraint("id = 1", name="ck_settings_one_row"),)

    id: int = Field(default=1, primary_key=True)
    content: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
