/*
 * txt_md.c - Markdown besides its tables: headings, escapes, marks.
 *
 * Only what our export and pandoc write for a report; a text that merely has a
 * table of pipes loses nothing here but backslashes before punctuation.
 */
#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "import/txt/txt.h"

static const struct { const char *entity; const char *text; } entities[] = {
	{ "&nbsp;", " " }, { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" },
	{ "&quot;", "\"" }, { "<br>", "\n" }, { "<br/>", "\n" }, { "<br />", "\n" },
	{ "**", "" }
};

void
txt_md_text(struct buf *out, const char *s, size_t n)
{
	size_t at = 0, k, len;

	while (at < n) {
		size_t plain = at;

		while (plain < n && strchr("\\&<*[", s[plain]) == NULL)
			plain++;
		buf_add(out, s + at, plain - at);
		at = plain;
		if (at == n)
			break;
		if (s[at] == '\\') {
			if (at + 1 < n && s[at + 1] > ' ' && s[at + 1] < 0x7F)
				at++;
			buf_chr(out, s[at++]);
			continue;
		}
		if (n - at > 3 && memcmp(s + at, "[]{", 3) == 0) {
			size_t room = n - at < 80 ? n - at : 80;
			const char *end = memchr(s + at, '}', room);

			if (end != NULL) {		/* pandoc's bookmark */
				at = (size_t)(end - s) + 1;
				continue;
			}
		}
		for (k = 0; k < ARRAY_LEN(entities); k++) {
			len = strlen(entities[k].entity);
			if (n - at >= len && memcmp(s + at, entities[k].entity, len) == 0)
				break;
		}
		if (k < ARRAY_LEN(entities)) {
			buf_str(out, entities[k].text);
			at += len;
		} else {
			buf_chr(out, s[at++]);
		}
	}
}

static void
add_md(struct txt *t, enum doc_kind kind, const char *s, size_t n, int line)
{
	buf_reset(&t->more);
	txt_md_text(&t->more, s, n);
	txt_add(t, kind, buf_cstr(&t->more), t->more.len, line);
}

/* A line that ends in a backslash goes on after a line break. */
static size_t
add_broken(struct txt *t, size_t at)
{
	struct buf text = BUF_INIT;
	size_t i = at;

	for (;; i++) {
		const struct txt_line *l = &t->line[i];
		bool more = l->n > 0 && l->s[l->n - 1] == '\\' && i + 1 < t->n &&
		    !t->line[i + 1].blank;

		txt_md_text(&text, l->s, l->n - more);
		if (!more)
			break;
		buf_chr(&text, '\n');
	}
	txt_add(t, DOC_PARA, buf_cstr(&text), text.len, t->line[at].number);
	buf_release(&text);
	return i + 1 - at;
}

size_t
txt_md_line(struct txt *t, size_t at)
{
	static const enum doc_kind kinds[] = {
		DOC_TITLE, DOC_HEADING1, DOC_HEADING2, DOC_PARA
	};
	const struct txt_line *l = &t->line[at];
	const char *s = l->s;
	size_t n = l->n, level = 0;

	if (n >= 3 && memcmp(s, ":::", 3) == 0)
		return 1;			/* pandoc's division */
	while (level < n && s[level] == '#')
		level++;
	if (level > 0 && level < n && level <= 6 && s[level] == ' ') {
		size_t k = level - 1 + !t->top_is_title;
		const char *mark = memmem(s, n, " {", 2);

		if (mark != NULL && s[n - 1] == '}')	/* {#name .class} */
			n = (size_t)(mark - s);
		add_md(t, kinds[k < 3 ? k : 3], s + level + 1, n - level - 1, l->number);
		return 1;
	}
	if (n > 2 && memcmp(s, "> ", 2) == 0) {
		add_md(t, t->doc->n == 0 && n < 20 ? DOC_MARK : DOC_PARA, s + 2, n - 2,
		    l->number);
		return 1;
	}
	return s[n - 1] == '\\' ? add_broken(t, at) : 0;
}
