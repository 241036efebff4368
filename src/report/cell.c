/*
 * cell.c - the text form of a cell: figures, units, "/" and remarks.
 *
 * Reading never guesses.  What is not certainly a figure is refused, also from
 * a file: the importer then lists the cell as open.
 *
 * One reader serves keys, command line, files, undo and the database.  It works
 * on a folded copy (full-width to ASCII) and keeps the text as it was written
 * only where the figure alone would lose something a person put there.
 *
 *  (1) cell_read(cell_text(c)), lenient, gives value, na and raw of c again.
 *  (2) A cell without a value has value 0, so sums need not look twice.
 *  (3) Conversions between units are exact or refused.
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
#include "form/form.h"
#include "report/report.h"

enum unit_kind { UNIT_COUNT, UNIT_MONEY };

/* Longer names first: 万元 ends in 元. */
static const struct unit {
	const char	*name;
	enum unit_kind	 kind;
	int64_t		 factor;	/* in 件 or 元 */
} units[] = {
	{ "亿元", UNIT_MONEY, 100000000 },
	{ "万元", UNIT_MONEY, 10000 },
	{ "千元", UNIT_MONEY, 1000 },
	{ "万件", UNIT_COUNT, 10000 },
	{ "元", UNIT_MONEY, 1 },
	{ "件", UNIT_COUNT, 1 },
	{ "条", UNIT_COUNT, 1 },
	{ "份", UNIT_COUNT, 1 },
	{ "宗", UNIT_COUNT, 1 },
	{ "起", UNIT_COUNT, 1 },
	{ "例", UNIT_COUNT, 1 },
	{ "个", UNIT_COUNT, 1 },
	{ "项", UNIT_COUNT, 1 },
	{ "次", UNIT_COUNT, 1 },
};
#define NUNIT ARRAY_LEN(units)

/* What published reports write for "not applicable", as it looks after folding:
 * a full-width slash or hyphen is one of these already. */
static const char *const na_words[] = {
	"/", "-", "--", "—", "——", "–", "―", "不适用", "无"
};

struct span {
	const char	*s;
	size_t		 n;
};

/* Blanks, and what Word and web pages leave around a figure: NBSP, zero-width, BOM. */
static struct span
trim(struct span t)
{
	text_trim(&t.s, &t.n, CHAR_EMPTY);
	return t;
}

static bool
starts_with(struct span t, const char *s)
{
	size_t n = strlen(s);

	return t.n >= n && memcmp(t.s, s, n) == 0;
}

static bool
ends_with(struct span t, const char *s)
{
	size_t n = strlen(s);

	return t.n >= n && memcmp(t.s + t.n - n, s, n) == 0;
}

static bool
is_word(struct span t, const char *s)
{
	return t.n == strlen(s) && memcmp(t.s, s, t.n) == 0;
}

static bool
is_na(struct span t)
{
	for (size_t i = 0; i < ARRAY_LEN(na_words); i++) {
		if (is_word(t, na_words[i]))
			return true;
	}
	return false;
}

/* -12, 7730.28: what needs no raw text beside the figure. */
static bool
is_plain(struct span t)
{
	size_t i = t.n > 0 && t.s[0] == '-';

	for (bool point = false; i < t.n; i++) {
		if (t.s[i] == '.' && !point)
			point = true;
		else if (t.s[i] < '0' || t.s[i] > '9')
			return false;
	}
	return true;
}

static const struct unit *
unit_find(const char *name)
{
	for (size_t i = 0; i < NUNIT; i++) {
		if (strcmp(units[i].name, name) == 0)
			return &units[i];
	}
	return NULL;
}

/*
 * Cut a unit off the end of t and say what converts to the unit of the cell:
 * value * *times / *by; *by 0 when it is of another kind.  A unit we do not know
 * stays where it is, and the text is no figure then.  True if one was written.
 */
static bool
cut_unit(struct span *t, const struct form_cell *fc, int64_t *times, int64_t *by)
{
	const struct unit *own = unit_find(fc->unit), *u = NULL;

	*times = *by = 1;
	if (own == NULL && fc->unit[0] != '\0' && ends_with(*t, fc->unit)) {
		t->n -= strlen(fc->unit);
		return true;
	}
	for (size_t i = 0; i < NUNIT && u == NULL; i++) {
		if (ends_with(*t, units[i].name))
			u = &units[i];
	}
	if (u == NULL)
		return false;
	t->n -= strlen(u->name);
	*times = u->factor;
	*by = own != NULL && own->kind == u->kind ? own->factor : 0;
	return true;
}

bool
cell_in_unit(const struct form_cell *fc, const char *unit, size_t n, int64_t *value)
{
	const struct unit *own = unit_find(fc->unit);

	for (size_t i = 0; i < NUNIT && own != NULL; i++) {
		const struct unit *u = &units[i];

		if (strlen(u->name) != n || memcmp(u->name, unit, n) != 0 ||
		    u->kind != own->kind || u->factor == own->factor)
			continue;
		if (!num_mul(value, u->factor) || *value % own->factor != 0)
			return false;
		*value /= own->factor;
		return true;
	}
	return true;
}

/* 增3 减2, in cells that hold a change. */
static int
cut_direction(struct span *t)
{
	static const struct { const char *word; int sign; } words[] = {
		{ "增加", 1 }, { "减少", -1 }, { "增", 1 }, { "减", -1 },
	};

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		if (starts_with(*t, words[i].word)) {
			t->s += strlen(words[i].word);
			t->n -= strlen(words[i].word);
			return words[i].sign;
		}
	}
	return 0;
}

/* 22(其中修订16件): the figure stands before the bracket.  The importer makes a
 * note of the rest; here it must only not be in the way. */
static void
cut_remark(struct span *t)
{
	const char *open = memchr(t->s, '(', t->n);

	if (open != NULL && open > t->s && t->s[t->n - 1] == ')')
		t->n = (size_t)(open - t->s);
}

/* Keying is a matter of usage, a file one of data: other exit statuses. */
static bool
refuse(struct diag *d, bool strict, enum msg why, struct span text, const char *arg)
{
	char *s = mem_strndup(text.s, text.n);

	diag_error(d, strict ? DIAG_USAGE : DIAG_DATA, why, s, arg, NULL);
	free(s);
	return false;
}

/* Asked of every cell at every key; nearly all are counts. */
static bool
fits_type(int64_t v, const struct form_cell *fc)
{
	if (v < 0 && !fc->is_signed)
		return false;
	return fc->decimals == 0 ? num_whole(v) : num_decimals(v) <= fc->decimals;
}

/* The figure of folded text; "shown" is how it was written, for messages. */
static bool
read_figure(struct span t, struct span shown, const struct form_cell *fc, bool strict,
    int64_t *out, bool *unit, struct diag *d)
{
	char most[2] = { (char)('0' + NUM_DECIMALS), '\0' };
	enum num_error why;
	int64_t v, times, by;
	int sign;

	if (!strict)
		cut_remark(&t);
	t = trim(t);
	*unit = cut_unit(&t, fc, &times, &by);
	sign = fc->is_signed ? cut_direction(&t) : 0;
	if (sign != 0 && t.n > 0 && (t.s[0] == '-' || t.s[0] == '+'))
		return refuse(d, strict, MSG_REPORT_NOT_FIGURE, shown, NULL);
	why = num_parse(t.s, t.n, &v);
	if (why == NUM_SYNTAX)
		why = num_parse_han(t.s, t.n, &v);
	switch (why) {
	case NUM_OK:
		break;
	case NUM_DIGITS:
		most[0] = (char)('0' + (strict ? fc->decimals : NUM_DECIMALS));
		return strict && fc->decimals == 0 ?
		    refuse(d, strict, MSG_REPORT_NOT_WHOLE, shown, fc->unit) :
		    refuse(d, strict, MSG_REPORT_DECIMALS, shown, most);
	case NUM_RANGE:
		return refuse(d, strict, MSG_REPORT_RANGE, shown, NULL);
	case NUM_EMPTY:
	case NUM_SYNTAX:
		return refuse(d, strict, MSG_REPORT_NOT_FIGURE, shown, NULL);
	}
	if (by == 0)
		return refuse(d, strict, MSG_REPORT_UNIT, shown, fc->unit);
	if (!num_mul(&v, times))
		return refuse(d, strict, MSG_REPORT_RANGE, shown, NULL);
	if (v % by != 0)
		return refuse(d, strict, MSG_REPORT_DECIMALS, shown, most);
	v = (sign < 0 ? -v : v) / by;
	if (strict && !fits_type(v, fc)) {
		most[0] = (char)('0' + fc->decimals);
		if (!fc->is_signed && v < 0)
			return refuse(d, strict, MSG_REPORT_NEGATIVE, shown, NULL);
		if (fc->decimals == 0)
			return refuse(d, strict, MSG_REPORT_NOT_WHOLE, shown, fc->unit);
		return refuse(d, strict, MSG_REPORT_DECIMALS, shown, most);
	}
	*out = v;
	return true;
}

bool
cell_empty(const struct cell *c)
{
	return !c->has_value && !c->na;
}

bool
cell_known(const struct cell *c, int64_t *out)
{
	if (c->open) {
		*out = c->printed;
		return c->has_printed;
	}
	*out = c->has_value ? c->value : 0;
	return true;
}

bool
cell_prints(const struct cell *c)
{
	return c->has_printed && (c->open || c->printed != c->value);
}

void
cell_text(struct buf *b, const struct cell *c)
{
	char figure[NUM_TEXT];

	if (cell_empty(c))
		return;
	if (c->raw != NULL)
		buf_str(b, c->raw);
	else if (c->na)
		buf_chr(b, '/');
	else
		buf_str(b, num_print(figure, c->value));
}

bool
cell_read(struct cell *out, const struct form_cell *fc, const char *s, size_t n,
    bool strict, struct diag *d)
{
	struct span shown = trim((struct span){ s, n });
	struct cell c = { .origin = ORIGIN_NONE };
	struct buf folded = BUF_INIT;
	struct span t;
	bool unit, ok = true;

	text_fold(&folded, shown.s, shown.n);
	t = (struct span){ buf_cstr(&folded), folded.len };
	if (shown.n == 0) {
		;
	} else if (is_na(t) || is_na(shown)) {
		c.na = true;
		c.raw = strict ? mem_strdup("/") : mem_strndup(shown.s, shown.n);
	} else if ((ok = read_figure(t, shown, fc, strict, &c.value, &unit, d))) {
		c.has_value = true;
		if (strict ? unit : !is_plain(shown))
			c.raw = mem_strndup(shown.s, shown.n);
	}
	if (ok)
		*out = c;
	buf_release(&folded);
	return ok;
}

bool
cell_conforms(const struct cell *c, const struct form_cell *fc)
{
	return !c->has_value || fits_type(c->value, fc);
}
