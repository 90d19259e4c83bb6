import Kernel

/// The officials' sign-in.
struct SignInPage: Sendable {
    let code: String
    /// Where she wanted to go: a path of this server.
    let next: String
    /// Name and password were right and a second factor is on: only its code is asked for.
    let asksForOneTimeCode: Bool

    init(code: String = "", next: String = "", asksForOneTimeCode: Bool = false) {
        self.code = code
        self.next = next
        self.asksForOneTimeCode = asksForOneTimeCode
    }
}

func view(_ page: SignInPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("sign-in", to: "/sign-in", w, frame)
    let fields: Html =
        page.asksForOneTimeCode
        ? form.field(
            "oneTimeCode", w["signIn.oneTimeCode"], .oneTimeCode,
            hint: w["signIn.oneTimeCodeHint"], width: .short)
        : form.field(
            "code", w["signIn.code"], .username, hint: w["signIn.codeHint"], value: page.code,
            width: .long) + form.field("password", w["signIn.password"], .password, width: .long)
    return layout(
        w["signIn.title"], w, frame,
        """
        \(heading(w["signIn.title"], lead: w["signIn.lead"]))\
        \(form("""
            \(fields)\(form.hidden("next", page.next))\(form.button(w["signIn.button"]))
            """))\
        \(details(w["signIn.lost"], "<p>\(w["signIn.lostText"])</p>"))
        """)
}

/// Sets up the second factor that supervisors and admins need.
struct SecondFactorPage: Sendable {
    /// Base 32, in groups of four.
    let secret: String
    /// `otpauth://totp/…`, for a phone on which the page itself is open.
    let account: String
}

func view(_ page: SecondFactorPage, _ w: Words, _ frame: Frame) -> Html {
    let form = Form("second-factor", to: "/sign-in/second-factor", w, frame)
    return layout(
        w["secondFactor.title"], w, frame,
        """
        \(heading(w["secondFactor.title"], lead: w["secondFactor.lead"]))\
        <dl class="keys"><div><dt>\(w["secondFactor.account"])</dt><dd>\(page.account)</dd></div>\
        <div><dt>\(w["secondFactor.secret"])</dt><dd>\(page.secret)</dd></div></dl>\
        \(form("""
            \(form.field(
                "oneTimeCode", w["signIn.oneTimeCode"], .oneTimeCode,
                hint: w["signIn.oneTimeCodeHint"], width: .short))\
            \(form.button(w["secondFactor.button"]))
            """))
        """)
}
