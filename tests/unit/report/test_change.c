/*
 * Changes: all or nothing, what they leave behind, undo and redo to the letter.
 */
#include <criterion/criterion.h>
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
#include "base/text.h"
#include "form/form.h"
#include "kit/fixture.h"
#include "kit/oracle.h"
#include "report/change.h"
#include "report/check.h"
#include "report/report.h"

TestSuite(change, .fini = fix_free);

static int
slot(const struct report *r, const char *code)
{
	return form_text_find(r->form, code);
}

static void
apply(struct report *r, struct change_list *list)
{
	struct diag d;

	diag_init(&d);
	cr_assert(report_apply(r, list, &fix_actor, NULL, &d), "%s",
	    d.n > 0 ? msg_name(d.item[0].code) : "");
	diag_release(&d);
	change_list_reset(list);
}

Test(change, filled_in)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;

	fix_set(r, "3:1:A=5");
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "１２ ", ORIGIN_KEY);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "12", ORIGIN_KEY);
	change_cell(&list, r, form_cell_find(r->form, "3:1:B1"), "/", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert_eq(list.n, 2, "the second 12 changes nothing");
	cr_assert_str_eq(list.item[0].old, "5");
	cr_assert_str_eq(list.item[0].new, "12");
	cr_assert_eq(list.item[0].was, ORIGIN_KEY);
	cr_assert_str_eq(list.item[1].place, "3:1:B1");
	cr_assert_null(list.item[1].old);
	for (size_t i = 0; i < 2; i++) {
		cr_assert_eq(list.item[i].seq, 2 + (int64_t)i);
		cr_assert_eq(list.item[i].step, 2);
		cr_assert_eq(list.item[i].undoes, 0);
		cr_assert_str_eq(list.item[i].user, "李敏");
		cr_assert_str_eq(list.item[i].host, "host");
		cr_assert_str_eq(list.item[i].at, "2026-01-15T08:30:00.000Z");
	}
	cr_assert_eq(r->seq, 3);
	change_list_reset(&list);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "12", ORIGIN_KEY);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(list.n == 0 && r->seq == 3, "nothing to do");
	change_list_release(&list);
	report_free(r);
}

/* Each of these lists is refused as a whole, and leaves no trace. */
Test(change, all_or_nothing)
{
	static const struct {
		enum cell_origin origin;
		const char	*sets;
	} t[] = {
		{ ORIGIN_KEY, "3:1:A=7 3:1:B1=3.5" },
		{ ORIGIN_PASTE, "3:1:A=7 3:1:B1=-1" },
		{ ORIGIN_SET, "3:1:A=7 3:1:B1=abc" },
		{ ORIGIN_FILL, "3:1:A=7 3:1:C=7" },
		{ ORIGIN_ACCEPTED, "3:1:A=7 3:1:C=7" },
		{ ORIGIN_IMPORT, "3:1:A=7 3:1:B1=见附件" },
		{ ORIGIN_KEY, "3:1:A=9000000000000 3:1:B1=9000000000000" },
		{ ORIGIN_IMPORT, "3:1:A=9000000000000 3:3.1:A=9000000000000 3:3.2:A=1000000000000" },
	};
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	char *before, *after;

	fix_set(r, "3:1:A=1 3:1:B1=/");
	change_note(&list, r, "3:1:A", "去年口径不同");
	apply(r, &list);
	before = fix_image(r);
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		int64_t seq = r->seq;

		cr_assert_not(fix_try(r, t[i].origin, t[i].sets), "%s", t[i].sets);
		after = fix_image(r);
		cr_assert_str_eq(after, before, "%s", t[i].sets);
		cr_assert_eq(r->seq, seq);
		free(after);
	}
	/* A bad end also takes back texts, notes and columns, and keeps the wishes. */
	change_text_all(&list, r, slot(r, "t1"), "总体情况", ORIGIN_KEY);
	change_note(&list, r, "3:1:A", "另一条");
	change_note(&list, r, "t1", "新的一条");
	change_report(&list, r, "title", "题名", ORIGIN_KEY);
	change_report(&list, r, "fee", "12.5", ORIGIN_KEY);
	change_report(&list, r, "state", "lost", ORIGIN_KEY);
	cr_assert_not(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert(list.n == 6 && list.item[1].old == NULL && list.item[0].seq == 0);
	after = fix_image(r);
	cr_assert_str_eq(after, before);
	free(after);
	free(before);
	change_list_release(&list);
	report_free(r);
}

Test(change, refusals_have_names)
{
	static const struct { enum cell_origin origin; const char *place, *text; enum msg want; }
	t[] = {
		{ ORIGIN_KEY, "3:1:C", "5", MSG_REPORT_COMPUTED },
		{ ORIGIN_KEY, "3:1:A", "3.5", MSG_REPORT_NOT_WHOLE },
		{ ORIGIN_KEY, "3:1:A", "9000000000000", MSG_NONE },
		{ ORIGIN_KEY, "3:1:B1", "9000000000000", MSG_REPORT_OVERFLOW },
	};
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct diag d;

	diag_init(&d);
	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		change_cell(&list, r, form_cell_find(r->form, t[i].place), t[i].text,
		    t[i].origin);
		cr_assert_eq(report_apply(r, &list, &fix_actor, NULL, &d),
		    t[i].want == MSG_NONE, "%s", t[i].place);
		cr_assert(t[i].want == MSG_NONE || diag_has(&d, t[i].want), "%s", t[i].place);
		diag_reset(&d);
		change_list_reset(&list);
	}
	change_note(&list, r, "9:9:Z", "没有的格");
	cr_assert_not(report_apply(r, &list, &fix_actor, NULL, &d));
	cr_assert(diag_has(&d, MSG_REPORT_NO_PLACE));
	diag_reset(&d);
	change_list_reset(&list);
	change_report(&list, r, "published", "昨天", ORIGIN_KEY);
	cr_assert_not(report_apply(r, &list, &fix_actor, NULL, &d));
	cr_assert(diag_has(&d, MSG_REPORT_BAD_VALUE));
	diag_reset(&d);
	change_list_reset(&list);
	/* A splice made against a text that is not there any more. */
	change_text(&list, r, slot(r, "t1"), 0, 0, "甲乙丙", ORIGIN_KEY);
	apply(r, &list);
	change_text(&list, r, slot(r, "t1"), 1, 1, "", ORIGIN_KEY);
	list.item[0].pos = 2;
	cr_assert_not(report_apply(r, &list, &fix_actor, NULL, &d));
	cr_assert(diag_has(&d, MSG_REPORT_TEXT_MOVED));
	cr_assert_str_eq(r->text[slot(r, "t1")], "甲乙丙");
	change_list_release(&list);
	diag_release(&d);
	report_free(r);
}

Test(change, splices)
{
	static const struct { const char *from, *to; } t[] = {
		{ "", "总体情况" }, { "总体情况", "" }, { "总体情况", "总的体情况" },
		{ "总体情况", "总况" }, { "一二三", "一三三" }, { "aaa", "aa" },
		{ "甲", "申" }, { "年年年", "年年年年" }, { "é", "è" }, { "甲é乙", "甲è乙" }, { "aéb", "aũb" },
		{ "𠮷野", "𠮸野" }, { "a\nb", "a\n\nb" }, { "无", "无" },
	};
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	int at = slot(r, "t5");

	for (size_t i = 0; i < sizeof t / sizeof t[0]; i++) {
		change_text_all(&list, r, at, t[i].from, ORIGIN_KEY);
		apply(r, &list);
		change_text_all(&list, r, at, t[i].to, ORIGIN_KEY);
		cr_assert_eq(list.n, strcmp(t[i].from, t[i].to) != 0);
		cr_assert(list.n == 0 || (text_valid(list.item[0].old,
		    strlen(list.item[0].old)) && text_valid(list.item[0].new,
		    strlen(list.item[0].new))), "whole characters");
		apply(r, &list);
		cr_assert_str_eq(r->text[at] ? r->text[at] : "", t[i].to);
		cr_assert_eq(r->text[at] == NULL, t[i].to[0] == '\0');
	}
	/* Splices of one list see each other, beyond the end they are cut. */
	change_text_all(&list, r, at, "", ORIGIN_KEY);
	change_text(&list, r, at, 0, 0, "甲丙", ORIGIN_KEY);
	change_text(&list, r, at, 1, 0, "乙", ORIGIN_KEY);
	change_text(&list, r, at, 2, 99, "丁", ORIGIN_KEY);
	change_text(&list, r, at, 99, 1, "戊", ORIGIN_KEY);
	apply(r, &list);
	cr_assert_str_eq(r->text[at], "甲乙丁戊");
	change_list_release(&list);
	report_free(r);
}

Test(change, final_is_sealed)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct diag d;

	diag_init(&d);
	fix_set(r, "3:1:A=1");
	change_report(&list, r, "state", "final", ORIGIN_SET);
	apply(r, &list);
	cr_assert_eq(r->state, STATE_FINAL);
	cr_assert_not(fix_try(r, ORIGIN_KEY, "3:1:A=2"));
	change_note(&list, r, "", "也不行");
	cr_assert_not(report_apply(r, &list, &fix_actor, NULL, &d));
	cr_assert(diag_has(&d, MSG_REPORT_FINAL) && diag_status(&d) == 1);
	change_list_reset(&list);
	cr_assert_not(report_can_undo(r));
	cr_assert_not(report_undo(r, &list, &fix_actor, NULL));
	cr_assert_eq(list.n, 0);
	change_report(&list, r, "state", "draft", ORIGIN_SET);
	change_note(&list, r, "", "上级要求更正结转数");
	apply(r, &list);
	cr_assert_eq(r->state, STATE_DRAFT);
	cr_assert_not(report_can_undo(r), "a reopening is not taken back");
	fix_set(r, "3:1:A=2");
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert_not(report_can_undo(r));
	change_list_release(&list);
	diag_release(&d);
	report_free(r);
}

Test(change, printed_totals)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	int total = form_cell_find(r->form, "3:1:C"), empty = form_cell_find(r->form, "3:2:C");
	int right = form_cell_find(r->form, "4.1:1:E");

	change_cell(&list, r, total, "20", ORIGIN_IMPORT);
	change_cell(&list, r, right, "3", ORIGIN_IMPORT);
	change_cell(&list, r, empty, "0", ORIGIN_IMPORT);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "26", ORIGIN_IMPORT);
	change_cell(&list, r, form_cell_find(r->form, "4.1:1:A"), "3", ORIGIN_IMPORT);
	cr_assert(report_apply(r, &list, &fix_actor, NULL, NULL));
	cr_assert_eq(list.n, 3, "what is printed as computed is no change");
	cr_assert(r->cell[total].has_printed && r->cell[total].printed == 20 * NUM_ONE);
	cr_assert_eq(r->cell[total].value, 26 * NUM_ONE);
	cr_assert_eq(r->cell[total].origin, ORIGIN_COMPUTED);
	cr_assert_not(r->cell[right].has_printed);
	cr_assert_not(r->cell[empty].has_printed);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert_not(r->cell[total].has_printed);
	cr_assert(report_redo(r, &list, &fix_actor, NULL));
	cr_assert(r->cell[total].has_printed && r->cell[total].printed == 20 * NUM_ONE);
	change_list_release(&list);
	report_free(r);
}

Test(change, source_findings_close)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;

	cr_assert(fix_try(r, ORIGIN_IMPORT, "3:1:A=12件 3:1:B1=—"));
	fix_source(r, "F605", "3:1:A", "12件");
	fix_source(r, "F604", "3:1:B1", "—");
	fix_set(r, "3:1:B1=0");
	cr_assert(!r->source[0].closed && r->source[1].closed);
	cr_assert(report_undo(r, &list, &fix_actor, NULL));
	cr_assert(!r->source[0].closed && !r->source[1].closed);
	cr_assert_eq(r->cell[form_cell_find(r->form, "3:1:B1")].origin, ORIGIN_IMPORT);
	cr_assert_str_eq(r->cell[form_cell_find(r->form, "3:1:B1")].raw, "—");
	cr_assert(report_redo(r, &list, &fix_actor, NULL));
	cr_assert(!r->source[0].closed && r->source[1].closed);
	change_list_release(&list);
	report_free(r);
}

/* Who wrote a note or a reason comes back with it. */
Test(change, authors)
{
	struct report *r = fix_report("2021", 2025);
	struct change_list list = CHANGE_LIST_INIT;
	struct actor other = fix_actor;

	other.user = "王强";
	change_note(&list, r, "3:1:A", "原先的批注");
	apply(r, &list);
	change_note(&list, r, "3:1:A", "改过的批注");
	cr_assert(report_apply(r, &list, &other, NULL, NULL));
	cr_assert_str_eq(list.item[0].old, "原先的批注");
	cr_assert_str_eq(r->note[0].user, "王强");
	cr_assert(report_undo(r, &list, &other, NULL));
	cr_assert_str_eq(list.item[0].user, "王强", "who took it back");
	cr_assert_str_eq(r->note[0].body, "原先的批注");
	cr_assert_str_eq(r->note[0].user, "李敏");
	cr_assert(report_redo(r, &list, &fix_actor, NULL));
	cr_assert_str_eq(r->note[0].user, "王强");
	change_list_release(&list);
	report_free(r);
}

/* ---- undo ---- */

struct log {				/* what the store would have kept */
	struct change	*item;
	size_t		 n, cap;
};

static void
log_add(struct log *log, const struct change_list *list)
{
	for (size_t i = 0; i < list->n; i++) {
		struct change *c;

		log->item = mem_grow(log->item, log->n, &log->cap, sizeof *log->item);
		c = &log->item[log->n++];
		*c = list->item[i];
		c->place = mem_strdup(c->place);
		c->old = mem_strdup(c->old);
		c->new = mem_strdup(c->new);
		c->user = mem_strdup(c->user);
		c->host = mem_strdup(c->host);
		c->was = ORIGIN_NONE;		/* not stored */
	}
}

static void
log_free(struct log *log)
{
	for (size_t i = 0; i < log->n; i++) {
		free(log->item[i].place);
		free(log->item[i].old);
		free(log->item[i].new);
		free(log->item[i].user);
		free(log->item[i].host);
	}
	free(log->item);
}

static void
random_text(struct fix_random *rnd, struct buf *b)
{
	static const char *const words[] = {
		"年", "报", "申请", "12件", "“引”", "a", "𠮷", "\n", "é", "　"
	};

	buf_reset(b);
	for (uint32_t n = fix_random(rnd, 4); n > 0; n--)
		buf_str(b, words[fix_random(rnd, 10)]);
	buf_cstr(b);
}

static void
random_cell(struct fix_random *rnd, struct report *r, struct change_list *list)
{
	static const enum cell_origin origins[] = {
		ORIGIN_KEY, ORIGIN_FILL, ORIGIN_PASTE, ORIGIN_SET, ORIGIN_IMPORT,
		ORIGIN_ACCEPTED, ORIGIN_CARRIED
	};
	static const char *const odd[] = { "", "/", "—", "5件", "１２", "3.5", "-1", "1,200" };
	int cell = (int)fix_random(rnd, (uint32_t)r->form->ncell);
	enum cell_origin origin = origins[fix_random(rnd, 7)];
	char figure[16];

	if (r->form->cell[cell].computed)
		origin = ORIGIN_IMPORT;
	snprintf(figure, sizeof figure, "%u", (unsigned)fix_random(rnd, 30));
	change_cell(list, r, cell, fix_random(rnd, 3) ? figure : odd[fix_random(rnd, 8)],
	    origin);
}

static void
random_reason(struct fix_random *rnd, struct report *r, struct change_list *list)
{
	struct findings f;

	findings_init(&f);
	report_findings(r, &f);
	if (f.n > 0) {
		const struct finding *one = &f.item[fix_random(rnd, (uint32_t)f.n)];

		change_reason(list, r, one, fix_random(rnd, 3) ? "已与去年的经办人核对过这个数" :
		    "", one->level == LEVEL_HINT && fix_random(rnd, 2), NULL);
	}
	findings_release(&f);
}

static void
random_step(struct fix_random *rnd, struct report *r, struct change_list *list)
{
	static const char *const columns[] = { "title", "fee", "fee_notices", "published",
		"state", "issuer", "index_no", "doc_no" };
	static const char *const values[][3] = {
		{ "", "题名甲", "题名乙" }, { "", "0", "12.5" }, { "", "0", "3" },
		{ "", "2026-01-30", "2026-01-31" }, { "draft", "submitted", "returned" },
		{ "", "甲县水务局", "甲县" }, { "", "1/2", "K-3" },
		{ "", "甲水〔2026〕1号", "甲水〔2026〕2号" },
	};
	struct buf b = BUF_INIT;

	for (uint32_t n = 1 + fix_random(rnd, 4); n > 0; n--) {
		uint32_t what = fix_random(rnd, 10), c;
		int at = (int)fix_random(rnd, (uint32_t)r->form->ntext);

		random_text(rnd, &b);
		if (what < 4) {
			random_cell(rnd, r, list);
		} else if (what < 6) {
			change_text(list, r, at, fix_random(rnd, 8), fix_random(rnd, 4),
			    buf_cstr(&b), ORIGIN_KEY);
		} else if (what < 7) {
			change_text_all(list, r, at, buf_cstr(&b), ORIGIN_PASTE);
		} else if (what < 8) {
			c = fix_random(rnd, 9);
			change_note(list, r, c == 0 ? "" : c < 3 ? r->form->text[at].code :
			    r->form->cell[c].code, buf_cstr(&b));
		} else if (what < 9) {
			random_reason(rnd, r, list);
		} else {
			c = fix_random(rnd, 8);
			change_report(list, r, columns[c], values[c][fix_random(rnd, 3)],
			    ORIGIN_KEY);
		}
	}
	buf_release(&b);
}

/* The sums of a report against its terms, and the balance line against them. */
static void
check_sums(struct report *r)
{
	uint64_t moved[BIT_WORDS(FORM_CELLS_MAX)] = { 0 };

	cr_assert_null(oracle_wrong_total(r), "%s", oracle_wrong_total(r));
	recalc_run(r, moved);
	for (size_t i = 0; i < BIT_WORDS(FORM_CELLS_MAX); i++)
		cr_assert_eq(moved[i], 0, "stored sums are the recomputed ones");
}

#define STEPS 350

static void
random_walk(uint64_t seed, const char *form, int year)
{
	struct fix_random rnd = { seed };
	struct report *r = fix_report(form, year), *later;
	struct change_list list = CHANGE_LIST_INIT;
	struct log log = { NULL, 0, 0 };
	char *image[STEPS + 1] = { NULL }, *now;
	size_t depth = 0, top = 0;

	image[0] = fix_image(r);
	for (int i = 0; i < STEPS; i++) {
		uint32_t what = fix_random(&rnd, 10);
		int64_t seq = r->seq;

		if (what == 0 && depth > 0) {
			cr_assert(report_undo(r, &list, &fix_actor, NULL));
			depth--;
		} else if (what == 1 && depth < top) {
			cr_assert(report_redo(r, &list, &fix_actor, NULL));
			depth++;
		} else {
			random_step(&rnd, r, &list);
			if (report_apply(r, &list, &fix_actor, NULL, NULL) && list.n > 0) {
				for (size_t k = depth + 1; k <= top; k++) {
					free(image[k]);
					image[k] = NULL;
				}
				top = ++depth;
				image[depth] = fix_image(r);
			} else {
				cr_assert_eq(r->seq, seq);
				change_list_reset(&list);
			}
		}
		cr_assert_eq(r->seq, seq + (int64_t)list.n, "the audit only grows");
		for (size_t k = 0; k < list.n; k++) {
			cr_assert_eq(list.item[k].seq, seq + 1 + (int64_t)k);
			cr_assert_eq(list.item[k].step, seq + 1);
		}
		log_add(&log, &list);
		change_list_reset(&list);
		now = fix_image(r);
		cr_assert_str_eq(now, image[depth], "seed %lu step %d", (unsigned long)seed, i);
		free(now);
		if (i % 4 == 0)
			check_sums(r);
	}
	/* Back to the start and forth to the end. */
	for (size_t k = depth; k-- > 0; ) {
		cr_assert(report_undo(r, &list, &fix_actor, NULL));
		now = fix_image(r);
		cr_assert_str_eq(now, image[k], "seed %lu undone to %zu", (unsigned long)seed, k);
		free(now);
		if (k % 16 == 0)
			check_sums(r);
	}
	cr_assert_not(report_undo(r, &list, &fix_actor, NULL));
	for (size_t k = 1; k <= top; k++) {
		cr_assert(report_redo(r, &list, &fix_actor, NULL));
		now = fix_image(r);
		cr_assert_str_eq(now, image[k], "seed %lu redone to %zu", (unsigned long)seed, k);
		free(now);
	}
	cr_assert_not(report_redo(r, &list, &fix_actor, NULL));

	/* The same report in a later session: its history comes from the log.  It has
	 * made a step of its own before anybody asks for the past. */
	later = r;
	while (depth < top) {
		cr_assert(report_undo(later, &list, &fix_actor, NULL));
		top--;
	}
	history_free(later->history);
	later->history = history_new();
	later->seq = log.n > 0 ? log.item[log.n - 1].seq : 0;
	change_list_reset(&list);
	change_report(&list, later, "title", "后来的题名", ORIGIN_KEY);
	cr_assert(report_apply(later, &list, &fix_actor, NULL, NULL));
	log_add(&log, &list);
	cr_assert_not(history_complete(later->history));
	for (size_t k = 0; k < log.n; k++)
		history_replay(later->history, &log.item[k]);
	history_set_complete(later->history);
	cr_assert(history_complete(later->history));
	cr_assert(report_undo(later, &list, &fix_actor, NULL));
	for (size_t k = depth; k-- > 0; ) {
		cr_assert(report_undo(later, &list, &fix_actor, NULL));
		now = fix_image(later);
		cr_assert_str_eq(now, image[k], "seed %lu, a later session undoes to %zu",
		    (unsigned long)seed, k);
		free(now);
	}
	cr_assert_not(report_undo(later, &list, &fix_actor, NULL));

	for (size_t k = 0; k <= STEPS; k++)
		free(image[k]);
	log_free(&log);
	change_list_release(&list);
	report_free(later);
}

Test(change, undo_is_exact)
{
	for (uint64_t seed = 1; seed <= 9; seed++)
		random_walk(seed, seed % 3 ? "2021" : "2019", seed % 3 ? 2025 : 2020);
}
