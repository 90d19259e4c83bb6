#!/usr/bin/env python3
"""One message taken through the whole loop in a real browser, and every page looked at.

LIANXIN_SHOTS names a folder for the pictures; without it they are gone with the run.
"""
import csv
import datetime
import gzip
import io

from kit import ROOT, VILLAGE, Checks, Folder, Server, make_demo, run, time_code

MESSAGES = ROOT.parent / "shared/data/requests/zh-messages-with-votes-train.csv.gz"
checks = Checks()
try:
    from browser import DESK, PHONE, Browser, form_of, send
except ImportError:
    print("left out: playwright isn't installed; ./test installs it into .build-harness")
    checks.done()


def message():
    """A real message where there is one: what a resident would write on her telephone."""
    if not MESSAGES.exists():
        return "村口的路灯坏了三天，晚上看不见路，老人出门不方便，请尽快派人来修。"
    rows = csv.DictReader(io.StringIO(gzip.decompress(MESSAGES.read_bytes()).decode()))
    return next(r["title"] + "\n" + r["text"].strip() for r in rows
                if "路灯" in r["title"] and 80 < len(r["text"]) < 400)


def sign_in(browser, official, name, script=True):
    """The official's page after signing in, with a time code where it is asked for."""
    page = browser.person(DESK, script)
    page.goto("/sign-in")
    if name not in browser.looked_at and script:
        browser.look(page, "sign-in")
    send(page, "sign-in", code=official["code"], password=official["password"])
    if page.locator("form[id='second-factor']").count():
        browser.look(page, f"second-factor-{name}")
        secret = page.locator("dl.keys dd").nth(1).inner_text()
        send(page, "second-factor", oneTimeCode=time_code(secret))
    checks.that(f"{name} is signed in", "/sign-in" not in page.url
                and official["name"] in page.locator("header").inner_text(), page.url)
    return page


def report(browser, page, text):
    page.goto("/")
    browser.look(page, "home")
    page.goto("/report")
    browser.look(page, "report")
    status = send(page, "report", text="")
    checks.that("an empty report is told what is missing, with 422",
                status == 422 and page.locator(".wrong").count() >= 2, status)
    browser.look(page, "report-empty")
    checks.that("the title of the page says so",
                page.title() != "" and page.locator("h1, h2").first.is_visible(), page.title())
    status = send(page, "report", text=text, place=VILLAGE, kind="complaint", name="岩温叶",
                  phone="13800001234", keepPrivate="yes")
    checks.that("a report is registered", status == 201, (status, page.url))
    browser.look(page, "report-done")
    number, code = page.locator("dl.keys dd").all_inner_texts()[:2]
    number = number.replace(" ", "")
    checks.that("she gets a number and a pick-up code",
                len(number) == 12 and number.isdigit() and len(code) >= 8, (number, code))
    return number, code


def take_in(browser, desk, number, unit):
    desk.goto("/desk")
    browser.look(desk, "desk")
    checks.that("the desk has a queue", desk.locator("main form").count() > 2)
    desk.goto(f"/cases?q={number}")
    checks.that("a number in the search leads to the case", desk.url.endswith(f"/cases/{number}"),
                desk.url)
    browser.look(desk, "case-registered")
    checks.that("the desk sees whom to call", "13800001234" in desk.content())
    send(desk, "acceptance")
    checks.that("accepted, the page says so", desk.locator("[role=status]").count() == 1)
    send(desk, "assignment", unit=unit)
    browser.look(desk, "case-assigned")


def handle(browser, handler, number):
    handler.goto("/work")
    browser.look(handler, "work")
    handler.goto(f"/cases/{number}")
    browser.look(handler, "case-at-unit")
    checks.that("who keeps private is hidden from the unit",
                "13800001234" not in handler.content() and "岩温叶" not in handler.content())
    due = datetime.date.today() + datetime.timedelta(days=5)
    send(handler, "promise", due=due.isoformat(), text="五天内派人到现场维修。")
    browser.look(handler, "case-promised")
    send(handler, "reply", text="已更换灯泡并检修线路，今晚起恢复照明。", solved="yes")
    browser.look(handler, "case-replied")
    checks.that("a reply alone doesn't close",
                handler.locator("form[id='revisit']").count() == 0
                and "handler" not in handler.url)
    forged(browser, handler, number)


def forged(browser, handler, number):
    """The form of the revisit, made by hand on the handler's own page."""
    if not handler.evaluate("() => navigator.userAgent && true"):
        return
    with handler.expect_navigation() as arrival:
        handler.evaluate(
            """number => {
                const form = document.createElement('form')
                form.method = 'post'
                form.action = `/cases/${number}/revisit`
                const csrf = document.querySelector('[name=csrf]').value
                for (const [name, value] of Object.entries(
                        {csrf, solved: 'yes', satisfied: 'true'})) {
                    const field = document.createElement('input')
                    field.name = name
                    field.value = value
                    form.append(field)
                }
                document.body.append(form)
                form.submit()
            }""", number)
    checks.that("the handler can't make the revisit: 403, with a page that says why",
                arrival.value.status == 403
                and handler.locator(".error-summary, .problem, [role=alert], .wrong").count() > 0,
                (arrival.value.status, handler.locator("main").inner_text()[:200]))
    browser.look(handler, "revisit-refused")


def revisit(browser, desk, number):
    desk.goto(f"/cases/{number}")
    send(desk, "revisit", solved="yes", satisfied="true", text="电话回访：灯已亮，满意。")
    browser.look(desk, "case-revisited")


def sign_off(browser, resident, number, code):
    resident.goto(f"/track?number={number}")
    browser.look(resident, "track")
    status = send(resident, "track", code="AAAA-AAAA")
    checks.that("a wrong code is told, and nothing shown",
                status == 403 and "路灯" not in resident.locator("main").inner_text(), status)
    send(resident, "track", number=number, code=code)
    checks.that("number and code open her case; the code stands in no address",
                resident.url.endswith(f"/track/{number}"), resident.url)
    browser.look(resident, "track-case")
    send(resident, "signature", solved="yes", satisfied="true")
    text = resident.locator("main").inner_text()
    checks.that("signed, it is closed", "已办结" in text or "办结" in text, text[:300])
    browser.look(resident, "track-signed")
    send(resident, "rating", satisfied="true", score="5", text="谢谢")


def the_loop(browser, officials, text, script):
    """From the report to the signature."""
    how = "" if script else "without JavaScript: "
    resident = browser.person(PHONE, script)
    number, code = report(browser, resident, text)
    desk = sign_in(browser, officials["desk"], "desk", script)
    take_in(browser, desk, number, officials["handler"]["unit"])
    handler = sign_in(browser, officials["handler"], "handler", script)
    handle(browser, handler, number)
    revisit(browser, desk, number)
    sign_off(browser, resident, number, code)
    desk.goto(f"/cases/{number}")
    shown = desk.locator("main").inner_text()
    checks.that(f"{how}the whole loop leads to a signed case",
                "签字" in shown and "办结" in shown, shown[:400])
    browser.look(desk, "case-signed")
    return number


def by_keyboard(browser):
    """Sends the report form without a mouse."""
    page = browser.person(DESK)
    page.goto("/report")
    keyboard = page.keyboard
    keyboard.press("Tab")
    checks.that("the first stop of the keyboard leads past the head of the page",
                page.evaluate("document.activeElement.className") == "skip")
    reached = {}

    def onward(name):
        for _ in range(80):
            keyboard.press("Tab")
            active = page.evaluate(
                """() => [document.activeElement.name || document.activeElement.tagName,
                    getComputedStyle(document.activeElement).outlineStyle,
                    getComputedStyle(document.activeElement).boxShadow]""")
            if active[0] == name:
                reached[name] = active[1] != "none" or active[2] != "none"
                return
        raise SystemExit(f"the keyboard doesn't reach {name}")

    onward("text")
    keyboard.type("村口的路灯坏了三天。")
    onward("place")
    keyboard.press("ArrowDown")
    keyboard.press("ArrowDown")
    onward("kind")
    keyboard.press("Space")
    onward("name")
    onward("anonymous")
    keyboard.press("Space")
    onward("BUTTON")
    with page.expect_navigation() as arrival:
        keyboard.press("Enter")
    checks.that("the keyboard alone sends the report", arrival.value.status == 201,
                arrival.value.status)
    checks.that("where the keyboard stands can be seen", all(reached.values()), reached)


RESIDENT_PAGES = {
    "contact": "/contact", "contact-place": f"/contact?place={VILLAGE}",
    "contact-search": "/contact?q=娜允", "services": "/services", "public": "/public",
    "not-found": "/nowhere",
}
OFFICIAL_PAGES = {
    "desk": {"cases": "/cases", "cases-search": "/cases?q=路灯", "cases-overdue":
             "/cases?overdue=yes&state=promised", "not-allowed": "/admin"},
    "field": {"today": "/today"},
    "supervisor": {"supervision": "/supervision", "supervision-place":
                   f"/supervision?place={VILLAGE[:9]}"},
    "leader": {"board": "/board"},
    "admin": {"admin": "/admin", "admin-search": "/admin?q=G0002", "zones":
              f"/admin/zones?place={VILLAGE[:9]}", "zones-none": "/admin/zones?q=nowhere"},
}


def hand_over(browser, admin, officials):
    """Hands what an official has in a zone over, from the list of zones to the counts after."""
    admin.goto(f"/admin/zones?place={VILLAGE[:9]}")
    admin.locator("main td a, main th a").first.click()
    browser.look(admin, "zone")
    successor = officials["field"]["code"]
    form = next(form for form in admin.locator("form[id^='hand-over-']").evaluate_all(
        "forms => forms.map(form => form.id)") if form != f"hand-over-{successor}")
    status = send(admin, form, to="no-such-code")
    checks.that("an unknown successor is told beside the field",
                status == 422 and admin.locator(f"[id='{form}-to-wrong']").count() == 1, status)
    browser.look(admin, "zone-refused")
    status = send(admin, form, to=successor)
    rows = "#what-moves tbody tr"
    planned = admin.locator(rows).all_inner_texts()
    checks.that("a hand-over is looked at before it is made", status == 200
                and admin.locator("form[id='confirmation']").count() == 1, (status, planned))
    browser.look(admin, "zone-to-confirm")
    status = send(admin, "confirmation")
    done = admin.locator(rows).all_inner_texts()
    checks.that("confirmed, the zone is handed over as it was shown",
                status == 201 and done == planned and len(done) >= 2, (status, planned, done))
    checks.that("the predecessor is gone from the zone",
                admin.locator(f"form[id='{form}']").count() == 0)
    browser.look(admin, "zone-done")


def every_page(browser, officials):
    """All else that there is, with JavaScript off, in both languages."""
    resident = browser.person(PHONE, script=False)
    for name, path in RESIDENT_PAGES.items():
        status = resident.goto(path).status
        checks.that(f"{path} is answered", status == (404 if name == "not-found" else 200), status)
        browser.look(resident, name)
        resident.goto(path + ("&" if "?" in path else "?") + "lang=en")
        browser.look(resident, f"{name}-english")
        resident.goto("/?lang=zh-Hans")
    for role, pages in OFFICIAL_PAGES.items():
        page = sign_in(browser, officials[role], role, script=False)
        for name, path in pages.items():
            status = page.goto(path).status
            checks.that(f"{path} is answered for the {role}",
                        status == (403 if name == "not-allowed" else 200), status)
            browser.look(page, name)
            page.goto(path + ("&" if "?" in path else "?") + "lang=en")
            browser.look(page, f"{name}-english")
            page.goto("/?lang=zh-Hans")
        if role == "admin":
            hand_over(browser, page, officials)


with Folder() as folder:
    data = folder / "data"
    demo = make_demo(data, 0.02)
    server = Server(data)
    server.start()
    try:
        with Browser(f"http://127.0.0.1:{server.port}") as browser:
            print(f"      pictures in {browser.shots}")
            officials = demo["officials"]
            checks.section(the_loop, browser, officials, message(), True)
            checks.section(by_keyboard, browser)
            checks.section(every_page, browser, officials)
            checks.section(the_loop, browser, officials, message(), False)
            checks.that("no page is wider than its screen, at 320 pixels or in letters twice as "
                        "large", not browser.too_wide, browser.too_wide)
            checks.that("no page needs a script, nor has one", not browser.scripted,
                        browser.scripted)
            checks.that("every field and button has a name to be read out",
                        not browser.unlabelled, browser.unlabelled[:5])
            checks.that("no errors on the console, no breach of the content policy, no other host",
                        not browser.complaints, browser.complaints[:5])
            print(f"      {len(browser.looked_at)} pages looked at")
    finally:
        server.stop()
    verified = run("verify", "--data", data)
    checks.that("verify is clean", verified.returncode == 0, verified.stdout + verified.stderr)
checks.done()
