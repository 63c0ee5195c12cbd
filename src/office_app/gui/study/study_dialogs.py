"""What the study room asks in a window of its own: a campaign, a schedule, a reason; and the sign sheet it lays out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from office_app.bootstrap import Office
from office_app.domain.study import SessionState
from office_app.domain.vietnamese import date_screen
from office_app.gui.jobs.start_job import StartJob
from office_app.gui.room import RoomServices
from office_app.gui.study.campaign_dialog import CampaignChoices, CampaignDialog, campaign_choices
from office_app.gui.study.proposal_dialog import ProposalDialog
from office_app.gui.study.reason_dialog import ReasonDialog
from office_app.gui.study.session_actions import needs_reason
from office_app.gui.study.study_presenter import StudyPresenter
from office_app.gui.widgets.open_path import open_path
from office_app.use_cases.session_proposals import ProposedSession


class StudyDialogs(QObject):
    def __init__(
        self,
        page: QWidget,
        office: Office,
        services: RoomServices,
        presenter: StudyPresenter,
        run: StartJob,
    ) -> None:
        super().__init__(page)
        self._page, self._office, self._services = page, office, services
        self._presenter, self._run = presenter, run

    # ---- campaigns

    def new_campaign(self) -> None:
        """Ask for a campaign that is not there yet."""
        if self._presenter.may_leave():
            self._run(
                lambda _: campaign_choices(self._office, None, ()),
                on_done=self._ask_new,
                on_failed=self._services.show_error,
            )

    def edit_campaign(self) -> None:
        """Ask what is to be changed in the campaign shown."""
        reading = self._presenter.reading
        if reading is None:
            return
        unit_ids = [line.unit_id for line in reading.results]

        def ask(choices: CampaignChoices) -> None:
            dialog = CampaignDialog(
                self._services.theme,
                self._office,
                self._run,
                choices,
                reading.campaign,
                unit_ids,
                parent=self._page,
            )
            dialog.saved.connect(self._changed)
            dialog.open()

        self._run(
            lambda _: campaign_choices(self._office, reading.campaign, reading.results),
            on_done=ask,
            on_failed=self._services.show_error,
        )

    def _ask_new(self, choices: CampaignChoices) -> None:
        dialog = CampaignDialog(self._services.theme, self._office, self._run, choices, parent=self._page)
        dialog.saved.connect(self._made)
        dialog.open()

    def _made(self, campaign_id: int) -> None:
        self._services.data_changed()
        self._services.toast("Đã lập đợt học tập. Bấm «Đề xuất lịch» ở thẻ Lịch để hẹn các chi bộ.")
        self._presenter.open_campaign(campaign_id)
        self._presenter.load()

    def _changed(self, campaign_id: int) -> None:
        self._services.data_changed()
        self._services.toast("Đã lưu đợt học tập.")
        self._presenter.refresh()

    # ---- sessions

    def propose(self) -> None:
        """Show the sessions proposed for the chi bộ that have none."""
        campaign = self._presenter.campaign
        if campaign is None:
            return

        def show(proposed: Sequence[ProposedSession]) -> None:
            if not proposed:
                self._services.toast("Chi bộ nào cũng đã có buổi học.")
                return
            dialog = ProposalDialog(self._services.theme, proposed, self._page)
            dialog.accepted_sessions.connect(self._presenter.actions.accept)
            dialog.open()

        self._run(
            lambda _: self._office.propose_sessions(campaign.id or 0),
            on_done=show,
            on_failed=self._services.show_error,
        )

    def move(self, session_id: int, day: date) -> None:
        """Move a session dragged on the calendar; a day that people were told needs a reason to go."""
        presenter = self._presenter
        session, campaign, reading = presenter.find(session_id), presenter.campaign, presenter.reading
        if session is None or campaign is None or reading is None or session.state is SessionState.HELD:
            return
        unit = next((line.unit for line in reading.results if line.unit_id == session.unit_id), "")
        if not needs_reason(session, campaign, self._office.today()):
            presenter.actions.move(session, unit, day)
            return
        dialog = ReasonDialog(
            self._services.theme,
            f"Dời {unit} sang ngày {date_screen(day)}",
            f"Ngày {date_screen(session.planned_on)} đã báo cho chi bộ hoặc đã qua. "
            "Lý do được giữ lại và nêu trong báo cáo.",
            "Dời ngày",
            self._page,
        )
        dialog.given.connect(lambda reason: presenter.actions.move(session, unit, day, reason))
        dialog.open()

    def sign_sheet(self) -> None:
        """Lay out the list to be signed at the session shown, as PDF and DOCX."""
        sheet = self._presenter.sheet
        if sheet is None:
            return
        session_id = sheet.session.id or 0
        self._run(
            lambda _: self._office.sign_sheet(session_id, self._office.export_folder),
            on_done=self._laid,
            on_failed=self._services.show_error,
            what="Đang lập danh sách ký tên",
        )

    def _laid(self, paths: Sequence[Path]) -> None:
        pdf = next(path for path in paths if path.suffix == ".pdf")
        names = " và ".join(path.name for path in paths)
        self._services.toast(f"Đã lập {names}.", lambda: open_path(pdf), "Mở")
