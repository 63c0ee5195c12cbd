"""The way between places visited: back, forward, and a new turn that forgets what lay ahead."""

Place = tuple[str, object]  # room key, target


class Places:
    def __init__(self) -> None:
        self._visited: list[Place] = []
        self._at = -1

    @property
    def current(self) -> Place | None:
        return self._visited[self._at] if self._at >= 0 else None

    def visit(self, place: Place) -> None:
        """Go to ``place``; visiting the same one again adds nothing."""
        if place != self.current:
            del self._visited[self._at + 1 :]
            self._visited.append(place)
            self._at = len(self._visited) - 1

    def beside(self, way: int) -> Place | None:
        """Return the place one step back (-1) or forward (1), None at the end."""
        return self._visited[self._at + way] if 0 <= self._at + way < len(self._visited) else None

    def step(self, way: int) -> None:
        if self.beside(way) is not None:
            self._at += way

    def forget(self) -> None:
        self._visited.clear()
        self._at = -1
