/*
 * members.c - the files of an archive, and one of them.
 *
 *   list   = count member*
 *   member = name flags refused method crc size packed data
 *
 * Numbers as in wire.c; none needs more than four bytes, since an archive that is read
 * is smaller than that.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/mem.h"
#include "base/msg.h"
#include "doc/docwire.h"
#include "doc/members.h"
#include "doc/unzip.h"

#define FLAG_LINK	1

bool
members_read(struct members *m, const char *p, size_t n, struct diag *d)
{
	struct unzip *z = unzip_archive(p, n, d);

	if (z == NULL)
		return false;
	for (size_t i = 0; i < unzip_count(z); i++) {
		const struct unzip_entry *e = unzip_entry(z, i);

		if (e->folder)
			continue;
		m->item = mem_grow(m->item, m->n, &m->cap, sizeof *m->item);
		m->item[m->n] = *e;
		m->item[m->n++].name = mem_strdup(e->name);
	}
	unzip_close(z);
	return true;
}

void
members_release(struct members *m)
{
	for (size_t i = 0; i < m->n; i++)
		free(m->item[i].name);
	free(m->item);
	memset(m, 0, sizeof *m);
}

void
members_pack(struct buf *b, const struct members *m)
{
	wire_put(b, (uint32_t)m->n);
	for (size_t i = 0; i < m->n; i++) {
		const struct unzip_entry *e = &m->item[i];

		wire_put_text(b, e->name);
		wire_put(b, e->link ? FLAG_LINK : 0);
		wire_put(b, (uint32_t)e->refused);
		wire_put(b, e->method);
		wire_put(b, e->crc);
		wire_put(b, (uint32_t)e->size);
		wire_put(b, (uint32_t)e->packed);
		wire_put(b, (uint32_t)e->data);
	}
}

bool
members_unpack(struct members *m, struct wire *w, size_t size)
{
	int n = wire_int(w, 0, UNZIP_MAX_FILES);

	while (n-- > 0 && !w->bad) {
		struct unzip_entry e = { 0 };
		size_t length;
		const char *name = wire_text(w, &length);

		e.link = wire_int(w, 0, FLAG_LINK) == FLAG_LINK;
		e.refused = (enum msg)wire_int(w, MSG_NONE, MSG__MAX - 1);
		e.method = wire_get(w);
		e.crc = wire_get(w);
		e.size = wire_get(w);
		e.packed = wire_get(w);
		e.data = wire_get(w);
		if (name == NULL || length == 0 || (e.refused == MSG_NONE &&
		    (!unzip_name_safe(name, length) || e.size > UNZIP_MAX_ENTRY ||
		    e.data > size || e.packed > size - e.data)))
			w->bad = true;
		if (w->bad)
			break;
		e.name = mem_strndup(name, length);
		m->item = mem_grow(m->item, m->n, &m->cap, sizeof *m->item);
		m->item[m->n++] = e;
	}
	return !w->bad;
}

bool
member_read(struct buf *out, const char *p, size_t n, const struct unzip_entry *e,
    struct diag *d)
{
	struct unzip *z = unzip_one(p, n, e);
	bool ok = unzip_read(z, unzip_entry(z, 0), out, NULL);

	if (!ok)
		diag_error(d, DIAG_DATA, MSG_UNZIP_FILE_DAMAGED, NULL);
	unzip_close(z);
	return ok;
}
