"""Expected errors: each says in Vietnamese what happened, what was kept and what to do next.

This module has what all of them are; each topic has its own in a module of its name.
"""


class AppError(Exception):
    """Base of expected errors, and the general one for what nobody expected.

    The three sentences are ``str.format`` templates over the keyword details.
    """

    code = "app.unexpected"  # stable: used in logs, tests and between processes
    what = "Có lỗi ngoài dự kiến."
    kept = "Dữ liệu đã lưu vẫn còn nguyên."
    next_step = "Mở tệp nhật ký trong thư mục dữ liệu rồi gửi cho người phụ trách phần mềm."

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details

    def text_vi(self) -> str:
        """Return the three sentences with the details filled in."""
        return f"{self.what} {self.kept} {self.next_step}".format(**self.details)

    def __str__(self) -> str:
        return f"{self.code}: {self.text_vi()}"


class Cancelled(Exception):
    """Raised by ``Progress.step`` once the user asked to stop."""
