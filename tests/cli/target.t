# target.t - what an export, a conversion, a check report and a backup may be
# written to, and what they never replace.

# Not one byte of the files in "keep" may change, and none may go.
remember() {
	keep=$*
	sha256sum $keep >sums
}
same() {
	yes sha256sum -c sums
	yes test ! -L a.db
}
# Everything that writes, to one place, with one status.
writers() {
	nb "$1" export 甲县 2025 --format json -o "$2"
	nb "$1" export 甲县 2025 --format docx --draft -o "$2"
	nb "$1" check 甲县 2025 --format html -o "$2"
	nb "$1" check --file "$top/tests/cli/good.json" --format txt -o "$2"
	nb "$1" convert "$top/tests/cli/good.json" --format csv -o "$2"
}

t "no export replaces the database, whatever it is called"
good 甲县 2025
ln a.db hard.docx
mkdir sub
ln -s . here
remember a.db
for to in a.db ./a.db "$PWD/a.db" sub/../a.db here/a.db hard.docx; do
	writers 2 "$to"
	err "$to"
	same
	nb 2 db backup "$to"
	same
done
nb 0 list
out 甲县
raw 2 --db=hard.docx export 甲县 2025 --format json -o a.db
same
nb 2 --lang en export 甲县 2025 --format json -o a.db
err "the database in use"

t "the same for the database that nobody named"
raw 0 import "$top/tests/cli/good.json"
home=$HOME/.local/share/nianbao/nianbao.db
sha256sum "$home" >sums
raw 2 convert "$top/tests/cli/good.json" --format json -o "$home"
raw 2 convert "$top/tests/cli/good.json" --format json -o "$home-wal"
yes sha256sum -c sums
no test -e "$home-wal"

t "side files, those to come too"
good 甲县 2025
for tail in wal shm journal lease; do
	rm -f "a.db-$tail"
	writers 2 "a.db-$tail"
	err "a.db-$tail"
	nb 2 db backup "a.db-$tail"
	no test -e "a.db-$tail"
done
: >a.db-lease
writers 2 a.db-lease
ln -s a.db link.db
rm -f a.db-lease
for tail in wal lease; do
	raw 2 --db link.db export 甲县 2025 --format json -o "a.db-$tail"
	no test -e "a.db-$tail"
done

t "another database of reports and its side files"
good 甲县 2025
raw 0 --db other.db new 乙县 2025
remember other.db
writers 2 other.db
err other.db
writers 2 other.db-wal
no test -e other.db-wal
mv other.db other.docx
remember other.docx
writers 2 other.docx
same

t "a link is replaced, and what it leads to stays"
good 甲县 2025
ln -s a.db link.json
remember a.db
nb 0 export 甲县 2025 --format json -o link.json
no test -L link.json
same
ln -s nowhere dangling.json
nb 0 export 甲县 2025 --format json -o dangling.json
no test -L dangling.json
no test -e nowhere

t "but not the link by which the database is found"
good 甲县 2025
ln -s a.db one.db
ln -s one.db two.db
for to in one.db two.db; do
	raw 2 --db two.db export 甲县 2025 --format json -o $to
	yes test -L $to
done
raw 0 --db two.db list

t "no input is replaced by its own result"
good 甲县 2025
cp good.json in.json
cp good.json prior.json
ln in.json hard.json
ln -s in.json link.json
remember in.json prior.json
nb 2 convert in.json --format json -o in.json
nb 2 convert in.json --format json -o hard.json
nb 2 convert link.json --format json -o in.json
nb 2 convert link.json --format json -o link.json
yes test -L link.json
nb 2 check --file in.json --format txt -o in.json
err in.json
nb 2 check --file in.json --prior prior.json --format txt -o prior.json
mkdir last
cp prior.json last
nb 2 check --file in.json --prior last --format txt -o last/prior.json
yes cmp prior.json last/prior.json
"$program" --db a.db convert - --format json -o in.json <in.json >out 2>err
[ $? = 2 ] || fail "standard input replaced"
same
"$program" --db a.db convert in.json --format json -o - >>in.json 2>err
[ $? = 2 ] || fail "the result was put behind its input"
same
nb 0 convert link.json --format json -o new.json
nb 0 convert in.json --format json -o link.json
no test -L link.json
same

t "nor are forms and the configuration"
good 甲县 2025
mkdir forms
nb 0 form show 2021 --source
cp out forms/x.form
remember forms/x.form
nb 2 --forms forms export 甲县 2025 --format json -o forms/x.form
nb 0 --forms forms export 甲县 2025 --format json -o forms/y.txt
same
mkdir -p home/.config/nianbao
: >home/.config/nianbao/config
nb 2 export 甲县 2025 --format json -o home/.config/nianbao/config

t "a folder, a socket, a disk"
good 甲县 2025
mkdir folder
writers 2 folder
err folder
nb 2 db backup folder
yes test -d folder
yes perl -MSocket -e 'socket(S,PF_UNIX,SOCK_STREAM,0); bind(S,sockaddr_un("sock"))'
writers 2 sock
err sock
nb 2 db backup sock
yes test -S sock
if mknod disk b 7 250 2>/dev/null; then
	writers 2 disk
	nb 2 db backup disk
	yes test -b disk
fi

t "a pipe is written into"
good 甲县 2025
nb 0 export 甲县 2025 --format json -o file.json
mkfifo p
timeout 20 cat p >got &
reader=$!
yes timeout 20 "$program" --db a.db export 甲县 2025 --format json -o p
wait $reader || fail "nothing came out of the pipe"
yes test -p p
yes cmp got file.json
timeout 20 cat p >got.db &
reader=$!
yes timeout 20 "$program" --db a.db db backup p
wait $reader || fail "no backup came out of the pipe"
yes test -p p
raw 0 --db got.db db verify
raw 0 --db got.db list
out 甲县

t "a device is written to and stays one"
good 甲县 2025
writers 0 /dev/null
yes test -c /dev/null
nb 0 db backup /dev/null
if mknod null c 1 3 2>/dev/null && : 2>/dev/null >null; then
	writers 0 null
	nb 0 db backup null
	yes test -c null
	if mknod full c 1 7; then
		nb 6 export 甲县 2025 --format json -o full
		nb 6 db backup full
		yes test -c full
	fi
fi
nb 6 export 甲县 2025 --format json -o /dev/full
yes test -c /dev/full
yes test "$(echo .nianbao-* a.db.new-*)" = ".nianbao-* a.db.new-*"

t "descriptors have names"
good 甲县 2025
nb 0 export 甲县 2025 --format json -o file.json
binary=1
for to in - /dev/stdout /dev/fd/1 /proc/self/fd/1 /dev/../dev/stdout; do
	nb 0 export 甲县 2025 --format json -o $to
	yes cmp out file.json
	nb 0 convert file.json --format json -o $to
	yes grep -q nianbao/report out
	nb 0 db backup $to
	cp out got.db
	raw 0 --db got.db db verify
done
binary=
for to in /dev/fd/3 /proc/self/fd/3 /dev/fd/../fd/3; do
	nb 0 export 甲县 2025 --format json -o $to 3>three
	yes cmp three file.json
	out $to
done
echo head >three
nb 0 export 甲县 2025 --format json -o /dev/fd/3 3>>three
yes test "$(head -n 1 three)" = head
nb 2 export 甲县 2025 --format json -o /dev/fd/9 9>&-
err /dev/fd/9
nb 2 export 甲县 2025 --format json -o /dev/fd/5 5>&-
remember a.db
nb 2 export 甲县 2025 --format json -o /dev/fd/3 3<>a.db
nb 2 db backup /dev/fd/3 3<>a.db
"$program" --db a.db export 甲县 2025 --format json -o - 1<>a.db 2>err
[ $? = 2 ] || fail "standard output is the database"
same

t "no file of --all is written when one cannot be"
good 甲县 2025
good 乙县 2025
nb 0 export --all --year 2025 --format json -o all
yes test "$(ls all | wc -l)" = 2
first=$(ls all | head -n 1)
last=$(ls all | tail -n 1)
for taken in "$first" "$last"; do
	rm -rf all
	mkdir -p "all/$taken"
	nb 2 export --all --year 2025 --format json -o all
	err "$taken"
	yes test "$(ls all | wc -l)" = 1
	rm -rf all
	mkdir all
	ln a.db "all/$taken"
	remember a.db
	nb 2 export --all --year 2025 --format json -o all
	same
	yes test "$(ls all | wc -l)" = 1
done
rm -rf all
good '丙 县:' 2025
good '丙 县?' 2025
nb 2 export --all --year 2025 --format json -o all
no test -e all

t "in kiosk mode nothing else holds"
if kiosk; then
	mkdir k
	good 甲县 2025
	mv a.db k/a.db
	ln -s a.db k/link.json
	sha256sum k/a.db >sums
	raw 2 --db k/a.db --kiosk k --kiosk-commands export 甲县 2025 --format json -o a.db
	raw 2 --db k/a.db --kiosk k --kiosk-commands export 甲县 2025 --format json -o k/a.db-wal
	raw 2 --db k/a.db --kiosk k --kiosk-commands export 甲县 2025 --format json -o /dev/fd/2
	raw 0 --db k/a.db --kiosk k --kiosk-commands export 甲县 2025 --format json -o link.json
	no test -L k/link.json
	yes sha256sum -c sums
fi

t "a backup takes the place of nothing"
good 甲县 2025
echo old >b.db
ln -s nowhere link.db
nb 2 db backup b.db
yes test "$(cat b.db)" = old
nb 2 db backup link.db
yes test -L link.db
no test -e nowhere
