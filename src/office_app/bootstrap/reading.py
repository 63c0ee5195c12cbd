"""Files coming in, read and recognised, without any data folder."""

from functools import cached_property
from pathlib import Path

from office_app.use_cases import intake
from office_app.use_cases.ports import DocumentReader
from office_app.use_cases.progress import QUIET, Progress


class Reading:
    """Reading and recognition alone, for commands that register nothing and open no data folder.

    Both are made when first used: the window starts without them.
    """

    @cached_property
    def reader(self) -> DocumentReader:
        from office_app.reading.client import ReadingProcess

        return ReadingProcess()

    @cached_property
    def _recognise(self) -> intake.Recognise:
        from office_app.recognition.recognise import recognise
        from office_app.recognition.rules import load_rules, shipped_texts

        rules = load_rules(*shipped_texts())
        return lambda text: recognise(text, rules)

    def read(self, path: Path, progress: Progress = QUIET) -> intake.ReadDocument:
        """Read and recognise one file. Raises FileReadError, Cancelled."""
        return intake.read_document(path, reader=self.reader, recognise=self._recognise, progress=progress)

    def close(self) -> None:
        if "reader" in self.__dict__:
            self.reader.close()
