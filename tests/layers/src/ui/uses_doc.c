/* must break: layer */
#include "doc.h"
