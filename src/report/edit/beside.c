/*
 * beside.c - 附加指标: figures of the office beside the statutory tables, as parts of a
 * step.
 *
 * What a place asks its offices to tell in 总体情况 (interpretations, items on the web
 * site, issues of the gazette): each has a name and a figure with a unit.  They are
 * few, so they are a plain array; sorted by name, so that taking back a removal brings
 * back the very same report.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "report/change.h"
#include "report/edit/step.h"
#include "report/report.h"

#define UNIT_MAX	24	/* bytes */

static struct beside *
beside_find(const struct report *r, const char *name)
{
	for (size_t i = 0; i < r->nbeside; i++)
		if (strcmp(r->beside[i].name, name) == 0)
			return &r->beside[i];
	return NULL;
}

void
beside_text(struct buf *b, const struct beside *x)
{
	char figure[NUM_TEXT];

	buf_str(b, num_print(figure, x->value));
	if (x->unit != NULL)		/* "5" has none */
		buf_str(b, x->unit);
}

/* 1,062 条: the figure in canonical form, and what follows it. */
static bool
read_figure(const char *s, int64_t *value, struct buf *unit)
{
	struct buf b = BUF_INIT;
	const char *p, *rest;
	size_t n, len;
	bool ok;

	text_fold(&b, s, strlen(s));
	p = buf_cstr(&b);
	len = b.len;
	text_trim(&p, &len, CHAR_EMPTY);
	n = strspn(p, "0123456789.,");
	rest = p + n;
	len -= n;
	text_trim(&rest, &len, CHAR_EMPTY);
	ok = n > 0 && num_parse(p, n, value) == NUM_OK && len <= UNIT_MAX &&
	    strpbrk(rest, "0123456789=;|") == NULL;
	for (size_t at = 0; ok && at < len; at++)
		ok = (unsigned char)rest[at] > ' ' && rest[at] != 0x7F;
	buf_add(unit, rest, ok ? len : 0);
	buf_cstr(unit);
	buf_release(&b);
	return ok;
}

/* The name is what its line begins with: =, ； and the like end it. */
static bool
name_fits(const char *name)
{
	return agency_name_valid(name, strlen(name)) && strpbrk(name, "=;|") == NULL &&
	    strstr(name, "；") == NULL && strstr(name, "＝") == NULL;
}

bool
beside_fits(const char *name, const char *figure)
{
	struct buf unit = BUF_INIT;
	int64_t value;
	bool ok = name_fits(name) && read_figure(figure, &value, &unit);

	buf_release(&unit);
	return ok;
}

static void
put(struct report *r, const char *name, const char *text, enum cell_origin origin)
{
	struct beside *x = beside_find(r, name);
	struct buf unit = BUF_INIT;
	int64_t value = 0;
	size_t at = 0;

	if (text == NULL || text[0] == '\0') {
		if (x == NULL)
			return;
		free(x->name);
		free(x->unit);
		r->nbeside--;
		memmove(x, x + 1, (size_t)(r->beside + r->nbeside - x) * sizeof *x);
		return;
	}
	if (x == NULL) {
		while (at < r->nbeside && strcmp(r->beside[at].name, name) < 0)
			at++;
		r->beside = mem_grow(r->beside, r->nbeside, &r->capbeside, sizeof *r->beside);
		x = r->beside + at;
		memmove(x + 1, x, (r->nbeside++ - at) * sizeof *x);
		*x = (struct beside){ .name = mem_strdup(name) };
	}
	(void)read_figure(text, &value, &unit);
	free(x->unit);
	x->unit = buf_detach(&unit);
	x->value = value;
	x->origin = origin;
}

bool
beside_run(struct report *r, struct step_item *it, struct diag *d)
{
	struct change *c = it->c;
	const struct beside *x;
	struct buf b = BUF_INIT, unit = BUF_INIT;
	int64_t value;
	bool ok = true;

	if (!name_fits(c->place))
		return change_refuse(d, it->strict, MSG_REPORT_BESIDE_NAME, c->place, NULL);
	if (c->new != NULL && !text_blank(c->new)) {
		ok = read_figure(c->new, &value, &unit);
		if (ok)
			beside_text(&b, &(struct beside){ .value = value,
			    .unit = unit.data });
		else
			change_refuse(d, it->strict, MSG_REPORT_BESIDE_FIGURE, c->place, c->new);
	}
	if (ok) {
		x = beside_find(r, c->place);
		free(c->old);
		free(c->new);
		c->old = NULL;
		c->new = mem_strdup(buf_cstr(&b));
		buf_reset(&b);
		if (x != NULL) {
			beside_text(&b, x);
			c->old = mem_strdup(buf_cstr(&b));
			c->was = x->origin;
		}
		if (!change_same(c->old, c->new))
			put(r, c->place, c->new, it->give);
	}
	buf_release(&b);
	buf_release(&unit);
	return ok;
}

void
beside_back(struct report *r, const struct step_item *it)
{
	const struct change *c = it->c;

	if (!change_same(c->old, c->new))
		put(r, c->place, c->old, c->was);
}

void
change_beside(struct change_list *list, const char *name, const char *figure,
    enum cell_origin origin)
{
	size_t n = strlen(name);
	char *trimmed;

	text_trim(&name, &n, CHAR_EMPTY);
	trimmed = mem_strndup(name, n);
	change_add(list, CHANGE_BESIDE, trimmed, origin)->new = mem_strdup(figure);
	free(trimmed);
}

void
change_beside_all(struct change_list *list, const struct report *old,
    const struct beside *x, size_t n, enum cell_origin origin)
{
	struct buf b = BUF_INIT;
	size_t k;

	for (size_t i = 0; i < old->nbeside; i++) {
		for (k = 0; k < n && strcmp(x[k].name, old->beside[i].name) != 0;)
			k++;
		if (k == n)
			change_beside(list, old->beside[i].name, "", origin);
	}
	for (k = 0; k < n; k++) {
		buf_reset(&b);
		beside_text(&b, &x[k]);
		change_beside(list, x[k].name, buf_cstr(&b), origin);
	}
	buf_release(&b);
}
