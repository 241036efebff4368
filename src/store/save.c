/*
 * save.c - one step to disk.
 *
 * A transaction: the report's revision moves on from the one loaded (or somebody
 * else has saved, and nothing is written), the changes join the audit, and the
 * cells, texts, notes, reasons and columns they name are written as they now
 * stand in the report.
 *
 * Invariant: the report in memory moves on only after COMMIT; until then the same
 * list can be saved again.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "form/form.h"
#include "report/change.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

#define CELL_ARGS	6	/* parameters of a row of STMT_CELL_SET */

/* One row of STMT_CELL_SET, from parameter n on; origin[] has to last as long. */
static void
bind_cell(sqlite3_stmt *q, int n, const struct report *r, int64_t code, int i,
    char origin[2])
{
	const struct cell	*c = &r->cell[i];

	origin[0] = r->form->cell[i].computed ? (char)ORIGIN_COMPUTED :
	    c->origin == 0 ? (char)ORIGIN_KEY : (char)c->origin;
	origin[1] = '\0';
	db_bind(q, n, (struct db_arg[CELL_ARGS]){ ARG_INT(r->id), ARG_INT(code),
	    ARG_IF(c->has_value, c->value),
	    ARG_TEXT(c->na && c->raw == NULL ? "/" : c->raw),
	    ARG_IF(c->has_printed, c->printed), ARG_STR(origin) }, CELL_ARGS);
}

/* Write n cells, STORE_ROWS in one statement while there are so many. */
static bool
set_cells(struct store *s, const struct report *r, const int64_t *code, const int *cell,
    int n, struct diag *d)
{
	sqlite3_stmt	*q;
	char		 origin[STORE_ROWS][2];
	int		 i, k, some;

	for (i = 0; i < n; i += some) {
		some = n - i >= STORE_ROWS ? STORE_ROWS : 1;
		q = db_stmt(s, some > 1 ? STMT_CELLS_SET : STMT_CELL_SET, d);
		if (q == NULL)
			return false;
		for (k = 0; k < some; k++)
			bind_cell(q, k * CELL_ARGS + 1, r, code[cell[i + k]], cell[i + k],
			    origin[k]);
		if (!db_run(s, q, d))
			return false;
	}
	return true;
}

static bool
drop_cell(struct store *s, const struct report *r, int64_t code, struct diag *d)
{
	return db_exec(s, STMT_CELL_DROP, d, ARG_INT(r->id), ARG_INT(code));
}

/* Cells the step touched, and those it names though their value is the same; all
 * of them when the caller cannot say, or the report has another form text now. */
static bool
save_cells(struct store *s, struct report *r, const struct change_list *list,
    const uint64_t *touched, bool all, struct diag *d)
{
	const struct store_codes	*codes = codes_stored(s, r->form, d);
	size_t				 words = BIT_WORDS(r->form->ncell), k;
	uint64_t			*bits;
	bool				 ok = codes != NULL;
	int				 i, n = 0, *set;

	if (!ok)
		return false;
	bits = mem_array(words, sizeof(*bits));
	set = mem_array((size_t)r->form->ncell, sizeof(*set));
	if (touched != NULL)
		memcpy(bits, touched, words * sizeof(*bits));
	for (k = 0; k < list->n; k++) {
		if (list->item[k].kind != CHANGE_CELL)
			continue;
		all = all || touched == NULL;
		if ((i = change_cell_number(&list->item[k], r->form)) >= 0)
			BIT_SET(bits, i);
	}
	for (i = 0; i < r->form->ncell && ok; i++) {
		const struct cell	*c = &r->cell[i];

		if (!all && !BIT_TEST(bits, i))
			continue;
		if (c->has_value || c->raw != NULL || c->has_printed || c->na)
			set[n++] = i;
		else
			ok = drop_cell(s, r, codes->id[i], d);
	}
	ok = ok && set_cells(s, r, codes->id, set, n, d);
	free(set);
	free(bits);
	return ok;
}

/* The text that the splice c was the last of.  One that it put there whole is not
 * kept twice: its row says in which record it stands. */
static bool
save_text(struct store *s, const struct report *r, const struct change *c, struct diag *d)
{
	int		 slot = form_text_find(r->form, c->place);
	const char	*body = slot >= 0 ? r->text[slot] : NULL;
	bool		 whole;

	if (body == NULL)
		return db_exec(s, STMT_TEXT_DROP, d, ARG_INT(r->id), ARG_STR(c->place));
	whole = c->pos == 0 && c->new != NULL && strcmp(c->new, body) == 0;
	return db_exec(s, STMT_TEXT_SET, d, ARG_INT(r->id), ARG_STR(c->place),
	    whole ? ARG_NULL : ARG_STR(body), ARG_IF(whole, c->seq));
}

static bool
save_notes(struct store *s, const struct report *r, struct diag *d)
{
	const struct note	*n;
	bool			 ok = db_exec(s, STMT_NOTES_DROP, d, ARG_INT(r->id));

	for (n = r->note; ok && n < r->note + r->nnote; n++)
		ok = db_exec(s, STMT_NOTE_ADD, d, ARG_INT(r->id), ARG_STR(n->place),
		    ARG_STR(n->body), ARG_STR(n->user), ARG_STR(n->at));
	return ok;
}

static bool
save_reasons(struct store *s, const struct report *r, struct diag *d)
{
	const struct reason	*w;
	bool			 ok = db_exec(s, STMT_REASONS_DROP, d, ARG_INT(r->id));

	for (w = r->reason; ok && w < r->reason + r->nreason; w++)
		ok = db_exec(s, STMT_REASON_ADD, d, ARG_INT(r->id), ARG_STR(w->check),
		    ARG_STR(w->place), ARG_BLOB(w->fingerprint, SHA256_SIZE),
		    ARG_STR(w->body), ARG_INT(w->dismissed), ARG_STR(w->user),
		    ARG_STR(w->at));
	return ok;
}

/* An item is a name with its unit, the same for all reports of the file. */
static bool
save_beside(struct store *s, const struct report *r, struct diag *d)
{
	struct buf	 code = BUF_INIT;
	bool		 ok = db_exec(s, STMT_BESIDE_DROP, d, ARG_INT(r->id));
	size_t		 i;

	for (i = 0; ok && i < r->nbeside; i++) {
		const struct beside	*x = &r->beside[i];
		char			 origin[2] = { (char)x->origin, '\0' };

		buf_reset(&code);
		buf_printf(&code, "%s=%s", x->name, x->unit);
		ok = db_exec(s, STMT_BESIDE_ITEM, d, ARG_STR(buf_cstr(&code)),
		    ARG_STR(x->name), ARG_STR(x->unit)) &&
		    db_exec(s, STMT_BESIDE_ADD, d, ARG_INT(r->id),
		    ARG_STR(buf_cstr(&code)), ARG_INT(x->value), ARG_STR(origin));
	}
	buf_release(&code);
	return ok;
}

/* What of its agency the list has changed. */
static bool
save_agency(struct store *s, const struct report *r, const struct change_list *list,
    struct diag *d)
{
	size_t	 i;

	for (i = 0; i < list->n && !change_is_agency(&list->item[i]); i++)
		continue;
	return i == list->n || store_agency_own(s, r, d);
}

/* A report that is opened again goes by the name its agency has now; another kind of
 * agency reports by another day. */
static void
see_agency(struct store *s, struct report *r, const struct change_list *list)
{
	size_t	 i;

	for (i = 0; i < list->n; i++) {
		if (change_is_state(&list->item[i]) && r->state != STATE_FINAL)
			(void)store_agency_now(s, &r->agency, NULL);
		if (change_is_agency(&list->item[i]))
			store_load_due(s, r);
	}
}

/* A closed report keeps the name it was closed with. */
static bool
save_columns(struct store *s, const struct report *r, struct diag *d)
{
	return db_exec(s, STMT_REPORT_COLUMNS, d, ARG_INT(r->id),
	    ARG_STR(state_name(r->state)), ARG_TEXT(r->title), ARG_TEXT(r->published),
	    ARG_IF(r->has_fee, r->fee), ARG_IF(r->has_fee, r->fee_notices),
	    ARG_TEXT(r->issuer), ARG_TEXT(r->index_no), ARG_TEXT(r->doc_no),
	    ARG_TEXT(r->address),
	    r->state == STATE_FINAL ? ARG_STR(r->agency.name) : ARG_NULL);
}

/* Is there a source finding about the place, and is it closed now? */
static const struct source_finding *
source_about(const struct report *r, const char *place)
{
	size_t	 i;

	for (i = 0; i < r->nsource; i++)
		if (r->source[i].place != NULL && strcmp(r->source[i].place, place) == 0)
			return &r->source[i];
	return NULL;
}

/* Source findings about keyed cells are closed; undoing opens them again. */
static bool
save_source_mark(struct store *s, const struct report *r, const struct change *c,
    struct diag *d)
{
	const struct source_finding	*f = source_about(r, c->place);

	return f == NULL || db_exec(s, STMT_SOURCE_CLOSE, d, ARG_INT(r->id),
	    ARG_STR(c->place), ARG_TEXT(f->closed ? c->at : NULL));
}

/* Everything of the list but the cells themselves; what is written whole, once. */
static bool
save_rest(struct store *s, const struct report *r, const struct change_list *list,
    struct diag *d)
{
	bool	 done[CHANGE__MAX] = { false };
	size_t	 i, k;

	for (i = 0; i < list->n; i++) {
		const struct change	*c = &list->item[i];
		bool			 ok = true;

		if (c->kind == CHANGE_TEXT) {
			/* The last splice of a text writes it. */
			for (k = i + 1; k < list->n; k++)
				if (list->item[k].kind == CHANGE_TEXT &&
				    strcmp(list->item[k].place, c->place) == 0)
					break;
			ok = k < list->n || save_text(s, r, c, d);
		} else if (c->kind == CHANGE_CELL) {
			ok = save_source_mark(s, r, c, d);
		} else if (!done[c->kind]) {
			if (c->kind == CHANGE_NOTE)
				ok = save_notes(s, r, d);
			else if (c->kind == CHANGE_REASON)
				ok = save_reasons(s, r, d);
			else if (c->kind == CHANGE_REPORT)
				ok = save_columns(s, r, d);
			else if (c->kind == CHANGE_BESIDE)
				ok = save_beside(s, r, d);
			done[c->kind] = true;
		}
		if (!ok)
			return false;
	}
	return true;
}

/* The note on the report in the same step: why it is opened again. */
static const char *
said_why(const struct change_list *list)
{
	size_t	 i;

	for (i = 0; i < list->n; i++)
		if (list->item[i].kind == CHANGE_NOTE && list->item[i].place[0] == '\0')
			return list->item[i].new;
	return NULL;
}

/* Becoming final and being opened again are events of the file too; the one has the
 * hash of the packed copy, the other the reason. */
static bool
save_events(struct store *s, const struct report *r, const struct change_list *list,
    const unsigned char head[SHA256_SIZE], struct diag *d)
{
	const char	*final = state_name(STATE_FINAL);
	char		 hex[2 * SHA256_SIZE + 1];
	size_t		 i;

	for (i = 0; i < list->n; i++) {
		const struct change	*c = &list->item[i];

		if (!change_is_state(c))
			continue;
		if (c->new != NULL && strcmp(c->new, final) == 0 &&
		    (!pack_write(s, r, list->item[list->n - 1].seq, head, hex, d) ||
		    !audit_event(s, "final", r->id, hex, d)))
			return false;
		if (c->old != NULL && strcmp(c->old, final) == 0 &&
		    (!pack_drop(s, r, d) ||
		    !audit_event(s, "reopen", r->id, said_why(list), d)))
			return false;
	}
	return true;
}

bool
save_conflict(const struct report *r, struct diag *d)
{
	diag_error(d, DIAG_LOCKED, MSG_STORE_CONFLICT, r->agency.name, INT(r->year),
	    NULL);
	return false;
}

/* Is the report stored with another text than the one it has now? */
static bool
other_form(struct store *s, const struct report *r, int64_t now, bool *other,
    struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_FORM, d, ARG_INT(r->id));
	int		 rc;

	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1)
		*other = sqlite3_column_int64(q, 0) != now;
	sqlite3_reset(q);
	return rc >= 0;
}

/* Move the report on from the revision loaded; STORE_CONFLICT if it is gone. */
static bool
touch(struct store *s, const struct report *r, int64_t form, const struct change *last,
    const unsigned char head[SHA256_SIZE], struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_TOUCH, d, ARG_INT(r->id),
	    ARG_INT(r->revision), ARG_INT(last->seq), ARG_BLOB(head, SHA256_SIZE),
	    ARG_TEXT(last->at), ARG_STR(last->user), ARG_INT(form));

	if (q == NULL)
		return false;
	if (!db_run(s, q, d))
		return false;
	return sqlite3_changes(s->db) == 1 || save_conflict(r, d);
}

bool
store_save(struct store *s, struct report *r, const struct change_list *list,
    const uint64_t *touched, struct diag *d)
{
	const struct store_codes	*codes;
	const struct change		*last;
	unsigned char			 head[SHA256_SIZE];
	struct records			 records;
	bool				 ok, all = false;

	if (list->n == 0)
		return true;
	last = &list->item[list->n - 1];
	if (!db_begin(s, d))
		return false;
	memcpy(head, r->head, sizeof(head));
	records_make(&records, s, r, list, head);
	/* The revision first: a conflict must show before anything is inserted. */
	ok = (codes = codes_stored(s, r->form, d)) != NULL &&
	    other_form(s, r, codes->row, &all, d) &&
	    touch(s, r, codes->row, last, head, d) &&
	    records_add(s, r->id, &records, d);
	records_release(&records);
	ok = ok && save_cells(s, r, list, touched, all, d) && save_rest(s, r, list, d) &&
	    save_agency(s, r, list, d) && save_events(s, r, list, head, d) &&
	    (s->forget == NULL || db_exec(s, STMT_SETTING_DROP, d, ARG_STR(s->forget)));
	if (!db_finish(s, ok, d))
		return false;
	store_forget(s, NULL);
	r->revision++;
	memcpy(r->head, head, sizeof(head));
	free(r->changed);
	free(r->changed_by);
	r->changed = mem_strdup(last->at);
	r->changed_by = mem_strdup(last->user);
	see_agency(s, r, list);
	return true;
}

bool
store_counts(struct store *s, const struct report *r, const struct report_open *open,
    int hint)
{
	bool	 ok;

	if (s->read_only || !db_begin(s, NULL))
		return false;
	ok = db_exec(s, STMT_REPORT_COUNTS, NULL, ARG_INT(r->id), ARG_INT(r->revision),
	    ARG_INT(open->error), ARG_INT(open->warning), ARG_INT(hint),
	    ARG_INT(open->empty), ARG_INT(open->text));
	return db_finish(s, ok, NULL);
}

bool
store_stale(struct store *s, const struct report *r)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_REVISION, NULL, ARG_INT(r->id));
	bool		 stale;

	if (q == NULL)
		return false;
	stale = db_row(s, q, NULL) != 1 || sqlite3_column_int64(q, 0) != r->revision;
	sqlite3_reset(q);
	return stale;
}
