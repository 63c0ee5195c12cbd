"""The floor of memory: PySide6 and SQLModel imported, an engine on the same file, an empty window. Prints megabytes."""

import sys

import psutil


def main() -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow
    from sqlalchemy import text
    from sqlmodel import Session, create_engine

    app = QApplication([])
    with Session(create_engine(f"sqlite:///{sys.argv[2]}")) as session:
        session.connection().execute(text("select id from incoming_documents limit 100")).all()
    window = QMainWindow()
    window.resize(1366, 768)
    window.show()

    def rested() -> None:
        print(psutil.Process().memory_info().rss / 1e6, flush=True)
        app.quit()

    QTimer.singleShot(500, rested)
    app.exec()


main()
