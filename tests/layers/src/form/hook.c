/* must break: state */
static void (*hook)(void);
