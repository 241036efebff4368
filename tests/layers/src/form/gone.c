/* must break: dangling */
/* As long as order.c was there this was right; form.c, form/form.h, <math.h>, NAME.c,
 * *.c and gen/x.c are no breach, src/import/child.c is one. */
int gone(void);
