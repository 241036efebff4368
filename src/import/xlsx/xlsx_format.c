/*
 * xlsx_format.c - what a format shows of a number.
 *
 * A sheet stores 46003 and shows 12月12日, stores 0.8 and shows 80%, stores 415000 and
 * shows 415.  Who reads the sheet knows what it shows.
 *
 * Must never call a code plain that it does not understand.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/xlsx/xlsx.h"

#define LITERAL		64	/* bytes of the words of a section */

/* A section of a code while it is read: its words, and what its signs do. */
struct section {
	char		 words[LITERAL];
	size_t		 n;
	bool		 digits, point, behind, cut;	/* cut: more words than fit */
	bool		 general, text, date, percent, scaled, other, condition;
	int		 places;
};

/* The numbers that have no code in the file: those of all countries, then those of
 * Chinese programs, all dates and times. */
const char *
xlsx_format_builtin(int id)
{
	static const char *const code[] = {
		NULL, "0", "0.00", "#,##0", "#,##0.00", "\"¥\"0", "\"¥\"0", "\"¥\"0.00",
		"\"¥\"0.00",
		"0%", "0.00%", "0.00E+00", "# ?/?", "# ?/?", "yyyy/m/d", "yyyy/m/d",
		"d-mmm", "yyyy/mmm", "h:mm AM/PM", "h:mm:ss AM/PM", "h:mm", "h:mm:ss",
		"yyyy/m/d h:mm"
	};

	if (id >= 0 && (size_t)id < ARRAY_LEN(code))
		return code[id];
	if (id == 27 || id == 57)
		return "yyyy\"年\"m\"月\"";
	if (id == 30 || id == 31)
		return "yyyy\"年\"m\"月\"d\"日\"";
	if (id == 28 || id == 29 || id == 58)
		return "m\"月\"d\"日\"";
	if ((id >= 23 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58))
		return "h:mm";
	if (id == 37 || id == 38)
		return "#,##0";
	if (id == 39 || id == 40)
		return "#,##0.00";
	if (id >= 41 && id <= 44)	/* of accounts: 0 is shown as - */
		return id % 2 == 1 ? (id == 41 ? "#,##0" : "#,##0.00") :
		    (id == 42 ? "\"¥\"#,##0" : "\"¥\"#,##0.00");
	return id == 48 ? "##0.0E+0" : NULL;
}

static void
add_words(struct section *x, const char *s, size_t n)
{
	if (x->n + n >= LITERAL) {
		x->cut = true;
		return;
	}
	memcpy(x->words + x->n, s, n);
	x->n += n;
	x->behind |= x->digits || x->general;
}

/* [Red] and [$-804] change nothing, [h] is a time, [>100] asks. */
static void
bracket(struct section *x, const char *s, size_t n)
{
	const char *dash;

	if (n > 0 && s[0] == '$') {
		dash = memchr(s, '-', n);
		add_words(x, s + 1, (dash != NULL ? (size_t)(dash - s) : n) - 1);
	} else if (n > 0 && memchr("<>=", s[0], 3) != NULL) {
		x->condition = true;
	} else if (n > 0 && n <= 2 && memchr("hHmMsS", s[0], 6) != NULL) {
		x->date = true;
	}
}

/* A sign outside quotes, brackets and escapes; returns what follows it. */
static const char *
sign(struct section *x, const char *s)
{
	static const char general[] = "General", local[] = "G/通用格式";

	if (strncasecmp(s, general, strlen(general)) == 0) {
		x->general = true;
		return s + strlen(general);
	}
	if (strncmp(s, local, strlen(local)) == 0) {
		x->general = true;
		return s + strlen(local);
	}
	if (*s == '0' || *s == '#' || *s == '?') {
		x->places += x->point;
		x->scaled = false;	/* 1,000: the comma parts thousands */
		x->other |= x->behind;	/* digits on both sides of words */
		x->digits = true;
	} else if (*s == '.') {
		x->other |= x->point;
		x->point = true;
	} else if (*s == ',') {
		x->scaled = x->digits;
	} else if (*s == '%') {
		x->percent = true;
	} else if (*s == '@') {
		x->text = true;
	} else if (strchr("yYmMdDhHsSbBgGaA", *s) != NULL) {
		x->date = true;
	} else if (*s == 'e' || *s == 'E') {
		x->date |= s[1] != '+' && s[1] != '-';
		x->other = true;
	} else if (*s == '/') {
		x->other = true;	/* a fraction */
	} else if (strchr(" -+():", *s) == NULL) {
		add_words(x, s, 1);
	}
	return s + 1;
}

/* One section of a code; returns where the next begins, NULL at the end. */
static const char *
read_section(struct section *x, const char *s)
{
	const char *end;

	memset(x, 0, sizeof *x);
	while (*s != '\0' && *s != ';') {
		if (*s == '"' || *s == '[') {
			end = strchr(s + 1, *s == '[' ? ']' : '"');
			if (end == NULL) {
				x->other = true;
				return NULL;
			}
			if (*s == '"')
				add_words(x, s + 1, (size_t)(end - s) - 1);
			else
				bracket(x, s + 1, (size_t)(end - s) - 1);
			s = end + 1;
		} else if (*s == '\\' || *s == '_' || *s == '*') {
			if (*s == '\\')
				add_words(x, s + 1, text_next(s + 1, strlen(s + 1), 0));
			s += s[1] != '\0' ? 1 + text_next(s + 1, strlen(s + 1), 0) : 1;
		} else {
			s = sign(x, s);
		}
	}
	return *s == ';' ? s + 1 : NULL;
}

static bool
blank_words(const struct section *x)
{
	for (size_t i = 0; i < x->n; i++)
		if (x->words[i] != ' ' && x->words[i] != '-' && x->words[i] != '+' &&
		    x->words[i] != '(' && x->words[i] != ')')
			return false;
	return !x->cut;
}

static void
show_section(struct xlsx_show *show, const struct section *x)
{
	static const char *const units[] = {
		"件", "条", "个", "宗", "起", "次", "份", "项", "例", "人", "元", "万元"
	};
	bool unit = false;

	memset(show, 0, sizeof *show);
	show->places = (short)(x->general || x->text ? -1 : x->places);
	if (x->date)
		show->look = LOOK_DATE;
	else if (x->percent)
		show->look = LOOK_PERCENT;
	else if (x->scaled || x->other)
		show->look = LOOK_FORMAT;
	else if (!x->digits && !x->general && !x->text)
		show->look = x->n > 0 ? LOOK_FORMAT : LOOK_HIDDEN;
	if (show->look != 0 || blank_words(x))
		return;
	for (size_t i = 0; i < ARRAY_LEN(units) && !unit && x->behind; i++)
		if (strlen(units[i]) == x->n && memcmp(units[i], x->words, x->n) == 0) {
			memcpy(show->unit, x->words, x->n);
			unit = true;
		}
	if (!unit)
		show->look = LOOK_FORMAT;
}

/* A 0 that a section of its own shows as "-" is the nought of accounts. */
static void
accounts_zero(struct xlsx_show *zero, const struct section *x)
{
	if (!x->digits && !x->date && x->n > 0 && blank_words(x))
		memset(zero, 0, sizeof *zero);
}

/* Sections are for more than 0, less, 0, and texts; those that are left out are the
 * first's.  With conditions of its own a code is the worst of its sections. */
void
xlsx_format(struct xlsx_number_format *f, const char *code)
{
	struct section x[XLSX_SECTIONS];
	bool condition = false;
	unsigned worst = 0;
	int n = 0;

	memset(f, 0, sizeof *f);
	f->date = xlsx_date_format(code);
	for (const char *s = code; s != NULL && n < XLSX_SECTIONS; n++) {
		s = read_section(&x[n], s);
		condition |= x[n].condition;
		if (n + 1 == XLSX_SECTIONS && s != NULL)
			condition = true;	/* no code of any program */
	}
	for (int i = 0; i < XLSX_SECTIONS; i++)
		show_section(&f->show[i], &x[i < n ? i : 0]);
	if (n > 2)
		accounts_zero(&f->show[XLSX_ZERO], &x[XLSX_ZERO]);
	if (n <= XLSX_TEXT)			/* texts are shown as they are */
		memset(&f->show[XLSX_TEXT], 0, sizeof f->show[XLSX_TEXT]);
	else if (f->show[XLSX_TEXT].look != LOOK_HIDDEN)
		f->show[XLSX_TEXT].look = 0;
	for (int i = 0; i < XLSX_TEXT && condition; i++)
		worst |= f->show[i].look;
	for (int i = 0; i < XLSX_TEXT && condition; i++)
		f->show[i].look = worst;
}

/* ---- a number ---- */

static int
places_of(const char *s, size_t n)
{
	const char *point = memchr(s, '.', n);

	return point != NULL ? (int)(n - (size_t)(point - s)) - 1 : 0;
}

unsigned
xlsx_shown(struct buf *b, const char *s, size_t n, const struct xlsx_number_format *f,
    bool since1904)
{
	const struct xlsx_show *show;
	size_t from = b->len;
	bool zero;

	if (f == NULL) {
		xlsx_number(b, s, n);
		return 0;
	}
	if (f->date != XLSX_NO_DATE) {
		xlsx_date(b, s, n, f->date, since1904);
		return LOOK_DATE;
	}
	xlsx_number(b, s, n);
	n = b->len - from;
	s = b->data + from;
	zero = n == 1 && s[0] == '0';
	show = &f->show[zero ? XLSX_ZERO : s[0] == '-' ? XLSX_MINUS : XLSX_PLUS];
	if (show->look == LOOK_HIDDEN && zero &&	/* noughts are left out, figures not */
	    f->show[XLSX_PLUS].look != LOOK_HIDDEN) {
		b->len = from;
		b->data[from] = '\0';
		return 0;
	}
	if (show->look != 0)
		return show->look;
	if (show->places >= 0 && places_of(s, n) > show->places)
		return LOOK_FORMAT;		/* 36.8 shown as 37 */
	buf_str(b, show->unit);
	return 0;
}
