/*
 * figures.h - the names of 取数, by which forms, drafts and links call a figure.
 */
#ifndef FIGURES_H
#define FIGURES_H

#include "form/form.h"

const char *form_figure_name(enum form_figure);
/* FIGURE__MAX if it is none. */
enum form_figure form_figure_find(const char *name);

#endif
