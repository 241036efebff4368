/*
 * fuzz_text.c - any bytes as texts of a report, with arbitrary cells.
 *
 * Fields parted by byte 1: first what the cells are made of, then title, name of the
 * office and the texts in printed order, then those of last year.  What is found must quote
 * inside its text, must have a sentence in both languages, and must be found again
 * when it is looked for once more and when everything is read anew.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/check.h"
#include "report/prior.h"
#include "report/report.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_text: %s\n", what);
		abort();
	}
}

struct input { const char *p; size_t n; };

/* The next field as a string; NULL when there is none or it is empty. */
static char *
field(struct input *in)
{
	size_t n = 0;
	char *s;

	while (n < in->n && in->p[n] != 1)
		n++;
	s = n > 0 ? mem_strndup(in->p, n) : NULL;
	for (size_t i = 0; i < n; i++)
		s[i] = s[i] == '\0' ? ' ' : s[i];
	in->p += n < in->n ? n + 1 : n;
	in->n -= n < in->n ? n + 1 : n;
	return s;
}

/* Each byte tells of the cell whose turn it is; the last one of all that follow. */
static void
set_cells(struct report *r, const char *s)
{
	for (int i = 0; i < r->form->ncell; i++) {
		unsigned char c = s != NULL && *s != '\0' ? (unsigned char)*s : '0';

		s = s != NULL && s[0] != '\0' && s[1] != '\0' ? s + 1 : s;
		if (r->form->cell[i].computed || c == '_')
			continue;
		r->cell[i].has_value = true;
		r->cell[i].value = c >= '0' && c <= '9' ? (c - '0') * NUM_ONE :
		    (int64_t)((uint64_t)c << (c % 50)) - (c % 3) * NUM_ONE;
	}
	recalc_run(r, NULL);
}

static void
look_at(const struct report *r, const struct findings *f)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < f->n; i++) {
		const struct finding *find = &f->item[i];
		int slot = form_text_find(r->form, find->place);

		if (find->quote != NULL) {
			require(slot >= 0 && r->text[slot] != NULL, "a quote of no text");
			require(find->quote >= r->text[slot] && find->quote + find->nquote <=
			    r->text[slot] + strlen(r->text[slot]), "quotes outside");
		}
		for (int lang = 0; lang < LANG__MAX; lang++) {
			buf_reset(&b);
			finding_message(&b, r, find, lang);
			require(b.len > 0, "no sentence");
		}
		finding_where(&b, r, find, LANG_ZH);
	}
	buf_release(&b);
}

static void
same(const struct findings *a, const struct findings *b, const char *what)
{
	require(a->n == b->n, what);
	for (size_t i = 0; i < a->n; i++)
		require(strcmp(a->item[i].code, b->item[i].code) == 0 &&
		    strcmp(a->item[i].place, b->item[i].place) == 0 &&
		    a->item[i].left == b->item[i].left &&
		    a->item[i].right == b->item[i].right, what);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	static struct forms forms;
	struct input in = { (const char *)data, n };
	struct findings one, two;
	struct agency agency;
	struct report *r, *last;
	char *cells = field(&in), *title = field(&in);

	if (forms.n == 0)
		require(forms_load(&forms, NULL, NULL), "no forms");
	agency_init(&agency);
	if ((agency.name = field(&in)) == NULL)
		agency.name = mem_strdup("云山县水务局");
	agency.kind = (enum agency_kind)(n % AGENCY__MAX);
	r = report_new(forms_find(&forms, n % 7 == 6 ? "2019" : "2021"), &agency, 2024);
	last = report_new(r->form, &agency, 2023);
	r->title = title;
	for (int i = 0; i < r->form->ntext; i++)
		r->text[i] = field(&in);
	for (int i = 0; i < r->form->ntext; i++)
		last->text[i] = field(&in);
	set_cells(r, cells);
	if (n % 3 != 0)
		report_set_prior(r, prior_new(r->form, last));
	findings_init(&one);
	findings_init(&two);
	for (int document = 0; document < 2; document++) {
		void (*judge)(const struct report *, struct findings *) =
		    document ? document_findings : report_findings;

		judge(r, &one);
		look_at(r, &one);
		judge(r, &two);
		same(&one, &two, "found otherwise the second time");
		findings_release(&two);
		judge(r, &two);
		same(&one, &two, "found otherwise when read anew");
	}
	findings_release(&one);
	findings_release(&two);
	report_free(r);
	report_free(last);
	agency_release(&agency);
	free(cells);
	return 0;
}

#include "kit/replay.h"
