/* must break: code */
#include <string.h>
struct row { const char *code; int level; };
static const struct row rows[] = { { "N511", 1 }, [2] = { "T301", 2 } };	/* no breach */

int
is_claim(int i)
{
	return strcmp(rows[i].code, "N511") == 0;
}
