/* A header of a room, from within its layer. */
#include "import/room/room.h"
