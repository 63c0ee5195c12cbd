"""What a later paper touches, as rows: the paper it replaces, our drafts, plans and tasks on it and what to do."""

from collections.abc import Callable, Sequence
from functools import partial

from office_app.domain.outgoing import OutgoingState
from office_app.domain.superseding import Advice, Affected, AffectedPaper, Change, Superseded
from office_app.domain.tasks import Task
from office_app.gui.incoming.detail_rows import RowList, RowWords
from office_app.gui.look.tokens import State
from office_app.gui.widgets.date_field import format_date

Go = Callable[[str, object], object]
_ADVICE: dict[Advice, tuple[State, str]] = {
    Advice.KEEP: ("good", "giữ, xem lại nội dung sửa đổi"),
    Advice.MEND: ("late", "cần sửa"),
    Advice.DROP: ("late", "cần hủy"),
}


def add_replaced_by(rows: RowList, later: Sequence[Superseded], go: Go) -> None:
    """Say on the page of an earlier paper which later ones replace or amend it."""
    if not later:
        return
    rows.add_title("Văn bản này không còn như cũ", str(len(later)))
    rows.add_rows(
        [
            RowWords(
                f"Đã được {one.by_symbol or 'văn bản không số'} {one.change.value}",
                f"«{one.sentence}»",
                format_date(one.by_date),
                ("late" if one.change is Change.REPLACED else "waiting", one.change.value),
                partial(go, "incoming", one.by_id) if one.by_id is not None else None,
            )
            for one in later
        ]
    )


def add_affected(rows: RowList, found: Sequence[Affected], go: Go) -> None:
    """Say on the page of a later paper what of ours rests on the papers it replaces or amends."""
    for one in found:
        told = one.superseded
        earlier = " ".join(part for part in (told.earlier.doc_type, told.earlier.symbol) if part)
        rows.add_title(f"{told.change.value.capitalize()} {earlier}", str(touched(found=[one]) or ""))
        rows.add_rows([RowWords(f"«{told.sentence}»", node=None)])
        ours = [_paper(paper, go) for paper in one.papers] + [_task(task, go) for task in one.tasks]
        if ours:
            rows.add_rows(ours)
        else:
            rows.add_words("Không có dự thảo, kế hoạch hay việc nào của ta dựa vào văn bản đó.")


def touched(found: Sequence[Affected]) -> int:
    """Return how many papers and tasks of ours are touched."""
    return sum(len(one.papers) + len(one.tasks) for one in found)


def _paper(paper: AffectedPaper, go: Go) -> RowWords:
    kind = "Văn bản đã phát hành" if paper.state is OutgoingState.ISSUED else f"Bản {paper.state.value}"
    return RowWords(
        paper.symbol or kind,
        paper.subject,
        kind if paper.symbol else "",
        _ADVICE[paper.advice],
        partial(go, "outgoing", paper.outgoing_id),
    )


def _task(task: Task, go: Go) -> RowWords:
    due = f"hạn {format_date(task.due)}" if task.due else "không nêu thời hạn"
    note = " · ".join(part for part in (task.unit, due) if part)
    return RowWords("Việc đang giao", task.title, note, ("waiting", "xem lại"), partial(go, "tasks", task.id))
