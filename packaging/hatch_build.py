"""Build hook: a wheel carries the built forms and translations, ``resources/`` and the guide inside the package."""

import importlib.util
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedFilesHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a checkout finds its own folders, and dev.py keeps the forms current
            return
        root = Path(self.root)
        build_forms = _load(root / "packaging" / "build_forms.py")
        build_forms.build_forms(root, sys.executable)
        build_data["artifacts"] += [f"/{build_forms.FORMS.as_posix()}/*.py"]
        build_data["force_include"][str(root / "resources")] = "office_app/_resources"
        for folder in ("docs/huong-dan", "docs/pictures"):
            build_data["force_include"][str(root / folder)] = f"office_app/_resources/{folder}"


def _load(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module
    spec.loader.exec_module(module)
    return module
