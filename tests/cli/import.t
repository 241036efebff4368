# import.t - report files of every kind into the database

# The report of data/samples/NAME.json in a database of its own, exported.
sample() {
	nb 0 import "$top/data/samples/$1.json"
	shift
	binary=1
	for format; do
		nb 0 export 湘潭县医疗保障局 2025 --format $format -o a.$format
	done
	binary=
}

t "what export writes is read back, figure by figure, from every kind"
sample xiangtan-yibao-2025 docx xlsx html txt md csv json
for format in docx xlsx html txt md json; do
	rm -f b.db
	raw 0 --db b.db import a.$format
	line a.$format 存入 湘潭县医疗保障局 "2025 年" "表式 2021" " $format " "读出 166" "未定 0"
	binary=1
	raw 0 --db b.db export 湘潭县医疗保障局 2025 --format csv -o b.csv
	binary=
	sed '/^t[0-9]/d' a.csv | tr -d '\r' | grep ':' >want
	sed '/^t[0-9]/d' b.csv | tr -d '\r' | grep ':' >got
	yes cmp want got
done
raw 2 --db c.db import a.csv
err --agency
raw 0 --db c.db import a.csv --agency 湘潭县医疗保障局 --year 2025
line a.csv 存入 " csv "

t "the kind is told by the contents, not the name"
sample xiangtan-yibao-2025 html
mv a.html a.docx
raw 0 --db b.db import a.docx
line a.docx " html "

t "a draft is the same agency's"
good 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
for format in docx html txt md; do
	nb 0 export 甲县 2025 --format $format --draft -o a.$format
	rm -f b.db
	raw 1 --db b.db import a.$format --dry-run
	line a.$format 甲县
	noout 草稿甲县
done

t "dry run: the object of nianbao-data(5)"
sample xiangtan-yibao-2025 html
nb 0 import --dry-run --json a.html
out '"source":{"file":"a.html","kind":"html","encoding":"UTF-8"}'
for key in schema form agency year cells texts findings counts printed open proposals unplaced; do
	out "\"$key\":"
done

t "what is no report is status 6, with its name"
printf '<html><body><p>通知</p><table><tr><td>一</td><td>2</td></tr></table></body></html>' >a.html
nb 6 import a.html
err a.html
printf '今天天气很好。\n' >a.txt
nb 6 import a.txt
err a.txt
printf 'PK\003\004rubbish' >a.docx
nb 6 import a.docx
err a.docx
nb 6 import --dry-run --json a.html
out '"error":"'
no test -e a.db

t "two reports in one file"
sample xiangtan-yibao-2025 txt
cat a.txt a.txt >two.txt
raw 6 --db b.db import two.txt
err two.txt
err 两份报告

t "another agency or year than the file says"
sample xiangtan-yibao-2025 html
raw 2 --db b.db import a.html --year 2024
err a.html
err 2024
raw 2 --db b.db import a.html --agency 乙县
err 乙县
raw 0 --db b.db import a.html --agency 湘潭县医疗保障局 --year 2025

t "text in GB18030, found out or told"
sample xiangtan-yibao-2025 txt
iconv -f utf-8 -t gb18030 a.txt >gb.txt
raw 0 --db b.db import gb.txt
raw 0 --db c.db import gb.txt --encoding gb18030
iconv -f utf-8 -t utf-16le a.txt >wide.txt
raw 0 --db d.db import wide.txt --encoding utf-16le

t "blank cells: empty, or 0 when told so; status 0 either way"
sample xiangtan-yibao-2025 md
sed '/上年结转/s/| 0 /|  /g' a.md >blank.md
raw 0 --db b.db import blank.md
noout "空 0 "
raw 0 --db c.db import blank.md --blank-zero
out "空 0 "

t "a cell that is no figure is open: status 1, and told"
sample xiangtan-yibao-2025 md
awk '/本年新收/ && !done { sub(/\| [0-9]+ /, "| 若干 "); done = 1 } { print }' a.md >odd.md
raw 1 --db b.db import odd.md
out 未能确定
out 3:1:
raw 1 --db b.db import odd.md --json --replace
yes sh -c 'grep -q "\"open\":\[\"3:1:" out'
raw 1 --db b.db check

# What is said of a report with these members, in Chinese: its line, or nothing.
json() {
	printf '{"schema":"nianbao/report/1","form":"2021","agency":"甲县","year":2025,\n%s}\n' \
	    "$1" >a.json
	nb "$2" import --dry-run a.json
}

t "JSON: a name given twice is refused with its name and line"
json '"cells":{"3:1:A":0,
"3:1:A":5}' 6
err 'a.json:3: “3:1:A”写了两次'
json '"cells":{"3:1:A":0,"3:1:\u0041":5}' 6
err 'a.json:2: “3:1:A”写了两次'
json '"cells":{"3:1:A":9},
"cells":{}' 6
err 'a.json:3: “cells”写了两次'
json '"texts":{"t1":"一"},
"texts":{}' 6
err 'a.json:3: “texts”写了两次'
json '"year":2025' 6
err 'a.json:2: “year”写了两次'
nb 6 check --file a.json
err '“year”写了两次'
nb 6 convert a.json --format csv -o a.csv
err '“year”写了两次'
no test -e a.csv
nb 6 import --dry-run --json a.json
out '"error":"'

t "JSON: a figure stays as it is written, or is named with its cell and line"
json '"cells":{"3:1:A":-5,"3:2:A":1.5}' 1	# kept, and judged
nb 1 check --file a.json
out T304
json '"cells":{"2.8:1:A":7730.280}' 0
for figure in 1e2 1E400 99999999999999999999 0.0000001; do
	json "\"cells\":{\"3:1:A\":$figure}" 6
	err "a.json:2: 单元格 3:1:A 的值“$figure”不是可以精确记录的数"
done
for figure in 01 +1 .5 1. - 1e NaN Infinity 0x10 1,200 １; do
	json "\"cells\":{\"3:1:A\":$figure}" 6
	err 'a.json:2: JSON 写法有误'
done

t "JSON: what is no text is refused with its line"
json '"texts":{"t1":"\ud83d"}' 6
err 'a.json:2: “\ud83d”只是半个字符'
json '"texts":{"t1":"\u0000"}' 6
err 'a.json:2: “\u0000”不是文字'
json "\"texts\":{\"t1\":\"政府信息公开$(printf '\346\271')\"}" 6
err '第 2 行'
err UTF-8
json '"texts":{"t1":"\ud83d\ude00"}' 0

t "JSON: more than a report can have is refused, not taken in"
awk 'BEGIN { printf "{\"x\":[0"; for (i = 0; i < 300000; i++) printf ",0"; print "]}" }' >a.json
nb 6 import a.json
err 'JSON 内容过多'
awk 'BEGIN { printf "{\"x\":"; for (i = 0; i < 100000; i++) printf "[" }' >a.json
nb 6 import a.json
err '嵌套超过 32 层'
