/* must break: process */
#include <stdlib.h>

int
convert(const char *command)
{
	return system(command);
}
