/* must break: layer */
#include "report/report.h"
