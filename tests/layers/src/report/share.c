/* must break: float */
/* a double in a comment is nothing; "double" in a string neither */
static const char *const word = "double";
int
share(int a, int b)
{
	return (int)((double)a / b);
}
