/*
 * likeness.c - how alike two lines of code points are: labels of tables and headings
 * as published, against those of a form.
 */
#include <stdint.h>

#include "import/likeness.h"

int
label_likeness(const uint32_t *a, int na, const uint32_t *b, int nb)
{
	int above[LABEL_MAX + 1] = { 0 }, same = 0;

	if (na == 0 || nb == 0 || na > LABEL_MAX || nb > LABEL_MAX)
		return 0;
	while (same < na && same < nb && a[same] == b[same])
		same++;
	if (same == na && same == nb)
		return 1000;
	if (same >= 4 && (same == na || (same == nb && nb >= 8)))
		return 920;
	/* Longest common subsequence, one row at a time. */
	for (int i = 0; i < na; i++) {
		int corner = 0;

		for (int k = 0; k < nb; k++) {
			int up = above[k + 1];

			if (a[i] == b[k])
				above[k + 1] = corner + 1;
			else if (above[k] > up)
				above[k + 1] = above[k];
			corner = up;
		}
	}
	return 2000 * above[nb] / (na + nb);
}
