/*
 * world.c - what a script finds: reports stored before it starts, files beside it,
 * somebody else who saves.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "report/change.h"
#include "report/report.h"
#include "screen/script.h"
#include "screen/stage.h"
#include "store/store.h"

bool
have_store(struct script *s)
{
	struct diag d;

	if (s->store)
		return true;
	diag_init(&d);
	s->db = file_join(s->dir, "nianbao.db");
	if (forms_load(&s->forms, s->forms_dir, &d))
		s->store = store_open(s->db, STORE_CREATE, &s->forms, &s->actor, &d);
	if (s->store == NULL)
		fail_diag(s, "no database", &d);
	diag_release(&d);
	return s->store != NULL;
}

void
last_report(struct script *s, const char *agency, int year)
{
	free(s->agency);
	s->agency = mem_strdup(agency);
	s->year = year;
}

void
do_report(struct script *s, const struct words *w)
{
	const struct form *f;
	struct agency a;
	struct report *r;
	struct diag d;

	if (!have_store(s))
		return;
	f = forms_find(&s->forms, word(w, 1));
	if (f == NULL) {
		fail(s, "no form %s", word(w, 1));
		return;
	}
	diag_init(&d);
	agency_init(&a);
	if (!store_agency_find(s->store, word(w, 2), &a, NULL))
		a.name = mem_strdup(word(w, 2));
	r = store_create(s->store, &a, atoi(word(w, 3)), f, &d);
	if (r)
		last_report(s, word(w, 2), atoi(word(w, 3)));
	else
		fail_diag(s, "report", &d);
	report_free(r);
	agency_release(&a);
	diag_release(&d);
}

void
do_load(struct script *s, const struct words *w)
{
	struct import_run run = { .forms = &s->forms, .actor = &s->actor };
	char *path = file_join(s->folder, word(w, 1));
	struct candidate *c;
	struct diag d;

	diag_init(&d);
	run.diag = &d;
	c = have_store(s) ? import_file(&run, path) : NULL;
	if (c && c->report && store_import(s->store, c->report, c->changes, false,
	    c->file,
	    c->kind, c->encoding, c->sha256, &d))
		last_report(s, c->report->agency.name, c->report->year);
	else
		fail_diag(s, "load", &d);
	if (c)
		candidate_free(c);
	import_run_release(&run);
	diag_release(&d);
	free(path);
}

/* Save CELL=VALUE ... to the report made last, as another process would. */
void
store_cells(struct script *s, struct store *store, const struct words *w)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r;
	uint64_t *touched;
	struct diag d;
	char *eq;
	int i, at;

	diag_init(&d);
	r = store_load(store, s->agency, s->year, &d);
	if (r == NULL) {
		fail_diag(s, "load", &d);
		diag_release(&d);
		return;
	}
	for (i = 1; i < w->n; i++) {
		eq = strchr(w->word[i], '=');
		if (eq == NULL) {
			fail(s, "no = in %s", w->word[i]);
			continue;
		}
		*eq = '\0';
		if ((at = form_cell_find(r->form, w->word[i])) >= 0)
			change_cell(&list, r, at, eq + 1, ORIGIN_SET);
		else if ((at = form_text_find(r->form, w->word[i])) >= 0)
			change_text_all(&list, r, at, eq + 1, ORIGIN_SET);
		else
			fail(s, "no place %s", w->word[i]);
	}
	touched = mem_array(BIT_WORDS(r->form->ncell), sizeof(*touched));
	if (!report_apply(r, &list, &s->actor, touched, &d) ||
	    !store_save(store, r, &list, touched, &d))
		fail_diag(s, "set", &d);
	free(touched);
	change_list_release(&list);
	report_free(r);
	diag_release(&d);
}

void
do_final(struct script *s)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct report *r = store_load(s->store, s->agency, s->year, NULL);
	uint64_t *touched = mem_array(BIT_WORDS(FORM_CELLS_MAX), sizeof(*touched));

	change_report(&list, r, "state", state_name(STATE_FINAL), ORIGIN_SET);
	if (!report_apply(r, &list, &s->actor, touched, NULL) ||
	    !store_save(s->store, r, &list, touched, NULL))
		fail(s, "final");
	free(touched);
	change_list_release(&list);
	report_free(r);
}

/* A file in the script's directory, or a copy of one that is beside the script. */
void
do_put(struct script *s, const struct words *w)
{
	struct buf b = BUF_INIT;
	char *from = file_join(s->folder, word(w, 2));

	if (strcmp(word(w, 2), "<<") == 0) {
		read_block(s, &b);
	} else if (!file_read(&b, from, 0, NULL))
		fail(s, "no file %s", from);
	if (!file_write(word(w, 1), b.data ? b.data : "", b.len, 0666, NULL))
		fail(s, "put %s", word(w, 1));
	free(from);
	buf_release(&b);
}

bool
see_other_store(struct script *s)
{
	if (s->other == NULL)
		s->other = store_open(s->db, STORE_WRITE, &s->forms, &s->actor, NULL);
	if (s->other == NULL)
		fail(s, "no second connection");
	return s->other != NULL;
}
