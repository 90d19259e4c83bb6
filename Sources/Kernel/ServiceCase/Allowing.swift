extension ServiceCase {
    /// Whether some deed of this name is possible in the state as it is.
    ///
    /// Pages show the forms of these deeds, refusals name them as `allowed`.
    package func mayFollow(_ name: Deed.Name, by actor: Actor, under rules: CaseRules) -> Bool {
        do throws(Refusal) {
            switch name {
            case .registration: return false
            case .acceptance: try accepting()
            case .answer: try answering()
            case .assignment: try checkAssignable()
            case .promise: try promising()
            case .promiseMove: try movingPromise()
            case .reply: try replying(by: actor)
            case .revisit: try revisiting()
            case .signature: try signing(by: actor)
            case .rating: try rating(by: actor)
            case .closure: try checkClosable(by: actor)
            case .reopening: try reopening()
            case .refusal: try refusing()
            case .review: try reviewing()
            case .escalation: try escalating(to: nil)
            case .extension: try checkExtensible(under: rules)
            case .suspension, .jointHandling: _ = try handlingUnderWay()
            case .resumption: try resuming()
            case .dispute: try disputing(by: actor)
            case .ruling: try checkDisputed()
            case .merger: try checkMergeable()
            case .urging: try urging()
            case .note: break
            case .appointment: try checkTakesAppointments(under: rules)
            case .appointmentCancellation, .attendance: try checkAppointed()
            case .handOver: _ = try handlingForHandOver()
            }
            return true
        } catch {
            return false
        }
    }
}
