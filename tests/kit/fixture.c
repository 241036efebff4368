/*
 * fixture.c - see fixture.h.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"
#include "kit/fixture.h"
#include "report/change.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

static struct forms forms;
static bool loaded;

static void
fixed_now(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-15T08:30:00.000Z", CLOCK_TEXT);
}

const struct actor fix_actor = { "李敏", "host", fixed_now, NULL };

const struct form *
fix_form(const char *code)
{
	struct diag d;

	diag_init(&d);
	if (!loaded)
		cr_assert(forms_load(&forms, NULL, &d));
	loaded = true;
	diag_release(&d);
	cr_assert_not_null(forms_find(&forms, code));
	return forms_find(&forms, code);
}

void
fix_free(void)
{
	if (loaded)
		forms_release(&forms);
	loaded = false;
}

struct report *
fix_report(const char *form, int year)
{
	struct agency a;
	struct report *r;

	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = report_new(fix_form(form), &a, year);
	agency_release(&a);
	return r;
}

bool
fix_try(struct report *r, enum cell_origin origin, const char *sets)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct diag d;
	char *copy = mem_strdup(sets), *save = NULL;
	bool ok;

	diag_init(&d);
	for (char *s = strtok_r(copy, " ", &save); s; s = strtok_r(NULL, " ", &save)) {
		char *equal = strchr(s, '=');
		int cell;

		cr_assert_not_null(equal, "%s", s);
		*equal = '\0';
		cell = form_cell_find(r->form, s);
		cr_assert_geq(cell, 0, "no cell %s", s);
		change_cell(&list, r, cell, equal + 1, origin);
	}
	ok = report_apply(r, &list, &fix_actor, NULL, &d);
	cr_assert_eq(ok, d.nerror == 0, "a refusal has a message, and nothing else");
	change_list_release(&list);
	diag_release(&d);
	free(copy);
	return ok;
}

void
fix_set(struct report *r, const char *sets)
{
	cr_assert(fix_try(r, ORIGIN_KEY, sets), "%s", sets);
}

void
fix_source(struct report *r, const char *check, const char *place, const char *found)
{
	r->source = mem_grow(r->source, r->nsource, &r->capsource, sizeof *r->source);
	r->source[r->nsource++] = (struct source_finding){ .check = mem_strdup(check),
	    .place = place != NULL ? mem_strdup(place) : NULL, .found = mem_strdup(found) };
	recalc_run(r, NULL);
}

void
fix_fill(struct report *r)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_fill(&list, r, -1);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

void
fix_texts(struct report *r)
{
	static const char *const texts[][2] = {
		{ "t0", "数据统计期限为本年1月1日至12月31日。报告可在网站下载，联系电话见公开指南。" },
		{ "t1", "本局主动公开政策文件，畅通依申请公开渠道，加强信息管理和平台建设，落实监督保障。" },
		{ "t5", "存在的问题是解读偏少。下一步改进解读的形式，增加图表。" },
		{ "t6", "本年度未收取信息处理费。" },
	};
	struct change_list list = CHANGE_LIST_INIT;

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		change_text_all(&list, r, form_text_find(r->form, texts[i][0]), texts[i][1],
		    ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_list_release(&list);
}

const char *
fix_cell(const struct report *r, const char *code, char dst[64])
{
	int cell = form_cell_find(r->form, code);
	struct buf b = BUF_INIT;

	cr_assert_geq(cell, 0, "no cell %s", code);
	cell_text(&b, &r->cell[cell]);
	cr_assert_lt(b.len, 64);
	memcpy(dst, buf_cstr(&b), b.len + 1);
	buf_release(&b);
	return dst;
}

size_t
fix_found(const struct findings *f)
{
	size_t n = 0;

	for (size_t i = 0; i < f->n; i++)
		n += !f->item[i].open_text;
	return n;
}

const struct finding *
fix_find(const struct findings *f, const char *code, const char *place)
{
	for (size_t i = 0; i < f->n; i++) {
		if (strcmp(f->item[i].code, code) == 0 &&
		    (place == NULL || strcmp(f->item[i].place, place) == 0))
			return &f->item[i];
	}
	return NULL;
}

static void
put(struct buf *b, const char *what, const char *s)
{
	buf_printf(b, "%s=%s|", what, s ? s : "(none)");
}

char *
fix_image(const struct report *r)
{
	struct buf b = BUF_INIT;
	char hex[2 * SHA256_SIZE + 1];

	for (int i = 0; i < r->form->ncell; i++) {
		const struct cell *c = &r->cell[i];

		buf_printf(&b, "%s ", r->form->cell[i].code);
		cell_text(&b, c);
		put(&b, " raw", c->raw);
		buf_printf(&b, "%d%d%d %lld %lld o%d\n", c->has_value, c->na, c->has_printed,
		    (long long)c->value, (long long)c->printed, (int)c->origin);
	}
	for (int i = 0; i < r->form->ntext; i++)
		put(&b, r->form->text[i].code, r->text[i]);
	for (size_t i = 0; i < r->nnote; i++) {
		put(&b, "\nnote", r->note[i].place);
		put(&b, "body", r->note[i].body);
		put(&b, "user", r->note[i].user);
		put(&b, "at", r->note[i].at);
	}
	for (size_t i = 0; i < r->nreason; i++) {
		sha256_hex(r->reason[i].fingerprint, hex);
		put(&b, "\nreason", r->reason[i].check);
		put(&b, "place", r->reason[i].place);
		put(&b, "print", hex);
		put(&b, "body", r->reason[i].body);
		put(&b, "user", r->reason[i].user);
		buf_printf(&b, "%d", r->reason[i].dismissed);
	}
	for (size_t i = 0; i < r->nsource; i++)
		buf_printf(&b, "\nsource %s %d", r->source[i].check, r->source[i].closed);
	put(&b, "\ntitle", r->title);
	put(&b, "published", r->published);
	put(&b, "issuer", r->issuer);
	put(&b, "index_no", r->index_no);
	put(&b, "doc_no", r->doc_no);
	buf_printf(&b, "state %s fee %d %lld %lld\n", state_name(r->state), r->has_fee,
	    (long long)r->fee, (long long)r->fee_notices);
	return buf_detach(&b);
}

uint32_t
fix_random(struct fix_random *r, uint32_t below)
{
	r->state = r->state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(r->state >> 33) % below;
}

void
fix_prior(struct report *r, const char *form, const char *sets)
{
	struct report *last = fix_report(form, r->year - 1);

	cr_assert(fix_try(last, ORIGIN_IMPORT, sets));
	fix_fill(last);
	report_set_prior(r, prior_new(r->form, last));
	report_free(last);
}
