# collect.t - many reports in one file, for programs that reckon

two() {
	good 甲县 2024
	good 乙县 2025
	nb 0 set 乙县 2025 3:1:A=5 3:2:A=/ 2.8:1:A=24252.311082 附加:政策解读=12篇
}

t "csv of all reports in one file: a line a figure, no prose"
two
nb 0 export --all --year 2025 --format csv -o all.csv
out '（1 份报告）'
yes test "$(head -n 1 all.csv | tr -d '\r')" = \
    "$(printf '\357\273\277')agency,year,form,state,code,block,row,row_label,column,column_label,unit,value,raw,computed"
yes test "$(wc -l <all.csv)" = 202
yes test "$(grep -c '^乙县,2025,2021,draft,' all.csv)" = 201
tr -d '\r' <all.csv >lf
yes grep -qxF '乙县,2025,2021,draft,3:2:A,3,2,二、上年结转政府信息公开申请数量,A,申请人情况 > 自然人,件,,/,0' lf
yes grep -qxF '乙县,2025,2021,draft,3:1:C,3,1,一、本年新收政府信息公开申请数量,C,申请人情况 > 总计,件,5,,1' lf
yes grep -q '^乙县,2025,2021,draft,2.8:1:A,2.8,1,行政事业性收费,A,.*,万元,24252.311082,,0$' lf
yes grep -q '^乙县,2025,2021,draft,4.1:1:A,4.1,1,.*行政复议 > 结果维持,件,0,,0$' lf
yes grep -qxF '乙县,2025,2021,draft,附加:政策解读,附加,政策解读,政策解读,,,篇,12,,0' lf
no grep -q '主动公开方面\|t1' lf

t "without a year all years, the last one first; the same bytes twice; - is stdout"
two
nb 0 export --all --format csv -o a.csv
nb 0 export --all --format csv -o b.csv
yes cmp a.csv b.csv
yes test "$(wc -l <a.csv)" = 402
yes test "$(sed -n 2p a.csv | cut -d, -f2)" = 2025
yes test "$(sed -n 300p a.csv | cut -d, -f1,2)" = 甲县,2024
binary=1
nb 0 export --all --format csv -o -
binary=
yes cmp a.csv out

t "a folder gets a file a report, as ever"
two
nb 0 export --all --year 2025 --format csv -o folder
yes test -f folder/乙县2025年政府信息公开工作年度报告.csv
yes test "$(head -n 1 folder/*.csv | tr -d '\r')" = "$(printf '\357\273\277')code,section,row,column,unit,value,raw"
yes mkdir named.csv
nb 0 export --all --year 2025 --format csv -o named.csv
yes test -f named.csv/乙县2025年政府信息公开工作年度报告.csv
nb 2 export --all --format csv -o folder
nb 2 export --all --year 2025 --format csv-wide -o folder
yes test ! -e folder/csv-wide

t "csv-wide: a line a report, a column a code, of all forms"
two
nb 0 new 丙县 2020 --form 2019
nb 0 set 丙县 2020 2.9:1:B=25.1万元 3:3.6:A=4
nb 0 export --all --format csv-wide -o w.csv
tr -d '\r' <w.csv >lf
yes test "$(wc -l <lf)" = 4
yes test "$(head -n 1 lf | tr , '\n' | sort | uniq -d)" = ''
yes test "$(awk -F, '{ print NF }' lf | sort -u | wc -l)" = 1
column() {
	head -n 1 lf | tr , '\n' | grep -nxF "$1" | cut -d: -f1
}
yes test "$(grep ^乙县 lf | cut -d, -f"$(column 3:1:A)")" = 5
yes test "$(grep ^乙县 lf | cut -d, -f"$(column 3:2:A)")" = /
yes test "$(grep ^乙县 lf | cut -d, -f"$(column 2.9:1:B)")" = ''
yes test "$(grep ^丙县 lf | cut -d, -f"$(column 2.9:1:B)")" = 25.1
yes test "$(grep ^丙县 lf | cut -d, -f"$(column 3:1:A)")" = ''
nb 0 export --all --format csv-wide
yes test -f 年报数据.csv
nb 0 export --all --year 2025 --format csv-wide --encoding gb18030
yes test -f 年报数据2025.csv
no grep -q 乙县 年报数据2025.csv

t "jsonl: a line a report, which import reads"
two
nb 0 export --all --format jsonl -o r.jsonl
yes test "$(wc -l <r.jsonl)" = 2
yes test "$(grep -c '^{"schema":"nianbao/report/1","form":"2021","agency":"[^"]*","year":[0-9]*,.*}$' r.jsonl)" = 2
yes grep -q '"3:2:A":"/"' r.jsonl
sed -n 1p r.jsonl >one.json
nb 0 export 乙县 2025 --format json -o whole.json
sed '/"cells":{/,/},/!d' whole.json | tr -d '\n' >a
sed 's/.*\("cells":{[^}]*},\).*/\1/' one.json | tr -d '\n' >b
yes cmp a b
nb 0 convert one.json --format txt -o a.txt
nb 0 convert whole.json --format txt -o b.txt
yes cmp a.txt b.txt

t "what is not ready is left out and listed with --ready"
good 甲县 2025
nb 0 set 甲县 2025 t1=总体情况见下表。 t5=问题及改进情况见附件。 t6=无。
nb 0 new 乙县 2025
nb 1 export --all --year 2025 --ready --format csv -o all.csv
err '没有导出“乙县”2025 年'
yes grep -q ^甲县 all.csv
no grep -q ^乙县 all.csv
nb 0 export --all --year 2025 --format csv -o all.csv
yes grep -q ^乙县 all.csv

t "wrong usage touches nothing"
nb 6 export --all --format csv -o x.csv
good 甲县 2025
nb 2 export --all --year 2031 --format jsonl -o x.jsonl
nb 2 export --all --draft --format jsonl -o x.jsonl
nb 2 export 甲县 2025 --format jsonl
err 'export --all'
nb 2 export --all --format csv -o a.db
yes test ! -e x.csv -a ! -e x.jsonl
