/*
 * fuzz_undo.c - any bytes at all as steps of somebody who changes a report.
 *
 * All steps taken back give the report as it was, done again the report as it became;
 * the changes told of on the way, replayed on another copy, give the same report.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/report.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct forms forms;

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_undo: %s\n", what);
		abort();
	}
}

static void
utc(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	snprintf(dst, CLOCK_TEXT, "2026-01-01T00:00:00.000Z");
}

static const struct actor actor = { "甲", "host", utc, NULL };

/* What the input has left. */
struct in { const uint8_t *p; size_t n; };

static unsigned
byte(struct in *in)
{
	unsigned c = in->n > 0 ? *in->p : 0;

	in->p += in->n > 0;
	in->n -= in->n > 0;
	return c;
}

/* A few bytes as text; what is no UTF-8 is left out. */
static const char *
words(struct in *in, char b[16])
{
	static const char *const some[] = {
		"", "0", "5", "-1", "1.5", "/", "政府信息", "9999999999", "12", " 3 ", "年"
	};
	unsigned c = byte(in), n = c >> 4;

	if (c < ARRAY_LEN(some))
		return some[c];
	for (unsigned i = 0; i < n && i < 15; i++) {
		b[i] = (char)(byte(in) & 0x7f);
		b[i] = b[i] < ' ' || b[i] == 0x7f ? 'x' : b[i];
		b[i + 1] = '\0';
	}
	b[n < 15 ? n : 15] = '\0';
	return b;
}

static void
wish(struct change_list *list, const struct report *r, struct in *in)
{
	static const char *const column[] = { "title", "published", "issuer", "doc_no",
	    "fee", "state" };
	static const enum cell_origin origin[] = { ORIGIN_KEY, ORIGIN_PASTE, ORIGIN_IMPORT };
	unsigned kind = byte(in);
	enum cell_origin o = origin[kind / 8 % ARRAY_LEN(origin)];
	char b[16], code[40];
	int at;

	switch (kind % 8) {
	case 0: case 1: case 2:
		at = (int)((byte(in) | byte(in) << 8) % (unsigned)r->form->ncell);
		change_cell(list, r, at, words(in, b), o);
		break;
	case 3:
		at = (int)(byte(in) % (unsigned)r->form->ntext);
		change_text_all(list, r, at, words(in, b), o);
		break;
	case 4:
		at = (int)((byte(in) | byte(in) << 8) % (unsigned)r->form->ncell);
		snprintf(code, sizeof code, "%s", r->form->cell[at].code);
		change_note(list, r, code, words(in, b));
		break;
	case 5:
		change_report(list, r, column[byte(in) % ARRAY_LEN(column)], words(in, b),
		    ORIGIN_KEY);
		break;
	case 6:
		(void)change_fill(list, r, (int)(byte(in) % 8) - 1);
		break;
	case 7:
		change_beside(list, kind & 0x80 ? "政策解读" : "其他", words(in, b),
		    ORIGIN_KEY);
		break;
	}
}

/* Cells, texts, notes and what stands beside: all that a person sees. */
static char *
image(const struct report *r)
{
	struct buf b = BUF_INIT;

	for (int i = 0; i < r->form->ncell; i++) {
		cell_text(&b, &r->cell[i]);
		buf_printf(&b, "%d\n", r->cell[i].has_value);
	}
	for (int i = 0; i < r->form->ntext; i++)
		buf_printf(&b, "%s\n", r->text[i] != NULL ? r->text[i] : "");
	for (size_t i = 0; i < r->nnote; i++)
		buf_printf(&b, "%s %s\n", r->note[i].place, r->note[i].body);
	for (size_t i = 0; i < r->nbeside; i++)
		buf_printf(&b, "%s\n", r->beside[i].name);
	buf_printf(&b, "%s %s %s %s %d %lld", r->title ? r->title : "", r->published ?
	    r->published : "", r->issuer ? r->issuer : "", r->doc_no ? r->doc_no : "",
	    (int)r->state, (long long)r->fee);
	return buf_detach(&b);
}

static void
require_image(const struct report *r, const char *want, const char *what)
{
	char *now = image(r);

	require(strcmp(now, want) == 0, what);
	free(now);
}

/* Step by step; a step is one to four wishes, or one taken back, or done again. */
static int
steps(struct report *r, struct in *in)
{
	struct change_list list = CHANGE_LIST_INIT;
	int done = 0;

	while (in->n > 0 && done < 40) {
		unsigned c = byte(in);

		change_list_reset(&list);
		if (c % 8 == 6) {
			(void)report_undo(r, &list, &actor, NULL);
		} else if (c % 8 == 7) {
			(void)report_redo(r, &list, &actor, NULL);
		} else {
			for (unsigned i = 0; i <= c / 8 % 4; i++)
				wish(&list, r, in);
			(void)report_apply(r, &list, &actor, NULL, NULL);
		}
		done++;
	}
	change_list_release(&list);
	return done;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct in in = { data, n };
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r;
	struct agency a;
	char *before, *after;
	int back = 0;

	if (forms.n == 0 && !forms_load(&forms, NULL, NULL))
		abort();
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = report_new(forms_find(&forms, byte(&in) % 2 ? "2021" : "2019"), &a, 2025);
	before = image(r);
	steps(r, &in);
	after = image(r);
	while (report_undo(r, &list, &actor, NULL)) {
		require(++back < 1000, "no end of what can be taken back");
		change_list_reset(&list);
	}
	require_image(r, before, "taken back, it is not what it was");
	for (; back > 0 && report_redo(r, &list, &actor, NULL); back--)
		change_list_reset(&list);
	require(back == 0, "not all can be done again");
	require_image(r, after, "done again, it is not what it was");
	free(before);
	free(after);
	change_list_release(&list);
	report_free(r);
	agency_release(&a);
	return 0;
}

#include "kit/replay.h"
