/* must break: state */
int
inner(void)
{
	static int calls;

	return ++calls;
}
