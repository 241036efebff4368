/*
 * export.h - a report as a document or as data.
 *
 * Two kinds of exporters in one table: documents (docx pdf html fragment txt md) are written
 * from the neutral document that export_build() makes in the official layout, xlsx from
 * the report, as its figures stay figures;
 * data (json csv) directly from the report.  All are deterministic: the same
 * report gives the same bytes.
 */
#ifndef EXPORT_H
#define EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "base/encode.h"
#include "base/msg.h"
#include "report/check.h"
#include "report/report.h"

struct buf;
struct diag;
struct doc;
struct doc_cell;
struct doc_table;
struct form_section;
struct prior;
struct render;

#define EXPORT_YEARS 5		/* of the charts, with that of the report */

struct export_options {
	bool		 draft;		/* mark 草稿 */
	enum encoding	 encoding;	/* of txt, md, csv; AUTO = UTF-8 */
	const struct findings *findings;	/* json lists them; may be NULL */
	bool		 signature;	/* 落款: the office and the day below the text; those of an
					   agency that signs always have it */
	bool		 charts;	/* 图解 behind it, in formats that can draw */
	struct prior	**past;		/* of years before last, through this form: charts */
	size_t		 npast;
	const char	*audit_head;	/* small print on documents, or NULL */
	const char	*source;	/* check report: the file that was judged, or NULL */
	struct render	*render;	/* what draws a PDF (render.h), kept for the next; NULL:
					   one for this alone */
	bool		 candidate;	/* JSON of a file just read: the caller goes on with what
					   the file prints and leaves open */
};
struct exporter {
	const char	*format;	/* "docx": command word */
	const char	*suffix;	/* ".docx": what the name of the file ends in */
	const char	*label_zh, *label_en;	/* for the dialog */
	bool		 data;		/* never refused, no draft mark */
	bool		 text;		/* obeys the encoding option */
	bool		 packed;	/* nothing for a terminal */
	bool		 piece;		/* of a page of others: no paper of the office */
	bool		 internal;	/* keeps notes and reasons: stays in the house */
	bool		 download;	/* a site offers it beside the page */
	bool		 charts;	/* can draw 图解 */
	bool		(*installed)(void);	/* is what it needs there? NULL: always */
	bool		(*write_doc)(struct buf *, struct doc *, struct diag *);
	bool		(*write_report)(struct buf *, const struct report *,
			    const struct export_options *, struct diag *);
};
extern const struct exporter exporters[];	/* ended by format NULL */
const struct exporter *exporter_find(const char *format);
/* Does it write the papers of the office too: check report, comparison? */
bool	 exporter_paper(const struct exporter *);

/* Can this format be written now? A PDF not where no program can be started (kiosk mode)
 * and "render", which may be NULL, does not run. */
bool	 export_possible(const struct exporter *, bool kiosk, const struct render *);

/* The neutral document of a report in the official layout (nianbao-domain(7)). */
struct doc *export_build(const struct report *, const struct export_options *);
/* Everything: build, write, encode.  Does not judge errors: see export_allowed. */
bool	 export_report(struct buf *out, const struct exporter *, const struct report *,
	    const struct export_options *, struct diag *);
/* May it leave without --draft? Refused (DIAG_REFUSED in d) with errors, empty
 * input cells or blank required texts (findings.open); data formats always may. */
bool	 export_allowed(const struct exporter *, const struct report *,
	    const struct findings *, bool draft, struct diag *);
/* "湘潭县医疗保障局2025年政府信息公开工作年度报告.docx"; caller frees. */
char	*export_file_name(const struct exporter *, const struct report *);

/* The check report (核查报告) for whoever reviews: o->findings in tables, with reasons,
 * notes and empty cells.  A document of the formats that are none of data. */
struct doc *export_build_findings(const struct report *, const struct export_options *);
bool	 export_findings(struct buf *out, const struct exporter *, const struct report *,
	    const struct export_options *, struct diag *);
/* "湘潭县医疗保障局2025年政府信息公开工作年度报告核查报告.docx"; caller frees. */
char	*export_findings_name(const struct exporter *, const struct report *);

/* Two reports as one document (对照): first what ties the second to the year before, then
 * its printed tables with both figures, and the texts with what was added and left out. */
struct doc *export_build_compare(const struct report *old, const struct report *now);
bool	 export_compare(struct buf *out, const struct exporter *, const struct report *old,
	    const struct report *now, enum encoding, struct diag *);
/* "湘潭县医疗保障局2025年政府信息公开工作年度报告与2024年对照.docx"; caller frees. */
char	*export_compare_name(const struct exporter *, const struct report *old,
	    const struct report *now);

/* JSON pieces shared with `check --json`, `list --json` and `log --json`. */
void	 export_json_string(struct buf *, const char *s);
void	 export_json_num(struct buf *, int64_t v);
void	 export_json_findings(struct buf *, const struct report *, const struct findings *,
	    const char *indent);
/* The table of one section (or all, each under its heading: -1) as text, with
 * values and spans, "columns" wide where its labels can be wrapped so far: `show`
 * and the txt exporter.  Controls and the like are made visible. */
void	 export_text_tables(struct buf *, const struct report *, int section,
	    int columns, enum lang);

/* ---- between the files of this layer ---- */

#define EXPORT_TEXT_COLUMNS 100	/* width of the txt export */
#define EXPORT_TEXT_WIDTH 1560	/* the text on paper, tenths of a millimetre */
#define EXPORT_CELL_EDGE 16	/* both edges of a cell there */

/* A document written and encoded. */
bool	 export_doc(struct buf *out, const struct exporter *, struct doc *, enum encoding,
	    struct diag *);
/* The name of the report's file with "more" before the dot. */
char	*export_named(const struct exporter *, const struct report *, const char *more);

/* The writers of the table of exporters. */
bool	 export_docx(struct buf *, struct doc *, struct diag *);
bool	 export_pdf(struct buf *, struct doc *, struct diag *);
bool	 export_html(struct buf *, struct doc *, struct diag *);
bool	 export_html_fragment(struct buf *, struct doc *, struct diag *);
bool	 export_txt(struct buf *, struct doc *, struct diag *);
bool	 export_md(struct buf *, struct doc *, struct diag *);
bool	 export_csv(struct buf *, const struct report *, const struct export_options *,
	    struct diag *);
bool	 export_json(struct buf *, const struct report *, const struct export_options *,
	    struct diag *);

/* 落款 at the end of a document. */
void	 export_sign(struct doc *, const struct report *);
/* 图解 behind its end: doc->aside.  What figures of this year are open of is left out with
 * a warning in d; years that are not known are a note. */
void	 export_charts(struct doc *, const struct report *, const struct export_options *,
	    struct diag *);
/* The largest size in which no figure of a table breaks, and its widths: within "total",
 * tenths of a millimetre, or what the size has. */
void	 export_table_size(struct doc *, struct doc_table *, int total);
bool	 export_xlsx(struct buf *, const struct report *, const struct export_options *,
	    struct diag *);

/* Say which rows of the tables stay together, so that no page is left half empty. */
void	 export_flow(struct doc *);
/* One table of a document in ASCII frames. */
void	 export_txt_table(struct buf *, struct doc *, const struct doc_table *, int columns);
/* The document of one section's table alone (or all: -1): headings and tables. */
struct doc *export_build_tables(const struct report *, int section, enum lang);
/* The last year's side of a comparison: from[] has the cell of "old" for each of this
 * year's, -1 = none. */
struct export_old { const struct report *report; const int *from; };
/* The table of a section; "old" NULL: one report alone. */
void	 export_add_table(struct doc *, const struct report *, const struct form_section *,
	    const struct export_old *);
/* The cell of a comparison: a figure that stayed, or three lines. */
void	 export_compare_cell(struct buf *, const struct export_old *, const struct report *,
	    int cell);
/* A cell as printed: "" empty, "/" and figures with a unit as they were found,
 * else the figure.  What is open is EXPORT_OPEN, which no reader takes for a figure or a
 * blank; a partial sum has the figure that its source prints, or is open too. */
#define EXPORT_OPEN "?"
#define EXPORT_NONE "—"	/* a comparison: nothing filled in, or no such cell */
void	 export_cell_text(struct buf *, const struct cell *);
/* Append text without what no document should carry: controls, bidirectional
 * overrides, U+2028; CR LF becomes a newline. */
void	 export_clean(struct buf *, const char *s);

/* What text takes in a table, all in the unit of its widths. */
struct table_ruler {
	int	 half;		/* half a Chinese character */
	int	 figure;	/* the widest digit of any font */
	int	 edge;		/* what a cell loses to its edges */
	int	 air;		/* and what it should have besides */
};
/*
 * Widths [ncol] of a table's columns, from its labels and figures alone; together
 * "total".  False when the figures and the shortest tolerable labels do not fit; the
 * widths then exceed total.
 */
bool	 table_widths(const struct doc_table *, const struct table_ruler *, int total,
	    int *width);
/* Tenths of a millimetre that a label on paper must leave free beside it so that its
 * lines come out equally long: 商业 企业 and not 商业企 业; 0 = none. */
int	 table_spare(const struct doc_table *, const struct doc_cell *);
/* Columns of row labels at the left. */
int	 table_stub(const struct doc_table *);

/* Parts of a docx file that do not depend on the report (docx_parts.c). */
struct docx_part { const char *name; const char *text; };
extern const struct docx_part export_docx_parts[];	/* ended by name NULL */
/* Parts that do: with or without the headers that say 草稿. */
void	 export_docx_types(struct buf *, bool draft);
void	 export_docx_relations(struct buf *, bool draft);
void	 export_docx_header(struct buf *);
void	 export_docx_footer(struct buf *, bool even);
void	 export_docx_styles(struct buf *);
/* The properties of an Office file (docProps/core.xml); author, day: or NULL. */
void	 export_core(struct buf *, const char *title, const char *author, const char *day);
/* Style of table text by size (tenths of a point) and side. */
const char *export_docx_table_style(int point_x10, bool left);

#endif
