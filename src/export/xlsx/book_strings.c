/*
 * book_strings.c - the texts of a workbook, each once, as cells name them by number.
 *
 * The list of figures says the same labels over and over; told once they take a third of
 * the room.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"
#include "doc/xml.h"
#include "export/xlsx/book.h"

#define MAIN	"http://schemas.openxmlformats.org/spreadsheetml/2006/main"

/* A text as it stands in a cell: _x000D_ would be taken for a character. */
void
book_put_string(struct buf *b, const char *text)
{
	const char *at;

	while ((at = strstr(text, "_x")) != NULL) {
		xml_text(b, text, (size_t)(at - text));
		buf_str(b, "_x005F_x");
		text = at + 2;
	}
	xml_text(b, text, strlen(text));
}

static size_t *
find(struct book_strings *s, const char *text)
{
	size_t i = hash_text(text) & (s->nslot - 1);

	while (s->slot[i] != 0 && strcmp(s->string[s->slot[i] - 1], text) != 0)
		i = (i + 1) & (s->nslot - 1);
	return &s->slot[i];
}

/* Twice the places, or the first ones. */
static void
grow(struct book_strings *s)
{
	free(s->slot);
	s->nslot = s->nslot > 0 ? 2 * s->nslot : 256;
	s->slot = mem_array(s->nslot, sizeof *s->slot);
	for (size_t i = 0; i < s->n; i++)
		*find(s, s->string[i]) = i + 1;
}

size_t
book_string(struct book_strings *s, const char *text)
{
	size_t *slot;

	s->nuse++;
	if (2 * s->n >= s->nslot)
		grow(s);
	slot = find(s, text);
	if (*slot != 0)
		return *slot - 1;
	s->string = mem_grow(s->string, s->n, &s->cap, sizeof *s->string);
	s->string[s->n++] = mem_strdup(text);
	*slot = s->n;
	buf_str(&s->text, text[0] == ' ' || text[strlen(text) - 1] == ' ' ||
	    strchr(text, '\n') != NULL ? "<si><t xml:space=\"preserve\">" : "<si><t>");
	book_put_string(&s->text, text);
	buf_str(&s->text, "</t></si>");
	return s->n - 1;
}

void
book_put_strings(struct buf *out, struct book_strings *s)
{
	xml_head(out);
	buf_printf(out, "<sst xmlns=\"" MAIN "\" count=\"%zu\" uniqueCount=\"%zu\">",
	    s->nuse, s->n);
	buf_add(out, buf_cstr(&s->text), s->text.len);
	buf_str(out, "</sst>");
}

void
book_strings_release(struct book_strings *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->string[i]);
	free(s->string);
	free(s->slot);
	buf_release(&s->text);
}
