/*
 * The one-line editor: keys and text; drawing is seen in the screen tests.
 */
#include <criterion/criterion.h>
#include <string.h>
#include "base/buf.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"
#include "ui/widget/editline.h"

/* Type a row of key names; "" is any place, "|" in the result is the cursor. */
static void
type(struct editline *e, const char *keys)
{
	struct key k;
	size_t n;

	while (*keys) {
		n = key_by_name(keys, &k);
		cr_assert_gt(n, 0, "%s", keys);
		cr_assert(editline_key(e, &k, keymap_find(&k)), "%s", keys);
		keys += n;
	}
}

static void
see(struct editline *e, struct buf *out)
{
	buf_reset(out);
	buf_add(out, e->text.data, e->at);
	buf_chr(out, '|');
	buf_str(out, buf_cstr(&e->text) + e->at);
}

Test(editline, keys)
{
	static const struct { const char *start, *keys, *want; } t[] = {
		{ "", "12", "12|" },
		{ "年报", "<BS>", "年|" },
		{ "年报", "<Left>x", "年x|报" },
		{ "年报", "<Home><Del>", "|报" },
		{ "年报", "<Home><BS>", "|年报" },
		{ "年报", "<End><Del>", "年报|" },
		{ "abc", "<Left><Left><Left><Left>1", "1|abc" },
		{ "abc", "<Home><Right><Right>年", "ab年|c" },
		{ "e\xcc\x81" "a", "<Home><Right><BS>", "|a" },	/* with its mark */
		{ "", "<BS><Left><Right><Del>", "|" },
	};
	struct editline e;
	struct buf b = BUF_INIT;
	size_t i;

	editline_init(&e);
	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		editline_set(&e, t[i].start);
		type(&e, t[i].keys);
		see(&e, &b);
		cr_assert_str_eq(buf_cstr(&b), t[i].want, "%s + %s gives %s", t[i].start,
		    t[i].keys, buf_cstr(&b));
	}
	editline_release(&e);
	buf_release(&b);
}

Test(editline, leaves_other_keys_alone)
{
	static const char *const key[] = { "<Enter>", "<Tab>", "<Esc>", "<Up>", "<F1>", "<C-z>" };
	struct editline e;
	struct key k;
	size_t i;

	editline_init(&e);
	editline_set(&e, "12");
	for (i = 0; i < sizeof(key) / sizeof(key[0]); i++) {
		cr_assert_gt(key_by_name(key[i], &k), 0);
		cr_assert_not(editline_key(&e, &k, keymap_find(&k)), "%s", key[i]);
		cr_assert_str_eq(buf_cstr(&e.text), "12");
	}
	editline_release(&e);
}

Test(editline, pasted_text_carries_no_controls)
{
	static const char s[] = "一\t二\n三\x1b[31m\xe2\x80\xae四\x7f";
	struct editline e;

	editline_init(&e);
	editline_insert(&e, s, sizeof(s) - 1);
	cr_assert_str_eq(buf_cstr(&e.text), "一 二 三[31m四");
	cr_assert_eq(e.at, e.text.len);
	editline_release(&e);
}
