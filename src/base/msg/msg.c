/*
 * msg.c - the message table and the filling in of its arguments.
 *
 * Arguments are put in as they are, so that one which holds "{1}" itself cannot
 * pull in another; making them safe to show is the business of text_visible().
  * The table is read-only; which language is used is the caller's argument.
 */
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/msg.h"

#define ARGS_MAX 9

static const struct {
	const char	*name, *text[LANG__MAX];
} table[MSG__MAX] = {
	{ "NONE", { "", "" } },
#define MSG(id, zh, en) { #id, { zh, en } },
#include "base/msg/all.def"
#undef MSG
};

const char *
msg_text(enum lang lang, enum msg m)
{
	if ((unsigned)m >= MSG__MAX)
		return "";
	return table[m].text[lang == LANG_EN ? LANG_EN : LANG_ZH];
}

const char *
msg_name(enum msg m)
{
	return (unsigned)m < MSG__MAX ? table[m].name : "";
}

void
msg_format(struct buf *b, enum lang lang, enum msg m, const char *const *arg, int narg)
{
	const char	*s = msg_text(lang, m), *from = s;
	int		 k;

	for (; *s != '\0'; s++) {
		if (s[0] != '{' || s[1] < '1' || s[1] > '9' || s[2] != '}')
			continue;
		buf_add(b, from, (size_t)(s - from));
		k = s[1] - '1';
		if (k < narg && arg[k] != NULL)
			buf_str(b, arg[k]);
		from = s + 3;
		s += 2;
	}
	buf_add(b, from, (size_t)(s - from));
}

void
msg_put(struct buf *b, enum lang lang, enum msg m, ...)
{
	const char	*arg[ARGS_MAX], *s;
	va_list		 ap;
	int		 n = 0;

	va_start(ap, m);
	while (n < ARGS_MAX && (s = va_arg(ap, const char *)) != NULL)
		arg[n++] = s;
	va_end(ap);
	msg_format(b, lang, m, arg, n);
}

const char *
msg_int(char dst[24], long long v)
{
	snprintf(dst, 24, "%lld", v);
	return dst;
}
