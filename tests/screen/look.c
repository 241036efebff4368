/*
 * look.c - the commands of the screen tests that look: at figures, lines, whole
 * screens, styles, the cursor, findings.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/export.h"
#include "form/form.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "screen/script.h"
#include "screen/stage.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"

static void
see_value(struct script *s, const struct words *w, const struct report *r)
{
	struct buf b = BUF_INIT;
	const char *want = word(w, 3);
	int at;

	if (strcmp(word(w, 2), "=") != 0)
		fail(s, "expected: %s CODE = VALUE", word(w, 0));
	else if ((at = form_cell_find(r->form, word(w, 1))) >= 0)
		cell_text(&b, &r->cell[at]);
	else if ((at = form_text_find(r->form, word(w, 1))) >= 0)
		buf_str(&b, r->text[at] ? r->text[at] : "");
	else
		fail(s, "no place %s", word(w, 1));
	if (strcmp(buf_cstr(&b), want) != 0)
		fail(s, "%s %s is \"%s\", not \"%s\"", word(w, 0), word(w, 1),
		    buf_cstr(&b), want);
	buf_release(&b);
}

static void
see_saved(struct script *s, const struct words *w)
{
	const struct report *open = s->ui->report;
	struct report *r;

	if (!see_other_store(s))
		return;
	r = open ? store_load(s->other, open->agency.name, open->year, NULL) :
	    store_load(s->other, s->agency, s->year, NULL);
	if (r)
		see_value(s, w, r);
	else
		fail(s, "the report cannot be loaded");
	report_free(r);
}

static void
see_part(struct script *s, const char *what, const char *is, const char *how,
    const char *want)
{
	if (strcmp(how, "~") == 0) {
		if (strstr(is, want) == NULL)
			fail(s, "%s \"%s\" lacks \"%s\"", what, is, want);
	} else if (strcmp(how, "!~") == 0) {
		if (strstr(is, want) != NULL)
			fail(s, "%s \"%s\" has \"%s\"", what, is, want);
	} else if (strcmp(is, how) != 0)
		fail(s, "%s is \"%s\"\n  not \"%s\"", what, is, how);
}

static void
see_line(struct script *s, const struct words *w)
{
	struct buf b = BUF_INIT;

	paint_dump(&b, atoi(word(w, 1)) - 1);
	see_part(s, "line", buf_cstr(&b), word(w, 2), word(w, 3));
	buf_release(&b);
}

static void
strip_trailing(struct buf *out, const char *s)
{
	size_t n, keep;

	for (; *s; s += n + (s[n] != '\0')) {
		n = keep = strcspn(s, "\n");
		while (keep > 0 && s[keep - 1] == ' ')
			keep--;
		buf_add(out, s, keep);
		buf_chr(out, '\n');
	}
}

static void
see_screen(struct script *s)
{
	struct buf block = BUF_INIT, want = BUF_INIT, is = BUF_INIT;
	size_t given = s->out->updated.len, n, m;
	const char *a, *b;
	int line = 1;

	read_block(s, &block);
	buf_splice(&s->out->updated, given, s->out->updated.len - given, "", 0);
	strip_trailing(&want, buf_cstr(&block));
	dump_screen(&is);
	buf_str(&s->out->updated, buf_cstr(&is));
	buf_str(&s->out->updated, ">>\n");
	for (a = buf_cstr(&is), b = buf_cstr(&want); *a || *b; line++) {
		n = strcspn(a, "\n");
		m = strcspn(b, "\n");
		/* The title names the encoding. */
		if ((line > 1 || s->model != WIDTH_GB) &&
		    (n != m || memcmp(a, b, n) != 0)) {
			fail(s, "screen line %d\n  is   \"%.*s\"\n  want \"%.*s\"", line,
			    (int)n, a,
			    (int)m, b);
			break;
		}
		a += n + (a[n] != '\0');
		b += m + (b[m] != '\0');
	}
	buf_release(&block);
	buf_release(&want);
	buf_release(&is);
}

static const char *const style_names[STYLE__MAX] = {
	"NORMAL", "TITLE", "TAB", "TAB_ON", "HEAD", "LABEL", "LABEL_ON", "COMPUTED",
	"FOCUS", "EDIT", "ERROR", "WARNING", "HINT", "OK", "DIM", "FRAME", "KEYS",
	"STRONG", "KEYNAME", "MESSAGE", "SELECT", "MATCH", "BOX"
};

static void
see_style(struct script *s, const struct words *w)
{
	enum style is = paint_style_at(atoi(word(w, 1)) - 1, atoi(word(w, 2)) - 1);

	if (strcmp(style_names[is], word(w, 3)) != 0)
		fail(s, "style is %s, not %s", style_names[is], word(w, 3));
}

static void
see_focus(struct script *s, const char *code)
{
	const char *is = s->ui->report && s->ui->focus >= 0 ?
	    s->ui->report->form->cell[s->ui->focus].code : "none";

	if (strcmp(is, code) != 0)
		fail(s, "focus is on %s, not %s", is, code);
}

static void
see_cursor(struct script *s, const struct words *w)
{
	enum style style;
	int row, col;

	paint_cursor_at(&row, &col);
	if (w->n > 2) {
		if (row + 1 != atoi(word(w, 1)) || col + 1 != atoi(word(w, 2)))
			fail(s, "cursor is at %d %d", row + 1, col + 1);
		return;
	}
	see_focus(s, word(w, 1));
	style = paint_style_at(row, col);
	if (style != STYLE_FOCUS && style != STYLE_EDIT)
		fail(s, "cursor at %d %d stands on %s, not on the focus", row + 1,
		    col + 1,
		    style_names[style]);
}

/* "3:A" names the column of a block. */
static bool
finding_is_at(const struct report *r, const struct finding *f, const char *place)
{
	const char *code, *colon = strchr(place, ':');
	size_t block = colon ? (size_t)(colon - place) : 0, tail = colon ? strlen(colon) :
	    0, n;
	int i;

	if (strcmp(f->place, place) == 0)
		return true;
	for (i = 0; i < f->ncell; i++) {
		code = r->form->cell[f->cell[i]].code;
		n = strlen(code);
		if (strcmp(code, place) == 0)
			return true;
		if (colon && n > tail && strncmp(code, place, block + 1) == 0 &&
		    strcmp(code + n - tail, colon) == 0)
			return true;
	}
	return false;
}

static void
see_finding(struct script *s, const struct words *w)
{
	const struct findings *f = &s->ui->findings;
	bool none = strcmp(word(w, 1), "none") == 0, any = false;
	const struct finding *it;
	size_t i;

	for (i = 0; i < f->n; i++) {
		it = &f->item[i];
		if (none && w->n > 2 ? strcmp(it->code, word(w, 2)) == 0 :
		    none ? it->level != LEVEL_HINT && !it->open_text :
		    strcmp(it->code, word(w, 1)) == 0 &&
		    finding_is_at(s->ui->report, it, word(w, 2))) {
			any = true;
			if (none)
				fail(s, "finding %s at %s", it->code, it->place);
		}
	}
	if (!none && !any)
		fail(s, "no finding %s at %s", word(w, 1), word(w, 2));
}

static void
see_counts(struct script *s, const struct words *w)
{
	const struct report_open *o = &s->ui->findings.open;
	char is[64], want[64], text[16];

	snprintf(text, sizeof(text), "%d", o->text);
	snprintf(is, sizeof(is), "%d %d %d %s", o->error, o->warning, o->empty, text);
	snprintf(want, sizeof(want), "%s %s %s %s", word(w, 1), word(w, 2), word(w, 3),
	    *word(w, 4) ? word(w, 4) : text);
	if (strcmp(is, want) != 0)
		fail(s, "counts are %s, not %s", is, want);
}

static bool
is_chinese(uint32_t cp)
{
	return (cp >= 0x2e80 && cp <= 0x9fff) || (cp >= 0xf900 && cp <= 0xfaff) ||
	    (cp >= 0xff00 && cp <= 0xff65);
}

/* The words are taken out longest first, as they were given. */
static void
take_content(struct buf *b, struct script *s)
{
	const char *w = buf_cstr(&s->content);
	char *at;
	size_t n;

	for (; *w; w += n + 1) {
		n = strcspn(w, "\n");
		while (n > 0 && (at = memmem(b->data, b->len, w, n)) != NULL)
			memset(at, ' ', n);
	}
}

void
see_english(struct script *s)
{
	struct buf b = BUF_INIT;
	uint32_t cp;

	for (int row = 0; s->english && row < s->ui->rows; row++) {
		buf_reset(&b);
		paint_dump(&b, row);
		take_content(&b, s);
		for (size_t i = 0; i < b.len;) {
			i += text_decode(b.data + i, b.len - i, &cp);
			if (!is_chinese(cp))
				continue;
			if (s->faulty == NULL || strcmp(s->faulty, buf_cstr(&b)) != 0)
				fail(s, "not English, line %d of %s: %s", row + 1,
				    ui_top(s->ui)->class->name, buf_cstr(&b));
			free(s->faulty);
			s->faulty = mem_strdup(buf_cstr(&b));
			break;
		}
	}
	buf_release(&b);
}

static void
set_english(struct script *s, const struct words *w)
{
	s->english = strcmp(word(w, 1), "off") != 0;
	buf_reset(&s->content);
	for (int i = 1; i < w->n; i++)
		buf_printf(&s->content, "%s\n", w->word[i]);
	see_english(s);
}

static void
see_number(struct script *s, const char *what, int is, const char *want)
{
	if (is != atoi(want))
		fail(s, "%s is %d, not %s", what, is, want);
}

bool
look(struct script *s, const struct words *w)
{
	const char *c = word(w, 0);
	struct buf b = BUF_INIT;

	if ((strcmp(c, "cell") == 0 || strcmp(c, "text") == 0) && s->ui->report)
		see_value(s, w, s->ui->report);
	else if (strcmp(c, "saved") == 0)
		see_saved(s, w);
	else if (strcmp(c, "english") == 0)
		set_english(s, w);
	else if (strcmp(c, "line") == 0)
		see_line(s, w);
	else if (strcmp(c, "screen") == 0 && strcmp(word(w, 1), "<<") == 0)
		see_screen(s);
	else if (strcmp(c, "screen") == 0) {
		dump_screen(&b);
		see_part(s, "screen", buf_cstr(&b), word(w, 1), word(w, 2));
	} else if (strcmp(c, "style") == 0)
		see_style(s, w);
	else if (strcmp(c, "cursor") == 0)
		see_cursor(s, w);
	else if (strcmp(c, "focus") == 0)
		see_focus(s, word(w, 1));
	else if (strcmp(c, "section") == 0)
		see_number(s, "section", s->ui->section + 1, word(w, 1));
	else if (strcmp(c, "view") == 0)
		see_part(s, "view", ui_top(s->ui)->class->name, word(w, 1), "");
	else if (strcmp(c, "message") == 0)
		see_part(s, "message", buf_cstr(&s->ui->message),
		    strcmp(word(w, 1), "none") == 0 ? "" : word(w, 1), word(w, 2));
	else if (strcmp(c, "finding") == 0)
		see_finding(s, w);
	else if (strcmp(c, "counts") == 0)
		see_counts(s, w);
	else if (strcmp(c, "bytes") == 0) {
		if (s->sent > (size_t)atoi(word(w, 1)))
			fail(s, "%zu bytes sent, at most %s wanted", s->sent, word(w, 1));
	} else if (strcmp(c, "typed") == 0) {
		if (s->typed > (size_t)atoi(word(w, 1)))
			fail(s, "%zu keys typed, at most %s wanted", s->typed, word(w, 1));
	} else if (strcmp(c, "exists") == 0) {
		if (!file_read(&b, word(w, 1), 0, NULL) || b.len == 0)
			fail(s, "no file %s", word(w, 1));
	} else if (strcmp(c, "left") == 0) {
		if (!s->ui->leave)
			fail(s, "the application has not ended");
	} else
		return false;
	buf_release(&b);
	return true;
}
