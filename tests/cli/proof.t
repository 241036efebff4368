# proof.t - nothing is exported or closed of what the audit does not tell.

if ! command -v sqlite3 >/dev/null 2>&1; then
	skip no program sqlite3
	return 0 2>/dev/null || exit 0
fi

t "a figure altered behind the program's back does not leave it"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5 t1=总体情况
nb 0 export 甲县 2025 --format json -o a.json
nb 0 export 甲县 2025 --format docx --draft -o a.docx
nb 0 db verify
sqlite3 a.db "UPDATE cell SET value=7000000 WHERE value=5000000"
nb 6 export 甲县 2025 --format json -o b.json
err 3:1:A
nb 6 export 甲县 2025 --format docx --draft -o b.docx
nb 6 export --all --year 2025 --format json -o out
nb 6 finalize 甲县 2025
no test -e b.json
no test -e b.docx
nb 6 db verify

t "a trigger of somebody else, a value of another type"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
sqlite3 a.db "CREATE TRIGGER x AFTER UPDATE ON cell BEGIN UPDATE cell SET value=0; END"
nb 6 set 甲县 2025 3:1:B1=6
err "trigger x"
nb 6 db verify
sqlite3 a.db "DROP TRIGGER x; PRAGMA ignore_check_constraints=ON; UPDATE cell SET value='abc'"
nb 6 export 甲县 2025 --format json -o c.json
err value
no test -e c.json

t "what no change tells is compared with the events"
nb 0 agency set 甲县 --kind department --level 4
nb 0 db due department 01-20
nb 0 db verify
sqlite3 a.db "UPDATE agency SET level=1"
nb 6 db verify
err "agency 甲县"
sqlite3 a.db "UPDATE agency SET level=4; UPDATE setting SET value='03-31' WHERE key='due department'"
nb 6 db verify
err "due department"
