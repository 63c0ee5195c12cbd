"""One window a user and data folder: who starts a second hands its files to the first, which comes forward.

Of Qt only what costs the start nothing is imported at the top: the claim is made before the first paint.
"""

import io
import json
import os
import sys
import time
from collections.abc import Sequence
from enum import Enum, auto
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal, Slot

from office_app.domain.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

ANSWER_WITHIN = 3.0
"""Seconds a window that listens may take to answer."""

START_WITHIN = 15.0
"""Seconds a window may take until it listens, or, when it closes, until it has gone."""

_TRY_EVERY = 0.1
_LONGEST = 1 << 20  # bytes of one message
_ANY_PROCESS = 0xFFFFFFFF  # ASFW_ANY
_TAKEN = b"ok\n"


class SilentWindowError(AppError):
    code = "program.silent"
    what = "Văn phòng Đảng ủy đang mở trên máy này nhưng không trả lời."
    kept = "Dữ liệu đã lưu vẫn còn nguyên; các tệp vừa chọn mở chưa được nhận."
    next_step = (
        "Chờ một lát rồi mở lại. Nếu vẫn không được, mở Task Manager (Ctrl+Shift+Esc), "
        "kết thúc «Văn phòng Đảng ủy» rồi mở lại."
    )


class _Answer(Enum):
    TAKEN = auto()
    NOBODY = auto()  # nobody listens
    SILENT = auto()


class OneWindow(QObject):
    """The right to be the window over one data folder, and the ear for those who start another."""

    asked = Signal(object)  # tuple[Path, ...]: a second start and its files

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = _name(folder)
        self._lock = _lock(self._name)
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """Become the window over the folder; False while another is."""
        # Where the lock cannot be written nobody can be told of: the data folder's own lock still keeps others out.
        return self._lock.tryLock(0) or self._lock.error() is not QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Let later starts reach us from now on."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._welcome)
        QLocalServer.removeServer(self._name)  # left over from one that was killed
        server.listen(self._name)
        self._server = server

    def move_to(self, folder: Path) -> None:
        """Be the window over another folder from now on, after the user chose one."""
        name = _name(folder)
        lock = _lock(name)
        if name == self._name or not lock.tryLock(0):
            return
        self.release()
        self._name, self._lock = name, lock
        self.listen()

    @Slot()
    def stop_listening(self) -> None:
        """Take nothing over any more: the window closes; who starts now waits until ``release``."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None

    def release(self) -> None:
        self.stop_listening()
        self._lock.unlock()

    def hand_over(self, files: Sequence[Path]) -> _Answer:
        """Ask the window that listens to come forward and to take ``files``.

        Without Qt, whose waiting for an answer can be endless on Windows, with every thread of ours held up by it.
        """
        _let_come_forward()
        message = json.dumps({"files": [str(file.absolute()) for file in files]}).encode() + b"\n"
        answers: SimpleQueue[_Answer] = SimpleQueue()
        Thread(target=lambda: answers.put(_ask(self._name, message)), daemon=True).start()
        try:
            return answers.get(timeout=ANSWER_WITHIN)
        except Empty:
            return _Answer.SILENT

    def _welcome(self) -> None:
        while self._server is not None and (connection := self._server.nextPendingConnection()) is not None:
            connection.readyRead.connect(partial(self._read, connection))
            connection.disconnected.connect(connection.deleteLater)

    def _read(self, connection: "QLocalSocket") -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() > _LONGEST:
                connection.abort()
            return
        try:
            files = tuple(Path(file) for file in json.loads(bytes(connection.readLine().data()))["files"])
        except (ValueError, KeyError, TypeError):  # not one of ours
            connection.abort()
            return
        connection.write(_TAKEN)
        connection.flush()
        self.asked.emit(files)


def claim_or_hand_over(
    folder: Path, files: Sequence[Path] = (), start_within: float = START_WITHIN
) -> OneWindow | None:
    """Return the right to be the window, or None when the window that is open has come forward and taken ``files``.

    Raises:
        SilentWindowError: one is open but does not answer.
    """
    place = OneWindow(folder)
    if place.claim():
        return place
    end = time.monotonic() + start_within
    while True:
        answer = place.hand_over(files)
        if answer is _Answer.TAKEN:
            return None
        if place.claim():  # it has just closed
            return place
        if answer is _Answer.SILENT or time.monotonic() > end:
            raise SilentWindowError
        time.sleep(_TRY_EVERY)


def _ask(name: str, message: bytes) -> _Answer:
    try:
        with _way_to(name) as way:
            while message:
                message = message[way.write(message) :]
            answer = way.readline()
    except OSError:  # nobody listens
        return _Answer.NOBODY
    return _Answer.TAKEN if answer == _TAKEN else _Answer.NOBODY  # it closes just now


def _way_to(name: str) -> io.RawIOBase:
    """Return the way to the window that listens under ``name``, which may keep us waiting. Raises OSError."""
    if sys.platform == "win32":
        return open(rf"\\.\pipe\{name}", "r+b", buffering=0)
    import socket

    with socket.socket(socket.AF_UNIX) as there:
        there.connect(name)
        return there.makefile("rwb", buffering=0)


def _name(folder: Path) -> str:
    path = os.path.normcase(os.path.realpath(folder))
    user = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    digest = QCryptographicHash.hash(f"{user}|{path}".encode(), QCryptographicHash.Algorithm.Sha256)
    name = "van-phong-dang-uy-" + bytes(digest.toHex().data()).decode()[:20]
    return name if sys.platform == "win32" else f"{_runtime_folder()}/{name}"


def _runtime_folder() -> str:
    own = os.environ.get("XDG_RUNTIME_DIR", "")
    return own if os.path.isdir(own) else QDir.tempPath()


def _lock(name: str) -> QLockFile:
    lock = QLockFile(f"{QDir.tempPath()}/{name}.lock" if sys.platform == "win32" else f"{name}.lock")
    lock.setStaleLockTime(0)  # only one that was killed leaves a lock behind, however long it ran
    return lock


def _let_come_forward() -> None:
    """Windows lets only the program in front, which we are now, hand that on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.WinDLL("user32").AllowSetForegroundWindow(ctypes.c_ulong(_ANY_PROCESS))
