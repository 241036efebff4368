/*
 * cmd_log.c - nianbao log AGENCY YEAR [--json] [--verify]
 *
 * The audit of a report, also of one that was deleted.  --verify recomputes the
 * hash chain and names the first row that does not fit (status 6).
 */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "base/sha256.h"
#include "base/text.h"
#include "cmd/cmd.h"
#include "export/export.h"
#include "report/change.h"
#include "report/report.h"
#include "store/store.h"

struct listing {
	struct cmd	*c;
	size_t		 n;
};

static void
put_member(struct buf *b, const char *name, const char *value)
{
	buf_printf(b, ",\"%s\":", name);
	export_json_string(b, value);
}

static void
put_json(struct buf *b, const struct change *ch, const char *hash)
{
	char origin[2] = { (char)ch->origin, '\0' };

	buf_printf(b, "{\"seq\":%lld,\"step\":%lld", (long long)ch->seq,
	    (long long)ch->step);
	put_member(b, "kind", change_kind_name(ch->kind));
	put_member(b, "place", ch->place);
	if (ch->kind == CHANGE_TEXT)
		buf_printf(b, ",\"pos\":%lld", (long long)ch->pos);
	put_member(b, "old", ch->old);
	put_member(b, "new", ch->new);
	put_member(b, "origin", origin);
	if (ch->undoes != 0)
		buf_printf(b, ",\"undoes\":%lld", (long long)ch->undoes);
	put_member(b, "user", ch->user);
	put_member(b, "host", ch->host);
	if (ch->uid >= 0)
		buf_printf(b, ",\"uid\":%lld", (long long)ch->uid);
	if (ch->login != NULL)
		put_member(b, "login", ch->login);
	put_member(b, "at", ch->at);
	put_member(b, "hash", hash);
	buf_chr(b, '}');
}

/* At most 40 characters of a value on one line; "." for nothing. */
static void
put_value(struct buf *b, const char *s)
{
	size_t n;

	if (s == NULL || *s == '\0') {
		buf_chr(b, '.');
		return;
	}
	n = strcspn(s, "\n");
	if (text_length(s, n) > 40)
		n = text_offset(s, n, 40);
	buf_add(b, s, n);
	if (s[n] != '\0')
		buf_str(b, "...");
}

static void
put_text(struct buf *b, const struct change *ch)
{
	buf_printf(b, "%6lld  ", (long long)ch->seq);
	out_time(b, ch->at);
	buf_printf(b, "  %s@%s  %c  %s  ", ch->user, ch->host, (char)ch->origin,
	    ch->place[0] != '\0' ? ch->place : change_kind_name(ch->kind));
	put_value(b, ch->old);
	buf_str(b, " → ");
	put_value(b, ch->new);
	buf_chr(b, '\n');
}

static bool
put_change(void *ctx, const struct change *ch, const unsigned char hash[SHA256_SIZE])
{
	struct listing *listing = ctx;
	struct cmd *c = listing->c;
	char hex[2 * SHA256_SIZE + 1];

	sha256_hex(hash, hex);
	if (c->opt[OPT_JSON] != NULL) {
		buf_str(&c->out, listing->n > 0 ? ",\n " : "\n ");
		put_json(&c->out, ch, hex);
	} else {
		put_text(&c->out, ch);
	}
	listing->n++;
	if (c->out.len > 1 << 16)
		out_flush(c);
	return !c->out_failed;
}

static void
verify(struct cmd *c, int64_t id)
{
	struct store_fault fault = { 0, MSG_NONE };

	if (store_verify_chain(c->store, id, &fault, &c->diag)) {
		if (c->opt[OPT_JSON] == NULL)
			out_line(c, MSG_CMD_LOG_WHOLE, NULL);
		return;
	}
	diag_error(&c->diag, DIAG_DATA, MSG_CMD_LOG_BROKEN, INT(fault.seq),
	    msg_text(c->lang, fault.what), NULL);
}

void
cmd_log(struct cmd *c)
{
	struct listing listing = { c, 0 };
	int year = option_year(c, c->arg[1]);
	struct report *r;
	int64_t id;

	if (year == 0 || !cmd_store(c, STORE_READ))
		return;
	id = store_report_id(c->store, c->arg[0], year);
	if (id == 0) {			/* the beginning of a name, or a message that helps */
		r = cmd_report(c, c->arg[0], c->arg[1]);
		if (r == NULL)
			return;
		c->arg[0] = cmd_keep(c, mem_strdup(r->agency.name));
		id = store_report_id(c->store, c->arg[0], year);
		report_free(r);
	}
	if (c->opt[OPT_JSON] != NULL) {
		c->kind = OUT_JSON;
		buf_str(&c->out, "{\"agency\":");
		export_json_string(&c->out, c->arg[0]);
		buf_printf(&c->out, ",\"year\":%d,\"changes\":[", year);
	}
	store_log(c->store, id, put_change, &listing, &c->diag);
	if (c->opt[OPT_JSON] != NULL)
		buf_str(&c->out, "\n]}\n");
	if (c->opt[OPT_VERIFY] != NULL)
		verify(c, id);
}
