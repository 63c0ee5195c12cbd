"""What ``Office`` prints for its own use: directives × chi bộ, the chain of one, lots and sheets for inspections."""

from collections.abc import Sequence
from pathlib import Path
from random import SystemRandom

from office_app.bootstrap.joined import Joined
from office_app.domain.cascade import Cascade
from office_app.domain.official_paper import OfficialPaper
from office_app.domain.organisation import Unit
from office_app.use_cases import cascade, inspection_draw
from office_app.use_cases.cascade_paper import cascade_paper
from office_app.use_cases.coverage_paper import coverage_paper
from office_app.use_cases.inner_sheets import lay_sheet
from office_app.use_cases.inspection_draw import InspectionPool
from office_app.use_cases.outgoing import file_stem
from office_app.use_cases.study_coverage import coverage


class InnerSheetsDesk(Joined):
    """Sheets without a number, laid into the export folder; methods that print belong in a job."""

    def print_coverage(self) -> Path:
        """Write who has studied what as DOCX and PDF, and return the PDF. Raises FileWriteError."""
        with self._to_read() as tx:
            found = coverage(tx.study, self.today())
        paper = coverage_paper(found, self._known(), self.today())
        return self._lay(paper, f"Theo dõi học tập {self.today():%d-%m-%Y}")

    def cascade(self, incoming_id: int) -> Cascade:
        """Return the chain of a directive, from the centre to our report. Raises NotFoundError."""
        return cascade.cascade(
            incoming_id, today=self.today(), calendar=self._calendar, open_transaction=self._to_read
        )

    def print_cascade(self, incoming_id: int) -> Path:
        """Write the chain of a directive as DOCX and PDF; return the PDF. Raises NotFoundError, FileWriteError."""
        found = self.cascade(incoming_id)
        name = file_stem("Chuỗi thực hiện", f"{found.title} {self.today():%d-%m-%Y}")
        return self._lay(cascade_paper(found, self._known(), self.today()), name)

    def inspection_pool(self) -> InspectionPool:
        """Return the chi bộ that no inspection of this year is recorded of."""
        return inspection_draw.inspection_pool(self.today(), open_transaction=self._to_read)

    def draw_units(self, count: int) -> Sequence[Unit]:
        """Draw chi bộ to inspect by chance and note it in the log. Raises IncompleteError."""
        chance = SystemRandom()
        return inspection_draw.draw_units(count, chance=chance, open_transaction=self._open, now=self._now)

    def print_check_sheets(self, units: Sequence[Unit]) -> Path:
        """Write list and check sheets of the chi bộ drawn as DOCX and PDF; return the PDF. Raises FileWriteError."""
        paper = inspection_draw.check_sheets(
            units, self._known(), self.today(), open_transaction=self._to_read
        )
        return self._lay(paper, f"Phiếu kiểm tra {self.today():%d-%m-%Y}")

    def _lay(self, paper: OfficialPaper, name: str) -> Path:
        writer, outbox = self._writer, self._outbox
        return lay_sheet(paper, name, writer=writer, outbox=outbox, folder=self.export_folder)[-1]
