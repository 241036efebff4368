/*
 * findings_doc.c - the check report (核查报告): what was found in a report, for whoever
 * reviews it.
 *
 * Whose report, in which state, how many findings; then a table per level with the
 * place, both sides' figures, the sentence and the reason that was given; the hints
 * that were put away, the cells that are empty, the notes, and last the hashes that
 * tell which data were judged.
 *
 * It is a paper of the office and no part of the report that is published: like all
 * documents it is Chinese whatever the language of the interface.
 *
 * Must never judge anything: it prints the findings it is given.  Everything that
 * a clerk or a file wrote goes through export_clean().
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "base/text.h"
#include "doc/doc.h"
#include "export/export.h"
#include "form/form.h"
#include "report/check.h"
#include "report/checkcode.h"
#include "report/ready.h"
#include "report/report.h"

#define NAME	"核查报告"
#define NONE	"无。"
#define SIZE	90		/* text of the tables, tenths of a point */
#define HEIGHT	65		/* of their rows, tenths of a millimetre */
#define SIGN_HEIGHT	150	/* room for a name written by hand */
#define SENTENCE 200		/* characters of a quoted sentence */

/* ---- tables of sentences ---- */

struct column {
	const char	*head;
	int		 width;		/* tenths of a millimetre; all together 1560 */
	bool		 left;
};

static struct doc_table *
new_table(struct doc *doc, const char *caption, const struct column *column, int ncol,
    int nrow)
{
	struct doc_table *t = doc_add_table(doc, nrow + 1, ncol);

	t->caption = arena_strdup(&doc->arena, caption);
	t->nhead = 1;
	t->prose = true;
	t->point_x10 = SIZE;
	t->row_height = HEIGHT;
	t->width = arena_array(&doc->arena, (size_t)ncol, sizeof *t->width);
	for (int c = 0; c < ncol; c++) {
		t->width[c] = column[c].width;
		doc_add_cell(doc, t, 0, c, 1, 1, DOC_COLHEAD, column[c].head);
	}
	return t;
}

/* The first column names the row. */
static void
put_cell(struct doc *doc, struct doc_table *t, const struct column *column, int row,
    int col, struct buf *text)
{
	doc_add_cell(doc, t, row, col, 1, 1, col == 0 ? DOC_ROWHEAD : DOC_DATA,
	    buf_cstr(text))->left = column[col].left;
	buf_reset(text);
}

static void
put_heading(struct doc *doc, int *number, const char *text, int n)
{
	static const char *const ordinal[] = {
		"一", "二", "三", "四", "五", "六", "七", "八", "九",
	};
	struct buf b = BUF_INIT;

	buf_printf(&b, "%s、%s", ordinal[(*number)++ % 9], text);
	if (n >= 0)
		buf_printf(&b, "（%d 项）", n);
	doc_add(doc, DOC_HEADING1, buf_cstr(&b), b.len);
	buf_release(&b);
}

static void
put_para(struct doc *doc, const char *text)
{
	doc_add(doc, DOC_PARA, text, strlen(text));
}

/* Blank-separated "who when"; nothing of what is not known. */
static void
put_by(struct buf *b, const char *user, const char *at)
{
	if (user != NULL)
		export_clean(b, user);
	if (at != NULL && at[0] != '\0') {
		buf_str(b, b->len > 0 && user != NULL && user[0] != '\0' ? " " : "");
		clock_local(b, at);
	}
}

/* ---- one finding ---- */

static void
put_num(struct buf *b, int64_t v)
{
	char figure[NUM_TEXT];

	buf_str(b, num_print(figure, v));
}

/* Both figures, each named where the kind of check tells what it is. */
static void
put_sides(struct buf *b, const struct finding *f)
{
	const char *left = "左边", *right = "右边";

	if (!f->has_sides)
		return;
	if (f->kase != NULL && f->kase->kind == CASE_CLAIM) {
		left = "文字";
		right = "表中";
	} else if (f->check != NULL && f->kase == NULL) {
		left = "印";
		right = "应为";
	} else if (f->kase != NULL && f->kase->kind == CASE_JUMP) {
		left = "本年";
		right = "上年";
	}
	buf_printf(b, "%s ", left);
	put_num(b, f->left);
	buf_printf(b, "\n%s ", right);
	put_num(b, f->right);
}

/* Does a sentence end before "p"? */
static bool
ends_before(const char *text, const char *p)
{
	static const char *const stop[] = { "。", "；", "！", "？", "\n" };

	for (size_t i = 0; i < ARRAY_LEN(stop); i++) {
		size_t n = strlen(stop[i]);

		if ((size_t)(p - text) >= n && memcmp(p - n, stop[i], n) == 0)
			return true;
	}
	return p == text;
}

/* The sentence of the text in which the words stand, or the words alone when they
 * are of no text of the report. */
static void
put_sentence(struct buf *b, const struct report *r, const struct finding *f)
{
	int slot = form_text_find(r->form, f->place);
	const char *text = slot >= 0 ? r->text[slot] : NULL;
	const char *from = f->quote, *to = f->quote + f->nquote;
	size_t length;

	if (text != NULL && (uintptr_t)from >= (uintptr_t)text &&
	    (uintptr_t)to <= (uintptr_t)(text + strlen(text))) {
		while (!ends_before(text, from))
			from--;
		while (*to != '\0' && *to != '\n' && !ends_before(f->quote, to))
			to++;
	}
	length = (size_t)(to - from);
	while (length > 0 && (*from == '\n' || *from == ' ')) {
		from++;
		length--;
	}
	if (text_length(from, length) > SENTENCE) {	/* no stop for a long time */
		from = f->quote;
		length = f->nquote;
	}
	if (length > 0) {
		char *sentence = mem_strndup(from, length);

		buf_str(b, "\n原文：");
		export_clean(b, sentence);
		free(sentence);
	}
}

static void
put_reason(struct buf *b, const struct finding *f)
{
	if (f->reason == NULL) {
		buf_str(b, f->level == LEVEL_WARNING ? "（未说明）" : "");
		return;
	}
	export_clean(b, f->reason->body);
	buf_str(b, b->len > 0 ? "\n" : "");
	put_by(b, f->reason->user, f->reason->at);
}

static const struct column finding_columns[] = {
	{ "序号", 90, false }, { "编号", 110, false }, { "位置", 260, true },
	{ "两边数字", 190, true }, { "问题", 590, true }, { "说明理由", 320, true },
};
static const struct column error_columns[] = {
	{ "序号", 90, false }, { "编号", 110, false }, { "位置", 280, true },
	{ "两边数字", 190, true }, { "问题", 890, true },
};

/* The place, and of a list of cells all of them: the sentence names a few only. */
static void
put_places(struct buf *b, const struct report *r, const struct finding *f)
{
	if (f->check != NULL || f->ncell < 2) {
		if (f->place[0] != '\0')
			buf_printf(b, "\n%s", f->place);
		return;
	}
	for (int i = 0; i < f->ncell; i++)
		buf_printf(b, "%s%s", i > 0 ? "、" : "\n", r->form->cell[f->cell[i]].code);
}

static void
put_finding(struct doc *doc, struct doc_table *t, const struct column *column, int row,
    const struct report *r, const struct finding *f, struct buf *b)
{
	buf_printf(b, "%d", row);
	put_cell(doc, t, column, row, 0, b);
	buf_str(b, f->code);
	put_cell(doc, t, column, row, 1, b);
	finding_where(b, r, f, LANG_ZH);
	put_places(b, r, f);
	put_cell(doc, t, column, row, 2, b);
	put_sides(b, f);
	put_cell(doc, t, column, row, 3, b);
	finding_text(b, r, f, LANG_ZH);
	if (f->quote != NULL)
		put_sentence(b, r, f);
	put_cell(doc, t, column, row, 4, b);
	if (t->ncol > 5) {
		put_reason(b, f);
		put_cell(doc, t, column, row, 5, b);
	}
}

static bool
put_away(const struct finding *f)
{
	return f->level == LEVEL_HINT && f->reason != NULL && f->reason->dismissed;
}

/* Texts still to be written have a part of their own. */
static bool
is_of(const struct finding *f, enum form_level level, bool dismissed)
{
	return !f->open_text && f->level == level && put_away(f) == dismissed;
}

static int
count(const struct findings *list, enum form_level level, bool dismissed)
{
	int n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += is_of(&list->item[i], level, dismissed);
	return n;
}

static void
put_level(struct doc *doc, int *number, const struct report *r,
    const struct findings *list, enum form_level level, bool dismissed, const char *name)
{
	bool error = level == LEVEL_ERROR;
	const struct column *column = error ? error_columns : finding_columns;
	int n = count(list, level, dismissed), row = 0;
	struct buf b = BUF_INIT;
	struct doc_table *t;

	put_heading(doc, number, name, n);
	if (n == 0) {
		put_para(doc, NONE);
		return;
	}
	t = new_table(doc, name, column, error ? 5 : 6, n);
	for (size_t i = 0; i < list->n; i++)
		if (is_of(&list->item[i], level, dismissed))
			put_finding(doc, t, column, ++row, r, &list->item[i], &b);
	buf_release(&b);
}

/* ---- whose report, and how it stands ---- */

static void
put_fact(struct doc *doc, struct doc_table *t, int *at, const char *label,
    struct buf *value)
{
	int row = *at / 2, col = *at % 2 * 2;

	doc_add_cell(doc, t, row, col, 1, 1, DOC_ROWHEAD, label);
	doc_add_cell(doc, t, row, col + 1, 1, 1, DOC_DATA, buf_cstr(value))->left = true;
	buf_reset(value);
	++*at;
}

static void
put_count(struct buf *b, int n, const char *of, int part)
{
	buf_printf(b, "%d 项", n);
	if (n > 0)
		buf_printf(b, "，%s %d 项", of, part);
}

static void
put_facts(struct doc *doc, const struct report *r, const struct export_options *o)
{
	static const int width[] = { 240, 540, 240, 540 };
	const struct findings *f = o->findings;
	int warnings = f->count[LEVEL_WARNING], at = 0;
	struct doc_table *t = doc_add_table(doc, 5, 4);
	struct buf b = BUF_INIT;

	t->caption = arena_strdup(&doc->arena, "基本情况");
	t->prose = true;
	t->point_x10 = SIZE;
	t->row_height = HEIGHT;
	t->width = arena_array(&doc->arena, 4, sizeof *t->width);
	memcpy(t->width, width, sizeof width);
	export_clean(&b, r->agency.name);
	put_fact(doc, t, &at, "机关", &b);
	buf_printf(&b, "%d 年", r->year);
	put_fact(doc, t, &at, "报告年度", &b);
	buf_printf(&b, "%s 表式", r->form->code);
	put_fact(doc, t, &at, "表式", &b);
	buf_str(&b, o->source != NULL ? "文件，没有入库" :
	    msg_text(LANG_ZH, state_word(r->state)));
	put_fact(doc, t, &at, "状态", &b);
	buf_printf(&b, "%d 项", f->open.error);
	put_fact(doc, t, &at, "错误", &b);
	put_count(&b, warnings, "未说明理由", f->open.warning);
	put_fact(doc, t, &at, "警告", &b);
	put_count(&b, f->count[LEVEL_HINT], "已搁置", count(f, LEVEL_HINT, true));
	put_fact(doc, t, &at, "提示", &b);
	buf_printf(&b, "%d 格", f->open.empty);
	if (f->open.text > 0)
		buf_printf(&b, "，另有 %d 段文字没有写", f->open.text);
	put_fact(doc, t, &at, "未填单元格", &b);
	if (f->skipped > 0)
		buf_printf(&b, "%d 处缺上年数据，没有比较", f->skipped);
	else
		buf_str(&b, "全部比较");
	put_fact(doc, t, &at, "与上年比较", &b);
	put_by(&b, r->changed_by, r->changed);
	put_fact(doc, t, &at, "最近修改", &b);
	buf_release(&b);
}

/* ---- empty cells ---- */

static bool
is_empty(const struct report *r, int cell)
{
	return !r->form->cell[cell].computed && cell_empty(&r->cell[cell]);
}

/* The empty cells of the row that begins at "cell": how many, and the brief names
 * of their columns, or 全部. */
static int
empty_in_row(const struct report *r, int cell, int ncol, struct buf *names)
{
	const struct form_block *block = &r->form->block[r->form->cell[cell].block];
	int input = 0, empty = 0;

	for (int c = 0; c < ncol; c++) {
		input += !r->form->cell[cell + c].computed;
		empty += is_empty(r, cell + c);
	}
	if (names == NULL || empty == 0)
		return empty;
	if (empty == input && ncol > 1) {
		buf_str(names, "全部");
		return empty;
	}
	for (int c = 0; c < ncol; c++) {
		if (!is_empty(r, cell + c))
			continue;
		buf_str(names, names->len > 0 ? "、" : "");
		buf_str(names, form_item_brief(&block->col[block->colleaf[c]]));
	}
	return empty;
}

static void
put_empty(struct doc *doc, int *number, const struct report *r, int nempty)
{
	static const struct column column[] = {
		{ "编号", 200, false }, { "行", 560, true }, { "未填的栏", 640, true },
		{ "格数", 160, false },
	};
	const struct form *form = r->form;
	struct buf b = BUF_INIT, names = BUF_INIT;
	struct doc_table *t;
	int nrow = 0, row = 0;

	put_heading(doc, number, "未填单元格", -1);
	for (int i = 0; i < form->ncell; i += form->block[form->cell[i].block].ncol)
		nrow += empty_in_row(r, i, form->block[form->cell[i].block].ncol, NULL) > 0;
	if (nempty == 0 || nrow == 0) {
		put_para(doc, NONE);
		return;
	}
	t = new_table(doc, "未填单元格", column, 4, nrow);
	for (int i = 0, ncol; i < form->ncell; i += ncol) {
		const struct form_block *block = &form->block[form->cell[i].block];
		int n;

		ncol = block->ncol;
		n = empty_in_row(r, i, ncol, &names);
		if (n == 0)
			continue;
		row++;
		buf_printf(&b, "%s:%s", block->code, form_cell_row(form, i)->code);
		put_cell(doc, t, column, row, 0, &b);
		form_item_path(&b, block->row, block->rowleaf[form->cell[i].row], " ");
		put_cell(doc, t, column, row, 1, &b);
		put_cell(doc, t, column, row, 2, &names);
		buf_printf(&b, "%d", n);
		put_cell(doc, t, column, row, 3, &b);
	}
	buf_release(&names);
	buf_release(&b);
}

/* ---- required texts that are blank ---- */

static void
put_texts(struct doc *doc, int *number, const struct report *r, int ntext)
{
	static const struct column column[] = {
		{ "编号", 200, false }, { "没有写的文字", 1360, true },
	};
	struct buf b = BUF_INIT;
	struct doc_table *t;
	int row = 0;

	put_heading(doc, number, "没有写的文字", -1);
	if (ntext == 0) {
		put_para(doc, NONE);
		return;
	}
	t = new_table(doc, "没有写的文字", column, 2, ntext);
	for (int i = 0; i < r->form->ntext; i++) {
		const struct finding at = { .place = r->form->text[i].code };

		if (!report_text_open(r, i))
			continue;
		buf_str(&b, at.place);
		put_cell(doc, t, column, ++row, 0, &b);
		finding_where(&b, r, &at, LANG_ZH);
		put_cell(doc, t, column, row, 1, &b);
	}
	buf_release(&b);
}

/* ---- notes, and what was judged ---- */

static void
put_notes(struct doc *doc, int *number, const struct report *r)
{
	static const struct column column[] = {
		{ "编号", 200, false }, { "位置", 360, true }, { "批注", 640, true },
		{ "何人何时", 360, true },
	};
	struct buf b = BUF_INIT;
	struct doc_table *t;

	put_heading(doc, number, "批注", (int)r->nnote);
	if (r->nnote == 0) {
		put_para(doc, NONE);
		return;
	}
	t = new_table(doc, "批注", column, 4, (int)r->nnote);
	for (size_t i = 0; i < r->nnote; i++) {
		const struct note *note = &r->note[i];
		const struct finding at = { .place = note->place };

		buf_str(&b, note->place);
		put_cell(doc, t, column, (int)i + 1, 0, &b);
		finding_where(&b, r, &at, LANG_ZH);
		put_cell(doc, t, column, (int)i + 1, 1, &b);
		export_clean(&b, note->body);
		put_cell(doc, t, column, (int)i + 1, 2, &b);
		put_by(&b, note->user, note->at);
		put_cell(doc, t, column, (int)i + 1, 3, &b);
	}
	buf_release(&b);
}

static void
put_judged(struct doc *doc, int *number, const struct report *r,
    const struct export_options *o)
{
	char hex[2 * SHA256_SIZE + 1], code[CHECK_CODE_TEXT];
	struct buf b = BUF_INIT;

	put_heading(doc, number, "核查的数据", -1);
	check_code_of(r, code);
	buf_printf(&b, "核查码：%s", code);
	put_para(doc, buf_cstr(&b));
	buf_reset(&b);
	buf_str(&b, "核查码由表式、年度、机关名称、全部数字和文字算出，改动任何一处都会变；"
	    "nianbao check-code 可按码找到报告，也可算出一个文件的码。");
	doc_add(doc, DOC_NOTE, buf_cstr(&b), b.len);
	buf_reset(&b);
	if (o->source != NULL) {
		buf_str(&b, "来源文件：");
		export_clean(&b, o->source);
		put_para(doc, buf_cstr(&b));
		buf_reset(&b);
	}
	sha256_hex(r->form->sha256, hex);
	buf_printf(&b, "表式文件校验码（SHA-256）：\n%s", hex);
	doc_add(doc, DOC_NOTE, buf_cstr(&b), b.len);
	buf_reset(&b);
	if (r->seq > 0 && o->source == NULL) {
		sha256_hex(r->head, hex);
		buf_printf(&b, "修改记录第 %lld 条，校验码（SHA-256）：\n%s",
		    (long long)r->seq, hex);
		doc_add(doc, DOC_NOTE, buf_cstr(&b), b.len);
	}
	buf_release(&b);
}

/* Who drafted it, read it and let it go: to be signed on paper. */
static void
put_signatures(struct doc *doc, int *number)
{
	static const struct column column[] = {
		{ "拟稿", 390, false }, { "审核", 390, false }, { "保密审查", 390, false },
		{ "签发", 390, false },
	};
	struct buf b = BUF_INIT;
	struct doc_table *t;

	put_heading(doc, number, "签字", -1);
	t = new_table(doc, "签字", column, (int)ARRAY_LEN(column), 1);
	for (int c = 0; c < t->ncol; c++)
		put_cell(doc, t, column, 1, c, &b);
	t->row_height = SIGN_HEIGHT;
	buf_release(&b);
}

static void
put_title(struct doc *doc, const struct report *r)
{
	struct buf b = BUF_INIT, name = BUF_INIT, title = BUF_INIT;

	report_title(&title, r);
	export_clean(&b, buf_cstr(&title));
	for (size_t i = 0; i < b.len; i++)
		if (b.data[i] == '\n')
			b.data[i] = ' ';
	buf_str(&b, NAME);
	doc->title = arena_strdup(&doc->arena, buf_cstr(&b));
	export_clean(&name, r->agency.name);
	if (name.len > 0 && name.len < b.len && memcmp(b.data, name.data, name.len) == 0)
		buf_splice(&b, name.len, 0, "\n", 1);
	buf_splice(&b, b.len - strlen(NAME), 0, "\n", 1);
	doc_add(doc, DOC_TITLE, buf_cstr(&b), b.len);
	buf_release(&b);
	buf_release(&name);
	buf_release(&title);
}

struct doc *
export_build_findings(const struct report *r, const struct export_options *o)
{
	static const char inside[] = "供内部审核使用，不随年度报告公开。";
	const struct findings *f = o->findings;
	struct doc *doc = doc_new();
	int number = 0;

	put_title(doc, r);
	doc_add(doc, DOC_NOTE, inside, sizeof inside - 1);
	put_heading(doc, &number, "基本情况", -1);
	put_facts(doc, r, o);
	put_level(doc, &number, r, f, LEVEL_ERROR, false, "错误");
	put_level(doc, &number, r, f, LEVEL_WARNING, false, "警告");
	put_level(doc, &number, r, f, LEVEL_HINT, false, "提示");
	if (count(f, LEVEL_HINT, true) > 0)
		put_level(doc, &number, r, f, LEVEL_HINT, true, "已搁置的提示");
	put_empty(doc, &number, r, f->open.empty);
	put_texts(doc, &number, r, f->open.text);
	put_notes(doc, &number, r);
	put_judged(doc, &number, r, o);
	put_signatures(doc, &number);
	return doc;
}

bool
export_findings(struct buf *out, const struct exporter *e, const struct report *r,
    const struct export_options *o, struct diag *d)
{
	struct doc *doc = export_build_findings(r, o);
	bool ok;

	doc->render = o->render;
	ok = export_doc(out, e, doc, o->encoding, d);

	doc_free(doc);
	return ok;
}

char *
export_findings_name(const struct exporter *e, const struct report *r)
{
	return export_named(e, r, NAME);
}
