"""What ``Office`` does for the evaluation of chi bộ: the office's criteria, the evidence, its sheets."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from office_app.bootstrap.joined import Joined
from office_app.domain.errors.files import CriteriaFileError
from office_app.domain.evaluation import Criterion, EvaluationPack, UnitEvidence, criteria_of
from office_app.domain.report_periods import Period
from office_app.shipped import resource
from office_app.use_cases import evaluation, evaluation_paper
from office_app.use_cases.inner_sheets import lay_sheet
from office_app.use_cases.outgoing import file_stem

OWN_CRITERIA = "tieu-chi-danh-gia.toml"


class EvaluationDesk(Joined):
    """Evidence only: nothing here gives points or a grade. Methods that count or print belong in a job."""

    def evaluation_criteria(self) -> Sequence[Criterion]:
        """Return the office's own list in the data folder, else the shipped one. Raises CriteriaFileError."""
        own = self.folder / OWN_CRITERIA
        try:
            text = own.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            text = resource("rules", "evaluation.toml").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise CriteriaFileError(fault="không đọc được tệp; tệp phải lưu bằng bảng mã UTF-8") from error
        try:
            return criteria_of(tomllib.loads(text))
        except tomllib.TOMLDecodeError as error:
            raise CriteriaFileError(fault=f"sai cách ghi TOML ({error})") from error
        except ValueError as error:
            raise CriteriaFileError(fault=str(error)) from error

    def evaluation_pack(self, period: Period) -> EvaluationPack:
        """Return the evidence of all chi bộ for a quarter or a year. Raises CriteriaFileError."""
        criteria = self.evaluation_criteria()
        return evaluation.evaluation_pack(
            period, criteria, open_transaction=self._to_read, today=self.today()
        )

    def print_evaluation(self, pack: EvaluationPack, unit: UnitEvidence | None = None) -> Path:
        """Write all chi bộ side by side, or one chi bộ with its records, as DOCX and PDF; return the PDF.

        Raises FileWriteError.
        """
        settings, today = self._known(), self.today()
        if unit is None:
            paper = evaluation_paper.comparison_paper(pack, settings, today)
        else:
            paper = evaluation_paper.unit_paper(pack, unit, settings, today)
        name = file_stem("Minh chứng đánh giá", f"{unit.unit if unit else 'các chi bộ'} {pack.period.key}")
        return lay_sheet(paper, name, writer=self._writer, outbox=self._outbox, folder=self.export_folder)[-1]
