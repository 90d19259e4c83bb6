import Hummingbird

extension Site {
    /// The pages, each with its forms.
    func addPages(to router: Router<Context>) {
        HomeRoutes(site: self).add(to: router)
        ReportRoutes(site: self).add(to: router)
        TrackRoutes(site: self).add(to: router)
        ContactRoutes(site: self).add(to: router)
        ServiceRoutes(site: self).add(to: router)
        AppointmentRoutes(site: self).add(to: router)
        HotlineRoutes(site: self).add(to: router)
        SignInRoutes(site: self).add(to: router)
        TodayRoutes(site: self).add(to: router)
        VisitsRoutes(site: self).add(to: router)
        DeskRoutes(site: self).add(to: router)
        CaseRoutes(site: self).add(to: router)
        WorkRoutes(site: self).add(to: router)
        SupervisionRoutes(site: self).add(to: router)
        SupervisedDutiesRoutes(site: self).add(to: router)
        ScorecardRoutes(site: self).add(to: router)
        CoverageRoutes(site: self).add(to: router)
        BoardRoutes(site: self).add(to: router)
        AdminRoutes(site: self).add(to: router)
        MethodRolesRoutes(site: self).add(to: router)
        MethodAdminRoutes(site: self).add(to: router)
        MethodRoutes(site: self).add(to: router)
        CalendarRoutes(site: self).add(to: router)
        ZoneRoutes(site: self).add(to: router)
        UndertakingRoutes(site: self).add(to: router)
    }
}
