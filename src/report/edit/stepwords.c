/*
 * stepwords.c - a step in words.
 *
 *	录入 二、上年结转申请数量·自然人(3:2:A) 空 -> 7		one change
 *	命令填写 2 格（三）: 3:1:A 空 -> 5, 3:1:B1 空 -> 6	few changes
 *	导入 166 格（二三四）、5 段文字、1 项资料			many things
 *
 * Only ASCII and wide characters stand between the values, so that a line is as wide in
 * every terminal.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "report/stepwords.h"

#define VALUE_MOST	40	/* characters of a value */
#define AROUND		8	/* characters of a text beside a place of it */
#define FEW		4	/* changes of a step that are told one by one */
#define HEX_SIZE	64	/* of a fingerprint before a reason */

/* ---- when and who ---- */

void
step_when(struct buf *b, const char *at, const char *now, enum lang lang)
{
	struct buf local = BUF_INIT;
	char time[CLOCK_TEXT];
	const char *clock;
	int days = now != NULL ? clock_days(at, now) : -1;

	clock_local(&local, at);
	clock = strchr(buf_cstr(&local), ' ');
	if (clock != NULL && (days == 0 || days == 1))
		msg_put(b, lang, days == 0 ? MSG_STEP_TODAY : MSG_STEP_YESTERDAY,
		    clock + 1, NULL);
	else if (clock != NULL && now == NULL) {
		buf_add(b, buf_cstr(&local), (size_t)(clock + 1 - buf_cstr(&local)));
		buf_str(b, clock_local_time(at, time));
	} else
		buf_str(b, buf_cstr(&local));
	buf_release(&local);
}

void
step_who(struct buf *b, const char *user, const char *login)
{
	buf_str(b, user != NULL ? user : "?");
	if (login != NULL)
		buf_printf(b, "(%s)", login);
}

/* ---- what ---- */

/* 定稿, or opened again? */
static bool
is_sealing(const struct change *c)
{
	const char *final = state_name(STATE_FINAL);

	return change_is_state(c) && ((c->new != NULL && strcmp(c->new, final) == 0) ||
	    (c->old != NULL && strcmp(c->old, final) == 0));
}

enum msg
step_kind(const struct change *c)
{
	static const struct { enum cell_origin origin; enum msg name; } names[] = {
		{ ORIGIN_UNDO, MSG_STEP_UNDO }, { ORIGIN_REDO, MSG_STEP_REDO },
		{ ORIGIN_FILL, MSG_STEP_FILL }, { ORIGIN_PASTE, MSG_STEP_PASTE },
		{ ORIGIN_SET, MSG_STEP_SET }, { ORIGIN_IMPORT, MSG_STEP_IMPORT },
		{ ORIGIN_ACCEPTED, MSG_STEP_IMPORT },
		{ ORIGIN_CARRIED, MSG_STEP_CARRIED },
		{ ORIGIN_ROLLUP, MSG_STEP_ROLLUP },
	};
	size_t i;

	if (change_goes_back(c))
		return MSG_STEP_BACK;
	if (is_sealing(c))
		return c->new != NULL && strcmp(c->new, state_name(STATE_FINAL)) == 0 ?
		    MSG_STEP_FINAL : MSG_STEP_REOPEN;
	for (i = 0; i < ARRAY_LEN(names); i++)
		/* cppcheck-suppress arrayIndexThenCheck ; i < 2 is of the names, not of the array */
		if (names[i].origin == c->origin && (i < 2 || c->kind == CHANGE_CELL ||
		    c->kind == CHANGE_TEXT || c->kind == CHANGE_REPORT))
			return names[i].name;
	if (c->kind == CHANGE_NOTE)
		return MSG_STEP_NOTE;
	if (c->kind == CHANGE_REASON)
		return MSG_STEP_REASON;
	return MSG_STEP_KEYED;
}

void
step_section(struct buf *b, const struct form_section *s)
{
	const char *rest;

	if (!form_ordinal(b, s->heading, &rest))
		buf_str(b, rest);
}

/* A column of the report by the word that is printed for it. */
static enum msg
column_word(const char *name)
{
	static const struct { const char *name; enum msg word; } words[] = {
		{ "title", MSG_STEP_TITLE }, { "state", MSG_STEP_STATE },
		{ "fee", MSG_STEP_FEE }, { "fee_notices", MSG_STEP_FEE_NOTICES },
		{ "kind", MSG_UI_ABOUT_KIND }, { "level", MSG_UI_ABOUT_LEVEL },
		{ "code", MSG_UI_ABOUT_CODE }, { "address", MSG_UI_ABOUT_ADDRESS },
		{ "due", MSG_UI_ABOUT_DUE },
	};
	enum report_told what;
	size_t i;

	for (i = 0; i < ARRAY_LEN(words); i++)
		if (strcmp(words[i].name, name) == 0)
			return words[i].word;
	return report_told_by_name(name, &what) ? report_told_word(what) : MSG_NONE;
}

static void
put_text_name(struct buf *b, const struct form *f, int slot, enum lang lang)
{
	const struct form_text *t = &f->text[slot];

	if (t->section < 0) {
		buf_str(b, msg_text(lang, MSG_STEP_LEAD));
		return;
	}
	buf_str(b, form_shown(f, lang)->section[t->section].heading);
	if (slot == f->section[t->section].note)
		buf_str(b, msg_text(lang, MSG_STEP_UNDER));
}

void
step_place(struct buf *b, const struct form *f, const struct change *c, enum lang lang)
{
	const char *place = c->place != NULL ? c->place : "", *at;
	enum msg word;
	int i;

	if (c->kind == CHANGE_REPORT) {
		word = column_word(place);
		buf_str(b, word != MSG_NONE ? msg_text(lang, word) : place);
		return;
	}
	if (c->kind == CHANGE_REASON && (at = strchr(place, '@')) != NULL) {
		buf_add(b, place, (size_t)(at - place));
		buf_chr(b, ' ');
		place = at + 1;
	}
	if ((i = form_cell_find(f, place)) >= 0)
		form_cell_name(b, form_shown(f, lang), i);
	else if ((i = form_text_find(f, place)) >= 0)
		put_text_name(b, f, i, lang);
	else
		buf_str(b, *place != '\0' ? place : msg_text(lang, MSG_REPORT_WHOLE));
}

/* ---- how much ---- */

struct extent {
	size_t		 cells, texts, rest;
	uint64_t	 in;		/* sections of the cells */
};

static void
measure(struct extent *e, const struct form *f, const struct change *c, size_t n)
{
	size_t i;
	int cell;

	memset(e, 0, sizeof(*e));
	for (i = 0; i < n; i++)
		if (c[i].kind == CHANGE_CELL) {
			e->cells++;
			cell = change_cell_number(&c[i], f);
			if (cell >= 0 && f->cell[cell].section < 64)
				e->in |= UINT64_C(1) << f->cell[cell].section;
		} else if (c[i].kind == CHANGE_TEXT)
			e->texts++;
		else
			e->rest++;
}

/* A text that is spliced in several places is one. */
static size_t
count_texts(const struct change *c, size_t n)
{
	size_t i, k, texts = 0;

	for (i = 0; i < n; i++) {
		if (c[i].kind != CHANGE_TEXT)
			continue;
		for (k = 0; k < i; k++)
			if (c[k].kind == CHANGE_TEXT &&
			    strcmp(c[k].place, c[i].place) == 0)
				break;
		texts += k == i;
	}
	return texts;
}

static void
put_part(struct buf *b, size_t *parts, enum lang lang, enum msg one, enum msg many,
    size_t n)
{
	if (n == 0)
		return;
	if ((*parts)++ > 0)
		buf_str(b, msg_text(lang, MSG_REPORT_LIST_AND));
	msg_put(b, lang, n == 1 ? one : many, INT(n), NULL);
}

static void
put_extent(struct buf *b, const struct form *f, const struct change *c, size_t n,
    bool where, enum lang lang)
{
	struct extent e;
	struct buf in = BUF_INIT;
	size_t parts = 0;
	int s;

	measure(&e, f, c, n);
	put_part(b, &parts, lang, MSG_STEP_1_CELL, MSG_STEP_N_CELLS, e.cells);
	for (s = 0; where && s < f->nsection && s < 64; s++)
		if (e.in >> s & 1) {
			if (in.len > 0 && lang == LANG_EN)
				buf_str(&in, ", ");
			step_section(&in, &form_shown(f, lang)->section[s]);
		}
	if (in.len > 0)
		msg_put(b, lang, MSG_STEP_IN, buf_cstr(&in), NULL);
	put_part(b, &parts, lang, MSG_STEP_1_TEXT, MSG_STEP_N_TEXTS,
	    count_texts(c, n));
	put_part(b, &parts, lang, MSG_STEP_1_FACT, MSG_STEP_N_FACTS, e.rest);
	buf_release(&in);
}

void
step_extent(struct buf *b, const struct form *f, const struct change *c, size_t n,
    enum lang lang)
{
	if (n == 1)
		step_place(b, f, c, lang);
	else
		put_extent(b, f, c, n, false, lang);
}

/* ---- from what to what ---- */

/* n bytes on one line. */
static void
put_slice(struct buf *b, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		buf_chr(b, s[i] == '\n' || s[i] == '\t' ? ' ' : s[i]);
}

/* At most VALUE_MOST characters. */
static void
put_cut(struct buf *b, const char *s)
{
	size_t n = strlen(s), at = text_offset(s, n, VALUE_MOST);

	put_slice(b, s, at);
	if (at < n)
		buf_str(b, "..");
}

/* What a change says, in the words of the language. */
static void
put_value(struct buf *b, const struct change *c, const char *s, enum lang lang)
{
	enum report_state state;

	if (s != NULL && c->kind == CHANGE_REASON) {
		s += *s == '-';
		s += strlen(s) > HEX_SIZE ? HEX_SIZE + 1 : 0;
	}
	if (s == NULL || *s == '\0')
		buf_str(b, msg_text(lang, MSG_STEP_EMPTY));
	else if (change_is_state(c) && state_by_name(s, &state))
		buf_str(b, msg_text(lang, state_word(state)));
	else
		put_cut(b, s);
}

/* The end, or the beginning, of n bytes of a text, with dots for what is left out. */
static void
put_before(struct buf *b, const char *s, size_t n)
{
	size_t chars = text_length(s, n), from;

	from = text_offset(s, n, chars > AROUND ? chars - AROUND : 0);
	if (from > 0)
		buf_str(b, "..");
	put_slice(b, s + from, n - from);
}

static void
put_behind(struct buf *b, const char *s)
{
	size_t n = strlen(s), to = text_offset(s, n, AROUND);

	put_slice(b, s, to);
	if (to < n)
		buf_str(b, "..");
}

/* "..全年收到[36 -> 40]件，均已..", "[+ 40]", "[- 36]" */
static void
put_splice(struct buf *b, const struct change *c, const char *text)
{
	const char *old = c->old != NULL ? c->old : "";
	const char *new = c->new != NULL ? c->new : "";
	size_t n = text != NULL ? strlen(text) : 0, at = 0;
	bool around;

	if (text != NULL)
		at = text_offset(text, n, (size_t)c->pos);
	around = text != NULL && strlen(new) <= n - at;
	if (around)
		put_before(b, text, at);
	buf_chr(b, '[');
	if (*old == '\0' || *new == '\0')
		buf_str(b, *old == '\0' ? "+ " : "- ");
	put_cut(b, *old != '\0' ? old : new);
	if (*old != '\0' && *new != '\0') {
		buf_str(b, " -> ");
		put_cut(b, new);
	}
	buf_chr(b, ']');
	if (around)
		put_behind(b, text + at + strlen(new));
}

static void
put_both(struct buf *b, const struct change *c, const char *text, enum lang lang)
{
	if (c->kind == CHANGE_TEXT) {
		put_splice(b, c, text);
		return;
	}
	put_value(b, c, c->old, lang);
	buf_str(b, " -> ");
	put_value(b, c, c->new, lang);
}

void
step_change(struct buf *b, const struct form *f, const struct change *c, const char *text,
    enum lang lang)
{
	step_place(b, f, c, lang);
	if (c->kind == CHANGE_CELL)
		buf_printf(b, "(%s)", c->place);
	buf_chr(b, ' ');
	put_both(b, c, text, lang);
}

/* ": 3:1:A 空 -> 5, 3:1:B1 空 -> 6": of a step of few changes, each. */
static void
put_few(struct buf *b, const struct form *f, const struct change *c, size_t n,
    enum lang lang)
{
	size_t i;

	for (i = 0; n <= FEW && i < n; i++) {
		buf_str(b, i == 0 ? ": " : ", ");
		if (c[i].kind == CHANGE_CELL)
			buf_str(b, c[i].place);
		else
			step_place(b, f, &c[i], lang);
		buf_chr(b, ' ');
		put_both(b, &c[i], NULL, lang);
	}
}

void
step_words(struct buf *b, const struct form *f, const struct change *c, size_t n,
    const char *text, enum lang lang)
{
	buf_str(b, msg_text(lang, step_kind(c)));
	buf_chr(b, ' ');
	if (n == 1) {
		step_change(b, f, c, text, lang);
		return;
	}
	put_extent(b, f, c, n, true, lang);
	put_few(b, f, c, n, lang);
}

/* "sign always 县水务局": 落款 of its documents. */
static bool
put_signing(struct buf *b, const char *s, enum lang lang)
{
	static const struct { const char *begin; enum msg words; } ways[] = {
		{ "sign always ", MSG_STEP_SIGN_ALWAYS }, { "sign asked ", MSG_STEP_SIGN_ASKED },
	};
	struct buf words = BUF_INIT;
	bool known;

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		size_t n = strlen(ways[i].begin);

		if (strncmp(s, ways[i].begin, n) == 0)
			msg_put(&words, lang, ways[i].words, s[n] != '\0' ? s + n : "-", NULL);
	}
	known = words.len > 0;
	if (known)
		msg_put(b, lang, MSG_STEP_SIGN, buf_cstr(&words), NULL);
	buf_release(&words);
	return known;
}

bool
step_event(struct buf *b, const char *kind, const char *detail, enum lang lang)
{
	static const struct { const char *kind; enum msg words; } names[] = {
		{ "point", MSG_STEP_POINT }, { "new", MSG_STEP_NEW },
		{ "import", MSG_STEP_FILE }, { "takeover", MSG_STEP_TAKEOVER },
		{ "rename", MSG_STEP_RENAME }, { "delete", MSG_STEP_DELETE },
		{ "undelete", MSG_STEP_UNDELETE }, { "purge", MSG_STEP_PURGE },
	};
	const char *all = detail != NULL ? detail : "", *tab = strchr(all, '\t');
	char *one = tab != NULL ? mem_strndup(all, (size_t)(tab - all)) : mem_strdup(all);
	size_t i;

	if (strcmp(kind, "alias") == 0 && one[0] == '=') {	/* told by an upgrade */
		free(one);
		return false;
	}
	if (strcmp(kind, "alias") == 0) {
		msg_put(b, lang, one[0] == '-' ? MSG_STEP_NO_ALIAS : MSG_STEP_ALIAS,
		    one[0] != '\0' ? one + 1 : "", NULL);
		free(one);
		return true;
	}
	if (strcmp(kind, "setting") == 0) {
		bool put = put_signing(b, one, lang);

		free(one);
		return put;
	}
	for (i = 0; i < ARRAY_LEN(names); i++)
		if (strcmp(names[i].kind, kind) == 0)
			break;
	if (i < ARRAY_LEN(names))
		msg_put(b, lang, names[i].words, one, tab != NULL ? tab + 1 : "", NULL);
	free(one);
	return i < ARRAY_LEN(names);
}
