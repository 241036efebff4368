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
err 'docx pdf html txt md'
nb 2 check 甲县 2025 --format fragment
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

t "finalize names every open cell, warning and text"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 1 finalize 甲县 2025
err '不能定稿：错误 T301'
err '还有 165 个空格没有填'
err '2.1:1-2:A-C'
err '4.2:1:'
noerr ...
err '文字 t1 没有写：一、总体情况'
err '文字 t5'
nb 0 list --json
out '"state":"draft"'

t "a dry run says the same and changes nothing"
nb 0 new 甲县 2025
nb 0 set 甲县 2025 3:1:A=5
nb 1 finalize 甲县 2025 --dry-run
err '不能定稿：错误 T301'
err '文字 t5'

t "a final report carries a copy that db verify compares"
good 甲县 2024
nb 0 set 甲县 2024 t1=主动公开方面，按时公开各类政府信息。依申请公开方面，受理渠道畅通。政府信息管理方面，落实发布审核和动态调整。平台建设方面，维护好门户网站专栏。监督保障方面，开展日常检查、工作考核和社会评议，没有责任追究情形。
nb 0 check 甲县 2024
out T310
cp a.db before.db
nb 0 finalize 甲县 2024 --dry-run
out 可以定稿：甲县
yes cmp a.db before.db
nb 0 finalize 甲县 2024
nb 0 db verify
nb 0 show 甲县 2024
out 定稿
nb 0 list
out 定稿
nb 0 export 甲县 2024 --format txt -o - --audit-head
out 定稿　数据校验码
nb 0 export 甲县 2024 --format txt -o -
noout 数据校验码
nb 0 check 甲县 2024 --format txt -o -
out 定稿
nb 2 explain 甲县 2024 T310 --reason 本机关全年确未收到申请，已核实。
nb 0 reopen 甲县 2024 --reason 发现第三部分有一处填写错误。
nb 0 db verify
nb 0 log 甲县 2024
out 发现第三部分

t "diff shows figures and the words of changed paragraphs"
good 甲县 2024
good 甲县 2025
nb 0 set 甲县 2024 't1=全年收到申请36件，均已办结。'
nb 0 set 甲县 2025 't1=全年收到申请40件，均已办结。' 3:1:A=5
nb 0 diff 甲县 2024 2025
out '~ 全年收到申请[-36-]{+40+}件，均已办结。'
out 't1 一、总体情况'
line '3:1:A ' '0 → 5' '(+5)'

t "diff of two forms goes by their counterparts and names what has none"
nb 0 new 甲县 2020 --form 2019
nb 0 new 甲县 2021
nb 0 set 甲县 2020 3:1:A=2 2.1:1:B=7
nb 0 set 甲县 2021 3:1:A=5 2.1:1:B=4
nb 0 diff 甲县 2020 2021
out 2019
line '3:1:A ' '2 → 5'
out 没有对应格的数
line '- 2.1:1:B' 7
line '+ 2.1:1:B' 4

t "help man writes the manual page of the help"
raw 0 help man
out '.Dt NIANBAO-HELP 7'
out '.It "\&T301 错误'
out '.It "\&N501 错误'
out '.Ss "\&填表"'
out '.Sh "\&2021 表式（FORM 2021）"'
yes sh -c "grep -q '^依据：' out"
no grep -qE '^\.[^A-Zb\\]' out
for check in $("$program" form show 2021 --checks | sed -n 's/^\([A-Z][0-9]*\) .*/\1/p' | sort -u); do
	out "\\&$check "
done
