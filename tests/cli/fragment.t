# fragment.t - a piece of a page for the editor of a web site

# What such editors leave of a page: no style sheet, no class, no name, no script, no
# headers, no groups of columns.
sanitize() {
	sed 's/ class="[^"]*"//g; s/ id="[^"]*"//g; s/ headers="[^"]*"//g
	    s/ scope="[^"]*"//g; s/<colgroup>.*<\/colgroup>//; /<style>/,/<\/style>/d' "$1"
}
figures() {
	sed -n '/"cells"/,/},/p' "$1"
}

t "the piece alone: no head, no title, no names"
good 甲县水务局 2025
nb 0 export 甲县水务局 2025 --format html --fragment -o f.html
no grep -q '<html\|<head\|<style\|<h1\| id=\| class=\|<script\|caption' f.html
yes test "$(grep -c '<table border="1"' f.html)" = 3
yes test "$(grep -o '<t[hd]' f.html | wc -l)" = "$(grep -o '<t[hd][^>]*border:1px solid' f.html | wc -l)"
nb 0 export 甲县水务局 2025 --format fragment -o g.html
yes cmp f.html g.html
nb 0 export 甲县水务局 2025 --fragment -o h.html
yes cmp f.html h.html
nb 2 export 甲县水务局 2025 --fragment --format docx -o h.docx
err html
nb 0 export 甲县水务局 2025 --fragment
yes test -f 甲县水务局2025年政府信息公开工作年度报告（片段）.html

t "what an editor leaves of it is read back, every cell"
good 甲县水务局 2025
nb 0 export 甲县水务局 2025 --fragment -o f.html
nb 0 export 甲县水务局 2025 --format json -o whole.json
sanitize f.html >left.html
nb 0 convert left.html --agency 甲县水务局 --year 2025 --format json -o left.json
figures whole.json >a
figures left.json >b
yes test -s a
yes cmp a b

# the control: a cell that an editor lost is seen
sed '0,/<td[^>]*>[^<]*<\/td>/s///' left.html >lost.html
"$program" convert lost.html --agency 甲县水务局 --year 2025 --format json -o lost.json >out 2>err
figures lost.json >b
no cmp -s a b

t "a draft says so"
nb 0 new 乙县水务局 2025
nb 1 export 乙县水务局 2025 --fragment -o d.html
nb 0 export 乙县水务局 2025 --fragment --draft -o d.html
yes grep -q 草稿 d.html
