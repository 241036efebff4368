/*
 * diag.c - a list of messages as data; see diag.h.
 *
 * The list owns its strings: callers pass what lives on their stack.  A NULL list
 * swallows everything, so callers that only want true or false need none.
 * Nothing here prints or chooses a language; the layer cmd and the screens do,
 * and tests compare codes, which survive a better wording.
 */
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"

void
diag_init(struct diag *d)
{
	memset(d, 0, sizeof(*d));
}

static void
item_release(struct diag_item *it)
{
	int	 i;

	free(it->file);
	for (i = 0; i < it->narg; i++)
		free(it->arg[i]);
}

void
diag_reset(struct diag *d)
{
	diag_cut(d, 0);
}

void
diag_cut(struct diag *d, size_t n)
{
	while (d->n > n) {
		d->nerror -= d->item[--d->n].level == DIAG_ERROR;
		item_release(&d->item[d->n]);
	}
}

void
diag_release(struct diag *d)
{
	diag_reset(d);
	free(d->item);
	diag_init(d);
}

static void
add(struct diag *d, enum diag_level level, enum diag_kind kind, int line, enum msg code,
    va_list ap)
{
	struct diag_item	*it;
	const char		*s;

	if (d == NULL)
		return;
	d->item = mem_grow(d->item, d->n, &d->cap, sizeof(*d->item));
	it = &d->item[d->n++];
	memset(it, 0, sizeof(*it));
	it->code = code;
	it->level = level;
	it->kind = kind;
	it->line = line;
	it->file = mem_strdup(d->file);
	while (it->narg < DIAG_ARGS && (s = va_arg(ap, const char *)) != NULL)
		it->arg[it->narg++] = mem_strdup(s);
	if (level == DIAG_ERROR)
		d->nerror++;
}

void
diag_error(struct diag *d, enum diag_kind kind, enum msg code, ...)
{
	va_list	 ap;

	va_start(ap, code);
	add(d, DIAG_ERROR, kind, 0, code, ap);
	va_end(ap);
}

void
diag_error_at(struct diag *d, int line, enum msg code, ...)
{
	va_list	 ap;

	va_start(ap, code);
	add(d, DIAG_ERROR, DIAG_DATA, line, code, ap);
	va_end(ap);
}

void
diag_warn(struct diag *d, enum msg code, ...)
{
	va_list	 ap;

	va_start(ap, code);
	add(d, DIAG_WARNING, DIAG_DATA, 0, code, ap);
	va_end(ap);
}

void
diag_warn_at(struct diag *d, int line, enum msg code, ...)
{
	va_list	 ap;

	va_start(ap, code);
	add(d, DIAG_WARNING, DIAG_DATA, line, code, ap);
	va_end(ap);
}

void
diag_note(struct diag *d, enum msg code, ...)
{
	va_list	 ap;

	va_start(ap, code);
	add(d, DIAG_NOTE, DIAG_DATA, 0, code, ap);
	va_end(ap);
}

void
diag_copy(struct diag *d, const struct diag_item *from)
{
	struct diag_item	*it;
	int			 i;

	if (d == NULL)
		return;
	d->item = mem_grow(d->item, d->n, &d->cap, sizeof(*d->item));
	it = &d->item[d->n++];
	*it = *from;
	it->file = mem_strdup(d->file);
	for (i = 0; i < it->narg; i++)
		it->arg[i] = mem_strdup(from->arg[i]);
	if (it->level == DIAG_ERROR)
		d->nerror++;
}

void
diag_format(struct buf *b, const struct diag_item *it, enum lang lang)
{
	if (it->file != NULL) {
		buf_str(b, it->file);
		if (it->line > 0)
			buf_printf(b, ":%d", it->line);
		buf_str(b, ": ");
	}
	msg_format(b, lang, it->code, (const char *const *)it->arg, it->narg);
}

bool
diag_has(const struct diag *d, enum msg code)
{
	size_t	 i;

	for (i = 0; i < d->n; i++)
		if (d->item[i].code == code)
			return true;
	return false;
}

int
diag_status(const struct diag *d)
{
	/* The order of nianbao(1), EXIT STATUS: what comes first wins. */
	static const struct { enum diag_kind kind; int status; } order[] = {
		{ DIAG_USAGE, 2 }, { DIAG_DATA, 6 }, { DIAG_TERMINAL, 5 },
		{ DIAG_LOCKED, 4 }, { DIAG_REFUSED, 1 }
	};
	size_t	 i, k;

	for (k = 0; k < ARRAY_LEN(order); k++)
		for (i = 0; i < d->n; i++)
			if (d->item[i].level == DIAG_ERROR &&
			    d->item[i].kind == order[k].kind)
				return order[k].status;
	return 0;
}
