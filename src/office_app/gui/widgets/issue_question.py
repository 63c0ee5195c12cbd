"""Asks for number, day and folder of a draft, and says what comes to life with it."""

from datetime import date

from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.number_remarks import NumberRemark, number_remarks
from office_app.domain.numbering import NumberSeries
from office_app.domain.outgoing import OutgoingDraft
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.issue_dialog import IssueDialog


def issue_question(
    theme: ThemeController,
    office: Office,
    draft: OutgoingDraft,
    series: NumberSeries,
    parent: QWidget,
    makes: str = "",
) -> IssueDialog:
    """Return the dialog that asks, not shown yet; ``makes`` says what comes to life, if the draft does not tell."""
    settings, today = office.settings(), office.today()

    def remarks(number: int, day: date, use_kept: bool) -> list[NumberRemark]:
        started = settings.term_started_on if settings is not None else date.min
        return list(
            number_remarks(
                series,
                number,
                day,
                today=today,
                term_started_on=started,
                use_kept=use_kept,
                why_off=office.why_off,
            )
        )

    return IssueDialog(
        theme,
        draft,
        makes or what_it_makes(draft),
        number=series.next_number,
        today=today,
        folder=office.export_folder,
        series=series,
        remarks=remarks,
        parent=parent,
    )


def what_it_makes(draft: OutgoingDraft) -> str:
    """Return in one sentence what comes to life with the paper."""
    made = ["tệp DOCX và PDF"]
    if draft.tasks:
        made.append(f"{len(draft.tasks)} việc giao các đơn vị")
    if draft.campaign is not None:
        made.append(f"đợt học tập của {len(draft.campaign.unit_ids)} chi bộ, mỗi chi bộ một buổi đã hẹn ngày")
    return f"Sẽ tạo: {'; '.join(made)}."
