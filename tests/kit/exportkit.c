/*
 * exportkit.c - see exportkit.h.
 */
#include <expat.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/num.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "kit/exportkit.h"
#include "report/change.h"
#include "report/report.h"

static void
die_in_test(const char *what, const char *arg)
{
	fprintf(stderr, "exportkit: %s %s\n", what, arg);
	abort();
}

struct forms *
kit_forms(void)
{
	static struct forms forms;
	static bool loaded;

	if (!loaded && !forms_load(&forms, NULL, NULL))
		die_in_test("no built-in forms", "");
	loaded = true;
	return &forms;
}

static void
moment(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	memcpy(dst, "2026-01-20T08:00:00.000Z", CLOCK_TEXT);
}

const struct actor *
kit_actor(void)
{
	static const struct actor actor = { "tester", "desk", moment, NULL };

	return &actor;
}

struct import_run *
kit_import(const struct import_options *o, struct diag *d)
{
	static struct import_run run;

	run.forms = kit_forms();
	run.actor = kit_actor();
	run.diag = d;
	run.options = o != NULL ? *o : (struct import_options){ 0 };
	return &run;
}

struct report *
kit_report(const char *form, const char *agency, int year)
{
	const struct form *f = forms_find(kit_forms(), form);
	struct agency a;
	struct report *r;

	if (f == NULL)
		die_in_test("no form", form);
	agency_init(&a);
	a.name = strdup(agency);
	r = report_new(f, &a, year);
	agency_release(&a);
	return r;
}

static void
apply(struct report *r, struct change_list *list, const char *what)
{
	if (!report_apply(r, list, kit_actor(), NULL, NULL))
		die_in_test("refused", what);
	change_list_release(list);
}

void
kit_cell(struct report *r, const char *code, const char *text)
{
	struct change_list list = CHANGE_LIST_INIT;
	int cell = form_cell_find(r->form, code);

	if (cell < 0)
		die_in_test("no cell", code);
	change_cell(&list, r, cell, text, ORIGIN_IMPORT);
	apply(r, &list, code);
}

void
kit_text(struct report *r, const char *code, const char *text)
{
	struct change_list list = CHANGE_LIST_INIT;
	int slot = form_text_find(r->form, code);

	if (slot < 0)
		die_in_test("no text", code);
	change_text_all(&list, r, slot, text, ORIGIN_IMPORT);
	apply(r, &list, code);
}

void
kit_note(struct report *r, const char *place, const char *body)
{
	struct change_list list = CHANGE_LIST_INIT;

	change_note(&list, r, place, body);
	apply(r, &list, place);
}

void
kit_zero(struct report *r)
{
	struct change_list list = CHANGE_LIST_INIT;

	for (int i = 0; i < r->form->ncell; i++)
		if (!r->form->cell[i].computed && cell_empty(&r->cell[i]))
			change_cell(&list, r, i, "0", ORIGIN_IMPORT);
	apply(r, &list, "zero");
}

struct report *
kit_full(const char *form)
{
	bool now = strcmp(form, "2021") == 0;
	struct report *r = kit_report(form, "云山县市场监督管理局", now ? 2024 : 2020);

	kit_cell(r, "2.1:2:A", "3");
	kit_cell(r, "2.1:1:A", "/");
	if (now) {
		kit_cell(r, "2.5:1:A", "11398889");
		kit_cell(r, "2.8:1:A", "24252.311082");
	} else {
		kit_cell(r, "2.5:1:B", "-2");
		kit_cell(r, "2.9:1:B", "251000元");
	}
	kit_zero(r);
	kit_cell(r, "3:1:A", "1286");
	kit_cell(r, "3:1:B1", "31");
	kit_cell(r, "3:2:A", "12");
	kit_cell(r, "3:3.1:A", "1200");
	kit_cell(r, "3:3.1:B1", "31");
	kit_cell(r, "3:4:A", "98");
	kit_cell(r, "4.1:1:A", "7");
	kit_cell(r, "4.2:1:B4", "2");
	kit_text(r, "t0", "本报告依据《中华人民共和国政府信息公开条例》编制。");
	kit_text(r, "t1", "概况如下。\n（一）主动公开\n公开 <政策> 与 \"解读\" & 问答。\n\n"
	    "（二）依申请公开。收到申请1317件，均依法办理，全部答复在法定期限内作出。");
	kit_text(r, "t3", "本年度申请数量与上年大致相当。");
	kit_text(r, "t3n", "注：申请按收到日期统计。");
	kit_text(r, "t5", "1.问题：*解读*形式少。\n2.改进：增加图表 | 问答。");
	kit_text(r, "t6", "=本年度未收取信息处理费。");
	kit_note(r, "3:1:A", "含网络申请900件");
	return r;
}

uint64_t
kit_rand(uint64_t *seed, uint64_t below)
{
	/* xorshift64*: the same on every machine */
	*seed ^= *seed >> 12;
	*seed ^= *seed << 25;
	*seed ^= *seed >> 27;
	return (*seed * UINT64_C(2685821657736338717) >> 16) % below;
}

static void
random_text(struct buf *b, uint64_t *seed)
{
	static const char *const piece[] = {
		"政府信息公开", "\n", "　　", "\"引号\"", "\\", "<b>", "&amp;", "，。", "😀",
		"\t", "é", "👨‍👩‍👧", "'", "=1+1", "|", "12", "\u202E", "\u200B", "\u2028", "/"
	};

	for (uint64_t i = 1 + kit_rand(seed, 12); i > 0; i--)
		buf_str(b, piece[kit_rand(seed, sizeof piece / sizeof *piece)]);
}

struct report *
kit_random(const char *form, uint64_t *seed)
{
	static const char *const odd[] = { "/", "/", "3.5", "-1", "１２", "1,200", "0", "" };
	struct report *r = kit_report(form, "甲“乙”县\\局", 2019 + (int)kit_rand(seed, 7));
	struct change_list list = CHANGE_LIST_INIT;
	struct buf b = BUF_INIT;

	for (int i = 0; i < r->form->ncell; i++) {
		const struct form_cell *fc = &r->form->cell[i];

		buf_reset(&b);
		if (fc->computed || kit_rand(seed, 4) == 0)
			continue;
		if (kit_rand(seed, 5) == 0)
			buf_str(&b, odd[kit_rand(seed, sizeof odd / sizeof *odd)]);
		else if (fc->decimals == 6 && kit_rand(seed, 3) == 0)
			buf_str(&b, "251000元");
		else if (fc->decimals == 6)
			buf_printf(&b, "%u.%06u", (unsigned)kit_rand(seed, 1000000),
			    (unsigned)kit_rand(seed, 1000000));
		else
			buf_u64(&b, kit_rand(seed, 1 + kit_rand(seed, 20000000)));
		change_cell(&list, r, i, buf_cstr(&b), ORIGIN_IMPORT);
	}
	for (int i = 0; i < r->form->ntext; i++) {
		if (kit_rand(seed, 3) == 0)
			continue;
		buf_reset(&b);
		random_text(&b, seed);
		change_text_all(&list, r, i, buf_cstr(&b), ORIGIN_IMPORT);
	}
	for (uint64_t i = kit_rand(seed, 5); i > 0; i--) {
		const char *place = r->form->cell[kit_rand(seed,
		    (uint64_t)r->form->ncell)].code;

		buf_reset(&b);
		random_text(&b, seed);
		change_note(&list, r, i == 1 ? "t1" : i == 2 ? "" : place, buf_cstr(&b));
	}
	if (kit_rand(seed, 3) == 0)
		change_report(&list, r, "title", "自拟的标题", ORIGIN_IMPORT);
	apply(r, &list, "random");
	buf_release(&b);
	return r;
}

bool
kit_writes(const struct exporter *e)
{
	struct buf b = BUF_INIT;
	struct report *r;
	bool ok = true;

	if (e->installed != NULL) {
		r = kit_full("2021");
		ok = kit_export(&b, r, e->format, false);
		report_free(r);
		buf_release(&b);
		if (!ok)
			fprintf(stderr, "SKIP %s: no program or no font for it\n", e->format);
	}
	return ok;
}

bool
kit_export(struct buf *b, const struct report *r, const char *format, bool draft)
{
	struct export_options o = { .draft = draft };

	return export_report(b, exporter_find(format), r, &o, NULL);
}

static bool
differ(const char *what, const char *a, const char *b)
{
	if (a == NULL)
		a = "";
	if (b == NULL)
		b = "";
	if (strcmp(a, b) == 0)
		return false;
	fprintf(stderr, "%s: \"%s\" and \"%s\"\n", what, a, b);
	return true;
}

static const char *
note_of(const struct report *r, const char *place)
{
	for (size_t i = 0; i < r->nnote; i++)
		if (strcmp(r->note[i].place, place) == 0)
			return r->note[i].body;
	return NULL;
}

bool
kit_same(const struct report *a, const struct report *b)
{
	char left[NUM_TEXT], right[NUM_TEXT];

	if (a->form != b->form || a->year != b->year || differ("title", a->title, b->title) ||
	    differ("agency", a->agency.name, b->agency.name))
		return false;
	for (int i = 0; i < a->form->ncell; i++) {
		const struct cell *x = &a->cell[i], *y = &b->cell[i];
		const char *code = a->form->cell[i].code;

		if (x->has_value != y->has_value || x->na != y->na) {
			fprintf(stderr, "%s: one is filled\n", code);
			return false;
		}
		if (x->has_value && x->value != y->value)
			return !differ(code, num_print(left, x->value), num_print(right, y->value));
		if (differ(code, x->raw, y->raw) ||
		    differ(code, note_of(a, code), note_of(b, code)))
			return false;
	}
	for (int i = 0; i < a->form->ntext; i++)
		if (differ(a->form->text[i].code, a->text[i], b->text[i]) ||
		    differ("note", note_of(a, a->form->text[i].code),
		    note_of(b, a->form->text[i].code)))
			return false;
	return !differ("note of the report", note_of(a, ""), note_of(b, ""));
}

/* ---- zip, by the format's description ---- */

static uint32_t
le(const unsigned char *p, int n)
{
	uint32_t v = 0;

	while (n-- > 0)
		v = v << 8 | p[n];
	return v;
}

/* The next entry of the central directory; *at moves on. */
static const unsigned char *
next_entry(const struct buf *zip, size_t *at)
{
	const unsigned char *p = (const unsigned char *)zip->data, *e;

	if (*at == 0) {
		if (zip->len < 22 || le(p + zip->len - 22, 4) != 0x06054B50)
			die_in_test("no end record", "");
		*at = le(p + zip->len - 6, 4);
	}
	e = p + *at;
	if (*at + 46 > zip->len || le(e, 4) != 0x02014B50)
		return NULL;
	*at += 46 + le(e + 28, 2) + le(e + 30, 2) + le(e + 32, 2);
	return e;
}

void
kit_zip_list(const struct buf *zip, struct buf *out)
{
	const unsigned char *e;
	size_t at = 0;

	while ((e = next_entry(zip, &at)) != NULL) {
		buf_add(out, e + 46, le(e + 28, 2));
		buf_chr(out, '\n');
	}
}

bool
kit_unzip(const struct buf *zip, const char *name, struct buf *out)
{
	const unsigned char *p = (const unsigned char *)zip->data, *e, *local;
	size_t at = 0, size;
	z_stream z;
	int rc;

	while ((e = next_entry(zip, &at)) != NULL)
		if (le(e + 28, 2) == strlen(name) && memcmp(e + 46, name, strlen(name)) == 0)
			break;
	if (e == NULL)
		return false;
	local = p + le(e + 42, 4);
	if (le(local, 4) != 0x04034B50 || le(local + 14, 4) != le(e + 16, 4) ||
	    le(local + 18, 4) != le(e + 20, 4))
		return false;
	local += 30 + le(local + 26, 2) + le(local + 28, 2);
	size = le(e + 24, 4);
	buf_reset(out);
	buf_reserve(out, size + 1);
	if (le(e + 10, 2) == 0) {
		buf_add(out, local, size);
	} else {
		memset(&z, 0, sizeof z);
		inflateInit2(&z, -15);
		z.next_in = (unsigned char *)(uintptr_t)local;
		z.avail_in = le(e + 20, 4);
		z.next_out = (unsigned char *)out->data;
		z.avail_out = (unsigned)size + 1;
		rc = inflate(&z, Z_FINISH);
		inflateEnd(&z);
		if (rc != Z_STREAM_END || z.total_out != size)
			return false;
		out->len = size;
		out->data[size] = '\0';
	}
	return crc32(0, (const unsigned char *)out->data, (unsigned)out->len) == le(e + 16, 4);
}

bool
kit_wellformed(const struct buf *b)
{
	XML_Parser parser = XML_ParserCreate("UTF-8");
	bool ok = XML_Parse(parser, b->data, (int)b->len, 1) == XML_STATUS_OK;

	if (!ok)
		fprintf(stderr, "not well-formed: %s\n",
		    XML_ErrorString(XML_GetErrorCode(parser)));
	XML_ParserFree(parser);
	return ok;
}

bool
kit_golden(const struct buf *b, const char *name)
{
	const char *mode = getenv("NIANBAO_GOLDEN");
	struct buf path = BUF_INIT, want = BUF_INIT;
	size_t same = 0, line = 1;
	bool ok = true;

	buf_printf(&path, "tests/golden/%s", name);
	if (mode != NULL && strcmp(mode, "write") == 0) {
		ok = file_write(buf_cstr(&path), b->data, b->len, 0644, NULL);
	} else if (!file_read(&want, buf_cstr(&path), 0, NULL)) {
		fprintf(stderr, "%s cannot be read\n", buf_cstr(&path));
		ok = false;
	} else if (want.len != b->len || memcmp(want.data, b->data, b->len) != 0) {
		while (same < want.len && same < b->len && want.data[same] == b->data[same])
			line += b->data[same++] == '\n';
		fprintf(stderr, "%s:%zu: is now: %.60s\n", buf_cstr(&path), line,
		    same < b->len ? b->data + same : "(end)");
		ok = false;
	}
	buf_release(&path);
	buf_release(&want);
	return ok;
}

size_t
kit_count(const struct buf *b, const char *what)
{
	size_t n = 0;
	const char *s = b->data;

	while (s != NULL && (s = strstr(s, what)) != NULL) {
		n++;
		s += strlen(what);
	}
	return n;
}
