"""A stack of pages that is as small as the page in view lets it be."""

from PySide6.QtWidgets import QSizePolicy, QStackedWidget


def let_current_decide(stack: QStackedWidget) -> None:
    """Leave the pages behind out of the least size of a stack: Qt takes the widest, and the window grows by it."""

    def fit(current: int) -> None:
        pages = (stack.widget(place) for place in range(stack.count()))
        for place, page in enumerate(page for page in pages if page is not None):
            policy = page.sizePolicy()
            wanted = QSizePolicy.Policy.Preferred if place == current else QSizePolicy.Policy.Ignored
            policy.setHorizontalPolicy(wanted)
            policy.setVerticalPolicy(wanted)
            page.setSizePolicy(policy)

    stack.currentChanged.connect(fit)
    fit(stack.currentIndex())
