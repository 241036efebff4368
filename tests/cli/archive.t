# archive.t - a zip of reports is a folder: import, check --file, convert

# A report file of zeros: one AGENCY YEAR FILE
one() {
	sed "s/甲县/$1/; s/2025/$2/" "$here/good.json" >"$3"
}
# N in so many bytes, the lowest first.
le() {
	n=$1 k=$2
	while [ "$k" -gt 0 ]; do
		printf "\\$(printf %03o $((n % 256)))"
		n=$((n / 256)) k=$((k - 1))
	done
}
# The headers of a member share this: method and time, checksum and sizes, length of name.
common() {
	le 8 2
	le 0 4
	cat sum
	le "$packed" 4
	cat size
	printf %s "$1" | wc -c | { read -r n; le "$n" 2; }
	le 0 2
}
# zip OUT NAME FILE...: what gzip makes is what a zip holds.  FLAGS are those of its members.
zip() {
	zip=$1 count=0
	shift
	: >"$zip"
	: >dir
	while [ $# -gt 0 ]; do
		gzip -n -c "$2" >packed
		packed=$(($(wc -c <packed) - 18))
		tail -c 8 packed | head -c 4 >sum
		tail -c 4 packed >size
		place=$(wc -c <"$zip")
		{ printf 'PK\003\004\024\000'; le "${FLAGS:-0}" 2; common "$1"; printf %s "$1"
		  tail -c +11 packed | head -c $packed; } >>"$zip"
		{ printf 'PK\001\002\024\000\024\000'; le "${FLAGS:-0}" 2; common "$1"
		  le 0 10; le "$place" 4; printf %s "$1"; } >>dir
		count=$((count + 1))
		shift 2
	done
	place=$(wc -c <"$zip")
	cat dir >>"$zip"
	{ printf 'PK\005\006\000\000\000\000'; le $count 2; le $count 2
	  le "$(wc -c <dir)" 4; le "$place" 4; le 0 2; } >>"$zip"
}

t "the files of an archive are read as those of a folder, each with a line of its own"
one 甲县 2025 1.json
one 乙县 2025 2.json
echo '{"schema":' >3.json
echo 目录 >4
zip x.zip 县直/b.json 1.json 县直/乡镇/a.json 2.json c.json 3.json ~\$d.docx 4 \
    __MACOSX/._c.json 4 县直/.hidden 4
nb 6 import x.zip
line x.zip/县直/b.json 存入 甲县 "读出 166"
line x.zip/县直/乡镇/a.json 存入 乙县
line x.zip/c.json 失败
out "报告文件 3 个：存入 2，失败 1，略过 0"
err x.zip/c.json:
nb 0 list
out 甲县
out 乙县
raw 6 check --file x.zip
out x.zip/县直/b.json
out "合计 2 份报告"
raw 6 check --file x.zip --json
out '"source":{"file":"x.zip/县直/乡镇/a.json"'
out '{"source":{"file":"x.zip/c.json"'
raw 6 import --dry-run --json x.zip
out '"file":"x.zip/县直/b.json","kind":"json"'

t "an archive among other operands, in a folder, on standard input"
one 甲县 2025 1.json
one 乙县 2025 2.json
one 丙县 2025 3.json
mkdir d
zip d/x.zip a.json 1.json b.json 2.json
cp 3.json d/y.json
nb 0 import d
line d/x.zip/a.json 存入 甲县
line d/y.json 存入 丙县
out "报告文件 3 个：存入 3"
raw 0 check --file 3.json d/x.zip 3.json
out "合计 4 份报告"
yes sh -c "'$program' check --file - <d/x.zip >o"
yes grep -q -e "^-/a.json" o
nb 0 import d --replace
out "报告文件 3 个：存入 3"

t "two reports of one office in it, and one outside"
one 甲县 2025 1.json
sed 's/"3:1:A": *0/"3:1:A":5/' 1.json >2.json
zip x.zip a.json 1.json b.json 2.json
nb 1 import x.zip
err "x.zip/a.json 和 x.zip/b.json 中，数字不同"
nb 0 list
noout 甲县
zip y.zip a.json 2.json
raw 1 check --file 1.json y.zip
err "1.json 和 y.zip/a.json"
nb 0 import 1.json
nb 1 import 1.json y.zip --replace
noout 替换

t "what goes with one file does not go with an archive"
one 甲县 2025 1.json
zip x.zip a.json 1.json
nb 2 import x.zip --agency 甲县
err --agency
raw 2 check --file x.zip --format docx
no test -e a.db

t "convert takes the one report of an archive"
one 甲县 2025 1.json
one 乙县 2025 2.json
echo 说明 >4
zip x.zip 说明.txt 4 a.json 1.json
raw 0 convert x.zip --format json -o -
out "3:1:A"
zip y.zip a.json 1.json b.json 2.json
raw 2 convert y.zip --format csv -o -
err y.zip/a.json
err y.zip/b.json
noout "3:1:A"
zip z.zip 说明.txt 4
raw 6 convert z.zip --format csv -o -
err z.zip

t "names in GB18030, and strokes of Windows"
one 甲县 2025 1.json
zip x.zip "$(printf '\317\330\326\261\\\304\352\261\250.json')" 1.json
nb 0 import x.zip
out x.zip/县直/年报.json
zip y.zip "$(printf '\201\134.json')" 1.json
raw 0 check --file y.zip
out y.zip/乗.json

t "paths that lead out, names that are there twice, passwords: each is refused alone"
one 甲县 2025 1.json
one 乙县 2025 2.json
zip x.zip ../a.json 1.json /b.json 1.json c/../../d.json 1.json e.json 2.json \
    f.json 1.json f.json 1.json
nb 6 import x.zip
out "报告文件 6 个：存入 1，失败 5"
err "x.zip/../a.json: 这个路径"
err "x.zip/f.json: 压缩包里有两个文件"
line x.zip/e.json 存入
FLAGS=1 zip y.zip a.json 1.json
FLAGS=0
raw 6 check --file y.zip
err "y.zip/a.json: 在压缩包里设有密码"

t "an archive in an archive is not opened"
one 甲县 2025 1.json
zip x.zip a.json 1.json
one 乙县 2025 2.json
zip y.zip x.zip x.zip b.json 2.json
nb 6 import y.zip
err "y.zip/x.zip: 这是压缩包里的压缩包"
line y.zip/b.json 存入
nb 0 list
noout 甲县

t "a document is no archive, and an archive with a folder of that name no document"
good 甲县 2025
nb 0 export 甲县 2025 --format docx -o a.docx --draft
raw 0 check --file a.docx
zip x.zip word/a.docx a.docx xl/b.docx a.docx
raw 0 check --file x.zip
out x.zip/word/a.docx
out "合计 2 份报告"
zip y.zip 年报/word/document.xml a.docx
raw 0 check --file y.zip
out y.zip/年报/word/document.xml

t "an empty archive, one that is cut, one that swells"
printf 'PK\005\006\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000' >e.zip
nb 2 import e.zip
err "e.zip: 压缩包里没有文件"
one 甲县 2025 1.json
zip x.zip a.json 1.json
head -c 200 x.zip >y.zip
nb 6 import y.zip
err "y.zip: 文件不完整"
head -c 3000000 /dev/zero >0
zip z.zip a.json 1.json b.txt 0
nb 6 import z.zip
err "z.zip/b.txt: 压缩超过 200 倍"
line z.zip/a.json 存入
