/*
 * state.c - the states of a report, by name and in words.
 */
#include <stdbool.h>
#include <string.h>
#include "base/msg.h"
#include "report/report.h"

static const struct {
	const char	*name;
	enum msg	 word;
} states[STATE__MAX] = {
	[STATE_DRAFT]		= { "draft", MSG_REPORT_STATE_DRAFT },
	[STATE_SUBMITTED]	= { "submitted", MSG_REPORT_STATE_SUBMITTED },
	[STATE_RETURNED]	= { "returned", MSG_REPORT_STATE_RETURNED },
	[STATE_APPROVED]	= { "approved", MSG_REPORT_STATE_APPROVED },
	[STATE_FINAL]		= { "final", MSG_REPORT_STATE_FINAL },
};

const char *
state_name(enum report_state state)
{
	return states[state].name;
}

enum msg
state_word(enum report_state state)
{
	return states[state].word;
}

bool
state_by_name(const char *s, enum report_state *out)
{
	for (int i = 0; i < STATE__MAX; i++) {
		if (strcmp(s, states[i].name) == 0) {
			*out = (enum report_state)i;
			return true;
		}
	}
	return false;
}
