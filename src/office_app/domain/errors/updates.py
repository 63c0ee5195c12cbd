"""Updates of the program that are not taken, or that went back."""

from office_app.domain.errors import AppError


class UpdateError(AppError):
    """The update is not taken; nothing was touched."""

    code = "update.refused"
    what = "Không cập nhật được từ tệp «{name}»."
    kept = "Chương trình đang dùng và dữ liệu chưa thay đổi gì."
    next_step = "Xin lại tệp cập nhật ở nơi phát hành phần mềm."


class NotAnUpdateError(UpdateError):
    code = "update.other_file"
    what = "«{name}» không phải tệp cập nhật của Văn phòng Đảng ủy."
    next_step = "Chọn tệp có đuôi .capnhat do nơi phát hành phần mềm gửi."


class UpdateDamagedError(UpdateError):
    code = "update.damaged"
    what = "Tệp cập nhật «{name}» bị hỏng hoặc chép chưa hết: {fault}."
    next_step = "Chép lại tệp từ nơi phát hành rồi chọn lại."


class UpdateUnreadableError(UpdateError):
    code = "update.unreadable"
    what = "Không đọc được tệp cập nhật «{name}» ({reason})."
    next_step = "Cắm lại USB, hoặc chép tệp sang máy này rồi chọn lại."


class UpdateSignatureError(UpdateError):
    code = "update.signature"
    what = "Chữ ký của tệp cập nhật «{name}» không đúng: tệp không do nơi phát hành phần mềm làm ra, hoặc đã bị sửa."
    next_step = "Đừng cài tệp này. Xin tệp trực tiếp ở nơi phát hành và báo cho họ biết tệp này từ đâu đến."


class NoUpdateKeyError(UpdateError):
    code = "update.no_key"
    what = "Bản đang dùng không kèm khóa của nơi phát hành, nên không kiểm tra được chữ ký của tệp cập nhật."
    next_step = "Cài phiên bản mới bằng tệp cài đặt (setup)."


class UpdateOlderError(UpdateError):
    code = "update.older"
    what = "Tệp «{name}» là phiên bản {version}, không mới hơn bản đang dùng ({current})."
    next_step = "Không cần làm gì; có bản mới hơn thì chọn tệp đó."


class UpdateTooFarError(UpdateError):
    code = "update.too_far"
    what = "Phiên bản {version} chỉ cập nhật được từ bản {minimum} trở lên; máy này đang dùng bản {current}."
    next_step = "Cập nhật lên bản {minimum} trước, rồi chọn lại tệp này."


class UpdateSystemError(UpdateError):
    code = "update.system"
    what = "Tệp «{name}» dành cho {wanted}, máy này chạy {found}."
    next_step = "Xin tệp cập nhật đúng loại máy."


class UpdateFromSourceError(UpdateError):
    code = "update.from_source"
    what = "Chương trình đang chạy từ mã nguồn, không phải bản đã cài hay bản mang theo USB, nên không tự thay được."
    next_step = "Cập nhật mã nguồn, hoặc cài bản mới bằng tệp cài đặt."


class UpdateReadOnlyError(UpdateError):
    code = "update.read_only"
    what = "Không ghi được vào thư mục chương trình «{folder}» ({reason})."
    next_step = "Gỡ khóa ghi của USB, hoặc chép chương trình sang nơi ghi được, rồi cập nhật lại."


class UpdateSpaceError(UpdateError):
    code = "update.space"
    what = "Ổ đĩa chứa chương trình không đủ chỗ cho bản mới: cần {needed} MB, còn {free} MB."
    next_step = "Dọn bớt ổ đĩa rồi cập nhật lại."


class UpdateTrialError(UpdateError):
    code = "update.trial"
    what = "Phiên bản {version} chạy thử trên máy này không được: {fault}."
    next_step = "Dùng tiếp bản đang có, và gửi dòng trên cho nơi phát hành phần mềm."


class UpdateNotStartedError(UpdateError):
    code = "update.not_started"
    what = "Không chạy được phần thay bản mới ({reason})."
    next_step = "Xem phần mềm diệt virus có chặn không, rồi cập nhật lại."


class WentBackError(UpdateError):
    code = "update.went_back"
    what = "Chưa cập nhật được lên phiên bản {version}: {fault}."
    kept = "Đã quay lại bản {current}; dữ liệu vẫn còn nguyên như trước khi cập nhật."
    next_step = (
        "Dùng tiếp bản đang có; khởi động lại máy rồi thử lại, hoặc gửi dòng trên cho nơi phát hành phần mềm."
    )


class DataNotBackError(WentBackError):
    code = "update.data_not_back"
    kept = (
        "Đã quay lại bản {current}, nhưng bản mới đã đổi dữ liệu và phần mềm chưa tự đưa dữ liệu về như trước được; "
        "bản sao lưu trước khi cập nhật vẫn còn."
    )
    next_step = "Nếu dữ liệu không mở được hoặc khác trước, hãy khôi phục từ «{backup}»."
