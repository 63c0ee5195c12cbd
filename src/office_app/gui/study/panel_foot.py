"""The foot of the attendance panel: what was counted, and the two buttons that end the work on a sheet."""

from office_app.gui.forms.ui_study_attendance import Ui_AttendancePanel
from office_app.gui.look.theme import set_property
from office_app.gui.study.attendance_sheet import AttendanceSheet
from office_app.gui.study.summary_words import foot_words


class PanelFoot:
    """Fills the foot of the form."""

    def __init__(self, form: Ui_AttendancePanel) -> None:
        self._form = form

    def show(self, sheet: AttendanceSheet, saving: bool) -> None:
        """Show what a sheet counts; what does not add up cannot be saved."""
        form, mistake = self._form, sheet.mistake()
        for part, text in zip(
            (form.presentText, form.calledText, form.countedText), foot_words(sheet, mistake), strict=True
        ):
            part.setText(text)
        set_property(form.countedText, "ink", "late" if mistake else "soft")
        form.doneButton.setEnabled(not saving and mistake is None)
        form.doneButton.setText("Đang lưu…" if saving else "Xong")
        form.postponeButton.setText("Bỏ kết quả" if sheet.held else "Dời, hoãn…")
        form.postponeButton.setToolTip(
            "Đưa hội nghị về chưa học; các dấu điểm danh vẫn còn"
            if sheet.held
            else "Dời sang ngày khác, hoãn hoặc không tổ chức, có ghi lý do"
        )
