"""What a report over a period counts of indicators: each target with what was reached by the end of the period."""

from office_app.domain.indicators import Counting, IndicatorLine, Standing, line_of
from office_app.domain.recurring import period_of
from office_app.domain.report_counting import ReportPart
from office_app.domain.report_periods import Reckoning
from office_app.domain.reports import (
    CellKind,
    Figure,
    Identity,
    ReportColumn,
    ReportRow,
    ReportTable,
    RowSource,
    SourceKind,
)
from office_app.domain.vietnamese import number_vi
from office_app.use_cases.ports.transaction import Transaction

INDICATORS = "Chỉ tiêu"
_KEYS = {
    Standing.REACHED: "reached",
    Standing.ON_WAY: "on_way",
    Standing.BEHIND: "behind",
    Standing.MISSED: "missed",
    Standing.NO_VALUE: "no_value",
}


def indicator_part(time: Reckoning, tx: Transaction) -> ReportPart:
    """Count the indicators whose time has part of the period, as they stand on the last day that counts."""
    readings = tx.indicators.readings()
    lines = [
        line_of(one, readings, time.as_of)
        for one in tx.indicators.all()
        if one.since <= time.as_of and one.until >= time.since
    ]
    columns = (
        ReportColumn("title", "Chỉ tiêu", width=3.6),
        ReportColumn("target", "Kế hoạch", width=1.1),
        ReportColumn("reached", "Thực hiện", width=1.1),
        ReportColumn("share", "So với kế hoạch, %", width=1.0),
        ReportColumn("state", "Đánh giá", width=1.2),
        ReportColumn("until", "Thời hạn", CellKind.DATE, 1.0),
        ReportColumn("source", "Theo văn bản", width=1.3),
    )
    table = ReportTable(
        "indicators", "Chỉ tiêu", "Kết quả thực hiện chỉ tiêu", columns, [_row(one, time) for one in lines]
    )
    figures = [
        Figure("indicators", INDICATORS, "Chỉ tiêu theo dõi", "chỉ tiêu", table.key),
        *(
            Figure(
                f"indicators.{key}",
                INDICATORS,
                standing.value,
                "chỉ tiêu",
                table.key,
                (("state", (standing.value,)),),
            )
            for standing, key in _KEYS.items()
        ),
    ]
    whole = Identity(
        "Chỉ tiêu theo dõi không bằng các phần cộng lại",
        ("indicators",),
        [f"indicators.{key}" for key in _KEYS.values()],
    )
    return ReportPart((table,), figures, (whole,))


def _row(line: IndicatorLine, time: Reckoning) -> ReportRow:
    one = line.indicator
    cells = (
        one.title,
        line.target_text,
        _reached(line, time),
        "" if line.share is None else number_vi(line.share),
        line.standing.value,
        one.until,
        one.source,
    )
    source = RowSource(SourceKind.INCOMING, one.incoming_id) if one.incoming_id is not None else None
    return ReportRow(str(one.id), cells, source)


def _reached(line: IndicatorLine, time: Reckoning) -> str:
    """Return what was reached; a value that is not of the whole period says of when it is."""
    one = line.indicator
    if one.counting is Counting.SUM or not line.readings:
        return line.reached_text
    measured = period_of(one.every, line.readings[-1].period_on, one.since)
    whole = (measured.first, measured.last) == (time.since, time.until)
    return line.reached_text if whole else f"{line.reached_text} ({measured.name})"
