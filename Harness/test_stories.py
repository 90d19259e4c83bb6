#!/usr/bin/env python3
"""Stories of real methods, run on the demo county through its pages, and looked at in Chromium.

`Harness/test_stories.py` runs all, `Harness/test_stories.py songmu baodi` some; LIANXIN_SCALE=1
takes the whole county, LIANXIN_SHOTS names a folder for the pictures.
"""
import contextlib
import importlib
import os
import pathlib
import shutil
import sys

from kit import Checks, Folder, make_demo
from stories.office import Office

try:
    from browser import Browser
except ImportError:
    Browser = None

SCALE = float(os.environ.get("LIANXIN_SCALE", "0.05"))
STORIES = sorted(
    path.stem for path in (pathlib.Path(__file__).parent / "stories").glob("*.py")
    if path.stem not in ("__init__", "office"))


def tell(name, county, people, checks, browser):
    """Tells one story in a copy of the county; what it left must verify."""
    with Folder() as folder:
        data = folder / "data"
        shutil.copytree(county, data)
        office = Office(data, people, checks, browser, name, SCALE)
        try:
            importlib.import_module("stories." + name).story(office)
        finally:
            office.stop()
        verified = office.run("verify")
        office.that("verify finds all as the ledger says", verified.returncode == 0,
                    verified.stdout + verified.stderr)


def main(names):
    checks = Checks()
    with Folder() as folder, contextlib.ExitStack() as stack:
        people = make_demo(folder / "county", SCALE)["officials"]
        browser = stack.enter_context(Browser("")) if Browser else None
        for name in names:
            checks.section(tell, name, folder / "county", people, checks, browser)
    if browser:
        checks.that("no page is wider than its screen", not browser.too_wide, browser.too_wide)
        checks.that("every field has a label", not browser.unlabelled, browser.unlabelled)
        checks.that("no page complains", not browser.complaints, browser.complaints)
    checks.done()


if __name__ == "__main__":
    main(sys.argv[1:] or STORIES)
