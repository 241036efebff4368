/*
 * keymap.c - which key is which action.
 *
 * Everything is read from the table of keymap.h, so a key stands at one place.
 * Two actions never share a key; tests hold that.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/mem.h"
#include "base/msg.h"
#include "ui/keymap.h"
#include "ui/term/keydec.h"

static const struct {
	const char	*name, *keys, *label[LANG__MAX];
} actions[ACTION__MAX] = {
#define A(id, keys, zh, en) { #id, keys, { zh, en } },
	KEYMAP_ACTIONS(A)
#undef A
};

#define KEYS_MOST	(3 * ACTION__MAX)

/* The names read once: they are looked for with every key. */
static struct {
	uint32_t	 code[KEYS_MOST];
	enum action	 action[KEYS_MOST];
	size_t		 n;
} keys;

/* The names of an action's keys are separated by blanks. */
static void
add_keys(enum action a)
{
	const char *names = actions[a].keys;
	struct key k;
	size_t n;

	while (*names && keys.n < KEYS_MOST) {
		if (*names == ' ') {
			names++;
			continue;
		}
		n = key_by_name(names, &k);
		if (n == 0)
			return;
		keys.code[keys.n] = k.code;
		keys.action[keys.n++] = a;
		names += n;
	}
}

enum action
keymap_find(const struct key *k)
{
	size_t i;

	if (k->code >= ' ' && k->code < 0x110000)
		return ACTION_NONE;
	if (keys.n == 0)
		for (int a = 0; a < ACTION__MAX; a++)
			add_keys((enum action)a);
	for (i = 0; i < keys.n; i++)
		if (keys.code[i] == k->code)
			return keys.action[i];
	return ACTION_NONE;
}

const char *
action_label(enum action a, enum lang lang)
{
	return actions[a].label[lang];
}

const char *
action_short(enum action a, enum lang lang)
{
	static const struct {
		enum action	 action;
		const char	*en;
	} names[] = {
		{ ACTION_PREV_SECTION, "prev" }, { ACTION_FILL, "zero" },
		{ ACTION_LAST_YEAR, "past" }, { ACTION_DETAILS, "info" },
		{ ACTION_NEXT_SECTION, "next" }, { ACTION_FINDINGS, "check" },
		{ ACTION_EXPORT, "out" }, { ACTION_COMMANDS, "menu" },
		{ ACTION_GOTO, "go" }, { ACTION_SEARCH, "find" },
		{ ACTION_NEXT_FINDING, "todo" }, { ACTION_SAVE_POINT, "save" },
		{ ACTION_LEAVE, "quit" },
	};

	for (size_t i = 0; lang == LANG_EN && i < ARRAY_LEN(names); i++)
		if (names[i].action == a)
			return names[i].en;
	return action_label(a, lang);
}

const char *
action_keys(enum action a)
{
	return actions[a].keys;
}

void
action_key_print(struct buf *b, enum action a)
{
	const char *s = actions[a].keys, *end = strchr(s, '>');

	if (*s != '<' || end == NULL)
		return;
	if (strncmp(s, "<C-", 3) == 0) {
		buf_chr(b, '^');
		s += 3;
	} else if (strncmp(s, "<A-", 3) == 0) {
		buf_str(b, "Alt-");
		s += 3;
	} else
		s++;
	if (end == s + 1)
		buf_chr(b, *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s);
	else
		buf_add(b, s, (size_t)(end - s));
}

const char *
action_name(enum action a)
{
	return actions[a].name;
}
