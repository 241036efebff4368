/*
 * front.h - what the top of the layer hands down to its rooms (struct ui_front).
 */
#ifndef FRONT_H
#define FRONT_H

#include "ui/core/core.h"

extern const struct ui_action ui_actions[];	/* actions.c */
extern const struct ui_front ui_front_tables;		/* screens.c */

#endif
