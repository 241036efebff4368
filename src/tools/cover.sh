#!/bin/sh
# cover.sh BUILD - the part of the lines that the tests ran, for each folder of src/.
LC_ALL=C
export LC_ALL
build=$1
find "$build/src" -name '*.gcno' | sort | while read -r data; do
	gcov -n "$data" 2>/dev/null
done | awk '
/^File / { file = $2; gsub(/\047/, "", file) }
/^Lines executed/ && file ~ /^src\/.*\.c$/ {
	split($0, part, /[:% ]+/)
	percent = part[3]; lines = $NF
	folder = file
	sub(/\/[^\/]*$/, "", folder)
	all[folder] += lines; ran[folder] += lines * percent / 100
	file = ""
}
END {
	for (folder in all)
		printf "%5.1f %% of %6d lines  %s\n", 100 * ran[folder] / all[folder],
		    all[folder], folder
}' | sort -k 6
