/* must break: include */
/* ui.h includes keymap.h for itself; who writes ACTION_UNDO includes it too. */
#include "ui/core/core.h"

int
undo(void)
{
	return ACTION_UNDO;
}
