/*
 * store_import.c - a whole report from a file, as one step: new, or in the place of
 * the stored one, whose history then goes on.
 *
 * Invariants:
 *  (1) What is stored is the new report and what its file alone could show, or
 *      nothing; a refused import leaves the caller's report as it was.
 *  (2) A final report is never replaced.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

/* What was found, and before it why it was not read, parted by a control, which no text
 * that is shown has. */
static const char *
found_text(struct buf *b, const struct source_finding *f)
{
	buf_reset(b);
	if (f->look != 0) {
		look_names(b, f->look);
		buf_chr(b, STORE_LOOK);
	}
	buf_str(b, f->found);
	return buf_cstr(b);
}

static bool
add_source(struct store *s, const struct report *r, const char *file, const char *kind,
    const char *encoding, const unsigned char sha[SHA256_SIZE], struct diag *d)
{
	const struct source_finding	*f = r->source;
	char				 now[CLOCK_TEXT];
	struct buf			 found = BUF_INIT;
	int64_t				 id, n;
	bool				 ok;

	db_now(s, now);
	ok = db_exec(s, STMT_SOURCE_DROP, d, ARG_INT(r->id)) &&
	    db_exec(s, STMT_SOURCE_ADD, d, ARG_INT(r->id), ARG_STR(file), ARG_STR(kind),
	    ARG_TEXT(encoding), ARG_BLOB(sha, SHA256_SIZE), ARG_STR(now));
	id = sqlite3_last_insert_rowid(s->db);
	for (n = 1; ok && n <= (int64_t)r->nsource; n++, f++)
		ok = db_exec(s, STMT_SOURCE_FINDING_ADD, d, ARG_INT(id), ARG_INT(n),
		    ARG_TEXT(f->check), ARG_TEXT(f->place), ARG_STR(found_text(&found, f)),
		    ARG_IF(f->has_proposal, f->proposal),
		    ARG_TEXT(f->closed ? now : NULL));
	buf_release(&found);
	return ok;
}

/* With a hash of what was read and found: it must not become another. */
static bool
told_import(struct store *s, int64_t report, const char *file, struct diag *d)
{
	char		 hex[2 * SHA256_SIZE + 1];
	struct buf	 b = BUF_INIT;
	bool		 ok = replay_source_digest(s, report, hex, d);

	buf_printf(&b, "%s\t%s", file, hex);
	ok = ok && audit_event(s, "import", report, buf_cstr(&b), d);
	buf_release(&b);
	return ok;
}

static bool
has_note(const struct report *r, const char *place)
{
	size_t	 i;

	for (i = 0; i < r->nnote; i++)
		if (strcmp(r->note[i].place, place) == 0)
			return true;
	return false;
}

/* What a person has accepted, typed or filled before it was stored is not the file's. */
static enum cell_origin
origin_of(const struct cell *c)
{
	return c->origin == ORIGIN_ACCEPTED || c->origin == ORIGIN_KEY ||
	    c->origin == ORIGIN_FILL ? c->origin : ORIGIN_IMPORT;
}

/* The wishes that turn a stored report into the imported one. */
static void
differences(struct change_list *list, const struct report *old, const struct report *now)
{
	struct buf	 text = BUF_INIT;
	char		 figure[NUM_TEXT];
	size_t		 i;
	int		 k;

	for (k = 0; k < old->form->ncell; k++) {
		buf_reset(&text);
		if (!old->form->cell[k].computed)
			cell_text(&text, &now->cell[k]);
		else if (now->cell[k].has_printed)
			buf_str(&text, num_print(figure, now->cell[k].printed));
		change_cell(list, old, k, buf_cstr(&text), origin_of(&now->cell[k]));
	}
	for (k = 0; k < old->form->ntext; k++)
		change_text_all(list, old, k, now->text[k] != NULL ? now->text[k] : "",
		    ORIGIN_IMPORT);
	for (i = 0; i < old->nnote; i++)
		if (!has_note(now, old->note[i].place))
			change_note(list, old, old->note[i].place, "");
	for (i = 0; i < now->nnote; i++)
		change_note(list, old, now->note[i].place, now->note[i].body);
	change_beside_all(list, old, now->beside, now->nbeside, ORIGIN_IMPORT);
	change_report(list, old, "title", now->title != NULL ? now->title : "",
	    ORIGIN_IMPORT);
	/* a paper that tells no date takes none away */
	for (k = 0; k < TOLD_WRITTEN; k++) {
		const char *told = report_told(now, (enum report_told)k);

		if (told != NULL)
			change_report(list, old, report_told_name((enum report_told)k), told,
			    ORIGIN_IMPORT);
	}
	/* An imported report is a draft. */
	change_report(list, old, "state", state_name(STATE_DRAFT), ORIGIN_IMPORT);
	buf_release(&text);
}

/* What the store gives a report, to be put back when an import fails. */
static void
take_identity(struct report *to, const struct report *from)
{
	to->agency.id = from->agency.id;
	to->id = from->id;
	to->revision = from->revision;
	to->seq = from->seq;
	memcpy(to->uuid, from->uuid, sizeof(to->uuid));
	memcpy(to->head, from->head, sizeof(to->head));
}

/* Store a report that was not there, with the changes that made it. */
static bool
add_report(struct store *s, struct report *r, const struct change_list *list,
    struct diag *d)
{
	size_t		 words = BIT_WORDS(r->form->ncell);
	uint64_t	*all = mem_array(words, sizeof(*all));
	bool		 ok;

	memset(all, 0xff, words * sizeof(*all));
	ok = store_report_add_row(s, r, d) && store_save(s, r, list, all, d);
	free(all);
	return ok;
}

/* What only the file could show is now true of the stored report. */
static void
take_sources(struct report *to, const struct report *from)
{
	struct source_finding	*f;
	size_t			 i;

	for (i = 0; i < to->nsource; i++) {
		free(to->source[i].check);
		free(to->source[i].place);
		free(to->source[i].found);
	}
	to->nsource = 0;
	for (i = 0; i < from->nsource; i++) {
		to->source = mem_grow(to->source, to->nsource, &to->capsource,
		    sizeof(*to->source));
		f = &to->source[to->nsource++];
		*f = from->source[i];
		f->check = mem_strdup(from->source[i].check);
		f->place = mem_strdup(from->source[i].place);
		f->found = mem_strdup(from->source[i].found);
	}
}

/* The same form: the differences are one more step of the stored report.  What is open
 * must be known before: it tells which printed totals stay. */
static bool
go_on(struct store *s, struct report *old, struct report *now, struct change_list *made,
    struct diag *d)
{
	struct change_list	 list = CHANGE_LIST_INIT;
	uint64_t		*touched = mem_array(BIT_WORDS(old->form->ncell),
	    sizeof(*touched));
	bool			 ok;

	differences(&list, old, now);
	take_sources(old, now);
	ok = report_apply(old, &list, s->actor, touched, d) &&
	    store_save(s, old, &list, touched, d);
	if (ok) {
		take_identity(now, old);
		now->state = old->state;
		/* The list is now what was really done. */
		change_list_release(made);
		*made = list;
		list = (struct change_list)CHANGE_LIST_INIT;
	}
	change_list_release(&list);
	free(touched);
	return ok;
}

static bool
replace_report(struct store *s, struct report *now, int64_t id, struct change_list *made,
    struct diag *d)
{
	struct report	*old = store_load_report(s, id, false, d);
	bool		 ok;

	if (old == NULL)
		return false;
	if (old->state == STATE_FINAL)
		ok = store_report_exists(now, MSG_STORE_EXISTS_FINAL, d);
	else if (old->form == now->form)
		ok = go_on(s, old, now, made, d);
	else	/* no cell means the same: the report starts anew */
		ok = store_delete(s, old, d) && add_report(s, now, made, d);
	report_free(old);
	return ok;
}

bool
store_import(struct store *s, struct report *r, struct change_list *list, bool replace,
    const char *file, const char *kind, const char *encoding,
    const unsigned char sha[SHA256_SIZE], struct diag *d)
{
	struct report	 before = { 0 };
	int64_t		 there = -1;
	bool		 ok;

	take_identity(&before, r);
	if (!db_begin(s, d))
		return false;
	ok = store_report_settle_agency(s, &r->agency, d) &&
	    (there = store_report_find(s, r->agency.id, r->year, d)) >= 0;
	if (ok && there > 0 && !replace)
		ok = store_report_exists(r, MSG_STORE_EXISTS_IMPORT, d);
	else if (ok)
		ok = there > 0 ? replace_report(s, r, there, list, d) :
		    add_report(s, r, list, d);
	ok = ok && add_source(s, r, file, kind, encoding, sha, d) &&
	    told_import(s, r->id, file, d);
	ok = db_finish(s, ok, d);
	if (!ok)
		take_identity(r, &before);
	return ok;
}
