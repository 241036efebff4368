/* must break: stdout */
void
talk(void)
{
	printf("done");
}
