/* must break: unsafe */
#include <string.h>

void
copy(char *dst, const char *src)
{
	strcpy(dst, src);
}
