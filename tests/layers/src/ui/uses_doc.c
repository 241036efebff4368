/* must break: layer */
#include "doc/doc.h"
