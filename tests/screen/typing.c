/*
 * typing.c - the keys of a script, and whether the screen is then as a fresh paint
 * gives it.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/text.h"
#include "screen/script.h"
#include "screen/stage.h"
#include "ui/core/core.h"
#include "ui/term/keydec.h"
#include "ui/term/paint.h"
#include "ui/term/term.h"

struct picture {
	struct buf	 text, style;
};

/* All but the title, which tells the time of the last save at its leisure. */
static void
take_picture(struct picture *p)
{
	int rows, cols, r, c;

	buf_init(&p->text);
	buf_init(&p->style);
	term_size(&rows, &cols);
	for (r = 1; r < rows; r++) {
		paint_dump(&p->text, r);
		buf_chr(&p->text, '\n');
		for (c = 0; c < cols; c++)
			buf_chr(&p->style, (char)('A' + paint_style_at(r, c)));
		buf_chr(&p->style, '\n');
	}
	paint_cursor_at(&r, &c);
	buf_printf(&p->text, "cursor %d %d\n", r + 1, c + 1);
}

static void
first_difference(struct script *s, const char *a, const char *b, const char *what)
{
	size_t n, m;
	int line = 2;

	while (*a && *b) {
		n = strcspn(a, "\n");
		m = strcspn(b, "\n");
		if (n != m || memcmp(a, b, n) != 0) {
			fail(s, "line %d is not as a fresh paint gives it (%s)\n"
			    "  is  \"%.*s\"\n  new \"%.*s\"", line, what, (int)n, a,
			    (int)m, b);
			return;
		}
		a += n + (a[n] != '\0');
		b += m + (b[m] != '\0');
		line++;
	}
}

void
compare_with_fresh(struct script *s)
{
	struct picture old, fresh;

	if (s->ui->leave)
		return;
	take_picture(&old);
	ui_damage(s->ui, DAMAGE_ALL);
	settled(s);
	take_picture(&fresh);
	first_difference(s, buf_cstr(&old.text), buf_cstr(&fresh.text), "text");
	first_difference(s, buf_cstr(&old.style), buf_cstr(&fresh.style), "style");
	buf_release(&old.text);
	buf_release(&old.style);
	buf_release(&fresh.text);
	buf_release(&fresh.style);
}

void
do_keys(struct script *s, const char *p)
{
	size_t n, before, writes, w, sent = term_sent(NULL);
	struct key k;

	for (; *p; p += n) {
		n = 1;
		if (*p == ' ' || *p == '\t')
			continue;
		n = key_by_name(p, &k);
		if (n == 0) {
			fail(s, "no key: %s", p);
			return;
		}
		before = term_sent(&writes);
		s->ui->worked = false;
		s->typed++;
		term_push(&k);
		settled(s);
		(void)term_sent(&w);
		if (w > writes + 1 && !s->ui->worked)
			fail(s, "%zu writes for one key", w - writes);
		(void)before;
	}
	s->sent = term_sent(NULL) - sent;
	compare_with_fresh(s);
}

/* Keys that are all there before the first is read. */
void
do_burst(struct script *s, const char *p)
{
	struct key k;
	size_t n;

	for (; *p; p += n) {
		n = 1;
		if (*p == ' ')
			continue;
		if ((n = key_by_name(p, &k)) == 0) {
			fail(s, "no key: %s", p);
			return;
		}
		term_push(&k);
	}
	settled(s);
	compare_with_fresh(s);
}

void
push_mouse(uint32_t code, int row, int col)
{
	struct key k = { .code = code, .row = row, .col = col };

	term_push(&k);
}

/* click WORDS: where they stand first on the screen; wheel up, wheel down. */
void
do_mouse(struct script *s, const char *words, bool wheel)
{
	struct buf line = BUF_INIT;
	const char *at = NULL;
	int row;

	words += strspn(words, " ");
	if (wheel)
		push_mouse(*words == 'u' ? K_WHEEL_UP : K_WHEEL_DOWN, 1, 1);
	for (row = 0; !wheel && at == NULL && row < s->ui->rows; row++) {
		buf_reset(&line);
		paint_dump(&line, row);
		at = strstr(buf_cstr(&line), words);
	}
	if (at != NULL) {
		line.len = (size_t)(at - line.data);
		line.data[line.len] = '\0';
		push_mouse(K_MOUSE, row, text_width(buf_cstr(&line)) + 1);
	} else if (!wheel)
		fail(s, "nothing to click: %s", words);
	settled(s);
	compare_with_fresh(s);
	buf_release(&line);
}

void
do_paste(struct script *s)
{
	struct buf b = BUF_INIT;
	const char *t;

	read_block(s, &b);
	if (b.len > 0)			/* no newline behind the last line */
		b.data[--b.len] = '\0';
	for (t = strstr(buf_cstr(&b), "\\t"); t; t = strstr(buf_cstr(&b), "\\t"))
		buf_splice(&b, (size_t)(t - b.data), 2, "\t", 1);
	term_push_paste(buf_cstr(&b), b.len);
	settled(s);
	compare_with_fresh(s);
	buf_release(&b);
}
