/*
 * sign.c - 落款: the office and the day below the text.
 *
 * GB/T 9704-2012, 7.3.5: the day four characters from the right, the office above it
 * about its middle, or as far to the right as it must; room for the seal above.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "doc/doc.h"
#include "export/export.h"
#include "export/page/paper.h"
#include "report/report.h"

#define DAY_RIGHT	8	/* halves: four characters */
#define DATE		10	/* "2026-01-20" */

/* "2026-01-20", and what may follow it, as 2026年1月20日. */
static bool
put_day(struct buf *b, const char *s)
{
	char date[DATE + 1];

	if (s == NULL || strlen(s) < DATE)
		return false;
	snprintf(date, sizeof date, "%.*s", DATE, s);
	if (!clock_is_date(date))
		return false;
	buf_printf(b, "%d年%d月%d日", atoi(date), atoi(date + 5), atoi(date + 8));
	return true;
}

/* The day it was written if a source told it, else published, else made final or changed
 * last. */
static void
find_day(struct buf *b, const struct report *r)
{
	struct buf local = BUF_INIT;

	if (put_day(b, report_told_source(r, TOLD_WRITTEN)) || put_day(b, r->published))
		return;
	clock_local(&local, r->changed);
	put_day(b, buf_cstr(&local));
	buf_release(&local);
}

static void
add_line(struct doc *doc, const char *s, int right, bool keep)
{
	struct doc_block *b = doc_add(doc, DOC_SIGN, s, strlen(s));

	b->right = right;
	b->keep = keep;
}

void
export_sign(struct doc *doc, const struct report *r)
{
	struct buf name = BUF_INIT, day = BUF_INIT;
	int right = DAY_RIGHT;

	export_clean(&name, r->agency.sign_as != NULL ? r->agency.sign_as : r->agency.name);
	for (size_t i = 0; i < name.len; i++)
		if (name.data[i] == '\n')
			name.data[i] = ' ';
	find_day(&day, r);
	if (day.len > 0)
		right += (paper_width(day.data, day.len) - paper_width(buf_cstr(&name),
		    name.len)) / 2;
	add_line(doc, buf_cstr(&name), right > 0 ? right : 0, day.len > 0);
	if (day.len > 0)
		add_line(doc, buf_cstr(&day), DAY_RIGHT, false);
	buf_release(&name);
	buf_release(&day);
}
