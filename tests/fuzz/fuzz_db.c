/*
 * fuzz_db.c - any bytes at all in a sound database: in its pages, and in its columns past
 * every check and trigger.
 *
 * Each report is loaded, changed, exported and verified; what is refused leaves a message,
 * and what is loaded has texts that are text.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "export/export.h"
#include "form/form.h"
#include "form/forms.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct forms forms;
static struct buf sound;			/* the file as it should be */
static char path[64], tail[80];

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_db: %s\n", what);
		abort();
	}
}

static void
utc(void *ctx, char dst[CLOCK_TEXT])
{
	(void)ctx;
	snprintf(dst, CLOCK_TEXT, "2026-01-01T00:00:00.000Z");
}

static const struct actor actor = { "甲", "host", utc, NULL };

static void
clean(void)
{
	static const char *const tails[] = { "", "-wal", "-shm", "-lease", "-journal" };

	for (size_t i = 0; i < ARRAY_LEN(tails); i++) {
		snprintf(tail, sizeof tail, "%s%s", path, tails[i]);
		unlink(tail);
	}
}

/* A report with figures, a text, a note and a history; where nothing waits for a disk. */
static void
make(void)
{
	struct change_list list = CHANGE_LIST_INIT;
	struct store *s;
	struct report *r;
	struct agency a;

	snprintf(path, sizeof path, "%s/nianbao-fuzz-%d.db", access("/dev/shm", W_OK) == 0 ?
	    "/dev/shm" : "/tmp", (int)getpid());
	atexit(clean);
	clean();
	require(forms_load(&forms, NULL, NULL), "forms");
	require((s = store_open(path, STORE_CREATE, &forms, &actor, NULL)) != NULL, "made");
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = store_create(s, &a, 2025, forms_find(&forms, "2021"), NULL);
	require(r != NULL, "report");
	change_fill(&list, r, -1);
	change_cell(&list, r, form_cell_find(r->form, "3:1:A"), "12", ORIGIN_KEY);
	change_text_all(&list, r, 0, "政府信息公开。", ORIGIN_KEY);
	change_note(&list, r, "3:1:A", "见登记簿");
	require(report_apply(r, &list, &actor, NULL, NULL) &&
	    store_save(s, r, &list, NULL, NULL), "saved");
	change_list_release(&list);
	report_free(r);
	agency_release(&a);
	store_close(s);
	require(file_read(&sound, path, 0, NULL), "read");
}

static void
put(const char *p, size_t n)
{
	FILE *f = fopen(path, "w");

	require(f != NULL && fwrite(p, 1, n, f) == n && fclose(f) == 0, "written");
}

/* Bytes of the file: three for the place, one for the value. */
static void
spoil_bytes(const uint8_t *p, size_t n)
{
	struct buf b = BUF_INIT;

	buf_add(&b, sound.data, sound.len);
	for (; n >= 4; p += 4, n -= 4)
		b.data[((size_t)p[0] << 16 | (size_t)p[1] << 8 | p[2]) % b.len] = (char)p[3];
	put(b.data, b.len);
	buf_release(&b);
}

static const char *const column[] = {
	"cell.value", "cell.raw", "cell.printed", "cell.origin", "cell.code", "text.body",
	"text.slot", "report.form", "report.year", "report.title", "report.state",
	"report.published", "report.seq", "report.revision", "report.head", "report.fee",
	"agency.name", "agency.kind", "agency.level", "agency.org_code", "agency.rules",
	"code.text", "code.row_label", "change.kind", "change.place", "change.old",
	"change.new", "change.origin", "change.step", "change.pos", "change.hash",
	"note.body", "note.place", "event.kind", "event.hash", "setting.value", "form.code",
};

/* Columns: one byte for the column, one for the kind of value, one for its length. */
static void
spoil_columns(const uint8_t *p, size_t n)
{
	sqlite3_stmt *q;
	sqlite3 *db;
	char sql[120];

	put(sound.data, sound.len);
	require(sqlite3_open(path, &db) == SQLITE_OK, "opened");
	sqlite3_exec(db, "PRAGMA ignore_check_constraints=1; PRAGMA foreign_keys=0;"
	    "PRAGMA synchronous=0; PRAGMA journal_mode=MEMORY; DROP TRIGGER change_kept;"
	    "DROP TRIGGER change_whole; DROP TRIGGER event_kept", NULL, NULL, NULL);
	for (size_t k; n >= 3; p += k, n -= k) {
		const char *c = column[p[0] % ARRAY_LEN(column)];

		k = 3 + (p[2] % 32 < n - 3 ? p[2] % 32u : n - 3);
		snprintf(sql, sizeof sql, "UPDATE OR IGNORE %.*s SET %s=?1 WHERE rowid%%%d=0",
		    (int)strcspn(c, "."), c, strchr(c, '.') + 1, 1 + p[1] / 8);
		if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK)
			continue;
		if (p[1] % 4 == 0)
			sqlite3_bind_text(q, 1, (const char *)p + 3, (int)k - 3,
			    SQLITE_STATIC);
		else if (p[1] % 4 == 1)
			sqlite3_bind_blob(q, 1, p + 3, (int)k - 3, SQLITE_STATIC);
		else if (p[1] % 4 == 2)
			sqlite3_bind_int64(q, 1, k > 10 ? INT64_MIN + p[3] :
			    (int64_t)p[2] << (p[1] / 4));
		sqlite3_step(q);
		sqlite3_finalize(q);
	}
	sqlite3_close(db);
}

struct seen { struct store *s; int64_t id[8]; int n; };

static bool
see(void *ctx, const struct store_item *item)
{
	struct seen *seen = ctx;

	if (seen->n < 8)
		seen->id[seen->n++] = item->id;
	return true;
}

/* All that can be done with a report that was loaded. */
static void
use(struct store *s, struct report *r)
{
	struct export_options o = { .draft = true };
	struct change_list list = CHANGE_LIST_INIT;
	struct buf b = BUF_INIT;

	for (int i = 0; i < r->form->ntext; i++)
		require(r->text[i] == NULL || text_valid(r->text[i], strlen(r->text[i])),
		    "a text that is no UTF-8");
	(void)export_report(&b, exporter_find("json"), r, &o, NULL);
	change_cell(&list, r, form_cell_find(r->form, "3:2:A"), "7", ORIGIN_KEY);
	if (report_apply(r, &list, &actor, NULL, NULL))
		(void)store_save(s, r, &list, NULL, NULL);
	change_list_reset(&list);
	(void)report_undo(r, &list, &actor, NULL);
	change_list_release(&list);
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct seen seen = { 0 };
	struct report *r;
	struct diag d;

	if (n == 0)
		return 0;
	if (sound.len == 0)
		make();
	clean();
	if (data[0] % 2 == 0)
		spoil_bytes(data + 1, n - 1);
	else
		spoil_columns(data + 1, n - 1);
	diag_init(&d);
	seen.s = store_open(path, STORE_WRITE, &forms, &actor, &d);
	require(seen.s != NULL || d.nerror > 0, "refused without a message");
	if (seen.s != NULL) {
		(void)store_list(seen.s, 0, see, &seen, NULL);
		for (int i = 0; i < seen.n; i++) {
			diag_reset(&d);
			r = store_load_id(seen.s, seen.id[i], &d);
			require(r != NULL || d.nerror > 0, "not loaded, and no message");
			if (r != NULL)
				use(seen.s, r);
			report_free(r);
		}
		diag_reset(&d);
		require(store_verify_file(seen.s, &d) || d.nerror > 0,
		    "not verified, and no message");
	}
	store_close(seen.s);
	diag_release(&d);
	return 0;
}

#include "kit/replay.h"
