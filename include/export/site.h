/*
 * site.h - reports as a folder of pages that a web server can give out as it is: a list,
 * a folder for each report, the data of all.
 *
 * No script, no link out of it; the same reports give the same bytes.
 */
#ifndef SITE_H
#define SITE_H

#include <stdbool.h>
#include <stddef.h>

struct buf;
struct diag;
struct export_options;
struct exporter;
struct report;

struct site_item {
	char		*folder;	/* "r-3f9c01d2ab44": owned, as all here */
	char		*agency, *title;
	char		*published;	/* a day, or NULL */
	unsigned	 lacks;		/* bits: of the exporters, those that could not be written
					   here: a PDF where no font has the characters */
};
struct site {
	const char	*base;		/* "https://…/": before canonical links, or NULL */
	int		 year;		/* 0: of several */
	struct site_item *item;
	size_t		 n, cap;
};
/* A further report, with a folder that no other has. */
struct site_item *site_add(struct site *, const struct report *);
void	 site_release(struct site *);

/* index.html of the site. */
void	 site_index(struct buf *, const struct site *);
/* index.html of a report. */
bool	 site_page(struct buf *, const struct site *, const struct site_item *,
	    const struct report *, const struct export_options *, struct diag *);
/* Set before its page is made. */
void	 site_lacks(struct site_item *, const struct exporter *);
/* The name of a further format's file there: "report.docx"; NULL: it is not offered. */
const char *site_file(struct buf *, const struct exporter *);
/* Could it stand before links: http or https, and nothing to be escaped? */
bool	 site_base_valid(const char *url);

/* ---- site_folder.c: the folder, report by report ---- */

struct site_folder;
/* "dir" must not be there yet, or be empty; "base" is borrowed.  NULL with a message. */
struct site_folder *site_begin(const char *dir, int year, const char *base, struct diag *);
/* A further report.  False with a message: then nothing is left but site_drop(). */
bool	 site_put(struct site_folder *, const struct report *, const struct export_options *,
	    struct diag *);
/* Give the folder its name.  Both release; after the second, and after a false of the
 * first, nothing of it is there. */
bool	 site_finish(struct site_folder *, struct diag *);
void	 site_drop(struct site_folder *);

#endif
