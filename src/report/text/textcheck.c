/*
 * textcheck.c - the table of the checks of texts and dates, and their run.
 *
 * Nothing here knows what a check says: the families do, one small file each.
 *
 * A run without a changed text only walks the facts and tests bits.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/text.h"
#include "form/form.h"
#include "report/check.h"
#include "report/claims.h"
#include "report/judge/judge.h"
#include "report/report.h"
#include "report/textcheck.h"

#define FORMAT	"格式〔2021〕30号"

const struct text_check textchecks[TEXT__MAX] = {
	[TEXT_T209] = { "T209", LEVEL_HINT, true, "条例第42条；国办函〔2020〕109号",
	    MSG_REPORT_T209, MSG_REPORT_T209_HELP, MSG_NONE, NULL },
	[TEXT_T308] = { "T308", LEVEL_WARNING, true, "国办函〔2020〕109号",
	    MSG_REPORT_T308, MSG_REPORT_T308_HELP, MSG_NONE, NULL },
	[TEXT_T312] = { "T312", LEVEL_HINT, false, FORMAT,
	    MSG_REPORT_T312, MSG_REPORT_T312_HELP, MSG_NONE, NULL },
	[TEXT_T409] = { "T409", LEVEL_HINT, true, NULL,
	    MSG_REPORT_T409, MSG_REPORT_T409_HELP, MSG_NONE, NULL },
	[TEXT_N501] = { "N501", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N501, MSG_REPORT_N501_HELP, MSG_NONE, NULL },
	[TEXT_N502] = { "N502", LEVEL_WARNING, false, FORMAT "（一）",
	    MSG_REPORT_N502, MSG_REPORT_N502_HELP, MSG_REPORT_N502_ACTIVE, NULL },
	[TEXT_N503] = { "N503", LEVEL_WARNING, false, "条例第50条第(四)项",
	    MSG_REPORT_N503, MSG_REPORT_N503_HELP, MSG_REPORT_N503_EXAM, NULL },
	[TEXT_N504] = { "N504", LEVEL_HINT, false, FORMAT,
	    MSG_REPORT_N504, MSG_REPORT_N504_HELP, MSG_NONE, NULL },
	[TEXT_N505] = { "N505", LEVEL_HINT, false, "DB51/T 2660 §2.1",
	    MSG_REPORT_N505, MSG_REPORT_N505_HELP, MSG_NONE, NULL },
	[TEXT_N506] = { "N506", LEVEL_WARNING, false, FORMAT,
	    MSG_REPORT_N506, MSG_REPORT_N506_HELP, MSG_REPORT_N506_REPORT, NULL },
	[TEXT_N507] = { "N507", LEVEL_WARNING, true, FORMAT "（四）",
	    MSG_REPORT_N507, MSG_REPORT_N507_HELP, MSG_NONE, NULL },
	[TEXT_N508] = { "N508", LEVEL_WARNING, false, "条例第50条第(四)项",
	    MSG_REPORT_N508, MSG_REPORT_N508_HELP, MSG_REPORT_N508_SHORT, NULL },
	[TEXT_N509] = { "N509", LEVEL_WARNING, false, FORMAT "；国办函〔2020〕109号",
	    MSG_REPORT_N509, MSG_REPORT_N509_HELP, MSG_NONE, NULL },
	[TEXT_N510] = { "N510", LEVEL_WARNING, false, FORMAT,
	    MSG_REPORT_N510, MSG_REPORT_N510_HELP, MSG_NONE, NULL },
	[TEXT_N512] = { "N512", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N512, MSG_REPORT_N512_HELP, MSG_NONE, NULL },
	[TEXT_N513] = { "N513", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N513, MSG_REPORT_N513_HELP, MSG_NONE, textcheck_percent_stands },
	[TEXT_N514] = { "N514", LEVEL_WARNING, false, FORMAT "（四）",
	    MSG_REPORT_N514, MSG_REPORT_N514_HELP, MSG_NONE, NULL },
	[TEXT_N515] = { "N515", LEVEL_WARNING, true, NULL,
	    MSG_REPORT_N515, MSG_REPORT_N515_HELP, MSG_NONE, NULL },
	[TEXT_N517] = { "N517", LEVEL_WARNING, true, "条例第15条",
	    MSG_REPORT_N517, MSG_REPORT_N517_HELP, MSG_REPORT_N517_ID, NULL },
	[TEXT_N518] = { "N518", LEVEL_HINT, false, "条例第30条",
	    MSG_REPORT_N518, MSG_REPORT_N518_HELP, MSG_NONE, textcheck_mended_stands },
	[TEXT_N519] = { "N519", LEVEL_HINT, false, NULL,
	    MSG_REPORT_N519, MSG_REPORT_N519_HELP, MSG_REPORT_N519_CONTACT, NULL },
	[TEXT_N520] = { "N520", LEVEL_ERROR, false, "条例第49条、第50条",
	    MSG_REPORT_N520, MSG_REPORT_N520_HELP, MSG_NONE, NULL },
	[TEXT_N521] = { "N521", LEVEL_ERROR, false, "条例第50条；" FORMAT,
	    MSG_REPORT_N521, MSG_REPORT_N521_HELP, MSG_NONE, NULL },
	[TEXT_D801] = { "D801", LEVEL_WARNING, false, "条例第49条第1款",
	    MSG_REPORT_D801, MSG_REPORT_D801_HELP, MSG_NONE, NULL },
	[TEXT_D802] = { "D802", LEVEL_WARNING, false, "条例第49条第2款",
	    MSG_REPORT_D802, MSG_REPORT_D802_HELP, MSG_NONE, NULL },
	[TEXT_D803] = { "D803", LEVEL_HINT, false, NULL,
	    MSG_REPORT_D803, MSG_REPORT_D803_HELP, MSG_NONE, NULL },
};

static bool
told_once(enum text_code code)
{
	return code == TEXT_N507 || code == TEXT_N515 || code == TEXT_N517;
}

bool
textcheck_counts(const struct text_check *c)
{
	return told_once((enum text_code)(c - textchecks));
}

/* ---- working memory and facts ---- */

struct text_scan *
textcheck_scan_new(void)
{
	struct text_scan *s = mem_zero(sizeof *s);

	s->lexicon = textcheck_lexicon_new();
	return s;
}

void
textcheck_scan_free(struct text_scan *s)
{
	if (s == NULL)
		return;
	textcheck_lexicon_free(s->lexicon);
	free(s->cp);
	free(s->at);
	free(s->hit);
	free(s->figure);
	free(s->sentence);
	free(s->gram[0]);
	free(s->gram[1]);
	free(s);
}

static struct text_fact *
add(struct narrative *out, enum text_code code, int slot)
{
	struct text_fact *f;

	out->fact = mem_grow(out->fact, out->nfact, &out->capfact, sizeof *out->fact);
	f = &out->fact[out->nfact++];
	memset(f, 0, sizeof *f);
	f->code = code;
	f->slot = slot;
	return f;
}

struct text_fact *
textcheck_fact_add(struct text_scan *s, enum text_code code, size_t from, size_t to)
{
	struct narrative *out = s->out;
	struct text_fact *f;

	for (size_t i = out->nfact; told_once(code) && i > 0; i--) {
		f = &out->fact[i - 1];
		if (f->slot != s->slot)
			break;		/* those of a text stand together while it is scanned */
		if (f->code == (int)code) {
			f->left += NUM_ONE;
			return NULL;
		}
	}
	f = add(out, code, s->slot);
	f->at = s->at[from];
	f->len = s->at[to > from ? to : from] - f->at;
	while (f->len > 0 && (s->text[f->at + f->len - 1] == ' ' ||
	    s->text[f->at + f->len - 1] == '\t'))
		f->len--;
	if (told_once(code))
		f->left = NUM_ONE;
	return f;
}

struct text_fact *
textcheck_fact_head(struct narrative *out, enum text_code code)
{
	return add(out, code, -1);
}

static void
drop_facts(struct narrative *out, int slot)
{
	size_t keep = 0;

	for (size_t k = 0; k < out->nfact; k++)
		if (out->fact[k].slot != slot)
			out->fact[keep++] = out->fact[k];
	out->nfact = keep;
}

/* ---- scanning ---- */

static void
scan_text(const struct report *r, struct narrative *out, int slot)
{
	struct text_view *view = &out->view[slot];
	struct text_scan *s;

	drop_facts(out, slot);
	memset(view, 0, sizeof *view);
	view->fee = -1;
	if (r->text[slot] == NULL)
		return;
	if (out->scan == NULL)
		out->scan = textcheck_scan_new();
	s = out->scan;
	s->r = r;
	s->out = out;
	s->slot = slot;
	s->text = r->text[slot];
	textcheck_take_apart(s);
	view->nhan = (int)s->nhan;
	for (size_t i = 0; i < s->nsentence; i++)
		view->words |= s->sentence[i].words;
	textcheck_sections_scan(s);
	textcheck_dates_scan(s);
	textcheck_sums_scan(s);
	textcheck_residue_scan(s);
	textcheck_similar_scan(s);
}

static void
mix(uint64_t *h, const char *s)
{
	for (; s != NULL && *s != '\0'; s++)
		*h = (*h ^ (unsigned char)*s) * UINT64_C(1099511628211);
	*h = (*h ^ (s == NULL ? 0x100 : 0x1FF)) * UINT64_C(1099511628211);
}

/* Of all a head check looks at; never 0, which says "not looked at". */
static uint64_t
head_hash(const struct report *r)
{
	uint64_t h = UINT64_C(14695981039346656037);

	h = (h ^ (uint64_t)r->year) * UINT64_C(1099511628211);
	h = (h ^ (uint64_t)r->agency.kind << 8 ^ (uint64_t)r->agency.level) *
	    UINT64_C(1099511628211);
	mix(&h, r->title);
	mix(&h, r->agency.name);
	return h | 1;
}

static void
scan(const struct report *r)
{
	struct narrative *out = r->narrative;
	uint64_t head = head_hash(r);

	if (out->head != head) {	/* the year is another: so are left-over years */
		if (out->head != 0)
			narrative_touch_all(out);
		out->head = head;
		drop_facts(out, -1);
		textcheck_dates_head(r, out);
	}
	if (!out->any_stale)
		return;
	for (int i = 0; i < out->ntext; i++)
		if (out->stale[i])
			scan_text(r, out, i);
}

/* ---- judging ---- */

struct finding *
textcheck_finding(struct run *run, enum text_code code, int slot)
{
	const struct text_check *check = &textchecks[code];
	struct finding *f = finding_add(run->out, check->code, check->level);

	f->text = check;
	f->msg = (int)check->msg;
	if (slot >= 0)
		f->place = run->r->form->text[slot].code;
	return f;
}

bool
textcheck_said(const struct report *r, int slot)
{
	return slot >= 0 && !text_blank(r->text[slot]);
}

bool
textcheck_heading(const struct report *r, int slot)
{
	int section = r->form->text[slot].section;

	return section >= 0 && section < 64 && (r->headings >> section & 1) != 0;
}

bool
textcheck_figure(const struct run *run, enum form_figure k, int64_t *value)
{
	const struct report *r = run->r;
	const struct form_terms *t = &r->form->figure[k];

	*value = 0;
	for (int i = t->first; i < t->first + t->n; i++) {
		int cell = r->form->term[i].cell;

		if (!run->whole[cell] || !r->cell[cell].has_value ||
		    !num_add(value, r->cell[cell].value))
			return false;
	}
	return t->n > 0;
}

void
textcheck_figure_cells(struct run *run, struct finding *f, enum form_figure k)
{
	const struct form_terms *t = &run->r->form->figure[k];

	for (int i = t->first; i < t->first + t->n; i++)
		finding_cell(run->out, f, run->r->form->term[i].cell);
}

static void
judge_fact(struct run *run, const struct text_fact *fact)
{
	const struct text_check *check = &textchecks[fact->code];
	const struct report *r = run->r;
	size_t before = run->out->n, cells = run->out->npool;
	struct finding *f = textcheck_finding(run, (enum text_code)fact->code, fact->slot);

	if (fact->slot >= 0 && fact->len > 0) {
		f->quote = r->text[fact->slot] + fact->at;
		f->nquote = fact->len;
	}
	f->has_sides = fact->has_sides;
	f->left = fact->left;
	f->right = fact->right;
	f->which = fact->which;
	if (check->stands != NULL && !check->stands(run, fact, f)) {
		run->out->n = before;
		run->out->npool = cells;
	}
}

/* Does a file claim to be a whole report?  A document does; data and workbooks may be
 * mere figures, unless a text or the heading of one is there. */
static bool
claims_whole(const struct report *r)
{
	const struct form *form = r->form;

	if (r->is_document)
		return true;
	for (int i = 0; i < form->ntext; i++)
		if (textcheck_said(r, i) || (form->text[i].kind == FORM_TEXT_BODY &&
		    textcheck_heading(r, i)))
			return true;
	return false;
}

/* What is missing is told of a whole report: of a file that claims to be one, of a
 * stored report once its cells are filled. */
static bool
is_ripe(const struct run *run)
{
	return run->document ? claims_whole(run->r) : report_empty(run->r, -1) == 0;
}

void
judge_texts(struct run *run)
{
	const struct report *r = run->r;
	bool ripe = is_ripe(run);

	scan(r);
	narrative_scan(r);
	for (size_t i = 0; i < r->narrative->nfact; i++) {
		const struct text_fact *f = &r->narrative->fact[i];

		if (ripe || (f->code != TEXT_N508 &&	/* it is being written */
		    (f->slot >= 0 || r->title != NULL)))
			judge_fact(run, f);
	}
	textcheck_sections_judge(run, ripe);
	textcheck_dates_judge(run, ripe);
	judge_claims(run);
}

/* ---- the list ---- */

void
textcheck_write(struct buf *b, int language)
{
	enum lang lang = language == LANG_EN ? LANG_EN : LANG_ZH;

	for (int i = 0; i < TEXT__MAX; i++) {
		const struct text_check *c = &textchecks[i];

		buf_printf(b, "%-5s %s %s%s\n      ", c->code, form_level_label(c->level),
		    msg_text(lang, c->help), c->inferred ? "  [推定]" : "");
		msg_put(b, lang, c->msg, "……", "N", "N", "……", NULL);
		buf_chr(b, '\n');
		if (c->basis != NULL)
			buf_printf(b, "      依据：%s\n", c->basis);
	}
}
