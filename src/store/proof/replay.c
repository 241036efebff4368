/*
 * replay.c - everything a report holds, against what its changes and events tell.
 *
 *	change rows --replayed--> cells, texts, notes, reasons, columns, figures beside
 *	event rows  ------------> form, uuid, year, agency, name when closed, source
 *
 * The last word counts.  Undo and redo give a value back with the origin or the author it
 * had before: then any that this place ever had will do, so that nobody is accused for
 * nothing.  What a file of an older schema did not record is not judged: the event "=..."
 * of its upgrade says how it stood.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "base/text.h"
#include "form/form.h"
#include "report/change.h"
#include "report/report.h"
#include "store/db.h"
#include "store/store.h"

#define HEX_SIZE	(2 * SHA256_SIZE)

/* ---- what the changes tell ---- */

struct said { char *user, *at; };	/* owned */

struct told_cell {
	char		*value;		/* owned; NULL or "" = empty */
	int64_t		 seq;		/* of the last change, 0 = none */
	enum cell_origin origin;	/* its own, u and y too */
	char		 ever[16];	/* the others, each once */
};

/* A note, a reason, a column or a figure beside; the last word about it. */
struct told_fact {
	enum change_kind kind;
	char		*place, *value;		/* owned */
	char		 hex[HEX_SIZE + 1];	/* of a reason */
	char		*by;			/* who said it last, and when, .. */
	char		 at[CLOCK_TEXT];
	bool		 given_back;		/* .. by undo or redo */
	enum cell_origin origin;		/* as of told_cell */
	char		 ever[16];
	struct said	*said;			/* by whom it was ever said */
	size_t		 nsaid, capsaid;
	bool		 seen;
};

struct told {
	const struct report *r;
	struct told_cell *cell;		/* [ncell] */
	struct buf	 *text;		/* [ntext] */
	bool		 *torn;		/* [ntext]: a splice does not fit */
	struct told_fact *fact;
	size_t		  nfact, capfact;
	bool		  has_fee;
	char		 *changed_by;	/* of the last change */
	char		  changed[CLOCK_TEXT];
};

static const char *
or_empty(const char *s)
{
	return s != NULL ? s : "";
}

static bool
same(const char *a, const char *b)
{
	return strcmp(or_empty(a), or_empty(b)) == 0;
}

static void
told_splice(struct told *t, int slot, const struct change *c)
{
	struct buf	*b = &t->text[slot];
	const char	*old = or_empty(c->old), *new = or_empty(c->new);
	size_t		 n = strlen(old), at = text_offset(buf_cstr(b), b->len,
	    (size_t)c->pos);

	if (n > b->len - at || memcmp(buf_cstr(b) + at, old, n) != 0)
		t->torn[slot] = true;
	else
		buf_splice(b, at, n, new, strlen(new));
}

static bool
given_back(const struct change *c)
{
	return c->origin == ORIGIN_UNDO || c->origin == ORIGIN_REDO;
}

/* A letter once; undo and redo are none of their own. */
static void
keep_origin(char ever[16], const struct change *c)
{
	char	 letter = (char)c->origin;
	size_t	 n = strlen(ever);

	if (!given_back(c) && letter != '\0' && strchr(ever, letter) == NULL && n < 15)
		ever[n] = letter;
}

static bool
origin_said(enum cell_origin now, enum cell_origin last, const char *ever)
{
	if (last == ORIGIN_UNDO || last == ORIGIN_REDO)
		return *ever == '\0' || strchr(ever, (char)now) != NULL;
	return last == now || last == ORIGIN_UPGRADE;
}

static void
told_figure(struct told_cell *p, const struct change *c)
{
	free(p->value);
	p->value = mem_strdup(c->new);
	p->seq = c->seq;
	p->origin = c->origin;
	keep_origin(p->ever, c);
}

static const char *
hex_of(const char *reason)
{
	return reason + (*reason == '-');
}

static struct told_fact *
fact_of(struct told *t, enum change_kind kind, const char *place, const char *hex)
{
	struct told_fact	*f;
	size_t			 i;

	for (i = 0; i < t->nfact; i++) {
		f = &t->fact[i];
		if (f->kind == kind && strcmp(f->place, place) == 0 &&
		    strncmp(f->hex, hex, HEX_SIZE) == 0)
			return f;
	}
	t->fact = mem_grow(t->fact, t->nfact, &t->capfact, sizeof(*t->fact));
	f = &t->fact[t->nfact++];
	memset(f, 0, sizeof(*f));
	f->kind = kind;
	f->place = mem_strdup(place);
	strncat(f->hex, hex, HEX_SIZE);
	return f;
}

static bool
is_nought(const char *s)
{
	return *or_empty(s) == '\0' || strcmp(s, "0") == 0;
}

/* The fee and its notices are told together: see columns.c. */
static void
told_fee(struct told *t, const struct change *c)
{
	const char	*other = strcmp(c->place, "fee") == 0 ? "fee_notices" :
	    strcmp(c->place, "fee_notices") == 0 ? "fee" : NULL;

	if (c->kind == CHANGE_REPORT && other != NULL)
		t->has_fee = *or_empty(c->new) != '\0' ||
		    !is_nought(fact_of(t, CHANGE_REPORT, other, "")->value);
}

static void
told_fact(struct told *t, const struct change *c)
{
	const char		*named = *or_empty(c->new) != '\0' ? c->new :
				    or_empty(c->old);
	struct told_fact	*f = fact_of(t, c->kind, c->place,
				    c->kind == CHANGE_REASON ? hex_of(named) : "");

	free(f->value);
	f->value = mem_strdup(c->new);
	free(f->by);
	f->by = mem_strdup(or_empty(c->user));
	memcpy(f->at, c->at, sizeof(f->at));
	f->given_back = given_back(c);
	f->origin = c->origin;
	keep_origin(f->ever, c);
	f->said = mem_grow(f->said, f->nsaid, &f->capsaid, sizeof(*f->said));
	f->said[f->nsaid++] = (struct said){ mem_strdup(f->by), mem_strdup(c->at) };
	told_fee(t, c);
}

static bool
told_change(void *ctx, const struct change *c, const unsigned char hash[SHA256_SIZE])
{
	struct told	*t = ctx;
	int		 i;

	(void)hash;
	if (c->kind == CHANGE_CELL) {
		if ((i = form_cell_find(t->r->form, c->place)) >= 0)
			told_figure(&t->cell[i], c);
	} else if (c->kind == CHANGE_TEXT) {
		if ((i = form_text_find(t->r->form, c->place)) >= 0)
			told_splice(t, i, c);
	} else
		told_fact(t, c);
	if (!same(t->changed_by, c->user)) {
		free(t->changed_by);
		t->changed_by = mem_strdup(c->user);
	}
	memcpy(t->changed, c->at, sizeof(t->changed));
	return true;
}

static void
told_init(struct told *t, const struct report *r)
{
	memset(t, 0, sizeof(*t));
	t->r = r;
	t->cell = mem_array((size_t)r->form->ncell, sizeof(*t->cell));
	t->text = mem_array((size_t)r->form->ntext, sizeof(*t->text));
	t->torn = mem_array((size_t)r->form->ntext, sizeof(*t->torn));
}

static void
told_release(struct told *t)
{
	size_t	 i, k;

	for (i = 0; i < (size_t)t->r->form->ncell; i++)
		free(t->cell[i].value);
	for (i = 0; i < (size_t)t->r->form->ntext; i++)
		buf_release(&t->text[i]);
	for (i = 0; i < t->nfact; i++) {
		for (k = 0; k < t->fact[i].nsaid; k++) {
			free(t->fact[i].said[k].user);
			free(t->fact[i].said[k].at);
		}
		free(t->fact[i].said);
		free(t->fact[i].place);
		free(t->fact[i].value);
		free(t->fact[i].by);
	}
	free(t->fact);
	free(t->cell);
	free(t->text);
	free(t->torn);
	free(t->changed_by);
}

/* ---- against what there is ---- */

static bool
differs(const struct report *r, const char *what, const char *place, struct diag *d)
{
	struct buf	 b = BUF_INIT;

	buf_str(&b, what);
	if (*what != '\0' && *place != '\0')
		buf_chr(&b, ' ');
	buf_str(&b, place);
	diag_error(d, DIAG_DATA, MSG_STORE_VERIFY_CELL, r->agency.name, INT(r->year),
	    buf_cstr(&b), NULL);
	buf_release(&b);
	return false;
}

/* The text of a cell tells its value too: one that was typed as 251000元 must not be
 * another figure below it. */
static bool
same_figure(const struct form_cell *fc, const struct cell *c, const char *said)
{
	struct cell	 read;
	bool		 ok;

	if (c->raw == NULL || !cell_read(&read, fc, said, strlen(said), false, NULL))
		return true;
	ok = read.has_value == c->has_value && (!c->has_value || read.value == c->value);
	free(read.raw);
	return ok;
}

/* A printed figure was an entry where the form had no total then. */
static bool
same_printed(const struct cell *c, const struct told_cell *t)
{
	char	 figure[NUM_TEXT];

	if (t->ever[0] != '\0' && strchr(t->ever, 'i') == NULL)
		return true;
	return same(c->has_printed ? num_print(figure, c->printed) : NULL, t->value);
}

static bool
same_origin(const struct cell *c, const struct told_cell *t)
{
	return cell_empty(c) || t->seq == 0 ||
	    origin_said(c->origin, t->origin, t->ever);
}

static bool
verify_cells(const struct told *t, struct diag *d)
{
	const struct report	*r = t->r;
	struct buf		 now = BUF_INIT;
	bool			 ok = true;
	int			 i;

	for (i = 0; i < r->form->ncell; i++) {
		const struct form_cell	*fc = &r->form->cell[i];
		const struct cell	*c = &r->cell[i];
		const char		*said = or_empty(t->cell[i].value);

		buf_reset(&now);
		cell_text(&now, c);
		/* A total is the sum of its parts: verify_sums(). */
		if (fc->computed ? !same_printed(c, &t->cell[i]) :
		    strcmp(buf_cstr(&now), said) != 0 || !same_figure(fc, c, said) ||
		    !same_origin(c, &t->cell[i]))
			ok = differs(r, "", fc->code, d);
	}
	buf_release(&now);
	return ok;
}

static bool
verify_texts(const struct told *t, struct diag *d)
{
	const struct report	*r = t->r;
	bool			 ok = true;
	int			 i;

	for (i = 0; i < r->form->ntext; i++)
		if (t->torn[i] || !same(r->text[i], buf_cstr(&t->text[i])))
			ok = differs(r, "", r->form->text[i].code, d);
	return ok;
}

/* Is the author and the hour what the last word about it says? */
static bool
same_author(const struct told_fact *f, const char *user, const char *at)
{
	size_t	 i;

	if (!f->given_back)
		return same(f->by, user) && same(f->at, at);
	for (i = 0; i < f->nsaid; i++)
		if (same(f->said[i].user, user) && same(f->said[i].at, at))
			return true;
	return false;
}

static bool
verify_notes(struct told *t, struct diag *d)
{
	struct told_fact	*f;
	bool			 ok = true;
	size_t			 i;

	for (i = 0; i < t->r->nnote; i++) {
		const struct note	*n = &t->r->note[i];

		f = fact_of(t, CHANGE_NOTE, n->place, "");
		f->seen = true;
		if (!same(f->value, n->body) || !same_author(f, n->user, n->at))
			ok = differs(t->r, "note", n->place, d);
	}
	return ok;
}

static bool
verify_reasons(struct told *t, struct diag *d)
{
	struct told_fact	*f;
	struct buf		 place = BUF_INIT, text = BUF_INIT;
	char			 hex[HEX_SIZE + 1];
	bool			 ok = true;
	size_t			 i;

	for (i = 0; i < t->r->nreason; i++) {
		const struct reason	*w = &t->r->reason[i];

		buf_reset(&place);
		buf_reset(&text);
		buf_printf(&place, "%s@%s", w->check, w->place);
		sha256_hex(w->fingerprint, hex);
		buf_printf(&text, "%s%s %s", w->dismissed ? "-" : "", hex, w->body);
		f = fact_of(t, CHANGE_REASON, buf_cstr(&place), hex);
		f->seen = true;
		if (!same(f->value, buf_cstr(&text)) || !same_author(f, w->user, w->at))
			ok = differs(t->r, "reason", buf_cstr(&place), d);
	}
	buf_release(&place);
	buf_release(&text);
	return ok;
}

static bool
verify_beside(struct told *t, struct diag *d)
{
	struct told_fact	*f;
	struct buf		 text = BUF_INIT;
	bool			 ok = true;
	size_t			 i;

	for (i = 0; i < t->r->nbeside; i++) {
		const struct beside	*x = &t->r->beside[i];

		buf_reset(&text);
		beside_text(&text, x);
		f = fact_of(t, CHANGE_BESIDE, x->name, "");
		f->seen = true;
		if (!same(f->value, buf_cstr(&text)) ||
		    !origin_said(x->origin, f->origin, f->ever))
			ok = differs(t->r, "extra", x->name, d);
	}
	buf_release(&text);
	return ok;
}

/* What was said and is not there any more. */
static bool
verify_gone(const struct told *t, struct diag *d)
{
	bool	 ok = true;
	size_t	 i;

	for (i = 0; i < t->nfact; i++) {
		const struct told_fact	*f = &t->fact[i];

		if (f->seen || f->kind == CHANGE_REPORT || *or_empty(f->value) == '\0')
			continue;
		ok = differs(t->r, change_kind_name(f->kind), f->place, d);
	}
	return ok;
}

static bool
verify_columns(struct told *t, struct diag *d)
{
	static const char *const names[] = { "state", "title", "published", "fee",
	    "fee_notices", "address", "issuer", "index_no", "doc_no" };
	const char	*said;
	char		*now;
	bool		 ok = true;
	size_t		 i;

	for (i = 0; i < ARRAY_LEN(names); i++) {
		now = report_column(t->r, names[i]);
		said = fact_of(t, CHANGE_REPORT, names[i], "")->value;
		if (strncmp(names[i], "fee", 3) == 0) {
			said = !t->has_fee ? NULL : is_nought(said) ? "0" : said;
			if ((now != NULL) != t->has_fee)
				ok = differs(t->r, "report", names[i], d);
		}
		if (i == 0 && *or_empty(said) == '\0')
			said = state_name(STATE_DRAFT);
		if (!same(now, said))
			ok = differs(t->r, "report", names[i], d);
		free(now);
	}
	if (t->r->seq > 0 && (!same(t->r->changed, t->changed) ||
	    !same(t->r->changed_by, t->changed_by)))
		ok = differs(t->r, "report", "changed", d);
	return ok;
}

/* ---- the source of an import ---- */

/* A column with its type, so that null, "" and 0 are three things. */
static void
put_column(struct sha256 *h, sqlite3_stmt *q, int n)
{
	int		 type = sqlite3_column_type(q, n);
	const void	*p = type == SQLITE_BLOB ? sqlite3_column_blob(q, n) :
			    (const void *)sqlite3_column_text(q, n);
	char		 head[32];
	int		 size = sqlite3_column_bytes(q, n);

	snprintf(head, sizeof(head), "%d %d\n", type, size);
	sha256_add(h, head, strlen(head));
	if (size > 0)
		sha256_add(h, p, (size_t)size);
}

bool
replay_source_digest(struct store *s, int64_t report, char hex[HEX_SIZE + 1], struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_SOURCE_PROOF, d, ARG_INT(report));
	unsigned char	 hash[SHA256_SIZE];
	struct sha256	 h;
	int		 rc, i;

	if (q == NULL)
		return false;
	sha256_init(&h);
	while ((rc = db_row(s, q, d)) == 1)
		for (i = 0; i < sqlite3_column_count(q); i++)
			put_column(&h, q, i);
	sha256_end(&h, hash);
	sha256_hex(hash, hex);
	return rc == 0;
}

static bool
by_person(enum cell_origin origin)
{
	return origin == ORIGIN_KEY || origin == ORIGIN_FILL || origin == ORIGIN_PASTE ||
	    origin == ORIGIN_SET || origin == ORIGIN_ACCEPTED;
}

/* What a source left open is closed by a person who fills the cell, and by nothing else;
 * see report/edit/step.c. */
static bool
verify_closed(struct store *s, const struct told *t, int64_t imported, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_SOURCE_CLOSED, d, ARG_INT(t->r->id));
	bool		 ok = q != NULL, closed, person;
	int		 rc = 0, i;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		i = form_cell_find(t->r->form, db_str(q, 0));
		closed = sqlite3_column_type(q, 1) != SQLITE_NULL;
		person = i >= 0 && by_person(t->r->cell[i].origin);
		/* at the import itself, or by a change of the cell (?2 = its time) */
		if ((closed && (i < 0 ? strcmp(db_str(q, 1), db_str(q, 2)) != 0 :
		    !person || !sqlite3_column_int(q, 3))) ||
		    (!closed && person && t->cell[i].seq > imported))
			ok = differs(t->r, "source_finding", db_str(q, 0), d);
	}
	return ok && rc >= 0;
}

/* ---- what the events tell ---- */

struct events {
	char		 form[HEX_SIZE + 1], source[HEX_SIZE + 1];	/* "" = not told */
	char		*name;		/* when it was closed; owned, NULL = not told */
	char		*agency;	/* of the last event, and its number; owned */
	int64_t		 seq, imported;
	char		 created[CLOCK_TEXT];
	char		*by;
	bool		 uuid_differs, year_differs;
};

/* Field number n of "a TAB b TAB c"; false when there is none. */
static bool
field(const char *detail, int n, char *out, size_t size)
{
	for (; n > 0 && detail != NULL; n--)
		detail = (detail = strchr(detail, '\t')) != NULL ? detail + 1 : NULL;
	if (detail == NULL)
		return false;
	snprintf(out, size, "%.*s", (int)strcspn(detail, "\t"), detail);
	return true;
}

static void
take_event(struct events *e, const char *kind, const char *detail, const char *agency,
    sqlite3_stmt *q)
{
	const char	*tab = strrchr(detail, '\t');

	if (strcmp(kind, "new") == 0 && field(detail, 1, e->form, sizeof(e->form))) {
		snprintf(e->created, sizeof(e->created), "%s", db_str(q, 5));
		free(e->by);
		e->by = db_dup(q, 6);
	} else if (strcmp(kind, "form") == 0) {
		field(detail, 1, e->form, sizeof(e->form));
		if (*detail == '=') {
			field(detail, 2, e->source, sizeof(e->source));
			e->imported = sqlite3_column_int64(q, 7);
			free(e->name);
			e->name = mem_strdup(tab + 1);
		}
	} else if (strcmp(kind, "import") == 0) {
		e->source[0] = '\0';
		if (tab != NULL && strlen(tab + 1) == HEX_SIZE)
			field(tab, 1, e->source, sizeof(e->source));
		e->imported = sqlite3_column_int64(q, 7);
	} else if (strcmp(kind, "final") == 0) {
		/* of one closed before the upgrade the upgrade tells */
		free(e->name);
		e->name = e->form[0] != '\0' ? mem_strdup(agency) : NULL;
	} else if (strcmp(kind, "reopen") == 0) {
		free(e->name);
		e->name = mem_strdup("");
	}
}

static bool
read_events(struct store *s, const struct report *r, struct events *e, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_EVENT_PROOF, d, ARG_INT(r->id));
	int		 rc = 0;

	while (q != NULL && (rc = db_row(s, q, d)) == 1) {
		take_event(e, db_str(q, 0), db_str(q, 1), db_str(q, 2), q);
		free(e->agency);
		e->agency = db_dup(q, 2);
		e->uuid_differs |= strcmp(db_str(q, 3), r->uuid) != 0;
		e->year_differs |= sqlite3_column_int64(q, 4) != r->year;
		e->seq = sqlite3_column_int64(q, 8);
	}
	return q != NULL && rc >= 0;
}

/* The agency that the last event names, through its renamings since, is this one? */
static bool
same_agency(struct store *s, struct events *e, const char *now, struct diag *d)
{
	sqlite3_stmt	*q;
	int		 rc = 1;

	while (e->agency != NULL && strcmp(e->agency, now) != 0 && rc == 1) {
		q = db_query(s, STMT_RENAMED, d, ARG_INT(e->seq), ARG_STR(e->agency));
		if (q == NULL || (rc = db_row(s, q, d)) < 0)
			return false;
		if (rc == 0)
			return false;
		free(e->agency);
		e->agency = db_dup(q, 0);
		e->seq = sqlite3_column_int64(q, 1);
		sqlite3_reset(q);
	}
	return true;
}

/* The columns of report that no change tells. */
static bool
verify_row(struct store *s, const struct report *r, struct events *e, struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_REPORT_PROOF, d, ARG_INT(r->id));
	char		*agency, *name;
	bool		 ok = true, final = r->state == STATE_FINAL;

	if (q == NULL || db_row(s, q, d) != 1)
		return false;
	agency = db_dup(q, 2);
	name = db_dup(q, 3);
	if (e->created[0] != '\0' && (strcmp(db_str(q, 0), e->created) != 0 ||
	    (r->seq == 0 && (!same(r->changed, e->created) || !same(r->changed_by, e->by)))))
		ok = differs(r, "report", "created", d);
	if (e->form[0] != '\0' && strcmp(db_str(q, 1), e->form) != 0)
		ok = differs(r, "report", "form", d);
	if (e->uuid_differs)
		ok = differs(r, "report", "uuid", d);
	if (e->year_differs)
		ok = differs(r, "report", "year", d);
	if (final ? e->name != NULL && !same(name, e->name) : name != NULL)
		ok = differs(r, "report", "name", d);
	if (sqlite3_column_int64(q, 4) != 1 || sqlite3_column_type(q, 5) != SQLITE_NULL)
		ok = differs(r, "report", "issue", d);
	if (sqlite3_column_int64(q, 6) != 0)	/* texts kept twice, or of no section */
		ok = differs(r, "text", "", d);
	sqlite3_reset(q);
	if (ok && !same_agency(s, e, or_empty(agency), d))
		ok = differs(r, "report", "agency", d);
	free(agency);
	free(name);
	return ok;
}

bool
replay_verify(struct store *s, const struct report *r, struct diag *d)
{
	struct told	 t;
	struct events	 e = { .form = "" };
	char		 hex[HEX_SIZE + 1];
	bool		 ok;

	told_init(&t, r);
	ok = store_log(s, r->id, told_change, &t, d);
	ok = verify_cells(&t, d) && ok;
	ok = verify_texts(&t, d) && ok;
	ok = verify_notes(&t, d) && ok;
	ok = verify_reasons(&t, d) && ok;
	ok = verify_beside(&t, d) && ok;
	ok = verify_columns(&t, d) && ok;
	ok = verify_gone(&t, d) && ok;
	ok = read_events(s, r, &e, d) && verify_row(s, r, &e, d) && ok;
	if (e.source[0] != '\0') {
		ok = replay_source_digest(s, r->id, hex, d) && ok;
		if (strcmp(hex, e.source) != 0)
			ok = differs(r, "source", "", d);
	}
	if (r->nsource > 0)
		ok = verify_closed(s, &t, e.imported, d) && ok;
	free(e.name);
	free(e.agency);
	free(e.by);
	told_release(&t);
	return ok;
}
