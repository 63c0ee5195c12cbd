"""Tables and figures of a report over a period as JSON and back; the rules are those of ``serialise``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from office_app.domain.report_periods import Period, ReportKind, ReportOf
from office_app.domain.reports import (
    CellKind,
    CellValue,
    Figure,
    Identity,
    Quotient,
    ReportColumn,
    ReportRow,
    ReportTable,
    ReportTables,
    RowSource,
    SourceKind,
)
from office_app.storage.serialise_parts import VERSION, Json, checked, date_of, day_text


def tables_to_json(report: ReportTables) -> Json:
    return {
        "v": VERSION,
        "kind": report.kind.name.lower(),
        "title": report.title,
        "as_of": day_text(report.as_of),
        "since": day_text(report.since),
        "until": day_text(report.until),
        "compared_with": report.compared_with,
        "tables": [_table_to_json(table) for table in report.tables],
        "figures": [_figure_to_json(figure) for figure in report.figures],
        "identities": [[one.text, list(one.left), list(one.right)] for one in report.identities],
    }


def tables_from_json(data: Mapping[str, Any]) -> ReportTables:
    """Raises ValueError: written by a version that this one does not know."""
    data = checked(data, "report")
    return ReportTables(
        kind=ReportKind[data["kind"].upper()],
        title=data["title"],
        as_of=date.fromisoformat(data["as_of"]),
        tables=tuple(_table_from_json(one) for one in data["tables"]),
        figures=tuple(_figure_from_json(one) for one in data["figures"]),
        identities=tuple(
            Identity(text, tuple(left), tuple(right)) for text, left, right in data["identities"]
        ),
        since=date_of(data["since"]),
        until=date_of(data["until"]),
        compared_with=data["compared_with"],
    )


def report_of_to_json(subject: ReportOf) -> Json:
    """Return what a draft says of the campaign or period that it reports on."""
    on = subject.on
    if isinstance(on, int):
        return {"campaign": on, "replaces": subject.replaces}
    return {
        "kind": on.kind.name.lower(),
        "since": day_text(on.since),
        "until": day_text(on.until),
        "replaces": subject.replaces,
    }


def report_of_from_json(data: Mapping[str, Any]) -> ReportOf:
    if "campaign" in data:
        return ReportOf(data["campaign"], data["replaces"])
    since, until = date.fromisoformat(data["since"]), date.fromisoformat(data["until"])
    return ReportOf(Period(ReportKind[data["kind"].upper()], since, until), data["replaces"])


def _table_to_json(table: ReportTable) -> Json:
    return {
        "key": table.key,
        "name": table.name,
        "title": table.title,
        "note": table.note,
        "columns": [
            {
                "key": one.key,
                "title": one.title,
                "kind": one.kind.value,
                "width": one.width,
                "sums": one.sums,
                "rate": _quotient_to_json(one.rate),
            }
            for one in table.columns
        ],
        "rows": [
            [
                row.key,
                [_cell_to_json(cell) for cell in row.cells],
                [row.source.kind.value, row.source.id] if row.source else None,
            ]
            for row in table.rows
        ],
    }


def _table_from_json(data: Mapping[str, Any]) -> ReportTable:
    columns = tuple(
        ReportColumn(
            one["key"],
            one["title"],
            CellKind(one["kind"]),
            one["width"],
            one["sums"],
            _quotient_from_json(one["rate"]),
        )
        for one in data["columns"]
    )
    rows = tuple(
        ReportRow(
            key,
            tuple(_cell_from_json(cell) for cell in cells),
            RowSource(SourceKind(source[0]), source[1]) if source else None,
        )
        for key, cells, source in data["rows"]
    )
    return ReportTable(data["key"], data["name"], data["title"], columns, rows, data["note"])


def _figure_to_json(figure: Figure) -> Json:
    return {
        **{name: getattr(figure, name) for name in _FIGURE},
        "where": [[key, [_cell_to_json(value) for value in values]] for key, values in figure.where],
        "sum_of": list(figure.sum_of),
        "rate": _quotient_to_json(figure.rate),
    }


def _figure_from_json(data: Mapping[str, Any]) -> Figure:
    return Figure(
        **{name: data[name] for name in _FIGURE},
        where=tuple(
            (key, tuple(_cell_from_json(value) for value in values)) for key, values in data["where"]
        ),
        sum_of=tuple(data["sum_of"]),
        rate=_quotient_from_json(data["rate"]),
    )


_FIGURE = ("key", "group", "label", "unit", "table", "value", "of", "before", "before_of", "reason")


def _quotient_to_json(rate: Quotient | None) -> list[Any] | None:
    return None if rate is None else [list(rate.above), rate.below]


def _quotient_from_json(data: list[Any] | None) -> Quotient | None:
    return None if data is None else Quotient(tuple(data[0]), data[1])


def _cell_to_json(value: CellValue) -> Any:
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _cell_from_json(value: Any) -> CellValue:
    found: CellValue = date.fromisoformat(value["day"]) if isinstance(value, dict) else value
    return found
