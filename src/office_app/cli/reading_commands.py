"""``read`` and ``intake``: files read two at a time, told in the order given."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

from office_app.bootstrap import Reading, open_office
from office_app.cli.printing import complain, print_json, print_recognised, read_as_json, show
from office_app.domain.errors import AppError
from office_app.domain.errors.incoming import SecretDocumentError
from office_app.domain.incoming import IncomingDocument
from office_app.domain.read_files import HowToRead, LegacyFont, OpticalReading
from office_app.use_cases.intake import ReadDocument

LEGACY: dict[str, LegacyFont | Literal["auto"] | None] = {
    "auto": "auto",
    "tcvn3": LegacyFont.TCVN3,
    "vni": LegacyFont.VNI,
    "none": None,
}
OCR = {
    "auto": OpticalReading.WHERE_NEEDED,
    "always": OpticalReading.EVERYWHERE,
    "never": OpticalReading.NOWHERE,
}
AT_ONCE = 2
"""As many files as the reader takes at the same time."""


def read(args: Namespace) -> int:
    """Print what recognition finds, registering nothing; what is said on stderr of a secret paper is all there is.

    With ``--json`` the refusal is an answer like any other and no failure.
    """
    how = HowToRead(LEGACY[args.legacy], OCR[args.ocr])
    found: list[dict[str, Any]] = []
    failed = 0
    with closing(Reading()) as reading:
        for path, document in _each(args.files, lambda path: reading.read(path, how=how)):
            if isinstance(document, AppError):
                failed += 1
                complain(path.name, document)
                continue
            if (mark := document.recognised.refused) is not None:
                failed += not args.json
                complain(path.name, SecretDocumentError(mark=mark))
            if args.json:
                found.append(read_as_json(document))
            elif mark is None:
                print_recognised(document)
    if args.json:
        print_json(found[0] if len(args.files) == 1 and found else found)
    return 1 if failed else 0


def intake(args: Namespace) -> int:
    """Read files and register them; a value given on the line replaces what recognition found."""
    named = {
        "symbol": args.symbol,
        "issued_on": args.date,
        "doc_type": args.doc_type,
        "issuer": args.issuer,
        "subject": args.subject,
    }
    given = {name: value for name, value in named.items() if value is not None}
    legacy, optical = LEGACY[args.legacy], OCR[args.ocr]
    registered: list[IncomingDocument] = []
    failed = 0
    with closing(open_office(args.data_dir)) as office:
        documents = _each(args.files, lambda path: office.read(path, legacy=legacy, optical=optical))
        for path, document in documents:
            try:
                if isinstance(document, AppError):
                    raise document
                entry = replace(office.propose_entry(document), **given)
                registered.append(office.register(entry, [path]))
            except AppError as error:
                failed += 1
                complain(path.name, error)
    lines = [
        {
            "id": d.id,
            "arrival": d.arrival,
            "symbol": d.symbol,
            "date": d.issued_on,
            "issuer": d.issuer,
            "subject": d.subject,
        }
        for d in registered
    ]
    show(args, lines, lambda d: f"Số đến {d['arrival']} (mã {d['id']}): {_named(d)}")
    return 1 if failed else 0


def _named(line: Mapping[str, Any]) -> str:
    return " ".join(part for part in (line["symbol"], line["subject"]) if part)


def _each(
    paths: Sequence[Path], read_one: Callable[[Path], ReadDocument]
) -> Iterator[tuple[Path, ReadDocument | AppError]]:
    """Yield each file with what was read of it or why it was not, in the order given."""

    def attempt(path: Path) -> ReadDocument | AppError:
        try:
            return read_one(path)
        except AppError as error:
            return error

    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        yield from zip(paths, pool.map(attempt, paths), strict=True)
    finally:
        pool.shutdown(
            wait=False, cancel_futures=True
        )  # once stopped, the reader is closed under those at work
