/* must break: unsafe */
void
copy(char *dst, const char *src)
{
	strcpy(dst, src);
}
