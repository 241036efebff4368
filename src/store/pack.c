/*
 * pack.c - the packed copy of a final report: everything it says, in one text that
 * only one way of writing gives, and whose hash stands in the chain of events.
 *
 *	finalize --body--> pack.body, --SHA-256--> event 'final', detail
 *	db verify: the event says final? body has that hash? the stored rows give body?
 *
 * So a figure, a text or the form that is altered behind the program's back after the
 * report was finished shows, even when its own chain was made to fit.
 *
 * The name of the agency is no part of it: an agency may be renamed.  Reports that
 * were finished before there were copies have an event without a detail, and none.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/msg.h"
#include "base/num.h"
#include "base/sha256.h"
#include "report/report.h"
#include "store/db.h"

#define PACK_FORMAT	1

/* ---- the text ---- */

static void
put_string(struct buf *b, const char *s)
{
	buf_chr(b, '"');
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			buf_printf(b, "\\%c", c);
		else if (c < 0x20)
			buf_printf(b, "\\u%04x", c);
		else
			buf_chr(b, *s);
	}
	buf_chr(b, '"');
}

static void
put_member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, ",\n\"%s\":", name);
	if (value != NULL)
		put_string(b, value);
	else
		buf_str(b, "null");
}

static void
put_hash(struct buf *b, const char *name, const unsigned char hash[SHA256_SIZE])
{
	char	 hex[2 * SHA256_SIZE + 1];

	sha256_hex(hash, hex);
	put_member(b, name, hex);
}

/* Cells in printed order, totals too; empty ones are left out. */
static void
put_cells(struct buf *b, const struct report *r)
{
	struct buf	 text = BUF_INIT;
	bool		 any = false;
	int		 i;

	buf_str(b, ",\n\"cells\":{");
	for (i = 0; i < r->form->ncell; i++) {
		buf_reset(&text);
		cell_text(&text, &r->cell[i]);
		if (text.len == 0)
			continue;
		buf_str(b, any ? ",\n" : "\n");
		put_string(b, r->form->cell[i].code);
		buf_chr(b, ':');
		put_string(b, buf_cstr(&text));
		any = true;
	}
	buf_str(b, "}");
	buf_release(&text);
}

static void
put_texts(struct buf *b, const struct report *r)
{
	bool	 any = false;
	int	 i;

	buf_str(b, ",\n\"texts\":{");
	for (i = 0; i < r->form->ntext; i++) {
		if (r->text[i] == NULL || r->text[i][0] == '\0')
			continue;
		buf_str(b, any ? ",\n" : "\n");
		put_string(b, r->form->text[i].code);
		buf_chr(b, ':');
		put_string(b, r->text[i]);
		any = true;
	}
	buf_str(b, "}");
}

static void
put_beside(struct buf *b, const struct report *r)
{
	struct buf	 text = BUF_INIT;
	size_t		 i;

	buf_str(b, ",\n\"beside\":{");
	for (i = 0; i < r->nbeside; i++) {
		buf_reset(&text);
		beside_text(&text, &r->beside[i]);
		buf_str(b, i > 0 ? ",\n" : "\n");
		put_string(b, r->beside[i].name);
		buf_chr(b, ':');
		put_string(b, buf_cstr(&text));
	}
	buf_str(b, "}");
	buf_release(&text);
}

static void
pack_body(struct buf *b, const struct report *r, int64_t seq,
    const unsigned char head[SHA256_SIZE])
{
	char	 figure[NUM_TEXT];

	buf_str(b, "{\"schema\":\"nianbao/pack/1\"");
	put_member(b, "uuid", r->uuid);
	buf_printf(b, ",\n\"year\":%d", r->year);
	put_member(b, "form", r->form->code);
	put_hash(b, "form_sha256", r->form->sha256);
	buf_printf(b, ",\n\"record\":%lld", (long long)seq);
	put_hash(b, "head", head);
	put_member(b, "title", r->title);
	put_member(b, "published", r->published);
	if (r->address != NULL)		/* packs of before know of none */
		put_member(b, "address", r->address);
	put_member(b, "fee", r->has_fee ? num_print(figure, r->fee) : NULL);
	buf_printf(b, ",\n\"fee_notices\":%lld",
	    (long long)(r->has_fee ? r->fee_notices : 0));
	/* not in copies of before these were kept, and so only where there is one */
	for (int i = TOLD_ISSUER; i <= TOLD_DOC_NO; i++)
		if (report_told(r, (enum report_told)i) != NULL)
			put_member(b, report_told_name((enum report_told)i),
			    report_told(r, (enum report_told)i));
	put_cells(b, r);
	put_texts(b, r);
	if (r->nbeside > 0)	/* a copy from before there were any has no such member */
		put_beside(b, r);
	buf_str(b, "}\n");
}

/* ---- written and dropped ---- */

bool
pack_write(struct store *s, const struct report *r, int64_t seq,
    const unsigned char head[SHA256_SIZE], char hex[2 * SHA256_SIZE + 1], struct diag *d)
{
	unsigned char	 hash[SHA256_SIZE];
	struct buf	 body = BUF_INIT;
	bool		 ok;

	pack_body(&body, r, seq, head);
	sha256(body.data, body.len, hash);
	sha256_hex(hash, hex);
	/* The revision is that of the save it is part of. */
	ok = db_exec(s, STMT_PACK_SET, d, ARG_INT(r->id), ARG_INT(r->revision + 1),
	    ARG_INT(PACK_FORMAT), ARG_BLOB(body.data, body.len));
	buf_release(&body);
	return ok;
}

bool
pack_drop(struct store *s, const struct report *r, struct diag *d)
{
	return db_exec(s, STMT_PACK_DROP, d, ARG_INT(r->id));
}

/* ---- verified ---- */

static bool
fault(const struct report *r, enum msg m, struct diag *d)
{
	diag_error(d, DIAG_DATA, m, r->agency.name, INT(r->year), NULL);
	return false;
}

/* What the chain of events says last: is the report final, and with which hash
 * ("" = none, from before there were copies)? */
static bool
last_word(struct store *s, const struct report *r, bool *final, char hex[80],
    struct diag *d)
{
	sqlite3_stmt	*q = db_query(s, STMT_EVENT_FINAL, d, ARG_INT(r->id));
	int		 rc;

	*final = false;
	hex[0] = '\0';
	if (q == NULL)
		return false;
	if ((rc = db_row(s, q, d)) == 1) {
		*final = strcmp(db_str(q, 0), "final") == 0;
		snprintf(hex, 80, "%s", db_str(q, 1));
	}
	sqlite3_reset(q);
	return rc >= 0;
}

/* The stored copy is the one of the event, and the rows still give it. */
static bool
compare(struct store *s, const struct report *r, const char *want, struct diag *d)
{
	char		 hex[2 * SHA256_SIZE + 1];
	unsigned char	 hash[SHA256_SIZE];
	struct buf	 now = BUF_INIT;
	sqlite3_stmt	*q = db_query(s, STMT_PACK, d, ARG_INT(r->id));
	enum msg	 what = MSG_NONE;
	const void	*body;
	size_t		 n;
	int		 rc;

	if (q == NULL)
		return false;
	rc = db_row(s, q, d);
	if (rc == 0) {
		what = MSG_STORE_PACK_GONE;
	} else if (rc == 1) {
		body = sqlite3_column_blob(q, 0);
		n = (size_t)sqlite3_column_bytes(q, 0);
		sha256(body, n, hash);
		sha256_hex(hash, hex);
		pack_body(&now, r, r->seq, r->head);
		if (strcmp(hex, want) != 0)
			what = MSG_STORE_PACK_EDITED;
		else if (n != now.len || memcmp(body, now.data, n) != 0)
			what = MSG_STORE_PACK_DIFFERS;
	}
	sqlite3_reset(q);
	buf_release(&now);
	return what != MSG_NONE ? fault(r, what, d) : rc >= 0;
}

bool
pack_verify(struct store *s, const struct report *r, struct diag *d)
{
	char	 hex[80];
	bool	 final;

	if (!last_word(s, r, &final, hex, d))
		return false;
	if (final != (r->state == STATE_FINAL))
		return fault(r, MSG_STORE_PACK_STATE, d);
	return !final || hex[0] == '\0' || compare(s, r, hex, d);
}
