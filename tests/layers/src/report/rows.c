/* must break: none */
/* A check of our own stands in its row, wherever the row begins. */
struct row { const char *code; int level; };
static const struct row rows[] = {
	{ "N501", 1 }, { "N502", 2 },
	[3] = { "N503", 2 },
};

int
level(int i)
{
	return rows[i].code[0] == 'N' ? rows[i].level : 0;
}
