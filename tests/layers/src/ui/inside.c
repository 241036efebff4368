/* must break: include */
/* Looks into a report that only a header of another one has told of. */
#include <stdbool.h>
#include "ui/core/core.h"

bool
is_year(const struct ui *ui, const struct report *r)
{
	return ui->report == r && r->year > 2000;
}
