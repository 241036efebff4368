/* must break: none */
/* Nothing to find here: constants, prototypes, a comment on float. */
#include <stdio.h>
#include "form/form.h"

struct pair;
enum which { ONE, TWO };
struct both {
	int	 a, b;
};
static const struct both table[] = {
	{ 1, 2 },
};
static const char *const names[] = { "system(", "printf", "//" };
int	 first(const struct pair *, int (*)(void));

static int
second(int a,
    const char *b)
{
	static const char hex[] = "0123456789abcdef";

	return hex[a] == *b ? table[0].a : names[0][0];
}
