"""``forms`` and ``returns``: return forms of a campaign out to the chi bộ, and back in."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from office_app.bootstrap import open_office
from office_app.cli.printing import ProgressLine, print_json, show
from office_app.domain.returns import ReturnReading


def forms(args: Namespace) -> int:
    """Make the forms of a campaign and write each as a workbook, with the message that goes with them."""
    with closing(open_office(args.data_dir)) as office:
        made = office.make_return_forms(args.campaign)
        files = office.write_return_forms(made, args.out, ProgressLine())
        message = office.forms_message(args.campaign)
    result = {
        "forms": [
            {"unit": form.content.unit, "version": form.version, "file": str(path)}
            for form, path in zip(made, files, strict=True)
        ],
        "message": message,
    }
    text = f"Đã lập {len(files)} phiếu báo trong {args.out}:\n  " + "\n  ".join(path.name for path in files)
    show(args, [result], lambda _: text)
    return 0


def returns(args: Namespace) -> int:
    """Read forms back and take those without faults; with ``--check-only`` nothing is written.

    Those that nobody filled in, or that say other than was entered, are taken with ``--decided`` alone.
    """
    with closing(open_office(args.data_dir)) as office:
        readings = office.read_returns(office.return_files(args.files), ProgressLine())
        readings = [replace(one, decided=args.decided) for one in readings]
        taken = [] if args.check_only else office.take_returns(readings)
    kept = {id(one) for one in taken}
    failed = [one for one in readings if id(one) not in kept and (one.blocked or not args.check_only)]
    if args.json:
        print_json([_as_json(one, id(one) in kept) for one in readings])
    else:
        done = (
            f"{len(readings) - len(failed)} phiếu đúng" if args.check_only else f"Đã ghi {len(taken)} phiếu"
        )
        print(f"{done} trên {len(readings)} tệp.")
        _print_changes(readings)
    for one in failed:
        print(f"{one.file_name}: {_why_not(one)}", file=sys.stderr)
    return 1 if failed or not readings else 0


def _why_not(reading: ReturnReading) -> str:
    if reading.undecided:
        return f"{', '.join(reading.doubts)}; xem lại, đúng thì ghi với --decided"
    faults = "; ".join(str(fault) for fault in reading.faults if fault.blocking)
    return faults or "số liệu của chi bộ vừa thay đổi, nhận lại để xem lại"


def _as_json(reading: ReturnReading, taken: bool) -> dict[str, Any]:
    return {
        "file": reading.file_name,
        "unit": None if reading.form is None else reading.form.content.unit,
        "taken": taken,
        "doubts": [doubt.value for doubt in reading.doubts],
        "faults": [vars(fault) for fault in reading.faults],
        "changes": [{"what": one.what, "before": one.before, "after": one.after} for one in reading.changes],
    }


def _print_changes(readings: Sequence[ReturnReading]) -> None:
    for one in readings:
        if one.form is None or one.blocked:
            continue
        told = [*(doubt.value for doubt in one.doubts), *(() if one.changes else ("không đổi gì",))]
        print(" · ".join((one.file_name, one.form.content.unit, *told)))
        for change in one.changes:
            print(f"  {change.what}: {change.before or '–'} → {change.after or '–'}")
        for fault in one.faults:
            print(f"  * {fault}")
