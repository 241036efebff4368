# site.t - the reports of a year as a folder for a web server

ready() {
	good "$1" 2025
	nb 0 set "$1" 2025 t1=总体情况见下表。 t5=问题及改进情况见附件。 t6=无。 published=2026-01-20
}
# Every link of a page leads to a file that is there, relative to it.
links() {
	grep -o 'href="[^"]*"' "$1" | sed 's/href="//; s/"$//' | while read -r to; do
		case $to in
		http*|/*) echo "$to" ;;
		*) test -f "$(dirname "$1")/$to" || echo "$to" ;;
		esac
	done
}

t "a list, a folder for each report, the data of all"
ready '甲县<水务>局'
ready 乙县医疗保障局
nb 0 agency set 乙县医疗保障局 --code 11430300MB0X
nb 0 export --all --year 2025 --format site -o site
out '2 份报告'
yes test "$(ls site | wc -l)" = 5
yes test -d site/11430300mb0x
yes test "$(ls -d site/r-*/ | wc -l)" = 1
yes test "$(ls site/11430300mb0x | grep -v pdf | tr '\n' ' ')" = 'index.html report.csv report.docx report.xlsx '
yes grep -q '甲县&lt;水务&gt;局' site/index.html
no grep -q '<水务>' -r site --include=*.html
no grep -qi '<script\|截止' -r site --include=*.html
for page in site/index.html site/*/index.html; do
	yes test "$(links "$page")" = ''
done
yes test "$(wc -l <site/data.csv)" = 401
yes test "$(wc -l <site/data.jsonl)" = 2
yes grep -q 2026-01-20 site/index.html
yes test "$(find site -type d ! -perm 755 | wc -l)" = 0
yes test "$(ls -d site.new-* 2>/dev/null)" = ''

# the page is the one that export writes, and is read back
nb 0 convert site/11430300mb0x/index.html --format json -o page.json
nb 0 export 乙县医疗保障局 2025 --format html -o alone.html
nb 0 convert alone.html --format json -o alone.json
yes cmp page.json alone.json
nb 0 export 乙县医疗保障局 2025 --format docx -o alone.docx
yes cmp alone.docx site/11430300mb0x/report.docx

t "the same bytes twice, and links to where it is going to be"
ready 甲县水务局
nb 0 export --all --year 2025 --format site -o a
nb 0 export --all --year 2025 --format site -o b
yes diff -r a b
no grep -q canonical -r a
nb 0 export --all --year 2025 --format site -o c/d/ --base https://www.example.gov.cn/nb
yes grep -q '<link rel="canonical" href="https://www.example.gov.cn/nb/">' c/d/index.html
yes grep -q '<link rel="canonical" href="https://www.example.gov.cn/nb/r-[0-9a-f]*/">' c/d/r-*/index.html
nb 2 export --all --year 2025 --format site -o e --base 'javascript:x'
nb 2 export --all --year 2025 --format site -o e --base 'https://x/"y'
yes test ! -e e

t "an unfinished report keeps all back, or is listed with --ready"
ready 甲县水务局
nb 0 new 乙县水务局 2025
nb 1 export --all --year 2025 --format site -o s
err 乙县水务局
yes test ! -e s
nb 1 export --all --year 2025 --ready --format site -o s
err '没有导出“乙县水务局”2025 年'
yes test -f s/index.html
no grep -q 乙县 -r s

t "a name that is taken, a disk that is full: nothing half written"
ready 甲县水务局
yes mkdir full empty
echo x >full/x
nb 2 export --all --year 2025 --format site -o full
err full
yes test "$(ls full)" = x
nb 0 export --all --year 2025 --format site -o empty
yes test -f empty/index.html
nb 2 export --all --year 2025 --format site -o a.db
yes test -f a.db
nb 2 export --all --year 2025 --format site
nb 2 export --all --format site -o s
nb 2 export --all --year 2025 --format site -o s --draft
nb 2 export 甲县水务局 2025 --format site -o s
nb 2 export --all --year 2025 --format html -o s --base https://x
yes test "$(ls | grep '^s' | tr '\n' ' ')" = ''
(ulimit -f 8; exec "$program" --db a.db export --all --year 2025 --format site -o s) >out 2>err
yes test $? = 6 -o -s err
yes test "$(ls | grep '^s' | tr '\n' ' ')" = ''
