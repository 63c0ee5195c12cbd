"""Annexes of a draft, with their runs and tables, as JSON and back. Part of the draft's format, see ``serialise``."""

from collections.abc import Mapping
from typing import Any

from office_app.domain.official_paper import Align, Annex, Block, BlockKind, Run, Table

Json = dict[str, Any]


def annex_to_json(annex: Annex) -> Json:
    return {
        "title": annex.title,
        "label": annex.label,
        "landscape": annex.landscape,
        "blocks": [
            {
                "kind": block.kind.name.lower(),
                "runs": [
                    {"text": run.text, "bold": run.bold, "italic": run.italic, "underline": run.underline}
                    for run in block.runs
                ],
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
                runs=tuple(
                    Run(run["text"], run["bold"], run["italic"], run["underline"]) for run in one["runs"]
                ),
                table=None if one["table"] is None else _table_from_json(one["table"]),
                source=one["source"],
            )
            for one in data["blocks"]
        ),
        label=data["label"],
        landscape=data["landscape"],
    )


def _table_to_json(table: Table) -> Json:
    return {
        "heads": list(table.heads),
        "rows": [list(row) for row in table.rows],
        "widths": list(table.widths),
        "aligns": [align.name.lower() for align in table.aligns],
        "total_row": table.total_row,
    }


def _table_from_json(data: Mapping[str, Any]) -> Table:
    return Table(
        heads=tuple(data["heads"]),
        rows=tuple(tuple(row) for row in data["rows"]),
        widths=tuple(data["widths"]),
        aligns=tuple(Align[name.upper()] for name in data["aligns"]),
        total_row=data["total_row"],
    )
