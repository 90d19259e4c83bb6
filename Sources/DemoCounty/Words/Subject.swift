/// A field of daily life that residents raise matters from, with texts written for the demo.
///
/// Which subjects dominate, how strongly it varies over the year and how few places raise most of
/// it is shaped by published counts of one district's requests (Pingshan, Shenzhen, 2018-02 to
/// 2019-03), rounded and moved to a rural county; no count and no text is taken over.
struct Subject: Sendable {
    /// Its share, in thousandths.
    let weight: Int
    /// Demand in each month, January first; 10 is usual.
    let months: [Int]
    let matters: [Matter]

    /// - Parameter isOnSite: somebody has to go there and mend or look at something.
    init(weight: Int, months: [Int], isOnSite: Bool = false, _ text: String) {
        self.weight = weight
        self.months = months
        matters = Matter.all(in: text, isOnSite: isOnSite)
    }

    /// Demand over the year. The rains last from May to October, harvest and crushing from
    /// November to March.
    enum Season {
        static let level = [10, 6, 9, 10, 10, 11, 11, 11, 11, 10, 10, 10]
        static let summer = [8, 5, 8, 10, 12, 13, 14, 14, 13, 11, 9, 8]
        static let winter = [13, 7, 11, 9, 8, 8, 9, 9, 10, 11, 13, 13]
        static let dry = [10, 8, 13, 16, 14, 9, 8, 7, 7, 8, 10, 10]
        static let rain = [6, 4, 6, 8, 11, 14, 17, 17, 14, 10, 7, 6]
        static let terms = [6, 11, 12, 9, 9, 10, 8, 17, 16, 9, 9, 7]
        static let harvest = [14, 8, 12, 9, 8, 8, 8, 8, 10, 12, 14, 14]
    }

    static let all = [
        sanitation, municipal, environment, water, education, health, transport, safety, planning,
        community, market, culture, labour, civil, farming, power,
    ]
}
