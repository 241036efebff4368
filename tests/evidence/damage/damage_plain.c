/*
 * damage_plain.c - figures that are not plain: what was struck out beside them, a
 * footnote sign, a picture or an empty field in their place, 46003 shown as a date.
 *
 * They are spoilt: to leave them open is right, and so is the true figure.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/look.h"
#include "doc/doc.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/page.h"
#include "kit/exportkit.h"

/* A random cell that prints a figure in digits alone, NULL = none. */
static struct page_cell *
pick(struct page *p, uint64_t *seed)
{
	struct page_row *r = damage_row(p, seed, 1, NULL, NULL);
	struct page_cell *found = NULL;
	uint64_t seen = 0;

	for (int i = 0; r != NULL && i < r->n; i++) {
		struct page_cell *c = &r->cell[i];

		if (c->cell >= 0 && !c->spoilt && c->text[0] != '\0' &&
		    strspn(c->text, "0123456789") == strlen(c->text) &&
		    kit_rand(seed, ++seen) == 0)
			found = c;
	}
	return found;
}

static void
part(struct buf *b, const char *text, unsigned look)
{
	look_turn(b, look);
	buf_str(b, text);
	look_turn(b, 0);
}

/* One to three figures. */
static bool
spoil(struct page *p, uint64_t *seed, enum look look)
{
	static const char *const other[] = { "1", "41", "0", "7" };
	bool any = false;

	for (uint64_t n = 1 + kit_rand(seed, 3); n > 0; n--) {
		struct page_cell *c = pick(p, seed);
		struct buf b = BUF_INIT;

		if (c == NULL)
			continue;
		if ((look & LOOK_PARTS) == 0) {
			look_stands(&b, look);
			if (look != LOOK_PICTURE && look != LOOK_FIELD)
				buf_str(&b, c->text);
		} else if (kit_rand(seed, 4) == 0) {
			part(&b, c->text, look);
		} else if (kit_rand(seed, 2) == 0) {
			part(&b, other[kit_rand(seed, 4)], look);
			buf_str(&b, c->text);
		} else {
			buf_str(&b, c->text);
			part(&b, other[kit_rand(seed, 4)], look);
		}
		c->text = page_text(p, "%s", buf_cstr(&b));
		c->spoilt = any = true;
		buf_release(&b);
	}
	return any;
}

bool
damage_struck(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_STRUCK);
}

bool
damage_raised(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_RAISED);
}

bool
damage_tiny(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_TINY);
}

bool
damage_hidden(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_HIDDEN);
}

bool
damage_picture(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_PICTURE);
}

bool
damage_field(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_FIELD);
}

bool
damage_date(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, LOOK_DATE);
}

bool
damage_format(struct page *p, uint64_t *seed)
{
	return spoil(p, seed, kit_rand(seed, 2) == 0 ? LOOK_PERCENT : LOOK_FORMAT);
}
