/* must break: process */
int
convert(const char *command)
{
	return system(command);
}
