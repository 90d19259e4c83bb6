#include <sqlite3.h>

/* sqlite3_config takes any number of arguments, which Swift can't call. */
static inline int sqlite3_config_int(int option, int value) {
    return sqlite3_config(option, value);
}
