/* must break: layer */
#include "store/store.h"
