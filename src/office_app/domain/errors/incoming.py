"""Papers that come in."""

from office_app.domain.errors import AppError


class DuplicateDocumentError(AppError):
    code = "incoming.duplicate"
    what = "Văn bản {symbol} ngày {issued_on} đã có trong sổ với số đến {arrival}."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Mở văn bản đã có, hoặc sửa lại số, ký hiệu và ngày."


class DuplicateFileError(AppError):
    code = "incoming.same_file"
    what = "Tệp «{name}» đã được vào sổ với số đến {arrival}."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Mở văn bản đã có để xem."


class ArrivalNumberTakenError(AppError):
    code = "incoming.number_taken"
    what = "Số đến {arrival} đã cấp cho văn bản khác."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Vào sổ lại để lấy số tiếp theo."


class SecretDocumentError(AppError):
    """Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5."""

    code = "incoming.secret"
    what = "Văn bản có dấu «{mark}»: không được lưu, nhập hay đọc trên máy này (Luật 117/2025/QH15, Điều 5)."
    kept = "Phần mềm chưa lưu nội dung nào của văn bản."
    next_step = "Đăng ký vào sổ riêng và quản lý theo chế độ bảo mật."


class StillRecognisingError(AppError):
    code = "intake.still_recognising"
    what = "Chữ trên ảnh của «{name}» đang được nhận dạng, chưa biết có dấu mật hay không."
    kept = "Các mục đã nhập vẫn còn trên phiếu."
    next_step = (
        "Chờ nhận dạng xong; hoặc bấm «Dừng nhận dạng» rồi vào sổ: khi đó chỉ trang đầu được xem dấu mật."
    )


class FirstPageUnreadError(AppError):
    code = "intake.first_page_unread"
    what = "Máy chưa đọc được hết trang 1 của «{name}», nên phần mềm chưa kiểm tra được dấu mật."
    kept = "Chưa ghi gì vào sổ; các mục đã nhập vẫn còn trên phiếu."
    next_step = (
        "Tự xem trang 1 (trên ảnh, hoặc trên bản giấy nếu ảnh không hiện): có dấu mật thì đưa tệp ra khỏi máy này; "
        "không có thì bấm «Vào sổ» lần nữa trong cửa sổ phần mềm, nghĩa là đã tự xem dấu mật."
    )
