"""The data folder, its backups and what is handed over from it."""

from office_app.domain.errors import AppError


class NotFoundError(AppError):
    code = "store.not_found"
    what = "Không tìm thấy {what} số {id}."
    kept = "Dữ liệu chưa thay đổi gì."
    next_step = "Xem lại danh sách; có thể mục này đã bị xóa."


class StoreBusyError(AppError):
    code = "store.busy"
    what = "Dữ liệu trong «{folder}» đang được mở ở một cửa sổ hoặc lệnh khác."
    kept = "Dữ liệu vẫn còn nguyên."
    next_step = "Đóng cửa sổ hoặc chờ lệnh kia xong rồi mở lại."


class StoreNewerError(AppError):
    code = "store.newer"
    what = "Dữ liệu trong «{folder}» do phiên bản mới hơn của phần mềm ghi."
    kept = "Dữ liệu chưa thay đổi gì."
    next_step = "Cài bản mới của phần mềm rồi mở lại."


class StoreDamagedError(AppError):
    code = "store.damaged"
    what = "Tệp dữ liệu «{file}» bị hỏng."
    kept = "Các bản sao lưu trong thư mục «backups» vẫn còn."
    next_step = "Bấm «Khôi phục từ bản sao lưu…» rồi chọn bản gần nhất (dòng lệnh: «office-app restore»)."


class StoreFolderError(AppError):
    code = "store.folder"
    what = "Không ghi được vào thư mục dữ liệu «{folder}»: {reason}."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên."
    next_step = "Bấm «Chọn thư mục khác…» (dòng lệnh: «--data-dir»), hoặc cho ghi vào thư mục ấy."


class DiskFullError(AppError):
    code = "store.disk_full"
    what = "Ổ đĩa chứa «{folder}» đã đầy."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên; việc vừa làm chưa được lưu."
    next_step = "Dọn bớt ổ đĩa rồi làm lại."


class BackupError(AppError):
    code = "backups.failed"
    what = "Bản sao lưu «{name}» không dùng được: {reason}."
    kept = "Dữ liệu đang dùng vẫn còn nguyên."
    next_step = "Sao lưu lại vào chỗ khác, hoặc chọn bản sao lưu khác."


class HandOverPlaceError(AppError):
    code = "hand_over.place"
    what = "Không để được bộ bàn giao vào «{folder}»: {reason}."
    kept = "Dữ liệu của văn phòng còn nguyên, không có tệp dở dang nào để lại."
    next_step = "Chọn USB hoặc thư mục khác, ghi được, rồi làm lại."
