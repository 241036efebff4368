/*
 * html_sheet.c - the rules of a page's style sheets that change the look of a text:
 * .old { text-decoration: line-through }.
 *
 * Of a selector what it names last is looked at, and the class nearest to it where that
 * is an element of a table (tr.old td).  So a rule may be taken for wider than it is:
 * what is wrongly thought struck out is open, and no more.  Rules for print and small
 * screens, for states (:hover) and attributes are passed over.
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
		end = from;
	}
	return true;
}

/* One selector: "td.old", "#x .old", "s", "tr.old td". */
static void
add_selector(struct html_sheet *sheet, const char *s, const char *end,
    const struct html_tag *t)
{
	struct html_rule r = { .kind = ' ' };
	const char *last, *name;

	while (s < end && html_white(*s))
		s++;
	while (end > s && html_white(end[-1]))
		end--;
	for (name = s; name < end; name++)
		if (strchr(":[*(", *name) != NULL)
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

/* Most rules are of other elements, as their lengths tell. */
static bool
applies(const struct html_rule *r, const struct html_tag *t, const struct html_tag *around)
{
	if (r->kind == '.' ? t->nnames < r->n || !listed(t->names, t->nnames, r->name, r->n) :
	    r->kind == '#' ? t->nid != r->n || strncasecmp(t->id, r->name, r->n) != 0 :
	    t->n != r->n || strncasecmp(t->name, r->name, r->n) != 0)
		return false;
	return is_under(r, around);
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
