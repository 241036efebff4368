/* must break: include */
/* diag.h brings struct buf and msg.h, or did so once: the call asks for buf.h. */
#include "base/diag.h"
#include "base/msg.h"

void
say(struct buf *b, struct diag *d)
{
	buf_str(b, msg_name(d->item[0].code));
}
