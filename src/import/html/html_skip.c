/*
 * html_skip.c - what becomes of which element, and where one that is not shown ends.
 *
 * The end of an element is its end tag, counted over those of its kind inside, but
 * pages are not always written so well: what would end it in a browser ends it
 * here, too, lest a figure be lost.
 */
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "import/html/html.h"

	const unsigned char html_actions[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_ARTICLE] = HTML_BLOCK, [GUMBO_TAG_SECTION] = HTML_BLOCK,
	[GUMBO_TAG_HGROUP] = HTML_BLOCK, [GUMBO_TAG_HEADER] = HTML_BLOCK,
	[GUMBO_TAG_ADDRESS] = HTML_BLOCK, [GUMBO_TAG_P] = HTML_BLOCK,
	[GUMBO_TAG_HR] = HTML_BLOCK, [GUMBO_TAG_BLOCKQUOTE] = HTML_BLOCK,
	[GUMBO_TAG_OL] = HTML_BLOCK, [GUMBO_TAG_UL] = HTML_BLOCK,
	[GUMBO_TAG_LI] = HTML_BLOCK, [GUMBO_TAG_DL] = HTML_BLOCK,
	[GUMBO_TAG_DT] = HTML_BLOCK, [GUMBO_TAG_DD] = HTML_BLOCK,
	[GUMBO_TAG_FIGURE] = HTML_BLOCK, [GUMBO_TAG_FIGCAPTION] = HTML_BLOCK,
	[GUMBO_TAG_MAIN] = HTML_BLOCK, [GUMBO_TAG_DIV] = HTML_BLOCK,
	[GUMBO_TAG_FORM] = HTML_BLOCK, [GUMBO_TAG_FIELDSET] = HTML_BLOCK,
	[GUMBO_TAG_LEGEND] = HTML_BLOCK, [GUMBO_TAG_DETAILS] = HTML_BLOCK,
	[GUMBO_TAG_SUMMARY] = HTML_BLOCK, [GUMBO_TAG_MENU] = HTML_BLOCK,
	[GUMBO_TAG_DIR] = HTML_BLOCK, [GUMBO_TAG_CENTER] = HTML_BLOCK,
	[GUMBO_TAG_PRE] = HTML_PRE, [GUMBO_TAG_LISTING] = HTML_PRE,
	[GUMBO_TAG_XMP] = HTML_PRE, [GUMBO_TAG_BR] = HTML_BREAK,
	[GUMBO_TAG_H1] = HTML_HEADING, [GUMBO_TAG_H2] = HTML_HEADING,
	[GUMBO_TAG_H3] = HTML_HEADING, [GUMBO_TAG_H4] = HTML_HEADING,
	[GUMBO_TAG_H5] = HTML_HEADING, [GUMBO_TAG_H6] = HTML_HEADING,
	[GUMBO_TAG_TABLE] = HTML_STRUCTURE, [GUMBO_TAG_CAPTION] = HTML_CELL,
	[GUMBO_TAG_THEAD] = HTML_STRUCTURE, [GUMBO_TAG_TBODY] = HTML_STRUCTURE,
	[GUMBO_TAG_TFOOT] = HTML_STRUCTURE, [GUMBO_TAG_TR] = HTML_STRUCTURE,
	[GUMBO_TAG_TD] = HTML_CELL, [GUMBO_TAG_TH] = HTML_CELL,
	[GUMBO_TAG_SCRIPT] = HTML_RAW, [GUMBO_TAG_STYLE] = HTML_RAW,
	[GUMBO_TAG_TEXTAREA] = HTML_RAW, [GUMBO_TAG_IFRAME] = HTML_RAW,
	[GUMBO_TAG_NOEMBED] = HTML_RAW, [GUMBO_TAG_NOFRAMES] = HTML_RAW,
	[GUMBO_TAG_NOSCRIPT] = HTML_RAW, [GUMBO_TAG_TITLE] = HTML_TITLE,
	[GUMBO_TAG_NAV] = HTML_CHROME, [GUMBO_TAG_ASIDE] = HTML_CHROME,
	[GUMBO_TAG_FOOTER] = HTML_CHROME, [GUMBO_TAG_SELECT] = HTML_SKIP,
	[GUMBO_TAG_BUTTON] = HTML_SKIP, [GUMBO_TAG_DATALIST] = HTML_SKIP,
	[GUMBO_TAG_OBJECT] = HTML_SKIP, [GUMBO_TAG_APPLET] = HTML_SKIP,
	[GUMBO_TAG_SVG] = HTML_SKIP, [GUMBO_TAG_MATH] = HTML_SKIP,
	[GUMBO_TAG_TEMPLATE] = HTML_SKIP, [GUMBO_TAG_VIDEO] = HTML_SKIP,
	[GUMBO_TAG_AUDIO] = HTML_SKIP, [GUMBO_TAG_CANVAS] = HTML_SKIP,
	[GUMBO_TAG_DEL] = HTML_SKIP, [GUMBO_TAG_RT] = HTML_SKIP,
	[GUMBO_TAG_RP] = HTML_SKIP, [GUMBO_TAG_HTML] = HTML_ROOT,
	[GUMBO_TAG_BODY] = HTML_ROOT
};
	const unsigned char html_empty[GUMBO_TAG_LAST + 1] = {
	[GUMBO_TAG_BR] = 1, [GUMBO_TAG_HR] = 1, [GUMBO_TAG_IMG] = 1,
	[GUMBO_TAG_INPUT] = 1, [GUMBO_TAG_WBR] = 1, [GUMBO_TAG_COL] = 1,
	[GUMBO_TAG_LINK] = 1, [GUMBO_TAG_META] = 1, [GUMBO_TAG_BASE] = 1,
	[GUMBO_TAG_AREA] = 1, [GUMBO_TAG_EMBED] = 1, [GUMBO_TAG_PARAM] = 1,
	[GUMBO_TAG_SOURCE] = 1, [GUMBO_TAG_TRACK] = 1, [GUMBO_TAG_KEYGEN] = 1,
	[GUMBO_TAG_IMAGE] = 1, [GUMBO_TAG_BGSOUND] = 1, [GUMBO_TAG_FRAME] = 1,
	[GUMBO_TAG_BASEFONT] = 1, [GUMBO_TAG_SPACER] = 1
};


static bool
same(const struct html_tag *a, const struct html_tag *b)
{
	return a->tag == b->tag && (a->tag != GUMBO_TAG_UNKNOWN ||
	    (a->n == b->n && strncasecmp(a->name, b->name, a->n) == 0));
}

bool
html_is_xml(const struct html_tag *t)
{
	return t->n == 3 && strncasecmp(t->name, "xml", 3) == 0;
}

bool
html_is_block(enum html_action a)
{
	return a == HTML_BLOCK || a == HTML_PRE || a == HTML_HEADING || a == HTML_CHROME;
}

/* Elements that a next one of their kind, or of blocks, ends. */
static bool
is_item(GumboTag tag)
{
	return tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DT || tag == GUMBO_TAG_DD;
}

const char *
html_skip(const struct html_tag *t, const char *s, const char *end, bool xml)
{
	size_t depth = 1, tables = 0, blocks = 0;
	bool inside_block = html_actions[t->tag] == HTML_INLINE || is_item(t->tag);
	struct html_tag in;
	const char *next;

	for (; (s = memchr(s, '<', (size_t)(end - s))) != NULL; s = next) {
		enum html_markup m = html_markup(s, end, &in, &next);
		bool begin = m == HTML_START;
		enum html_action a;

		if (!begin && m != HTML_END)
			continue;
		a = html_actions[in.tag];
		if (t->tag == GUMBO_TAG_P &&
		    (html_is_block(a) || in.tag == GUMBO_TAG_TABLE)) {
			return begin || in.tag != GUMBO_TAG_P ? s : next;
		} else if (same(&in, t) && is_item(t->tag)) {
			if (blocks == 0)
				return begin ? s : next;
		} else if (same(&in, t)) {
			if (begin)
				depth += !(xml && in.self);
			else if (--depth == 0)
				return next;
		} else if (in.tag == GUMBO_TAG_TABLE) {
			if (!begin && tables-- == 0)
				return s;
			tables += begin;
		} else if (a == HTML_CELL || a == HTML_STRUCTURE) {
			if (tables == 0 && t->tag != GUMBO_TAG_TABLE)
				return s;
		} else if (inside_block && html_is_block(a) && !html_empty[in.tag] &&
		    !(is_item(t->tag) && in.tag == GUMBO_TAG_P)) {
			if (!begin && blocks-- == 0)
				return s;
			blocks += begin && !(xml && in.self);
		}
		if (begin && (a == HTML_RAW || a == HTML_TITLE) && !(xml && in.self))
			next = html_raw_end(&in, next, end);
	}
	return NULL;
}
