/*
 * rival.c - two files of one office and year among those of an import: which of them is
 * the office's report is for a person to say, never for the order of their names.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/buf.h"
#include "base/msg.h"
#include "form/form.h"
#include "report/report.h"
#include "ui/core/core.h"
#include "ui/review/review.h"

/* Two offices that the store knows as one are one, whatever name a file has for it. */
static bool
of_one_office(const struct inbox_item *a, const struct inbox_item *b)
{
	return a->k->report->year == b->k->report->year &&
	    ((a->office != 0 && a->office == b->office) ||
	    strcmp(a->k->report->agency.name, b->k->report->agency.name) == 0);
}

static bool
same_cell(const struct cell *a, const struct cell *b)
{
	struct buf s = BUF_INIT, t = BUF_INIT;
	bool same;

	if (a->open != b->open || cell_prints(a) != cell_prints(b) ||
	    (cell_prints(a) && a->printed != b->printed))
		return false;
	cell_text(&s, a);
	cell_text(&t, b);
	same = strcmp(buf_cstr(&s), buf_cstr(&t)) == 0;
	buf_release(&s);
	buf_release(&t);
	return same;
}

static bool
same_figures(const struct report *a, const struct report *b)
{
	bool same = strcmp(a->form->code, b->form->code) == 0;

	for (int i = 0; same && i < a->form->ncell; i++)
		same = same_cell(&a->cell[i], &b->cell[i]);
	return same;
}

const struct inbox_item *
inbox_rival(const struct inbox *in, const struct inbox_item *it, bool *same)
{
	const struct inbox_item *other, *equal = NULL;

	*same = false;
	for (size_t i = 0; it->k && i < in->n; i++) {
		other = &in->item[i];
		if (other == it || (other->state != INBOX_READ &&
		    other->state != INBOX_STORED) || !of_one_office(it, other))
			continue;
		if (!same_figures(it->k->report, other->k->report))
			return other;
		if (equal == NULL || other->state == INBOX_STORED)
			equal = other;
	}
	*same = equal != NULL;
	return equal;
}

static const char *
last_part(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* Folders are said only where two files of one name lie in two of them. */
static const char *
short_name(const struct inbox_item *of, const struct inbox_item *beside)
{
	const char *name = last_part(of->name);

	return strcmp(name, last_part(beside->name)) == 0 ? of->name : name;
}

bool
inbox_rival_words(struct buf *b, const struct ui *ui, const struct inbox *in,
    const struct inbox_item *it)
{
	bool same;
	const struct inbox_item *other = inbox_rival(in, it, &same);

	if (other == NULL)
		return false;
	msg_put(b, ui->lang, same ? other->state == INBOX_STORED ?
	    MSG_UI_IMPORT_AGAIN_STORED : MSG_UI_IMPORT_AGAIN :
	    other->state == INBOX_STORED ? MSG_UI_IMPORT_TWIN : MSG_UI_IMPORT_RIVAL,
	    short_name(other, it), NULL);
	return true;
}
