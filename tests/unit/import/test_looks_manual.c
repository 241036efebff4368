/*
 * test_looks_manual.c - each reason why a cell is open is told in nianbao(1), in the
 * words of F606, in both languages; and for each there is something to do.
 */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "base/msg.h"

/* A page as one line: words of a reason may be broken over two. */
static void
read_page(struct buf *b, const char *path)
{
	FILE *f = fopen(path, "r");
	int c;

	cr_assert_not_null(f, "%s: run from the top of the tree", path);
	while ((c = getc(f)) != EOF)
		buf_chr(b, c == '\n' ? ' ' : (char)c);
	fclose(f);
}

Test(looks_manual, names_each_reason)
{
	static const char *const page[LANG__MAX] = {
		[LANG_ZH] = "man/zh_CN/nianbao.1", [LANG_EN] = "man/nianbao.1" };
	struct buf words = BUF_INIT, text = BUF_INIT;

	for (int lang = 0; lang < LANG__MAX; lang++) {
		buf_reset(&text);
		read_page(&text, page[lang]);
		for (unsigned i = 0; i < LOOK_COUNT; i++) {
			buf_reset(&words);
			look_say(&words, 1u << i, (enum lang)lang);
			cr_expect_not_null(strstr(buf_cstr(&text), buf_cstr(&words)),
			    "%s does not name: %s", page[lang], buf_cstr(&words));
		}
	}
	buf_release(&words);
	buf_release(&text);
}

Test(looks_manual, each_has_something_to_do)
{
	cr_expect_eq(look_advice(0), MSG_NONE);
	for (unsigned i = 0; i < LOOK_COUNT; i++) {
		enum msg one = look_advice(1u << i);

		cr_expect_neq(one, MSG_NONE);
		for (unsigned k = 0; k < i; k++)
			cr_expect_neq(look_advice(1u << k), one);
	}
	cr_expect_eq(look_advice(LOOK_STRUCK | LOOK_PICTURE), look_advice(LOOK_STRUCK));
}
