# files.t - import, check --file, export, convert

t "export writes what import reads"
good 甲县 2025
nb 0 set 甲县 2025 3:1:A=5 3:3.1:A=5 '2.8:1:A=0.5' 4.1:1:A=/
for round in 1 2; do
	nb 0 export 甲县 2025 --format json -o $round.json
	nb 0 import $round.json --replace
done
yes cmp 1.json 2.json

t "import of what is there already needs --replace"
good 甲县 2025
nb 2 import "$here/good.json" --agency 甲县 --year 2025
err --replace
nb 0 import "$here/good.json" --agency 甲县 --year 2025 --replace

t "a file that cannot be read is status 6 and nothing is imported"
nb 6 import missing.json
err missing.json
echo '{"schema":"nianbao/report/1","form":' >cut.json
nb 6 import cut.json
err cut.json
no test -e a.db
echo '{"schema":"other/1"}' >other.json
nb 6 import other.json
: >empty.json
nb 6 import empty.json
no test -e a.db

t "a format that is not supported yet is said to be so"
printf 'PK\003\004rubbish' >a.docx
nb 6 import a.docx
err a.docx
echo '<html><table><tr><td>1</td></tr></table></html>' >a.html
nb 6 import a.html
err a.html

t "one agency and year for one file"
nb 2 import "$here/good.json" "$here/good.json" --agency 甲县
nb 2 import "$here/good.json" "$here/good.json" --year 2025
no test -e a.db

t "agency and year come from options where a file does not name them"
sed 's/"agency":"甲县","year":2025,//' "$here/good.json" >bare.json
nb 2 import bare.json
err --agency
nb 0 import bare.json --agency 丙县 --year 2024
nb 0 list
out 丙县
nb 2 import "$here/good.json" --agency 丁县
err 丁县
raw 0 check --file bare.json --agency 丙县 --year 2024
out 丙县

t "a dry run prints JSON and stores nothing"
nb 0 import --dry-run --json "$here/good.json"
out '"reports":['
out '"source":{"file":'
out '"kind":"json"'
out '"open":[]'
out '"proposals":{}'
out '"unplaced":[]'
out '"printed":{'
no test -e a.db
nb 6 import --dry-run --json missing.json "$here/good.json"
out '"error":"'
out '"open":[]'

t "an unknown cell or a year outside the form in a file"
sed 's/"3:1:A":/"9:9:Z":/' "$here/good.json" >odd.json
raw 6 import --dry-run --json odd.json
err 9:9:Z
nb 2 import "$here/good.json" --year 1999

t "JSON from stdin"
"$program" --db a.db import - <"$here/good.json" >out 2>err || fail "status $?"
nb 0 list
out 2025

t "check --file judges files without a database"
raw 0 check --file "$here/good.json"
no test -e home/.local
sed 's/"3:1:A": *0/"3:1:A":5/' "$here/good.json" >bad.json
raw 1 check --file bad.json
out T301
raw 1 check --file "$here/good.json" bad.json --json
out '"summary":{"reports":2,'
out '"check":"T301"'
out '"left":"5"'
raw 6 check --file missing.json --json
out '"error":"'
raw 6 check --file bad.json missing.json
raw 2 check --file
raw 2 check --prior "$here/good.json"

t "a printed total that is wrong is an error of the file"
sed 's/"3:1:C": *0/"3:1:C":7/' "$here/good.json" >bad.json
raw 1 check --file bad.json --json
out '"check":"T303"'
out '"left":"7"'
out '"right":"0"'
nb 0 import bad.json
nb 0 check --json
out '"check":"F607"'

t "check --prior compares with last year"
good 甲县 2025
nb 0 set 甲县 2025 3:2:A=4 3:3.1:A=4
nb 0 export 甲县 2025 --format json -o now.json
raw 0 check --file now.json --prior "$here/good.json"
out T305
raw 3 check --file now.json --prior "$here/good.json" --strict
raw 0 check --file now.json
noout T305
raw 6 check --file now.json --prior missing.json

t "formats"
good 甲县 2025
binary=1
for format in docx xlsx html txt csv json md; do
	nb 0 export 甲县 2025 --format $format -o a.$format
	yes test -s a.$format
	nb 0 export 甲县 2025 --format $format -o -
	yes cmp out a.$format
done
binary=
nb 2 export 甲县 2025 --format wps
err docx
nb 2 export 甲县 2025
nb 0 export 甲县 2025 -o b.csv
yes cmp a.csv b.csv

t "without -o the file has the report's name"
good 甲县 2025
nb 0 export 甲县 2025 --format csv
out .csv
yes test -f ./*甲县2025*.csv

t "documents with errors or empty cells are refused, data are not"
nb 0 new 甲县 2025
for format in docx xlsx html txt md; do
	nb 1 export 甲县 2025 --format $format -o a.$format
	no test -e a.$format
	nb 0 export 甲县 2025 --format $format -o a.$format --draft
	yes test -s a.$format
done
yes grep -q 草稿 a.html
nb 0 export 甲县 2025 --format json -o a.json
nb 0 export 甲县 2025 --format csv -o a.csv

t "csv has the promised header, BOM and CRLF"
good 甲县 2025
binary=1
nb 0 export 甲县 2025 --format csv -o a.csv
binary=
printf '\357\273\277code,section,row,column,unit,value,raw\r\n' >head
head -n 1 a.csv >first
yes cmp head first

t "export of a whole year, all or nothing"
good 甲县 2025
good 乙县 2025
nb 0 export --all --year 2025 --format csv -o all
yes test "$(ls all | wc -l)" = 2
nb 0 new 丙县 2025
nb 1 export --all --year 2025 --format html -o pages
no test -e pages
nb 0 export --all --year 2025 --format html -o pages --draft
yes test "$(ls pages | wc -l)" = 3
nb 2 export --all --year 2024 --format csv -o none
nb 2 export --all --format csv -o none
nb 2 export --all --year 2025 --format csv
nb 2 export --all --year 2025 -o none
no test -e none

t "of a whole year what is ready, the rest by its codes"
good 甲县 2025
good 乙县 2025
nb 0 new 丙县 2025
nb 0 set 丙县 2025 3:1:A=2 3:2:A=0
nb 0 set 乙县 2025 3:1:A=9
nb 1 export --all --ready --year 2025 --format html -o ready
out 甲县
err "没有导出“丙县”2025 年"
err "没有导出“乙县”2025 年：错误 1 空格 0 缺文字 0：T301 3:1:A"
yes test "$(ls ready | wc -l)" = 1
nb 1 export --all --ready --year 2025 --format json -o data
yes test "$(ls data | wc -l)" = 1
nb 0 set 乙县 2025 3:1:A=0
nb 0 delete 丙县 2025
nb 0 export --all --ready --year 2025 --format html -o ready
yes test "$(ls ready | wc -l)" = 2
nb 0 delete 甲县 2025
nb 0 set 乙县 2025 3:1:A=9
nb 1 export --all --ready --year 2025 --format html -o nothing
no test -e nothing
nb 2 export --all --ready --draft --year 2025 --format html -o nothing
nb 2 export 乙县 2025 --ready --format html
no test -e nothing

t "an output that cannot be written is status 6 and leaves nothing"
good 甲县 2025
nb 6 export 甲县 2025 --format csv -o no/such/folder/a.csv
err no/such/folder
mkdir folder
nb 2 export 甲县 2025 --format csv -o folder
"$program" --db a.db export 甲县 2025 --format csv -o - >/dev/full 2>err
got=$?
[ $got = 6 ] || fail "status $got"

t "a symbolic link is replaced, not followed"
good 甲县 2025
echo precious >target
ln -s target link.csv
nb 0 export 甲县 2025 --format csv -o link.csv
yes grep -q precious target
no test -h link.csv

t "text exports obey --encoding, data do not"
good 甲县 2025
binary=1
nb 0 export 甲县 2025 --format txt --encoding gb18030 -o a.txt
yes sh -c 'iconv -f gb18030 -t utf-8 a.txt | grep -q 甲县'
nb 0 export 甲县 2025 --format json --encoding gb18030 -o a.json
yes grep -q 甲县 a.json
binary=

t "GBK is strict: what it lacks is named and nothing is written"
good 甲县 2025
nb 0 set 甲县 2025 t1=字㛃不在其中
nb 6 export 甲县 2025 --format txt --encoding gbk -o a.txt --draft
no test -e a.txt

# An office's report in which one figure of table 3 is a remark: sums with it are not
# known, wherever the report goes, until somebody fills it in.
t "a sum with a cell that could not be read is judged nowhere"
good 甲县 2025
nb 0 set 甲县 2025 3:1:A=5 3:3.1:A=3 3:4:A=2 3:1:B1=1 3:3.1:B1=1
nb 0 export 甲县 2025 --format html -o whole.html --draft
awk '/本年新收政府信息公开申请数量/ && !n++ { row = 1 } row && />5</ { sub(/>5</, ">见附表<"); row = 0 }
    { print }' whole.html >part.html
no cmp -s whole.html part.html
nb 1 check --file part.html
out F606
noout T301
noout T303
out "1 格未能读出"
nb 1 import part.html --replace
out "未定 1"
nb 1 check 甲县 2025
noout T30
noout F607
nb 0 export 甲县 2025 --format json -o part.json
yes grep -qF '"partial":["3:1:C"]' part.json
yes grep -qF '"open":["3:1:A"]' part.json
yes grep -qF '"printed":{"3:1:C":6}' part.json
nb 1 import part.json --replace --json
out '"partial":["3:1:C"]'
out '"printed":{"3:1:C":6}'
nb 1 check --file part.json
noout T30
noout F607
nb 0 show 甲县 2025 三
line 新收 '?' 6
nb 0 export 甲县 2025 --format csv -o part.csv
nb 1 check --file part.csv --agency 甲县 --year 2025
noout T30
for format in docx xlsx html txt md; do
	nb 0 export 甲县 2025 --format $format -o again.$format --draft
	nb 1 check --file again.$format
	out F606
	noout T30
	noout F607
done
nb 0 set 甲县 2025 3:1:A=4
nb 1 check 甲县 2025
out "T301 3:1:A"
out "3:1:C 印 6 计算为 5"
noout 未能读出
nb 0 set 甲县 2025 3:1:A=5
nb 0 check 甲县 2025
noout F607
nb 0 export 甲县 2025 --format json -o - 
out '"partial":[]'
