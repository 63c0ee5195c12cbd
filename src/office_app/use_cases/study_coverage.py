"""Who has studied what: directives by chi bộ (N5)."""

from datetime import date

from office_app.domain.organisation import Unit
from office_app.domain.study import Campaign, SessionState, UnitResult
from office_app.domain.study_coverage import Coverage, CoverageMap, CoverageRow
from office_app.use_cases.ports.study import StudyReader
from office_app.use_cases.study_heads import unit_results


def coverage(study: StudyReader, today: date) -> CoverageMap:
    """Return campaigns by chi bộ, with a word for every cell."""
    campaigns = study.campaigns()
    units: dict[int, Unit] = {}
    for campaign in campaigns:
        for unit in study.campaign_units(campaign.id or 0):
            units.setdefault(unit.id or 0, unit)
    rows = []
    for campaign in campaigns:
        lines = {line.unit_id: line for line in unit_results(campaign.id or 0, study)}
        cells = [_cell(lines.get(unit_id), campaign, today) for unit_id in units]
        ids = [_session_id(lines.get(unit_id)) for unit_id in units]
        rows.append(CoverageRow(campaign.id or 0, campaign.symbol or campaign.title, cells, ids))
    return CoverageMap([unit.short_name or unit.name for unit in units.values()], rows)


def _session_id(line: UnitResult | None) -> int | None:
    return line.session.id if line and line.session else None


def _cell(line: UnitResult | None, campaign: Campaign, today: date) -> Coverage:
    if line is None:
        return Coverage.NOT_CALLED
    session, due = line.session, campaign.due
    if session is None:
        return Coverage.NONE
    if session.state is SessionState.HELD:
        return Coverage.MAKE_UP if line.figures.waiting else Coverage.DONE
    if session.state is SessionState.NOT_HELD:
        return Coverage.NOT_HELD
    if line.ended_on is not None and line.ended_on <= today:
        return Coverage.NONE  # who took it over answers for it
    if (session.planned_on if due is None else due) < today:
        return Coverage.OVERDUE
    if session.state is SessionState.POSTPONED:
        return Coverage.NONE
    return Coverage.AWAITED if session.planned_on < today else Coverage.PLANNED
