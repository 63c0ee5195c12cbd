"""Reports that are issued."""

from office_app.domain.errors import AppError


class ReportSentError(AppError):
    """A report on the same stands, sent to the same addressee; ``symbol`` and ``issued_on`` are its own."""

    code = "reports.sent"
    what = "Báo cáo này đã gửi: số {symbol}, ngày {issued_on}."
    kept = "Chưa phát hành gì thêm; lời văn còn nguyên."
    next_step = "Bản đã gửi có sai sót thì lập báo cáo thay thế; cần thêm một báo cáo nữa thì xác nhận phát hành thêm."


class ReportDraftError(AppError):
    code = "reports.draft"
    what = "Dự thảo này là báo cáo có số liệu, phát hành ở mục Báo cáo để số liệu được chốt cùng văn bản."
    kept = "Dự thảo còn nguyên, chưa lấy số."
    next_step = (
        "Mở mục Báo cáo, chọn đợt học tập hoặc kỳ báo cáo rồi bấm «Phát hành»; lời văn đã sửa vẫn ở đó."
    )
