/*
 * html_sheet.c - the rules of a page's style sheets that change the look of a text:
 * .old { text-decoration: line-through }.
 *
 * Of a selector only what it names last is looked at, so that a rule may be taken for
 * wider than it is: what is wrongly thought struck out is open, and no more.  Rules for
 * print and small screens, for states (:hover) and attributes are passed over.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "import/html/html.h"

#define RULES		1000

static void
add_rule(struct html_sheet *sheet, char kind, const char *s, size_t n,
    const struct html_tag *t)
{
	struct html_rule *r;

	if (n == 0 || n >= sizeof r->name || sheet->n == RULES)
		return;
	sheet->rule = mem_grow(sheet->rule, sheet->n, &sheet->cap, sizeof *sheet->rule);
	r = &sheet->rule[sheet->n++];
	memset(r, 0, sizeof *r);
	memcpy(r->name, s, n);
	r->kind = kind;
	r->look = t->look;
	r->plain = t->plain;
	r->hidden = t->hidden || t->invisible;
	sheet->changes |= r->look != 0 || r->hidden;
}

/* One selector: "td.old", "#x .old", "s". */
static void
add_selector(struct html_sheet *sheet, const char *s, const char *end,
    const struct html_tag *t)
{
	const char *last, *name;
	bool alone;

	while (s < end && html_white(*s))
		s++;
	while (end > s && html_white(end[-1]))
		end--;
	for (last = end; last > s && !html_white(last[-1]) && strchr(">+~", last[-1]) == NULL;)
		last--;
	alone = last == s;
	for (name = last; name < end; name++)
		if (strchr(":[*(", *name) != NULL)
			return;
	for (name = end; name > last && name[-1] != '.' && name[-1] != '#';)
		name--;
	if (name > last)
		add_rule(sheet, name[-1], name, (size_t)(end - name), t);
	else if (alone)
		add_rule(sheet, ' ', last, (size_t)(end - last), t);
}

static void
add_selectors(struct html_sheet *sheet, const char *s, const char *end,
    const struct html_tag *t)
{
	if (t->look == 0 && t->plain == 0 && !t->hidden && !t->invisible)
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

/* Is the name one of the words? */
static bool
listed(const char *s, size_t n, const char *name)
{
	size_t at = 0, len;

	for (; at < n; at += len) {
		while (at < n && html_white(s[at]))
			at++;
		for (len = 0; at + len < n && !html_white(s[at + len]);)
			len++;
		if (len > 0 && html_word(s + at, len, name))
			return true;
	}
	return false;
}

void
html_sheet_apply(const struct html_sheet *sheet, struct html_tag *t)
{
	for (size_t i = 0; i < sheet->n; i++) {
		const struct html_rule *r = &sheet->rule[i];

		if (r->kind == '.' ? !listed(t->names, t->nnames, r->name) :
		    r->kind == '#' ? !html_word(t->id, t->nid, r->name) :
		    !html_word(t->name, t->n, r->name))
			continue;
		t->look |= r->look & ~t->plain;
		t->plain |= r->plain & ~t->look;
		t->hidden |= r->hidden;
	}
}
