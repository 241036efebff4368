/* must break: state */
static const char *last = "";
