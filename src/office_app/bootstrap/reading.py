"""Files coming in, read and recognised, without any data folder."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from office_app.domain.read_files import HowToRead
from office_app.shipped import reading_program
from office_app.use_cases import intake
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.progress import QUIET, Progress

AS_IT_IS = HowToRead()


class Reading:
    """Reading and recognition alone, for commands that register nothing and open no data folder.

    The reading process is made when first used: the window starts without it.

    Args:
        own_rules: gives the office's own recognition rules (TOML); none by default.
    """

    def __init__(self, own_rules: Callable[[], str] = str) -> None:
        self.own_rules = own_rules

    @cached_property
    def reader(self) -> DocumentReader:
        from office_app.reading.client import ReadingProcess

        made = ReadingProcess(reading_program(), own_rules=self.own_rules)
        # A paper is read and its pages are drawn from two threads that may both be the first: one of it for both.
        kept: DocumentReader = self.__dict__.setdefault("reader", made)
        return kept

    def read(self, path: Path, progress: Progress = QUIET, how: HowToRead = AS_IT_IS) -> intake.ReadDocument:
        """Read and recognise one file. Raises FileReadError, Cancelled."""
        return intake.read_document(path, reader=self.reader, how=how, progress=progress)

    def close(self) -> None:
        if "reader" in self.__dict__:
            self.reader.close()
