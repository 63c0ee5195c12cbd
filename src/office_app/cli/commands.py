"""The commands: each calls the same use cases as the window and prints for people, or JSON with ``--json``."""

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace

from office_app.bootstrap import Office, open_office, restore_office
from office_app.cli.closing import close
from office_app.cli.hand_over_command import hand_over
from office_app.cli.lists import HEADS, LISTS
from office_app.cli.printing import ProgressLine, cell, print_json, show
from office_app.cli.reading_commands import intake, read
from office_app.cli.report_command import report
from office_app.cli.returns_commands import forms, returns
from office_app.cli.search_command import search
from office_app.cli.update_command import finish_update, update
from office_app.cli.usage import WrongUsageError
from office_app.domain.errors.data_folder import NotFoundError
from office_app.domain.errors.entries import IncompleteError
from office_app.domain.settings import OfficeSettings, Signer
from office_app.domain.study import Mark, SessionFigures
from office_app.domain.vietnamese import date_screen, fold, percent_vi


def listing(args: Namespace) -> int:
    """Print one of the lists."""
    with closing(open_office(args.data_dir, writable=False)) as office:
        rows = LISTS[args.what](office, args)
    heads = HEADS[args.what]
    if not args.json:
        print("\t".join(heads.values()))
    show(args, rows, lambda row: "\t".join(cell(row[name]) for name in heads))
    return 0


def plan(args: Namespace) -> int:
    """Draft a plan, or another paper from a template, as DOCX and PDF; with ``--issue`` give it its number as well."""
    with closing(open_office(args.data_dir)) as office:
        draw = office.draft_plan if office.makes_study_plan(args.template) else office.begin_answer
        draft_id = draw(args.directive, args.template)
        if args.issue:
            return _issue(args, office, draft_id)
        draft = office.outgoing_document(draft_id).draft
        files = office.write_draft(draft, args.out)
        findings = office.check_draft(draft)
    for finding in findings:
        print(("Phải sửa: " if finding.must else "Nên xem: ") + finding.text, file=sys.stderr)
    result = {"draft": draft_id, "files": [str(path) for path in files]}
    show(args, [result], lambda r: "Dự thảo {draft}:\n  {0}".format("\n  ".join(r["files"]), **r))
    return 0


def issue(args: Namespace) -> int:
    """Issue a draft: number, files, register line, tasks, study campaign."""
    with closing(open_office(args.data_dir)) as office:
        return _issue(args, office, args.draft)


def _issue(args: Namespace, office: Office, draft_id: int) -> int:
    draft = office.outgoing_document(draft_id).draft
    issued_on = args.date or office.today()
    for finding in office.check_draft(replace(draft, dated=issued_on)):
        print(f"Nên xem: {finding.text}", file=sys.stderr)
    if why := office.why_off(issued_on):
        print(f"Nên xem: ngày {date_screen(issued_on)} là {why}.", file=sys.stderr)
    issued, files = office.issue(draft, issued_on=issued_on, number=args.number, out=args.out)
    result = {
        "id": issued.outgoing_id,
        "symbol": issued.symbol,
        "tasks": issued.tasks,
        "campaign": issued.campaign_id,
        "files": [str(path) for path in files],
    }
    show(args, [result], lambda r: "Đã phát hành {symbol}:\n  {0}".format("\n  ".join(r["files"]), **r))
    return 0


def attendance(args: Namespace) -> int:
    """Enter one session's attendance: everyone present but the absent named, or totals."""
    with closing(open_office(args.data_dir)) as office:
        session = office.session(args.session)
        held_on = args.held_on or min(
            session.day, office.today()
        )  # entered before its day: it was held ahead
        session = replace(session, held_on=held_on)
        if args.totals:
            figures = _totals(args)
            office.save_totals(session, figures)
        else:
            rows = list(office.attendance_rows(args.session))
            for absent in args.absent:
                name, _, mark = absent.partition("=")
                at = next(
                    (i for i, row in enumerate(rows) if fold(row.full_name) == fold(name.strip())), None
                )
                if at is None:
                    raise NotFoundError(what=f"đảng viên «{name}» trong hội nghị", id=args.session)
                letter, _, reason = mark.partition(":")
                rows[at] = replace(rows[at], mark=_mark(letter), reason=reason)
            figures = office.save_attendance(session, rows, guests=args.guests, handed_in=args.handed_in)
    line = {**asdict(figures), "rate": percent_vi(figures.present, figures.called)}
    show(args, [line], lambda f: f"Có mặt {f['present']}/{f['called']} ({f['rate']})")
    return 0


def _mark(letter: str) -> Mark:
    try:
        return Mark(letter.strip().upper() or "P")
    except ValueError:
        raise IncompleteError(fields=f"dấu điểm danh đúng (C, P, K, M) thay cho «{letter}»") from None


def _totals(args: Namespace) -> SessionFigures:
    try:
        members, exempt, present, excused, unexcused = (int(part) for part in args.totals.split(","))
    except ValueError:
        raise IncompleteError(
            fields="năm số của --totals: đảng viên, miễn, có mặt, phép, không phép"
        ) from None
    return SessionFigures(
        members=members,
        exempt=exempt,
        called=members - exempt,
        present=present,
        excused=excused,
        unexcused=unexcused,
        guests=args.guests,
        handed_in=args.handed_in,
    )


def setup(args: Namespace) -> int:
    """Name the office, its signers and chi bộ; what is there already is kept unless named anew."""
    with closing(open_office(args.data_dir)) as office:
        settings = office.settings() or OfficeSettings(args.commune, args.province)
        signers = [_signer(line) for line in args.signer]
        office.save_settings(
            replace(
                settings,
                commune=args.commune,
                province=args.province,
                signers=tuple(signers) or settings.signers,
            )
        )
        added = office.add_units(args.unit)
    show(args, [{"units_added": added}], lambda r: f"Đã lưu. Thêm {r['units_added']} chi bộ.")
    return 0


def _signer(line: str) -> Signer:
    name, _, title = (part.strip() for part in line.partition("="))
    if not name or not title:
        raise WrongUsageError(fault=f"«{line}» chưa đủ họ tên và chức vụ; viết --signer HỌ_TÊN=CHỨC_VỤ")
    return Signer(name, title)


def members(args: Namespace) -> int:
    """Check an Excel list of members, and import it unless told only to check."""
    with closing(open_office(args.data_dir)) as office:
        checked = office.check_members_file(args.file)
        if not args.check_only:
            office.import_members(checked)
    result = {
        "added": checked.added,
        "changed": checked.changed,
        "unchanged": checked.unchanged,
        "new_units": list(checked.new_units),
        "issues": [asdict(found) for found in checked.issues],
        "updates": [asdict(found) for found in checked.updates],
    }
    show(args, [result], lambda r: f"Thêm {r['added']}, sửa {r['changed']}, giữ nguyên {r['unchanged']}.")
    for found in (*checked.issues, *checked.updates):
        print(f"Dòng {found.row}, cột {found.column}: {found.text}", file=sys.stderr)
    return 1 if any(found.blocking for found in checked.issues) else 0


def backup(args: Namespace) -> int:
    """Write the whole office into one verified file; originals damaged before are named on stderr."""
    with closing(open_office(args.data_dir)) as office:
        faults = list(office.backup(args.file))
    result = {"file": str(args.file), "faults": faults}
    show(args, [result], lambda r: f"Đã sao lưu và kiểm tra: {r['file']}")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def restore(args: Namespace) -> int:
    """Bring an office back from a backup; what was there is set aside, not deleted."""
    aside = restore_office(args.file, args.data_dir)
    kept = str(aside) if aside else None
    text = "Đã khôi phục." + (f" Dữ liệu cũ để ở: {kept}" if kept else "")
    show(args, [{"set_aside": kept}], lambda _: text)
    return 0


def check(args: Namespace) -> int:
    """Verify the whole store."""
    with closing(open_office(args.data_dir, writable=False)) as office:
        faults = list(office.check())
    if args.json:
        print_json({"ok": not faults, "faults": faults})
    else:
        print("Dữ liệu tốt." if not faults else f"Có {len(faults)} lỗi.")
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


def sample(args: Namespace) -> int:
    """Fill an empty data folder with a made-up office."""
    with closing(open_office(args.data_dir)) as office:
        made = office.make_sample(large=args.size == "large", progress=ProgressLine())
    show(
        args,
        [made],
        lambda r: "Văn phòng mẫu: {units} chi bộ, {members} đảng viên, {documents} văn bản.".format(**r),
    )
    return 0


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "read": read,
    "intake": intake,
    "list": listing,
    "search": search,
    "plan": plan,
    "issue": issue,
    "attendance": attendance,
    "report": report,
    "forms": forms,
    "returns": returns,
    "setup": setup,
    "members": members,
    "backup": backup,
    "restore": restore,
    "hand-over": hand_over,
    "check": check,
    "close": close,
    "update": update,
    "finish-update": finish_update,
    "sample": sample,
}
