"""Icons and letters of the editor's buttons."""

from office_app.gui.forms.ui_outgoing import Ui_OutgoingPage
from office_app.gui.look.theme import ThemeController


def dress_editor(form: Ui_OutgoingPage, theme: ThemeController) -> None:
    """Give each button of the editor its icon, and B, I, U their looks."""
    for button, icon in (
        (form.undoButton, "undo-2"),
        (form.redoButton, "redo-2"),
        (form.addButton, "plus"),
        (form.upButton, "chevron-up"),
        (form.downButton, "chevron-down"),
        (form.removeButton, "trash-2"),
        (form.addTaskButton, "plus"),
        (form.removeTaskButton, "trash-2"),
    ):
        button.setIcon(theme.icon(icon))
    form.backButton.setIcon(theme.icon("arrow-left"))
    for letter, weight in (
        (form.boldButton, "semibold"),
        (form.italicButton, "regular"),
        (form.underlineButton, "regular"),
    ):
        font = theme.font(10, weight)
        font.setItalic(letter is form.italicButton)
        font.setUnderline(letter is form.underlineButton)
        letter.setFont(font)
