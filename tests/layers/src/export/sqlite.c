/* must break: system */
#include <sqlite3.h>
