/*
 * The forms at hand: built in, of a folder, of a database.
 */
#include <criterion/criterion.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "form/forms.h"

static const char tiny[] = "# %s\n表式 %s\n题名 {机关}{年度}年\n适用 %s\n节 t1 一、甲\n"
    "  表 1\n    栏\n      A 数\n    行\n      1 项\n%s";

static char dir[] = "/tmp/nianbao-forms-XXXXXX";

static void
set_up(void)
{
	cr_assert_not_null(mkdtemp(dir));
}

static void
tear_down(void)
{
	char command[64];

	snprintf(command, sizeof command, "rm -rf %s", dir);
	cr_assert_eq(system(command), 0);
}

TestSuite(forms, .init = set_up, .fini = tear_down);

static void
put(const char *file, const char *name, const char *code, const char *valid,
    const char *more)
{
	struct buf b = BUF_INIT;
	char *path = file_join(dir, file);

	buf_printf(&b, tiny, name, code, valid, more);
	cr_assert(file_write(path, b.data, b.len, 0666, NULL));
	buf_release(&b);
	free(path);
}

/* The folder is read; "code" is said as a warning about "file", which is left out. */
static void
expect_left_out(enum msg code, const char *file)
{
	struct forms fs;
	struct diag d;
	bool seen = false, out = false;

	diag_init(&d);
	cr_expect(forms_load(&fs, dir, &d));
	for (size_t i = 0; i < d.n; i++) {
		bool here = d.item[i].file != NULL && strstr(d.item[i].file, file) != NULL;

		cr_expect_eq(d.item[i].level, DIAG_WARNING);
		seen = seen || (here && d.item[i].code == code && d.item[i].line > 0);
		out = out || (here && d.item[i].code == MSG_FORM_LEFT_OUT);
	}
	cr_expect(seen && out, "%s %s", file, msg_name(code));
	cr_expect_eq(diag_status(&d), 0);
	forms_release(&fs);
	diag_release(&d);
}

/* What src/tools/builtin.sh says of a form without reading it, and takes for granted. */
Test(forms, builtin_is_as_said)
{
	for (const struct form_builtin *b = form_builtins; b->name != NULL; b++) {
		struct form *f;
		struct diag d;

		diag_init(&d);
		f = form_parse(b->text, b->n, b->name, &d);
		cr_assert_not_null(f, "%s", b->name);
		cr_expect_eq(d.n, 0, "%s", b->name);
		cr_expect_str_eq(b->code, f->code);
		cr_expect_str_eq(b->title, f->name);
		cr_expect_eq(b->from, f->from, "%s: %d", b->name, b->from);
		cr_expect_eq(b->until, f->until, "%s: %d", b->name, b->until);
		cr_expect_arr_eq(b->sha256, f->sha256, SHA256_SIZE);
		form_free(f);
		diag_release(&d);
	}
}

Test(forms, builtin)
{
	struct forms fs;
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&fs, NULL, &d));
	cr_expect_eq(fs.n, 2);
	cr_expect_eq(d.n, 0);
	cr_expect_str_eq(fs.form[0].code, "2019");
	cr_expect_str_eq(fs.form[1].code, "2021");
	cr_expect_null(forms_find(&fs, "1999"));
	cr_expect_null(forms_for_year(&fs, 2018));
	cr_expect_str_eq(forms_for_year(&fs, 2019)->code, "2019");
	cr_expect_str_eq(forms_for_year(&fs, 2020)->code, "2019");
	cr_expect_str_eq(forms_for_year(&fs, 2021)->code, "2021");
	cr_expect_str_eq(forms_for_year(&fs, 2099)->code, "2021");
	forms_release(&fs);
	cr_expect_eq(fs.n, 0);
	diag_release(&d);
}

Test(forms, folder_adds_and_replaces)
{
	struct forms fs;
	struct diag d;

	put("2030.form", "新", "2030", "2030 至今", "    对应 2021\n      1:1:A = 3:1:C\n");
	put("old.form", "旧", "2019", "2019 至 2020", "");
	put("ignored.txt", "坏", "", "", "");
	put(".hidden.form", "坏", "", "", "");
	diag_init(&d);
	cr_assert(forms_load(&fs, dir, &d));
	cr_expect_eq(d.n, 0);
	cr_assert_eq(fs.n, 3);
	cr_expect_str_eq(fs.form[0].name, "旧");
	cr_expect_str_eq(fs.form[1].code, "2021");
	cr_expect_str_eq(fs.form[2].code, "2030");
	cr_expect_str_eq(forms_for_year(&fs, 2029)->code, "2021");
	cr_expect_str_eq(forms_for_year(&fs, 2030)->code, "2030");
	forms_release(&fs);
	diag_release(&d);
}

/* ---- 对应 with the other form at hand ---- */

static const char last_year[] = "表式 2029\n题名 {机关}{年度}年\n适用 2029 至 2029\n节 t1 一、甲\n"
    "  表 1\n    栏\n      A 数\n      B 额\n      C 总计\n    行\n      1 甲\n      2 乙\n"
    "      3 组\n      3.1 丙\n";
/* A new column, 其他, before 总计, which keeps no code; a row with another code. */
static const char this_year[] = "表式 2030\n题名 {机关}{年度}年\n适用 2030 至今\n节 t1 一、甲\n"
    "  表 1\n    栏\n      A 数\n      B 额\n      C 其他\n      D 总计\n"
    "    行\n      1 甲\n      2 新\n      4 乙\n    对应 2029\n";

static void
put_text(const char *file, const char *text, const char *more)
{
	struct buf b = BUF_INIT;
	char *path = file_join(dir, file);

	buf_printf(&b, "%s%s", text, more);
	cr_assert(file_write(path, b.data, b.len, 0666, NULL));
	buf_release(&b);
	free(path);
}

/* The cells of "now" that have a counterpart: "1:1:A=1:1:A ..." */
static void
expect_pairs(struct forms *fs, const char *want)
{
	const struct form *now = forms_find(fs, "2030"), *old = forms_find(fs, "2029");
	struct buf b = BUF_INIT;
	int pair[64];

	cr_assert(now != NULL && old != NULL && now->ncell < 64);
	form_counterparts(now, old, pair);
	for (int i = 0; i < now->ncell; i++)
		if (pair[i] >= 0)
			buf_printf(&b, "%s=%s ", now->cell[i].code,
			    old->cell[pair[i]].code);
	cr_expect_str_eq(buf_cstr(&b), want);
	buf_release(&b);
}

Test(forms, lines_map_what_both_forms_have)
{
	static const struct { const char *lines, *pairs; } t[] = {
		{ "      行4 = 行2\n",
		    "1:1:A=1:1:A 1:1:B=1:1:B 1:4:A=1:2:A 1:4:B=1:2:B " },
		{ "      D = C\n", "1:1:A=1:1:A 1:1:B=1:1:B 1:1:D=1:1:C " },
		{ "      D = C\n      行4 = 行2\n", "1:1:A=1:1:A 1:1:B=1:1:B 1:1:D=1:1:C "
		    "1:4:A=1:2:A 1:4:B=1:2:B 1:4:D=1:2:C " },
		{ "      行2 = 行3.1\n      1:4:D = 1:2:C\n", "1:1:A=1:1:A 1:1:B=1:1:B "
		    "1:2:A=1:3.1:A 1:2:B=1:3.1:B 1:4:D=1:2:C " },
	};

	put_text("2029.form", last_year, "");
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct forms fs;
		struct diag d;

		diag_init(&d);
		put_text("2030.form", this_year, t[i].lines);
		cr_assert(forms_load(&fs, dir, &d));
		cr_expect_eq(d.n, 0, "%s", t[i].lines);
		expect_pairs(&fs, t[i].pairs);
		forms_release(&fs);
		diag_release(&d);
	}
}

/* Told with their lines: a code the other form has not, a line that maps nothing. */
Test(forms, lines_that_map_nothing)
{
	static const struct { const char *lines; enum msg code; int line; } t[] = {
		{ "      行4 = 行2\n      行2 = 行9\n", MSG_FORM_MAP_UNKNOWN, 17 },
		{ "      行4 = 行3\n", MSG_FORM_MAP_UNKNOWN, 16 },
		{ "      C = Z\n", MSG_FORM_MAP_UNKNOWN, 16 },
		{ "      1:1:D = 1:3:C\n", MSG_FORM_MAP_UNKNOWN, 16 },
		{ "      1:1:D = 9:1:C\n", MSG_FORM_MAP_UNKNOWN, 16 },
		{ "      C = C\n      D = C\n      行4 = 行2\n      行1 = 行1\n", MSG__MAX, 0 },
	};

	put_text("2029.form", last_year, "");
	for (size_t i = 0; i < sizeof t / sizeof *t; i++) {
		struct buf b = BUF_INIT;
		struct forms fs;
		struct form *f;
		struct diag d;

		diag_init(&d);
		cr_assert(forms_load(&fs, dir, &d));
		buf_printf(&b, "%s%s", this_year, t[i].lines);
		f = form_parse(buf_cstr(&b), b.len, "2030.form", &d);
		cr_assert_not_null(f);
		cr_expect_eq(forms_judge(&fs, f, &d), t[i].line == 0, "%s", t[i].lines);
		if (t[i].line > 0) {
			cr_assert_eq(d.n, 1, "%s", t[i].lines);
			cr_expect_eq(d.item[0].code, t[i].code, "%s", t[i].lines);
			cr_expect_eq(d.item[0].line, t[i].line, "%s", t[i].lines);
		}
		form_free(f);
		forms_release(&fs);
		diag_release(&d);
		buf_release(&b);
	}
}

/* Columns that all are called otherwise: the line of the row alone maps nothing. */
Test(forms, a_row_without_a_common_column)
{
	static const char other[] = "表式 2030\n题名 {机关}\n适用 2030 至今\n节 t1 一、甲\n"
	    "  表 1\n    栏\n      A 变\n    行\n      1 甲\n    对应 2029\n      行1 = 行2\n";
	struct forms fs;
	struct form *f;
	struct diag d;

	put_text("2029.form", last_year, "");
	diag_init(&d);
	cr_assert(forms_load(&fs, dir, &d));
	f = form_parse(other, strlen(other), "2030.form", &d);
	cr_assert_not_null(f);
	cr_expect_not(forms_judge(&fs, f, &d));
	cr_assert_eq(d.n, 1);
	cr_expect_eq(d.item[0].code, MSG_FORM_MAP_NOTHING);
	cr_expect_eq(d.item[0].line, 11);
	form_free(f);
	forms_release(&fs);
	diag_release(&d);
}

Test(forms, wrong_files_of_a_folder)
{
	put("bad.form", "坏", "2030", "上古 至今", "");
	expect_left_out(MSG_FORM_VALID, "bad.form");
	put("bad.form", "好", "2030", "2030 至今", "");
	put("twin.form", "再", "2030", "2030 至今", "");
	expect_left_out(MSG_FORM_SAME_FORM, "bad.form");
	expect_left_out(MSG_FORM_SAME_FORM, "twin.form");
	put("twin.form", "再", "2031", "2031 至今", "    对应 2021\n      1:1:A = 3:99:C\n");
	expect_left_out(MSG_FORM_MAP_UNKNOWN, "twin.form");
}

/* What a wrong file was meant for has no form; all else has. */
Test(forms, a_wrong_file_stands_in_the_way_of_its_own_years_only)
{
	struct forms fs;
	struct diag d;

	put("2030.form", "坏", "2030", "2030 至今", "乱写\n");
	put("correct.form", "坏", "2019", "2019 至 2020", "乱写\n");
	put_text("2035.form", "不是表式\n", "");
	put_text("notes.form", "不是表式\n", "");
	put("2040.form", "好", "2040", "2040 至 2041", "");
	diag_init(&d);
	cr_assert(forms_load(&fs, dir, &d));
	cr_expect_eq(fs.nbroken, 4);
	cr_expect_null(forms_find(&fs, "2030"));
	cr_expect_null(forms_find(&fs, "2019"));
	cr_expect_not_null(forms_find(&fs, "2021"));
	cr_expect_null(forms_for_year(&fs, 2020));
	cr_expect_str_eq(forms_for_year(&fs, 2029)->code, "2021");
	cr_expect_null(forms_for_year(&fs, 2030));
	cr_expect_null(forms_for_year(&fs, 2035));
	cr_expect_str_eq(forms_for_year(&fs, 2040)->code, "2040");
	cr_expect_eq(diag_status(&d), 0);
	cr_expect_not(forms_blame(&fs, "2021", 0, NULL, &d));
	cr_expect_not(forms_blame(&fs, NULL, 2040, forms_find(&fs, "2040"), &d));
	cr_expect_eq(diag_status(&d), 0);
	cr_expect(forms_blame(&fs, "2030", 0, NULL, &d));
	cr_expect(forms_blame(&fs, NULL, 2030, forms_find(&fs, "2021"), &d));
	cr_expect_eq(diag_status(&d), 6);
	forms_release(&fs);
	diag_release(&d);
}

Test(forms, a_folder_that_is_not_there)
{
	struct forms fs;
	struct diag d;

	rmdir(dir);
	diag_init(&d);
	cr_expect_not(forms_load(&fs, dir, &d));
	cr_expect(diag_has(&d, MSG_FORM_FOLDER));
	cr_expect_eq(diag_status(&d), 6);
	forms_release(&fs);
	diag_release(&d);
	cr_assert_not_null(mkdtemp(strcpy(dir, "/tmp/nianbao-forms-XXXXXX")));
}

/* The text of 2021 as databases had it before 取数, 主题 and the roles of texts. */
static void
put_old_text(struct buf *b, const struct form *f)
{
	const char *at = f->source, *end, *stop = strstr(f->source, "\n取数");

	for (; at < f->source + f->nsource && at <= stop; at = end + 1) {
		end = strchr(at, '\n');
		if (memmem(at, (size_t)(end - at), "  主题 ", strlen("  主题 ")) != NULL)
			continue;
		if (memmem(at, (size_t)(end - at), "文字  必填 ", strlen("文字  必填 ")) != NULL)
			buf_str(b, "    文字  必填\n");
		else
			buf_add(b, at, (size_t)(end - at) + 1);
	}
}

/* An old text is judged as ever: a new one of its code says what its cells are for. */
Test(forms, old_texts_inherit)
{
	struct forms fs;
	struct diag d;
	struct buf b = BUF_INIT;
	const struct form *f, *now;
	struct form *old;

	diag_init(&d);
	cr_assert(forms_load(&fs, NULL, &d));
	now = forms_find(&fs, "2021");
	put_old_text(&b, now);
	old = form_parse(buf_cstr(&b), b.len, NULL, &d);
	cr_assert_not_null(old);
	cr_expect_eq(form_role_find(old, ROLE_OVERVIEW), -1, "the text says nothing itself");
	cr_expect_eq(old->figure[FIGURE_NEW].n, 0);
	form_free(old);
	f = forms_of_text(&fs, buf_cstr(&b), b.len, &d);
	cr_assert_not_null(f);
	cr_assert_neq(f, now);
	for (int role = ROLE_NONE + 1; role < ROLE__MAX; role++)
		cr_expect_eq(form_role_find(f, (enum form_role)role),
		    form_role_find(now, (enum form_role)role));
	for (int k = 0; k < FIGURE__MAX; k++) {
		cr_expect_eq(f->figure[k].n, now->figure[k].n, "%d", k);
		for (int i = 0; i < f->figure[k].n; i++)
			cr_expect_eq(f->term[f->figure[k].first + i].cell,
			    now->term[now->figure[k].first + i].cell, "%d", k);
	}
	for (int i = 0; i < f->nsection; i++)
		cr_expect_eq(f->section[i].ntopic, now->section[i].ntopic);
	forms_release(&fs);
	buf_release(&b);
	diag_release(&d);
}

Test(forms, texts_of_a_database)
{
	struct forms fs;
	struct diag d;
	struct buf b = BUF_INIT;
	const struct form *f, *now;

	diag_init(&d);
	cr_assert(forms_load(&fs, NULL, &d));
	now = forms_find(&fs, "2021");
	cr_expect_eq(forms_of_text(&fs, now->source, now->nsource, &d), now);
	buf_add(&b, now->source, now->nsource);
	buf_str(&b, "# 改过\n");
	f = forms_of_text(&fs, buf_cstr(&b), b.len, &d);
	cr_assert_not_null(f);
	cr_expect_neq(f, now);
	cr_expect_str_eq(f->code, "2021");
	cr_expect_eq(forms_of_text(&fs, buf_cstr(&b), b.len, &d), f);
	cr_expect_eq(fs.nother, 1);
	cr_expect_eq(forms_find(&fs, "2021"), now);
	cr_expect_null(forms_of_text(&fs, "坏", 3, &d));
	cr_expect_eq(fs.nother, 1);
	forms_release(&fs);
	buf_release(&b);
	diag_release(&d);
}
