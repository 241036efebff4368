/*
 * cmd_preview.c - nianbao preview AGENCY YEAR [PAGE|PAGE-PAGE] [--signature] [--audit-head]
 *
 * The pages that print and export --format pdf have, as lines of a terminal: the same as
 * F9, 预览.  A report that is not ready is a draft there too, so it says so.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "export/page.h"
#include "report/check.h"
#include "report/ready.h"
#include "report/report.h"
#include "store/store.h"

#define DIGITS 4		/* of a page number */

/* "2" or "2-3" of n pages, from 1; false with a message. */
static bool
read_pages(struct cmd *c, const char *s, size_t n, size_t *from, size_t *to)
{
	static const char digits[] = "0123456789";
	const char *end;
	size_t a, b;

	*from = 1;
	*to = n;
	if (s == NULL)
		return true;
	a = strspn(s, digits);
	end = s[a] == '-' ? s + a + 1 : s;
	b = strspn(end, digits);
	if (a >= 1 && a <= DIGITS && b >= 1 && b <= DIGITS && end[b] == '\0') {
		*from = (size_t)atoi(s);
		*to = (size_t)atoi(end);
		if (*from >= 1 && *from <= *to && *to <= n)
			return true;
	}
	usage_error(c, MSG_CMD_PREVIEW_PAGES, s, INT(n), NULL);
	return false;
}

static void
show(struct cmd *c, const struct pages *p, size_t from, size_t to)
{
	int columns = out_columns();

	if (columns > EXPORT_TEXT_COLUMNS)
		columns = EXPORT_TEXT_COLUMNS;
	for (; from <= to; from++) {
		out_line(c, p->draft ? MSG_CMD_PREVIEW_DRAFT : MSG_CMD_PREVIEW_PAGE, INT(from),
		    INT(p->n), NULL);
		pages_terminal(&c->out, p, from - 1, columns);
		if (from < to)
			buf_chr(&c->out, '\n');
	}
}

void
cmd_preview(struct cmd *c)
{
	struct export_options o = { .signature = c->opt[OPT_SIGNATURE] != NULL };
	char head[2 * SHA256_SIZE + 1];
	struct findings f;
	struct report *r;
	struct pages *p;
	size_t from, to;

	if (option_year(c, c->arg[1]) == 0 || !cmd_store(c, STORE_READ))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	findings_init(&f);
	report_findings(r, &f);
	o.draft = !report_open_complete(&f.open);
	if (c->opt[OPT_AUDIT_HEAD] != NULL && r->seq > 0) {
		sha256_hex(r->head, head);
		o.audit_head = head;
	}
	p = pages_build(r, &o);
	if (read_pages(c, c->narg > 2 ? c->arg[2] : NULL, p->n, &from, &to))
		show(c, p, from, to);
	pages_free(p);
	findings_release(&f);
	report_free(r);
}
