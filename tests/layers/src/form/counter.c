/* must break: state */
static int counter;
