/* must break: code */
#include <string.h>

int
is_overview(const char *code)
{
	return strcmp(code, "t1") == 0;
}
