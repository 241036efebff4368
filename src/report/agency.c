/*
 * agency.c - who reports: kind, level, and what follows from them.
 *
 * What is not known is never guessed: a check that needs it stays silent.  Of a file,
 * where nobody could tell it, the end of a name tells it where it has one meaning.  The
 * names are those of the database and of JSON, the labels those of form files
 * (单位 是 政府); both are for ever.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/chars.h"
#include "base/mem.h"
#include "base/text.h"
#include "report/report.h"

static const struct {
	const char	*name, *label;
} kinds[AGENCY__MAX] = {
	[AGENCY_UNKNOWN]	= { NULL, "" },
	[AGENCY_GOVERNMENT]	= { "government", "政府" },
	[AGENCY_OFFICE]		= { "office", "政府办公室" },
	[AGENCY_DEPARTMENT]	= { "department", "部门" },
	[AGENCY_TOWNSHIP]	= { "township", "乡镇街道" },
	[AGENCY_OTHER]		= { "other", "其他" },
};

const char *
agency_kind_name(enum agency_kind kind)
{
	return kinds[kind].name;
}

const char *
agency_kind_label(enum agency_kind kind)
{
	return kinds[kind].label;
}

bool
agency_kind_by_name(const char *s, enum agency_kind *out)
{
	for (int i = AGENCY_UNKNOWN + 1; i < AGENCY__MAX; i++) {
		if (strcmp(s, kinds[i].name) == 0 || strcmp(s, kinds[i].label) == 0) {
			*out = (enum agency_kind)i;
			return true;
		}
	}
	return false;
}

enum agency_kind
agency_kind_of_name(const char *name)
{
	/* the first that fits */
	static const struct { const char *end; enum agency_kind kind; } ends[] = {
		{ "镇人民政府", AGENCY_TOWNSHIP }, { "乡人民政府", AGENCY_TOWNSHIP },
		{ "街道办事处", AGENCY_TOWNSHIP },
		{ "县人民政府", AGENCY_GOVERNMENT }, { "市人民政府", AGENCY_GOVERNMENT },
		{ "区人民政府", AGENCY_GOVERNMENT }, { "省人民政府", AGENCY_GOVERNMENT },
		{ "县人民政府办公室", AGENCY_OFFICE }, { "市人民政府办公室", AGENCY_OFFICE },
		{ "区人民政府办公室", AGENCY_OFFICE }, { "人民政府办公厅", AGENCY_OFFICE },
		{ "分局", AGENCY_UNKNOWN },	/* a branch: 自然资源局城东分局 */
		{ "局", AGENCY_DEPARTMENT }, { "厅", AGENCY_DEPARTMENT },
		{ "发展和改革委员会", AGENCY_DEPARTMENT },
		{ "卫生健康委员会", AGENCY_DEPARTMENT },
	};
	size_t n = name != NULL ? strlen(name) : 0, k;

	for (size_t i = 0; i < ARRAY_LEN(ends); i++) {
		k = strlen(ends[i].end);
		if (n > k && strcmp(name + n - k, ends[i].end) == 0)
			return ends[i].kind;
	}
	return AGENCY_UNKNOWN;
}

bool
agency_name_valid(const char *s, size_t n)
{
	size_t at, count = 0;
	uint32_t cp;

	for (at = 0; at < n; count++) {
		at += text_decode(s + at, n - at, &cp);
		if (text_cp_unsafe(cp) || cp == TEXT_BAD || cp == '\n' || cp == '\t')
			return false;
	}
	return !text_blankn(s, n) && count <= AGENCY_NAME_MAX;
}

char *
agency_name(const char *s)
{
	size_t n = strlen(s);

	text_trim(&s, &n, CHAR_BLANK);
	return agency_name_valid(s, n) ? mem_strndup(s, n) : NULL;
}

void
agency_init(struct agency *a)
{
	memset(a, 0, sizeof *a);
	a->rules = -1;
}

void
agency_release(struct agency *a)
{
	free(a->name);
	free(a->org_code);
	free(a->sign_as);
	agency_init(a);
}

void
agency_copy(struct agency *dst, const struct agency *src)
{
	*dst = *src;
	dst->name = mem_strdup(src->name);
	dst->org_code = mem_strdup(src->org_code);
	dst->sign_as = mem_strdup(src->sign_as);
}

/* A rule told for this agency wins over what its level and kind suggest: some
 * cities below the province do make 规章. */
bool
agency_without_rules(const struct agency *a)
{
	if (a->rules >= 0)
		return a->rules == 0;
	return a->level >= 4 || a->kind == AGENCY_TOWNSHIP ||
	    (a->kind == AGENCY_DEPARTMENT && a->level >= 3);
}
