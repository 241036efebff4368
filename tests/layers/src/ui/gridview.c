/* must break: system */
#include <curses.h>
