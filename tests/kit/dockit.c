/*
 * dockit.c - see dockit.h.
 */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "doc/doc.h"
#include "form/form.h"
#include "form/forms.h"
#include "import/import.h"
#include "import/intake.h"
#include "import/match/match.h"
#include "kit/dockit.h"
#include "kit/exportkit.h"

static const char mark[] = "¶";

static char *
broken(const char *s, size_t n)
{
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		if (n - i >= sizeof mark - 1 && memcmp(s + i, mark, sizeof mark - 1) == 0) {
			buf_chr(&b, '\n');
			i += sizeof mark - 2;
		} else {
			buf_chr(&b, s[i]);
		}
	}
	buf_cstr(&b);
	return buf_detach(&b);
}

static void
add_row(struct doc *doc, struct doc_table *t, const char *s)
{
	int row = t->nrow++, col = 0;

	for (;;) {
		size_t n = strcspn(s, "|");
		char *text;

		while (n > 0 && *s == ' ') {
			s++;
			n--;
		}
		while (n > 0 && s[n - 1] == ' ')
			n--;
		text = broken(s, n);
		doc_add_cell(doc, t, row, col++, 1, 1, DOC_DATA, text != NULL ? text : "");
		free(text);
		s += strcspn(s, "|");
		if (*s++ == '\0')
			return;
	}
}

void
dockit_open(struct dockit *kit, const char *form, const char *lines)
{
	struct doc_table *t = NULL;
	char kind = 0;

	memset(kit, 0, sizeof *kit);
	diag_init(&kit->d);
	kit->k = mem_zero(sizeof *kit->k);
	kit->doc = doc_new();
	kit->used = mem_array(strlen(lines) + 1, sizeof *kit->used);
	for (const char *s = lines; *s != '\0';) {
		size_t n = strcspn(s, "\n");
		char *line = broken(s, n);

		s += n + (s[n] == '\n');
		if (line != NULL && (line[0] == '|' || line[0] == '!')) {
			if (t == NULL || kind != line[0])
				t = doc_add_table(kit->doc, 0, 0);
			kind = line[0];
			kit->used[kit->doc->n - 1] = kind == '!';
			add_row(kit->doc, t, line + 1);
		} else {
			if (t != NULL)
				doc_table_measure(t);
			t = NULL;
			if (line != NULL && strncmp(line, "= ", 2) == 0)
				doc_add(kit->doc, DOC_TITLE, line + 2, strlen(line + 2));
			else if (line != NULL)
				doc_add(kit->doc, DOC_PARA, line, strlen(line));
		}
		free(line);
	}
	if (t != NULL)
		doc_table_measure(t);
	kit->run.forms = kit_forms();
	kit->run.actor = kit_actor();
	kit->run.diag = &kit->d;
	intake_init(&kit->in, &kit->run, kit->k);
	intake_form(&kit->in, forms_find(kit_forms(), form));
}

void
dockit_close(struct dockit *kit)
{
	intake_release(&kit->in);
	import_run_release(&kit->run);
	candidate_free(kit->k);
	diag_release(&kit->d);
	doc_free(kit->doc);
	free(kit->used);
}

bool
dockit_match(struct dockit *kit)
{
	if (!match_identity(&kit->in, kit->doc, &kit->first))
		return false;
	match_narrative(&kit->in, kit->doc, kit->used, kit->first);
	return true;
}

const char *
dockit_text(const struct dockit *kit, const char *code)
{
	int slot = form_text_find(kit->in.form, code);

	return slot >= 0 && kit->in.text[slot] != NULL ? kit->in.text[slot] : "";
}
