/*
 * match_place.c - what was read, to the intake: wishes, open cells, findings, remarks.
 *
 * Must never give a cell a value that is not agreed: a cell is read, or open, and an
 * open one may carry a proposal.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match_rows.h"
#include "report/report.h"

#define SHOWN	200	/* characters of a source text that is shown */

/* A text as one line without what could steer a terminal, not too long. */
static void
shown(struct buf *out, const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	figure_text(&b, s, n);
	buf_add(out, buf_cstr(&b), text_offset(buf_cstr(&b), b.len, SHOWN));
	buf_release(&b);
}

/* The cells of a row after its label, parted by bars. */
static char *
row_source(const struct match_row *r, int at)
{
	struct buf b = BUF_INIT;

	for (int i = at + 1; i < r->n && b.len < 4 * SHOWN; i++) {
		if (i > at + 1)
			buf_str(&b, " | ");
		shown(&b, r->cell[i].text, r->cell[i].n);
	}
	return buf_detach(&b);
}

/* The label of a target's row as found; NULL when it has none. */
static char *
row_label(const struct match *m, const struct row_target *t)
{
	const struct match_cell *c = t->found >= 0 && t->at >= 0 ?
	    &m->row[t->found].cell[t->at] : NULL;
	struct buf b = BUF_INIT;

	if (c == NULL || !match_cell_is_label(c))
		return NULL;
	shown(&b, c->text, c->n);
	return buf_detach(&b);
}

static void
set_place(struct match *m, int cell, const struct row_target *t, const char *label,
    const char *source, enum import_confidence confidence)
{
	struct import_place *p = &m->in->k->place[cell];

	p->confidence = confidence;
	if (t->found < 0)
		return;
	p->line = m->row[t->found].line;
	p->label = mem_strdup(label);
	p->source = mem_strdup(source);
}

/* A row that is missing because its heading was printed as the only row (F608). */
static bool
under_heading(const struct match *m, const struct row_target *t)
{
	const struct form_block *k = &m->form->block[t->block];

	for (int i = 0; i < m->ntarget; i++) {
		const struct row_target *q = &m->target[i];
		const struct form_item *h;

		if (q->heading == 0 || q->block != t->block)
			continue;
		h = &k->row[q->heading - 1];
		if (t->row >= h->first_leaf && t->row < h->first_leaf + h->nleaf)
			return true;
	}
	return false;
}

static void
leave_open(struct match *m, int cell)
{
	struct wish *w = &m->in->wish[cell];

	w->seen = true;
	w->open = true;
}

/* 22（其中修订16件）: the words in brackets become a note of the cell. */
static void
add_remark(struct match *m, int cell, const char *s, size_t n)
{
	size_t at, len, open = n, end = n;
	uint32_t cp;

	for (at = 0; at < n; at += len) {
		len = text_decode(s + at, n - at, &cp);
		if (text_fold_cp(cp) == '(' && open == n)
			open = at + len;
		if (text_fold_cp(cp) == ')')
			end = at;
	}
	if (open < end) {
		char *body = mem_strndup(s + open, end - open);

		intake_note(m->in, m->form->cell[cell].code, body);
		free(body);
	}
}

/* Digits alone: no unit, no separator, no zero too many. */
static bool
is_plain(const struct match_cell *c)
{
	if (c->n == 0 || c->n > 12 || (c->n > 1 && c->text[0] == '0'))
		return false;
	for (size_t i = 0; i < c->n; i++)
		if (c->text[i] < '0' || c->text[i] > '9')
			return false;
	return true;
}

/* The unit that the header says, behind a figure that has none of its own: 368（含上年）. */
static void
add_unit(struct buf *b, const struct match_cell *c, const char *unit)
{
	size_t at, len, end = 0;
	uint32_t cp, last = 0;

	for (at = 0; at < b->len; at += len) {
		len = text_decode(b->data + at, b->len - at, &cp);
		if (text_fold_cp(cp) == '(')
			break;
		if (char_is(cp, CHAR_EMPTY))
			continue;
		last = text_fold_cp(cp);
		end = at + len;
	}
	if (c->figure.kind == FIGURE_NUMBER && char_is(last, CHAR_DIGIT))
		buf_splice(b, end, 0, unit, strlen(unit));
}

/* One cell as read, in "unit" (NULL: the form's).  False when the form's cell cannot
 * take it. */
static bool
take(struct match *m, int cell, const struct match_cell *c, const char *unit)
{
	const struct form_cell *fc = &m->form->cell[cell];
	struct wish *w = &m->in->wish[cell];
	struct buf b = BUF_INIT;
	struct cell probe;
	bool ok = true;

	w->seen = true;
	if (is_plain(c) && unit == NULL) {	/* nearly all of them */
		w->text = mem_strndup(c->text, c->n);
		return true;
	}
	memset(&probe, 0, sizeof probe);
	figure_text(&b, c->text, c->n);
	if (unit != NULL)
		add_unit(&b, c, unit);
	if (c->figure.kind == FIGURE_GLUED) {	/* proved by the sums: joined */
		char figure[NUM_TEXT];

		buf_reset(&b);
		buf_str(&b, num_print(figure, c->figure.value));
		intake_finding(m->in, SOURCE_F605, fc->code, figure);
	}
	if (c->figure.kind == FIGURE_BLANK) {
		if (!fc->computed)
			intake_finding(m->in, SOURCE_F604, fc->code, "");
	} else if (!cell_read(&probe, fc, buf_cstr(&b), b.len, false, NULL)) {
		ok = false;
	} else {
		if (probe.na && !fc->computed)
			intake_finding(m->in, SOURCE_F604, fc->code, buf_cstr(&b));
		if (probe.has_value && probe.raw != NULL)
			intake_finding(m->in, SOURCE_F605, fc->code, buf_cstr(&b));
		if (c->figure.remark && !fc->computed)
			add_remark(m, cell, buf_cstr(&b), b.len);
		if (!probe.na || !fc->computed)
			w->text = mem_strdup(buf_cstr(&b));
	}
	free(probe.raw);
	buf_release(&b);
	return ok;
}

/* Would the form's cell take it as the same figure?  11774元 is no number of cases. */
static bool
takes(const struct form_cell *fc, const struct match_cell *c)
{
	struct cell probe;
	struct buf b = BUF_INIT;
	bool same;

	if (c->figure.kind != FIGURE_NUMBER || is_plain(c))
		return true;
	memset(&probe, 0, sizeof probe);
	figure_text(&b, c->text, c->n);
	same = cell_read(&probe, fc, buf_cstr(&b), b.len, false, NULL) && probe.has_value &&
	    probe.value == c->figure.value;
	free(probe.raw);
	buf_release(&b);
	return same;
}

/* What every reading that is left says of a cell, made up or not. */
static bool
proposal(const struct match *m, int ti, int i, int64_t *value)
{
	const struct row_result *res = &m->result[ti];
	const struct row_target *t = &m->target[ti];

	for (int k = 0; k < res->n; k++) {
		int from = res->reading[k].cell[i];
		const struct match_cell *c = from >= 0 ? &m->row[t->found].cell[from] : NULL;
		int64_t v;

		if (c != NULL && (c->figure.kind == FIGURE_TEXT ||
		    c->figure.kind == FIGURE_UNREAD || c->figure.kind == FIGURE_BLANK ||
		    c->figure.kind == FIGURE_NIL ||
		    (m->form->cell[t->first + i].decimals > 0 && !is_plain(c))))
			return false;		/* 2820000元 of 万元 among them */
		if (c != NULL && !takes(&m->form->cell[t->first + i], c))
			return false;
		v = c != NULL ? c->figure.value : res->reading[k].value[i];
		if (v < 0 || (k > 0 && v != *value))
			return false;
		*value = v;
	}
	return res->n > 0 && !res->silent && (res->proposal_only || res->borne >> i & 1);
}

/* The cell of the source that stands for a cell of the form and cannot be read, or
 * NULL: that of its reading; of a row with one figure the only such cell. */
static const struct match_cell *
unread(const struct match *m, int ti, int i)
{
	const struct row_target *t = &m->target[ti];
	const struct row_result *res = &m->result[ti];
	const struct match_row *row = t->found >= 0 ? &m->row[t->found] : NULL;
	const struct match_cell *found = NULL;

	if (row != NULL && res->n > 0 && res->reading[0].cell[i] >= 0)
		found = &row->cell[res->reading[0].cell[i]];
	for (int k = t->at + 1; row != NULL && res->n == 0 && t->k == 1 && k < row->n; k++)
		if (match_cell_is_unread(&row->cell[k]))
			found = &row->cell[k];
	return found != NULL && match_cell_is_unread(found) ? found : NULL;
}

/* The row of figures that is nobody's between those of the targets before and behind one
 * that was not found, or NULL: it may be its row. */
static const struct match_row *
nobodys(const struct match *m, int ti)
{
	const struct row_target *t = &m->target[ti];
	int from = ti - 1, to = ti + 1;

	while (from >= 0 && m->target[from].found < 0)
		from--;
	while (to < m->ntarget && m->target[to].found < 0)
		to++;
	if (from < 0 || to == m->ntarget || m->target[from].block != t->block)
		return NULL;
	for (int r = m->target[from].found + 1; r < m->target[to].found; r++)
		for (int i = 0; i < m->row[r].n && m->row[r].target < 0; i++)
			if (m->row[r].cell[i].figure.kind == FIGURE_NUMBER)
				return &m->row[r];
	return NULL;
}

static void
place_cell(struct match *m, int ti, int i, const char *label, const char *source)
{
	const struct row_target *t = &m->target[ti];
	const struct row_result *res = &m->result[ti];
	struct wish *w = &m->in->wish[t->first + i];
	bool sure = res->state == ROW_READ && t->score == 1000;
	const char *unit = t->in_unit >> i & 1 ? t->unit : NULL;
	const struct match_cell *c;
	struct buf b = BUF_INIT;

	if (res->agreed >> i & 1) {
		c = &m->row[t->found].cell[res->reading[0].cell[i]];
		if (take(m, t->first + i, c, unit)) {
			if (!is_plain(c) || unit != NULL)
				shown(&b, c->text, c->n);
			set_place(m, t->first + i, t, label,
			    is_plain(c) && unit == NULL ? w->text : buf_cstr(&b),
			    sure ? IMPORT_SURE : IMPORT_LIKELY);
			buf_release(&b);
			return;
		}
	}
	leave_open(m, t->first + i);
	if ((c = unread(m, ti, i)) != NULL) {
		buf_reset(&b);
		shown(&b, c->text, c->n);
		source = buf_cstr(&b);
		w->look = m->in->k->place[t->first + i].look = c->look;
	}
	w->has_proposal = !m->form->cell[t->first + i].computed &&
	    !(t->elsewhere >> i & 1) && unit == NULL && proposal(m, ti, i, &w->proposal);
	set_place(m, t->first + i, t, label, source,
	    t->found < 0 ? IMPORT_NONE : IMPORT_OPEN);
	buf_release(&b);
}

/* ---- findings about rows ---- */

static void
where(struct buf *b, const struct match *m, const struct row_target *t)
{
	const struct form_block *k = &m->form->block[t->block];
	const struct form_item *item = &k->row[k->rowleaf[t->row]];

	buf_str(b, k->code);
	buf_chr(b, ' ');
	buf_str(b, item->label);
}

static void
stray(struct match *m, const struct row_target *t, const struct match_cell *c)
{
	struct buf text = BUF_INIT, place = BUF_INIT;

	shown(&text, c->text, c->n);
	where(&place, m, t);
	intake_finding(m->in, SOURCE_F603, m->form->cell[t->first].code, buf_cstr(&text));
	candidate_unplaced(m->in->k, buf_cstr(&text), buf_cstr(&place));
	buf_release(&text);
	buf_release(&place);
}

/* Is the first column of this row's table one of running numbers? */
static bool
numbered(const struct match *m, const struct match_row *r)
{
	int64_t last = -1;
	int n = 0;

	for (int i = 0; i < m->nrow; i++) {
		const struct match_row *q = &m->row[i];

		if (q->table != r->table || q->target < 0 || q->n == 0 ||
		    m->target[q->target].at <= 0)
			continue;
		if (q->cell[0].figure.kind != FIGURE_NUMBER ||
		    q->cell[0].figure.value <= last)
			return false;
		last = q->cell[0].figure.value;
		n++;
	}
	return n > 2;
}

/* Figures before the label, and those that the reading left out. */
static void
strays_of(struct match *m, int ti)
{
	const struct row_target *t = &m->target[ti];
	const struct row_result *res = &m->result[ti];
	const struct match_row *r = &m->row[t->found];
	int last = t->at;

	for (int i = 0; i < t->at && t->label != NULL && !m->stream && !t->guessed; i++)
		if (r->cell[i].figure.kind == FIGURE_NUMBER &&
		    !(i == 0 && numbered(m, r)))
			stray(m, t, &r->cell[i]);
	if (res->n != 1 || res->agreed == 0)
		return;
	for (int i = 0; i < t->k; i++)
		if (res->reading[0].cell[i] > last)
			last = res->reading[0].cell[i];
	for (int i = t->at + 1; i < r->n; i++) {
		bool taken = r->cell[i].figure.kind == FIGURE_BLANK ||
		    (i < last && res->state == ROW_READ) || t->k == 1;

		for (int k = 0; k < t->k; k++)
			taken |= res->reading[0].cell[k] == i;
		if (!taken && (!m->stream || r->cell[i].figure.kind != FIGURE_TEXT))
			stray(m, t, &r->cell[i]);
	}
}

/* The label as the form has it? Blanks and line breaks do not count. */
static void
spelling(struct match *m, const struct row_target *t)
{
	const struct form_block *k = &m->form->block[t->block];
	const char *own = k->row[k->rowleaf[t->row]].label;
	const struct match_cell *c = &m->row[t->found].cell[t->at];
	struct buf a = BUF_INIT, b = BUF_INIT, s = BUF_INIT;

	text_normal(&a, own, strlen(own), false);
	figure_text(&s, c->text, c->n);
	text_normal(&b, buf_cstr(&s), s.len, false);
	buf_reset(&s);
	if (strcmp(buf_cstr(&a), buf_cstr(&b)) != 0) {
		shown(&s, c->text, c->n);
		intake_finding(m->in, SOURCE_F602, m->form->cell[t->first].code,
		    buf_cstr(&s));
	}
	buf_release(&a);
	buf_release(&b);
	buf_release(&s);
}

/* Rows with figures that are nobody's, in tables that are the form's. */
static void
leftovers(struct match *m)
{
	struct buf b = BUF_INIT, place = BUF_INIT;

	for (int i = 0; i < m->nrow && !m->stream; i++) {
		const struct match_row *r = &m->row[i];
		bool figure = false;

		if (r->target >= 0 || !m->used[r->block])
			continue;
		buf_reset(&b);
		for (int k = 0; k < r->n; k++) {
			figure |= r->cell[k].figure.kind == FIGURE_NUMBER;
			if (b.len < 4 * SHOWN) {
				if (k > 0)
					buf_str(&b, " | ");
				shown(&b, r->cell[k].text, r->cell[k].n);
			}
		}
		if (!figure)
			continue;
		buf_reset(&place);
		buf_printf(&place, "表格%d", r->table + 1);
		candidate_unplaced(m->in->k, buf_cstr(&b), buf_cstr(&place));
	}
	buf_release(&b);
	buf_release(&place);
}

void
match_place(struct match *m)
{
	struct candidate *k = m->in->k;

	k->nplace = m->form->ncell;
	k->place = mem_array((size_t)k->nplace, sizeof *k->place);
	for (int i = 0; i < m->form->ncell; i++)	/* blocks too wide to match */
		m->in->wish[i].open = !m->form->cell[i].computed;
	for (int ti = 0; ti < m->ntarget; ti++) {
		const struct row_target *t = &m->target[ti];
		char *source = t->found >= 0 && (m->result[ti].state != ROW_READ ||
		    m->result[ti].agreed != (t->k < 32 ? (1u << t->k) - 1 : ~0u)) ?
		    row_source(&m->row[t->found], t->at) : NULL;
		char *label = row_label(m, t);
		bool gone = t->found < 0 && under_heading(m, t);
		const struct match_row *near = t->found < 0 && !gone &&
		    m->form->cell[t->first].computed ? nobodys(m, ti) : NULL;

		for (int i = 0; i < t->k; i++) {
			m->in->wish[t->first + i].open = false;
			if (!gone)
				place_cell(m, ti, i, label, source);
			if (near != NULL && m->in->k->place[t->first + i].source == NULL)
				m->in->k->place[t->first + i].source = row_source(near, -1);
		}
		free(source);
		free(label);
		if (t->found < 0)
			continue;
		strays_of(m, ti);
		if (t->heading > 0) {
			struct buf b = BUF_INIT;

			shown(&b, m->row[t->found].cell[t->at].text,
			    m->row[t->found].cell[t->at].n);
			intake_finding(m->in, SOURCE_F608, m->form->cell[t->first].code,
			    buf_cstr(&b));
			buf_release(&b);
		} else if (t->label != NULL && !m->stream && !t->spoken && !t->guessed) {
			spelling(m, t);
		}
	}
	leftovers(m);
}
