/* must break: sql */
static const char *const add = "INSERT INTO agency (name) VALUES (?) RETURNING id";
