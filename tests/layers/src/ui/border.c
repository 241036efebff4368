/* must break: narrow */
void
border(void)
{
	mvaddstr(0, 0, "年报");
}
