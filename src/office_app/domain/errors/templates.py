"""Templates of papers."""

from office_app.domain.errors import AppError


class TemplateError(AppError):
    code = "plans.template"
    what = "Mẫu «{template}» có lỗi ở dòng {line}: {reason}."
    kept = "Chưa lập văn bản nào."
    next_step = "Sửa lại mẫu hoặc dùng mẫu gốc."


class TemplateMissingError(AppError):
    code = "templates.missing"
    what = "Không có mẫu «{template}»."
    kept = "Các mẫu khác vẫn còn nguyên."
    next_step = "Xem lại danh sách mẫu; có thể mẫu này đã bị xóa."


class WordTemplateError(AppError):
    code = "templates.word"
    what = "Mẫu Word «{template}» có lỗi ở chỗ «{place}»: {reason}."
    kept = "Chưa lập văn bản nào."
    next_step = "Sửa lại tệp Word rồi thử lại."
