/* must break: unlisted */
#include "nowhere.h"
