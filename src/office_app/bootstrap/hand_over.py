"""What ``Office`` does for the next clerk."""

from pathlib import Path

from office_app.bootstrap.follow_up import FollowUpDesk
from office_app.domain.hand_over import HandOverPack, Parties
from office_app.use_cases.progress import QUIET, Progress


class HandOverDesk(FollowUpDesk):
    """Bàn giao; belongs in a job."""

    def hand_over(self, place: Path, parties: Parties, progress: Progress = QUIET) -> HandOverPack:
        """Write backup, state of work, registers, minutes and how to take over as a new folder in ``place``.

        Raises HandOverPlaceError, DiskFullError, BackupError, FileWriteError, Cancelled, InPracticeError; nothing is
        left then.
        """
        self._refuse_in_practice("bàn giao")
        from office_app.storage.backup_writing import app_version
        from office_app.storage.whole_folder import WholeFolders
        from office_app.use_cases.hand_over import HandOverTools, hand_over
        from office_app.use_cases.registers import RegisterTools

        folder = self._store.folder
        tools = HandOverTools(
            self._looking,
            RegisterTools(self._writer, self._workbooks, self._outbox),
            self._store.keeper,
            WholeFolders(folder.root),
            folder.root,
            folder.issued,
            folder.templates,
            app_version(),
        )
        return hand_over(place, parties, settings=self._known(), tools=tools, progress=progress)
