"""What ``Office`` does with templates: its own copies of the shipped ones, and Word files of its own."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from office_app.bootstrap.joined import Joined
from office_app.domain.read_files import HowToRead, OpticalReading
from office_app.domain.settings import OfficeSettings
from office_app.domain.templates import ComparedLine, TemplateFault, TemplateLine
from office_app.domain.word_templates import WordTemplate
from office_app.use_cases import answers, new_papers, sheets, templates, word_templates
from office_app.use_cases.new_papers import Beginning
from office_app.use_cases.progress import QUIET
from office_app.use_cases.templates import TemplateTools
from office_app.use_cases.word_templates import WordForm


class TemplateDesk(Joined):
    """Templates; methods that fill one may pass 0.2 s and belong in a job."""

    def templates(self) -> Sequence[TemplateLine]:
        """Return shipped, changed and own templates, by title; each kept one is tried."""
        return templates.list_templates(self._template_tools)

    def template_text(self, name: str) -> str:
        """Return the text in use under a name. Raises TemplateMissingError."""
        return templates.template_text(name, self._template_tools)

    def save_template(self, name: str, text: str) -> str:
        """Keep a template and return the name it is kept under. Raises TemplateError; nothing is written then."""
        return templates.save_template(name, text, self._template_tools)

    def check_template(self, text: str) -> Sequence[TemplateFault]:
        """Return all that is wrong in a text, with lines; none when it fills with its example."""
        return self._template_tools.checker.faults(text)

    def reset_template(self, name: str) -> None:
        """Set a changed template back, or delete one of our own. Raises TemplateMissingError."""
        templates.reset_template(name, self._template_tools)

    def keep_own_template(self, name: str) -> None:
        """Note that the newer shipped text was seen and our own is kept."""
        templates.accept_shipped(name, self._template_tools)

    def compare_template(self, name: str, text: str | None = None) -> Sequence[ComparedLine]:
        """Return the shipped text and ours, or ``text``, laid together line by line."""
        return templates.compare_template(name, self._template_tools, text)

    def preview_template(self, text: str) -> bytes:
        """Return the PDF of a text filled with its own example. Raises TemplateError."""
        settings = self.settings() or OfficeSettings("…", "…")
        return templates.preview_template(text, self._template_tools, self._writer, settings, self.today())

    def import_template(self, file_name: str, content: bytes) -> str:
        """Keep a template handed on as a file; return its name. Raises TemplateError."""
        return templates.import_template(file_name, content, self._template_tools)

    def export_template(self, name: str) -> tuple[str, bytes]:
        """Return file name and content of a template. Raises TemplateMissingError."""
        return templates.export_template(name, self._template_tools)

    def templates_to_begin(self) -> Sequence[TemplateLine]:
        """Return the templates a paper can be begun from by hand; reports of figures are made in their own room."""
        return [line for line in self.templates() if new_papers.can_begin(line.name, self._template_tools)]

    def begin_paper(self, name: str) -> int:
        """Begin a draft from a template, with gaps for what has to be said; return its id. Raises TemplateError."""
        return new_papers.begin_paper(name, tools=self._beginning)

    def makes_study_plan(self, template: str) -> bool:
        """Tell whether a template is one of a study plan, which ``draft_plan`` fills. Raises TemplateMissingError."""
        return answers.makes_study_plan(template, self._template_tools)

    def begin_answer(self, incoming_ids: Sequence[int], template: str) -> int:
        """Begin another paper that answers directives, with what the register knows; return its id.

        Raises IncompleteError, NotFoundError, TemplateMissingError, TemplateError.
        """
        return answers.begin_answer(incoming_ids, template, calendar=self._calendar, tools=self._beginning)

    def begin_slip(self, incoming_id: int) -> int:
        """Return the draft of a document's phiếu xử lý, begun from the records. Raises NotFoundError, TemplateError."""
        return sheets.begin_slip(incoming_id, self._beginning)

    def begun_week(self, day: date) -> int | None:
        """Return the draft of the timetable of the week of ``day`` that there is already."""
        return sheets.begun_week(day, self._beginning)

    def begin_week(self, day: date) -> int:
        """Begin the timetable of the week of ``day`` from the records; return its id. Raises TemplateError."""
        return sheets.begin_week(day, self._beginning)

    # ---- Word files of the office's own

    def word_templates(self) -> Sequence[WordTemplate]:
        """Return the office's own Word files with the fields of each, or why it cannot be filled."""
        return word_templates.list_word_templates(self._template_tools)

    def keep_word_template(self, file_name: str, content: bytes) -> str:
        """Keep a Word file as a template, in place of one of that name; return the name. Raises WordTemplateError."""
        return word_templates.keep_word_template(file_name, content, self._template_tools)

    def fill_word_template(self, name: str, data: Mapping[str, object]) -> bytes:
        """Return the DOCX the office's own file makes of the data. Raises WordTemplateError, TemplateMissingError."""
        return word_templates.fill_word_template(name, data, self._template_tools)

    def word_sample(self, name: str) -> bytes:
        """Return the DOCX with each field's name where it stands. Raises WordTemplateError, TemplateMissingError."""
        return word_templates.sample_of(name, self._template_tools, self.today())

    def word_sample_text(self, name: str) -> str:
        """Return the text of ``word_sample``, as the reader finds it. Raises also FileReadError."""
        with TemporaryDirectory(prefix="mau-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "mau.docx"
            path.write_bytes(self.word_sample(name))
            how = HowToRead(None, OpticalReading.NOWHERE)
            return self._reading.reader.recognise(path, QUIET, how).file.text

    def word_form(self, name: str) -> WordForm:
        """Return what is asked for to make a paper from a file. Raises WordTemplateError, TemplateMissingError."""
        return word_templates.word_form(name, self._template_tools, self._known(), self.today())

    def make_word_paper(self, form: WordForm, texts: Mapping[str, str]) -> Path:
        """Lay a filled file into the export folder; return where it is. Raises WordTemplateError naming the field."""
        return word_templates.make_word_paper(
            form, texts, tools=self._template_tools, outbox=self._outbox, folder=self.export_folder
        )

    def open_word_sample(self, name: str) -> Path:
        """Lay ``word_sample`` into the export folder, to be opened in Word; return where it is."""
        return self._outbox.lay(self.word_sample(name), f"Xem thử {name}.docx", self.export_folder)

    def export_word_template(self, name: str) -> tuple[str, bytes]:
        """Return file name and content of a Word file. Raises TemplateMissingError."""
        return word_templates.export_word_template(name, self._template_tools)

    def delete_word_template(self, name: str) -> None:
        self._template_tools.shelf.remove_word(name)

    @property
    def _beginning(self) -> Beginning:
        return Beginning(self._known(), self._template_tools, self._open, self._now)

    @cached_property
    def _template_tools(self) -> TemplateTools:
        from office_app.storage.own_templates import OwnTemplates
        from office_app.writing.template_docx import WordTemplates
        from office_app.writing.templates import TemplateTrials

        return TemplateTools(OwnTemplates(self._store.folder.templates), TemplateTrials(), WordTemplates())
