/* A public header of a lower layer. */
#include "store/shelf.h"
