/*
 * section_texts.c - the texts of a report: lead, sections, what stands around tables.
 *
 * Every line between two headings belongs to the section of the first; what the
 * matcher of tables has taken does not.  Which of the lines that look like headings
 * begin the sections is decided for all of them together, since contents lists,
 * repeated captions and numbered lists have the same words.
 *
 * Must never drop a sentence that stands inside a section.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "doc/doc.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "import/story/story.h"

#define CUT		200	/* characters of what found no place */
#define HEADINGS	200	/* lines looked at that may be headings */

/* What speaks for a line to be the heading; that sections are found at all counts
 * most. */
#define FOUND		1000
#define TABLE		60	/* a table follows, where the section has one */
#define TEXT		20	/* text follows, where it has none */
#define NUMBER		10	/* its ordinal is that of the form */

/* Where a section begins. */
struct start {
	size_t	 item;
	bool	 found;
	bool	 whole;		/* without a heading: the item itself is content */
};
struct guess {
	size_t	 item;
	int	 section;
	int	 worth, sum;
	int	 before;	/* the one chosen before it, -1 */
};

/* ---- which headings ---- */

static bool
is_text(const struct item *it)
{
	return it->kind == ITEM_LINE && !it->drop;
}

/* What stands between a guess and the next one of another section. */
static int
worth(const struct story *st, const struct guess *g, int i, int n)
{
	const struct item *it = &st->item[g[i].item];
	const struct form_section *sec = &st->in->form->section[it->section];
	bool text = it->rest < it->n, table = false;
	size_t end;
	int k = i + 1, w = FOUND;

	while (k < n && g[k].section == it->section)
		k++;
	end = k < n ? g[k].item : st->n;
	for (size_t at = g[i].item + 1; at < end; at++) {
		table |= st->item[at].kind == ITEM_TAKEN;
		text |= is_text(&st->item[at]) && st->item[at].section < 0;
	}
	w += sec->ntable > 0 ? (table ? TABLE : 0) : text ? TEXT : 0;
	w += strncmp(it->s, sec->heading, 6) == 0 ? NUMBER : 0;
	return w;
}

/* A second heading right below the first is the same one. */
static bool
repeats(const struct story *st, const struct guess *last, size_t i)
{
	if (last->section != st->item[i].section ||
	    st->item[last->item].rest < st->item[last->item].n)
		return false;
	for (size_t at = last->item + 1; at < i; at++)
		if (st->item[at].kind != ITEM_LINE || !st->item[at].drop)
			return false;
	return true;
}

/* The headings in the order of the form that are worth most together.  Of equals, a
 * section with tables takes the one next to its table, others the first. */
static void
find_starts(struct story *st, struct start *start)
{
	struct guess *g = mem_array(HEADINGS, sizeof *g);
	int n = 0, best = -1;

	for (size_t i = 0; i < st->n && n < HEADINGS; i++) {
		struct item *it = &st->item[i];

		if (!is_text(it) || it->section < 0)
			continue;
		if (n > 0 && repeats(st, &g[n - 1], i)) {
			if (it->rest == it->n) {
				it->drop = true;
				continue;
			}
			st->item[g[n - 1].item].drop = true;
			n--;
		}
		g[n++] = (struct guess){ i, it->section, 0, 0, -1 };
	}
	for (int i = 0; i < n; i++) {
		g[i].worth = worth(st, g, i, n);
		g[i].sum = g[i].worth;
		for (int k = 0; k < i; k++)
			if (g[k].section < g[i].section &&
			    g[k].sum + g[i].worth > g[i].sum) {
				g[i].sum = g[k].sum + g[i].worth;
				g[i].before = k;
			}
	}
	for (int i = 0; i < n; i++)
		if (best < 0 || g[i].sum > g[best].sum)
			best = i;
	for (int i = best; i >= 0; i = g[i].before) {
		const struct form_section *sec = &st->in->form->section[g[i].section];
		int last = i;

		/* nearer to the table, if it is as good and nothing is lost by it */
		for (int k = i + 1; sec->ntable > 0 && k < n &&
		    g[k].section == g[i].section; k++)
			if (g[k].worth >= g[i].worth)
				last = k;
		start[g[i].section] = (struct start){ g[last].item, true, false };
	}
	free(g);
}

static size_t
next_start(const struct story *st, const struct start *start, int section)
{
	for (int i = section + 1; i < st->in->form->nsection; i++)
		if (start[i].found)
			return start[i].item;
	return st->n;
}

/* Sections whose heading is missing begin where nothing else can stand: with their
 * table, or the first one with its （一）. */
static void
find_hidden(const struct story *st, struct start *start)
{
	const struct form *f = st->in->form;
	size_t from = 0, end;
	int last = -1;			/* the section found before */

	if (f->nsection > 0 && !start[0].found && f->section[0].ntable == 0) {
		end = next_start(st, start, 0);
		for (size_t i = 0; i < end && st->item[i].kind != ITEM_TAKEN; i++)
			if (is_text(&st->item[i]) && (strncmp(st->item[i].s, "（一）",
			    strlen("（一）")) == 0 || strncmp(st->item[i].s, "(一)",
			    strlen("(一)")) == 0)) {
				start[0] = (struct start){ i, true, true };
				break;
			}
	}
	for (int s = 0; s < f->nsection; s++) {
		if (start[s].found) {
			last = s;
			from = start[s].item + 1;
			continue;
		}
		if (f->section[s].ntable == 0 ||
		    (last >= 0 && f->section[last].ntable > 0))
			continue;
		end = next_start(st, start, s);
		for (size_t i = from; i < end; i++)
			if (st->item[i].kind == ITEM_TAKEN) {
				start[s] = (struct start){ i, true, true };
				last = s;
				from = i + 1;
				break;
			}
	}
}

/* ---- texts ---- */

/* Lines from .. to - 1, paragraphs with a newline between. */
static void
put(struct intake *in, const struct story *st, int slot, size_t from, size_t to,
    const char *rest, size_t nrest)
{
	struct buf b = BUF_INIT;
	bool glue = false;

	if (slot < 0)
		return;
	if (nrest > 0)
		buf_add(&b, rest, nrest);
	for (size_t i = from; i < to; i++) {
		const struct item *it = &st->item[i];

		if (!is_text(it))
			continue;
		if (b.len > 0 && !glue)
			buf_chr(&b, '\n');
		/* words of letters were parted by the blank at the line's end */
		if (glue && b.len > 0 && (unsigned char)b.data[b.len - 1] < 0x80 &&
		    (unsigned char)it->s[0] < 0x80 && b.data[b.len - 1] > ' ' &&
		    !(it->s[0] >= '0' && it->s[0] <= '9'))
			buf_chr(&b, ' ');
		buf_add(&b, it->s, it->n);
		glue = it->glue;
	}
	if (b.len > 0)
		intake_text(in, slot, b.data, b.len);
	buf_release(&b);
}

static void
unplaced(struct intake *in, struct buf *b, const char *place, const char *what)
{
	struct buf where = BUF_INIT;

	for (size_t i = 0; i < b->len; i++)
		if (b->data[i] == '\n')
			b->data[i] = ' ';
	if (b->len > 0) {
		b->data[text_offset(b->data, b->len, CUT)] = '\0';
		buf_str(&where, place);
		buf_str(&where, what);
		candidate_unplaced(in->k, b->data, buf_cstr(&where));
	}
	buf_release(&where);
}

static void
unplaced_tables(struct intake *in, const struct story *st, size_t from, size_t to,
    int section)
{
	struct buf b = BUF_INIT, cell = BUF_INIT;

	for (size_t i = from; i < to; i++) {
		const struct doc_table *t = st->item[i].table;

		if (st->item[i].kind != ITEM_EXTRA || st->item[i].drop ||
		    (section < 0 && around_metadata(t)) || around_labels(in->form, t))
			continue;
		buf_reset(&b);
		for (size_t c = 0; c < t->ncell && b.len < 4 * CUT; c++) {
			buf_reset(&cell);
			chrome_trim(&cell, t->cell[c].text, strlen(t->cell[c].text));
			if (cell.len == 0)
				continue;
			if (b.len > 0)
				buf_chr(&b, ' ');
			buf_add(&b, cell.data, cell.len);
		}
		unplaced(in, &b, section < 0 ? "正文前" :
		    in->form->section[section].heading, "：表格");
	}
	buf_release(&b);
	buf_release(&cell);
}

static int
lead_slot(const struct form *f)
{
	for (int i = 0; i < f->ntext; i++)
		if (f->text[i].kind == FORM_TEXT_LEAD)
			return i;
	return -1;
}

static void
put_section(struct intake *in, struct story *st, int section, const struct start *start,
    size_t to)
{
	const struct form_section *sec = &in->form->section[section];
	const struct item *head = &st->item[start->item];
	size_t from = start->item + !start->whole, middle = to;
	struct buf lost = BUF_INIT;

	if (to == st->n)
		around_tail(st, from, to, &lost);
	if (to == st->n)
		told_tail(st, from, to);
	unplaced(in, &lost, sec->heading, "：正文后");
	unplaced_tables(in, st, from, to, section);
	buf_reset(&lost);
	if (sec->ntable > 0) {
		around_table(st, from, to, section, &lost);
		for (middle = from; middle < to; middle++)
			if (st->item[middle].kind == ITEM_TAKEN)
				break;
	}
	unplaced(in, &lost, sec->heading, "：数字");
	buf_release(&lost);
	if (start->whole)
		put(in, st, sec->text, from, middle, NULL, 0);
	else
		put(in, st, sec->text, from, middle, head->s + head->rest,
		    head->n - head->rest);
	put(in, st, sec->note, middle, to, NULL, 0);
}

void
match_narrative(struct intake *in, const struct doc *doc, const bool *used, size_t first)
{
	const struct form *f = in->form;
	struct start *start = mem_array((size_t)f->nsection + 1, sizeof *start);
	struct story st;
	size_t end;

	story_read(&st, in, doc, used, first);
	around_pages(&st);
	find_starts(&st, start);
	find_hidden(&st, start);
	for (int i = 0; i < f->nsection; i++)
		if (start[i].found && !start[i].whole)
			st.item[start[i].item].drop = true;
	story_unwrap(&st);
	end = next_start(&st, start, -1);
	told_before(&st, doc, first);
	told_lead(&st, 0, end);
	around_lead(&st, 0, end);
	unplaced_tables(in, &st, 0, end, -1);
	put(in, &st, lead_slot(f), 0, end, NULL, 0);
	for (int i = 0; i < f->nsection; i++)
		if (start[i].found) {
			if (!start[i].whole)
				intake_heading(in, i, match_ordinal(
				    st.item[start[i].item].s, st.item[start[i].item].n));
			put_section(in, &st, i, &start[i], next_start(&st, start, i));
		}
	told_take(&st, in);
	story_release(&st);
	free(start);
}
