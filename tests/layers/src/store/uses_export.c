/* must break: layer */
#include "report/report.h"
#include "export/export.h"
