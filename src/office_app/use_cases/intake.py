"""A file arrives: read it, recognise it, and propose the register entry. Nothing is stored here."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from office_app.domain.counterparts import Counterpart, counterpart_of
from office_app.domain.errors.files import FileReadError, RulesFileError
from office_app.domain.errors.incoming import FirstPageUnreadError, SecretDocumentError
from office_app.domain.incoming import (
    Assignment,
    Deadline,
    Found,
    IncomingDocument,
    Obligation,
    ObligationKind,
    Reach,
    RecognisedDocument,
    ReportingDuty,
)
from office_app.domain.plan_reports import is_ours
from office_app.domain.read_files import RECOGNISED_CHARACTERS, FileText, HowToRead, ReadFile, Viewpoint
from office_app.domain.return_layout import TITLE
from office_app.domain.settings import OfficeSettings
from office_app.domain.vietnamese import fold, nfc
from office_app.use_cases.ports.reading import DocumentReader
from office_app.use_cases.progress import Progress

_HEAD = 600  # letters of a page in which the title of a return form stands


@dataclass(frozen=True)
class ReadDocument:
    """One file, read and recognised; ``notes`` are lines in Vietnamese the clerk should see."""

    path: Path
    file: FileText
    recognised: RecognisedDocument
    notes: tuple[str, ...] = ()


def read_document(path: Path, *, reader: DocumentReader, how: HowToRead, progress: Progress) -> ReadDocument:
    """Read one file and recognise its text, both in the reading process.

    Raises:
        FileReadError: the file cannot be read; its text says why and what to do.
        Cancelled: the user asked to stop.
    """
    progress.step(0, 1, f"đang đọc {path.name}")
    return as_document(path, reader.recognise(path, progress, how))


def as_document(path: Path, read: ReadFile) -> ReadDocument:
    """Return a file with what the clerk should be told of its reading."""
    return ReadDocument(path, read.file, read.recognised, tuple(_notes(read)))


def _notes(read: ReadFile) -> Iterator[str]:
    file, recognised = read.file, read.recognised
    if recognised.refused is not None:
        return
    if TITLE in nfc(file.pages[0].text[:_HEAD] if file.pages else ""):
        yield (
            "Đây là phiếu báo kết quả của chi bộ, không phải văn bản đến: mở Học tập, quán triệt, chọn đợt, "
            "thẻ «Phiếu báo», bấm «Nhận phiếu», rồi bỏ tệp này khỏi danh sách."
        )
    if file.legacy is not None:
        yield f"Chữ {file.legacy.value} đã được đổi sang Unicode: xem lại nếu có chữ sai."
    if file.page_1_cut_short:
        yield "Trang 1 chưa đọc được hết chữ vì đọc quá lâu: xin tự kiểm tra dấu mật trên trang 1."
    elif file.page_1_unread:
        yield "Trang 1 không đọc được chữ nào: xin tự kiểm tra dấu mật trên trang 1."
    if file.scanned:
        yield "Tệp là bản quét, chưa có chữ để nhận dạng: nhập các mục bằng tay rồi vào sổ như thường."
        return
    unread = [str(page.number) for page in file.pages if page.scanned and not page.text]
    if unread:
        yield f"Trang {', '.join(unread)} là ảnh quét, chưa đọc được chữ."
    late = [str(page.number) for page in file.pages[1:] if page.cut_short and page.text]
    if late:
        yield f"Trang {', '.join(late)} chưa đọc được hết chữ vì đọc quá lâu: xem phần còn lại trên ảnh."
    if any(page.optical for page in file.pages):
        yield "Chữ được máy đọc từ ảnh quét, có thể sai: so lại với văn bản trước khi vào sổ."
    if len(file.text) > RECOGNISED_CHARACTERS:
        yield "Văn bản rất dài: chỉ nhận dạng phần đầu, phần sau vẫn được lưu nguyên trong tệp gốc."
    if not recognised.deadlines:
        yield "Văn bản không nêu thời hạn."


def viewpoint(settings: OfficeSettings | None) -> Viewpoint:
    """Return from where this office reads; before the first start nobody knows."""
    if settings is None:
        return Viewpoint()
    return Viewpoint(
        settings.commune,
        settings.commune_kind,
        settings.province,
        settings.province_kind,
        settings.due_day_counts,
    )


class RefusedPapers:
    """Which files carry a secrecy mark, so that such a file is not registered by hand either.

    Only hashes and paths, in memory; nothing of it outlives the session.
    """

    def __init__(self) -> None:
        self._marks: dict[str, str | None] = {}
        self._paths: set[Path] = set()
        self._unread: dict[str, bool] = {}
        """Files whose first page could not be read, or not to its end; True once the clerk was asked to look."""

    def note(self, read: ReadDocument) -> None:
        """Remember what reading a file has told; a mark once seen stays, a first page not looked at tells nothing."""
        mark, sha256 = read.recognised.refused, read.file.sha256
        if mark is not None:
            self._paths.add(read.path)
            self._marks[sha256] = mark
        elif read.file.page_1_waits:
            return
        elif read.file.page_1_unread:
            self._unread.setdefault(sha256, False)
        else:
            self._marks.setdefault(sha256, None)

    def holds(self, path: Path) -> bool:
        return path in self._paths

    def refuse(self, sha256: str, read_now: Callable[[], ReadDocument]) -> None:
        """Raise if the file with this content must not be kept; one that nobody has read yet is read now.

        Raises:
            SecretDocumentError: it carries a secrecy mark.
            RulesFileError: nothing can be told of any file as long as the office's own rules are wrong.
        """
        if sha256 not in self._marks and sha256 not in self._unread:
            self._read(sha256, read_now)
        mark = self._marks.get(sha256)
        if mark is not None:
            raise SecretDocumentError(mark=mark)

    def ask_to_look(self, sha256: str, name: str) -> None:
        """Raise FirstPageUnreadError, once, for a file whose first page was not read, or not to its end."""
        if sha256 not in self._marks and not self._unread.get(sha256):
            self._unread[sha256] = True
            raise FirstPageUnreadError(name=name)

    def _read(self, sha256: str, read_now: Callable[[], ReadDocument]) -> None:
        try:
            self.note(read_now())
        except RulesFileError:
            raise
        except FileReadError:  # what cannot be read may be registered by hand, once somebody has looked at it
            self._unread[sha256] = False


def propose_entry(
    read: ReadDocument, *, arrived_on: date, bodies: Sequence[Counterpart] = ()
) -> IncomingDocument:
    """Return the register entry as recognition proposes it; what was not found is empty.

    Args:
        read: the file, read.
        arrived_on: the day it came.
        bodies: of the commune, for what bodies above are asked to do.

    Raises:
        SecretDocumentError: the paper carries a secrecy mark; nothing of it may be kept.
    """
    found = read.recognised
    if found.refused is not None:
        raise SecretDocumentError(mark=found.refused)
    return IncomingDocument(
        symbol=_value(found.symbol) or "",
        issued_on=found.issued_on.value if found.issued_on else None,
        doc_type=_value(found.doc_type) or "",
        issuer=_value(found.issuer) or "",
        subject=_value(found.subject) or "",
        arrived_on=arrived_on,
        parent=_value(found.parent),
        signer=_value(found.signer),
        signer_title=_value(found.signer_title),
        urgency=_value(found.urgency),
        text=found.text,
        cited=found.cited,
        obligations=propose_obligations(found, bodies),
        materials=tuple(material.value for material in found.materials),
        recipients=tuple(recipient.value for recipient in found.recipients),
    )


def propose_obligations(
    found: RecognisedDocument, bodies: Sequence[Counterpart] = ()
) -> tuple[Obligation, ...]:
    """Return what the paper asks, as the clerk will tick it: assignments, deadlines, reporting duties."""
    assignments = [_assigned(one, bodies) for one in found.assignments]
    reports = [_reported(one) for one in found.reporting]
    return (
        *assignments,
        *map(_timed, found.deadlines),
        *(replace(one, ours=is_ours(one, assignments)) for one in reports),
    )


def _assigned(found: Assignment, bodies: Sequence[Counterpart]) -> Obligation:
    return Obligation(
        ObligationKind.ASSIGNMENT,
        found.text,
        unit=found.unit,
        due=found.due,
        ours=found.ours,
        span=found.span,
        reach=found.reach,
        cooperating=found.cooperating,
        executor=found.executor,
        counterpart=_counterpart(found, bodies),
        certainty=found.certainty,
        reason=found.reason,
    )


def _timed(found: Deadline) -> Obligation:
    return Obligation(
        ObligationKind.DEADLINE,
        found.text,
        due=found.due,
        recurrence=found.recurrence,
        span=found.span,
        starts=found.starts,
        event=found.event,
        certainty=found.certainty,
        reason=found.reason,
    )


def _reported(found: ReportingDuty) -> Obligation:
    return Obligation(
        ObligationKind.REPORT,
        found.text or f"báo cáo kết quả về {found.to}",
        unit=found.to,
        due=found.due,
        recurrence=found.recurrence,
        through=found.through,
        span=found.span,
        certainty=found.certainty,
        reason=found.reason,
    )


def _counterpart(asked: Assignment, bodies: Sequence[Counterpart]) -> str | None:
    """Return who does it in the commune, None when that is the very body named or nobody here."""
    body = None if asked.reach is Reach.OTHERS else counterpart_of(asked.unit, bodies)
    return None if body is None or fold(body.name) == fold(asked.unit) else body.name


def _value(found: Found[str] | None) -> str | None:
    return found.value if found else None
