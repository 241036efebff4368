/*
 * chart.h - between the files of 图解: figures to be drawn, and their drawing.
 */
#ifndef CHART_H
#define CHART_H

#include <stdbool.h>
#include <stdint.h>

struct doc;
struct doc_drawing;

#define CHART_ROWS	18	/* a page of paper has room for no more */
#define CHART_SERIES	2

struct chart_row {
	const char	*label;
	int64_t		 value[CHART_SERIES];
	bool		 known[CHART_SERIES];	/* false: a gap, which is not 0 */
};
struct chart {
	const char	*title;
	const char	*series[CHART_SERIES];	/* "2025年" */
	int		 nseries;
	struct chart_row row[CHART_ROWS];
	int		 n;
	bool		 full;		/* there were more rows */
};

/* The drawing of it, in the arena of the document; "2025年 12" at the end of each bar
 * where it has two for each row. */
struct doc_drawing *chart_drawing(struct doc *, const struct chart *);

#define CHART_GAP	"无数据"

#endif
