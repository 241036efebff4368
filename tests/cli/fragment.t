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

# As CKEditor 5 leaves it: bare elements with their spans, and rows of headings alone
# brought to the top of their table.
ckeditor() {
	sed 's/<\(t[hd]\|p\|h[23]\|table\|strong\)\( [^>]*\)>/<\1\2>/g
	    s/ \(style\|align\|scope\|border\|cellspacing\|cellpadding\|width\)="[^"]*"//g
	    s/<colgroup>.*<\/colgroup>//' "$1" | awk '
	    /<table/ { print "<figure class=\"table\">" $0; head = body = ""; next }
	    /<\/table>/ { print "<thead>" head "</thead><tbody>" body "</tbody></table></figure>"; next }
	    /<tbody>|<\/tbody>/ { next }
	    /^<tr>/ { if (/<td/) body = body $0; else head = head $0; next }
	    { print }'
}
# As TinyMCE leaves it: all of the schema of HTML 4, styles with blanks, no newlines.
tinymce() {
	sed 's/style="\([^"]*\)"/style="\1;"/g; s/:\([a-z0-9#]\)/: \1/g' "$1" | tr -d '\n'
}
# As Quill leaves it: a table has no headings and no spans there.
quill() {
	sed 's/<th[^>]*>/ /g; s/<\/th>//g; s/<td[^>]*>/<td>/g; s/ style="[^"]*"//g
	    s/<colgroup>.*<\/colgroup>//' "$1"
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

# what three editors leave (seen with TinyMCE 6, CKEditor 5 and Quill 2)
for editor in ckeditor tinymce; do
	$editor f.html >left.html
	nb 0 convert left.html --agency 甲县水务局 --year 2025 --format json -o left.json
	figures left.json >b
	yes cmp a b
done
# no row of headings alone stands below the head, or it would go to the top
yes test "$(awk '/<table/ { n = 0 } /^<tr>/ && !/<td/ { n++; if (n > 3) print }' f.html | wc -l)" = 0
yes test "$(sed -n '/<table/,/<\/table>/p' f.html | awk '/^<tr>/ { print !/<td/; exit }')" = 0
# an editor without headings and spans loses figures, but none becomes another one
quill f.html >left.html
"$program" convert left.html --agency 甲县水务局 --year 2025 --format json -o left.json >out 2>err
yes test -s left.json
yes test "$(figures left.json | tr ',' '\n' | grep -c ':[1-9]')" = "$(tr ',' '\n' <a | grep -c ':[1-9]')"

# the control: a cell that an editor lost is seen
sanitize f.html | sed '0,/<td[^>]*>0<\/td>/s///' >lost.html
"$program" convert lost.html --agency 甲县水务局 --year 2025 --format json -o lost.json >out 2>err
figures lost.json >b
no cmp -s a b

t "a heading that a paragraph begins with stands apart, and is read as part of it"
good 甲县水务局 2025
nb 0 set 甲县水务局 2025 't1=（一）主动公开。全年公开信息。'
nb 0 export 甲县水务局 2025 --fragment -o f.html
yes grep -q '<strong[^>]*>（一）主动公开。</strong>全年公开信息。' f.html
nb 0 convert f.html --agency 甲县水务局 --year 2025 --format json -o left.json
yes grep -q '"t1":"（一）主动公开。全年公开信息。"' left.json

t "a draft says so"
nb 0 new 乙县水务局 2025
nb 1 export 乙县水务局 2025 --fragment -o d.html
nb 0 export 乙县水务局 2025 --fragment --draft -o d.html
yes grep -q 草稿 d.html
