/*
 * register.c - the list of words of a register of applications.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "report/register.h"

const char *
register_what_name(enum register_what what)
{
	static const char *const name[REGISTER__MAX] = { "head", "row", "column" };

	return name[what];
}

void
register_words_release(struct register_words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		free(w->item[i].word);
		free(w->item[i].code);
	}
	free(w->item);
	memset(w, 0, sizeof *w);
}

void
register_words_add(struct register_words *w, enum register_what what, const char *word,
    const char *code)
{
	size_t i = 0;

	while (i < w->n && (w->item[i].what != what || strcmp(w->item[i].word, word) != 0))
		i++;
	if (i == w->n) {
		w->item = mem_grow(w->item, w->n, &w->cap, sizeof *w->item);
		w->item[w->n++] = (struct register_word){ what, mem_strdup(word), NULL };
	}
	free(w->item[i].code);
	w->item[i].code = mem_strdup(code);
}
