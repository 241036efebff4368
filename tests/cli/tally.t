# tally.t - table 3 from a register of applications

register() {
	cat <<'END'
某局依申请公开台账,,,,,,
序号,登记编号,申请人,申请人类型,收到日期,办结日期,办理结果
1,2025-001,张三,公民,2024年12月20日,2025.1.6,予以公开
2,2025-002,李四,公司,2025-01-10,2025-02-01,信息不存在
3,2025-003,王五,合作社,2025/3/5,,在办
4,2025-004,赵六,公民,2024-03-01,2024-03-20,公开
END
}

t "a register without a report, and without a database"
register > r.csv
nb 1 tally r.csv --year 2025
out "数入 2 件"
out 3:2:A
out "第 5 行"
out 合作社
noout 王五
no test -e a.db
nb 1 tally r.csv --year 2025 --json
out '"schema":"nianbao/tally/1"'
out '"3:3.4.1:B1":1'
out '"row":5'
out '"why":"unknown-type"'
noout 张三

t "words are explained once, and what is taken is one step"
register > r.csv
nb 0 new 甲局 2025
nb 0 new 乙局 2025
nb 1 tally r.csv --agency 甲局 --year 2025 --take 3
err --partial
nb 2 tally r.csv --agency 甲局 --year 2025 合作社=C
nb 2 tally r.csv --agency 甲局 --year 2025 合作社=3.7
nb 2 tally r.csv --agency 甲局 --year 2025 合作社
nb 0 tally r.csv --agency 甲局 --year 2025 合作社=B1
out "数入 3 件"
nb 0 tally r.csv --agency 甲局 --year 2025
out 填报人指明
nb 1 tally r.csv --agency 乙局 --year 2025
nb 0 show 甲局 2025 3
nb 0 tally r.csv --agency 甲局 --year 2025 --take 3
nb 0 log 甲局 2025 --cell 3:4:B1
out 3:4:B1
nb 0 tally r.csv --agency 甲局 --year 2025 --take 3
out 没有改动
nb 1 tally r.csv --agency 甲局 --year 2025 合作社=
out 合作社

t "what cannot be taken changes nothing"
register > r.csv
nb 0 new 甲局 2025
nb 2 tally r.csv --agency 甲局 --take 3
err --year
nb 2 tally r.csv --agency 甲局 --year 2024 --take 3
nb 2 tally r.csv --agency 无局 --year 2025
nb 1 tally r.csv --agency 甲局 --year 2025 --take fee --partial
nb 2 tally r.csv --agency 甲局 --year 2025 --take 9 --partial
nb 1 tally r.csv --agency 甲局 --year 2025 --take 3 --partial
out 已采用

t "a file that is no register says which columns it lacks"
printf '序号,申请人类型,申请日期,办理结果\n1,公民,2025-01-02,公开\n' > r.csv
nb 6 tally r.csv --year 2025
err 收到日期
err 办结日期
nb 6 tally nothing.csv --year 2025
printf 'PK\003\004' > r.xlsx
nb 6 tally r.xlsx

t "GB18030, and the year in which most came in"
register | iconv -f UTF-8 -t GB18030 > r.csv
nb 1 tally r.csv
out "2025"
out "数入 2 件"

t "a column of names is no kind of applicant, whatever is told"
register > r.csv
nb 2 tally r.csv --year 2025 申请人=申请人类型
err 名字
noout 张三
