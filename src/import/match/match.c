/*
 * match.c - a document to an intake: the order of the steps.
 *
 * The form is told by its words, not by the year: an office that fills in the old
 * form gets it read as the old form, and F601 says so.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/doc.h"
#include "form/forms.h"
#include "import/intake.h"
#include "import/likeness.h"
#include "import/match/basis.h"
#include "import/match/cut.h"
#include "import/match/match.h"
#include "import/match/match_rows.h"
#include "import/solve/twice.h"

#define ENOUGH		400	/* per mille of a form's rows: a report */
#define FEW_WORDS	1500	/* bytes of a document that is a scan */
#define ENOUGH_TITLED	2	/* rows, below the title of one */

#define OWN_WORD	100	/* weight of a word that no other form has */

/* Which labels of a form stand in the rows: one byte each. */
static char *
words_found(struct match *m, const struct label_book *book)
{
	char *seen = arena_alloc(&m->arena, (size_t)book->n + 1);

	for (int r = 0; r < m->nrow; r++)
		for (int i = 0; i < m->row[r].n; i++) {
			const struct match_cell *c = &m->row[r].cell[i];
			const struct label *l = c->nkey > 0 ?
			    label_find(book, c->key, c->nkey) : NULL;

			if (l != NULL)
				seen[l - book->label] = 1;
		}
	return seen;
}

/*
 * The form with most of its words here.  Most words are in every form; one that only
 * this form has weighs more, since its header rows, say, may be missing.  A later
 * form when two are alike.
 */
static void
pick_form(struct match *m)
{
	const struct label_book *book = label_books(m->in->run);
	const struct forms *forms = m->in->run->forms;
	int best = -1;

	m->form = NULL;
	for (size_t i = 0; i < forms->n; i++) {
		const char *seen = words_found(m, &book[i]);
		int score = 0, share = 0;

		for (int k = 0; k < book[i].n; k++) {
			const struct label *l = &book[i].label[k];
			bool own = true;

			if (!seen[k])
				continue;
			share++;
			for (size_t f = 0; f < forms->n && own; f++)
				own = f == i || label_find(&book[f], l->key,
				    (size_t)l->nkey) == NULL;
			score += own ? OWN_WORD : 0;
		}
		score += book[i].n > 0 ? OWN_WORD * share / book[i].n : 0;
		if (score >= best) {
			best = score;
			m->book = book[i];
			m->form = forms_at(forms, i);
		}
	}
}

/* Rows found with all their figures. */
static int
align(struct match *m)
{
	int whole = 0;

	rows_label(m);
	match_targets(m);
	match_align(m);
	match_unlabelled(m);
	if (!m->stream)
		match_between(m);
	rows_beside(m);
	for (int i = 0; i < m->ntarget; i++) {
		const struct row_target *t = &m->target[i];

		whole += t->found >= 0 && m->row[t->found].n - t->at - 1 >= t->k;
	}
	return whole;
}

/* Has the stream rows, though none with all its figures, where the tables have none? */
static bool
more_found(const struct match *stream, const struct match *tables)
{
	int n = 0;

	for (int i = 0; i < tables->ntarget; i++)
		n += tables->target[i].found >= 0;
	for (int i = 0; i < stream->ntarget && n == 0; i++)
		if (stream->target[i].found >= 0)
			return true;
	return false;
}

/* Rows that stand in lines beside the tables: 行政许可 1234. */
static int
with_lines(struct match *m, int whole)
{
	struct match tables = *m;
	int now = 0;

	for (int i = 0; i < m->ntarget; i++)
		now += m->target[i].found < 0;
	if (now == 0 || !rows_of_both(m)) {
		m->row = tables.row;
		m->nrow = tables.nrow;
		return whole;
	}
	now = align(m);
	if (now <= whole) {
		struct arena arena = m->arena;

		*m = tables;
		m->arena = arena;
		return whole;
	}
	return now;
}

/* Tables first; a document whose tables say little is read as a stream.  The rows found,
 * or -1: there are no forms. */
static int
find_rows(struct match *m)
{
	int whole;

	rows_of_tables(m);
	pick_form(m);
	if (m->form == NULL)
		return -1;
	whole = align(m);
	if (whole * 2 >= m->ntarget)
		whole = with_lines(m, whole);
	if (whole * 2 < m->ntarget) {
		struct match tables = *m;

		m->cut = cut_document(&m->arena, m->in->run, m->doc);
		if (m->cut != NULL)
			m->doc = m->cut;
		rows_of_stream(m);
		pick_form(m);
		if (align(m) <= whole && !more_found(m, &tables)) {
			struct arena arena = m->arena;
			struct doc *cut = m->cut;

			*m = tables;
			m->arena = arena;
			m->cut = cut;
		}
	}
	whole = 0;
	for (int i = 0; i < m->ntarget; i++)
		whole += m->target[i].found >= 0;
	return whole;
}

/* Headings of sections that are numbered, as those of a report are: 一、总体情况. */
static int
numbered_headings(const struct match *m)
{
	int n = 0;

	for (size_t i = 0; i < m->doc->n; i++) {
		const char *s = m->doc->block[i].text;

		n += s != NULL && match_ordinal(s, strlen(s)) > 0 &&
		    match_heading(m->in, s, strlen(s), NULL) >= 0;
	}
	return n;
}

/*
 * Is it a report?  A good part of the form's rows is, whatever stands around them.  So is
 * a document with the title of one and a part of its tables or headings: the other tables
 * may be pictures, or pages that nobody scanned.  News and lists have the title at most.
 */
static bool
find_report(struct match *m)
{
	int found = find_rows(m), year = 0;
	const struct form *usual;

	if (found < 0)
		return false;
	m->in->form = m->form;
	if (found * 1000 >= ENOUGH * m->ntarget)
		return true;
	if (!match_titled(m->in, m->doc, &year) ||
	    (found < ENOUGH_TITLED && numbered_headings(m) == 0))
		return false;
	usual = forms_for_year(m->in->run->forms, year);
	if (found == 0 && usual != NULL && usual != m->form) {
		/* no word of a table tells the form, so the year does */
		for (size_t i = 0; i < m->in->run->forms->n; i++)
			if (forms_at(m->in->run->forms, i) == usual)
				m->book = label_books(m->in->run)[i];
		m->form = usual;
		align(m);
	}
	return true;
}

/* ---- which blocks are tables of the form, and no narrative ---- */

/* Bytes of the longest label that a key begins with; 0. */
static size_t
first_label(const struct match *m, const char *key, size_t n)
{
	size_t most = 0;

	for (int i = 0; i < m->book.n; i++) {
		size_t len = (size_t)m->book.label[i].nkey;

		if (len > most && len <= n && memcmp(m->book.label[i].key, key, len) == 0)
			most = len;
	}
	return most;
}

/* Labels one behind the other: 信息内容本年处理决定数量. */
static bool
is_labels(const struct match *m, const char *key, size_t n)
{
	size_t at = 0, len;

	while (at < n && (len = first_label(m, key + at, n - at)) > 0)
		at += len;
	return at == n;
}

/* Words of the form, or a piece of them. */
static bool
is_form_text(const struct match *m, const char *s, struct buf *b)
{
	size_t n = strlen(s);

	if (n > 6 * LABEL_MAX)
		return false;
	buf_reset(b);
	label_key(b, s, n);
	if (b->len == 0)
		return false;
	if (is_labels(m, b->data, b->len))
		return true;
	for (int i = 0; i < m->book.n && b->len >= 6; i++)
		if (memmem(m->book.label[i].key, (size_t)m->book.label[i].nkey, b->data,
		    b->len) != NULL)
			return true;
	return false;
}

/* Lines of the form's words before and behind what was read, where rows stand in lines. */
static void
mark_lines(struct match *m)
{
	struct buf b = BUF_INIT;

	for (size_t i = 1; i < m->doc->n; i++)
		if (m->doc->block[i].text != NULL && !m->used[i] && m->used[i - 1])
			m->used[i] = is_form_text(m, m->doc->block[i].text, &b) &&
			    match_heading(m->in, m->doc->block[i].text,
			    strlen(m->doc->block[i].text), NULL) < 0;
	for (size_t i = m->doc->n; i-- > 1;)
		if (m->doc->block[i - 1].text != NULL && !m->used[i - 1] && m->used[i])
			m->used[i - 1] = is_form_text(m, m->doc->block[i - 1].text, &b) &&
			    match_heading(m->in, m->doc->block[i - 1].text,
			    strlen(m->doc->block[i - 1].text), NULL) < 0;
	buf_release(&b);
}

static void
mark_tables(struct match *m)
{
	int *mine = mem_array(m->doc->n + 1, sizeof *mine);
	int *words = mem_array(m->doc->n + 1, sizeof *words);
	bool lines = false;

	for (int r = 0; r < m->nrow; r++) {
		const struct match_row *row = &m->row[r];

		m->used[row->block] |= row->target >= 0;
		lines |= row->target >= 0 && (row->table < 0 ||
		    m->target[row->target].guessed);
		for (int i = 0; i < row->n; i++) {
			words[row->block] += match_cell_is_label(&row->cell[i]);
			mine[row->block] += row->cell[i].label != NULL;
		}
	}
	for (size_t i = 0; i < m->doc->n; i++)
		m->used[i] |= mine[i] > 1 && mine[i] * 2 >= words[i];
	if (lines)
		mark_lines(m);
	free(mine);
	free(words);
}

/* The block that the label of a row stands in. */
static int
label_block(const struct match *m, const struct match_row *row)
{
	int at = m->target[row->target].at;
	const char *label;

	if (at < 0)			/* joined of rows that have none */
		return row->block;
	label = row->cell[at].text;
	for (int i = row->block; i <= row->last; i++) {
		const char *s = m->doc->block[i].text;

		if (s != NULL && label >= s && label <= s + strlen(s))
			return i;
	}
	return row->block;
}

/* A stream has no rows of its own: sentences and headings stand between the figures
 * of one row and the label of the next. */
static bool
is_prose(const struct match *m, int i)
{
	const char *s = m->doc->block[i].text;

	return s != NULL && (strstr(s, "。") != NULL ||
	    match_heading(m->in, s, strlen(s), NULL) >= 0);
}

/* Lines that matched rows came from, and the form's own words around them. */
static void
mark_stream(struct match *m)
{
	struct buf b = BUF_INIT;
	int last = -1;

	for (int r = 0; r < m->nrow; r++) {
		const struct match_row *row = &m->row[r];

		if (row->target < 0)
			continue;
		for (int i = row->last, label = label_block(m, row); i >= row->block; i--)
			m->used[i] |= !is_prose(m, i) && (i >= label ||
			    m->doc->block[i].text == NULL ||
			    is_form_text(m, m->doc->block[i].text, &b));
		for (int i = last + 1; last >= 0 && i < row->block &&
		    row->block - last < 12; i++)
			m->used[i] |= m->doc->block[i].text != NULL &&
			    strlen(m->doc->block[i].text) < 120 &&
			    strstr(m->doc->block[i].text, "。") == NULL &&
			    match_heading(m->in, m->doc->block[i].text,
			    strlen(m->doc->block[i].text), NULL) < 0;
		last = row->last;
	}
	for (size_t i = 0; i < m->doc->n; i++) {
		const struct doc_block *k = &m->doc->block[i];

		if (k->kind == DOC_TABLE)
			m->used[i] = true;
		else if (!m->used[i] && i > 0 && (m->used[i - 1] ||
		    (i + 1 < m->doc->n && m->used[i + 1])))
			m->used[i] = is_form_text(m, k->text, &b) &&
			    match_heading(m->in, k->text, strlen(k->text), NULL) < 0;
	}
	buf_release(&b);
}

/* Why there is none: the page only leads to it, or it is a picture. */
static void
no_report(const struct intake *in, const struct doc *doc)
{
	struct diag *d = in->run->diag;
	size_t bytes = 0;

	for (size_t i = 0; i < doc->n && bytes <= FEW_WORDS; i++)
		bytes += doc->block[i].text != NULL ? strlen(doc->block[i].text) : 0;
	if (doc->elsewhere != NULL)
		diag_error(d, DIAG_DATA, MSG_IMPORT_ELSEWHERE, doc->elsewhere, NULL);
	else if (doc->pictures && bytes <= FEW_WORDS)
		diag_error(d, DIAG_DATA, MSG_IMPORT_PICTURES, NULL);
	else
		diag_error(d, DIAG_DATA, MSG_IMPORT_NOT_REPORT, NULL);
}

bool
match_document(struct intake *in, const struct doc *doc)
{
	struct match m = { .in = in, .doc = doc };
	size_t first = 0;
	bool ok = false;

	arena_init(&m.arena);
	if (!find_report(&m)) {
		no_report(in, doc);
		goto out;
	}
	if (match_twice(&m)) {
		diag_error(in->run->diag, DIAG_DATA, MSG_IMPORT_TWO_REPORTS, NULL);
		goto out;
	}
	intake_form(in, m.form);
	doc = m.doc;
	if (!match_identity(in, doc, &first))
		goto out;
	m.used = arena_array(&m.arena, doc->n + 1, sizeof *m.used);
	match_basis(&m);
	match_solve(&m);
	if (m.stream)
		mark_stream(&m);
	else
		mark_tables(&m);
	match_place(&m);
	match_narrative(in, doc, m.used, first);
	ok = true;
out:
	if (m.cut != NULL)
		doc_free(m.cut);
	arena_release(&m.arena);
	return ok;
}
