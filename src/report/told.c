/*
 * told.c - what a page tells around the text of a report: when and by whom it was
 * published, its numbers.
 *
 * The words of the source stay beside what was read from them, so that a date can be
 * held against the page it is from.
 */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "report/report.h"

static const struct { const char *name; enum msg word; } told[TOLD__MAX] = {
	[TOLD_PUBLISHED] = { "published", MSG_REPORT_PUBLISHED },
	[TOLD_ISSUER]	 = { "issuer", MSG_REPORT_ISSUER },
	[TOLD_INDEX_NO]	 = { "index_no", MSG_REPORT_INDEX_NO },
	[TOLD_DOC_NO]	 = { "doc_no", MSG_REPORT_DOC_NO },
	[TOLD_WRITTEN]	 = { "written", MSG_REPORT_WRITTEN },
};

const char *
report_told_name(enum report_told what)
{
	return told[what].name;
}

bool
report_told_by_name(const char *name, enum report_told *what)
{
	for (size_t i = 0; i < ARRAY_LEN(told); i++)
		if (strcmp(told[i].name, name) == 0) {
			*what = (enum report_told)i;
			return true;
		}
	return false;
}

enum msg
report_told_word(enum report_told what)
{
	return told[what].word;
}

const char *
report_told(const struct report *r, enum report_told what)
{
	switch (what) {
	case TOLD_PUBLISHED: return r->published;
	case TOLD_ISSUER: return r->issuer;
	case TOLD_INDEX_NO: return r->index_no;
	case TOLD_DOC_NO: return r->doc_no;
	case TOLD_WRITTEN:
	case TOLD__MAX: break;
	}
	return NULL;
}

const char *
report_told_source(const struct report *r, enum report_told what)
{
	for (size_t i = 0; i < r->nsource; i++)
		if (strcmp(r->source[i].check, SOURCE_TOLD) == 0 &&
		    r->source[i].place != NULL &&
		    strcmp(r->source[i].place, told[what].name) == 0)
			return r->source[i].found;
	return NULL;
}

bool
report_told_valid(enum report_told what, const char *text)
{
	return what == TOLD_PUBLISHED ? clock_is_date(text) :
	    agency_name_valid(text, strlen(text));
}
