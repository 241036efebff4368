# names.t - names of offices: one office is one, however it is typed

t "a name has no blanks at its ends and nothing that cannot be seen"
nb 0 new " 甲局" 2025
nb 2 new "甲局　" 2025
err 2025
nb 0 new "　甲局" 2024
nb 2 new "$(printf '甲\n局')" 2025
err 控制字符
nb 2 new "$(printf '甲\t局')" 2025
nb 2 new "$(printf '甲\033[31m局')" 2025
nb 2 new "　 " 2025
nb 2 agency set "$(printf '乙\n局')"
nb 0 agency set "乙局 "
nb 0 agency rename 乙局 "　丙局"
nb 2 agency rename 丙局 "$(printf '丙\r局')"
nb 0 show " 甲局" 2025
nb 0 check "甲局 "
nb 0 agency list
out 丙局
yes test "$(wc -l <out)" = 2
nb 0 list
yes test "$(grep -c 甲局 out)" = 2

t "nor has one in a file or an option"
sed 's/甲县/　甲县 /' "$here/good.json" >blank.json
nb 0 import blank.json
nb 0 show 甲县 2025
sed 's/甲县/甲\\n县/' "$here/good.json" >newline.json
nb 6 import newline.json
err 控制字符
nb 0 import "$here/good.json" --agency " 甲县" --replace
nb 2 import "$here/good.json" --agency "$(printf '甲县\n')x"
nb 2 import "$here/good.json" --agency "　"

t "a line break in a name of an older program is shown, and can be mended"
nb 0 new 甲局 2025
if command -v sqlite3 >/dev/null 2>&1; then
	yes sqlite3 a.db "UPDATE agency SET name = char(10) || name || char(9)"
	nb 0 list
	out '<0A>甲局<09>'
	yes test "$(wc -l <out)" = 2
	nb 0 agency list
	out '<0A>甲局<09>'
	nb 0 agency rename "$(printf '\n甲局\t')" 甲局
	nb 0 show 甲局 2025
else
	skip no program sqlite3
fi

t "an agency has other names, and is found by each"
good 甲县水务局 2025
nb 0 agency set 甲县水务局 --alias 县水务局 --alias=水利局 --alias " 甲水 "
nb 0 agency list
line 甲县水务局 又名 县水务局 水利局 甲水
nb 0 agency list --json
out '"aliases":["县水务局","水利局","甲水"]'
nb 0 show 县水务局 2025
out 甲县水务局2025年
nb 0 set 水利局 2025 published=2026-01-20
nb 0 check 甲水 2025
out 甲县水务局
nb 0 log 甲水 2025
nb 2 new 水利局 2025
nb 0 new 水利局 2026
nb 0 list
noout 水利局

t "a title with another name of the office is of its report"
good 甲县水务局 2024
nb 0 agency set 甲县水务局 --alias 甲县水利局
sed 's/甲县/甲县水利局/' "$here/good.json" >other.json
nb 0 import other.json
out 甲县水务局
nb 0 list
noout 甲县水利局
nb 2 import other.json
nb 0 import other.json --replace --agency 甲县水务局
nb 0 import other.json --replace --agency 甲县水利局
nb 0 show 甲县水务局 2025
sed 's/甲县/甲县水务局/' "$here/good.json" >own.json
nb 0 import own.json --replace --agency 甲县水利局
nb 0 export 甲县水务局 2025 --format html -o own.html
sed 's/水务局/水利局/g' own.html >other.html
nb 0 import other.html --replace --agency 甲县水务局
nb 0 import own.html --replace --agency 甲县水利局
nb 2 import own.html --replace --agency 乙县水利局
nb 0 list
yes test "$(grep -c 甲县 out)" = 2

t "a name is one agency's only; a refusal names both and changes nothing"
nb 0 agency set 甲县水务局 --alias 水利局
nb 0 agency set 乙县水务局
nb 2 agency set 乙县水务局 --level 4 --alias 乙水 --alias 水利局
err 水利局
err 甲县水务局
err 乙县水务局
nb 2 agency set 乙县水务局 --alias 甲县水务局
err 甲县水务局
err 乙县水务局
nb 2 agency set 乙县水务局 --alias "$(printf '乙\n水')"
nb 2 agency rename 乙县水务局 水利局
nb 0 agency list
noout 乙水
line 乙县水务局 -
nb 0 agency set 甲县水务局 --no-alias 水利局
nb 2 agency set 甲县水务局 --no-alias 水利局
err 水利局
nb 0 agency set 乙县水务局 --alias 水利局 --alias 乙县水务局
nb 0 agency list
line 乙县水务局 水利局
nb 2 agency list --alias 水利局
nb 2 list --alias 水利局

t "a former name is one of them, and can be taken away"
nb 0 new 甲县水利局 2025
nb 0 agency rename 甲县水利局 甲县水务局
nb 0 agency list
line 甲县水务局 又名 甲县水利局
nb 0 agency set 甲县水利局 --no-alias 甲县水利局
nb 2 show 甲县水利局 2025
nb 0 show 甲县水务局 2025

t "the beginning of one agency's name will do where nothing is taken away"
nb 0 new 湘潭县医疗保障局 2025
nb 0 new 湘潭县教育局 2025
nb 0 new 武威市司法局 2025
nb 0 show 武威 2025
out 武威市司法局
nb 2 show 湘潭 2025
err 湘潭县医疗保障局
err 湘潭县教育局
nb 0 set 湘潭县医 2025 3:1:A=4
nb 0 log 湘潭县医 2025 --json
out 湘潭县医疗保障局
nb 0 check 武威
out 武威市司法局
nb 2 delete 武威 2025
err 武威市司法局
nb 2 agency rename 武威 武威市局
err 武威市司法局
nb 0 new 武威 2025
nb 0 show 武威 2025
out 武威2025年
nb 0 delete 武威 2025
nb 0 agency list
out 武威市司法局

t "set --help names all that set takes"
nb 0 set --help
out title
out published
out fee_notices
nb 0 set --help --lang en
out title
out fee_notices

t "a final report keeps the name it was closed with"
good 甲县水利局 2024
good 甲县水利局 2025
for c in $(nb 0 check 甲县水利局 2025 >/dev/null; sed -n 's/^ *警告 \([A-Z0-9]*\) .*/\1/p' out | sort -u); do
	nb 0 explain 甲县水利局 2025 "$c" --reason "按上级要求如实填报，情况属实"
done
nb 0 finalize 甲县水利局 2025
nb 0 agency rename 甲县水利局 甲县水务局
nb 0 show 甲县水利局 2025
out 甲县水利局
nb 0 show 甲县水务局 2025
out 甲县水利局
nb 0 show 甲县水务局 2024
out 甲县水务局
nb 0 export 甲县水务局 2025 --format json -o -
out '"agency":"甲县水利局"'
nb 0 list --json
out '"agency":"甲县水利局","year":2025'
out '"agency":"甲县水务局","year":2024'
nb 0 db verify
nb 0 reopen 甲县水务局 2025 --reason "名称要按新的公布，重新打开"
nb 0 show 甲县水务局 2025
out 甲县水务局

t "what a report holds beside its form"
nb 0 new 甲县教育局 2025
nb 0 set 甲县教育局 2025 title=某题 published=2026-01-20 address=http://a/b.html fee=3.5 \
	fee_notices=2 issuer=甲县 index_no=1 doc_no=2 kind=部门 level=4 code=4303 due=02-15
nb 0 agency list
out 4303
out 部门
nb 0 db due
out "department 02-15"
nb 2 set 甲县教育局 2025 published=2026-02-30
nb 2 set 甲县教育局 2025 level=9
nb 2 set 甲县教育局 2025 kind=没有
nb 2 set 甲县教育局 2025 due=13-01
nb 0 new 乙县教育局 2025
nb 2 set 乙县教育局 2025 code=4303
nb 2 set 乙县教育局 2025 due=02-15
nb 0 set 甲县教育局 2025 kind= level= code=
nb 0 agency list --json
out '"name":"甲县教育局","code":null,"kind":null,"level":null'
nb 0 db verify
nb 0 set --help
out address
out due

t "that an agency got another name, or lost it, is told of its reports"
good 甲县水务局 2025
good 乙局 2025
nb 0 agency set 甲县水务局 --alias 水利局
nb 0 agency set 甲县水务局 --alias 水利局
nb 0 log 甲县水务局 2025
out 机关加上别名“水利局”
yes test "$(grep -c 水利局 out)" = 1
nb 0 agency set 甲县水务局 --no-alias 水利局
nb 0 log 甲县水务局 2025
out 机关去掉别名“水利局”
nb 0 log 乙局 2025
no grep -q 水利局 out
nb 0 --lang en log 甲县水务局 2025
out 'agency lost the other name "水利局"'
nb 0 log --verify 甲县水务局 2025

t "what happened under a former name is told when that is no other name any more"
nb 0 new 丙县卫生局 2025
nb 0 agency set 丙县卫生局 --alias 丙卫
nb 0 agency rename 丙县卫生局 丙县卫健局
nb 0 agency set 丙县卫健局 --no-alias 丙县卫生局
nb 0 new 丙县卫生局 2024
nb 0 agency set 丙县卫生局 --alias 老丙卫
nb 0 log 丙县卫健局 2025
line 丙卫 加上别名
line 丙县卫生局 丙县卫健局
no grep -q 老丙卫 out
