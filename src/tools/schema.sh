#!/bin/sh
# schema.sh FILE... - C source that holds SQL texts (src/store/db.h): schema.sql as
# schema_sql[], upgrade_1.sql as upgrade_1_sql[].
LC_ALL=C
export LC_ALL
echo '/* Made by src/tools/schema.sh from src/store. */'
for file; do
	name=$(basename "$file" .sql)_sql
	echo "extern const char $name[];"
	echo "const char $name[] ="
	sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
	    -e 's/^/	"/' -e 's/$/\\n"/' "$file" || exit 1
	echo '	;'
done
