/*
 * export.h - a report as a document or as data.
 *
 * Two kinds of exporters in one table: documents (docx html txt md) are written
 * from the neutral document that export_build() makes in the official layout;
 * data (json csv) directly from the report.  All are deterministic: the same
 * report gives the same bytes.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include "check.h"
#include "encode.h"
#include "report.h"

struct buf;
struct doc;

struct export_options {
	bool		 draft;		/* mark 草稿 */
	enum encoding	 encoding;	/* of txt, md, csv; AUTO = UTF-8 */
	const struct findings *findings;	/* json lists them; may be NULL */
	const char	*audit_head;	/* small print on documents, or NULL */
};
struct exporter {
	const char	*format;	/* "docx": command word and file suffix */
	const char	*label_zh, *label_en;	/* for the dialog */
	bool		 data;		/* never refused, no draft mark */
	bool		 text;		/* obeys the encoding option */
	bool		(*write_doc)(struct buf *, struct doc *, struct diag *);
	bool		(*write_report)(struct buf *, const struct report *,
			    const struct export_options *, struct diag *);
};
extern const struct exporter exporters[];	/* ended by format NULL */
const struct exporter *exporter_find(const char *format);

/* The neutral document of a report in the official layout (DOCUMENTS.md §2). */
struct doc *export_build(const struct report *, const struct export_options *);
/* Everything: build, write, encode.  Does not judge errors: see export_allowed. */
bool	 export_report(struct buf *out, const struct exporter *, const struct report *,
	    const struct export_options *, struct diag *);
/* May it leave without --draft? Refused (DIAG_REFUSED in d) with errors or empty
 * input cells; data formats always may. */
bool	 export_allowed(const struct exporter *, const struct findings *, bool draft, struct diag *);
/* "湘潭县医疗保障局2025年政府信息公开工作年度报告.docx"; caller frees. */
char	*export_file_name(const struct exporter *, const struct report *);

/* JSON pieces shared with `check --json`, `list --json` and `log --json`. */
void	 json_string(struct buf *, const char *s);
void	 json_num(struct buf *, int64_t v);
void	 json_findings(struct buf *, const struct report *, const struct findings *, const char *indent);
/* The tables of one section (or all: -1) as text, with values and spans drawn
 * by width in columns: `show` and the txt exporter. */
void	 export_text_tables(struct buf *, const struct report *, int section, int columns);

#endif
