# db.t - the database file: description, backup, damage, rights

t "info, verify, upgrade of a good database"
nb 0 new 甲县 2025
nb 0 db info
out a.db
out "自检正常"
nb 0 db info --json
out '"schema":'
out '"reports":1'
nb 0 db verify
nb 0 db upgrade
out a.db

t "a backup is whole and never overwrites"
nb 0 new 甲县 2025
nb 0 db backup b.db
raw 0 --db b.db list
out 甲县
raw 0 --db b.db db verify
nb 2 db backup b.db
nb 6 db backup no/such/folder/b.db

t "no database"
raw 6 --db missing.db list
err missing.db
raw 6 --db missing.db db info
raw 6 --db missing.db db upgrade
no test -e missing.db

t "a file that is no database, one of somebody else, an empty one"
echo "This is not a database, but it is long enough to look at." >text.db
cp text.db before
raw 6 --db text.db list
raw 6 --db text.db new 甲县 2025
raw 6 --db text.db db upgrade
yes cmp text.db before
mkdir folder.db
raw 6 --db folder.db list
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 foreign.db 'CREATE TABLE t (x); INSERT INTO t VALUES (1)'
	cp foreign.db before
	raw 6 --db foreign.db list
	raw 6 --db foreign.db new 甲县 2025
	yes cmp foreign.db before
else
	skip no program sqlite3
fi

t "an empty file becomes a database only when one is to be made"
: >zero.db
raw 6 --db zero.db show 甲县 2025
yes test ! -s zero.db

t "a newer database is refused and left alone"
nb 0 new 甲县 2025
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 a.db 'PRAGMA user_version=99; PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
	nb 6 list
	err 99
	nb 6 set 甲县 2025 3:1:A=1
else
	skip no program sqlite3
fi

t "a damaged database is found by verify"
good 甲县 2025
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 a.db 'PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE' >/dev/null
	size=$(stat -c %s a.db)
	dd if=/dev/urandom of=a.db bs=4096 seek=$((size / 8192)) count=8 conv=notrunc 2>/dev/null
	nb 6 db verify
else
	skip no program sqlite3
fi
head -c 2000 a.db >cut.db
raw 6 --db cut.db list

t "a folder or a file that may not be written"
good 甲县 2025
cp "$program" nianbao
chmod 444 a.db
chmod 555 .
user 6 set 甲县 2025 3:1:A=5
user 6 new 乙县 2025
user 0 show 甲县 2025
user 6 export 甲县 2025 --format csv -o a.csv
chmod 755 .
