# pdf_tags.t - what a screen reader is told of a PDF: language, title, headings of tables

render=${program%/*}/libexec/nianbao-render

t "what each heading heads, what cells span, what a table is about"
nb 0 import "$top/data/samples/xiangtan-yibao-2025.json"
if [ ! -x "$render" ] || ! "$program" --db a.db export 湘潭县医疗保障局 2025 --charts \
    -o a.pdf >out 2>err </dev/null; then
	skip no nianbao-render or no font
else
	yes grep -a -q '^%PDF-1.7' a.pdf
	yes grep -a -q '/Lang (zh-CN)' a.pdf
	yes grep -a -q '/DisplayDocTitle true' a.pdf
	# three tables of the form, and those of the drawings
	yes test "$(grep -a -c '/O /Table /Summary <FEFF' a.pdf)" -ge 4
	yes test "$(grep -a -c '/Scope /Row' a.pdf)" -ge 30
	yes test "$(grep -a -c '/Scope /Column /ColSpan 7' a.pdf)" = 1
	yes test "$(grep -a -c '/Scope /Row /RowSpan 22' a.pdf)" = 1
	# one that goes on over a page is one table still, and each heading has its scope
	yes test "$(grep -a -c '   /S /TH' a.pdf)" = "$(grep -a -c '/Scope /' a.pdf)"
	if command -v qpdf >/dev/null 2>&1; then
		yes qpdf --check a.pdf
	fi
	if command -v pdfinfo >/dev/null 2>&1; then
		pdfinfo -struct a.pdf >struct
		yes grep -q '/Scope /Row' struct
		no grep -q 'Syntax' err
	fi
fi
