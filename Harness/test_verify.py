#!/usr/bin/env python3
"""Edits a copy of the database behind the program's back: verify must name what was done.

Whoever can write to the file can do all of this; what they can't do is stay unseen.
"""
import json
import re
import shutil
import sqlite3

from kit import Checks, Folder, make_demo, run

checks = Checks()


def last_of(db, topic):
    return db.execute(
        "SELECT max(position) FROM entries WHERE topic = ?", (topic,)).fetchone()[0]


def middle_of(db, topic):
    """An entry with others of the same subject before and after it."""
    return db.execute(
        """SELECT e.position FROM entries e WHERE topic = ? AND sequence = 3 AND EXISTS
           (SELECT 1 FROM entries WHERE subject = e.subject AND sequence = 4) LIMIT 1""",
        (topic,)).fetchone()[0]


def facts(db, position):
    return json.loads(db.execute(
        "SELECT facts FROM entries WHERE position = ?", (position,)).fetchone()[0])


def set_facts(db, position, value):
    text = value if isinstance(value, bytes) else json.dumps(
        value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
    db.execute("UPDATE entries SET facts = ? WHERE position = ?", (text, position))
    return position


def change_text(db):
    position = middle_of(db, "case")
    sealed = bytearray(db.execute(
        "SELECT personal FROM entries WHERE position = ?", (position,)).fetchone()[0])
    sealed[len(sealed) // 2] ^= 1
    db.execute("UPDATE entries SET personal = ? WHERE position = ?", (bytes(sealed), position))
    return position


def exchange_texts(db):
    """The sealed words of one case under another: each seal is whole, but not here."""
    one, other = (r[0] for r in db.execute(
        "SELECT position FROM entries WHERE topic = 'case' AND sequence = 1 LIMIT 2"))
    words = {p: db.execute("SELECT personal FROM entries WHERE position = ?", (p,)).fetchone()[0]
             for p in (one, other)}
    for position, text in ((one, words[other]), (other, words[one])):
        db.execute("UPDATE entries SET personal = ? WHERE position = ?", (text, position))
    return one


def change_fact(db):
    position = middle_of(db, "case")
    changed = facts(db, position)
    changed["by"] = "G0007"
    return set_facts(db, position, changed)


def change_time_of_row(db):
    position = middle_of(db, "case")
    db.execute("UPDATE entries SET received_at = received_at + 1 WHERE position = ?", (position,))
    return position


def change_time_everywhere(db):
    """The careful forger: column and entry agree, and the order is kept."""
    position = last_of(db, "case")
    changed = facts(db, position)
    changed["receivedAt"] += 1000
    db.execute("UPDATE entries SET received_at = ? WHERE position = ?",
               (changed["receivedAt"], position))
    return set_facts(db, position, changed)


def delete(db, position):
    db.execute("DELETE FROM entries WHERE position = ?", (position,))
    return position


def delete_and_close_the_gap(db):
    position = delete(db, middle_of(db, "case"))
    db.execute("UPDATE entries SET position = 1 - position WHERE position > ?", (position,))
    db.execute("UPDATE entries SET position = -position WHERE position < 0")
    return None


def take_out_newest(db):
    number, = db.execute("SELECT max(number) FROM cases").fetchone()
    first, = db.execute(
        "SELECT min(position) FROM entries WHERE subject = ?", (number,)).fetchone()
    for table, column in (("case_units", "number"), ("case_officials", "number"),
                          ("cases", "number"), ("entries", "subject"),
                          ("subject_keys", "subject")):
        db.execute(f"DELETE FROM {table} WHERE {column} = ?", (number,))
    return first


def insert_entry(db):
    """A copy of a case's last entry, as a next one, where it has to stand."""
    position = db.execute("SELECT max(position) FROM entries").fetchone()[0] + 1
    db.execute(
        """INSERT INTO entries SELECT ?, subject, sequence + 1, topic, received_at, facts,
           personal, commitment FROM entries WHERE position = ?""",
        (position, last_of(db, "case")))
    return position


def insert_between(db):
    position = middle_of(db, "case")
    db.execute("UPDATE entries SET position = -position - 1 WHERE position > ?", (position,))
    db.execute("UPDATE entries SET position = -position WHERE position < 0")
    db.execute(
        """INSERT INTO entries SELECT ?, subject, 1000, topic, received_at, facts, personal,
           commitment FROM entries WHERE position = ?""", (position + 1, position))
    return position + 1


def reorder(db):
    one = middle_of(db, "case")
    db.execute("UPDATE entries SET position = -1 WHERE position = ?", (one,))
    db.execute("UPDATE entries SET position = ? WHERE position = ?", (one, one + 1))
    db.execute("UPDATE entries SET position = ? WHERE position = -1", (one + 1,))


def row(statement):
    def edit(db):
        if db.execute(statement).rowcount != 1:
            raise SystemExit(f"nothing was changed: {statement}")
        return None

    return edit


ONE_CLOSED = "(SELECT min(number) FROM cases WHERE state = 'closed')"
ONE_OPEN = "(SELECT min(number) FROM cases WHERE state = 'assigned')"
# What is done, and what verify has to name: the word of the finding, and the place.
EDITS = {
    "a changed text": (change_text, {"textChanged"}),
    "texts of two cases exchanged": (exchange_texts, {"textChanged"}),
    "a changed fact": (change_fact, {"factsChanged"}),
    "a changed time": (change_time_of_row, {"timeChanged", "timeRunsBack"}),
    "a time changed in column and entry": (change_time_everywhere, {"factsChanged"}),
    "an entry deleted from the middle": (
        lambda db: delete(db, middle_of(db, "case")), {"entryMissing"}),
    "an entry deleted, the gap closed": (
        delete_and_close_the_gap, {"entryOutOfOrder", "entryMissing", "factsChanged"}),
    "the last entry of a case deleted": (
        lambda db: delete(db, last_of(db, "case")),
        {"entryMissing", "lastEntryMissing", "rowChanged"}),
    "the newest case taken out, entries and rows": (
        take_out_newest, {"entryMissing", "rowChanged", "rowAdded", "keyOrphaned"}),
    "an inserted entry": (
        insert_entry, {"entryMisplaced", "factsChanged", "textChanged", "timeRunsBack",
                       "entryOutOfOrder"}),
    "an entry inserted in the middle": (
        insert_between, {"entryOutOfOrder", "factsChanged", "entryMisplaced", "textChanged"}),
    "two entries exchanged": (
        reorder, {"entryOutOfOrder", "timeRunsBack", "factsChanged", "entryImpossible",
                  "numberOutOfTurn", "rowChanged"}),
    "garbage for JSON": (
        lambda db: set_facts(db, middle_of(db, "case"), b'{"act":'), {"entryUnreadable"}),
    "bytes that are no text": (
        lambda db: set_facts(db, last_of(db, "visit"), b"\xff\xfe\x00"), {"entryUnreadable"}),
    "the same JSON with a space": (
        lambda db: set_facts(
            db, last_of(db, "case"),
            json.dumps(facts(db, last_of(db, "case")), ensure_ascii=False).encode()),
        {"entryNotCanonical"}),
    "a commitment replaced": (
        lambda db: db.execute("UPDATE entries SET commitment = randomblob(32) WHERE position = ?",
                              (middle_of(db, "case"),)) and None, {"factsChanged"}),
    "a key destroyed": (
        row("DELETE FROM subject_keys WHERE subject = "
            "(SELECT subject FROM entries WHERE topic = 'case' AND sequence = 1 LIMIT 1)"),
        {"keyMissing"}),
    "a case made satisfied": (
        row(f"UPDATE cases SET satisfied = 1 - coalesce(satisfied, 0) WHERE number = {ONE_CLOSED}"),
        {"rowChanged"}),
    "a case closed by hand": (
        row(f"UPDATE cases SET state = 'closed', outcome = 'signed' WHERE number = {ONE_OPEN}"),
        {"rowChanged"}),
    "a date moved by hand": (
        row(f"UPDATE cases SET next_due = next_due + 86400000 WHERE number = {ONE_OPEN}"),
        {"rowChanged"}),
    "a household taken off the list": (
        row("DELETE FROM coverage_households WHERE rowid = "
            "(SELECT min(rowid) FROM coverage_households)"), {"rowMissing"}),
    "an official given a role": (
        row("UPDATE officials SET roles = roles || ',admin' WHERE code = 'G0002'"),
        {"rowChanged"}),
    "a place added by hand": (
        row("INSERT INTO places SELECT '999999', code_system, edition, level, name, parent, path, "
            "valid_from, valid_to FROM places WHERE code = '530827'"),
        {"rowAdded"}),
    "a visit's outcome changed": (
        row("UPDATE visits SET outcome = 'declined' WHERE rowid = "
            "(SELECT min(rowid) FROM visits WHERE outcome = 'met')"), {"rowChanged"}),
    "the serial wound back": (
        row("UPDATE case_serials SET last = last - 1 WHERE year = "
            "(SELECT max(year) FROM case_serials)"), {"rowChanged"}),
}


def verify(data):
    return run("verify", "--data", data)


with Folder() as folder:
    original = folder / "original"
    make_demo(original, 0.005)
    clean = verify(original)
    checks.that("an untouched folder verifies", clean.returncode == 0, clean.stdout + clean.stderr)
    for what, (edit, kinds) in EDITS.items():
        data = folder / "edited"
        shutil.copytree(original, data)
        db = sqlite3.connect(data / "lianxin.db")
        position = edit(db)
        db.commit()
        db.close()
        found = verify(data)
        kind = found.stdout.split(":")[0]
        holds = found.returncode == 1 and kind in kinds
        names = position is None or re.search(
            rf"entry {position}\b|number = 20\d{{10}}|case_", found.stdout)
        if checks.that(f"{what}: found", holds, (found.returncode, found.stdout + found.stderr)):
            checks.that(f"{what}: named", names and len(found.stdout.strip().splitlines()) == 2,
                        (position, found.stdout))
            print(f"      {found.stdout.splitlines()[0][:150]}")
        shutil.rmtree(data)
    data = folder / "garbage"
    shutil.copytree(original, data)
    with open(data / "lianxin.db", "r+b") as file:
        file.seek(4096 * 20)
        file.write(b"\x00\xff" * 2048)
    found = verify(data)
    checks.that("a damaged page: found, and no fault of ours",
                found.returncode == 1 and found.stdout, (found.returncode, found.stderr))
    again = verify(original)
    checks.that("verify itself changed nothing", again.stdout == clean.stdout, again.stdout)
checks.done()
