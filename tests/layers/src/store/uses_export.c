/* must break: layer */
#include "report.h"
#include "export.h"
