/*
 * beginner.c - a clerk who knows nothing but what the screen says: beside each key
 * stands the text that has named it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include "base/buf.h"
#include "base/text.h"
#include "screen/stage.h"
#include "ui/core/core.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"

/* How screens call the keys that have no letter, digit or number of their own. */
static const struct { const char *key, *name; } names[] = {
	{ "<Enter>", "Enter" }, { "<Enter>", "回车" }, { "<Esc>", "Esc" },
	{ "<Tab>", "Tab" }, { "<Ins>", "Ins" }, { "<Space>", "空格" },
	{ "<Down>", "上下" }, { "<Up>", "上下" }, { "<Right>", "左右" },
	{ "<Left>", "左右" }, { "<Down>", "方向键" }, { "<Right>", "方向键" },
};

/* Does the text hold the word, as one: "F1" is not named by "F10". */
static bool
has(const char *text, const char *word)
{
	size_t n = strlen(word);
	const char *at = text;

	while ((at = strstr(at, word)) != NULL) {
		if (at[n] < '0' || at[n] > '9')
			return true;
		at += n;
	}
	return false;
}

/* Is the key of that name ("<C-n>", "<F7>", "y") called by the text? */
static bool
names_key(const char *text, const char *key, size_t n)
{
	char word[32];
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (strlen(names[i].key) == n && memcmp(names[i].key, key, n) == 0 &&
		    has(text, names[i].name))
			return true;
	if (n >= sizeof(word))
		return false;
	if (n == 5 && memcmp(key, "<C-", 3) == 0)
		snprintf(word, sizeof(word), "^%c",
		    key[3] >= 'a' && key[3] <= 'z' ? key[3] - 'a' + 'A' : key[3]);
	else if (n > 2 && key[0] == '<')
		snprintf(word, sizeof(word), "%.*s", (int)n - 2, key + 1);
	else
		snprintf(word, sizeof(word), "%.*s", (int)n, key);
	return has(text, word);
}

static bool
on_screen(struct script *s, const char *text)
{
	struct buf line = BUF_INIT;
	bool found = false;
	int row;

	for (row = 0; row < s->ui->rows && !found; row++) {
		buf_reset(&line);
		paint_dump(&line, row);
		found = strstr(buf_cstr(&line), text) != NULL;
	}
	buf_release(&line);
	return found;
}

void
do_told(struct script *s, const struct words *w, const char *keys)
{
	const char *text = word(w, 1);
	char one[32];
	struct key k;
	size_t n;

	for (; *keys; keys += n) {
		n = 1;
		if (*keys == ' ' || *keys == '\t')
			continue;
		n = key_by_name(keys, &k);
		if (n == 0 || n >= sizeof(one)) {
			fail(s, "no key: %s", keys);
			return;
		}
		if (!names_key(text, keys, n)) {
			fail(s, "\"%s\" does not name %.*s", text, (int)n, keys);
			return;
		}
		if (!on_screen(s, text)) {
			fail(s, "the screen does not say \"%s\"", text);
			return;
		}
		snprintf(one, sizeof(one), "%.*s", (int)n, keys);
		do_keys(s, one);
	}
}
