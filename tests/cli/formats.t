# formats.t - each command names the formats that it can write, and no other

t "the help of a command"
raw 0 export --help
out "fragment"
out "另有 csv-wide jsonl site"
raw 0 convert --help
out "csv json"
noout csv-wide
for command in check diff; do
	raw 0 $command --help
	out "docx pdf html txt md"
	noout xlsx
	noout json$
	noout csv
done

t "and what it says of another"
good 甲县水务局 2025
nb 2 check 甲县水务局 2025 --format csv
err "docx pdf html txt md"
nb 2 export 甲县水务局 2025 --format site
err --all
