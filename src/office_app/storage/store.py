"""The store as ``bootstrap`` uses it: the data folder opened, its transactions, originals and keeper."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from office_app.storage.engine import make_engine
from office_app.storage.held_folder import HeldFolder
from office_app.storage.intake_files import IntakeFiles
from office_app.storage.originals import OriginalFiles
from office_app.storage.read_scans import ReadScans
from office_app.storage.transaction import Transactions
from office_app.use_cases.ports.transaction import Transaction


class Store:
    """One data folder, open. Both ways to open a transaction fit ``ports.OpenTransaction``."""

    def __init__(self, held: HeldFolder) -> None:
        self.held = held
        self.folder = held.paths
        self.engine = make_engine(self.folder.database, read_only=not held.writable)
        transactions = Transactions(self.engine, self.folder.database)
        self.open_transaction: Callable[[], AbstractContextManager[Transaction]] = transactions.write
        """Opens a transaction that may write; it waits for other writers before its first statement."""
        self.open_reading: Callable[[], AbstractContextManager[Transaction]] = transactions.read
        """Opens a transaction that only reads: never waits, never makes wait, cannot commit."""
        self.alone: Callable[[], AbstractContextManager[None]] = transactions.alone
        """Keeps other threads from writing while several transactions of this one belong together."""
        if not held.writable:
            self.open_transaction = transactions.read
        self.originals = OriginalFiles(self.folder.originals)
        self.intake = IntakeFiles(self.folder.root)
        self.scans = ReadScans(self.folder.root)
        self.keeper = held.keeper

    def close(self) -> None:
        """Let go of the folder; a second call does nothing."""
        self.engine.dispose()
        self.held.close()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
