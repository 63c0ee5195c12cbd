"""What is left of a draft when the program dies under the pen."""

import os
import subprocess
import sys
import time
from pathlib import Path

from office_app.bootstrap import open_office
from office_app.domain.outgoing import DraftSection, OutgoingDraft
from office_app.domain.settings import OfficeSettings, Signer

ROOT = Path(__file__).parents[2]
TYPED = 45  # words, one every tenth of a second


def test_given_a_process_that_types_when_killed_then_two_seconds_are_lost_at_most(tmp_path: Path):
    office = open_office(tmp_path / "data")
    office.save_settings(
        OfficeSettings("Thanh Lâm", "Thái Nguyên", signers=(Signer("Trần Văn A", "BÍ THƯ"),))
    )
    sections = (DraftSection("0", "", 0, ""),)
    draft = office.save_draft(
        OutgoingDraft(
            "Kế hoạch", "KH", "ĐU", "gõ thử", sections, ("Lưu Văn phòng",), "A", "BÍ THƯ", "T/M", ""
        )
    )
    office.close()
    command = [sys.executable, "-m", "tests.gui.outgoing_typist", str(tmp_path / "data"), str(draft)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    times: list[float] = []
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as typist:
        assert typist.stdout is not None
        for line in typist.stdout:
            times.append(float(line.split()[0]))
            if len(times) > TYPED:
                typist.kill()
                break
        killed = time.monotonic()
    office = open_office(tmp_path / "data")
    kept = office.outgoing_document(draft).draft.sections[0].text.split()
    office.close()
    older = sum(typed < killed - 2.0 for typed in times)
    assert older > 0
    assert kept[:older] == [f"tu{number}" for number in range(older)]
