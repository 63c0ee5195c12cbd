"""The detail of one document: its head, and the tabs filled from it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from office_app.bootstrap import Office
from office_app.domain.activities import Activity
from office_app.domain.incoming import (
    RECURRENCE_VI,
    CitationRole,
    CitedDocument,
    IncomingState,
    Obligation,
    ObligationKind,
    Span,
)
from office_app.domain.outgoing import OutgoingState
from office_app.gui.formats import due_vi
from office_app.gui.forms.ui_incoming import Ui_IncomingPage
from office_app.gui.incoming.cascade_view import CascadeView
from office_app.gui.incoming.columns import STATE_CHIPS, due_state
from office_app.gui.incoming.detail_rows import RowList, RowWords
from office_app.gui.incoming.document_paper import DocumentPaper
from office_app.gui.incoming.impact_rows import add_affected, add_replaced_by, touched
from office_app.gui.incoming.incoming_presenter import Detail
from office_app.gui.look.tokens import State
from office_app.gui.room import RoomServices
from office_app.gui.widgets.buttons import push_button
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.date_field import format_date
from office_app.gui.widgets.flow_layout import FlowLayout
from office_app.gui.widgets.printing import PagePrinter
from office_app.gui.widgets.sheet_button import SheetButton

_ACTIONS = {
    "incoming.registered": "Vào sổ",
    "incoming.corrected": "Sửa",
    "incoming.state": "Chuyển trạng thái",
}
_FIELDS = {
    "symbol": "số, ký hiệu",
    "issued_on": "ngày",
    "doc_type": "loại",
    "issuer": "cơ quan ban hành",
    "subject": "trích yếu",
    "signer": "người ký",
    "state": "trạng thái",
    "note": "ghi chú",
}


class DetailPane(QObject):
    asked = Signal(str, object)  # room, target

    def __init__(
        self, form: Ui_IncomingPage, services: RoomServices, office: Office, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._form, self._theme, self._today = form, services.theme, office.today
        self._services, self._office = services, office
        self.paper = DocumentPaper(services.theme, services.runner, office)
        PagePrinter(self.paper.pages, services, self.paper.feed.printable)
        form.contentTabColumn.addWidget(self.paper)
        self._badge = StateBadge(services.theme)
        form.stateHolder.addWidget(self._badge)
        buttons = FlowLayout(form.buttonHolder, services.theme.px(8))  # at a large zoom they take two lines
        self.slip = push_button(
            "&Phiếu xử lý", tip="Phiếu trình lãnh đạo cho ý kiến, điền sẵn từ sổ; mở lại phiếu đã lập nếu có"
        )
        self.other_paper = QToolButton()
        self.other_paper.setIcon(services.theme.icon("chevron-down"))
        self.other_paper.setToolTip("Lập văn bản khác từ mẫu: công văn triển khai, chương trình hành động…")
        self.other_paper.setAccessibleName("Lập văn bản khác từ mẫu")
        # Only the first has an icon: with five of them the row would not hold them all at 1366 pixels.
        for button in (
            form.planButton,
            self.other_paper,
            self.slip,
            form.doneButton,
            form.fileButton,
            form.correctButton,
        ):
            buttons.addWidget(button)
        for tab in (form.workTabScroll, form.chainTabScroll, form.plansTabScroll, form.historyTabScroll):
            if (inside := tab.widget()) is not None:
                inside.setObjectName("scrolled")  # the name by which the sheet lets the panel show through
        columns = (form.workTabColumn, form.chainTabColumn, form.plansTabColumn, form.historyTabColumn)
        self._work, self._chain, self._plans, self._history = (
            RowList(services.theme, column) for column in columns
        )

    def show_detail(self, detail: Detail) -> None:
        form, document = self._form, detail.document
        form.symbolLabel.setText(document.symbol or document.doc_type)
        self._badge.set(STATE_CHIPS[document.state], document.state.value)
        form.subjectLabel.setText(document.subject)
        form.factsLabel.setText(facts(detail))
        done = document.state is IncomingState.DONE
        form.doneButton.setText("Làm &tiếp" if done else "Đã &xong")
        tip = "Chuyển lại sang «đang thực hiện»" if done else "Đánh dấu đã xong"
        form.doneButton.setToolTip(tip)
        form.fileButton.setVisible(bool(document.files))
        self.paper.show_detail(detail)
        for rows, fill in (
            (self._work, self._fill_work),
            (self._chain, self._fill_chain),
            (self._plans, self._fill_plans),
            (self._history, self._fill_history),
        ):
            rows.clear()
            fill(rows, detail)
            rows.end()
        ours = sum(1 for o in document.obligations if o.ours)
        index = form.tabs.indexOf(form.workTab)
        form.tabs.setTabText(index, f"Việc được giao {ours}" if ours else "Việc được giao")
        changes = touched(detail.affected) + len(detail.replaced_by)
        index = form.tabs.indexOf(form.chainTab)
        form.tabs.setTabText(index, f"Chuỗi chỉ đạo {changes}" if changes else "Chuỗi chỉ đạo")
        tip = f"{changes} điều cần xem lại vì có văn bản thay thế, sửa đổi" if changes else ""
        form.tabs.setTabToolTip(index, tip)

    def _fill_work(self, rows: RowList, detail: Detail) -> None:
        obligations = detail.document.obligations
        groups = (
            ("Việc được giao cho ta", ObligationKind.ASSIGNMENT),
            ("Thời hạn", ObligationKind.DEADLINE),
            ("Báo cáo", ObligationKind.REPORT),
        )
        for title, kind in groups:
            own = [o for o in obligations if o.kind is kind and o.ours]
            if own:
                rows.add_title(title, str(len(own)))
                rows.add_rows([self._obligation(detail, o) for o in own])
        others = [o for o in obligations if not o.ours]
        if others:
            words = f"{len(others)} việc của cấp khác, đơn vị khác"
            rows.add_folded(words, [self._obligation(detail, o) for o in others])
        if not obligations:
            rows.add_words("Văn bản này không giao việc và không nêu thời hạn.")

    def _obligation(self, detail: Detail, duty: Obligation) -> RowWords:
        done = detail.document.state is IncomingState.DONE
        chip: tuple[State, str] | None = None
        if duty.due is not None:
            words = format_date(duty.due)
            if done:
                chip = "good", words
            elif duty.ours:
                chip = due_state(duty.due, self._today()), f"{words} · {due_vi(duty.due, self._today())}"
            else:
                chip = "plain", words
        elif duty.recurrence is not None:
            chip = "planned", RECURRENCE_VI[duty.recurrence]
        elif duty.kind is not ObligationKind.ASSIGNMENT:
            chip = "plain", "không nêu thời hạn"
        through = f"qua {duty.through}" if duty.through else ""
        if duty.counterpart:
            through = f"ở xã: {duty.counterpart}"
        act = partial(self._locate, duty) if duty.span is not None and detail.document.text else None
        text = " ".join(duty.text.split())
        if not duty.unit:
            return RowWords(text, "", through, chip, act)
        if text.casefold().startswith(duty.unit.casefold()):  # said once is enough
            text = text[len(duty.unit) :].lstrip(" ,:;-")
        return RowWords(duty.unit, text, through, chip, act)

    def _fill_chain(self, rows: RowList, detail: Detail) -> None:
        document = detail.document
        add_replaced_by(rows, detail.replaced_by, self._go)
        add_affected(rows, detail.affected, self._go)
        if detail.cascade is not None:
            note = f"còn thiếu {detail.cascade.gaps}" if detail.cascade.gaps else ""
            rows.add_title("Từ cấp trên đến báo cáo", note, self._chain_button(document.id or 0))
            rows.add_widget(CascadeView(self._theme, detail.cascade, self._go))
        cited = list(zip(document.cited, detail.registered, strict=True))
        for title, role in (
            ("Viện dẫn", CitationRole.MENTIONED),
            ("Văn bản kèm theo", CitationRole.FORWARDED),
        ):
            wanted = [pair for pair in cited if pair[0].role is role]
            if wanted:
                rows.add_title(title, str(len(wanted)))
                rows.add_rows([self._link(one, there, document.id) for one, there in wanted])

    def _chain_button(self, document_id: int) -> SheetButton:
        office = self._office
        tip = "In chuỗi văn bản, việc học tập và báo cáo của văn bản này để phục vụ kiểm tra (PDF và Word)"
        button = SheetButton(
            self._services,
            "In chuỗi",
            lambda: office.print_cascade(document_id),
            "Đang in chuỗi thực hiện",
            tip,
        )
        button.setProperty("kind", "quiet")
        return button

    def _link(self, cited: CitedDocument, there: int | None, own_id: int | None) -> RowWords:
        facts_of = (cited.doc_type, cited.issuer, format_date(cited.issued_on))
        words = " · ".join(part for part in facts_of if part)
        chip: tuple[State, str] = ("good", "đã có") if there else ("waiting", "chưa có bản gốc")
        act = partial(self._go, "incoming", there) if there and there != own_id else None
        return RowWords(cited.symbol or "văn bản không số", words, chip=chip, act=act, node=chip[0])

    def _papers(self, detail: Detail) -> list[RowWords]:
        found = []
        for paper in detail.papers:
            issued = paper.state is OutgoingState.ISSUED
            chip: tuple[State, str] = ("good" if issued else "waiting", paper.state.value)
            title = (
                f"{paper.symbol} · {format_date(paper.issued_on)}"
                if issued
                else f"{paper.doc_type} (dự thảo)"
            )
            act = partial(self._go, "outgoing", paper.id)
            found.append(RowWords(title, paper.subject, chip=chip, act=act))
        return found

    def _fill_plans(self, rows: RowList, detail: Detail) -> None:
        if detail.papers:
            rows.add_title("Kế hoạch, văn bản đi")
            rows.add_rows(self._papers(detail))
        if detail.campaigns:
            rows.add_title("Đợt học tập")
        for progress in detail.campaigns:
            campaign = progress.campaign
            due = f"Hạn chi bộ {format_date(campaign.due)}" if campaign.due else ""
            upper = f"hạn cấp trên {format_date(campaign.upper_due)}" if campaign.upper_due else ""
            note = " · ".join(part for part in (due, upper) if part)
            whole = progress.held == progress.units > 0
            chip: tuple[State, str] = (
                "good" if whole else "planned",
                f"{progress.held}/{progress.units} chi bộ đã học",
            )
            rows.add_rows(
                [RowWords(campaign.title, note, chip=chip, act=partial(self._go, "study", campaign.id))]
            )
        if detail.activities:
            rows.add_title("Đã ghi nhận khi triển khai", str(len(detail.activities)))
            rows.add_rows([self._activity(one) for one in detail.activities])
        if not detail.papers and not detail.campaigns:
            rows.add_words(
                "Chưa có kế hoạch nào. Bấm «Lập kế hoạch»: phần mềm soạn sẵn dự thảo từ các việc và thời hạn "
                "của văn bản này."
            )

    def _activity(self, one: Activity) -> RowWords:
        facts_of = (format_date(one.happened_on), one.form)
        chip: tuple[State, str] | None = None
        if one.late_on(self._today()) and one.settle_by is not None:
            chip = "late", due_vi(one.settle_by, self._today())
        note = " · ".join(part for part in facts_of if part)
        return RowWords(one.kind.value, one.text, note, chip, partial(self._go, "outreach", one.id))

    def _fill_history(self, rows: RowList, detail: Detail) -> None:
        rows.add_rows(
            [
                RowWords(f"{when:%d/%m/%Y %H:%M}", _action(action, details))
                for when, action, details in reversed(detail.history)
            ]
        )

    def _locate(self, duty: Obligation) -> None:
        self.show_passage(duty.span)

    def show_passage(self, span: Span | None) -> None:
        """Show a passage of the document shown, on its page or in its text."""
        if self.paper.locate(span):
            self._form.tabs.setCurrentWidget(self._form.contentTab)

    def _go(self, room: str, target: object) -> None:
        self.asked.emit(room, target)


def facts(detail: Detail) -> str:
    """Return the line under the subject: type, date, issuer, signer, arrival."""
    document = detail.document
    signer = " ".join(part for part in (document.signer_title, document.signer) if part)
    parts: list[str | None] = [
        document.doc_type,
        format_date(document.issued_on),
        document.issuer,
        f"ký: {signer}" if signer else None,
        f"số\u00a0đến\u00a0{document.arrival} ngày\u00a0{format_date(document.arrived_on)}",
        document.urgency,
        f"ghi chú: {document.note}" if document.note else None,
    ]
    return " · ".join(part for part in parts if part)


def _action(action: str, details: str) -> str:
    name = _ACTIONS.get(action, action)
    if action == "incoming.corrected":
        changed = [_FIELDS.get(part.strip(), part.strip()) for part in details.split(",") if part.strip()]
        return f"{name} {', '.join(changed)}" if changed else name
    if action == "incoming.registered":
        return f"{name}, số đến {details}"
    return f"{name}: {details}" if details else name
