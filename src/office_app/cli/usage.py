"""Options that do not go together, found only once the command runs."""

from office_app.domain.errors import AppError


class WrongUsageError(AppError):
    """Ends the program with status 2, as a command line that cannot be read does; ``fault`` is a clause."""

    code = "cli.usage"
    what = "Dòng lệnh chưa đúng: {fault}."
    kept = "Chưa có gì được ghi."
    next_step = "Sửa lại rồi chạy lại; thêm --help để xem cách viết."
