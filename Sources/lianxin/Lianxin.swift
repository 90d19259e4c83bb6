import ArgumentParser
import Configuration
@main struct Lianxin: AsyncParsableCommand { func run() async throws {} }
