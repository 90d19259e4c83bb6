"""A real Chromium, watched: what its console says, what it is refused, what stands too wide."""
import os
import pathlib
import tempfile

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("LIANXIN_CHROMIUM", "/usr/bin/chromium")
PHONE, DESK, NARROW = (390, 844), (1280, 800), (320, 640)


class Browser:
    """Contexts as people have them; everything any of their pages complained about."""

    def __init__(self, address):
        self.address = address
        self.complaints = []
        self.too_wide = []
        self.unlabelled = []
        self.scripted = []
        self.looked_at = set()
        kept = os.environ.get("LIANXIN_SHOTS")
        self.temporary = None if kept else tempfile.TemporaryDirectory(prefix="lianxin-shots-")
        self.shots = pathlib.Path(kept or self.temporary.name)
        self.shots.mkdir(parents=True, exist_ok=True)

    def __enter__(self):
        self.playwright = sync_playwright().start()
        sandbox = [] if os.geteuid() else ["--no-sandbox"]
        self.chromium = self.playwright.chromium.launch(
            executable_path=CHROMIUM, args=sandbox)
        return self

    def __exit__(self, *_):
        self.chromium.close()
        self.playwright.stop()
        if self.temporary:
            self.temporary.cleanup()

    def person(self, size, script=True, language="zh-CN"):
        """A page of somebody with cookies of her own."""
        context = self.chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, locale=language,
            timezone_id="Asia/Shanghai", java_script_enabled=script, base_url=self.address)
        context.set_default_timeout(10_000)
        context.add_init_script(
            """addEventListener('securitypolicyviolation', e =>
                console.error('CSP ' + e.violatedDirective + ' ' + e.blockedURI))""")
        page = context.new_page()
        page.on("console", lambda m: m.type in ("error", "warning")
                and not self.is_expected(m) and self.complain(page, m.text))
        page.on("pageerror", lambda error: self.complain(page, f"script: {error}"))
        page.on("requestfailed", lambda r: r.failure == "net::ERR_ABORTED"
                or self.complain(page, f"not loaded: {r.url}: {r.failure}"))
        page.on("request", lambda r: r.url.startswith(self.address)
                or self.complain(page, f"asks another host: {r.url}"))
        return page

    @staticmethod
    def is_expected(message):
        """Chromium reports a refused form as an error; that a page says 403 is no fault."""
        return message.text.startswith("Failed to load resource: the server responded with a "
                                       "status of 4")

    def complain(self, page, what):
        self.complaints.append(f"{page.url}: {what}")

    def measure(self, page, what):
        """Notes a page that is wider than its screen, with what stands out."""
        wide = page.evaluate(
            """() => [document.documentElement.scrollWidth, window.innerWidth,
                [...document.querySelectorAll('body *')]
                    .filter(e => e.getBoundingClientRect().right > window.innerWidth + 1)
                    .slice(0, 3).map(e => e.tagName + '.' + e.className)]""")
        if wide[0] > wide[1]:
            self.too_wide.append(f"{what}: {wide}")

    def look(self, page, name):
        """Takes pictures for a telephone and a desk; none may be wider than its screen."""
        before = page.viewport_size
        for width, height in (PHONE, DESK, NARROW):
            page.set_viewport_size({"width": width, "height": height})
            self.measure(page, f"{name} at {width} pixels")
            if width != NARROW[0]:
                page.screenshot(path=self.shots / f"{name}-{width}.png", full_page=True)
        page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        self.measure(page, f"{name} in letters twice as large")
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.set_viewport_size(before)
        if page.locator("script").count():
            self.scripted.append(name)
        self.unlabelled += [f"{name}: {what}" for what in page.evaluate(
            """() => [...document.querySelectorAll('input, select, textarea, button')]
                .filter(e => e.type != 'hidden' && !(e.labels && e.labels.length)
                    && !e.getAttribute('aria-label') && !e.textContent.trim())
                .map(e => e.outerHTML.slice(0, 120))""")]
        self.looked_at.add(name)


def form_of(page, name):
    """The form `name`, in sight: what folds it away is opened as a person opens it."""
    form = page.locator(f"form[id='{name}']")
    folded = form.locator("xpath=ancestor::details[not(@open)]/summary")
    for index in range(folded.count()):
        folded.nth(index).click()
    return form


def send(page, name, /, **values):
    """Fills the form in and sends it; the status of what comes back."""
    form = form_of(page, name)
    for field, value in values.items():
        fields = form.locator(f"[name='{field}']")
        kind = fields.first.evaluate("e => e.type || e.tagName")
        if kind == "radio":
            form.locator(f"[name='{field}'][value='{value}']").check()
        elif kind == "checkbox":
            fields.first.check()
        elif kind.startswith("select"):
            fields.first.select_option(value)
        else:
            fields.first.fill(value)
    with page.expect_navigation() as arrival:
        form.locator("button[type=submit]").last.click()
    return arrival.value.status
