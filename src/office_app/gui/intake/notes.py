"""What the clerk should know of a file's reading, in lines with links to act on."""

from html import escape

from office_app.domain.vietnamese import number_vi
from office_app.gui.intake.queue import RECOGNISING, QueueItem, Stage

STOP, OTHER_LETTERS, EXISTING = "stop", "letters", "existing"
"""Links: stop reading the pictures; show the letters read, to choose another old font; the document there already."""


def notes_of(item: QueueItem) -> str:
    """Return the lines as rich text, "" when there is nothing to say."""
    lines = []
    if item.existing is not None:
        lines.append(f"Văn bản này đã có trong sổ. <a href='{EXISTING}'>Mở văn bản đã có</a>")
    elif item.twin:
        lines.append(f"Cùng nội dung với tệp «{escape(item.twin)}» trong danh sách: chỉ cần vào sổ một tệp.")
    if item.stage in RECOGNISING:
        lines.append(f"{_progress(item)} <a href='{STOP}'>Dừng nhận dạng</a>")
    elif item.asks_to_look and (item.read is None or item.error is not None):
        lines.append(
            "Máy không đọc được trang 1: tự xem dấu mật trên trang 1, rồi nhập các mục bằng tay và vào sổ."
        )
    elif item.read is not None:
        # Said elsewhere: that no deadline is named at the list of deadlines, what the letters were below.
        told = ("không nêu thời hạn", "đã được đổi sang Unicode")
        lines += [escape(note) for note in item.read.notes if not any(words in note for words in told)]
    if item.read is not None and item.read.file.legacy is not None:
        font = item.read.file.legacy.value
        lines.append(
            f"Đã chuyển chữ từ phông {escape(font)} sang Unicode."
            f" <a href='{OTHER_LETTERS}'>Xem lại</a> nếu có chữ sai."
        )
    doubtful = len(item.read.recognised.doubtful) if item.read is not None else 0
    if doubtful:
        lines.append(f"{number_vi(doubtful)} chữ chưa chắc, có gạch chấm ở dưới.")
    return "<br>".join(lines)


def _progress(item: QueueItem) -> str:
    if item.stage is Stage.SCANNED:
        return "Trang quét chờ nhận dạng chữ. Có thể nhập trước: mục đã nhập được giữ nguyên."
    at = f", trang {min(item.done + 1, item.total)}/{item.total}" if item.total else ""
    return f"Đang nhận dạng chữ trên ảnh{at}. Có thể nhập trước: mục đã nhập được giữ nguyên."
