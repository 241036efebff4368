# log.t - what was done to a report, in sentences: one line a step

lines()
{
	[ "$(wc -l <out)" -eq "$1" ] || fail "not $1 lines: $(cat out)"
}

t "a line a step, however many cells it has"
nb 0 new 甲县 2025 --user 张三
sets=
for row in 3.1 3.2 3.3.1 3.3.2 3.3.3; do
	for col in A B1 B2 B3 B4 B5; do sets="$sets 3:$row:$col=0"; done
done
nb 0 set 甲县 2025 $sets --user 李四
nb 0 log 甲县 2025
lines 2
line 张三 新建报告
line 李四 '命令填写 30 格（三）'
nb 0 log 甲县 2025 --lang en
line 张三 'report made'
line 李四 'command set 30 cells'
noout 命令

t "a text with the words around the change, facts by their name, states in words"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 't1=本年度全年共收到申请36件，均已按时办结答复。'
nb 0 set 甲县 2025 't1=本年度全年共收到申请40件，均已按时办结答复。' title=甲县年报
nb 0 log 甲县 2025
line 一、总体情况 '+ 本年度全年共'
line 一、总体情况 '36 -> 40'
line 标题 甲县年报
nb 0 set 甲县 2025 't1=本年度全年共收到申请41件，均已按时办结答复。'
nb 0 log 甲县 2025 --cell t1
lines 3
out '..全年共收到申请4[0 -> 1]件，均已按时办结..'

t "what is asked for alone: a day, a person, a cell"
nb 0 new 甲县 2025 --user 张三
nb 0 set 甲县 2025 3:1:A=5 3:1:B1=1 --user 李四
nb 0 set 甲县 2025 3:1:A=6 --user 王五
nb 0 log 甲县 2025 --cell 3:1:A
lines 2
line 李四 '3:1:A' '空 -> 5'
line 王五 '3:1:A' '5 -> 6'
nb 0 log 甲县 2025 --cell ３：１：Ｂ１
lines 1
nb 0 log 甲县 2025 --by 王五
lines 1
nb 0 log 甲县 2025 --since "$(date +%Y-%m-%d)" --by 李四
lines 1
nb 0 log 甲县 2025 --since 2999-12-31
out 没有这样的修改
nb 2 log 甲县 2025 --since 昨天
err 2026-01-31
nb 2 log 甲县 2025 --cell 9:9:Z
err 9:9:Z
nb 0 log 甲县 2025 --json --by 王五
out '"new":"6"'
noout '"new":"5"'

t "renamings and deletions stand in it"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 0 agency rename 甲县 甲县水务局
nb 0 agency rename 甲县水务局 甲县水利局
nb 0 new 乙县 2025
nb 0 agency rename 乙县 乙县局
nb 0 delete 甲县水利局 2025 --user 王五
nb 0 log 甲县水利局 2025
line 更名 '“甲县”' '“甲县水务局”'
line 更名 '“甲县水务局”' '“甲县水利局”'
noout 乙县
line 王五 删除报告
nb 0 log 甲县水利局 2025 --json
out '"kind":"delete"'
nb 0 log 甲县水利局 2025 --verify
nb 0 db verify
