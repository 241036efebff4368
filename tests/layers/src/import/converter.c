/* must break: system */
#include <iconv.h>
