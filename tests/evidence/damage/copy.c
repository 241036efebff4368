/*
 * copy.c - see copy.h.
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "doc/doc.h"
#include "evidence/damage/copy.h"
#include "evidence/damage/damage.h"
#include "evidence/damage/layout.h"
#include "evidence/damage/page.h"
#include "evidence/damage/verdict.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "kit/exportkit.h"
#include "report/report.h"

#define TRIES	20	/* a damage may find nothing to damage */

/* Seeds of neighbouring numbers have nothing in common (splitmix64); never 0. */
static uint64_t
scatter(uint64_t x)
{
	x += UINT64_C(0x9E3779B97F4A7C15);
	x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
	return (x ^ x >> 31) | 1;
}

static size_t
count_layouts(void)
{
	size_t n = 0;

	while (layouts[n].name != NULL)
		n++;
	return n;
}

static size_t
count_damages(void)
{
	size_t n = 0;

	while (damages[n].name != NULL)
		n++;
	return n;
}

/* One damage: in turn by the number, so that each is met as often as others. */
static void
add_damage(struct copy *c, struct page *p, uint64_t *seed, uint64_t turn, bool alone)
{
	size_t n = count_damages();

	for (int i = 0; i < TRIES; i++) {
		const struct damage *m = &damages[turn % n];

		if (damage_reaches(m, c->layout) && (alone || !m->alone) && m->apply(p, seed)) {
			c->damage[c->ndamage++] = m;
			return;
		}
		turn = kit_rand(seed, n);
	}
}

static void
add_damages(struct copy *c, struct page *p, uint64_t *seed,
    const struct damage *const *wanted)
{
	uint64_t dice = kit_rand(seed, 20);
	int n = dice < 12 ? 1 : dice < 17 ? 2 : 3;

	for (int i = 0; wanted != NULL && i < COPY_DAMAGES && wanted[i] != NULL; i++)
		for (int k = 0; k < TRIES; k++)
			if (wanted[i]->apply(p, seed)) {
				c->damage[c->ndamage++] = wanted[i];
				break;
			}
	for (int i = 0; wanted == NULL && i < n; i++)
		add_damage(c, p, seed, i == 0 ? c->number / count_layouts() :
		    kit_rand(seed, 1000), n == 1);
}

/* The document as it is, past bytes and reader: layout "grid". */
static struct candidate *
match_only(const struct page *p, const struct import_options *o, struct diag *d)
{
	struct candidate *k = mem_zero(sizeof *k);
	struct doc *doc = page_document(p, false);
	struct intake in;

	for (size_t i = 0; i < doc->n; i++) {
		struct doc_table *t = doc->block[i].table;

		for (size_t c = 0; t != NULL && c < t->ncell; c++)
			doc_cell_read(doc, &t->cell[c], t->cell[c].text,
			    strlen(t->cell[c].text));
	}
	intake_init(&in, kit_import(o, d), k);
	if (match_document(&in, doc))
		intake_build(&in);
	intake_release(&in);
	doc_free(doc);
	return k;
}

/* Another figure in one cell of the page, and in its truth, after it was written. */
static void
falsify(struct page *p)
{
	for (int i = 0; i < p->n; i++)
		for (int k = 0; p->block[i].table != NULL && k < p->block[i].table->n; k++)
			for (int c = 0; c < p->block[i].table->row[k]->n; c++) {
				struct page_cell *pc = &p->block[i].table->row[k]->cell[c];

				if (pc->cell < 0 || pc->spoilt ||
				    p->truth[pc->cell].kind != TRUTH_VALUE)
					continue;
				p->truth[pc->cell].value += NUM_ONE;
				pc->text = page_text(p, "%ld",
				    (long)(p->truth[pc->cell].value / NUM_ONE));
				return;
			}
}

static void
make(struct copy *c, uint64_t number, const struct damage *const *wanted,
    const struct damage_layout *layout, bool told, bool control)
{
	uint64_t seed = scatter(number);
	struct report *r = judge_report(&seed);
	struct page *p = page_build(r, seed);
	struct import_options o = { 0 };
	struct candidate *k;
	struct diag d;

	if (told) {
		o.agency = r->agency.name;
		o.year = r->year;
	}
	diag_init(&d);
	memset(c, 0, sizeof *c);
	c->number = number;
	c->layout = layout != NULL ? layout : &layouts[number % count_layouts()];
	add_damages(c, p, &seed, wanted);
	if (c->layout->write == NULL) {
		k = match_only(p, &o, &d);
	} else {
		if (!c->layout->write(&c->file, p))
			mem_die("damage: a layout cannot be written");
		k = import_bytes(kit_import(&o, &d), buf_cstr(&c->file), c->file.len,
		    c->layout->name);
	}
	if (control)
		falsify(p);
	judge(&c->tally, p, c->layout, k, &c->why);
	for (size_t i = 0; k->report == NULL && i < d.n; i++) {
		buf_str(&c->why, "  refused: ");
		diag_format(&c->why, &d.item[i], LANG_EN);
		buf_chr(&c->why, '\n');
	}
	diag_release(&d);
	candidate_free(k);
	page_free(p);
	report_free(r);
}

void
copy_make(struct copy *c, uint64_t number, const struct damage *const *wanted,
    const struct damage_layout *layout, bool told)
{
	make(c, number, wanted, layout, told, false);
}

void
copy_control(struct copy *c, uint64_t number, const struct damage *const *wanted,
    const struct damage_layout *layout)
{
	make(c, number, wanted, layout, false, true);
}

void
copy_release(struct copy *c)
{
	buf_release(&c->file);
	buf_release(&c->why);
}
