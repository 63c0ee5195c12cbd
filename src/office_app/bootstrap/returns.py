"""What ``Office`` does with return forms."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.return_paper import return_paper
from office_app.domain.returns import BoardLine, ReturnForm, ReturnReading
from office_app.use_cases import return_typing, returns, returns_back, returns_taken
from office_app.use_cases.progress import QUIET, Progress
from office_app.use_cases.returns import ReturnTools

_LONGEST_UNIT, _LONGEST_STUDIED = 100, 30  # characters, so that deep Windows folders take the file too
_TELLING = re.compile(r"\w+ (?:\d{1,3}|[IVX]+)(?![-/.]?\w)|\S*\d\S*")


def _stem(kind: str, form: ReturnForm, studied: str) -> str:
    """Return a file name that tells chi bộ apart as their members do, Hùng from Hưng, and campaigns and versions."""
    unit = form.content.unit[:_LONGEST_UNIT].strip()
    version = f"_ban-{form.version}" if form.version > 1 else ""
    return f"{kind}_{unit}_{_short(studied)}{version}"


def _short(studied: str) -> str:
    """Return the first words, and those that tell it from others that begin alike: numbers, else its end."""
    if len(studied) <= _LONGEST_STUDIED:
        return studied
    end = studied.rfind(" ", 0, studied.rfind(" ")) + 1  # its last two words
    spans = [found.span() for found in _TELLING.finditer(studied)] or [(end, len(studied))]
    words = [
        (word[0], any(start <= word.start() < end for start, end in spans))
        for word in re.finditer(r"\S+", studied)
    ]
    room = _LONGEST_STUDIED + 1 - sum(len(word) + 1 for word, tells in words if tells)
    kept = []
    for word, tells in words:
        room -= 0 if tells else len(word) + 1
        if tells or room >= 0:
            kept.append(word)
    return " ".join(kept)[:_LONGEST_STUDIED].rstrip()


class ReturnsDesk(Joined):
    """Return forms out and in."""

    def make_return_forms(self, campaign_id: int, unit_ids: Sequence[int] = ()) -> Sequence[ReturnForm]:
        """Make the forms of a campaign, of these chi bộ or of all; one that would say the same stays as it is."""
        return returns.make_forms(campaign_id, unit_ids, settings=self._known(), tools=self._return_tools)

    def write_return_forms(
        self, forms: Sequence[ReturnForm], out: Path, progress: Progress = QUIET
    ) -> Sequence[Path]:
        """Write each form as XLSX into ``out``, named after its chi bộ and what is studied."""
        written = []
        studied = self._studied(forms)
        for done, form in enumerate(forms):
            progress.step(done, len(forms), form.content.unit)
            name = f"{_stem('PHIEU-BAO', form, studied[form.campaign_id])}.xlsx"
            written.append(self._outbox.lay(self._return_tools.writer.workbook(form), name, out))
        return written

    def write_paper_forms(
        self, forms: Sequence[ReturnForm], out: Path, progress: Progress = QUIET
    ) -> Sequence[Path]:
        """Write each form as a sheet to print (DOCX, PDF) into ``out``, for chi bộ without a computer."""
        written = []
        studied = self._studied(forms)
        for done, form in enumerate(forms):
            progress.step(done, len(forms), form.content.unit)
            paper, stem = return_paper(form), _stem("PHIEU-GIAY", form, studied[form.campaign_id])
            written.append(self._outbox.lay(self._writer.pdf(paper), f"{stem}.pdf", out))
            written.append(self._outbox.lay(self._writer.docx(paper), f"{stem}.docx", out))
        return written

    def typed_return(self, text: str, form: ReturnForm, held_on: date) -> ReturnReading:
        """Return what was typed of a form as a reading, ready to be taken; see ``use_cases.return_typing``."""
        return return_typing.typed_return(
            text, form, held_on, open_transaction=self._to_read, today=self.today()
        )

    def mark_forms_sent(self, forms: Sequence[ReturnForm], on: date | None) -> None:
        """Note when forms went out; None takes it back."""
        returns.mark_sent(forms, on, tools=self._return_tools)

    def return_board(self, campaign_id: int) -> Sequence[BoardLine]:
        """Return where the form of every chi bộ of a campaign stands."""
        return returns.board(campaign_id, open_transaction=self._to_read, today=self.today())

    def forms_message(self, campaign_id: int) -> str:
        """Return the text that goes with the forms of a campaign, to be pasted into Zalo."""
        return returns.forms_message(campaign_id, open_transaction=self._to_read)

    def return_files(self, paths: Sequence[Path]) -> Sequence[Path]:
        """Return the files, and in place of a folder the workbooks in it."""
        return returns_back.return_files(paths)

    def read_returns(self, paths: Sequence[Path], progress: Progress = QUIET) -> Sequence[ReturnReading]:
        """Read files back and check them; nothing is written."""
        return returns_back.read_returns(paths, tools=self._return_tools, progress=progress)

    def take_returns(
        self, readings: Sequence[ReturnReading], progress: Progress = QUIET
    ) -> Sequence[ReturnReading]:
        """Write what the readings without faults say, each file whole or not at all; return those taken."""
        return returns_taken.take_returns(readings, tools=self._return_tools, progress=progress)

    def note_returns(self, readings: Sequence[ReturnReading]) -> None:
        """Note what came without writing any of it."""
        returns_taken.note_returns(readings, tools=self._return_tools)

    def _studied(self, forms: Sequence[ReturnForm]) -> Mapping[int, str]:
        """Return what each campaign of these forms is called for short: the symbol studied, else its title."""
        with self._to_read() as tx:
            campaigns = [tx.study.get_campaign(one) for one in {form.campaign_id for form in forms}]
        return {one.id or 0: one.symbol or one.title for one in campaigns}

    @cached_property
    def _return_tools(self) -> ReturnTools:
        from office_app.writing.return_form_xlsx import ReturnFormWorkbooks

        return ReturnTools(
            self._open, self._to_read, self._reading.reader, ReturnFormWorkbooks(self._mark), self._now
        )
