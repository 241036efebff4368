/*
 * render.c - asking nianbao-render, which draws pages as PDF.
 *
 *   none -> helper_start -> running -> ask, answer -> running
 *                                         | late, dead, nonsense
 *                                         v
 *                                       none
 *
 * Invariant: between two calls the program has nothing left to say; one that is in any
 * other state is stopped at once.
 *
 * One that has served others may have died of those: it is started again once.
 */
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/helper.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/talk.h"
#include "export/export.h"
#include "export/page.h"
#include "export/pagewire.h"
#include "export/render.h"

#define WAIT_MS		45000		/* it gives up after 30 s of computing itself */
#define PACKAGES	"libcairo2-dev libharfbuzz-dev"
#define NOT_STARTED	127		/* its status */

struct render {
	struct helper	 helper;
	unsigned	 served;	/* documents, since it was started */
};

struct render *
render_new(void)
{
	struct render *r = mem_zero(sizeof *r);

	r->helper.fd = -1;
	return r;
}

void
render_free(struct render *r)
{
	if (r == NULL)
		return;
	helper_end(&r->helper, SIGTERM);
	free(r);
}

void
render_start(struct render *r)
{
	static const char *const none[] = { NULL };
	char path[PATH_MAX];

	r->served = 0;
	if (r->helper.pid == 0 && helper_find(HELPER_RENDER, path))
		helper_start(&r->helper, path, none);
}

bool
render_running(const struct render *r)
{
	return r->helper.pid != 0;
}

void
render_reap(struct render *r)
{
	if (r->helper.pid != 0 && waitpid(r->helper.pid, NULL, WNOHANG) == r->helper.pid) {
		close(r->helper.fd);
		r->helper = (struct helper){ 0, -1 };
	} else
		r->served++;
}

bool
render_installed(void)
{
	char path[PATH_MAX];

	return helper_find(HELPER_RENDER, path);
}

/* ---- the messages of an answer ---- */

/* Where the text stands that a character is in: the line of the outline before it. */
static const char *
section_of(const struct pages *p, const struct drawn_item *it)
{
	int y = p->page[it->page].text[it->text].y;
	const char *found = "";

	for (size_t i = 0; i < p->nmark; i++)
		if (p->mark[i].level == 1 && (p->mark[i].page < it->page ||
		    (p->mark[i].page == it->page && p->mark[i].y <= y)))
			found = p->mark[i].text;
	return found;
}

static void
say_missing(const struct pages *p, const struct drawn_item *it, struct diag *d)
{
	const char *section = section_of(p, it);
	struct buf glyph = BUF_INIT, place = BUF_INIT;
	char cp[16];

	snprintf(cp, sizeof cp, "%04X", (unsigned)it->cp);
	buf_cp(&glyph, it->cp);
	if (section[0] != '\0')
		buf_printf(&place, " %s", section);
	if (p->draft)
		diag_warn(d, MSG_EXPORT_PDF_GLYPH, buf_cstr(&glyph), cp, INT(it->page + 1),
		    buf_cstr(&place), NULL);
	else
		diag_error(d, DIAG_REFUSED, MSG_EXPORT_PDF_GLYPH_NOT, buf_cstr(&glyph), cp,
		    INT(it->page + 1), buf_cstr(&place), NULL);
	buf_release(&glyph);
	buf_release(&place);
}

/* All fonts that stand in for others are one note. */
static void
say_fonts(const struct drawn *drawn, struct diag *d)
{
	struct buf list = BUF_INIT;

	for (size_t i = 0; i < drawn->n; i++)
		if (drawn->item[i].code == DRAWN_SUBSTITUTE)
			buf_printf(&list, "%s%s → %s", list.len > 0 ? "; " : "",
			    drawn->item[i].name, drawn->item[i].other);
	if (list.len > 0)
		diag_note(d, MSG_EXPORT_PDF_FONTS, buf_cstr(&list), NULL);
	buf_release(&list);
}

/* False when something of it keeps the document back. */
static bool
say_items(const struct pages *p, const struct drawn *drawn, struct diag *d)
{
	bool ok = true;

	say_fonts(drawn, d);
	for (size_t i = 0; i < drawn->n; i++) {
		const struct drawn_item *it = &drawn->item[i];

		if (it->code == DRAWN_FORBIDDEN)
			diag_note(d, MSG_EXPORT_PDF_FORBIDDEN, it->name, NULL);
		if (it->code == DRAWN_MISSING) {
			say_missing(p, it, d);
			ok = ok && p->draft;
		}
	}
	return ok;
}

/* ---- asking ---- */

enum outcome { ANSWERED, LATE, DIED, NO_ANSWER };

static enum outcome
ask(struct render *r, const struct buf *request, struct buf *answer)
{
	int64_t deadline = talk_deadline(WAIT_MS);
	uint32_t frame[2];
	bool ok;

	ok = talk_send(r->helper.fd, request->data, request->len, deadline) &&
	    talk_receive(r->helper.fd, frame, sizeof frame, deadline);
	if (ok && (frame[0] != DRAWN_MAGIC || frame[1] == 0 || frame[1] > DRAWN_SIZE))
		return NO_ANSWER;
	if (ok) {
		buf_reserve(answer, frame[1]);
		ok = talk_receive(r->helper.fd, answer->data, frame[1], deadline);
		answer->len = ok ? frame[1] : 0;
	}
	if (ok)
		return ANSWERED;
	return talk_late(deadline) ? LATE : DIED;
}

/* What to say of one that did not answer, and of how it ended. */
static void
say_end(enum outcome outcome, int status, struct diag *d)
{
	if (outcome == NO_ANSWER)
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_NONSENSE, NULL);
	else if (outcome == LATE || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF))
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_TIME, NULL);
	else if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_STARTED)
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_NONE, PACKAGES, NULL);
	else if (WIFEXITED(status) && WEXITSTATUS(status) == MEM_STATUS)
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_MEMORY, NULL);
	else
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_DIED, NULL);
}

static void
say_status(enum drawn_status status, struct diag *d)
{
	static const enum msg message[DRAWN__MAX] = {
		[DRAWN_NONSENSE] = MSG_EXPORT_PDF_LARGE,	/* past a limit of pages */
		[DRAWN_NO_FONT] = MSG_EXPORT_PDF_NO_FONT,
		[DRAWN_TOO_LARGE] = MSG_EXPORT_PDF_LARGE,
		[DRAWN_FAILED] = MSG_EXPORT_PDF_DIED,
	};

	diag_error(d, DIAG_DATA, message[status], NULL);
}

/* The answer into *answer; false, and the program gone, with a message. */
static bool
exchange(struct render *r, const struct buf *request, struct buf *answer, struct diag *d)
{
	enum outcome outcome;
	bool again;
	int status;

	do {
		if (!render_running(r))
			render_start(r);
		if (!render_running(r)) {
			diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_NONE, PACKAGES, NULL);
			return false;
		}
		buf_reset(answer);
		outcome = ask(r, request, answer);
		if (outcome == ANSWERED)
			return true;
		again = r->served > 0 && outcome == DIED;
		status = helper_end(&r->helper, SIGKILL);
	} while (again);
	say_end(outcome, status, d);
	return false;
}

bool
render_pages(struct render *r, struct buf *out, const struct pages *p, struct diag *d)
{
	struct buf request = BUF_INIT, answer = BUF_INIT;
	struct drawn drawn;
	bool ok;

	drawn_init(&drawn);
	pages_pack(&request, p);
	if (request.len > PAGES_BYTES) {
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_LARGE, NULL);
		ok = false;
	} else {
		ok = exchange(r, &request, &answer, d);
	}
	if (ok && !drawn_unpack(&drawn, p, buf_cstr(&answer), answer.len)) {
		helper_end(&r->helper, SIGKILL);
		diag_error(d, DIAG_DATA, MSG_EXPORT_PDF_NONSENSE, NULL);
		ok = false;
	} else if (ok) {
		r->served++;
		if (drawn.status != DRAWN_DONE)
			say_status(drawn.status, d);
		ok = say_items(p, &drawn, d) && drawn.status == DRAWN_DONE;
		if (ok)
			buf_add(out, drawn.bytes.data, drawn.bytes.len);
	}
	buf_release(&request);
	buf_release(&answer);
	drawn_release(&drawn);
	return ok;
}
