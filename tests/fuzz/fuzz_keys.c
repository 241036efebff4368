/*
 * fuzz_keys.c - any bytes at all from a terminal: to keys, and the keys into the program,
 * which draws on a screen that nobody sees.
 *
 * A byte 0 is a silence, 1 another size of the window.  No key is one that does not
 * exist; a sequence is no longer unfinished when there was silence; at the end the report
 * that is shown is the report that is stored.
 *
 * For libFuzzer build with -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION; without it
 * main() replays files.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/diag.h"
#include "base/encode.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/text.h"
#include "form/forms.h"
#include "report/report.h"
#include "store/store.h"
#include "ui/core/core.h"
#include "ui/term/keydec.h"
#include "ui/term/term.h"
#include "ui/ui.h"

#define TOGETHER	64	/* inputs on one screen; then a new one */
#define KEYS		200	/* of an input that are typed */

int	 LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static struct stage {
	struct forms	 forms;
	char		 dir[48], db[64];
	struct store	*store;
	struct ui	*ui;
	struct ui_options opt;
	int		 inputs, typed;
} stage;

static void
require(int holds, const char *what)
{
	if (!holds) {
		fprintf(stderr, "fuzz_keys: %s\n", what);
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

/* ---- the stage ---- */

/* What an export left, too. */
static void
empty(void)
{
	size_t n = 0;
	char **name = *stage.dir ? file_list(stage.dir, &n, NULL) : NULL, *full;

	for (size_t i = 0; name != NULL && i < n; i++) {
		full = file_join(stage.dir, name[i]);
		unlink(full);
		free(full);
	}
	if (name != NULL)
		file_list_free(name, n);
}

static void
close_stage(void)
{
	if (stage.ui == NULL)
		return;
	ui_free(stage.ui);
	term_close();
	store_close(stage.store);
	stage.ui = NULL;
	empty();
}

static void
leave(void)
{
	close_stage();
	rmdir(stage.dir);
}

static void
open_stage(void)
{
	struct term_options term = { .headless = true, .color = true, .kiosk = true,
	    .encoding = ENCODING_UTF8, .ambiguous = 1, .rows = 24, .cols = 80 };
	struct report *r;
	struct agency a;

	if (*stage.dir == '\0') {
		snprintf(stage.dir, sizeof stage.dir, "%s/nianbao-fuzz.XXXXXX",
		    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
		require(mkdtemp(stage.dir) != NULL && forms_load(&stage.forms, NULL, NULL),
		    "a folder");
		setenv("HOME", stage.dir, 1);
		snprintf(stage.db, sizeof stage.db, "%s/n.db", stage.dir);
		atexit(leave);
	}
	stage.store = store_open(stage.db, STORE_CREATE, &stage.forms, &actor, NULL);
	require(stage.store != NULL, "a database");
	agency_init(&a);
	a.name = mem_strdup("甲县某局");
	r = store_create(stage.store, &a, 2025, forms_find(&stage.forms, "2021"), NULL);
	require(r != NULL && term_open(&term, NULL), "a terminal");
	report_free(r);
	agency_release(&a);
	stage.opt = (struct ui_options){ .store = stage.store, .forms = &stage.forms,
	    .actor = &actor, .version = "1.0", .agency = "甲县某局", .year = 2025,
	    .kiosk = stage.dir };
	stage.ui = ui_new(&stage.opt);
	stage.inputs = 0;
	ui_loop(stage.ui);
}

static void
type(const struct key *k, const char *paste, size_t n)
{
	if (stage.ui->leave || stage.typed++ > KEYS)
		return;
	if (k->code == K_PASTE)
		term_push_paste(paste, n);
	else
		term_push(k);
	ui_loop(stage.ui);
}

/* ---- keys ---- */

static void
take(struct keydec *dec, const struct key *k)
{
	uint32_t plain = k->code & ~(uint32_t)K_HELD;
	const char *paste = NULL;
	size_t n = 0;

	require(plain < 0x110000 || (plain > K_NONE && plain <= K_CURSOR_REPORT),
	    "a key that does not exist");
	if (k->code == K_PASTE) {
		paste = keydec_paste(dec, &n);
		require(text_valid(paste, n), "a paste that is no UTF-8");
	}
	type(k, paste, n);
}

/* Each patience ends something; it does not go on for ever. */
static void
fall_silent(struct keydec *dec)
{
	struct key k;

	for (int i = 0; i == 0 || keydec_waiting(dec); i++) {
		require(i < 8, "silence, and it waits");
		if (keydec_timeout(dec, &k))
			take(dec, &k);
		while (keydec_more(dec, &k))
			take(dec, &k);
	}
}

static void
feed(struct keydec *dec, const uint8_t *data, size_t n)
{
	struct key k;

	for (size_t i = 0; i < n; i++) {
		if (data[i] == 0) {
			fall_silent(dec);
			continue;
		}
		if (data[i] == 1 && i + 2 < n) {
			term_set_size(1 + data[i + 1] % 60, 1 + data[i + 2] % 200);
			i += 2;
			continue;
		}
		if (keydec_byte(dec, data[i], &k))
			take(dec, &k);
		while (keydec_more(dec, &k))
			take(dec, &k);
		require(keydec_patience(dec) >= 0, "patience");
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct keydec dec;

	if (n == 0)
		return 0;
	if (stage.ui != NULL && (stage.ui->leave || stage.inputs++ > TOGETHER))
		close_stage();
	if (stage.ui == NULL)
		open_stage();
	stage.typed = 0;
	keydec_init(&dec, data[0] & 1);
	feed(&dec, data + 1, n - 1);
	keydec_release(&dec);
	return 0;
}

#include "kit/replay.h"
