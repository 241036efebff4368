# convert.t - any kind of report file to any other, without a database

t "convert works without a database"
raw 0 convert "$here/good.json" --format html -o a.html
yes test -s a.html
yes test ! -s err
no test -e home/.local
raw 6 convert missing.json --format html -o c.html
no test -e c.html
raw 2 convert "$here/good.json" --format wps

t "what is wrong is marked and told, not refused"
sed 's/"3:1:A": *0/"3:1:A":5/; s/"2.6:1:A":0/"2.6:1:A":null/' "$here/good.json" >bad.json
raw 0 convert bad.json --format html -o b.html
yes grep -q 草稿 b.html
err "bad.json 有错误"
err "空格 1 个"
err 草稿
raw 0 convert bad.json --format csv -o b.csv
err "bad.json 有错误"
noerr 草稿
raw 0 convert bad.json --format json -o b.json
yes test -s b.json

t "cells that were not certain are listed"
sed 's/"texts"/"raw":{"3:3.1:A":"五","3:3.1:B1":"x","3:3.2:A":"y","3:3.2:B1":"z","4.1:1:A":"?"},"texts"/
    s/"3:3.1:A":0,"3:3.1:B1":0/"3:3.1:A":null,"3:3.1:B1":null/
    s/"3:3.2:A":0,"3:3.2:B1":0/"3:3.2:A":null,"3:3.2:B1":null/
    s/"4.1:1:A":0/"4.1:1:A":null/' "$here/good.json" >open.json
raw 0 convert open.json --format md -o a.md
err "5 格未能确定"
err "3:3.1-3.2:A-B1 4.1:1:A"
yes grep -q 草稿 a.md
nb 1 import open.json
out "未能确定 5 格：3:3.1-3.2:A-B1 4.1:1:A"

t "a total that was printed wrong is told"
sed 's/"3:1:C": *0/"3:1:C":7/' "$here/good.json" >bad.json
raw 0 convert bad.json --format csv -o a.csv
err "合计印错"
err 3:1:C

t "agency and year of a file that does not name them"
sed 's/"agency":"甲县","year":2025,//' "$here/good.json" >bare.json
raw 2 convert bare.json --format html -o a.html
err --agency
no test -e a.html
raw 0 convert bare.json --format html -o a.html --agency 丙县 --year 2024
yes grep -q 丙县2024年 a.html

t "--encoding is of a text that is written, else of the file read"
binary=1
raw 0 convert "$here/good.json" --format txt --encoding gb18030 -o a.txt
yes sh -c 'iconv -f gb18030 -t utf-8 a.txt | grep -q 甲县'
iconv -f utf-8 -t gb18030 "$here/good.json" >gb.json
raw 0 convert gb.json --format html --encoding gb18030 -o b.html
yes grep -q 甲县 b.html
binary=

t "the source is not replaced, told so or not"
cp "$here/good.json" 甲县2025年政府信息公开工作年度报告.json
raw 2 convert 甲县2025年政府信息公开工作年度报告.json --format json
err -o
yes cmp "$here/good.json" 甲县2025年政府信息公开工作年度报告.json
cp "$here/good.json" a.json
raw 2 convert a.json --format json -o a.json
yes cmp "$here/good.json" a.json

t "stdin and stdout"
binary=1
"$program" convert - --format csv -o - <"$here/good.json" >out 2>err || fail "status $?"
yes grep -q '2.1:1:A' out
binary=
mkdir folder
raw 6 convert folder --format csv -o -
