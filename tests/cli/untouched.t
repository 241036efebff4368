# untouched.t - a database that is refused, and one that is only read, is the same
# afterwards to the last byte, and nothing stands beside it that was not there.

# Bytes, in octal, at a place of a file.
poke() {
	printf "$3" | dd of="$1" bs=1 seek="$2" conv=notrunc 2>/dev/null
}
# The mode of a file that nobody has open is in two bytes of its header.
mode() {
	case $2 in
	delete)	poke "$1" 18 '\001\001' ;;
	wal)	poke "$1" 18 '\002\002' ;;
	esac
}
before() {
	sha256sum a.db >sums
	ls a.db* >names
}
unchanged() {
	sha256sum --status -c sums || { fail "$kind $mode: a byte changed: $*"; cp good.db a.db; }
	ls a.db* | cmp -s - names || { fail "$kind $mode: left: $(ls a.db*): $*"; rm -f a.db-*; }
}
# One command on the database; its status is looked at where there is one.
try() {
	case $1 in
	-)	shift			# whatever its status is
		"$program" --db a.db "$@" >out 2>err </dev/null ;;
	*)	nb "$@" ;;
	esac
	unchanged "$@"
}
readers() {
	for command in "list" "list --json" "check" "check --strict" "show 甲县 2025" \
	    "export 甲县 2025 --format json -o -" "export --all --year 2025 --format csv -o d" \
	    "log 甲县 2025" "log 甲县 2025 --verify" "diff 甲县 2025 2025" "agency list" \
	    "db info" "db verify" "db due"; do
		try "$1" $command
	done
}
writers() {
	for command in "set 甲县 2025 2.1:1:C=5" "new 乙县 2025" "delete 甲县 2025" \
	    "import $top/tests/cli/good.json --replace" "finalize 甲县 2025" \
	    "reopen 甲县 2025 --reason 数字有误需要重新填报" "agency set 甲县 --level 3" \
	    "agency rename 甲县 丙县" "db backup b.db" "db upgrade" "db due department 01-20"; do
		try "$1" $command
	done
	try - edit 甲县 2025
	no test -e b.db
}
refused() {
	kind=$1
	for mode in delete wal; do
		mode a.db $mode
		cp a.db good.db
		before
		readers 6
		writers 6
	done
}

t "a database only read"
good 甲县 2025
kind=sound
for mode in delete wal; do
	mode a.db $mode
	before
	readers 0
	try 2 show 没有 2025
	try 2 set 甲县 2025 9:9:9=1
	# What a command refuses it has not written either, nor who was about to.
	try 2 import "$here/good.json"
	try 2 import "$here/good.json" "$here/good.json"
	try 2 explain 甲县 2025 T999 --reason 机构改革，上年数由原单位填报。
	try 1 reopen 甲县 2025 --reason 数字有误需要重新填报
done
nb 0 set 甲县 2025 2.1:1:C=
mode=delete
mode a.db delete
before
try 1 finalize 甲县 2025
nb 0 set 甲县 2025 2.1:1:C=0
mode=delete
mode a.db delete
before
nb 0 db info
out delete
unchanged db info
nb 0 set 甲县 2025 2.1:1:C=5
nb 0 db info
out wal
nb 0 db verify

t "one that a newer program made"
good 甲县 2025
poke a.db 60 '\000\000\000\143'
refused newer
err 99

t "one of another program"
good 甲县 2025
poke a.db 68 '\000\000\000\001'
refused foreign

t "a foreign one that is empty"
head -c 100 /dev/zero >a.db
printf 'SQLite format 3\000\020\000\001\001\000\100\040\040' | dd of=a.db conv=notrunc 2>/dev/null
head -c 3996 /dev/zero >>a.db
poke a.db 31 '\001'
poke a.db 47 '\004'
poke a.db 59 '\001'
poke a.db 100 '\015\000\000\000\000\020\000\000'
refused empty

t "one whose first page is damaged"
good 甲县 2025
poke a.db 100 '\377\377\377\377\377\377\377\377\377\377'
refused page

t "one that was cut off"
good 甲县 2025
head -c 3000 a.db >cut
mv cut a.db
refused cut

t "one damaged in the middle, wherever the fault shows"
good 甲县 2025
size=$(stat -c %s a.db)
head -c $((size - 12288)) /dev/urandom | dd of=a.db bs=4096 seek=2 conv=notrunc 2>/dev/null
kind=middle
for mode in delete wal; do
	mode a.db $mode
	cp a.db good.db
	before
	readers -
	nb 6 db verify
	try 6 set 甲县 2025 2.1:1:C=5
	try 6 finalize 甲县 2025
	try 6 db backup b.db
done

t "a file that may be read only, by somebody who may write beside it"
if [ "$(id -u)" = 0 ] && setpriv --reuid=65534 --regid=65534 --clear-groups test -x "$program"
then
	good 甲县 2025
	chmod 755 "$tmp"
	chmod 777 .
	for rights in 444 644; do
		chmod $rights a.db
		rm -f a.db-lease
		for mode in delete wal; do
			mode a.db $mode
			before
			for command in "list" "show 甲县 2025" "db verify" "check"; do
				setpriv --reuid=65534 --regid=65534 --clear-groups \
				    "$program" --db a.db $command >out 2>err </dev/null ||
				    fail "status $?: $command"
				unchanged $command
			done
		done
	done
fi
