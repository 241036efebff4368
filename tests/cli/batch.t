# batch.t - many files and folders: import and check --file

# A report file of zeros: one AGENCY YEAR FILE
one() {
	sed "s/甲县/$1/; s/2025/$2/" "$here/good.json" >"$3"
}
# ... and one that breaks T301.
wrong() {
	sed "s/甲县/$1/; s/2025/$2/; s/\"3:1:A\": *0/\"3:1:A\":5/" "$here/good.json" >"$3"
}
t "of several files each is on its own"
one 甲县 2025 1.json
echo '{"schema":' >2.json
one 乙县 2025 3.json
nb 6 import 1.json 2.json 3.json
line 1.json 存入 甲县 "2025 年" "表式 2021" json "读出 166" "未定 0" "错误 0"
line 2.json 失败
line 3.json 存入 乙县
out "报告文件 3 个：存入 2，失败 1，略过 0"
err 2.json
nb 0 list
out 甲县
out 乙县

t "what is there already fails alone, and --replace replaces it"
one 甲县 2025 1.json
one 乙县 2025 2.json
nb 0 import 1.json
nb 2 import 1.json 2.json
line 1.json 失败
line 2.json 存入
err --replace
nb 0 import 1.json 2.json --replace
line 1.json 替换
line 2.json 替换
nb 0 log 甲县 2025 --verify

t "two files of one report with the same figures: one is stored, both are named"
one 甲县 2025 1.json
cp 1.json 2.json
nb 0 import 1.json 2.json
line 1.json 存入
err "在 1.json 和 2.json 中，数字相同"
nb 0 import 1.json 2.json --replace
line 1.json 替换
nb 0 import 1.json 2.json --dry-run
line 1.json 可读
line 2.json 可读
err "在 1.json 和 2.json 中，数字相同"
raw 0 check --file 1.json 2.json
err "在 1.json 和 2.json 中，数字相同"

t "with other figures none wins by the order of names"
one 甲县 2025 1.json
one 乙县 2025 3.json
sed 's/"3:1:A":0/"3:1:A":1/; s/"3:4:A":0/"3:4:A":1/' 1.json >2.json
no cmp -s 1.json 2.json
cp 1.json 4.json
nb 1 import 1.json 2.json 3.json 4.json
err "在 1.json 和 2.json 中，数字不同，都不存入"
err "在 2.json 和 4.json 中，数字不同，都不存入"
noerr "1.json 和 4.json"
line 1.json 失败
line 2.json 失败
line 3.json 存入
line 4.json 失败
nb 0 list
noout 甲县
out 乙县
raw 1 check --file 1.json 2.json
err "在 1.json 和 2.json 中，数字不同"
nb 1 import 1.json 2.json --dry-run
err "在 1.json 和 2.json 中，数字不同"
nb 0 import 2.json

t "with --replace neither: the report of before stays as it was"
one 甲县 2025 1.json
sed 's/"3:1:A":0/"3:1:A":1/; s/"3:4:A":0/"3:4:A":1/' 1.json >2.json
one 乙县 2025 3.json
cp 1.json 4.json
nb 0 import 2.json
nb 0 export 甲县 2025 --format json -o was.json
nb 0 log 甲县 2025
cp out log.was
nb 1 import 1.json 2.json 3.json 4.json --replace
line 1.json 失败
line 2.json 失败
line 3.json 存入
line 4.json 失败
noout "1.json.*替换"
for f in 1 2 4; do
	err "$f.json 中，数字不同，都不存入"
done
nb 0 log 甲县 2025
cmp -s out log.was || fail "the log of what was not replaced has grown"
nb 1 import 2.json 1.json --replace --json
err "数字不同，都不存入"
nb 0 log 甲县 2025
cmp -s out log.was || fail "replaced by way of JSON"
nb 0 export 甲县 2025 --format json -o is.json
cmp -s was.json is.json || fail "the report of before has changed"
nb 0 agency rename 甲县 甲市
sed 's/甲县/甲市/' 1.json >5.json
nb 1 import 2.json 5.json --replace
line 2.json 失败
line 5.json 失败

t "nor where many files lie between the two"
one 甲县 2025 1.json
sed 's/"3:1:A":0/"3:1:A":1/; s/"3:4:A":0/"3:4:A":1/' 1.json >2.json
i=0
mkdir -p far
cp 1.json far/a.json
cp 2.json far/z.json
while [ $i -lt 60 ]; do
	one 第$i局 2025 far/m$i.json
	i=$((i + 1))
done
nb 1 import far --replace
line far/a.json 失败
line far/z.json 失败
line far/m0.json 存入
nb 0 list
noout 甲县
nb 1 import far --replace
line far/a.json 失败
line far/m59.json 替换

t "a line says what is so in the end, without --replace too"
one 甲县 2025 1.json
sed 's/"3:1:A":0/"3:1:A":1/; s/"3:4:A":0/"3:4:A":1/' 1.json >2.json
i=0
mkdir -p far
cp 1.json far/a.json
cp 2.json far/z.json
while [ $i -lt 60 ]; do
	one 第$i局 2025 far/m$i.json
	i=$((i + 1))
done
nb 1 import far
line far/a.json 失败
line far/z.json 失败
line far/m59.json 存入
out "报告文件 62 个：存入 60，失败 2"
no grep -q '存入.*far/a.json' out
yes test "$(grep -c 'far/' out)" = 62
nb 0 list
noout 甲县
rm a.db
nb 1 import far --json
yes test "$(grep -c '"error":"' out)" = 2
out '{"source":{"file":"far/a.json","kind":"json","encoding":"UTF-8"},"error":"'
if command -v sqlite3 >/dev/null 2>&1; then
	yes test "$(sqlite3 :memory: "select json_array_length(readfile('out'), '\$.reports')")" = 62
else
	skip no program sqlite3
fi

t "standard input among many files is looked at before anything is replaced"
one 甲县 2025 1.json
sed 's/"3:1:A":0/"3:1:A":1/; s/"3:4:A":0/"3:4:A":1/' 1.json >2.json
nb 0 import 1.json
i=0
files=
while [ $i -lt 60 ]; do
	one 第$i局 2025 m$i.json
	files="$files m$i.json"
	i=$((i + 1))
done
"$program" --db a.db import 2.json $files - m3.json --replace <1.json >out 2>err
yes test $? = 1
line 2.json 失败
yes grep -q '^失败 *-$' out
line m59.json 存入
nb 0 show 甲县 2025
nb 0 export 甲县 2025 --format json -o is.json
yes grep -q '"3:1:A":0,' is.json
"$program" --db a.db import $files - m4.json --replace <2.json >out 2>err
yes test $? = 0
yes grep -q '替换.* -$' out
nb 0 export 甲县 2025 --format json -o is.json
yes grep -q '"3:1:A":1,' is.json

t "a former name is the same agency"
one 甲县 2025 1.json
one 甲市 2025 2.json
nb 0 import 1.json
nb 0 agency rename 甲县 甲市
nb 0 import 1.json 2.json --replace
line 1.json 替换
err "在 1.json 和 2.json 中，数字相同"

t "a final report stays, the others go in"
one 甲县 2025 1.json
one 乙县 2025 2.json
nb 0 import 1.json
nb 0 finalize 甲县 2025
nb 2 import 1.json 2.json --replace
line 1.json 失败
line 2.json 存入
err 已定稿

t "the worst status counts"
one 甲县 2025 1.json
wrong 乙县 2025 2.json
nb 1 import 1.json 2.json
line 2.json "错误 1"
one 丙县 2025 3.json
echo '{' >4.json
nb 6 import 3.json 4.json 2.json --replace
nb 2 import 1.json 2.json 4.json

t "a folder: its files and subfolders, by name"
mkdir -p in/b in/c
one 甲县 2025 in/z.json
one 乙县 2025 in/b/2.json
one 丙县 2025 in/a.json
one 丁县 2024 in/b/1.json
nb 0 import in
grep -o 'in/[^ ]*' out >got
printf 'in/a.json\nin/b/1.json\nin/b/2.json\nin/z.json\n' >want
yes cmp got want
out "报告文件 4 个：存入 4"

t "a folder: what is no report file is passed over"
mkdir -p in/.git target
one 甲县 2025 in/1.json
one 乙县 2025 in/.hidden.json
one 丙县 2025 in/.git/3.json
one 丁县 2025 target/4.json
printf 'lock' >'in/~$1.docx'
printf 'lock' >'in/.~lock.1.docx#'
printf 'x' >in/Thumbs.db
printf '\211PNG\r\n\032\n\000\000\000' >in/photo.png
ln -s ../target in/link
ln -s ../target/4.json in/4.json
mkfifo in/pipe 2>/dev/null
nb 0 import in
out "报告文件 1 个：存入 1，失败 0，略过 1"
err photo.png
err in/link
err in/4.json
noerr '~$'
noerr Thumbs
noout photo
nb 0 list
noout 丁县

t "a folder of many names: options for one file do not go with it"
mkdir in
one 甲县 2025 in/1.json
nb 2 import in --agency 甲县
nb 2 import in --year 2025
raw 2 check --file in --agency 甲县
raw 2 check --file in --year 2025
no test -e a.db

t "a folder without files, without reports, or that is not there"
mkdir -p in/sub
nb 2 import in
err in
printf '\211PNG\r\n\032\n\000\000\000' >in/photo.png
nb 2 import in
err photo.png
nb 6 import nowhere
nb 6 import nowhere in
no test -e a.db

t "a folder that cannot be read does not stop the rest"
mkdir -p in/shut
one 甲县 2025 in/1.json
chmod 0 in/shut
chmod 777 .
user 6 import in
cp "$tmp/out" "$tmp/err" .
err shut
line 1.json 存入

t "pipes and devices are refused, not waited for"
mkfifo pipe
nb 6 import pipe
err pipe
nb 6 import /dev/null
nb 6 import /dev/zero "$here/good.json"
nb 0 list
out 甲县

t "names in GB18030 and of odd bytes"
mkdir in
gb=$(printf 'in/\274\327.json')
odd=$(printf 'in/\377.json')
if { one 甲县 2025 "$gb" && one 乙县 2025 "$odd"; } 2>/dev/null; then
	nb 0 import in
	line in/甲.json 存入
	nb 0 import --dry-run --json "$gb"
	out '"file":"in/甲.json"'
	yes sh -c 'iconv -f utf-8 -t utf-8 out'
	rm "$gb"
	nb 6 import "$gb"
	err in/甲.json
fi

t "a name with a newline or an escape is one harmless line"
mkdir in
one 甲县 2025 "in/$(printf 'a\033[31mb').json"
nb 0 import in
yes test "$(grep -c 存入 out)" = 2

t "standard input among files"
one 甲县 2025 1.json
one 乙县 2025 2.json
"$program" --db a.db import - 2.json <1.json >out 2>err || fail "status $?"
line 甲县 存入
line 乙县 存入

t "JSON of many: every file has its object"
mkdir in
one 甲县 2025 in/1.json
echo '{"schema":"nianbao/report/1","form":"2021","year":2025}' >in/2.json
one 乙县 2025 in/3.json
printf '\211PNG\r\n\032\n\000\000\000' >in/photo.png
nb 2 import in --json --dry-run
yes test "$(grep -c '"source":{"file":' out)" = 3
yes test "$(grep -c '"error":"' out)" = 1
no test -e a.db
nb 2 import in --json
yes test "$(grep -c '"error":"' out)" = 1
out '{"source":{"file":"in/2.json","kind":"json","encoding":"UTF-8"},"error":"'
err photo.png
nb 2 import in --json
yes test "$(grep -c '"error":"' out)" = 3
if command -v sqlite3 >/dev/null 2>&1; then
	yes test "$(sqlite3 :memory: "select json_array_length(readfile('out'), '\$.reports')")" = 3
else
	skip no program sqlite3
fi

t "a single file that fails prints no half JSON"
nb 6 import --json missing.json
yes test ! -s out

t "nothing on standard error while it goes well"
mkdir in
for i in 1 2 3 4 5 6 7 8 9; do one "第$i局" 2025 in/$i.json; done
nb 0 import in
yes test ! -s err
yes test "$(grep -c '^存入' out)" = 9

t "more files than one group"
mkdir in
i=0
while [ $i -lt 120 ]; do
	i=$((i + 1))
	one "第$i局" 2025 in/$i.json
done
cp in/7.json in/x.json
echo '{' >in/8.json
nb 6 import in
out "报告文件 120 个：存入 119，失败 1，略过 1"
err "在 in/7.json 和 in/x.json 中，数字相同"
nb 0 db verify
nb 0 list
yes test "$(grep -c 局 out)" = 119

t "a database that cannot be written stops the run and nothing is half there"
one 甲县 2025 1.json
one 乙县 2025 2.json
echo rubbish-rubbish-rubbish >a.db
nb 6 import 1.json 2.json
line 1.json 失败
line 2.json 失败
yes grep -q rubbish a.db

t "English"
one 甲县 2025 1.json
echo '{' >2.json
nb 6 import 1.json 2.json --lang en
line 1.json stored "form 2021" "read 166" "open 0"
line 2.json failed
out "2 report files: 1 stored, 1 failed, 0 skipped"

t "check --file takes folders and goes on after a file that fails"
mkdir in
one 甲县 2025 in/1.json
echo '{' >in/2.json
wrong 乙县 2025 in/3.json
printf '\211PNG\r\n\032\n\000\000\000' >in/photo.png
raw 6 check --file in
out in/1.json
out in/3.json
out T301
out "2 份"
err in/2.json
err photo.png
raw 6 check --json --file in
out '"summary":{"reports":3,"error":'
yes test "$(grep -c '"error":"' out)" = 1
rm in/2.json
raw 1 check --file in
raw 2 check --file nothing in --year 2025
mkdir empty
raw 2 check --file empty
no test -e home/.local

t "check --file of a folder against the folder of last year"
mkdir now last
one 甲县 2025 now/1.json
one 乙县 2025 now/2.json
one 丙县 2025 now/3.json
one 甲县 2024 last/a.json
sed 's/甲县/乙县/; s/2025/2024/; s/"3:4:A":0/"3:4:A":4/; s/"3:1:A":0/"3:1:A":4/' \
    "$here/good.json" >last/b.json
one 丙县 2023 last/c.json
raw 0 check --file now --prior last
yes test "$(grep -c T305 out)" = 1
yes sh -c 'sed -n "/^乙县/,/^now/p" out | grep -q T305'
yes test "$(grep -c 没有上年数据 out)" = 1
raw 0 check --file now --prior last/b.json
yes test "$(grep -c T305 out)" = 1
raw 6 check --file now --prior nowhere
mkdir empty
raw 2 check --file now --prior empty

t "last year's paper may have the end of the full name, if only one has"
mkdir last
one 江城市甲县 2025 now.json
sed 's/甲县/洪县/; s/2025/2024/' "$here/good.json" >last/other.json
sed 's/甲县/甲县/; s/2025/2024/; s/"3:4:A":0/"3:4:A":4/; s/"3:1:A":0/"3:1:A":4/' \
    "$here/good.json" >last/own.json
raw 0 check --file now.json --prior last
noout T305
raw 0 check --file now.json --prior last --agency 江城市甲县
out T305
sed 's/甲县/县/; s/2025/2024/' "$here/good.json" >last/short.json
raw 0 check --file now.json --prior last --agency 江城市甲县
noout T305

t "a thousand reports of last year take little memory"
mkdir last
i=0
while [ $i -lt 1000 ]; do
	sed "s/甲县/甲县第$i局/; s/2025/2024/" "$here/good.json" >last/$i.json
	i=$((i + 1))
done
one 甲县第7局 2025 now.json
if [ -n "$ASAN_OPTIONS" ]; then		# its own memory is far more than that
	skip a sanitizer
else
	(ulimit -d 49152 && exec "$program" check --file now.json --prior last) >out 2>err
	yes test $? = 0
	noout 没有上年数据
fi

t "a file larger than 64 MiB is not read"
if truncate -s 65M big.json 2>/dev/null; then
	nb 6 import big.json
	err big.json
	err 64
fi

t "--encoding for the texts of a folder leaves its JSON alone"
mkdir in
one 甲县 2025 in/1.json
one 乙县 2025 2.json
iconv -f utf-8 -t gb18030 2.json >in/2.json
nb 0 import in --encoding gb18030
line in/1.json 甲县
line in/2.json 乙县
