"""What a completer offers while somebody types."""

from PySide6.QtWidgets import QCompleter


def frame_offers(completer: QCompleter) -> None:
    """Give the list of what is offered a border; it lies on fields of its own colour."""
    popup = completer.popup()
    assert popup is not None
    popup.setProperty("offers", True)
