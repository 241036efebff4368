/*
 * claim_index.c - the 对照 lines of a form by what their patterns can begin with.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "base/pattern.h"
#include "form/claims.h"
#include "form/form.h"
#include "form/language/tree.h"

static void
note_needs(struct form_claim *c)
{
	uint32_t pair[FORM_CLAIM_NEEDS][2];
	size_t used = 0;

	c->figure = pattern_has_number(c->pattern);
	for (int k = 0; k < NEED__MAX; k++) {
		size_t n = pattern_need(c->pattern, k, pair, FORM_CLAIM_NEEDS - used);

		for (size_t i = 0; i < n; i++)
			c->bit[used + i] = (unsigned short)form_claim_bit(pair[i][0],
			    pair[i][1]);
		c->n[k] = (unsigned char)n;
		used += n;
	}
}

/* Later claims stand before earlier ones in a bucket. */
static void
note_begins(struct form_claims *x, int claim, size_t *n, size_t *cap)
{
	uint32_t pair[2];

	for (size_t i = 0; pattern_first(x->claim[claim].pattern, i, pair); i++) {
		int *bucket = &x->bucket[pair[0] % FORM_CLAIM_BUCKETS];
		struct form_claim_begin *e;

		x->begin = mem_grow(x->begin, *n, cap, sizeof *x->begin);
		e = &x->begin[*n];
		memcpy(e->cp, pair, sizeof e->cp);
		e->claim = claim;
		e->next = *bucket;
		*bucket = (int)(*n)++;
	}
}

static struct form_claims *
make(struct form *f)
{
	struct form_claims *x = arena_alloc(&f->arena, sizeof *x);
	struct form_claim_begin *begin;
	size_t n = 0, cap = 0;

	for (int i = 0; i < f->nkase; i++)
		x->nclaim += f->kase[i].kind == CASE_CLAIM;
	x->claim = arena_array(&f->arena, (size_t)x->nclaim, sizeof *x->claim);
	for (int i = 0; i < FORM_CLAIM_BUCKETS; i++)
		x->bucket[i] = -1;
	x->nclaim = 0;
	for (int i = 0; i < f->nkase; i++) {
		if (f->kase[i].kind != CASE_CLAIM)
			continue;
		x->claim[x->nclaim].kase = i;
		x->claim[x->nclaim].pattern = form_case_pattern(f, &f->kase[i]);
		note_needs(&x->claim[x->nclaim]);
		note_begins(x, x->nclaim++, &n, &cap);
	}
	begin = arena_array(&f->arena, n, sizeof *begin);
	if (n > 0)
		memcpy(begin, x->begin, n * sizeof *begin);
	free(x->begin);
	x->begin = begin;
	return x;
}

const struct form_claims *
form_claims(const struct form *f)
{
	struct tree *t = f->tree;

	if (t->claims == NULL)
		t->claims = make((struct form *)f);
	return t->claims;
}
