import Yams
enum P {}
