"""Issued reports with their frozen figures."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session
from sqlmodel import col

from office_app.domain.errors import NotFoundError
from office_app.domain.reports import CampaignFigures, ReportRecord
from office_app.storage.repositories.common import id_of
from office_app.storage.serialise import figures_from_json, figures_to_json
from office_app.storage.tables import OutgoingRow, ReportRow


class ReportRepository:
    """Fits ``ports.ReportStore``."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, figures: CampaignFigures, outgoing_id: int, made_at: datetime) -> int:
        """Freeze the figures that the paper ``outgoing_id`` was made from; return the report's id."""
        row = ReportRow(
            campaign_id=figures.campaign_id,
            outgoing_id=outgoing_id,
            made_at=made_at,
            figures=figures_to_json(figures),
        )
        self._session.add(row)
        self._session.flush()
        return id_of(row.id)

    def get(self, report_id: int) -> ReportRecord:
        """Return one report. Raises NotFoundError."""
        found = self._session.execute(_reports().where(col(ReportRow.id) == report_id)).first()
        if found is None:
            raise NotFoundError(what="báo cáo", id=report_id)
        return _record(found)

    def of_campaign(self, campaign_id: int) -> Sequence[ReportRecord]:
        """Return the reports of one campaign, newest first."""
        query = _reports().where(col(ReportRow.campaign_id) == campaign_id).order_by(col(ReportRow.id).desc())
        return [_record(row) for row in self._session.execute(query)]


def _reports() -> Select[Any]:
    return select(
        col(ReportRow.id),
        col(ReportRow.campaign_id),
        col(OutgoingRow.subject),
        col(OutgoingRow.symbol),
        col(OutgoingRow.issued_on),
        col(ReportRow.figures),
        col(ReportRow.outgoing_id),
        col(ReportRow.made_at),
    ).join(OutgoingRow, col(OutgoingRow.id) == col(ReportRow.outgoing_id))


def _record(row: Any) -> ReportRecord:
    report_id, campaign_id, title, symbol, issued_on, figures, outgoing_id, made_at = row
    frozen = figures_from_json(figures)
    return ReportRecord(
        id=report_id,
        campaign_id=campaign_id,
        title=title,
        symbol=symbol or "",
        issued_on=issued_on or frozen.as_of,
        figures=frozen,
        outgoing_id=outgoing_id,
        made_at=made_at,
    )
