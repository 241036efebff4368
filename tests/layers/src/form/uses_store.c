/* must break: layer */
#include "store.h"
