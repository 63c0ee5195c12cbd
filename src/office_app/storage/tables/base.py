"""What all tables share: one set of metadata with named constraints, and two column types."""

from datetime import datetime
from enum import Enum
from typing import Any, ClassVar, TypeVar

from pydantic import ConfigDict
from sqlalchemy import CheckConstraint, Dialect, MetaData, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import SQLModel

E = TypeVar("E", bound=Enum)


class Row(SQLModel):
    """Base of all table classes. Constraints have names, so that a migration can alter them."""

    # Rows are never validated by pydantic: building its validators would cost a tenth of a second at start-up.
    model_config = ConfigDict(defer_build=True)  # type: ignore[assignment] # SQLModel narrows the type

    metadata: ClassVar[MetaData] = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
        }
    )


class Word(TypeDecorator[E]):
    """An enum stored as its name in lower case: what the screen shows may change, the file stays."""

    impl = String(20)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else value.name.lower()

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:
        return None if value is None else self.kind[value.upper()]


class Moment(TypeDecorator[datetime]):
    """A moment with its offset, as ISO text: ``2026-05-26T08:30:00+07:00``."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def one_of(column: str, kind: type[Enum], name: str) -> CheckConstraint:
    """Return a check that ``column`` holds a member of ``kind``."""
    words = ", ".join(f"'{member.name.lower()}'" for member in kind)
    return CheckConstraint(f"{column} IN ({words})", name=name)
