/*
 * cmd_print.c - nianbao print AGENCY YEAR [--printer NAME] [--copies N] [--draft]
 *
 * The pages of `export --format pdf`, given to lp.  What is refused there is refused
 * here; in kiosk mode nothing is printed, since no program can be started.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "export/print.h"
#include "report/check.h"
#include "report/report.h"
#include "store/store.h"

/* 1 to PRINT_COPIES; 0 with a message. */
static int
copies_of(struct cmd *c)
{
	const char *s = c->opt[OPT_COPIES];
	int n = 0;

	if (s == NULL)
		return 1;
	if (s[0] != '\0' && strlen(s) <= 2 && s[strspn(s, "0123456789")] == '\0')
		n = atoi(s);
	if (n < 1 || n > PRINT_COPIES) {
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_COPIES].name, s,
		    "1-99", NULL);
		return 0;
	}
	return n;
}

static void
print(struct cmd *c, const struct report *r, const struct findings *f, int copies)
{
	const char *printer = c->opt[OPT_PRINTER] != NULL ? c->opt[OPT_PRINTER] : "";
	char head[2 * SHA256_SIZE + 1];
	struct export_options o = { .draft = c->opt[OPT_DRAFT] != NULL, .findings = f,
	    .render = c->render, .signature = c->opt[OPT_SIGNATURE] != NULL };
	struct buf pdf = BUF_INIT, words = BUF_INIT, title = BUF_INIT;

	if (c->opt[OPT_AUDIT_HEAD] != NULL && r->seq > 0) {
		sha256_hex(r->head, head);
		o.audit_head = head;
	}
	report_title(&title, r);
	if (export_report(&pdf, exporter_find("pdf"), r, &o, &c->diag) &&
	    print_pdf(pdf.data, pdf.len, printer, copies, buf_cstr(&title), &words, &c->diag))
		out_line(c, MSG_CMD_PRINTED, buf_cstr(&words), NULL);
	buf_release(&pdf);
	buf_release(&words);
	buf_release(&title);
}

void
cmd_print(struct cmd *c)
{
	const char *printer = c->opt[OPT_PRINTER];
	int copies = copies_of(c);
	struct findings f;
	struct report *r;

	if (copies == 0 || option_year(c, c->arg[1]) == 0)
		return;
	if (printer != NULL && (*printer == '\0' || !print_name_ok(printer))) {
		usage_error(c, MSG_CMD_OPTION_BAD, cmd_options[OPT_PRINTER].name, printer,
		    "lpstat -e", NULL);
		return;
	}
	if (c->opt[OPT_KIOSK] != NULL) {
		usage_error(c, MSG_CMD_PRINT_KIOSK, NULL);
		return;
	}
	if (!cmd_store(c, STORE_READ))
		return;
	r = cmd_report(c, c->arg[0], c->arg[1]);
	if (r == NULL)
		return;
	findings_init(&f);
	report_findings(r, &f);
	if (export_allowed(exporter_find("pdf"), r, &f, c->opt[OPT_DRAFT] != NULL, &c->diag))
		print(c, r, &f, copies);
	findings_release(&f);
	report_free(r);
}
