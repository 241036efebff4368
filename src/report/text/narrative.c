/*
 * narrative.c - the record of what the texts say: life cycle, and what of it is stale.
 *
 *  (1) Of every text that was searched the record keeps a copy: a comparison of ten
 *      thousand characters takes less than a microsecond, and cannot be forgotten by
 *      who changes a text, loads another report or attaches another last year.
 *  (2) No report is kept, so that a list of findings may serve one after the other.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "report/prior.h"
#include "report/report.h"
#include "report/text/texts.h"

struct narrative *
narrative_new(const struct form *form)
{
	struct narrative *n = mem_zero(sizeof *n);

	n->form = form;
	n->view = mem_array((size_t)form->ntext + 1, sizeof *n->view);
	n->seen = mem_array((size_t)form->ntext + 1, sizeof *n->seen);
	n->ntext = form->ntext;
	n->scan = textcheck_scan_new();
	n->index = claims_index_new(form);
	return n;
}

void
narrative_free(struct narrative *n)
{
	if (n == NULL)
		return;
	for (int i = 0; i < n->ntext; i++) {
		free(n->seen[i].text);
		free(n->seen[i].prior);
	}
	free(n->head.title);
	free(n->head.agency);
	free(n->head.beside);
	free(n->claim);
	free(n->fact);
	free(n->view);
	free(n->seen);
	textcheck_scan_free(n->scan);
	claims_index_free(n->index);
	free(n);
}

void
narrative_forget(struct narrative *n)
{
	n->head.known = false;
	for (int i = 0; i < n->ntext; i++)
		n->seen[i].known = false;
}

/* What was found in a text (-1: in the head) is no longer true. */
static void
drop(struct narrative *n, int slot)
{
	size_t keep = 0;

	for (size_t k = 0; k < n->nfact; k++)
		if (n->fact[k].slot != slot)
			n->fact[keep++] = n->fact[k];
	n->nfact = keep;
	keep = 0;
	for (size_t k = 0; k < n->n; k++)
		if (n->claim[k].slot != slot)
			n->claim[keep++] = n->claim[k];
	n->n = keep;
}

static bool
same(const char *a, const char *b)
{
	return a == NULL || b == NULL ? a == b : strcmp(a, b) == 0;
}

static void
keep(char **copy, const char *s)
{
	free(*copy);
	*copy = mem_strdup(s);
}

bool
narrative_text_changed(struct narrative *n, const struct report *r, int slot)
{
	struct text_seen *seen = &n->seen[slot];
	const char *prior = r->prior != NULL && slot < r->prior->ntext ?
	    r->prior->text[slot] : NULL;

	if (seen->known && same(seen->text, r->text[slot]) && same(seen->prior, prior))
		return false;
	keep(&seen->text, r->text[slot]);
	keep(&seen->prior, prior);
	seen->known = true;
	drop(n, slot);
	return true;
}

/* Figures beside the tables as one text, NULL where there are none. */
static const char *
beside_all(struct buf *b, const struct report *r)
{
	for (size_t i = 0; i < r->nbeside; i++) {
		buf_printf(b, "%s=", r->beside[i].name);
		beside_text(b, &r->beside[i]);
		buf_chr(b, '\n');
	}
	return r->nbeside > 0 ? buf_cstr(b) : NULL;
}

bool
narrative_head_changed(struct narrative *n, const struct report *r)
{
	struct head_seen *h = &n->head;
	struct buf b = BUF_INIT;
	const char *beside = beside_all(&b, r);

	if (h->known && h->year == r->year && h->kind == r->agency.kind &&
	    h->level == r->agency.level && same(h->title, r->title) &&
	    same(h->agency, r->agency.name) && same(h->beside, beside)) {
		buf_release(&b);
		return false;
	}
	narrative_forget(n);
	h->known = true;
	h->year = r->year;
	h->kind = r->agency.kind;
	h->level = r->agency.level;
	keep(&h->title, r->title);
	keep(&h->agency, r->agency.name);
	keep(&h->beside, beside);
	buf_release(&b);
	drop(n, -1);
	return true;
}
