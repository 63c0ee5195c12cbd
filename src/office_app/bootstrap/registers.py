"""What ``Office`` does with its registers: printing them for any period."""

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.registers import RegisterKind
from office_app.use_cases import registers
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.registers import RegisterFile


class RegistersDesk(Joined):
    """Registers in the official columns; belongs in a job."""

    def print_register(
        self,
        kind: RegisterKind,
        since: date,
        until: date,
        files: Collection[RegisterFile] = tuple(RegisterFile),
        out: Path | None = None,
        progress: Progress = QUIET,
    ) -> Sequence[Path]:
        """Write a register's lines of the period into ``out`` (default: the export folder), both ends counted.

        Raises IncompleteError for a period that ends before it begins, FileWriteError, DiskFullError, Cancelled.
        """
        settings = self._known()
        tools = registers.RegisterTools(self._writer, self._workbooks, self._outbox)
        found = registers.register(kind, since, until, settings=settings, open_transaction=self._to_read)
        return registers.print_register(
            found,
            files,
            out or self.export_folder,
            settings=settings,
            today=self.today(),
            tools=tools,
            progress=progress,
        )
