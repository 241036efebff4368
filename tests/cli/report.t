# report.t - new, set, show, list, agency, delete

t "new creates an empty report once"
nb 0 new 甲县医疗保障局 2025
out 2021
nb 2 new 甲县医疗保障局 2025
err 甲县医疗保障局
nb 0 list --json
out '"agency":"甲县医疗保障局"'
out '"year":2025'
out '"state":"draft"'
out '"empty":166'

t "new chooses the form of the year and refuses a form not valid then"
nb 0 new 甲县 2020
out 2019
nb 2 new 乙县 2020 --form 2021
err 2020
nb 2 new 乙县 2025 --form 2019
nb 2 new 乙县 2025 --form 1999
err 1999
nb 2 new 乙县 2018
nb 2 new 乙县 abc
nb 2 new 乙县 1999
nb 2 new "" 2025
nb 0 list
noout 乙县

t "new carries last year's backlog over"
good 甲县 2024
nb 0 set 甲县 2024 3:1:A=3 3:4:A=3
nb 0 new 甲县 2025
out "已从上年带入 6 格"
nb 0 export 甲县 2025 --format json -o -
out '"3:2:A":3,"3:2:B1":0,' 

t "set writes cells and texts and what they add up to"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5 '3:1:B1=１，２００' 2.8:1:A=7730.28 t1=一句话。
out 4
nb 0 export 甲县 2025 --format json -o -
out '"3:1:A":5'
out '"3:1:B1":1200'
out '"3:1:C":1205'
out '"2.8:1:A":7730.28'
out '"t1":"一句话。"'

t "empty, zero and not applicable are three things"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=0 3:1:B1=/ 3:1:B2=5
nb 0 set 甲县 2025 3:1:B2=
nb 0 export 甲县 2025 --format json -o -
out '"3:1:A":0'
out '"3:1:B1":null'
out '"3:1:B2":null'
out '"3:1:B1":"/"'
noout '"3:1:B2":""'

t "set is all or nothing"
nb 0 new 甲县 2025
nb 2 set 甲县 2025 3:1:A=5 3:1:C=5
err 3:1:C
nb 2 set 甲县 2025 3:1:A=5 9:9:A=1
err 9:9:A
nb 2 set 甲县 2025 3:1:A=5 3:1:B1=3.5
err 3:1:B1
nb 2 set 甲县 2025 3:1:A=5 3:1:B1=-1
nb 2 set 甲县 2025 3:1:A=5 3:1:B1=abc
nb 2 set 甲县 2025 3:1:A=5 t9=x
nb 2 set 甲县 2025 3:1:A=5 nonsense
nb 2 set 甲县 2025 3:1:A=5 t1=@
nb 6 set 甲县 2025 3:1:A=5 t1=@missing.txt
err missing.txt
nb 0 export 甲县 2025 --format json -o -
out '"3:1:A":null'
nb 0 log 甲县 2025
noout 3:1:A

t "an unknown cell names those alike"
nb 0 new 甲县 2025
nb 2 set 甲县 2025 3:1:G=1
err 3:1:A

t "full-width codes and signs count as ASCII"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 ３：１：Ａ＝５
nb 0 export 甲县 2025 --format json -o -
out '"3:1:A":5'

t "a text comes from a file in any encoding, its lines ended by LF"
nb 0 new 甲县 2025
printf '第一段。\r\n第二段。\r\n' >text.txt
nb 0 set 甲县 2025 t1=@text.txt
nb 0 export 甲县 2025 --format json -o -
out '"t1":"第一段。\n第二段。"'
printf '\265\332\322\273\266\316\241\243\n' >gbk.txt
nb 0 set 甲县 2025 t5=@gbk.txt --encoding gbk
nb 0 export 甲县 2025 --format json -o -
out '"t5":"第一段。"'
printf '第\377段' >bad.txt
nb 6 set 甲县 2025 t6=@bad.txt --encoding utf-8
printf 't6' | "$program" --db a.db set 甲县 2025 t6=@- >out 2>err || fail "t6=@-"
nb 0 export 甲县 2025 --format json -o -
out '"t6":"t6"'

t "show prints tables and texts, whole or by section"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=12345 t1=总体很好。
nb 0 show 甲县 2025
out 12345
out 总体很好。
out 甲县2025年政府信息公开工作年度报告
for section in t3 3 三; do
	nb 0 show 甲县 2025 $section
	out 12345
	noout 总体很好。
done
nb 0 show 甲县 2025 4.1
out 行政复议
nb 0 show 甲县 2025 1
out 总体很好。
nb 2 show 甲县 2025 九

t "what does not exist is named with what is like it"
nb 0 new 甲县医疗保障局 2025
nb 2 show 甲县医保障局 2025
err 甲县医疗保障局
nb 2 show 甲县医疗保障局 2024
err 2025
nb 2 show 完全不同 2025
err 完全不同
nb 2 set 完全不同 2025 3:1:A=1
nb 2 check 完全不同
nb 2 check 甲县医疗保障局 2023
nb 2 export 完全不同 2025 --format csv -o -
nb 2 delete 完全不同 2025
nb 2 diff 甲县医疗保障局 2025 2024
nb 2 log 完全不同 2025

t "list by year"
nb 0 new 甲县 2024
nb 0 new 乙县 2025
nb 0 list --year 2024
out 甲县
noout 乙县
nb 0 list --year 2024 --json
out '"year":2024'
noout '"year":2025'

t "agencies are listed, described and renamed"
nb 0 agency set 甲镇 --kind township --level 5 --code 430321103
nb 0 agency set 乙局 --kind 部门 --level 县
nb 0 agency list --json
out '"name":"甲镇"'
out '"kind":"township"'
out '"level":5'
out '"code":"430321103"'
out '"kind":"department"'
out '"level":4'
nb 0 agency set 甲镇 --code ""
nb 0 agency list --json
noout 430321103
nb 2 agency set 甲镇 --kind castle
err castle
nb 2 agency set 甲镇 --level 9
nb 0 new 甲镇 2025
nb 0 agency rename 甲镇 甲街道
nb 0 list
out 甲街道
nb 2 agency rename 无此机关 丙局
nb 2 agency rename 甲街道 乙局
nb 0 list
out 甲街道

t "delete removes the report and keeps its audit"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 0 delete 甲县 2025
nb 2 show 甲县 2025
nb 0 log 甲县 2025
out 3:1:A
nb 0 log 甲县 2025 --verify
nb 0 new 甲县 2025

t "title, date of publication and fee are set like cells"
nb 0 new 甲县水务局 2025
nb 0 agency set 甲县水务局 --kind department
nb 0 set 甲县水务局 2025 published=2026-02-03 fee=120 t6=收取信息处理费120元。
nb 0 check 甲县水务局 2025
out "D801"
out "2026-02-03 发布，法定期限为 2026-01-31"
nb 0 set 甲县水务局 2025 published=2026-01-20
nb 0 check 甲县水务局 2025
noout D801
nb 2 set 甲县水务局 2025 published=明天
nb 2 set 甲县水务局 2025 published=2025-13-45
nb 2 set 甲县水务局 2025 published=2026-02-31
nb 2 set 甲县水务局 2025 state=final
nb 0 set 甲县水务局 2025 title=甲县水务局2024年政府信息公开工作年度报告
nb 1 check 甲县水务局 2025
out "N520"

t "the local date for a kind of office"
nb 0 new 甲县水务局 2025
nb 0 agency set 甲县水务局 --kind department
nb 0 set 甲县水务局 2025 published=2026-01-25
nb 0 check 甲县水务局 2025
noout D803
nb 0 db due department 01-20
nb 0 db due
out "department 01-20"
nb 0 check 甲县水务局 2025
out "2026-01-25 发布，当地要求 2026-01-20 前"
noout D801
nb 0 db due 部门 none
nb 0 check 甲县水务局 2025
noout D803
nb 2 db due department 02-30
nb 2 db due nobody 01-20
nb 2 db due department
