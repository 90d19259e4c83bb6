import CZlib
import Hummingbird
import NIOCore

/// `bytes` packed with gzip at level 1; nil where zlib won't.
func gzip(_ plain: ByteBuffer) -> ByteBuffer? {
    var stream = z_stream()
    // 15 bits of window, and 16 for gzip's own head and checksum.
    guard
        deflateInit2_(
            &stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(plain.readableBytes)))
    var packed = ByteBuffer()
    var isDone = false
    packed.writeWithUnsafeMutableBytes(minimumWritableBytes: bound) { out in
        plain.withUnsafeReadableBytes { input in
            stream.next_in = UnsafeMutablePointer(
                mutating: input.bindMemory(to: UInt8.self).baseAddress)
            stream.avail_in = UInt32(input.count)
            stream.next_out = out.bindMemory(to: UInt8.self).baseAddress
            stream.avail_out = UInt32(out.count)
            isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
        }
        return isDone ? Int(stream.total_out) : 0
    }
    return isDone ? packed : nil
}

/// Takes in a body that is there whole.
struct BodyCollector: ResponseBodyWriter {
    final class Collected {
        var buffer = ByteBuffer()
    }

    private let collected = Collected()

    var buffer: ByteBuffer { collected.buffer }

    func write(_ buffer: ByteBuffer) async throws {
        var buffer = buffer
        collected.buffer.writeBuffer(&buffer)
    }

    consuming func finish(_ trailers: HTTPFields?) async throws {}
}
