/*
 * exportkit.h - what the tests of documents share: reports made on the spot,
 * and readers of their own for zip and XML, so that a writer is not judged by
 * the library that helped it write.
 */
#ifndef EXPORTKIT_H
#define EXPORTKIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct actor;
struct buf;
struct diag;
struct forms;
struct import_options;
struct import_run;
struct exporter;
struct report;

struct forms *kit_forms(void);		/* the built-in forms; lives to the end */
const struct actor *kit_actor(void);	/* "tester", always the same moment */
/* An import of those two, with these options (NULL: none) and diag (or NULL), without a
 * child.  There is one: the words of the forms are made once. */
struct import_run *kit_import(const struct import_options *, struct diag *);
struct report *kit_report(const char *form, const char *agency, int year);
/* Set as an import would: any figure, "/" or "" goes. */
void	 kit_cell(struct report *, const char *code, const char *text);
void	 kit_text(struct report *, const char *code, const char *text);
void	 kit_note(struct report *, const char *place, const char *body);
/* Fill every empty input cell with 0. */
void	 kit_zero(struct report *);
/* The report of the pictures: long figures, every kind of cell and text. */
struct report *kit_full(const char *form);
/* Arbitrary cells, texts and notes from a seed. */
struct report *kit_random(const char *form, uint64_t *seed);
uint64_t kit_rand(uint64_t *seed, uint64_t below);

/* Can this format be written here? A PDF wants its program and a font with Chinese
 * characters; a SKIP line says that it was left out. */
bool	 kit_writes(const struct exporter *);
bool	 kit_export(struct buf *, const struct report *, const char *format, bool draft);
/* Do two reports hold the same form, agency, year, title, cells, raw texts,
 * texts and notes?  The first difference goes to stderr. */
bool	 kit_same(const struct report *, const struct report *);

/* One part of an archive, inflated and checked against its CRC. */
bool	 kit_unzip(const struct buf *zip, const char *name, struct buf *out);
/* Names of the parts, one per line, in the order of the directory. */
void	 kit_zip_list(const struct buf *zip, struct buf *out);
/* Is it well-formed XML? */
bool	 kit_wellformed(const struct buf *);
/* Is this what tests/golden/NAME holds?  With NIANBAO_GOLDEN=write in the
 * environment the file is written anew instead: then read the difference. */
bool	 kit_golden(const struct buf *, const char *name);
/* How often "what" stands in the buffer. */
size_t	 kit_count(const struct buf *, const char *what);

#endif
