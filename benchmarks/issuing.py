"""Issuing a plan (number, DOCX, PDF, register, tasks, campaign, files on the disk) against drawing its PDF alone."""

import itertools
import shutil
import statistics
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from benchmarks.figures import CACHE, Bench, Figure, median_ms
from office_app.bootstrap import open_office
from office_app.domain.incoming import IncomingFilter

TIMES = 9


def measure(bench: Bench) -> None:
    """Issue copies of one drafted plan of the small sample office."""
    folder = Path(tempfile.mkdtemp(prefix="issue-", dir=CACHE if CACHE.exists() else None)) / "office"
    command = [sys.executable, "-m", "office_app.cli.main", "sample", "--data-dir", str(folder)]
    subprocess.run(command, check=True, capture_output=True)
    with closing(open_office(folder)) as office:
        directive = office.incoming_ids(IncomingFilter(doc_type="Kế hoạch"))[0]
        draft = office.outgoing_document(office.draft_plan([directive])).draft
        office.preview_pdf(draft)  # imports the PDF library
        drawing = median_ms(lambda: office.preview_pdf(draft), TIMES)
        numbers = itertools.count(500)

        def issue() -> None:
            office.issue(replace(draft, id=None), issued_on=office.today(), number=next(numbers))

        issue()  # imports the Word library
        taken = statistics.median(median_ms(issue, 1) for _ in range(TIMES))
        making = median_ms(lambda: office.draft_plan([directive]), TIMES)
    shutil.rmtree(folder.parent, ignore_errors=True)
    bench.add(Figure("issue a plan: all of it", taken, drawing, "drawing its PDF alone", limit=5.0))
    bench.add(Figure("draft a plan from a directive", making, drawing, "drawing its PDF alone", limit=1.0))
