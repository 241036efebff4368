/*
 * tally.c - a register from its file to entries: one for each row below the headings.
 *
 * The bytes are read by the child that reads reports (reader_child.h), a sheet as it
 * stands (struct source, rows).  A table without the four columns is passed over and
 * said; in documents one that follows another with as many columns goes on with its
 * headings, as tables do over pages.
 *
 * Must never lose a row: what is no application is an entry that says so.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/chars.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/look.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/text.h"
#include "doc/doc.h"
#include "import/converter.h"
#include "import/import.h"
#include "import/reader_child.h"
#include "import/readers.h"
#include "import/tally.h"
#include "import/tally/tally_parts.h"

#define NUMBER_MAX	20		/* characters of the number of an application */
#define HEADINGS_MAX	256
#define NAMES_MAX	30		/* headings that a message lists */

/* ---- rows to entries ---- */

struct rows {
	struct tally	*t;
	const struct doc_table *table;
	const struct tally_heads *heads;
	const char	*sheet;
	int		 merged[TALLY_NEEDED];	/* rows before this have a merge in them */
	int		 first;		/* leftmost column with a heading */
};

/* The column a square belongs to, -1: none. */
static int
head_of(const struct tally_heads *h, int col)
{
	for (int k = 0; k < TALLY__HEADS; k++)
		if (h->col[k] == col)
			return k;
	return -1;
}

static bool
starts_with_sum(const char *s)
{
	static const char *const words[] = { "合计", "总计", "小计", "共计", "累计", "本页" };
	const char *p = s;
	size_t n = strlen(s);

	text_trim(&p, &n, CHAR_EMPTY);
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		if (strncmp(p, words[i], strlen(words[i])) == 0)
			return true;
	return false;
}

/* 17, 2025-017, 第17号: not a sentence. */
static bool
is_number(const char *s)
{
	size_t n = strlen(s);

	return text_length(s, n) <= NUMBER_MAX && strpbrk(s, "0123456789") != NULL;
}

/* Merges of the columns that are counted by, down and across. */
static void
note_merge(struct rows *rs, struct tally_entry *e, const struct doc_cell *c)
{
	for (int h = 0; h < TALLY_NEEDED; h++) {
		int col = rs->heads->col[h];

		if (col < c->col || col >= c->col + c->colspan)
			continue;
		if (c->rowspan > 1 && c->row + c->rowspan > rs->merged[h])
			rs->merged[h] = c->row + c->rowspan;
		if (c->continued || c->colspan > 1) {
			e->merged = true;
			e->at = (enum tally_head)h;
		}
	}
}

/* Word writes the merge into the rows below its first. */
static void
merge_above(struct tally *t, const struct tally_entry *e)
{
	for (size_t i = t->n; i-- > 0 && t->entry[i].sheet == e->sheet; ) {
		bool was = t->entry[i].merged;

		t->entry[i].merged = true;
		t->entry[i].at = e->at;
		if (!was)
			break;
	}
}

static void
read_cell(struct rows *rs, struct tally_entry *e, const struct doc_cell *c)
{
	int h = head_of(rs->heads, c->col);
	unsigned look = c->look & ~(unsigned)LOOK_DATE;

	note_merge(rs, e, c);
	if (h < 0 || (text_blank(c->text) && c->look == 0))
		return;
	if (!text_blank(c->text))
		e->text[h] = c->text;
	if (h < TALLY_NEEDED || h == TALLY_REASON) {
		if (look != 0 && e->look == 0)
			e->at = (enum tally_head)h;
		e->look |= look;
	}
}

enum row_kind { ROW_SKIP, ROW_REMARK, ROW_ENTRY };

/* An application or none: a sum, a remark across the table.  A number that was filled
 * in ahead is not even worth a line. */
static enum row_kind
kind_of(const struct rows *rs, const struct tally_entry *e, const struct doc_cell *c,
    size_t n)
{
	const struct doc_cell *only = NULL;
	bool sum = false, ahead = true;
	size_t texts = 0;

	for (size_t i = 0; i < n; i++) {
		int h = head_of(rs->heads, c[i].col);

		if (text_blank(c[i].text) && c[i].look == 0)
			continue;
		only = &c[i];
		texts++;
		sum = sum || starts_with_sum(c[i].text);
		ahead = ahead && (h == TALLY_SERIAL || h == TALLY_NUMBER) &&
		    is_number(c[i].text);
	}
	if (texts == 0 || (ahead && !sum && !e->merged))
		return ROW_SKIP;
	/* one that is merged across stands in all of its columns */
	if (texts == 1 && only->col <= rs->first && only->colspan > 2)
		return ROW_REMARK;
	if (e->text[TALLY_RECEIVED] != NULL || e->text[TALLY_TYPE] != NULL ||
	    e->text[TALLY_CLOSED] != NULL || e->text[TALLY_RESULT] != NULL)
		return ROW_ENTRY;
	return sum || (texts == 1 && only->col <= rs->first && !e->merged) ? ROW_REMARK :
	    ROW_ENTRY;
}

/* The headings again, on the next page. */
static bool
is_heading_row(const struct tally_entry *e)
{
	return tally_is_head(e->text[TALLY_RECEIVED], TALLY_RECEIVED) ||
	    tally_is_head(e->text[TALLY_RESULT], TALLY_RESULT);
}

static void
add_row(struct rows *rs, const struct doc_cell *c, size_t n)
{
	struct tally *t = rs->t;
	struct tally_entry e = { .sheet = rs->sheet, .row = c->row + 1 };
	bool continued = false;
	enum row_kind kind;

	for (size_t i = 0; i < n; i++) {
		read_cell(rs, &e, &c[i]);
		continued = continued || (c[i].continued && e.merged);
	}
	if (is_heading_row(&e))
		return;
	for (int h = 0; h < TALLY_NEEDED && !e.merged; h++)
		if (rs->merged[h] > c->row) {
			e.merged = true;
			e.at = (enum tally_head)h;
		}
	if (continued)
		merge_above(t, &e);
	kind = kind_of(rs, &e, c, n);
	if (kind == ROW_SKIP)
		return;
	e.none = kind == ROW_REMARK;
	t->entry = mem_grow(t->entry, t->n, &t->cap, sizeof *t->entry);
	t->entry[t->n++] = e;
}

static void
read_rows(struct tally *t, const struct doc_table *table, const struct tally_heads *heads,
    const char *sheet, int from)
{
	struct rows rs = { .t = t, .table = table, .heads = heads, .sheet = sheet };
	size_t i = 0, n;

	rs.first = heads->col[0];
	for (int h = 0; h < TALLY__HEADS; h++)
		if (heads->col[h] >= 0 && heads->col[h] < rs.first)
			rs.first = heads->col[h];
	for (; i < table->ncell; i += n) {
		n = 1;
		while (i + n < table->ncell && table->cell[i + n].row == table->cell[i].row)
			n++;
		if (table->cell[i].row >= from)
			add_row(&rs, &table->cell[i], n);
	}
}

/* ---- tables ---- */

/* What the columns are, of a document that may be gone soon. */
static void
keep_heads(struct tally *t, const struct tally_heads *heads)
{
	for (int h = 0; h < TALLY__HEADS; h++)
		if (t->head[h] == NULL && heads->text[h] != NULL)
			t->head[h] = arena_strdup(&t->arena, heads->text[h]);
}

/* The headings there are, for whoever says which is which. */
static void
keep_headings(struct tally *t, const struct tally_heads *best,
    const struct doc_table *table)
{
	keep_heads(t, best);
	for (size_t i = 0; table != NULL && i < table->ncell; i++)
		if (table->cell[i].row == best->row && !text_blank(table->cell[i].text) &&
		    t->nheading < HEADINGS_MAX) {
			t->heading = mem_grow(t->heading, t->nheading, &t->capheading,
			    sizeof *t->heading);
			t->heading[t->nheading++] = arena_strdup(&t->arena,
			    table->cell[i].text);
		}
}

static void
missing(struct tally *t, struct diag *d, const struct tally_heads *best,
    const struct doc_table *table)
{
	struct buf lacks = BUF_INIT, has = BUF_INIT;
	const char *one = NULL;
	int n = 0;

	for (int h = 0; h < TALLY_NEEDED; h++)
		if (best->col[h] < 0 || best->found == 0) {
			t->lacks[h] = true;
			if (lacks.len > 0)
				buf_str(&lacks, "、");
			buf_str(&lacks, tally_head_word((enum tally_head)h));
			one = one == NULL ? tally_head_word((enum tally_head)h) : one;
		}
	for (size_t i = 0; table != NULL && i < table->ncell && n < NAMES_MAX; i++)
		if (table->cell[i].row == best->row && !text_blank(table->cell[i].text)) {
			buf_printf(&has, "%s%s", n++ > 0 ? " " : "", table->cell[i].text);
		}
	keep_headings(t, best, table);
	diag_error(d, DIAG_DATA, MSG_TALLY_NO_COLUMN, buf_cstr(&lacks),
	    buf_cstr(&has), one != NULL ? one : "", NULL);
	buf_release(&lacks);
	buf_release(&has);
}

static bool
read_tables(struct tally *t, bool sheets, struct diag *d)
{
	struct tally_heads heads = { .found = 0 }, found, best = { .found = 0 };
	const struct doc_table *most = NULL;
	const char *sheet = NULL;
	bool any = false;
	int ncol = 0;

	for (size_t i = 0; i < t->doc->n; i++) {
		const struct doc_block *b = &t->doc->block[i];

		if (b->kind != DOC_TABLE) {
			sheet = sheets ? b->text : NULL;
			continue;
		}
		if (tally_heads_find(&found, b->table, t->words)) {
			heads = found;
			ncol = b->table->ncol;
			any = true;
			for (int h = 0; h < TALLY__HEADS; h++)
				t->has[h] = t->has[h] || heads.col[h] >= 0;
			keep_heads(t, &heads);
			t->wan = t->wan || heads.wan;
			read_rows(t, b->table, &heads, sheet, heads.row + 1);
		} else if (found.twice[0] != NULL && found.found == TALLY_NEEDED) {
			t->lacks[found.which] = true;
			keep_headings(t, &found, b->table);
			diag_error(d, DIAG_DATA, MSG_TALLY_TWO_COLUMNS,
			    tally_head_word(found.which), found.twice[0], found.twice[1],
			    NULL);
			return false;
		} else if (any && !sheets && b->table->ncol == ncol) {
			read_rows(t, b->table, &heads, sheet, 0);
		} else if (any || found.found < best.found) {
			diag_warn(d, MSG_TALLY_PASSED, sheet != NULL ? sheet : "",
			    INT(b->table->nrow), NULL);
		}
		if (most == NULL || found.found > best.found) {
			best = found;
			most = b->table;
		}
	}
	if (!any)
		missing(t, d, &best, most);
	return any;
}

/* ---- the file ---- */

static bool
read_source(struct import_run *run, struct tally *t, const struct reader_kind *reader,
    struct source src)
{
	bool sheets;

	src.rows = true;
	t->doc = doc_new();
	if (!child_read(run->child, reader, t->doc, &src, run->diag))
		return false;
	sheets = strcmp(reader->kind, SOURCE_ARCHIVE) == 0 && src.kind != NULL &&
	    strcmp(src.kind, "docx") != 0;
	t->serial = sheets && strcmp(src.kind, SOURCE_XLSX_1904) != 0;
	return read_tables(t, sheets, run->diag);
}

static bool
read_outside(struct import_run *run, struct tally *t, const struct outside_kind *kind,
    const char *p, size_t n)
{
	const struct reader_kind *reader;
	struct buf b = BUF_INIT;
	bool ok = false;

	if (!run->options.outside) {
		diag_error(run->diag, DIAG_DATA, MSG_OUTSIDE_KIOSK, kind->kind, kind->instead,
		    NULL);
	} else if (outside_convert(&b, kind, p, n, run->diag)) {
		reader = reader_sniff(b.data, b.len);
		if (reader != NULL)
			ok = read_source(run, t, reader, (struct source){ .p = b.data,
			    .n = b.len, .encoding = ENCODING_UTF8 });
		else
			diag_error(run->diag, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	}
	buf_release(&b);
	return ok;
}

struct tally *
tally_bytes(struct import_run *run, const char *p, size_t n, const char *file,
    const struct register_words *words)
{
	struct tally *t = mem_zero(sizeof *t);
	const char *was = run->diag != NULL ? run->diag->file : NULL;
	const struct outside_kind *outside;
	const struct reader_kind *reader;
	bool ok = false;

	arena_init(&t->arena);
	t->words = words;
	if (run->diag != NULL)
		run->diag->file = file;
	if (n > IMPORT_SIZE)
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_TOO_LARGE, INT(IMPORT_SIZE >> 20),
		    NULL);
	else if ((outside = outside_sniff(p, n)) != NULL)
		ok = read_outside(run, t, outside, p, n);
	else if ((reader = reader_sniff(p, n)) != NULL)
		ok = read_source(run, t, reader, (struct source){ .p = p, .n = n,
		    .encoding = run->options.encoding });
	else
		diag_error(run->diag, DIAG_DATA, MSG_IMPORT_UNSUPPORTED, NULL);
	if (run->diag != NULL)
		run->diag->file = was;
	if (!ok) {
		doc_free(t->doc);
		t->doc = NULL;
	}
	return t;
}

bool
tally_ahead(struct import_run *run, const char *p, size_t n)
{
	const struct reader_kind *reader = n <= IMPORT_SIZE && outside_sniff(p, n) == NULL ?
	    reader_sniff(p, n) : NULL;
	struct source src = { .p = p, .n = n, .encoding = run->options.encoding,
	    .rows = true };

	return reader != NULL && child_ask(run->child, reader, &src);
}

struct tally *
tally_file(struct import_run *run, const char *path, const struct register_words *words)
{
	char *name = file_name_text(path);
	struct buf b = BUF_INIT;
	struct tally *t;

	if (file_read(&b, path, IMPORT_SIZE, run->diag)) {
		t = tally_bytes(run, buf_cstr(&b), b.len, name, words);
	} else {
		t = mem_zero(sizeof *t);
		arena_init(&t->arena);
	}
	free(name);
	buf_release(&b);
	return t;
}

void
tally_free(struct tally *t)
{
	if (t == NULL)
		return;
	tally_count_drop(t);
	doc_free(t->doc);
	free(t->heading);
	free(t->entry);
	free(t->row);
	free(t->seen);
	free(t->way);
	arena_release(&t->arena);
	free(t);
}
