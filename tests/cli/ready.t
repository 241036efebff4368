# ready.t - the way from checked to final: the check report, finalize, reopen

t "the check report of a report of the database"
good 甲县 2024
good 甲县 2025
nb 0 set 甲县 2025 3:2:A=4 3:3.1:A=4
nb 0 explain 甲县 2025 T305 --reason 机构改革，上年数由原单位填报。
nb 0 check 甲县 2025 --format txt -o -
out 核查报告
out 供内部审核使用
out T305
out 机构改革
out 修改记录第
nb 0 set 甲县 2025 3:1:A=5
nb 1 check 甲县 2025 --format md -o -
out '| T301 |'
out '左边'
nb 1 check 甲县 2025 --format html -o r.html
out r.html
yes test -s r.html
nb 1 check 甲县 2025 --format docx
yes test -s 甲县2025年政府信息公开工作年度报告核查报告.docx
nb 1 check 甲县 2025 -o r.txt --encoding gb18030
yes test -s r.txt
no grep -q 核查报告 r.txt

t "the check report is of one report, and a document"
good 甲县 2025
nb 2 check 甲县 2025 --format json
err 'docx html txt md'
nb 2 check 甲县 2025 --format txt --json
nb 2 check 甲县 --format txt
nb 2 check --format txt
nb 2 check 甲县 2025 -o r
yes mkdir dir
yes cp "$here/good.json" dir
nb 2 check --file dir --format txt -o -
nb 2 check --file "$here/good.json" "$here/good.json" --format txt -o -

t "the check report of a file"
nb 0 check --file "$here/good.json" --format txt -o - --agency 甲县 --year 2025
out 来源文件：good.json
out 文件，没有入库
noout 修改记录第
