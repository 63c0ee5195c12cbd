"""Tables of indicators and what was reached; amounts are decimal texts, since a float would not print as entered."""

from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Dialect, Index, String
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field

from office_app.domain.indicators import Aim, Counting
from office_app.domain.recurring import Every
from office_app.storage.tables.base import Row, Word, one_of


class Amount(TypeDecorator[Decimal]):
    """A decimal number as text: ``95.5``."""

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return None if value is None else format(value, "f")

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class IndicatorRow(Row, table=True):
    """One target."""

    __tablename__ = "indicators"
    __table_args__ = (
        one_of("every", Every, "ck_indicators_every"),
        one_of("counting", Counting, "ck_indicators_counting"),
        one_of("aim", Aim, "ck_indicators_aim"),
        Index("ix_indicators_incoming_id", "incoming_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    title: str
    unit: str
    target: Decimal = Field(sa_column=Column(Amount, nullable=False))
    since: date
    until: date
    every: Every = Field(sa_column=Column(Word(Every), nullable=False))
    counting: Counting = Field(sa_column=Column(Word(Counting), nullable=False))
    aim: Aim = Field(sa_column=Column(Word(Aim), nullable=False))
    owner: str
    source: str
    incoming_id: int | None = Field(default=None, foreign_key="incoming_documents.id", ondelete="RESTRICT")
    note: str


class ReadingRow(Row, table=True):
    """What was reached in one period."""

    __tablename__ = "indicator_readings"

    indicator_id: int = Field(primary_key=True, foreign_key="indicators.id", ondelete="CASCADE")
    period_on: date = Field(primary_key=True)
    value: Decimal = Field(sa_column=Column(Amount, nullable=False))
    source: str
    note: str
