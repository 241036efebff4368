/* must break: private */
#include "import/room/room.h"
