/*
 * termlocale.c - a locale in which Chinese can be shown.
 *
 * Logins with no LANG at all are common on servers; curses then paints blanks
 * for every Chinese character.  Only LC_CTYPE is ever changed: it is all that
 * curses looks at, and figures must not get another decimal point.
 */
#include <langinfo.h>
#include <locale.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>
#include "base/diag.h"
#include "base/encode.h"
#include "base/msg.h"
#include "ui/term/term.h"

static const char *const utf8_locales[] = {
	"C.UTF-8", "C.utf8", "zh_CN.UTF-8", "en_US.UTF-8", NULL
};
static const char *const gb_locales[] = {
	"zh_CN.GB18030", "zh_CN.gb18030", "zh_CN.GBK", "zh_CN.gbk", NULL
};

static bool
is_utf8(void)
{
	return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

static bool
is_gb(void)
{
	const char *set = nl_langinfo(CODESET);

	return strcasecmp(set, "GB18030") == 0 || strcasecmp(set, "GBK") == 0;
}

static bool
try_locales(const char *const *name, bool (*good)(void))
{
	for (; *name; name++)
		if (setlocale(LC_CTYPE, *name) && good())
			return true;
	return false;
}

bool
term_locale(enum encoding want, bool *gb, struct diag *d)
{
	bool wants_gb = want == ENCODING_GB18030 || want == ENCODING_GBK;

	*gb = false;
	if (setlocale(LC_CTYPE, "") == NULL)
		(void)setlocale(LC_CTYPE, "C");
	/* GB2312, what plain zh_CN means, lacks most names: its big brothers read
	 * the same bytes. */
	if (want == ENCODING_AUTO && strncasecmp(nl_langinfo(CODESET), "GB", 2) == 0)
		wants_gb = true;
	if (wants_gb && (is_gb() || try_locales(gb_locales, is_gb))) {
		*gb = true;
		return true;
	}
	if (is_utf8() || try_locales(utf8_locales, is_utf8))
		return true;
	diag_error(d, DIAG_TERMINAL, MSG_UI_NO_LOCALE, NULL);
	return false;
}
