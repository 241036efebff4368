# looks.t - figures of a document that are not plain: open, said why, never blank or 0

# The page of a sample, the figure of one row replaced: page ROW CELL
page() {
	nb 0 import "$top/data/samples/xiangtan-yibao-2025.json" --replace
	nb 0 export 湘潭县医疗保障局 2025 --format html -o a.html
	awk -v row="$1" -v cell="$2" 'index($0, ">" row "<") { sub(/">[0-9]+<\/td>/,
	    "\">" cell "</td>") } 1' a.html >b.html
	no cmp a.html b.html
}

t "each is open with its reason, and blanks are not"
page 行政许可 '<s>41</s>415'
raw 1 --db b.db import b.html --blank-zero
line b.html 存入 "未定 1"
raw 1 --db b.db check 湘潭县医疗保障局 2025
line F606 错误 2.5:1:A '“41^415” 有删除线'
raw 1 --db b.db --lang en check 湘潭县医疗保障局 2025
line F606 2.5:1:A "struck out"
raw 1 --db b.db check 湘潭县医疗保障局 2025 --json
out '2.5:1:A“41^415” 有删除线'
out '"2.5:1:A":null'
raw 1 check --file b.html
line F606 2.5:1:A 有删除线

t "its reason goes when the cell is keyed"
page 行政许可 '<img src="1.png">'
raw 1 --db b.db import b.html
raw 0 --db b.db set 湘潭县医疗保障局 2025 2.5:1:A=0
raw 0 --db b.db check 湘潭县医疗保障局 2025
noout 是图片

t "cells of one reason stand together"
page 行政许可 '<img src="1.png">'
sed 's|\(行政处罚</th><td[^>]*>\)[0-9]*|\1<canvas></canvas>|;
    s|\(行政强制</th><td[^>]*>\)[0-9]*|\1<img src="2.png">|' b.html >c.html
raw 1 check --file c.html
line F606 "2.5:1:A、2.6:2:A 是图片；2.6:1:A 是图表、文本框或符号"

t "fields of a form that are filled in are read"
page 行政许可 '<input type="text" value="415">'
raw 0 --db b.db import b.html
line b.html 存入 "未定 0"
raw 0 --db b.db export 湘潭县医疗保障局 2025 --format json -o b.json
yes grep -q '"2.5:1:A": *415' b.json

t "a total that is struck out is not a blank one"
nb 0 import "$top/data/samples/xiangtan-yibao-2025.json"
nb 0 export 湘潭县医疗保障局 2025 --format html -o a.html
awk '/本年新收/ { sub(/[0-9]+<\/td><\/tr>/, "<s>9</s>&") } 1' a.html >b.html
no cmp a.html b.html
raw 0 --db b.db import b.html
raw 0 --db b.db check 湘潭县医疗保障局 2025
line F607 "3:1:C 有删除线"
noout "3:1:C 空白"
