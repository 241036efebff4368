# charts.t - drawings behind the report: in a page, in a site, in a PDF

A=甲县水务局
figures() {
	sed -n '/"cells"/,$p' "$1" | grep -v '"title"\|"findings"'
}

t "applicants and outcomes, exact, each with a table; nothing changes what is read back"
good $A 2025
nb 0 set $A 2025 3:1:A=1286 3:1:B4=31 3:3.1:A=1200 3:3.3.1:A=50 3:3.3.2:A=6 3:3.5.2:B4=31 3:4:A=30
nb 0 export $A 2025 --format html --charts -o c.html
err 2024年的数据未知
yes test "$(grep -c '<svg role="img" aria-labelledby' c.html)" = 2
yes test "$(grep -c '<title id="g' c.html)" = 2
yes grep -q '自然人 1286；商业企业 0；.*法律服务机构 31；其他 0。</desc>' c.html
# an outcome that the form has as several rows is one bar
yes grep -q '>（三）不予公开</th><td headers="[^"]*">56</td>' c.html
no grep -q '<script\|http' c.html
nb 0 export $A 2025 --图解 -o d.html
yes cmp c.html d.html
nb 0 export $A 2025 -o plain.html
no grep -q '<svg\|<aside' plain.html
nb 0 convert plain.html --format json -o a.json
nb 0 convert c.html --format json -o b.json
figures a.json >a
figures b.json >b
yes test -s a
yes cmp a b
nb 2 export $A 2025 --format docx --charts -o c.docx
err pdf html

t "this year against last and five years, where they are known; a year without is a gap"
for y in 2021 2022 2024 2025; do
	good $A $y
done
nb 0 set $A 2021 3:1:A=5 3:3.1:A=5
nb 0 set $A 2024 3:1:A=7 3:3.1:A=7
nb 0 set $A 2025 3:1:A=9 3:3.1:A=9
nb 0 export $A 2025 --charts -o c.html
err 留空，不作0：2023年
yes test "$(grep -c '<svg' c.html)" = 4
yes grep -q '<desc id="g[0-9]*d">一、.* 2025年 9，2024年 7；' c.html
yes grep -q '2021年 新收 5，办结 5；2022年 新收 0，办结 0；2023年 新收 无数据，办结 无数据；2024年' c.html
yes grep -q '>2023年</th><td [^>]*>—</td><td [^>]*>—</td>' c.html
# of five years, and of this office
nb 0 new $A 2020
nb 0 set $A 2020 3:1:A=4 3:3.1:A=4
good 甲县医保局 2023
nb 0 set 甲县医保局 2023 3:1:A=77 3:3.1:A=77
nb 0 export $A 2025 --charts -o d.html
yes cmp c.html d.html
# a total of which a part is empty is no figure of that year
nb 0 set $A 2022 3:1:A=
nb 0 export $A 2025 --charts -o c.html
yes grep -q '2022年 新收 无数据，办结 0；' c.html

t "in a site, of every report"
good $A 2024
good $A 2025
nb 0 export --all --year 2025 --format site --charts -o s
yes test "$(cat s/*/index.html | grep -c '<svg')" = 3
nb 0 export --all --year 2025 --format site -o s2
no grep -q '<svg' s2/*/index.html
nb 2 export --all --year 2025 --format csv-wide --charts -o c.csv
no test -e c.csv

t "what is not known is not drawn as nought, and that is said"
nb 0 new $A 2025
nb 0 set $A 2025 3:3.1:A=3
nb 0 export $A 2025 --charts --draft -o c.html
err 不作图解
no grep -q '<svg\|<aside' c.html

t "a file alone has no years before"
good $A 2025
nb 0 export $A 2025 -o r.json
nb 0 convert r.json --charts -o c.html
yes test "$(grep -c '<svg' c.html)" = 2

t "in a PDF, in its words, on whole pages; nothing of it is read back"
for y in 2023 2024 2025; do
	good $A $y
done
nb 0 set $A 2024 3:1:A=7 3:3.1:A=7
nb 0 set $A 2025 3:1:A=9 3:3.1:A=9
if [ ! -x "${program%/*}/libexec/nianbao-render" ] ||
    ! "$program" --db a.db export $A 2025 -o plain.pdf >out 2>err </dev/null; then
	skip no nianbao-render or no font
else
	nb 0 export $A 2025 --charts -o c.pdf
	nb 0 export $A 2025 --charts -o d.pdf
	yes cmp c.pdf d.pdf
	nb 0 export $A 2025 --charts --audit-head --draft -o e.pdf
	for f in plain c e; do
		raw 0 convert $f.pdf --format json -o $f.json
		figures $f.json >$f
	done
	yes cmp plain c
	yes cmp plain e
	if command -v pdftotext >/dev/null 2>&1; then
		yes sh -c "pdftotext c.pdf - | tr -d ' \n' | grep -q '图1.*图4.*2023年'"
	fi
fi
