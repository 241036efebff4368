# bin.t - a deleted report is kept whole, can be taken out again, and is taken out for
# good only when told so

t "deleted and taken out again: the same report, the same history"
nb 0 import "$here/good.json" --agency 甲县 --year 2025
nb 0 set 甲县 2025 3:1:A=5 't1=改过一次的文字。' title=甲县年报 fee=12.5
nb 0 set 甲县 2025 '附加:政策解读=12篇'
nb 0 export 甲县 2025 --format json -o was.json
nb 0 log 甲县 2025 --json
sed '/"events"/,$d' out >log.was
nb 0 delete 甲县 2025 --user 王五
out 回收站
nb 2 show 甲县 2025
nb 0 list
noout 甲县
nb 0 delete --list
line 甲县 2025 王五
nb 0 delete --list --json
out '"agency":"甲县","year":2025,"user":"王五"'
nb 0 db verify
nb 0 delete --restore 甲县 2025 --user 赵六
nb 0 export 甲县 2025 --format json -o is.json
yes cmp was.json is.json
nb 0 log 甲县 2025 --json
sed '/"events"/,$d' out >log.is
yes cmp log.was log.is
nb 0 log 甲县 2025
line 王五 删除报告
line 赵六 取回
nb 0 log 甲县 2025 --verify
nb 0 db verify
nb 0 delete --list
out 回收站是空的
nb 0 set 甲县 2025 3:1:A=6
nb 0 db verify

t "deleted twice, and another of the same year between: refused, then the one that is named"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=1
nb 0 delete 甲县 2025
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=2
nb 2 delete --restore 甲县 2025
err 现在有报告
nb 0 show 甲县 2025 3
nb 0 delete 甲县 2025
nb 0 delete --list
[ "$(wc -l <out)" -eq 2 ] || fail "not two in the bin"
first=$(tail -1 out | cut -d' ' -f1)
nb 0 delete --restore 甲县 2025 "$first"
nb 0 export 甲县 2025 --format json -o -
out '"3:1:A":1'
nb 0 delete 甲县 2025
nb 0 db verify
nb 0 delete --restore 甲县 2025 "$first"
nb 0 db verify
nb 2 delete --restore 甲县 2025 999
nb 2 delete --restore 甲县 2024
err '--list'

t "emptied: gone for good, the history stays and is whole"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=1
nb 0 delete 甲县 2025
nb 0 delete --empty
out '清出 0 份'
nb 0 delete --empty 0
out '清出 1 份'
nb 2 delete --restore 甲县 2025
nb 0 log 甲县 2025
line 清出回收站
out 3:1:A
nb 0 log 甲县 2025 --verify
nb 0 db verify
nb 0 new 甲县 2025

t "a final report is not deleted, and one way at a time"
nb 0 import "$here/good.json" --agency 甲县 --year 2025
nb 2 delete --list 甲县 2025
nb 2 delete --list --restore 甲县 2025
nb 2 delete 甲县 2025 1
nb 2 delete --empty 甲县
nb 2 delete 甲县 2025 --json
nb 0 delete --list
out 空的

t "what was altered in the bin is found and does not come back"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 0 delete 甲县 2025
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 a.db "UPDATE bin SET body=CAST(replace(CAST(body AS TEXT),'5000000','6000000') AS BLOB);"
	nb 6 db verify
	err 回收站
	nb 6 delete --restore 甲县 2025
	nb 2 show 甲县 2025
	sqlite3 a.db "UPDATE bin SET body=x'00';"
	nb 6 delete --restore 甲县 2025
fi
