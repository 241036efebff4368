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

/* Is the key one of the names, which are separated by blanks? */
static bool
names_key(const char *names, uint32_t code)
{
	struct key k;
	size_t n;

	while (*names) {
		if (*names == ' ') {
			names++;
			continue;
		}
		n = key_by_name(names, &k);
		if (n == 0)
			return false;
		if (k.code == code)
			return true;
		names += n;
	}
	return false;
}

enum action
keymap_find(const struct key *k)
{
	int i;

	if (k->code >= ' ' && k->code < 0x110000)
		return ACTION_NONE;
	for (i = 0; i < ACTION__MAX; i++)
		if (names_key(actions[i].keys, k->code))
			return (enum action)i;
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
