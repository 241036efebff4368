/* must break: stdout */
#include <stdio.h>

void
talk(void)
{
	printf("done");
}
