"""Files from outside that cannot be read, and files that cannot be written."""

from office_app.domain.errors import AppError


class FileReadError(AppError):
    """A file from outside could not be read; the program and the register are untouched."""

    code = "files.unreadable"
    what = "Không đọc được tệp «{name}»."
    kept = "Sổ chưa thay đổi gì, tệp gốc vẫn ở chỗ cũ."
    next_step = "Mở thử tệp bằng phần mềm khác, hoặc xin lại bản khác."


class FileEmptyError(FileReadError):
    code = "files.empty"
    what = "Tệp «{name}» rỗng (0 byte)."
    next_step = "Chép lại tệp từ nơi gửi rồi nhận lại."


class FileInCloudError(FileReadError):
    code = "files.in_cloud"
    what = "Tệp «{name}» còn nằm trên mạng (OneDrive), chưa tải về máy."
    next_step = "Bấm chuột phải vào tệp, chọn «Luôn giữ trên thiết bị này», chờ tải xong rồi nhận lại."


class FileMissingError(FileReadError):
    code = "files.missing"
    what = "Không còn thấy tệp «{name}»: tệp đã bị xóa, đổi tên hoặc ổ đĩa đã rút."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Tìm lại tệp rồi nhận lại."


class NotAFileError(FileReadError):
    code = "files.folder"
    what = "«{name}» là thư mục, không phải tệp văn bản."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Chọn các tệp ở trong thư mục đó."


class FileForbiddenError(FileReadError):
    code = "files.forbidden"
    what = "Không có quyền đọc tệp «{name}»."
    next_step = "Chép tệp sang thư mục của mình rồi nhận lại."


class FileInUseError(FileReadError):
    code = "files.in_use"
    what = "Tệp «{name}» đang được phần mềm khác (thường là Word hoặc Excel) mở và giữ."
    kept = "Chưa thay đổi gì."
    next_step = "Đóng tệp ở phần mềm kia rồi làm lại."


class FileTypeError(FileReadError):
    code = "files.type"
    what = "Tệp «{name}» không phải loại đọc được ({found})."
    next_step = (
        "Chỉ nhận PDF, ảnh (JPG, PNG, TIFF), Word (DOCX, DOC, RTF, ODT), Excel và TXT; lưu lại thành loại đó."
    )


class FileArchiveError(FileTypeError):
    code = "files.archive"
    what = "Tệp «{name}» là {found}, không phải văn bản."
    next_step = "Giải nén ra một thư mục, rồi nhận các tệp văn bản ở trong đó."


class FileDamagedError(FileReadError):
    code = "files.damaged"
    what = "Tệp «{name}» bị hỏng, không mở được."
    next_step = "Xin nơi gửi gửi lại bản khác."


class FileEncryptedError(FileReadError):
    code = "files.encrypted"
    what = "Tệp «{name}» có mật khẩu."
    next_step = "Mở bằng mật khẩu, lưu thành bản không có mật khẩu rồi nhận lại."


class FileTooLargeError(FileReadError):
    code = "files.too_large"
    what = "Tệp «{name}» quá lớn ({size_mb} MB, giới hạn {limit_mb} MB)."
    next_step = "Tách tệp thành nhiều phần, hoặc lưu lại với dung lượng nhỏ hơn."


class FileTooLongError(FileReadError):
    code = "files.too_many"
    what = "Tệp «{name}» quá dài ({length}, giới hạn {limit})."
    next_step = "Tách tệp thành nhiều phần rồi nhận lại."


class PictureTooBigError(FileReadError):
    code = "files.picture"
    what = "Ảnh «{name}» quá lớn ({width} × {height} điểm ảnh, giới hạn {limit} triệu điểm ảnh)."
    next_step = "Quét hoặc chụp lại ở độ phân giải 200–300 dpi rồi nhận lại."


class SheetTypeError(FileTypeError):
    code = "files.sheet_type"
    what = "Tệp «{name}» không phải bảng tính Excel loại XLSX ({found})."
    next_step = "Mở tệp bằng Excel, lưu lại thành loại «Excel Workbook (*.xlsx)» rồi nhập lại."


class ReadingTooLongError(FileReadError):
    code = "files.too_long"
    what = "Đọc tệp «{name}» quá {seconds} giây nên đã dừng."
    next_step = "Tệp có thể bị hỏng; xin bản khác, hoặc vào sổ bằng tay."


class ReadingTooBigError(FileReadError):
    code = "files.too_much_memory"
    what = "Đọc tệp «{name}» cần quá {limit_mb} MB bộ nhớ nên đã dừng."
    next_step = "Tệp có thể bị hỏng hoặc cố tình gây hại; xin bản khác, hoặc vào sổ bằng tay."


class ReaderFailedError(FileReadError):
    code = "files.reader_failed"
    what = "Phần đọc tệp bị ngắt khi đang đọc «{name}»."
    next_step = "Nhận lại tệp; nếu vẫn lỗi thì vào sổ bằng tay."


class RulesFileError(FileReadError):
    code = "files.own_rules"
    what = "Tệp quy tắc nhận dạng riêng của văn phòng (quy-tac-nhan-dang.toml) có lỗi: {fault}."
    kept = "Chưa nhận dạng văn bản nào; sổ chưa thay đổi gì."
    next_step = "Sửa lại tệp quy tắc trong thư mục dữ liệu, hoặc đổi tên nó để dùng quy tắc có sẵn."


class CriteriaFileError(FileReadError):
    code = "files.own_criteria"
    what = "Danh sách tiêu chí đánh giá của văn phòng (tieu-chi-danh-gia.toml) có lỗi: {fault}."
    kept = "Chưa lập minh chứng nào; sổ sách không thay đổi gì."
    next_step = "Sửa lại tệp trong thư mục dữ liệu, hoặc đổi tên nó để dùng danh sách có sẵn."


class FileWriteError(AppError):
    code = "files.unwritable"
    what = "Không ghi được tệp «{name}»: {reason}."
    kept = "Dữ liệu trong phần mềm vẫn còn nguyên."
    next_step = "Đóng tệp nếu đang mở ở Word hoặc Excel, hoặc chọn thư mục khác rồi xuất lại."
