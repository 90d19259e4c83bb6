import Kernel
import Testing

@Suite("promises")
struct PromisingTests {
    private func move(_ offset: Int) -> Deed {
        .promiseMove(due: Sample.day(offset), reason: "等配件")
    }

    @Test("the first date stays first, however often it moves")
    func firstDate() {
        let it = Sample.promised.after(move(15), by: Sample.byLin, on: 3)
            .after(move(20), by: Sample.byLin, on: 4)
        #expect(it.promises.map(\.due) == [10, 15, 20].map(Sample.day))
        #expect(it.promises.first?.movedFrom == nil)
    }

    @Test("every move says who moved it, when, from which date and why")
    func moveIsWhole() throws {
        let last = try #require(
            Sample.promised.after(move(15), by: Sample.byLin, on: 3).promises.last)
        #expect(last.by == Sample.byLin)
        #expect(last.madeAt == Sample.day(3))
        #expect(last.movedFrom == Sample.day(10))
        #expect(last.reason == "等配件")
    }

    @Test("a date can be moved forward too, and that is a move")
    func movesForward() {
        #expect(
            Sample.promised.after(move(6), by: Sample.byLin, on: 3).promises.last?.movedFrom
                == Sample.day(10))
    }

    @Test("a new promise after a new assignment is a move by another name")
    func promisedAgain() throws {
        let it = Sample.promised.after(Sample.assignment, by: Sample.byDesk, on: 3)
            .after(.promise(due: Sample.day(30), text: "人手不足"), by: Sample.byLin, on: 4)
        #expect(it.promises.count == 2)
        #expect(it.promises.last?.movedFrom == Sample.day(10))
        #expect(it.promises.last?.reason == "人手不足")
    }

    @Test("the same date promised by the next unit isn't a move")
    func sameDate() {
        let it = Sample.promised.after(Sample.assignment, by: Sample.byDesk, on: 3)
            .after(Sample.promise(10), by: Sample.byLin, on: 4)
        #expect(it.promises.last?.movedFrom == nil)
    }

    @Test("after a reopening a promise is a new one, and the old ones stay in the history")
    func afterReopening() {
        let it = Sample.closed.after(.reopening(reason: "又坏了"), by: Sample.byDesk, on: 20)
            .after(Sample.promise(30), by: Sample.byLin, on: 21)
        #expect(it.promises.map(\.due) == [Sample.day(10), Sample.day(30)])
        #expect(it.promises.last?.movedFrom == nil)
    }

    @Test("a second promise in the same hands is refused: it is a move and says why")
    func twice() {
        #expect(
            Sample.promised.refusal(of: Sample.promise(20), by: Sample.byLin, on: 3)
                == .alreadyPromised)
        #expect(Sample.assigned.refusal(of: move(20), by: Sample.byLin, on: 3) == .notYetPromised)
    }
}
