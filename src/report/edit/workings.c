/*
 * workings.c - a sum that was typed in a cell, kept in its note: "合计式：3+4+5".
 *
 * The line says how the figure came about, so it goes when the figure is keyed anew.  It
 * is the rest of its line or up to the next blank or ；, because the note is edited in one
 * line: "见台账 合计式：3+4+5".
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/num.h"
#include "form/form.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

#define WORKINGS "合计式："

bool
workings_read(const char *s, size_t n, int64_t *total)
{
	const char *end = s + n, *plus;
	int64_t sum = 0, v;
	int terms = 0;

	for (; s <= end; s = plus + 1, terms++) {
		plus = memchr(s, '+', (size_t)(end - s));
		if (plus == NULL)
			plus = end;
		if (num_parse(s, (size_t)(plus - s), &v) != NUM_OK || v < 0 ||
		    !num_add(&sum, v))
			return false;
	}
	if (terms < 2)
		return false;
	*total = sum;
	return true;
}

static const char *
note_of(const struct report *r, const char *place)
{
	const struct note *n = report_note(r, place);

	return n != NULL ? n->body : NULL;
}

/* The note without its sum; false: it has none. */
static bool
without(struct buf *b, const char *note)
{
	const char *at = strstr(note, WORKINGS), *end;
	size_t before;

	if (at == NULL)
		return false;
	end = at + strlen(WORKINGS);
	end += strspn(end, "0123456789.,+");
	before = (size_t)(at - note);
	while (before > 0 && strchr("\n ", note[before - 1]) != NULL)
		before--;
	buf_add(b, note, before);
	buf_str(b, before > 0 ? end : end + strspn(end, "\n "));
	return true;
}

void
workings_drop(struct change_list *list, const struct report *r, int cell)
{
	const char *place = r->form->cell[cell].code, *note = note_of(r, place);
	struct buf b = BUF_INIT;

	if (note != NULL && without(&b, note))
		change_note(list, r, place, buf_cstr(&b));
	buf_release(&b);
}

void
change_cell_sum(struct change_list *list, const struct report *r, int cell,
    const char *typed, int64_t total)
{
	const char *place = r->form->cell[cell].code, *note = note_of(r, place);
	char figure[NUM_TEXT];
	struct buf b = BUF_INIT;

	if (note != NULL && !without(&b, note))
		buf_str(&b, note);
	if (b.len > 0)
		buf_chr(&b, '\n');
	buf_printf(&b, WORKINGS "%s", typed);
	change_figure(list, r, cell, num_print(figure, total), ORIGIN_KEY);
	change_note(list, r, place, buf_cstr(&b));
	buf_release(&b);
}
