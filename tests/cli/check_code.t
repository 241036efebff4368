# check_code.t - the code of a check report, and what it finds

two() {
	good 甲县水务局 2025
	good 乙县水务局 2025
	nb 0 set 甲县水务局 2025 t1=总体情况见下表。 t5=问题及改进情况见附件。 t6=无。 3:1:A=5 3:3.1:A=5
}
code() {
	nb 0 check-code "$1" "$2"
	code=$(cut -c1-39 out)
}

t "the check report prints a code, which finds the report"
two
code 甲县水务局 2025
yes sh -c 'echo "$1" | grep -qx "[0-9]\{4\}\(-[0-9]\{4\}\)\{7\}"' sh "$code"
nb 0 check 甲县水务局 2025 --format txt -o -
out "核查码：$code"
nb 0 check-code "$code"
line "$code" 甲县水务局 2025
noout 乙县
nb 0 check-code "$(echo "$code" | tr -d -)"
line "$code" 甲县水务局 2025

t "a slip of the pen is told from a code that nothing has"
two
code 甲县水务局 2025
case $code in *2) wrong=${code%2}3 ;; *) wrong=${code%?}2 ;; esac
nb 2 check-code "$wrong"
err 抄错
nb 0 set 甲县水务局 2025 3:1:A=6 3:3.1:A=6
nb 2 check-code "$code"
err '改动过'

t "a file has the code of the report it was made from, in every format that is read"
two
code 甲县水务局 2025
for f in docx html txt md json; do
	nb 0 export 甲县水务局 2025 --format $f -o a.$f
	nb 0 check-code a.$f
	line a.$f "$code"
	line 填报 甲县水务局
done
nb 0 set 甲县水务局 2025 3:1:A=6 3:3.1:A=6
nb 1 check-code a.docx
line a.docx "$code"
err 不一致
nb 6 check-code none.docx
nb 2 check-code 甲县水务局 2031

t "diff as a document: both figures, the difference, what ties the years"
two
good 甲县水务局 2024
nb 0 set 甲县水务局 2024 3:1:A=3 3:4:A=3 t1=全年收到申请3件。
nb 0 set 甲县水务局 2025 3:2:A=3 3:3.1:A=8 't1=全年收到申请5件。'
nb 0 diff 甲县水务局 2024 2025 --format txt -o -
out 与上年衔接
line T305 3 相符
out '〔删：3〕〔增：5〕'
out +2
nb 0 set 甲县水务局 2025 3:2:A=4 3:3.1:A=9
nb 0 explain 甲县水务局 2025 T305 --reason 机构改革，上年数由原单位填报。
nb 0 diff 甲县水务局 2024 2025 -o d.md
yes grep -q 'T305.*不符.*机构改革' d.md
nb 0 diff 甲县水务局 2024 2025 --format docx
yes test -s 甲县水务局2025年政府信息公开工作年度报告与2024年对照.docx
nb 0 diff 甲县水务局 2024 2025 --format html -o d.html
nb 2 diff 甲县水务局 2024 2025 --format csv
nb 2 diff 甲县水务局 2024 2025 --format fragment
nb 0 diff 甲县水务局 2024 乙县水务局 2025 --format txt -o -
out 上年指甲县水务局
nb 0 diff 甲县水务局 2024 2025
out '→'
