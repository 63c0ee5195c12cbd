"""Papers that go out, and their numbers."""

from office_app.domain.errors import AppError


class FindingsLeftError(AppError):
    code = "outgoing.findings_left"
    what = "Dự thảo còn {count} lỗi phải sửa: {first}."
    kept = "Dự thảo vẫn còn nguyên, chưa phát hành."
    next_step = "Sửa từng lỗi, hoặc ghi lý do bỏ qua, rồi phát hành lại."


class NumberTakenError(AppError):
    code = "outgoing.number_taken"
    what = "Số {symbol} đã cấp cho văn bản khác trong nhiệm kỳ này."
    kept = "Dự thảo vẫn còn nguyên, chưa phát hành."
    next_step = "Chọn số khác rồi phát hành lại."


class NumberRefusedError(AppError):
    code = "outgoing.number_refused"
    what = "Không nhận số hoặc ngày này: {reason}."
    kept = "Sổ số và văn bản chưa thay đổi gì."
    next_step = "Sửa số hoặc ngày rồi làm lại."


class KeptNumberNeededError(AppError):
    code = "outgoing.kept_number_needed"
    what = "Số {number} nằm trước số đã phát hành: trả lại thì số ấy bỏ trống không có lý do."
    kept = "Số vẫn được giữ như trước."
    next_step = "Dùng số ấy khi phát hành, hoặc bấm «Hủy số» và ghi lý do."


class NumberNotKeptError(AppError):
    code = "outgoing.number_not_kept"
    what = "Số {number} không còn là số đang giữ."
    kept = "Sổ số chưa thay đổi gì."
    next_step = "Mở lại «Sổ số» để xem số ấy nay ra sao."


class SignedScanError(AppError):
    code = "outgoing.scan_kind"
    what = "«{name}» không phải bản quét PDF hay ảnh chụp, hoặc tệp bị hỏng."
    kept = "Văn bản và các bản ký đã đính kèm vẫn còn nguyên."
    next_step = "Quét lại bản ký thành PDF, JPG, PNG hoặc TIFF rồi đính kèm."


class AlreadyIssuedError(AppError):
    code = "outgoing.already_issued"
    what = "Văn bản {symbol} đã phát hành nên không sửa được nữa."
    kept = "Bản đã phát hành vẫn còn nguyên."
    next_step = "Lập văn bản mới thay thế hoặc bổ sung."


class IssuedNotLaidError(AppError):
    """The paper is issued and kept with its files; only the copies for the clerk are missing."""

    code = "outgoing.issued_not_laid"
    what = "Văn bản {symbol} đã phát hành, chỉ chưa đưa được tệp ra thư mục: {reason}."
    kept = "Số đã cấp, dòng trong sổ và các tệp được giữ trong phần mềm; không phải phát hành lại."
    next_step = "Mở văn bản ấy ở «Kế hoạch, văn bản đi» rồi bấm «Mở thư mục» để lấy tệp."


class TermError(AppError):
    code = "outgoing.term"
    what = "Nhiệm kỳ «{term}» chưa đúng."
    kept = "Cài đặt cũ vẫn còn nguyên."
    next_step = "Ghi năm đầu và năm cuối, ví dụ 2025 - 2030, rồi lưu."


class TermUnbegunError(AppError):
    """Another term has a first day of its own; without it numbers already given would be given again."""

    code = "outgoing.term_unbegun"
    what = "Đổi nhiệm kỳ «{before}» thành «{term}» thì số văn bản đi chạy lại từ 01."
    kept = "Cài đặt cũ vẫn còn nguyên, số vẫn chạy tiếp."
    next_step = (
        "Sang nhiệm kỳ mới thì ghi «Tính số từ ngày» sau {last}, ngày cuối cùng còn dùng số cũ, rồi lưu; "
        "gõ nhầm thì ghi lại «{before}»."
    )


class SheetNotNumberedError(AppError):
    code = "outgoing.sheet"
    what = "«{kind}» là phiếu, biểu nội bộ, không lấy số văn bản đi."
    kept = "Dự thảo còn nguyên, sổ chưa thay đổi gì."
    next_step = "Bấm «Ghi tệp DOCX, PDF» để có tệp DOCX và PDF mà in."
