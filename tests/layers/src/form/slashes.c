/* must break: comment */
int slashes(void);	// no
