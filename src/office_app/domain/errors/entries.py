"""What was entered in a form."""

from office_app.domain.errors import AppError


class IncompleteError(AppError):
    code = "form.incomplete"
    what = "Còn thiếu: {fields}."
    kept = "Những gì đã nhập vẫn còn."
    next_step = "Điền nốt rồi làm lại."


class WrongEntryError(IncompleteError):
    """What was entered cannot be so; ``fields`` is a clause that says what must hold."""

    code = "form.wrong"
    what = "Chưa ghi được: {fields}."
    next_step = "Sửa lại rồi làm lại."
