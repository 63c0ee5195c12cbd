"""What the search box can do besides finding: the actions of the program by name, and its rooms."""

from collections.abc import Sequence
from dataclasses import dataclass

from office_app.domain.vietnamese import fold, nfc


@dataclass(frozen=True)
class Action:
    """A thing to do or a room to open; ``also`` are other words it is looked for by. ``room`` "help" opens F1."""

    label: str
    hint: str
    icon: str
    room: str
    target: object = None
    also: str = ""


ACTIONS = (
    Action(
        "Tiếp nhận văn bản",
        "Chọn tệp để vào sổ (Ctrl+N)",
        "file-input",
        "intake",
        "pick",
        "nhan van ban vao so",
    ),
    Action("Vào sổ văn bản không có tệp", "Nhập tay một dòng sổ văn bản đến", "pencil", "intake", "hand"),
    Action(
        "Lập kế hoạch",
        "Chọn văn bản chỉ đạo rồi bấm «Lập kế hoạch»",
        "file-pen-line",
        "incoming",
        None,
        "soan",
    ),
    Action("Dự thảo đang soạn", "Kế hoạch, văn bản đi chưa phát hành", "file-pen-line", "outgoing", "drafts"),
    Action("Văn bản đã phát hành", "Sổ văn bản đi", "send", "outgoing", "issued", "so van ban di"),
    Action("Việc quá hạn", "Nhiệm vụ", "triangle-alert", "tasks", "overdue", "nhiem vu tre han"),
    Action("Việc đến hạn tuần này", "Nhiệm vụ", "clock", "tasks", "week", "nhiem vu"),
    Action(
        "Chi bộ chưa báo cáo", "Học tập, quán triệt", "mail-question", "study", "waiting", "don doc phieu"
    ),
    Action("Báo cáo viên", "Danh sách báo cáo viên, tuyên truyền viên", "mic", "outreach", "rapporteurs"),
    Action("Bốc thăm chi bộ để kiểm tra", "Kiểm tra, giám sát", "dices", "inspections", "draw"),
    Action("Nhập danh sách đảng viên", "Từ tệp Excel", "file-spreadsheet", "organisation", "import"),
    Action(
        "Sửa mẫu văn bản", "Các mẫu kế hoạch, công văn, báo cáo", "file-text", "templates", None, "bieu mau"
    ),
    Action("Sao lưu, khôi phục", "Cài đặt", "history", "settings", "backups", "du phong"),
    Action("Người ký", "Cài đặt", "settings", "settings", "signers", "chuc vu"),
    Action("Số và ký hiệu văn bản đi", "Cài đặt", "settings", "settings", "numbering", "danh so"),
    Action("Ngày nghỉ, làm bù", "Cài đặt", "calendar", "settings", "days", "le tet"),
    Action("Giao diện sáng, tối, cỡ chữ", "Cài đặt", "sun", "settings", "look", "mau zoom"),
    Action("Trợ giúp, phím tắt", "F1", "info", "help", None, "huong dan su dung"),
)

ROOM_NAMES = (
    ("Tổng quan", "layout-dashboard", "overview"),
    ("Văn bản đến", "inbox", "incoming"),
    ("Kế hoạch, văn bản đi", "file-pen-line", "outgoing"),
    ("Nhiệm vụ", "list-checks", "tasks"),
    ("Học tập, quán triệt", "book-open-check", "study"),
    ("Tuyên truyền", "megaphone", "outreach"),
    ("Kiểm tra, giám sát", "clipboard-check", "inspections"),
    ("Chỉ tiêu", "chart-column", "indicators"),
    ("Báo cáo", "chart-column", "reports"),
    ("Tổ chức, đảng viên", "users", "organisation"),
    ("Cài đặt", "settings", "settings"),
)
_ALL = (*ACTIONS, *(Action(name, "Mở mục này", icon, room) for name, icon, room in ROOM_NAMES))


def first_actions(rooms: Sequence[str]) -> Sequence[Action]:
    """Return what is offered before anything is typed, of the rooms there are."""
    return [one for one in ACTIONS[:8] if one.room in rooms]


def matching_actions(typed: str, rooms: Sequence[str], most: int = 4) -> Sequence[Action]:
    """Return the actions whose names hold every word typed at the beginning of a word, with or without marks."""
    words = fold(nfc(typed)).split()
    if not words or len("".join(words)) < 2:
        return []
    found = [one for one in _ALL if (one.room in rooms or one.room == "help") and _holds(one, words)]
    return sorted(found, key=lambda one: not fold(one.label).startswith(words[0]))[:most]


def _holds(action: Action, words: Sequence[str]) -> bool:
    named = fold(nfc(f"{action.label} {action.also}")).replace(",", " ").split()
    return all(any(name.startswith(word) for name in named) for word in words)
