/*
 * screens.c - the screens by number: what the rooms below open without naming it.
 */
#include "ui/core/core.h"
#include "ui/desk/desk.h"
#include "ui/front.h"
#include "ui/grid/gridview.h"
#include "ui/screen/screen.h"
#include "ui/screen/textview.h"

static struct view *
home(struct ui *ui, int unused)
{
	(void)unused;
	return home_new(ui);
}

static struct view *
grid(struct ui *ui, int unused)
{
	(void)unused;
	return gridview_new(ui);
}

static const struct screen screens[SCREEN__MAX] = {
	[SCREEN_HOME] = { &home_class, home },
	[SCREEN_GRID] = { &gridview_class, grid },
	[SCREEN_TEXT] = { &textview_class, textview_new },
	[SCREEN_ABOUT] = { &about_class, about_new },
};

const struct ui_front ui_front_tables = { screens, ui_actions };
