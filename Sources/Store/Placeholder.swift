import Crypto
import CryptoExtras
import CSQLite
enum P {}
