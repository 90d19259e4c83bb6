import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
enum P {}
