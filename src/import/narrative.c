/*
 * narrative.c - the texts of a report: lead, sections, what stands around tables.
 *
 * Every line between two headings belongs to the section of the first; lines that
 * the matcher of tables has taken do not.  Chrome is cut off at both ends.
 *
 * Must never drop a sentence that stands inside a section.
 */
#include <stdlib.h>
#include <string.h>

#include "buf.h"
#include "doc.h"
#include "form.h"
#include "intake.h"
#include "match.h"
#include "match_rows.h"
#include "mem.h"
#include "text.h"

#define CUT	200	/* characters of what found no place */

/* Where a section begins: block, and where in its text. */
struct start {
	size_t	 block;
	size_t	 rest;
	bool	 found;
};
struct lines {
	char	**line;		/* owned */
	size_t	  n, cap;
};

static void
add_line(struct lines *l, const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	chrome_trim(&b, s, n);
	if (b.len > 0) {
		l->line = mem_grow(l->line, l->n, &l->cap, sizeof *l->line);
		l->line[l->n++] = buf_detach(&b);
	}
	buf_release(&b);
}

static void
add_lines(struct lines *l, const char *s)
{
	for (;; s++) {
		size_t n = strcspn(s, "\n");

		add_line(l, s, n);
		s += n;
		if (*s == '\0')
			return;
	}
}

static void
lines_release(struct lines *l)
{
	for (size_t i = 0; i < l->n; i++)
		free(l->line[i]);
	free(l->line);
	memset(l, 0, sizeof *l);
}

/* Cells of a table that is nobody's: of one column, it only wraps prose. */
static bool
wraps_prose(const struct doc_table *t)
{
	int last = -1;

	for (size_t i = 0; i < t->ncell; i++) {
		if (t->cell[i].text[0] == '\0')
			continue;
		if (t->cell[i].row == last)
			return false;
		last = t->cell[i].row;
	}
	return true;
}

static void
unplaced_table(struct intake *in, const struct doc_table *t, int section)
{
	struct buf b = BUF_INIT, cell = BUF_INIT;

	for (size_t i = 0; i < t->ncell && b.len < 4 * CUT; i++) {
		buf_reset(&cell);
		chrome_trim(&cell, t->cell[i].text, strlen(t->cell[i].text));
		if (cell.len == 0)
			continue;
		if (b.len > 0)
			buf_chr(&b, ' ');
		buf_add(&b, cell.data, cell.len);
	}
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == '\n')
			b.data[i] = ' ';
	if (b.len > 0) {
		b.data[text_offset(b.data, b.len, CUT)] = '\0';
		candidate_unplaced(in->k, b.data,
		    section >= 0 ? in->form->section[section].heading : "正文前");
	}
	buf_release(&b);
	buf_release(&cell);
}

/* The text of a block that may hold narrative; NULL: none. */
static const char *
prose(const struct doc *doc, size_t i, const bool *used)
{
	const struct doc_block *k = &doc->block[i];

	if (used[i] || k->kind == DOC_TABLE || k->kind == DOC_MARK)
		return NULL;
	return k->text;
}

/*
 * Headings, each section's at most once and in the order of the form.  When lines
 * compete, a section with tables takes the last one before its table.
 */
static void
find_starts(const struct intake *in, const struct doc *doc, const bool *used,
    size_t first, struct start *start)
{
	int now = -1;

	for (size_t i = first; i < doc->n; i++) {
		const struct doc_block *k = &doc->block[i];
		const char *s = prose(doc, i, used);
		size_t rest;
		int sec;

		if (s == NULL && k->kind == DOC_TABLE && !used[i] &&
		    wraps_prose(k->table) && k->table->ncell == 1)
			s = k->table->cell[0].text;
		if (s == NULL)
			continue;
		sec = match_heading(in, s, strlen(s), &rest);
		if (sec < now || sec < 0)
			continue;
		if (sec == now && in->form->section[sec].ntable == 0)
			continue;		/* said again: text */
		if (sec == now) {		/* before its table only */
			bool table = false;

			for (size_t j = start[sec].block; j < i; j++)
				table |= used[j];
			if (table)
				continue;
		}
		start[sec] = (struct start){ i, rest, true };
		now = sec;
	}
}

static void
put(struct intake *in, int slot, const struct lines *l)
{
	for (size_t i = 0; i < l->n && slot >= 0; i++)
		intake_text(in, slot, l->line[i], strlen(l->line[i]));
}

/* Cut chrome off the end: from the last line back, whatever follows the text. */
static void
cut_tail(const struct intake *in, struct lines *l)
{
	size_t keep = l->n;

	/* buttons and footers may stand among links: from the first of them on */
	for (size_t i = l->n; i-- > 0 && l->n - i < 80;)
		if (chrome_is_tail(l->line[i]))
			keep = i;
	for (size_t i = keep; i < l->n; i++)
		if (strstr(l->line[i], "。") != NULL)
			keep = i + 1;
	while (keep > 0) {
		const char *s = l->line[keep - 1];

		if (!chrome_is_page(s) && !chrome_is_date(s) && !chrome_is_tail(s) &&
		    !(keep > 1 && (strcmp(s, in->agency) == 0 || chrome_is_agency(s))))
			break;
		keep--;
	}
	while (l->n > keep)
		free(l->line[--l->n]);
}

/* Lines of the lead that are no text: dates, numbers, crumbs, the office's name. */
static void
cut_lead(const struct intake *in, struct lines *l)
{
	size_t keep = 0;

	for (size_t i = 0; i < l->n; i++) {
		const char *s = l->line[i];
		bool full = strstr(s, "。") != NULL;

		if (!full && (chrome_is_head(s) || chrome_is_date(s) ||
		    chrome_is_page(s) || chrome_is_agency(s) ||
		    strcmp(s, in->agency) == 0 || text_length(s, strlen(s)) < 6 ||
		    (in->title != NULL && strstr(s, in->title) != NULL)))
			free(l->line[i]);
		else
			l->line[keep++] = l->line[i];
	}
	l->n = keep;
}

static void
drop_pages(struct lines *l)
{
	size_t keep = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (chrome_is_page(l->line[i]))
			free(l->line[i]);
		else
			l->line[keep++] = l->line[i];
	}
	l->n = keep;
}

/* Words printed with a table that say nothing: captions, units. */
static bool
is_caption(const struct intake *in, const char *s)
{
	struct buf key = BUF_INIT, own = BUF_INIT;
	bool same = false;

	if (text_length(s, strlen(s)) > 60)
		return false;
	label_key(&key, s, strlen(s));
	same = key.len == 0 || strncmp(buf_cstr(&key), "单位", 6) == 0;
	for (int i = 0; i < in->form->ntable && !same; i++) {
		buf_reset(&own);
		label_key(&own, in->form->table[i].title,
		    strlen(in->form->table[i].title));
		same = strcmp(buf_cstr(&own), key.data) == 0;
	}
	for (int i = 0; i < in->form->nblock && !same; i++) {
		const char *word[] = { in->form->block[i].title,
		    in->form->block[i].colhead, in->form->block[i].stub };

		for (int k = 0; k < 3 && !same; k++) {
			buf_reset(&own);
			label_key(&own, word[k], strlen(word[k]));
			same = own.len > 0 && strcmp(buf_cstr(&own), key.data) == 0;
		}
	}
	buf_release(&key);
	buf_release(&own);
	return same;
}

/* The blocks of a section with tables: before the table, and after it. */
static void
drop_captions(const struct intake *in, struct lines *l)
{
	size_t keep = 0;

	for (size_t i = 0; i < l->n; i++) {
		if (strstr(l->line[i], "。") == NULL && is_caption(in, l->line[i]))
			free(l->line[i]);
		else
			l->line[keep++] = l->line[i];
	}
	l->n = keep;
}

static int
lead_slot(const struct form *f)
{
	for (int i = 0; i < f->ntext; i++)
		if (f->text[i].kind == FORM_TEXT_LEAD)
			return i;
	return -1;
}

void
match_narrative(struct intake *in, const struct doc *doc, const bool *used, size_t first)
{
	const struct form *f = in->form;
	struct start *start = mem_array((size_t)f->nsection + 1, sizeof *start);
	struct lines lead = { NULL, 0, 0 }, before = lead, after = lead;
	size_t end, last = first;
	int section = -1;

	find_starts(in, doc, used, first, start);
	for (int next = 0; next <= f->nsection; next++) {
		if (next < f->nsection && !start[next].found)
			continue;
		end = next < f->nsection ? start[next].block : doc->n;
		bool table = false;

		if (section >= 0) {
			const struct doc_block *k = &doc->block[start[section].block];
			const char *s = k->kind == DOC_TABLE ? k->table->cell[0].text :
			    k->text;

			add_lines(&before, s + start[section].rest);
		}
		for (size_t i = last; i < end; i++) {
			const struct doc_block *k = &doc->block[i];
			const char *s = prose(doc, i, used);
			struct lines *to = section < 0 ? &lead :
			    table && f->section[section].ntable > 0 ? &after : &before;

			if (used[i] && k->kind != DOC_MARK)
				table = true;
			else if (s != NULL)
				add_lines(to, s);
			else if (k->kind == DOC_TABLE && wraps_prose(k->table))
				for (size_t c = 0; c < k->table->ncell; c++)
					add_lines(to, k->table->cell[c].text);
			else if (k->kind == DOC_TABLE)
				unplaced_table(in, k->table, section);
		}
		if (section < 0) {
			cut_lead(in, &lead);
			put(in, lead_slot(f), &lead);
		} else {
			const struct form_section *sec = &f->section[section];
			struct lines *tail = after.n > 0 ? &after : &before;

			drop_pages(&before);
			drop_pages(&after);
			if (next == f->nsection)
				cut_tail(in, tail);
			if (sec->ntable > 0) {
				drop_captions(in, &before);
				drop_captions(in, &after);
			}
			put(in, sec->text, &before);
			put(in, sec->note, &after);
		}
		lines_release(&before);
		lines_release(&after);
		section = next;
		last = end + 1;
	}
	lines_release(&lead);
	free(start);
}
