/*
 * textkit.c - runs tables of texts through the checks.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "form/form.h"
#include "kit/exportkit.h"
#include "kit/fixture.h"
#include "kit/textkit.h"
#include "report/check.h"
#include "report/report.h"
#include "report/textcheck.h"

static const char *const good[][2] = {
	{ "t0", "数据统计期限为2024年1月1日至2024年12月31日。报告可在网站下载，联系电话见公开指南。" },
	{ "t1", "本局主动公开政策文件，畅通依申请公开渠道，加强信息管理和平台建设，落实监督保障。" },
	{ "t5", "存在的问题是解读偏少。下一步改进解读的形式，增加图表。" },
	{ "t6", "本年度未收取信息处理费。" },
};

static struct report *
make(const struct text_case *c)
{
	bool agency = strcmp(c->slot, "agency") == 0;
	struct report *r = kit_report("2021", agency ? c->text : "云山县水务局", 2024);
	char *sets = mem_strdup(c->sets != NULL ? c->sets : ""), *save = NULL;

	for (char *s = strtok_r(sets, " ", &save); s; s = strtok_r(NULL, " ", &save)) {
		char *equal = strchr(s, '=');

		*equal = '\0';
		kit_cell(r, s, equal + 1);
	}
	free(sets);
	kit_zero(r);
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		kit_text(r, good[i][0], good[i][1]);
	if (c->kind != NULL)
		cr_assert(agency_kind_by_name(c->kind, &r->agency.kind), "%s", c->kind);
	if (strcmp(c->slot, "title") == 0)
		r->title = mem_strdup(c->text);
	else if (strcmp(c->slot, "published") == 0)
		r->published = mem_strdup(c->text);
	else if (!agency)
		kit_text(r, c->slot, c->text);
	return r;
}

static void
look_at(const struct text_case *c, const struct report *r, const struct finding *f)
{
	struct buf b = BUF_INIT;

	finding_text(&b, r, f, 0);
	cr_expect(c->says == NULL || strstr(buf_cstr(&b), c->says) != NULL,
	    "%s %s: %s", c->code, c->text, buf_cstr(&b));
	cr_expect_null(strchr(buf_cstr(&b), '{'), "%s: %s", c->code, buf_cstr(&b));
	cr_expect_not_null(f->text);
	/* of what is neither a title nor a date it is told in which text it stands */
	cr_expect(form_text_find(r->form, f->place) >= 0 || c->slot[0] != 't' ||
	    strcmp(c->slot, "title") == 0, "%s %s: at %s", c->code, c->text, f->place);
	cr_expect_eq(f->level, f->text->level);
	if (f->quote != NULL) {
		const char *text = r->text[form_text_find(r->form, f->place)];

		cr_expect(f->quote >= text && f->quote + f->nquote <= text + strlen(text),
		    "%s quotes outside its text", c->code);
	}
	buf_release(&b);
}

void
textkit_run(const struct text_case *list, size_t n)
{
	struct findings f;

	findings_init(&f);
	for (size_t i = 0; i < n; i++) {
		const struct text_case *c = &list[i];
		struct report *r = make(c);
		const struct finding *found;

		report_findings(r, &f);
		found = fix_find(&f, c->code, NULL);
		cr_expect_eq(found != NULL, c->raised, "%s %s %s", c->code,
		    c->raised ? "not raised:" : "raised:", c->text);
		if (found != NULL)
			look_at(c, r, found);
		report_free(r);
	}
	findings_release(&f);
}
