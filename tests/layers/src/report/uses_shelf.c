/* must break: layer */
#include "store/shelf.h"
