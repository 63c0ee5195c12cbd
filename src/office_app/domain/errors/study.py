"""Sessions, attendance and what is handed in."""

from office_app.domain.errors import AppError


class AttendanceError(AppError):
    code = "study.figures"
    what = "Số liệu điểm danh của {unit} chưa khớp: {reason}."
    kept = "Số liệu cũ vẫn còn nguyên."
    next_step = "Sửa lại cho khớp rồi làm lại."


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
