/*
 * xml.h - writing XML and HTML onto a growing buffer.
 *
 * Markup is appended as literals with buf_str(); everything that comes from a
 * form, a report or a file goes through xml_text() or xml_attr(), which escape
 * it and leave out what XML 1.0 cannot hold, so no report can break a document.
 */
#ifndef XML_H
#define XML_H

#include <stddef.h>
#include <stdint.h>

struct buf;

/* May this code point stand in an XML 1.0 document? */
int	 xml_cp_allowed(uint32_t cp);
/* <?xml version="1.0" encoding="UTF-8" standalone="yes"?> and a newline. */
void	 xml_head(struct buf *);
/*
 * Character data: & < > " ' escaped, code points that XML does not allow left
 * out, invalid UTF-8 as U+FFFD.  Newlines and tabs stay as they are.
 */
void	 xml_text(struct buf *, const char *s, size_t n);
/* ' name="value"'; newlines and tabs as character references, so that a reader
 * gives them back. */
void	 xml_attr(struct buf *, const char *name, const char *value);
void	 xml_attr_int(struct buf *, const char *name, int64_t value);

#endif
