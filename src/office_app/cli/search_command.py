"""``office-app search``: the one box, on the command line."""

import sys
from argparse import Namespace
from contextlib import closing
from typing import Any

from office_app.bootstrap import open_office
from office_app.cli.printing import ProgressLine, show
from office_app.domain.errors.data_folder import StoreBusyError
from office_app.domain.search import KIND_NAMES, SearchHit

_MOST = 50


def search(args: Namespace) -> int:
    """Print what holds all the words, by kind, each with the passage that does; see ``domain.search_query``."""
    typed = " ".join(args.words)
    with closing(open_office(args.data_dir, writable=False)) as office:
        waiting = office.waiting_for_index()
    if waiting:
        _index(args)
    with closing(open_office(args.data_dir, writable=False)) as office:
        results = office.search(typed, most=_MOST)
    if results.waiting:
        print(f"Còn {results.waiting} mục đang lập chỉ mục, chưa tìm được.", file=sys.stderr)
    show(args, [_line(hit) for hit in results.hits], _printed)
    return 0


def _index(args: Namespace) -> None:
    try:
        with closing(open_office(args.data_dir)) as office:
            office.index_waiting(ProgressLine())
    except StoreBusyError:
        return  # the window has the folder, and takes in by itself what waits


def _line(hit: SearchHit) -> dict[str, Any]:
    place = hit.passage.place if hit.passage else None
    return {
        "kind": hit.kind.name.lower(),
        "kind_name": KIND_NAMES[hit.kind],
        "id": hit.id,
        "opens": hit.opens,
        "title": hit.title.text,
        "line": hit.line.text,
        "passage": hit.passage.text if hit.passage else "",
        "place": [place.start, place.end] if place else None,
    }


def _printed(hit: dict[str, Any]) -> str:
    passage = f"\n\t\t{hit['passage']}" if hit["passage"] else ""
    return f"{hit['kind_name']}\t{hit['id']}\t{hit['title']}\t{hit['line']}{passage}"
