/*
 * html_sheet.c - the rules of a page's style sheets that change the look of a text:
 * .old { text-decoration: line-through }.
 *
 * Of a selector what it names last is looked at, and the class nearest to it where that
 * is an element of a table (tr.old td).  So a rule may be taken for wider than it is:
 * what is wrongly thought struck out is open, and no more.  Rows and cells are counted
 * (tr:nth-child(2) td).  Rules for print and small screens, for states (:hover) and
 * attributes are passed over.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "import/html/html.h"

#define RULES		1000

static void
add(struct html_rules *list, const struct html_rule *r)
{
	if (list->n == RULES)
		return;
	list->r = mem_grow(list->r, list->n, &list->cap, sizeof *list->r);
	list->r[list->n++] = *r;
}

static void
add_rule(struct html_sheet *sheet, struct html_rule *r, const struct html_tag *t)
{
	r->look = t->look;
	r->plain = t->plain;
	r->hidden = t->hidden || t->invisible;
	r->ink = t->ink;
	if (r->look != 0 || r->plain != 0 || r->hidden)
		add(&sheet->look, r);
	if ((r->ink & HTML_WHITE) != 0)
		add(&sheet->white, r);
	if ((r->ink & (HTML_DARK | HTML_BARE)) != 0)
		add(&sheet->ground, r);
	sheet->changes |= r->look != 0 || r->hidden;
}

static bool
keep(char *to, size_t size, const char *s, size_t n)
{
	if (n == 0 || n >= size)
		return false;
	memcpy(to, s, n);
	to[n] = '\0';
	return true;
}

static bool
in_tables(const char *s, size_t n)
{
	static const char *const name[] = { "table", "thead", "tbody", "tfoot", "tr", "td",
		"th" };

	for (size_t i = 0; i < ARRAY_LEN(name); i++)
		if (html_word(s, n, name[i]))
			return true;
	return false;
}

/* h of "thead"; 0 of other names. */
static char
part_of(const char *s, size_t n)
{
	return html_word(s, n, "thead") ? 'h' : html_word(s, n, "tbody") ? 'b' :
	    html_word(s, n, "tfoot") ? 'f' : 0;
}

/* Before an element of a table: "table tr" is as nothing, of ".list tr.old" it is old. */
static bool
read_under(struct html_rule *r, const char *s, const char *end)
{
	const char *from, *name;

	while (end > s) {
		if (html_white(end[-1]) || strchr(">+~", end[-1]) != NULL) {
			end--;
			continue;
		}
		for (from = end; from > s && !html_white(from[-1]) &&
		    strchr(">+~", from[-1]) == NULL;)
			from--;
		for (name = end; name > from && name[-1] != '.' && name[-1] != '#';)
			name--;
		if (name > from)
			return keep(r->under, sizeof r->under, name, (size_t)(end - name));
		if (!in_tables(from, (size_t)(end - from)))
			return false;
		if (r->part == 0)
			r->part = part_of(from, (size_t)(end - from));
		end = from;
	}
	return true;
}

/* "2n+1", "odd", "3" up to the bracket; false: something else. */
static bool
read_formula(struct html_nth *nth, const char *s, size_t n)
{
	char text[24];
	int at = 0, len = 0, sign = 1;

	for (size_t i = 0; i < n && len < (int)sizeof text - 1; i++)
		if (!html_white(s[i]))
			text[len++] = s[i];
	text[len] = '\0';
	if (strcasecmp(text, "odd") == 0 || strcasecmp(text, "even") == 0) {
		*nth = (struct html_nth){ 2, (text[0] | 32) == 'o' ? 1 : 2 };
		return true;
	}
	if (strchr(text, 'n') != NULL) {
		nth->step = text[0] == 'n' || strncmp(text, "+n", 2) == 0 ? 1 :
		    strncmp(text, "-n", 2) == 0 ? -1 : atoi(text);
		at = (int)(strchr(text, 'n') - text) + 1;
	}
	if (text[at] == '-')
		sign = -1;
	at += text[at] == '-' || text[at] == '+';
	if (strspn(text + at, "0123456789") != strlen(text + at) || strlen(text + at) > 6)
		return false;
	nth->first = text[at] != '\0' ? sign * atoi(text + at) : 0;
	return nth->step >= -1000 && nth->step <= 1000;
}

/* The bytes of a pseudo class at s that counts, :nth-child(2) or :first-child; 0: another. */
static size_t
read_nth(struct html_nth *nth, const char *s, const char *end)
{
	static const char *const count[] = { ":nth-child(", ":nth-of-type(" };
	static const char *const one[] = { ":first-child", ":first-of-type" };

	for (size_t i = 0; i < ARRAY_LEN(count); i++) {
		size_t n = strlen(count[i]);
		const char *stop = memchr(s, ')', (size_t)(end - s));

		if (stop != NULL && (size_t)(stop - s) > n &&
		    strncasecmp(s, count[i], n) == 0)
			return read_formula(nth, s + n, (size_t)(stop - s) - n) ?
			    (size_t)(stop - s) + 1 : 0;
	}
	for (size_t i = 0; i < ARRAY_LEN(one); i++) {
		size_t n = strlen(one[i]);

		if ((size_t)(end - s) >= n && strncasecmp(s, one[i], n) == 0) {
			*nth = (struct html_nth){ 0, 1 };
			return n;
		}
	}
	return 0;
}

static bool
is_element(const char *s, const char *end, const char *name)
{
	size_t n = strlen(name);

	return (size_t)(end - s) >= n && strncasecmp(s, name, n) == 0 &&
	    ((size_t)(end - s) == n || strchr(".#:", s[n]) != NULL);
}

/*
 * A selector without what counts its rows and cells, into "plain": "tr:nth-child(2) td" is
 * "tr td", of the second row.  The bytes of it; 0: it is of others, or of states.
 */
static size_t
take_counts(struct html_rule *r, const char *s, const char *end, char *plain, size_t size)
{
	const char *part = s;		/* "td.old" of "tr.old td.old" */
	size_t n = 0, k;

	while (s < end && n + 1 < size) {
		if (*s == ':') {
			struct html_nth nth = { 0, 0 };
			bool cell = is_element(part, end, "td") || is_element(part, end, "th");

			k = read_nth(&nth, s, end);
			if (k == 0 || (!cell && !is_element(part, end, "tr")))
				return 0;
			s += k;
			if (cell || s == end)
				r->nth = nth;
			else
				r->row = nth;
			continue;
		}
		plain[n++] = *s++;
		if (html_white(s[-1]) || strchr(">+~", s[-1]) != NULL)
			part = s;
	}
	return s == end ? n : 0;
}

/* One selector: "td.old", "#x .old", "s", "tr.old td". */
static void
add_selector(struct html_sheet *sheet, const char *s, const char *end,
    const struct html_tag *t)
{
	struct html_rule r = { .kind = ' ' };
	const char *last, *name;
	char plain[200];

	while (s < end && html_white(*s))
		s++;
	while (end > s && html_white(end[-1]))
		end--;
	if (memchr(s, ':', (size_t)(end - s)) != NULL) {
		end = plain + take_counts(&r, s, end, plain, sizeof plain);
		s = plain;
	}
	for (name = s; name < end; name++)
		/* cppcheck-suppress uninitvar ; end is behind what was put there */
		if (strchr("[*(", *name) != NULL)
			return;
	for (last = end; last > s && !html_white(last[-1]) && strchr(">+~", last[-1]) == NULL;)
		last--;
	for (name = end; name > last && name[-1] != '.' && name[-1] != '#';)
		name--;
	if (name > last)
		r.kind = name[-1];
	else if (last > s && (!in_tables(last, (size_t)(end - last)) ||
	    !read_under(&r, s, last)))
		return;
	name = name > last ? name : last;
	r.n = (unsigned char)(end - name);
	if (keep(r.name, sizeof r.name, name, (size_t)(end - name)))
		add_rule(sheet, &r, t);
}

static void
add_selectors(struct html_sheet *sheet, const char *s, const char *end,
    const struct html_tag *t)
{
	if (t->look == 0 && t->plain == 0 && !t->hidden && !t->invisible &&
	    (t->ink & ~HTML_INKED) == 0)
		return;
	while (s < end) {
		const char *comma = memchr(s, ',', (size_t)(end - s));

		if (comma == NULL)
			comma = end;
		add_selector(sheet, s, comma, t);
		s = comma + 1;
	}
}

static bool
says(const char *s, const char *end, const char *word)
{
	size_t n = strlen(word);

	for (; (size_t)(end - s) >= n; s++)
		if (strncasecmp(s, word, n) == 0)
			return true;
	return false;
}

/* "@media screen {": its rules are those of the page. */
static bool
for_screens(const char *s, const char *end)
{
	return says(s, end, "@media") && (says(s, end, "screen") || says(s, end, "all")) &&
	    !says(s, end, "width") && !says(s, end, "print");
}

/* What follows the block that begins behind s. */
static const char *
block_end(const char *s, const char *end)
{
	int depth = 1;

	for (; s < end && depth > 0; s++)
		depth += (*s == '{') - (*s == '}');
	return s;
}

static const char *
blanks(const char *s, const char *end)
{
	const char *stop;

	while (s < end) {
		if (html_white(*s) || *s == '}') {
			s++;
		} else if (end - s >= 4 && memcmp(s, "<!--", 4) == 0) {
			s += 4;
		} else if (end - s >= 3 && memcmp(s, "-->", 3) == 0) {
			s += 3;
		} else if (end - s >= 2 && s[0] == '/' && s[1] == '*') {
			stop = memmem(s + 2, (size_t)(end - s) - 2, "*/", 2);
			s = stop != NULL ? stop + 2 : end;
		} else {
			break;
		}
	}
	return s;
}

void
html_sheet_read(struct html_sheet *sheet, const char *s, const char *end)
{
	const char *open, *stop;
	struct html_tag t;

	while ((s = blanks(s, end)) < end) {
		open = memchr(s, '{', (size_t)(end - s));
		stop = memchr(s, ';', (size_t)(end - s));
		if (*s == '@' && stop != NULL && (open == NULL || stop < open)) {
			s = stop + 1;		/* @import, @charset */
			continue;
		}
		if (open == NULL)
			return;
		if (*s == '@') {
			s = for_screens(s, open) ? open + 1 : block_end(open + 1, end);
			continue;
		}
		stop = memchr(open, '}', (size_t)(end - open));
		if (stop == NULL)
			stop = end;
		memset(&t, 0, sizeof t);
		t.tag = GUMBO_TAG_SPAN;
		html_style(&t, open + 1, (size_t)(stop - open) - 1);
		add_selectors(sheet, s, open, &t);
		s = stop < end ? stop + 1 : end;
	}
}

/* Is the name, of "len" bytes, one of the words? */
static bool
listed(const char *s, size_t n, const char *name, size_t len)
{
	size_t at = 0, from;

	while (n - at >= len) {
		while (at < n && html_white(s[at]))
			at++;
		for (from = at; at < n && !html_white(s[at]);)
			at++;
		if (at - from == len && len > 0 && strncasecmp(s + from, name, len) == 0)
			return true;
		if (at == n)
			break;
	}
	return false;
}

static bool
is_under(const struct html_rule *r, const struct html_tag *around)
{
	size_t n = strlen(r->under);

	for (int i = 0; n > 0 && i < HTML_AROUND; i++)
		if (listed(around[i].names, around[i].nnames, r->under, n) ||
		    html_word(around[i].id, around[i].nid, r->under))
			return true;
	return n == 0;
}

static bool
is_nth(const struct html_nth *n, const struct html_tag *t)
{
	int off = t->nth - n->first;

	if (n->step == 0)
		return n->first == 0 || off == 0;
	return off % n->step == 0 && off / n->step >= 0;
}

/* Rows that stand in none are in a <tbody>. */
static bool
in_part(const struct html_rule *r, const struct html_tag *around)
{
	const struct html_tag *part = &around[HTML_IN_PART];

	return r->part == 0 || r->part == (part->n > 0 ? part_of(part->name, part->n) : 'b');
}

/* Most rules are of other elements, as their lengths tell. */
static bool
applies(const struct html_rule *r, const struct html_tag *t, const struct html_tag *around)
{
	if (r->kind == '.' ? t->nnames < r->n || !listed(t->names, t->nnames, r->name, r->n) :
	    r->kind == '#' ? t->nid != r->n || strncasecmp(t->id, r->name, r->n) != 0 :
	    t->n != r->n || strncasecmp(t->name, r->name, r->n) != 0)
		return false;
	return is_nth(&r->nth, t) && is_nth(&r->row, &around[HTML_IN_ROW]) &&
	    in_part(r, around) && is_under(r, around);
}

void
html_sheet_apply(const struct html_sheet *sheet, struct html_tag *t,
    const struct html_tag *around)
{
	const struct html_rule *r = sheet->look.r;

	for (size_t i = 0; sheet->changes && i < sheet->look.n; i++, r++) {
		if (!applies(r, t, around))
			continue;
		t->look |= r->look & ~t->plain;
		t->plain |= r->plain & ~t->look;
		t->hidden |= r->hidden;
	}
	r = sheet->white.r;
	for (size_t i = 0; i < sheet->white.n && (t->ink & HTML_INKED) == 0; i++, r++)
		if (applies(r, t, around))
			t->ink |= HTML_WHITE;
}

/* What is said of its ground, by itself or by the sheet. */
static unsigned
ground(const struct html_sheet *sheet, const struct html_tag *t, const struct html_tag *around)
{
	unsigned ink = t->ink & (HTML_DARK | HTML_BARE);
	const struct html_rule *r = sheet->ground.r;

	if (ink != 0)
		return ink;
	for (size_t i = 0; i < sheet->ground.n; i++, r++)
		if (applies(r, t, around))
			ink = r->ink & (HTML_DARK | HTML_BARE);	/* the last one wins */
	return ink;
}

bool
html_sheet_dark(const struct html_sheet *sheet, const struct html_tag *t,
    const struct html_tag *around)
{
	unsigned ink = ground(sheet, t, around);

	for (int i = HTML_AROUND - 1; i >= 0 && ink == 0; i--)
		ink = ground(sheet, &around[i], around);
	return (ink & HTML_DARK) != 0;
}

void
html_sheet_release(struct html_sheet *sheet)
{
	free(sheet->look.r);
	free(sheet->white.r);
	free(sheet->ground.r);
}
