"""The practice office and the sample office."""

from office_app.domain.errors import AppError


class PracticeFolderError(AppError):
    code = "practice.folder"
    what = "Thư mục «{folder}» đã có dữ liệu khác, không phải của chế độ làm thử."
    kept = "Không có gì trong đó bị đụng đến."
    next_step = "Đổi tên hoặc chuyển thư mục đó đi chỗ khác rồi vào làm thử lại."


class PracticeNotStartedError(AppError):
    code = "practice.not_started"
    what = "Không mở được cửa sổ: {reason}."
    kept = "Dữ liệu của văn phòng còn nguyên."
    next_step = "Đóng bớt chương trình khác rồi thử lại, hoặc mở lại phần mềm từ màn hình nền."


class InPracticeError(AppError):
    code = "practice.not_here"
    what = "Đang ở chế độ làm thử nên không {what}."
    kept = "Văn phòng thật không bị đụng đến, bản làm thử còn nguyên."
    next_step = "Về văn phòng thật để làm việc này; muốn có lại số liệu ban đầu thì bấm «Làm lại từ đầu»."


class OfficeNotEmptyError(AppError):
    code = "sample.not_empty"
    what = "Thư mục dữ liệu «{folder}» đã có dữ liệu."
    kept = "Dữ liệu đang có vẫn còn nguyên."
    next_step = "Dùng một thư mục dữ liệu mới cho văn phòng mẫu."
