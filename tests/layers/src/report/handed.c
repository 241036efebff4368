/* must break: none */
/* Names of its own that look like others, and pointers that are only handed on. */
#include <stdbool.h>
#include "base/diag.h"

#define SIZE_MAX	100

struct buf;
struct form;
enum { INT_MAX = 3, NAME_MAX };

static bool
open(struct buf *out, int (*read)(struct buf *), const struct form *form)
{
	struct { int free; } list = { INT_MAX + NAME_MAX };

	return form && read(out) < SIZE_MAX && list.free;
}

bool
handed(struct diag *d, struct buf *out, int (*count)(struct buf *), const struct form *f)
{
	return d->nerror > 0 || open(out, count, f);
}
