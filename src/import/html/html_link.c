/*
 * html_link.c - the file that a page without a report leads to: one to download, one in
 * a frame.  It is only named; nothing is fetched.
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/text.h"
#include "import/html/html.h"

#define LINK_BYTES	200	/* of the name of a file */

static int
hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 :
	    c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* What is meant by /files/P2025%E5%B9%B4.pdf?x=1 in the end. */
static void
file_name(struct buf *b, const char *s, size_t n)
{
	const char *cut = memchr(s, '#', n);

	n = cut != NULL ? (size_t)(cut - s) : n;
	cut = memmem(s, n, "?file=", 6);	/* a viewer of PDF written in script */
	if (cut != NULL) {
		n -= (size_t)(cut + 6 - s);
		s = cut + 6;
	}
	cut = memchr(s, '?', n);
	n = cut != NULL ? (size_t)(cut - s) : n;
	for (size_t i = 0; i < n; i++) {
		if (s[i] == '%' && i + 2 < n && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
			buf_chr(b, (char)(hex(s[i + 1]) * 16 + hex(s[i + 2])));
			i += 2;
		} else {
			buf_chr(b, s[i]);
		}
	}
	cut = b->len > 0 ? memrchr(b->data, '/', b->len) : NULL;
	if (cut != NULL) {
		n = b->len - (size_t)(cut + 1 - b->data);
		memmove(b->data, cut + 1, n);
		b->len = n;
	}
}

static bool
is_document(const struct buf *b)
{
	static const char *const kind[] = {
		".pdf", ".doc", ".docx", ".wps", ".xls", ".xlsx", ".et", ".ofd", ".zip",
		".rar", ".rtf", ".odt", ".ods",
	};

	for (size_t i = 0; i < ARRAY_LEN(kind); i++) {
		size_t n = strlen(kind[i]);

		if (b->len > n && strncasecmp(b->data + b->len - n, kind[i], n) == 0)
			return true;
	}
	return false;
}

void
html_link(struct html_found *found, const struct html_tag *t)
{
	bool frame = t->tag != GUMBO_TAG_A, document;
	struct buf b = BUF_INIT;

	if (found->document || t->nlink == 0 || t->nlink > 4 * LINK_BYTES)
		return;
	if (frame && (t->hidden || t->invisible || t->zero ||
	    strncasecmp(t->link, "about:", t->nlink < 6 ? t->nlink : 6) == 0 ||
	    strncasecmp(t->link, "javascript:", t->nlink < 11 ? t->nlink : 11) == 0))
		return;
	file_name(&b, t->link, t->nlink);
	document = is_document(&b);
	if (b.len > 0 && b.len <= LINK_BYTES && text_valid(b.data, b.len) &&
	    memchr(b.data, '\0', b.len) == NULL &&
	    (document || (frame && found->name.len == 0))) {
		found->document = document;
		buf_reset(&found->name);
		buf_add(&found->name, b.data, b.len);
	}
	buf_release(&b);
}
