"""The floor of the first paint: an empty window. With ``models``, the floor of the usable window as well:
PySide6 and SQLModel imported, one query, the same empty window. Prints milliseconds since the start."""

import sys
import time

START = int(sys.argv[1])


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, done)

    def done() -> None:
        print((time.time_ns() - START) / 1e6)
        app.quit()

    app = QApplication([])
    if "models" in sys.argv:
        _query(sys.argv[3])
    window = Window()
    window.resize(1366, 768)
    window.show()
    app.exec()


def _query(database: str) -> None:
    from sqlmodel import Field, Session, SQLModel, create_engine, select

    class Row(SQLModel, table=True):
        __tablename__ = "incoming_documents"
        id: int | None = Field(default=None, primary_key=True)
        subject: str

    with Session(create_engine(f"sqlite:///{database}")) as session:
        session.exec(select(Row).order_by(Row.id).limit(100)).all()  # type: ignore[arg-type]


main()
