/*
 * The forms at hand: built in, of a folder, of a database.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "buf.h"
#include "diag.h"
#include "file.h"
#include "form.h"
#include "forms.h"

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

static void
expect_refused(enum msg code, const char *file)
{
	struct forms fs;
	struct diag d;

	diag_init(&d);
	cr_expect_not(forms_load(&fs, dir, &d));
	cr_expect(diag_has(&d, code), "%s", msg_name(code));
	cr_expect(d.n > 0 &&
	    (file == NULL || strstr(d.item[d.n - 1].file, file) != NULL));
	cr_expect_eq(diag_status(&d), 6);
	forms_release(&fs);
	diag_release(&d);
}

Test(forms, builtin)
{
	struct forms fs;
	struct diag d;

	diag_init(&d);
	cr_assert(forms_load(&fs, NULL, &d));
	cr_expect_eq(fs.n, 2);
	cr_expect_eq(d.n, 0);
	cr_expect_str_eq(fs.form[0]->code, "2019");
	cr_expect_str_eq(fs.form[1]->code, "2021");
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
	cr_expect_str_eq(fs.form[0]->name, "旧");
	cr_expect_str_eq(fs.form[1]->code, "2021");
	cr_expect_str_eq(fs.form[2]->code, "2030");
	cr_expect_str_eq(forms_for_year(&fs, 2029)->code, "2021");
	cr_expect_str_eq(forms_for_year(&fs, 2030)->code, "2030");
	forms_release(&fs);
	diag_release(&d);
}

Test(forms, a_folder_that_is_wrong)
{
	char *path;

	put("bad.form", "坏", "2030", "上古 至今", "");
	expect_refused(MSG_FORM_VALID, "bad.form");
	put("bad.form", "好", "2030", "2030 至今", "");
	put("twin.form", "再", "2030", "2030 至今", "");
	expect_refused(MSG_FORM_SAME_FORM, "twin.form");
	put("twin.form", "再", "2031", "2031 至今", "    对应 2021\n      1:1:A = 3:99:C\n");
	expect_refused(MSG_FORM_MAP_UNKNOWN, "twin.form");
	path = file_join(dir, "twin.form");
	unlink(path);
	free(path);
	path = file_join(dir, "bad.form");
	unlink(path);
	free(path);
	rmdir(dir);
	expect_refused(MSG_FORM_FOLDER, NULL);
	cr_assert_not_null(mkdtemp(strcpy(dir, "/tmp/nianbao-forms-XXXXXX")));
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
