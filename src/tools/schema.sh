#!/bin/sh
# schema.sh FILE - C source that holds an SQL text as schema_sql[] (src/store/db.h).
LC_ALL=C
export LC_ALL
echo '/* Made by src/tools/schema.sh from src/store/schema.sql. */'
echo 'extern const char schema_sql[];'
echo 'const char schema_sql[] ='
sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' -e 's/?/\\?/g' -e 's/	/\\t/g' \
    -e 's/^/	"/' -e 's/$/\\n"/' "$1" || exit 1
echo '	;'
