/*
 * cmd_tally.c - nianbao tally FILE [WORD=CODE...] [--agency --year] [--take PARTS]
 *
 * Counts table 3 from the office's own register and sets it against what is keyed.
 * Nothing of the report changes without --take, and what is taken is one step.  Words
 * that are explained (合作社=B1) are kept, of the agency if one is named.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/target.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/tally.h"
#include "report/change.h"
#include "report/register.h"
#include "report/report.h"
#include "store/store.h"

#define LIST_MAX	200		/* rows that a listing for people names */

struct tallying {
	struct cmd	*c;
	struct agency	 agency;	/* id 0: none */
	struct report	*report;	/* or NULL */
	struct register_words words, told;	/* all; of the command line */
	struct tally	*tally;
};

/* ---- words ---- */

/* "合作社=B1", "登记时间=收到日期", "移交=不计", "合作社=" to forget. */
static void
tell(struct tallying *g, const struct form *form, const char *s)
{
	static const char wide[] = "＝";
	const char *equal = strchr(s, '='), *at = strstr(s, wide), *code = NULL;
	size_t skip = 1;
	struct buf name = BUF_INIT;
	int what = REGISTER_ROW;
	char *word;

	if (at != NULL && (equal == NULL || at < equal)) {
		equal = at;
		skip = sizeof wide - 1;
	}
	if (equal == NULL || equal == s) {
		usage_error(g->c, MSG_CMD_TALLY_NO_EQUAL, s, NULL);
		return;
	}
	word = mem_strndup(s, (size_t)(equal - s));
	text_fold(&name, equal + skip, strlen(equal + skip));
	if (name.len == 0) {		/* whatever it stood for */
		for (int k = 0; k < REGISTER__MAX; k++)
			register_words_add(&g->told, (enum register_what)k, word, "");
	} else if (strcmp(buf_cstr(&name), "不计") == 0 ||
	    strcmp(buf_cstr(&name), REGISTER_NOWHERE) == 0) {
		register_words_add(&g->told, REGISTER_ROW, word, REGISTER_NOWHERE);
	} else if (tally_meaning(form, buf_cstr(&name), &what, &code) &&
	    what == REGISTER_HEAD && tally_names_people(word)) {
		usage_error(g->c, MSG_TALLY_PEOPLE, word, NULL);
	} else if (code != NULL) {
		register_words_add(&g->told, (enum register_what)what, word, code);
	} else {
		usage_error(g->c, MSG_CMD_TALLY_MEANING, s, buf_cstr(&name), form->code, NULL);
	}
	free(word);
	buf_release(&name);
}

static const struct form *
some_form(struct cmd *c)
{
	const struct form *form = c->year != 0 ? forms_for_year(&c->forms, c->year) : NULL;

	return form != NULL || c->forms.n == 0 ? form : forms_at(&c->forms, c->forms.n - 1);
}

static bool
tell_all(struct tallying *g)
{
	const struct form *form = some_form(g->c);

	if (form == NULL)
		usage_error(g->c, MSG_CMD_UNKNOWN_FORM, "", "", NULL);
	for (int i = 1; form != NULL && i < g->c->narg; i++)
		tell(g, form, g->c->arg[i]);
	return g->c->diag.nerror == 0;
}

/* What is kept, then what is told now; a word that is forgotten has code "". */
static bool
gather_words(struct tallying *g)
{
	struct cmd *c = g->c;

	if (c->store != NULL && !store_words(c->store, g->agency.id, &g->words, &c->diag))
		return false;
	for (size_t i = 0; i < g->told.n; i++)
		register_words_add(&g->words, g->told.item[i].what, g->told.item[i].word,
		    g->told.item[i].code);
	return true;
}

/* ---- whose ---- */

struct only { struct agency found; int n; };

static bool
take_only(void *ctx, const struct agency *a)
{
	struct only *only = ctx;

	if (only->n++ == 0)
		agency_copy(&only->found, a);
	return true;
}

/* The agency that is named, or the only one there is. */
static bool
find_agency(struct tallying *g)
{
	struct cmd *c = g->c;
	struct only only = { .n = 0 };

	if (c->opt[OPT_AGENCY] != NULL)
		return cmd_agency(c, c->opt[OPT_AGENCY], false, &g->agency);
	agency_init(&only.found);
	if (!store_agency_each(c->store, take_only, &only, &c->diag)) {
		agency_release(&only.found);
		return false;
	}
	if (only.n == 1)
		g->agency = only.found;
	else
		agency_release(&only.found);
	return true;
}

static bool
open_store(struct tallying *g)
{
	struct cmd *c = g->c;
	bool writes = c->opt[OPT_TAKE] != NULL || g->told.n > 0;

	if (c->opt[OPT_AGENCY] == NULL && !writes && c->opt[OPT_DB] != NULL &&
	    !file_exists(c->opt[OPT_DB]))
		return true;		/* it counts without */
	return cmd_store(c, writes ? STORE_WRITE : STORE_READ) && find_agency(g);
}

/* ---- for people ---- */

static void
put_row(struct cmd *c, const struct tally_row *row)
{
	struct buf b = BUF_INIT;

	tally_why_say(&b, c->lang, row);
	buf_str(&c->out, "  ");
	if (row->sheet != NULL)
		buf_printf(&c->out, "%s ", row->sheet);
	msg_put(&c->out, c->lang, MSG_CMD_TALLY_ROW, INT(row->row), NULL);
	if (row->number != NULL)
		buf_printf(&c->out, " (%s)", row->number);
	buf_printf(&c->out, ": %s\n", buf_cstr(&b));
	buf_release(&b);
}

static void
put_rows(struct cmd *c, const struct tally *t, bool doubt)
{
	int n = 0;

	for (size_t i = 0; i < t->nrow; i++) {
		if (tally_in_doubt(t->row[i].why) != doubt)
			continue;
		if (n++ == 0)
			out_line(c, doubt ? MSG_CMD_TALLY_DOUBT : MSG_CMD_TALLY_ELSEWHERE,
			    NULL);
		if (n <= LIST_MAX)
			put_row(c, &t->row[i]);
	}
	if (n > LIST_MAX)
		out_line(c, MSG_CMD_TALLY_MORE, INT(n - LIST_MAX), NULL);
}

static void
put_words(struct cmd *c, const struct tally *t)
{
	for (size_t i = 0; i < t->nseen; i++) {
		const struct tally_seen *s = &t->seen[i];

		if (i == 0)
			out_line(c, MSG_CMD_TALLY_WORDS, NULL);
		buf_str(&c->out, "  ");
		text_pad(&c->out, s->code, 8, TEXT_LEFT);
		buf_printf(&c->out, "%s  %d%s\n", s->word, s->n,
		    s->own ? msg_text(c->lang, MSG_CMD_TALLY_OWN) : "");
	}
}

/* What is keyed in a counted cell, "" nothing; the report may have another text of the
 * form. */
static void
keyed(struct buf *b, const struct tallying *g, int cell)
{
	int at = tally_cell(g->tally, g->report, cell);

	buf_reset(b);
	if (at >= 0)
		cell_text(b, &g->report->cell[at]);
}

static void
put_noughts(struct tallying *g, const int *cell, size_t n)
{
	struct buf b = BUF_INIT;

	files_cells(&b, g->tally->form, cell, n, LIST_MAX);
	if (n > 0)
		out_line(g->c, MSG_CMD_TALLY_BLANK, INT(n), buf_cstr(&b), NULL);
	buf_release(&b);
}

/* A line for each cell that is not keyed so; without a report, for each that is not 0. */
static void
put_cells(struct tallying *g, enum tally_part part)
{
	const struct tally *t = g->tally;
	struct cmd *c = g->c;
	int *nought = mem_array((size_t)t->form->ncell + 1, sizeof *nought);
	struct buf b = BUF_INIT;
	size_t n = 0;
	int alike = 0;

	for (int i = 0; i < t->form->ncell; i++) {
		if (t->part[i] != (unsigned char)part)
			continue;
		if (g->report != NULL ? !tally_differs(t, g->report, i) : t->count[i] == 0) {
			alike++;
			continue;
		}
		if (tally_nought(t, g->report, i)) {
			nought[n++] = i;
			continue;
		}
		keyed(&b, g, i);
		buf_str(&c->out, "  ");
		text_pad(&c->out, t->form->cell[i].code, 12, TEXT_LEFT);
		if (g->report != NULL)
			buf_printf(&c->out, "%s → ", b.len > 0 ? buf_cstr(&b) : ".");
		buf_printf(&c->out, "%lld  ", (long long)t->count[i]);
		form_cell_name(&c->out, form_shown(t->form, c->lang), i);
		buf_chr(&c->out, '\n');
	}
	put_noughts(g, nought, n);
	free(nought);
	out_line(c, g->report != NULL ? MSG_CMD_TALLY_ALIKE : MSG_CMD_TALLY_NOUGHT,
	    INT(alike), NULL);
	buf_release(&b);
}

static void
put_beside(struct tallying *g)
{
	const struct tally *t = g->tally;
	struct cmd *c = g->c;
	struct buf b = BUF_INIT;
	char yuan[NUM_TEXT];

	tally_ways_say(&b, t);
	if (t->nway > 0)
		out_line(c, MSG_CMD_TALLY_WAYS, buf_cstr(&b), INT(t->nnoway), NULL);
	if (t->has[TALLY_REVIEW] || t->has[TALLY_SUIT]) {
		out_line(c, MSG_CMD_TALLY_CASES, INT(t->ncase), INT(t->ncase_open), NULL);
		if (t->has[TALLY_REVIEW])
			put_cells(g, TALLY_REVIEWS);
		if (t->has[TALLY_SUIT])
			put_cells(g, TALLY_SUITS);
	}
	if (t->has[TALLY_FEE])
		out_line(c, MSG_CMD_TALLY_FEES, INT(t->nfee), num_print(yuan, t->fee),
		    INT(t->nfee_open), NULL);
	buf_release(&b);
}

static void
put_people(struct tallying *g)
{
	const struct tally *t = g->tally;
	struct cmd *c = g->c;

	out_line(c, MSG_CMD_TALLY_HEAD, INT(t->year), INT(t->nentry), INT(t->ncounted),
	    INT(t->ndoubt), NULL);
	if (c->year == 0)
		out_line(c, MSG_CMD_TALLY_YEAR, INT(t->year), NULL);
	if (g->report != NULL)
		out_line(c, MSG_CMD_TALLY_AGAINST, g->report->agency.name, NULL);
	else
		out_line(c, MSG_CMD_TALLY_ALONE, NULL);
	put_cells(g, TALLY_APPLICATIONS);
	put_rows(c, t, true);
	put_rows(c, t, false);
	put_words(c, t);
	put_beside(g);
}

/* ---- for programs ---- */

static void
json_rows(struct cmd *c, const struct tally *t, const char *name, bool doubt)
{
	struct buf *b = &c->out, say = BUF_INIT;
	int n = 0;

	buf_printf(b, ",\n \"%s\":[", name);
	for (size_t i = 0; i < t->nrow; i++) {
		const struct tally_row *row = &t->row[i];

		if (tally_in_doubt(row->why) != doubt)
			continue;
		buf_str(b, n++ > 0 ? ",\n  {\"sheet\":" : "\n  {\"sheet\":");
		export_json_string(b, row->sheet);
		buf_printf(b, ",\"row\":%d,\"number\":", row->row);
		export_json_string(b, row->number);
		buf_printf(b, ",\"why\":\"%s\",\"message\":", tally_why_code(row->why));
		buf_reset(&say);
		tally_why_say(&say, c->lang, row);
		export_json_string(b, buf_cstr(&say));
		buf_chr(b, '}');
	}
	buf_chr(b, ']');
	buf_release(&say);
}

static void
json_cells(struct tallying *g, const char *name, int first, int last)
{
	const struct tally *t = g->tally;
	struct buf *b = &g->c->out;
	int n = 0;

	buf_printf(b, ",\n \"%s\":{", name);
	for (int i = 0; i < t->form->ncell; i++)
		if (t->part[i] >= first && t->part[i] <= last)
			buf_printf(b, "%s\"%s\":%lld", n++ > 0 ? "," : "",
			    t->form->cell[i].code, (long long)t->count[i]);
	buf_chr(b, '}');
}

static void
json_differences(struct tallying *g)
{
	const struct tally *t = g->tally;
	struct buf *b = &g->c->out, was = BUF_INIT;
	int n = 0;

	buf_str(b, ",\n \"differences\":[");
	for (int i = 0; g->report != NULL && i < t->form->ncell; i++) {
		if (t->part[i] != TALLY_APPLICATIONS ||
		    !tally_differs(t, g->report, i))
			continue;
		keyed(&was, g, i);
		buf_printf(b, "%s{\"cell\":\"%s\",\"keyed\":", n++ > 0 ? "," : "",
		    t->form->cell[i].code);
		export_json_string(b, was.len > 0 ? buf_cstr(&was) : NULL);
		buf_printf(b, ",\"counted\":%lld}", (long long)t->count[i]);
	}
	buf_chr(b, ']');
	buf_release(&was);
}

static void
put_json(struct tallying *g)
{
	const struct tally *t = g->tally;
	struct buf *b = &g->c->out;
	char yuan[NUM_TEXT];

	g->c->kind = OUT_JSON;
	buf_str(b, "{\"schema\":\"nianbao/tally/1\",\"form\":");
	export_json_string(b, t->form->code);
	buf_str(b, ",\"agency\":");
	export_json_string(b, g->agency.id != 0 ? g->agency.name : NULL);
	buf_printf(b, ",\"year\":%d,\"applications\":%d,\"counted\":%d,\"doubt\":%d", t->year,
	    t->nentry, t->ncounted, t->ndoubt);
	json_cells(g, "cells", TALLY_APPLICATIONS, TALLY_APPLICATIONS);
	json_differences(g);
	json_rows(g->c, t, "uncounted", true);
	json_rows(g->c, t, "elsewhere", false);
	buf_str(b, ",\n \"words\":[");
	for (size_t i = 0; i < t->nseen; i++) {
		buf_str(b, i > 0 ? ",{\"word\":" : "{\"word\":");
		export_json_string(b, t->seen[i].word);
		buf_printf(b, ",\"what\":\"%s\",\"code\":", t->seen[i].row ? "row" : "column");
		export_json_string(b, t->seen[i].code);
		buf_printf(b, ",\"n\":%d}", t->seen[i].n);
	}
	buf_str(b, "],\n \"ways\":{");
	for (size_t i = 0; i < t->nway; i++) {
		buf_str(b, i > 0 ? "," : "");
		export_json_string(b, t->way[i].word);
		buf_printf(b, ":%d", t->way[i].n);
	}
	buf_chr(b, '}');
	json_cells(g, "cases", TALLY_REVIEWS, TALLY_SUITS);
	buf_printf(b, ",\"cases_open\":%d,\n \"fees\":{\"n\":%d,\"yuan\":%s,\"open\":%d}}\n",
	    t->ncase_open, t->nfee, num_print(yuan, t->fee), t->nfee_open);
}

/* ---- taking ---- */

/* The part that a word of --take names: its table, fee, the text of the overview. */
static enum tally_part
part_of(const struct tally *t, const char *s, size_t n)
{
	int slot = form_role_find(t->form, ROLE_OVERVIEW);

	for (int i = 0; i < t->form->ncell; i++) {
		const char *code = t->form->table[t->form->block[t->form->cell[i].block]
		    .table].code;

		if (t->part[i] != TALLY_NONE && strlen(code) == n && memcmp(code, s, n) == 0)
			return (enum tally_part)t->part[i];
	}
	if (n == 3 && memcmp(s, "fee", 3) == 0)
		return TALLY_FEES;
	if (slot >= 0 && strlen(t->form->text[slot].code) == n &&
	    memcmp(t->form->text[slot].code, s, n) == 0)
		return TALLY_TEXT;
	return TALLY_NONE;
}

static bool
list_parts(struct tallying *g, struct change_list *list)
{
	struct cmd *c = g->c;
	bool ok = true;

	for (const char *s = c->opt[OPT_TAKE]; ok; ) {
		size_t n = strcspn(s, ",");
		enum tally_part part = part_of(g->tally, s, n);
		char *word = mem_strndup(s, n);

		if (part == TALLY_NONE)
			usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_TAKE].name, word,
			    msg_text(c->lang, MSG_CMD_OPT_TAKE), NULL);
		else if (!tally_offers(g->tally, part))
			diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_TALLY_NO_OFFER, word, NULL);
		else
			tally_take(g->tally, part, g->report, list);
		ok = part != TALLY_NONE && tally_offers(g->tally, part);
		free(word);
		if (s[n] == '\0')
			break;
		s += n + 1;
	}
	return ok;
}

static void
take(struct tallying *g)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct cmd *c = g->c;
	size_t n;

	if (g->report->state == STATE_FINAL) {
		usage_error(c, MSG_CMD_FINAL, g->report->agency.name, INT(g->report->year),
		    NULL);
	} else if (g->tally->ndoubt > 0 && c->opt[OPT_PARTIAL] == NULL) {
		diag_error(&c->diag, DIAG_REFUSED, MSG_CMD_TALLY_REFUSED,
		    INT(g->tally->ndoubt), NULL);
	} else if (list_parts(g, &list) && cmd_save(c, g->report, &list, true)) {
		n = list.n;
		if (c->kind == OUT_TEXT)
			out_line(c, n > 0 ? MSG_CMD_TALLY_TAKEN : MSG_CMD_TALLY_NOTHING,
			    INT(n), NULL);
	}
	change_list_release(&list);
}

/* ---- the command ---- */

static struct tally *
read_register(struct tallying *g)
{
	struct cmd *c = g->c;
	const char *path = c->raw[0];

	c->run.forms = &c->forms;
	c->run.actor = &c->actor;
	c->run.diag = &c->diag;
	c->run.options = (struct import_options){ .encoding = c->encoding,
	    .outside = c->opt[OPT_KIOSK] == NULL };
	if (c->run.child == NULL)
		c->run.child = child_new(0);
	if (strcmp(path, "-") == 0)
		guard_add_fd(&c->guard, STDIN_FILENO, MSG_FILE_TARGET_INPUT);
	return tally_file(&c->run, path, &g->words);
}

/* The year, the report of it if there is one, and the count. */
static bool
count(struct tallying *g)
{
	struct cmd *c = g->c;
	int year = c->year != 0 ? c->year : tally_year(g->tally);
	const struct form *form;

	if (year == 0) {
		diag_error(&c->diag, DIAG_DATA, MSG_CMD_TALLY_NO_YEAR, NULL);
		return false;
	}
	if (g->agency.id != 0 && cmd_find_report(c, g->agency.name, year, &g->report) ==
	    LOOKUP_FAILED)
		return false;
	form = g->report != NULL ? tally_form(&c->forms, g->report) :
	    forms_for_year(&c->forms, year);
	if (form == NULL) {
		if (!forms_blame(&c->forms, NULL, year, NULL, &c->diag))
			usage_error(c, MSG_CMD_NO_FORM_FOR_YEAR, INT(year), NULL);
		return false;
	}
	return tally_count(g->tally, form, year, &c->diag);
}

static bool
may_take(struct tallying *g)
{
	struct cmd *c = g->c;

	if (c->opt[OPT_TAKE] == NULL || g->report != NULL)
		return true;
	if (c->opt[OPT_AGENCY] == NULL && g->agency.id == 0)
		usage_error(c, MSG_CMD_TALLY_WHOSE, NULL);
	else
		usage_error(c, MSG_CMD_NO_REPORT, g->agency.name, INT(g->tally->year), NULL);
	return false;
}

void
cmd_tally(struct cmd *c)
{
	struct tallying g = { .c = c };

	agency_init(&g.agency);
	if (c->opt[OPT_TAKE] != NULL && c->year == 0)
		usage_error(c, MSG_CMD_TALLY_WHICH_YEAR, NULL);
	else if (cmd_forms(c) && tell_all(&g) && open_store(&g) && gather_words(&g))
		g.tally = read_register(&g);
	if (g.tally != NULL && g.tally->doc != NULL && count(&g) && may_take(&g) &&
	    (g.told.n == 0 || store_set_words(c->store,
	    c->opt[OPT_AGENCY] != NULL ? g.agency.id : 0, &g.told, &c->diag))) {
		if (c->opt[OPT_JSON] != NULL)
			put_json(&g);
		else
			put_people(&g);
		if (g.tally->ndoubt > 0)
			cmd_status(c, 1);
		if (c->opt[OPT_TAKE] != NULL)
			take(&g);
	}
	tally_free(g.tally);
	report_free(g.report);
	register_words_release(&g.words);
	register_words_release(&g.told);
	agency_release(&g.agency);
}
