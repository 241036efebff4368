/*
 * cmd_log.c - nianbao log AGENCY YEAR [--since DATE] [--by NAME] [--cell CODE] [--json]
 *	[--verify]
 *
 * The audit of a report, also of one that was deleted: a line a step, and what became
 * of the report as a whole between them.  --verify recomputes the hash chain and names
 * the first row that does not fit (status 6).
 *
 * Texts are put together from their splices while the steps are read, so that a step
 * can say the words around the place; nothing is read twice.
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
#include "base/sha256.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/past.h"
#include "report/report.h"
#include "report/stepwords.h"
#include "store/store.h"

struct told {			/* an event, kept until its place in the steps */
	char		*words, *kind, *detail, *user, *login, *at;	/* owned */
	int64_t		 seq;
};
/* A name, of that many events from the first: afterwards it may be another agency's. */
struct called {
	char		*name;
	size_t		 until;
};

struct listing {
	struct cmd	*c;
	const struct form *form;
	struct past	*past;
	const char	*since, *by, *cell;	/* or NULL */
	struct called	*name;		/* of the agency, now and before */
	size_t		 nname, capname;
	size_t		 nseen;		/* events looked at */
	struct told	*event;
	size_t		 nevent, capevent, at;	/* those before "at" are told */
	size_t		 n;
};

static void
put_member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, ",\"%s\":", name);
	export_json_string(b, value);
}

static void
put_json(struct buf *b, const struct change *ch, const char *hash)
{
	char origin[2] = { (char)ch->origin, '\0' };

	buf_printf(b, "{\"seq\":%lld,\"step\":%lld", (long long)ch->seq,
	    (long long)ch->step);
	put_member(b, "kind", change_kind_name(ch->kind));
	put_member(b, "place", ch->place);
	if (ch->kind == CHANGE_TEXT)
		buf_printf(b, ",\"pos\":%lld", (long long)ch->pos);
	put_member(b, "old", ch->old);
	put_member(b, "new", ch->new);
	put_member(b, "origin", origin);
	if (ch->undoes != 0)
		buf_printf(b, ",\"undoes\":%lld", (long long)ch->undoes);
	put_member(b, "user", ch->user);
	put_member(b, "host", ch->host);
	if (ch->uid >= 0)
		buf_printf(b, ",\"uid\":%lld", (long long)ch->uid);
	if (ch->login != NULL)
		put_member(b, "login", ch->login);
	put_member(b, "at", ch->at);
	put_member(b, "hash", hash);
	buf_chr(b, '}');
}

/* ---- which ones ---- */

static bool
wanted(const struct listing *l, const char *user, const char *login, const char *at)
{
	struct buf when = BUF_INIT;
	bool yes;

	step_when(&when, at, NULL, l->c->lang);
	yes = (l->since == NULL || strncmp(buf_cstr(&when), l->since, 10) >= 0) &&
	    (l->by == NULL || (user != NULL && strcmp(user, l->by) == 0) ||
	    (login != NULL && strcmp(login, l->by) == 0));
	buf_release(&when);
	return yes;
}

static bool
of_cell(const struct listing *l, const struct change *ch)
{
	return l->cell == NULL || strcmp(ch->place, l->cell) == 0 ||
	    (ch->kind == CHANGE_REASON && strchr(ch->place, '@') != NULL &&
	    strcmp(strchr(ch->place, '@') + 1, l->cell) == 0);
}

/* ---- lines ---- */

/* "   151  2026-01-14 16:40:09  李敏@vm  "; without a number of an event. */
static void
put_head(struct listing *l, int64_t step, const char *user, const char *host,
    const char *login, const char *at)
{
	struct buf *b = &l->c->out;

	if (step > 0)
		buf_printf(b, "%6lld  ", (long long)step);
	else
		buf_str(b, "        ");
	step_when(b, at, NULL, l->c->lang);
	buf_str(b, "  ");
	step_who(b, user, login);
	if (host != NULL)
		buf_printf(b, "@%s", host);
	buf_str(b, "  ");
	l->n++;
}

/* The events that stand before the step that begins with change "seq" at that time. */
static void
put_events(struct listing *l, int64_t seq, const char *at)
{
	for (; l->at < l->nevent; l->at++) {
		const struct told *e = &l->event[l->at];

		if (e->seq >= 0 ? e->seq >= seq : strcmp(e->at, at) > 0)
			break;
		if (l->cell != NULL || !wanted(l, e->user, e->login, e->at))
			continue;
		put_head(l, 0, e->user, NULL, e->login, e->at);
		buf_str(&l->c->out, e->words);
		buf_chr(&l->c->out, '\n');
	}
}

/* Of a cell: what the step did to it, even among many. */
static void
put_of_cell(struct listing *l, const struct change *ch, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (!of_cell(l, &ch[i]))
			continue;
		put_head(l, ch->step, ch->user, ch->host, ch->login, ch->at);
		buf_str(&l->c->out, msg_text(l->c->lang, step_kind(ch)));
		buf_chr(&l->c->out, ' ');
		step_change(&l->c->out, l->form, &ch[i], n == 1 ?
		    past_text(l->past, ch[i].place) : NULL, l->c->lang);
		buf_chr(&l->c->out, '\n');
	}
}

static bool
put_step(void *ctx, const struct change *ch, size_t n)
{
	struct listing *l = ctx;
	struct cmd *c = l->c;

	put_events(l, ch->seq, ch->at);
	for (size_t i = 0; i < n; i++)
		past_add(l->past, &ch[i]);
	if (wanted(l, ch->user, ch->login, ch->at)) {
		if (l->cell != NULL)
			put_of_cell(l, ch, n);
		else {
			put_head(l, ch->step, ch->user, ch->host, ch->login, ch->at);
			step_words(&c->out, l->form, ch, n,
			    past_text(l->past, ch->place), c->lang);
			buf_chr(&c->out, '\n');
		}
	}
	if (c->out.len > 1 << 16)
		out_flush(c);
	return !c->out_failed;
}

static bool
put_change(void *ctx, const struct change *ch, const unsigned char hash[SHA256_SIZE])
{
	struct listing *l = ctx;
	struct cmd *c = l->c;
	char hex[2 * SHA256_SIZE + 1];

	if (!of_cell(l, ch) || !wanted(l, ch->user, ch->login, ch->at))
		return true;
	sha256_hex(hash, hex);
	buf_str(&c->out, l->n > 0 ? ",\n " : "\n ");
	put_json(&c->out, ch, hex);
	l->n++;
	if (c->out.len > 1 << 16)
		out_flush(c);
	return !c->out_failed;
}

/* ---- what became of the report as a whole ---- */

static void
add_name_until(struct listing *l, const char *name, size_t until)
{
	l->name = mem_grow(l->name, l->nname, &l->capname, sizeof(*l->name));
	l->name[l->nname++] = (struct called){ mem_strdup(name), until };
}

static void
add_name(void *ctx, const char *name)
{
	add_name_until(ctx, name, SIZE_MAX);
}

/* Is the renaming, or the other name, one of this agency? */
static bool
of_agency(const struct listing *l, const char *detail, size_t nth)
{
	const char *tab = detail != NULL ? strchr(detail, '\t') : NULL;

	for (size_t i = 0; tab != NULL && i < l->nname; i++)
		if (nth < l->name[i].until && strcmp(l->name[i].name, tab + 1) == 0)
			return true;
	return false;
}

/* Of a file its name, of a new report nothing: what follows, behind a tab, is for db
 * verify. */
static char *
shown_detail(const struct store_event *e)
{
	const char *tab = e->detail != NULL ? strrchr(e->detail, '\t') : NULL;

	if (strcmp(e->kind, "new") == 0)
		return NULL;
	if (strcmp(e->kind, "import") == 0 && tab != NULL)
		return mem_strndup(e->detail, (size_t)(tab - e->detail));
	return mem_strdup(e->detail);
}

static bool
add_event(void *ctx, const struct store_event *e)
{
	struct listing *l = ctx;
	struct buf words = BUF_INIT;
	size_t nth = l->nseen++;
	struct told *t;

	if (((strcmp(e->kind, "rename") == 0 || strcmp(e->kind, "alias") == 0 ||
	    strcmp(e->kind, "setting") == 0) &&
	    !of_agency(l, e->detail, nth)) ||
	    !step_event(&words, e->kind, e->detail, l->c->lang)) {
		buf_release(&words);
		return true;
	}
	l->event = mem_grow(l->event, l->nevent, &l->capevent, sizeof(*l->event));
	t = &l->event[l->nevent++];
	*t = (struct told){ buf_detach(&words), mem_strdup(e->kind),
	    shown_detail(e), mem_strdup(e->user), mem_strdup(e->login),
	    mem_strdup(e->at), e->seq };
	return true;
}

/* Renamings, each "old TAB new", in their order. */
struct renamings {
	struct called *item;
	size_t	 n, cap, seen;
};

static bool
add_renaming(void *ctx, const struct store_event *e)
{
	struct renamings *r = ctx;

	if (strcmp(e->kind, "rename") == 0 && e->detail != NULL) {
		r->item = mem_grow(r->item, r->n, &r->cap, sizeof(*r->item));
		r->item[r->n++] = (struct called){ mem_strdup(e->detail), r->seen };
	}
	r->seen++;
	return true;
}

/* What the agency was called before: from its name today backwards, for a former name need
 * not be one of its other names any more. */
static void
add_former_names(struct listing *l, int64_t id)
{
	struct renamings r = { NULL, 0, 0, 0 };

	store_events(l->c->store, id, add_renaming, &r, &l->c->diag);
	while (r.n-- > 0) {
		char *detail = r.item[r.n].name, *tab = strchr(detail, '\t');

		if (tab != NULL && of_agency(l, detail, r.item[r.n].until)) {
			*tab = '\0';
			add_name_until(l, detail, r.item[r.n].until);
		}
		free(detail);
	}
	free(r.item);
}

static void
read_events(struct listing *l, int64_t id)
{
	struct agency a;

	if (store_agency_find(l->c->store, l->c->arg[0], &a, NULL)) {
		add_name(l, a.name);
		(void)store_alias_each(l->c->store, a.id, add_name, l, NULL);
		agency_release(&a);
	}
	add_former_names(l, id);
	store_events(l->c->store, id, add_event, l, &l->c->diag);
}

static void
put_json_events(struct listing *l)
{
	struct buf *b = &l->c->out;
	size_t shown = 0;

	for (size_t i = 0; i < l->nevent; i++) {
		const struct told *e = &l->event[i];

		if (l->cell != NULL || !wanted(l, e->user, e->login, e->at))
			continue;
		buf_str(b, shown++ > 0 ? ",\n {\"kind\":" : "\n {\"kind\":");
		export_json_string(b, e->kind);
		if (e->seq >= 0)
			buf_printf(b, ",\"seq\":%lld", (long long)e->seq);
		put_member(b, "detail", e->detail);
		put_member(b, "user", e->user);
		if (e->login != NULL)
			put_member(b, "login", e->login);
		put_member(b, "at", e->at);
		buf_chr(b, '}');
	}
}

static void
listing_free(struct listing *l)
{
	for (size_t i = 0; i < l->nevent; i++) {
		struct told *e = &l->event[i];

		free(e->words);
		free(e->kind);
		free(e->detail);
		free(e->user);
		free(e->login);
		free(e->at);
	}
	for (size_t i = 0; i < l->nname; i++)
		free(l->name[i].name);
	free(l->event);
	free(l->name);
	past_free(l->past);
}

static void
verify(struct cmd *c, int64_t id)
{
	struct store_fault fault = { 0, MSG_NONE };

	if (store_verify_chain(c->store, id, &fault, &c->diag)) {
		if (c->opt[OPT_JSON] == NULL)
			out_line(c, MSG_CMD_LOG_WHOLE, NULL);
		return;
	}
	diag_error(&c->diag, DIAG_DATA, MSG_CMD_LOG_BROKEN, INT(fault.seq),
	    msg_text(c->lang, fault.what), NULL);
}

static void
put_all_json(struct listing *l, int64_t id, int year)
{
	struct cmd *c = l->c;

	c->kind = OUT_JSON;
	buf_str(&c->out, "{\"agency\":");
	export_json_string(&c->out, c->arg[0]);
	buf_printf(&c->out, ",\"year\":%d,\"changes\":[", year);
	store_log(c->store, id, put_change, l, &c->diag);
	buf_str(&c->out, "\n],\"events\":[");
	put_json_events(l);
	buf_str(&c->out, "\n]}\n");
}

/* The form of a report that is there, else the one at hand for its year. */
static const struct form *
form_of(struct cmd *c, int64_t id, int year)
{
	struct report *r = store_load_id(c->store, id, NULL);
	const struct form *f = r != NULL ? r->form : forms_for_year(&c->forms, year);

	report_free(r);
	if (f == NULL && !forms_blame(&c->forms, NULL, year, NULL, &c->diag))
		usage_error(c, MSG_CMD_NO_FORM_FOR_YEAR, INT(year), NULL);
	return f;
}

/* False, with a message, when a filter names nothing. */
static bool
filters(struct listing *l)
{
	struct cmd *c = l->c;
	struct buf code = BUF_INIT;

	l->since = c->opt[OPT_SINCE];
	l->by = c->opt[OPT_BY];
	if (l->since != NULL && !clock_is_date(l->since)) {
		usage_error(c, MSG_CMD_BAD_DATE, "since", l->since, NULL);
		return false;
	}
	if (c->opt[OPT_CELL] == NULL)
		return true;
	text_fold(&code, c->opt[OPT_CELL], strlen(c->opt[OPT_CELL]));
	l->cell = cmd_keep(c, buf_detach(&code));
	if (form_cell_find(l->form, l->cell) >= 0 ||
	    form_text_find(l->form, l->cell) >= 0)
		return true;
	usage_error(c, MSG_REPORT_NO_PLACE, l->cell, NULL);
	return false;
}

void
cmd_log(struct cmd *c)
{
	struct listing l = { .c = c };
	int year = option_year(c, c->arg[1]);
	struct report *r;
	int64_t id;

	if (year == 0 || !cmd_store(c, STORE_READ))
		return;
	id = store_report_id(c->store, c->arg[0], year);
	if (id == 0) {			/* the beginning of a name, or a message that helps */
		r = cmd_report(c, c->arg[0], c->arg[1]);
		if (r == NULL)
			return;
		c->arg[0] = cmd_keep(c, mem_strdup(r->agency.name));
		id = store_report_id(c->store, c->arg[0], year);
		report_free(r);
	}
	if ((l.form = form_of(c, id, year)) == NULL || !filters(&l))
		return;
	l.past = past_new(l.form);
	read_events(&l, id);
	if (c->opt[OPT_JSON] != NULL)
		put_all_json(&l, id, year);
	else {
		if (store_steps_from(c->store, id, 1, put_step, &l, &c->diag))
			put_events(&l, INT64_MAX, "9");
		if (l.n == 0 && c->diag.nerror == 0)
			out_line(c, MSG_CMD_LOG_NONE, NULL);
	}
	if (c->opt[OPT_VERIFY] != NULL)
		verify(c, id);
	listing_free(&l);
}
