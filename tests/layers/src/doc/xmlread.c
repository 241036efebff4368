/* must break: include */
/* The head of src/doc/xmlread.c as it was: uint32_t came with some <expat.h>, not all. */
#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include "base/mem.h"
#include "base/msg.h"
#include "doc/xmlread.h"

struct xmlread {
	const struct xml_events *ev;
	XML_Parser	 parser;
	size_t		 size;
	bool		 stopped;
	enum msg	 failed;
	struct strange {
		uint32_t	 hash;
		const char	*name;
	}		*strange;
};
