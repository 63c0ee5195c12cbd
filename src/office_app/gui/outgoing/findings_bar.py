"""The strip under the editor: what must and what should be mended, each with a way there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMenu

from office_app.domain.outgoing import Finding
from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController
from office_app.gui.widgets.chips import StateBadge
from office_app.gui.widgets.labels import ElidedLabel


class FindingsBar(QObject):
    jump_asked = Signal(object)  # Finding

    def __init__(self, theme: ThemeController, form: Ui_OutgoingPage) -> None:
        super().__init__()
        self._theme, self._form = theme, form
        self._findings: Sequence[Finding] = ()
        self._must = StateBadge(theme, "late", "", "circle-x")
        self._should = StateBadge(theme, "waiting", "", "triangle-alert")
        self._well = StateBadge(theme, "good", "Không có gì phải sửa")
        self._first = ElidedLabel()
        self._first.setCursor(Qt.CursorShape.PointingHandCursor)
        for part in (self._must, self._should, self._well):
            part.hide()
            form.findingHolder.addWidget(part)
        form.findingHolder.addWidget(self._first, 1)
        form.stripRow.setStretch(0, 1)
        form.findingsButton.clicked.connect(self._ask)
        form.findingsButton.hide()

    @property
    def words(self) -> list[str]:
        return [finding.text for finding in self._findings]

    def show_findings(self, findings: Sequence[Finding] | None) -> None:
        """Show what was found; None while the draft is not checked yet."""
        self._findings = sorted(findings or (), key=lambda finding: not finding.must)
        must = sum(finding.must for finding in self._findings)
        should = len(self._findings) - must
        self._must.set("late", f"{must} phải sửa", "circle-x")
        self._should.set("waiting", f"{should} nên xem", "triangle-alert")
        self._must.setVisible(must > 0)
        self._should.setVisible(should > 0)
        self._well.setVisible(findings is not None and not self._findings)
        self._first.setText(self._findings[0].text if self._findings else "")
        button = self._form.findingsButton
        button.setVisible(bool(self._findings))
        button.setText("Đến chỗ sửa" if len(self._findings) == 1 else "Xem tất cả")
        issue = self._form.issueButton
        issue.setEnabled(findings is not None and must == 0)
        waiting = "Còn chỗ phải sửa: xem dòng bên trái." if must else ""
        issue.setToolTip(waiting or "Cấp số, ghi tệp DOCX và PDF, tạo việc và đợt học tập")

    def _ask(self, checked: bool = False) -> None:
        if len(self._findings) == 1:
            self.jump_asked.emit(self._findings[0])
            return
        menu = QMenu(self._form.findingsButton)
        for finding in self._findings:
            icon = (
                self._theme.icon("circle-x", "late")
                if finding.must
                else self._theme.icon("triangle-alert", "waiting")
            )
            menu.addAction(icon, finding.text.replace("&", "&&")).setData(finding)
        button = self._form.findingsButton
        place = button.mapToGlobal(button.rect().topLeft())
        place.setY(place.y() - menu.sizeHint().height())
        chosen = menu.exec(place)
        menu.deleteLater()
        if chosen is not None:
            self.jump_asked.emit(chosen.data())
