# workflow.t - check, explain, finalize, reopen, diff, log

t "check of everything, an agency, a report"
raw 0 check
out "0 份报告"
good 甲县 2025
good 乙县 2025
nb 0 check
out 甲县
out 乙县
nb 0 check 甲县
noout 乙县
nb 0 set 甲县 2025 3:1:A=5
nb 1 check 甲县 2025
out T301
nb 1 check 甲县 2025 --json
out '"check":"T301"'
out '"level":"error"'
out '"left":"5"'
out '"right":"0"'
out '"summary":{"reports":1,"error":1,'
nb 1 check --json
out '"summary":{"reports":2,"error":1,'
nb 2 check 甲县 25

t "warnings are status 3 with --strict until they have a reason"
good 甲县 2024
good 甲县 2025
nb 0 set 甲县 2025 3:2:A=4 3:3.1:A=4
nb 0 check 甲县 2025
out T305
nb 3 check 甲县 2025 --strict
nb 2 explain 甲县 2025 T305 --reason 太短
nb 2 explain 甲县 2025 T305
nb 2 explain 甲县 2025 T299 --reason 机构改革，上年数由原单位填报。
nb 2 explain 甲县 2025 T305 9:9:A --reason 机构改革，上年数由原单位填报。
nb 0 explain 甲县 2025 t305 --reason 机构改革，上年数由原单位填报。
nb 0 check 甲县 2025
out 机构改革
nb 0 set 甲县 2025 3:2:A=5 3:3.1:A=5
nb 3 check 甲县 2025 --strict
nb 0 set 甲县 2025 3:2:A=4 3:3.1:A=4
nb 0 check 甲县 2025
out 机构改革

t "an error cannot be explained away"
good 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 2 explain 甲县 2025 T301 --reason 我们认为这样填写没有问题。
err T301

t "finalize lists what is open"
nb 0 new 甲县 2025
nb 1 finalize 甲县 2025
err 166
err t1
nb 0 list --json
out '"state":"draft"'

t "a final report is closed until it is reopened with a reason"
good 甲县 2025
for check in $("$program" --db a.db check 甲县 2025 | sed -n 's/^  警告 \([A-Z0-9]* [^ ]*\) .*/\1/p' |
    tr ' ' :); do
	nb 0 explain 甲县 2025 "${check%%:*}" "${check#*:}" --reason 本机关情况特殊，已逐项核实。
done
nb 0 finalize 甲县 2025
nb 0 list --json
out '"state":"final"'
nb 2 set 甲县 2025 3:1:A=5
err reopen
nb 2 delete 甲县 2025
nb 2 import "$here/good.json" --agency 甲县 --year 2025 --replace
nb 1 finalize 甲县 2025
nb 2 reopen 甲县 2025
nb 2 reopen 甲县 2025 --reason 太短
nb 0 reopen 甲县 2025 --reason 发现第三部分有一处填写错误。
nb 0 list --json
out '"state":"draft"'
nb 1 reopen 甲县 2025 --reason 发现第三部分有一处填写错误。
nb 0 set 甲县 2025 3:1:A=5
nb 0 log 甲县 2025
out 发现第三部分
nb 0 log 甲县 2025 --verify
nb 0 db verify

t "diff of two years and of two agencies"
good 甲县 2024
good 甲县 2025
nb 0 diff 甲县 2024 2025
nb 0 set 甲县 2025 3:1:A=5 '3:3.1:A=5' t1=新的一句。
nb 0 diff 甲县 2024 2025
out 3:1:A
out +5
out 新的一句。
good 乙县 2025
nb 0 diff 乙县 2025 甲县 2025
out 3:1:A
nb 0 diff 甲县 2025 甲县 2025
out 相同

t "diff across forms compares what corresponds"
nb 0 new 甲县 2020
good 甲县 2021
nb 0 diff 甲县 2020 2021
out 2019

t "the log shows who did what"
nb 0 new 甲县 2025 --user 张三
nb 0 set 甲县 2025 3:1:A=5 --user 李四
nb 0 log 甲县 2025
out 李四
out 3:1:A
nb 0 log 甲县 2025 --json
out '"place":"3:1:A"'
out '"new":"5"'
out '"origin":"s"'
out '"user":"李四"'
out '"hash":"'
nb 0 log 甲县 2025 --verify
out 完整

t "a tampered log is found"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 0 set 甲县 2025 3:1:A=6
if command -v sqlite3 >/dev/null 2>&1; then
	sqlite3 a.db "DROP TRIGGER change_fixed; UPDATE change SET new='7' WHERE new='6';\
	    CREATE TRIGGER change_fixed BEFORE UPDATE ON change\
	      BEGIN SELECT RAISE(ABORT,'change is append only'); END;"
	nb 6 log 甲县 2025 --verify
	nb 6 db verify
else
	skip no program sqlite3
fi

t "two sentences of one text are told apart by the cells they speak of"
good 丙局 2025
nb 0 set 丙局 2025 't1=作出行政许可决定2件，作出行政处罚决定70件。'
nb 0 check 丙局 2025
out "文字 70，表中 0"
nb 2 explain 丙局 2025 T208 t1 --reason 文字是全县各单位的合计数，口径不同
err "2.5:1:A 2.6:1:A"
nb 0 explain 丙局 2025 T208 2.6:1:A --reason 文字是全县各单位的合计数，口径不同
nb 0 check 丙局 2025
out "文字是全县各单位的合计数"
