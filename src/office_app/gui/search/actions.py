"""What the search box can do besides finding: the actions of the program by name, and its rooms."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from office_app.domain.activities import ActivityKind
from office_app.domain.report_periods import ReportKind
from office_app.domain.vietnamese import fold, nfc
from office_app.gui.help.guide import shipped_guide
from office_app.gui.room import Command


@dataclass(frozen=True)
class Action:
    """A thing to do or a room to open. ``hint`` empty: the name of the room; ``room`` "help" opens F1.

    ``target`` as the room documents, or a ``Command`` of it. ``also`` are other words it is looked for by.
    """

    label: str
    hint: str
    icon: str
    room: str
    target: object = None
    also: str = ""


_DO = Command
ACTIONS = (
    Action("Tiếp nhận văn bản", "Chọn tệp để vào sổ (Ctrl+N)", "file-input", "intake", "pick", "nhan vao so quet"),
    Action("Vào sổ văn bản không có tệp", "Nhập tay một dòng sổ văn bản đến", "pencil", "intake", "hand"),
    Action("Lập kế hoạch", "Chọn văn bản chỉ đạo rồi bấm «Lập kế hoạch»", "file-pen-line", "incoming", None, "soan"),
    Action("Soạn văn bản mới", "Công văn, thông báo, giấy mời… từ mẫu", "file-pen-line", "outgoing", _DO("new"),
           "lap cong van thong bao giay moi to trinh quyet dinh nghi quyet chuong trinh hanh dong"),
    Action("Điểm danh", "Mở đợt học tập, chọn chi bộ", "circle-check", "study", None, "hoc tap co mat vang"),
    Action("Lập báo cáo tháng", "", "chart-column", "reports", ReportKind.MONTH),
    Action("Giao ban tuần này", "In một trang", "printer", "tasks", _DO("giao_ban"), "in giao ban"),
    Action("Việc quá hạn", "", "triangle-alert", "tasks", "overdue", "nhiem vu tre han"),
    Action("Việc đến hạn tuần này", "", "clock", "tasks", "week", "nhiem vu"),
    Action("Thêm việc", "", "plus", "tasks", _DO("new"), "nhiem vu giao viec"),
    Action("Nhận việc được giao từ văn bản đến", "", "list-checks", "tasks", _DO("take_up"), "theo doi"),
    Action("Việc định kỳ", "", "history", "tasks", "duties", "lap lai hang thang quy nam"),
    Action("Thêm việc định kỳ", "", "plus", "tasks", _DO("new_duty"), "lap lai"),
    Action("Chỉ tiêu", "", "chart-column", "tasks", "indicators", "nhap so lieu"),
    Action("Thêm chỉ tiêu", "", "plus", "tasks", _DO("new_indicator")),
    Action("In việc chưa xong theo đơn vị", "Ai còn nợ việc gì", "printer", "tasks", _DO("owing"), "no viec"),
    Action("In việc chưa xong theo lãnh đạo", "", "printer", "tasks", _DO("owing_by_leader"), "no viec"),
    Action("Soạn lịch công tác tuần này", "", "calendar", "tasks", _DO("week"), "lich tuan"),
    Action("Soạn lịch công tác tuần sau", "", "calendar", "tasks", _DO("next_week"), "lich tuan"),
    Action("Xuất lịch ra Outlook, Google, điện thoại", "Tệp .ics", "download", "tasks", _DO("calendar"), "ics"),
    Action("Sổ văn bản đến", "", "inbox", "incoming", None, "dang ky"),
    Action("In sổ văn bản đến", "Sổ đăng ký, theo dõi giải quyết, chuyển giao", "printer", "incoming", _DO("print"),
           "so dang ky chuyen giao"),
    Action("Dự thảo đang soạn", "Kế hoạch, văn bản đi chưa phát hành", "file-pen-line", "outgoing", "drafts"),
    Action("Văn bản đã phát hành", "Sổ văn bản đi", "send", "outgoing", "issued", "so van ban di"),
    Action("In sổ văn bản đi", "", "printer", "outgoing", _DO("print"), "so dang ky"),
    Action("Sổ số: giữ số, hủy số", "Số tiếp theo của từng loại văn bản", "list-checks", "outgoing", _DO("numbers"),
           "danh so du tru"),
    Action("Tạo đợt học tập", "", "plus", "study", _DO("new"), "hoc tap quan triet moi lap dot"),
    Action("Học bù", "Mở đợt học tập, thẻ «Học bù»", "book-open-check", "study", None),
    Action("Phiếu báo: gửi đi, nhận về", "Mở đợt học tập, thẻ «Phiếu báo»", "file-spreadsheet", "study", None, "excel"),
    Action("Chi bộ chưa báo cáo", "", "mail-question", "study", "waiting", "don doc phieu"),
    Action("In bảng văn bản × chi bộ", "Ai đã học văn bản nào", "printer", "study", _DO("print"), "theo doi hoc tap"),
    Action("Ghi hoạt động tuyên truyền", "", "megaphone", "outreach", ActivityKind.OUTREACH),
    Action("Báo cáo viên", "Danh sách báo cáo viên, tuyên truyền viên", "mic", "outreach", "rapporteurs"),
    Action("Ghi kiểm tra, giám sát", "", "clipboard-check", "inspections", ActivityKind.INSPECTION),
    Action("Khó khăn, vướng mắc", "", "circle-alert", "inspections", ActivityKind.DIFFICULTY),
    Action("Kiến nghị, đề xuất", "", "circle-alert", "inspections", ActivityKind.PROPOSAL),
    Action("Khen thưởng", "", "circle-check", "outreach", ActivityKind.COMMENDATION, "bieu duong"),
    Action("Bốc thăm chi bộ để kiểm tra", "", "dices", "inspections", "draw"),
    Action("Minh chứng đánh giá, xếp loại chi bộ", "", "clipboard-check", "inspections", "evaluation", "kiem diem"),
    Action("Lập báo cáo quý", "", "chart-column", "reports", ReportKind.QUARTER),
    Action("Lập báo cáo 6 tháng", "", "chart-column", "reports", ReportKind.HALF_YEAR, "nua nam"),
    Action("Lập báo cáo năm", "", "chart-column", "reports", ReportKind.YEAR, "tong ket"),
    Action("Lập báo cáo giữa nhiệm kỳ", "", "chart-column", "reports", ReportKind.MID_TERM, "so ket"),
    Action("Lập báo cáo nhiệm kỳ", "", "chart-column", "reports", ReportKind.TERM, "tong ket"),
    Action("Lập báo cáo đợt học tập", "", "chart-column", "reports", ReportKind.CAMPAIGN, "ket qua"),
    Action("Nhập danh sách đảng viên", "Từ tệp Excel", "file-spreadsheet", "organisation", "import"),
    Action("Tải mẫu Excel danh sách đảng viên", "Nút «Tải mẫu Excel»", "download", "organisation"),
    Action("Thêm đảng viên", "", "plus", "organisation", _DO("new_member"), "ket nap"),
    Action("Thêm chi bộ", "", "plus", "organisation", _DO("new_unit"), "don vi"),
    Action("Sửa mẫu văn bản", "Các mẫu kế hoạch, công văn, báo cáo", "file-text", "templates", None, "bieu mau"),
    Action("Sao lưu ngay", "Cả văn phòng vào một tệp, ra USB", "shield-check", "settings", _DO("back_up"), "du phong"),
    Action("Sao lưu, khôi phục", "", "history", "settings", "backups", "du phong"),
    Action("Bàn giao công việc", "Bộ bàn giao cho người mới", "users", "settings", _DO("hand_over"), "nguoi moi"),
    Action("Làm thử", "Một xã hư cấu để tập làm", "dices", "settings", _DO("practise"), "tap lam van phong mau"),
    Action("Cập nhật chương trình", "Từ tệp .capnhat", "download", "settings", "update", "phien ban moi"),
    Action("Tên, địa chỉ văn phòng", "", "building-2", "settings", "office", "xa tinh"),
    Action("Người ký", "", "pencil", "settings", "signers", "chuc vu"),
    Action("Số và ký hiệu văn bản đi", "", "settings", "settings", "numbering", "danh so thoi han"),
    Action("Ngày nghỉ, làm bù", "", "calendar", "settings", "days", "le tet"),
    Action("Cơ quan tương ứng của cấp trên", "", "link", "settings", "bodies"),
    Action("Thể thức trình bày", "Cỡ chữ, lề trang", "list-checks", "settings", "layout", "le trang co chu"),
    Action("Thư mục tự nhận văn bản", "", "folder", "settings", "watched", "theo doi thu muc"),
    Action("Giao diện sáng, tối, cỡ chữ", "", "sun", "settings", "look", "mau zoom"),
    Action("Hướng dẫn sử dụng", "F1", "circle-question-mark", "help", "index", "tro giup"),
    Action("Phím tắt", "Trang hướng dẫn", "circle-question-mark", "help", "phim-tat", "tro giup"),
)  # fmt: skip

Rooms = Mapping[str, tuple[str, str]]
"""The rooms there are: key → name and icon."""


def first_actions(rooms: Rooms) -> Sequence[Action]:
    """Return what is offered before anything is typed, of the rooms there are."""
    return [_of(one, rooms) for one in ACTIONS[:8] if one.room in rooms]


def matching_actions(typed: str, rooms: Rooms, most: int = 6) -> Sequence[Action]:
    """Return the actions whose names hold every word typed at the beginning of a word, with or without marks."""
    words = _words(typed)
    if len("".join(words)) < 2:
        return []
    places = [Action(name, "Mở mục này", icon, key) for key, (name, icon) in rooms.items() if key != "search"]
    there = [_of(one, rooms) for one in ACTIONS if one.room in rooms or one.room == "help"]
    found = [one for one in (*there, *places) if _holds(one, words)]
    return sorted(found, key=lambda one: _nearness(one, " ".join(words)))[:most] if rooms else []


def guide_actions(typed: str, rooms: Rooms, most: int = 3) -> Sequence[Action]:
    """Return the places of the guide that hold every word typed; none where no actions are offered."""
    hits = shipped_guide().find(typed, most) if rooms else ()
    return [Action(hit.title, hit.page_title, "circle-question-mark", "help", hit.place) for hit in hits]


def _nearness(action: Action, phrase: str) -> tuple[bool, bool]:
    """Return what sorts names that begin with what was typed first, then those that have it as it stands."""
    label = " ".join(_words(action.label))
    return not label.startswith(phrase), phrase not in label


def _of(action: Action, rooms: Rooms) -> Action:
    """Return the action with the name of its room beside it, unless it says more of itself."""
    return action if action.hint else replace(action, hint=rooms[action.room][0])


def _holds(action: Action, words: Sequence[str]) -> bool:
    named = _words(f"{action.label} {action.also}")
    return all(any(name.startswith(word) for name in named) for word in words)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(nfc(text)))
