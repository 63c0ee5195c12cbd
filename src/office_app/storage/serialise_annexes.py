"""Annexes of a draft as JSON and back. Part of the draft's format, see ``serialise``.

Annexes of before were kept as blocks with their runs and tables; they are read as the markup of these.
"""

from collections.abc import Mapping
from typing import Any

from office_app.domain.markup_writing import markup_of
from office_app.domain.official_paper import Align, Block, BlockKind, Cell, Run, Table
from office_app.domain.outgoing import DraftAnnex

Json = dict[str, Any]


def annex_to_json(annex: DraftAnnex) -> Json:
    return {
        "key": annex.key,
        "heading": annex.heading,
        "text": annex.text,
        "landscape": annex.landscape,
        "label": annex.label,
        "reference": annex.reference,
    }


def annex_from_json(data: Mapping[str, Any], place: int) -> DraftAnnex:
    """``place``: which annex of the draft it is, counted from 1, for the key of one of before."""
    if "text" in data:
        heading, key, text = data["heading"], data["key"], data["text"]
    else:
        blocks = [
            Block(
                kind=BlockKind[one["kind"].upper()],
                runs=tuple(_run_from_json(run) for run in one["runs"]),
                table=None if one["table"] is None else _table_from_json(one["table"]),
            )
            for one in data["blocks"]
        ]
        heading, key, text = data["title"], f"p{place}", markup_of(blocks)
    return DraftAnnex(
        key=key,
        heading=heading,
        text=text,
        landscape=data["landscape"],
        label=data["label"],
        reference=data.get("reference"),
    )


def _run_from_json(data: Mapping[str, Any]) -> Run:
    return Run(data["text"], data["bold"], data["italic"], data["underline"], data.get("note", ""))


def _cell_from_json(data: Any) -> Cell:
    return data if isinstance(data, str) else tuple(_run_from_json(run) for run in data)


def _table_from_json(data: Mapping[str, Any]) -> Table:
    return Table(
        heads=tuple(data["heads"]),
        rows=tuple(tuple(_cell_from_json(cell) for cell in row) for row in data["rows"]),
        widths=tuple(data["widths"]),
        aligns=tuple(Align[name.upper()] for name in data["aligns"]),
        total_row=data["total_row"],
        group_rows=tuple(data.get("group_rows", ())),
    )
