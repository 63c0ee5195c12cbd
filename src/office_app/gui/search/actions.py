"""What the search box can do besides finding: the actions of the program by name, and its rooms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from office_app.domain.vietnamese import fold, nfc
from office_app.gui.help.guide import shipped_guide


@dataclass(frozen=True)
class Action:
    """A thing to do or a room to open. ``hint`` empty: the name of the room; ``room`` "help" opens F1.

    ``also`` are other words it is looked for by.
    """

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
    Action("Việc quá hạn", "", "triangle-alert", "tasks", "overdue", "nhiem vu tre han"),
    Action("Việc đến hạn tuần này", "", "clock", "tasks", "week", "nhiem vu"),
    Action("Chi bộ chưa báo cáo", "", "mail-question", "study", "waiting", "don doc phieu"),
    Action("Việc định kỳ", "", "history", "tasks", "duties", "lap lai hang thang quy nam"),
    Action("Chỉ tiêu", "", "chart-column", "tasks", "indicators"),
    Action("Báo cáo viên", "Danh sách báo cáo viên, tuyên truyền viên", "mic", "outreach", "rapporteurs"),
    Action("Bốc thăm chi bộ để kiểm tra", "", "dices", "inspections", "draw"),
    Action("Nhập danh sách đảng viên", "Từ tệp Excel", "file-spreadsheet", "organisation", "import"),
    Action(
        "Sửa mẫu văn bản", "Các mẫu kế hoạch, công văn, báo cáo", "file-text", "templates", None, "bieu mau"
    ),
    Action("Sao lưu, khôi phục", "", "history", "settings", "backups", "du phong"),
    Action(
        "Bàn giao công việc",
        "Cài đặt, mục «Dữ liệu, sao lưu»: nút «Bàn giao…»",
        "users",
        "settings",
        "backups",
        "ban giao nguoi moi",
    ),
    Action("Cập nhật chương trình", "Từ tệp .capnhat", "download", "settings", "update", "phien ban moi"),
    Action(
        "Làm thử",
        "Cài đặt, mục «Dữ liệu, sao lưu»: một xã hư cấu để tập làm",
        "dices",
        "settings",
        "backups",
        "tap lam van phong mau",
    ),
    Action("Người ký", "", "settings", "settings", "signers", "chuc vu"),
    Action("Số và ký hiệu văn bản đi", "", "settings", "settings", "numbering", "danh so"),
    Action("Ngày nghỉ, làm bù", "", "calendar", "settings", "days", "le tet"),
    Action("Giao diện sáng, tối, cỡ chữ", "", "sun", "settings", "look", "mau zoom"),
    Action("Hướng dẫn sử dụng", "F1", "circle-question-mark", "help", "index", "tro giup"),
    Action("Phím tắt", "Trang hướng dẫn", "circle-question-mark", "help", "phim-tat", "tro giup"),
)

Rooms = Mapping[str, tuple[str, str]]
"""The rooms there are: key → name and icon."""


def first_actions(rooms: Rooms) -> Sequence[Action]:
    """Return what is offered before anything is typed, of the rooms there are."""
    return [_of(one, rooms) for one in ACTIONS[:8] if one.room in rooms]


def matching_actions(typed: str, rooms: Rooms, most: int = 4) -> Sequence[Action]:
    """Return the actions whose names hold every word typed at the beginning of a word, with or without marks."""
    words = fold(nfc(typed)).split()
    if len("".join(words)) < 2:
        return []
    places = [Action(name, "Mở mục này", icon, key) for key, (name, icon) in rooms.items() if key != "search"]
    there = [_of(one, rooms) for one in ACTIONS if one.room in rooms or one.room == "help"]
    found = [one for one in (*there, *places) if _holds(one, words)]
    return sorted(found, key=lambda one: not fold(one.label).startswith(words[0]))[:most] if rooms else []


def guide_actions(typed: str, rooms: Rooms, most: int = 3) -> Sequence[Action]:
    """Return the places of the guide that hold every word typed; none where no actions are offered."""
    hits = shipped_guide().find(typed, most) if rooms else ()
    return [Action(hit.title, hit.page_title, "circle-question-mark", "help", hit.place) for hit in hits]


def _of(action: Action, rooms: Rooms) -> Action:
    """Return the action with the name of its room beside it, unless it says more of itself."""
    return action if action.hint else replace(action, hint=rooms[action.room][0])


def _holds(action: Action, words: Sequence[str]) -> bool:
    named = fold(nfc(f"{action.label} {action.also}")).replace(",", " ").split()
    return all(any(name.startswith(word) for name in named) for word in words)
