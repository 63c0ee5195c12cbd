"""Units and members."""

from office_app.domain.errors import AppError


class DuplicateUnitError(AppError):
    code = "organisation.same_unit"
    what = "Đã có đơn vị tên «{name}»."
    kept = "Danh sách đơn vị chưa thay đổi gì."
    next_step = "Mở đơn vị đã có để sửa, hoặc đặt tên khác."


class DuplicateMemberError(AppError):
    code = "organisation.same_member"
    what = "{name} đã có trong danh sách của {unit} (cùng ngày sinh hoặc cùng số thẻ Đảng)."
    kept = "Danh sách đảng viên chưa thay đổi gì."
    next_step = "Sửa người đã có; nếu người này chuyển đến thì dùng «Chuyển chi bộ»."


class MembershipError(AppError):
    code = "organisation.membership"
    what = "{name}: {reason}."
    kept = "Danh sách đảng viên chưa thay đổi gì."
    next_step = "Xem quá trình sinh hoạt của người này rồi sửa lại ngày."


class MergerKeptError(AppError):
    code = "organisation.merger_kept"
    what = "Không hoàn tác được việc sáp nhập: {unit} đã có thay đổi, số liệu hoặc phiếu báo mới."
    kept = "Các chi bộ đã sáp nhập giữ nguyên."
    next_step = "Nếu sáp nhập nhầm, dùng «Chia tách» để lập lại chi bộ cũ."


class UnitNotEmptyError(AppError):
    code = "organisation.unit_not_empty"
    what = "{unit} còn {count} đảng viên từ ngày {on}."
    kept = "Đơn vị chưa thay đổi gì."
    next_step = "Chuyển hết đảng viên sang chi bộ khác, hoặc dùng «Sáp nhập»."


class ImportFileError(AppError):
    code = "organisation.import"
    what = "Không nhập được danh sách từ «{name}»: {reason}."
    kept = "Danh sách đảng viên chưa thay đổi gì."
    next_step = "Sửa tệp Excel rồi nhập lại."
