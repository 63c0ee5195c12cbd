"""Annexes of a draft, with their runs and tables, as JSON and back. Part of the draft's format, see ``serialise``."""

from collections.abc import Mapping
from typing import Any

from office_app.domain.official_paper import Align, Annex, Block, BlockKind, Cell, Run, Table

Json = dict[str, Any]


def annex_to_json(annex: Annex) -> Json:
    return {
        "title": annex.title,
        "label": annex.label,
        "landscape": annex.landscape,
        "reference": annex.reference,
        "blocks": [
            {
                "kind": block.kind.name.lower(),
                "runs": [_run_to_json(run) for run in block.runs],
                "table": None if block.table is None else _table_to_json(block.table),
                "source": block.source,
            }
            for block in annex.blocks
        ],
    }


def annex_from_json(data: Mapping[str, Any]) -> Annex:
    return Annex(
        title=data["title"],
        blocks=tuple(
            Block(
                kind=BlockKind[one["kind"].upper()],
                runs=tuple(_run_from_json(run) for run in one["runs"]),
                table=None if one["table"] is None else _table_from_json(one["table"]),
                source=one["source"],
            )
            for one in data["blocks"]
        ),
        label=data["label"],
        landscape=data["landscape"],
        reference=data.get("reference"),
    )


def _run_to_json(run: Run) -> Json:
    return {
        "text": run.text,
        "bold": run.bold,
        "italic": run.italic,
        "underline": run.underline,
        "note": run.note,
    }


def _run_from_json(data: Mapping[str, Any]) -> Run:
    return Run(data["text"], data["bold"], data["italic"], data["underline"], data.get("note", ""))


def _cell_to_json(cell: Cell) -> str | list[Json]:
    return cell if isinstance(cell, str) else [_run_to_json(run) for run in cell]


def _cell_from_json(data: Any) -> Cell:
    return data if isinstance(data, str) else tuple(_run_from_json(run) for run in data)


def _table_to_json(table: Table) -> Json:
    return {
        "heads": list(table.heads),
        "rows": [[_cell_to_json(cell) for cell in row] for row in table.rows],
        "widths": list(table.widths),
        "aligns": [align.name.lower() for align in table.aligns],
        "total_row": table.total_row,
        "group_rows": list(table.group_rows),
    }


def _table_from_json(data: Mapping[str, Any]) -> Table:
    return Table(
        heads=tuple(data["heads"]),
        rows=tuple(tuple(_cell_from_json(cell) for cell in row) for row in data["rows"]),
        widths=tuple(data["widths"]),
        aligns=tuple(Align[name.upper()] for name in data["aligns"]),
        total_row=data["total_row"],
        group_rows=tuple(data.get("group_rows", ())),
    )
