/* must break: layer */
#include "report.h"
