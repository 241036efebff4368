/*
 * The table of actions: one key, one action, both languages.
 */
#include <criterion/criterion.h>
#include <stdint.h>
#include <string.h>
#include "base/msg.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"

Test(keymap, every_action_is_found_by_its_keys)
{
	int a, with_keys = 0;
	const char *s;
	struct key k;
	size_t n;

	for (a = ACTION_NONE + 1; a < ACTION__MAX; a++) {
		cr_expect(*action_name((enum action)a));
		cr_expect(*action_label((enum action)a, LANG_ZH), "%s",
		    action_name((enum action)a));
		cr_expect(*action_label((enum action)a, LANG_EN), "%s",
		    action_name((enum action)a));
		for (s = action_keys((enum action)a); *s; s += n) {
			n = 1;
			if (*s == ' ')
				continue;
			n = key_by_name(s, &k);
			cr_assert_gt(n, 0, "%s", s);
			cr_expect_eq(keymap_find(&k), (enum action)a, "%s is %s, not %s",
			    s,
			    action_name(keymap_find(&k)), action_name((enum action)a));
			with_keys++;
		}
	}
	cr_expect_gt(with_keys, 30);
}

/* An input method may be on: nothing that types text is a command. */
Test(keymap, no_letter_is_a_command)
{
	struct key k = { .code = 0 };
	uint32_t c;

	for (c = ' '; c < 0x3000; c++) {
		k.code = c;
		cr_assert_eq(keymap_find(&k), ACTION_NONE, "U+%04X", c);
	}
}

Test(keymap, promised_keys)
{
	static const struct { const char *key; enum action action; } t[] = {
		{ "<F1>", ACTION_HELP }, { "<F2>", ACTION_PREV_SECTION },
		{ "<F3>", ACTION_NOTE },
		{ "<F4>", ACTION_FILL }, { "<F5>", ACTION_LAST_YEAR },
		{ "<F6>", ACTION_DETAILS },
		{ "<F7>", ACTION_NEXT_SECTION }, { "<F8>", ACTION_FINDINGS },
		{ "<F9>", ACTION_EXPORT }, { "<F10>", ACTION_COMMANDS },
		{ "<C-g>", ACTION_GOTO },
		{ "<C-f>", ACTION_SEARCH }, { "<C-z>", ACTION_UNDO },
		{ "<C-y>", ACTION_REDO },
		{ "<C-s>", ACTION_SAVE_POINT }, { "<C-l>", ACTION_REDRAW },
		{ "<C-q>", ACTION_LEAVE }, { "<C-n>", ACTION_NEXT_FINDING },
		{ "<C-t>", ACTION_ENTER_TURN }, { "<Ins>", ACTION_INSERT },
		{ "<C-c>", ACTION_BREAK }, { "<F11>", ACTION_NONE },
		{ "<Paste>", ACTION_NONE },
	};
	struct key k;
	size_t i;

	for (i = 0; i < sizeof(t) / sizeof(t[0]); i++) {
		cr_assert_gt(key_by_name(t[i].key, &k), 0);
		cr_expect_eq(keymap_find(&k), t[i].action, "%s", t[i].key);
	}
}
