"""Expected errors: each says in Vietnamese what happened, what was kept and what to do next."""


class AppError(Exception):
    """Base of expected errors, and the general one for what nobody expected.

    The three sentences are ``str.format`` templates over the keyword details.
    """

    code = "app.unexpected"  # stable: used in logs, tests and between processes
    what = "Có lỗi ngoài dự kiến."
    kept = "Dữ liệu đã lưu vẫn còn nguyên."
    next_step = "Mở tệp nhật ký trong thư mục dữ liệu rồi gửi cho người phụ trách phần mềm."

    def __init__(self, **details: object) -> None:
        super().__init__(self.code, details)
        self.details = details

    def text_vi(self) -> str:
        """Return the three sentences with the details filled in."""
        return f"{self.what} {self.kept} {self.next_step}".format(**self.details)

    def __str__(self) -> str:
        return f"{self.code}: {self.text_vi()}"


class Cancelled(Exception):
    """Raised by ``Progress.step`` once the user asked to stop."""


# ---- files that come in


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


# ---- registers


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


class SecretDocumentError(AppError):
    """Source: Luật Bảo vệ bí mật nhà nước 117/2025/QH15, Điều 5."""

    code = "incoming.secret"
    what = "Văn bản có dấu «{mark}»: không được lưu, nhập hay đọc trên máy này (Luật 117/2025/QH15, Điều 5)."
    kept = "Phần mềm chưa lưu nội dung nào của văn bản."
    next_step = "Đăng ký vào sổ riêng và quản lý theo chế độ bảo mật."


class IncompleteError(AppError):
    code = "form.incomplete"
    what = "Còn thiếu: {fields}."
    kept = "Những gì đã nhập vẫn còn."
    next_step = "Điền nốt rồi làm lại."


class WrongEntryError(IncompleteError):
    """What was entered cannot be so; ``fields`` is a clause that says what must hold."""

    code = "form.wrong"
    what = "Chưa ghi được: {fields}."
    next_step = "Sửa lại rồi lưu."


class NotFoundError(AppError):
    code = "store.not_found"
    what = "Không tìm thấy {what} số {id}."
    kept = "Dữ liệu chưa thay đổi gì."
    next_step = "Xem lại danh sách; có thể mục này đã bị xóa."


class ArrivalNumberTakenError(AppError):
    code = "incoming.number_taken"
    what = "Số đến {arrival} đã cấp cho văn bản khác."
    kept = "Sổ chưa thay đổi gì."
    next_step = "Vào sổ lại để lấy số tiếp theo."


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


class SheetNotNumberedError(AppError):
    code = "outgoing.sheet"
    what = "«{kind}» là phiếu, biểu nội bộ, không lấy số văn bản đi."
    kept = "Dự thảo còn nguyên, sổ chưa thay đổi gì."
    next_step = "Bấm «Ghi tệp DOCX, PDF» để có tệp DOCX và PDF mà in."


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


class AttendanceError(AppError):
    code = "study.figures"
    what = "Số liệu điểm danh của {unit} chưa khớp: {reason}."
    kept = "Số liệu cũ vẫn còn nguyên."
    next_step = "Sửa lại cho khớp rồi lưu."


class StudyChangedError(AppError):
    code = "study.changed_since"
    what = "Không hoàn tác được: số liệu của {who} đã thay đổi sau đó."
    kept = "Số liệu giữ nguyên như hiện nay."
    next_step = "Mở chi bộ đó để xem và sửa trực tiếp."


class SessionHeldError(AppError):
    code = "study.held"
    what = "{unit} đã học ngày {day} nên không dời, không hoãn được nữa."
    kept = "Số liệu điểm danh vẫn còn nguyên."
    next_step = "Nếu ghi nhầm, mở buổi học, bấm «Bỏ kết quả» rồi dời ngày."


class MakeUpHeldError(AppError):
    code = "study.make_up_held"
    what = "Chưa bỏ được kết quả của {unit} ngày {day}: buổi học bù ngày {made_up} sẽ thành kết quả của cả chi bộ."
    kept = "Số liệu của cả hai buổi vẫn còn nguyên."
    next_step = "Mở buổi học bù, bấm «Bỏ kết quả» trước, rồi bỏ kết quả của buổi này."


class ResultFilesError(AppError):
    code = "study.result_files"
    what = "Không đọc được {count} tệp bài nộp: {names}."
    kept = "Đã ghi {kept} tệp đọc được."
    next_step = "Mở thử tệp bằng phần mềm khác, hoặc xin lại bản khác rồi nhận tệp lần nữa."


class NothingLateError(AppError):
    code = "study.nothing_late"
    what = "Không có chi bộ nào chậm trong đợt «{campaign}»."
    kept = "Chưa lập công văn nào."
    next_step = "Khi quá hạn mà còn chi bộ chưa xong thì lập công văn đôn đốc ở đây."


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


# ---- the data folder


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
    next_step = "Khôi phục từ bản sao lưu gần nhất bằng lệnh «office-app restore»."


class StoreFolderError(AppError):
    code = "store.folder"
    what = "Không ghi được vào thư mục dữ liệu «{folder}»: {reason}."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên."
    next_step = "Chọn thư mục khác bằng «--data-dir», hoặc sửa quyền ghi của thư mục."


class DiskFullError(AppError):
    code = "store.disk_full"
    what = "Ổ đĩa chứa «{folder}» đã đầy."
    kept = "Những gì đã lưu trước đó vẫn còn nguyên; việc vừa làm chưa được lưu."
    next_step = "Dọn bớt ổ đĩa rồi làm lại."


class FileWriteError(AppError):
    code = "files.unwritable"
    what = "Không ghi được tệp «{name}»: {reason}."
    kept = "Dữ liệu trong phần mềm vẫn còn nguyên."
    next_step = "Đóng tệp nếu đang mở ở Word hoặc Excel, hoặc chọn thư mục khác rồi xuất lại."


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


class HandOverPlaceError(AppError):
    code = "hand_over.place"
    what = "Không để được bộ bàn giao vào «{folder}»: {reason}."
    kept = "Dữ liệu của văn phòng còn nguyên, không có tệp dở dang nào để lại."
    next_step = "Chọn USB hoặc thư mục khác, ghi được, rồi làm lại."


class BackupError(AppError):
    code = "backups.failed"
    what = "Bản sao lưu «{name}» không dùng được: {reason}."
    kept = "Dữ liệu đang dùng vẫn còn nguyên."
    next_step = "Sao lưu lại vào chỗ khác, hoặc chọn bản sao lưu khác."


class OfficeNotEmptyError(AppError):
    code = "sample.not_empty"
    what = "Thư mục dữ liệu «{folder}» đã có dữ liệu."
    kept = "Dữ liệu đang có vẫn còn nguyên."
    next_step = "Dùng một thư mục dữ liệu mới cho văn phòng mẫu."
