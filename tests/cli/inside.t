# inside.t - reports in the parts of a page that a browser shows and a reader of pages
# passes over: <pre>, a page in a frame, a text area

# The sample, its figures in the layout of text that export makes.
sample() {
	nb 0 import "$top/data/samples/xiangtan-yibao-2025.json" --replace
	nb 0 export 湘潭县医疗保障局 2025 --format html -o a.html
	nb 0 export 湘潭县医疗保障局 2025 --format json -o a.json
}
# A page's text with a tab between two cells and a line for each row.
tabs() {
	sed 's/<style.*<\/style>//' a.html | tr -d '\n' | sed 's/<title>[^<]*<\/title>//
	    s/<\/t[dh]> *<t[dh][^>]*>/\t/g
	    s/<\/\(tr\|p\|h[1-6]\|caption\|div\)>/\n/g; s/<[^>]*>//g'
}
# In FILE the figures are those of the sample.
same_figures() {
	raw 0 --db b.db import "$1" --replace
	line "$1" 存入 "未定 0"
	raw 0 --db b.db export 湘潭县医疗保障局 2025 --format json -o b.json
	for f in a b; do
		grep '^ *"[234][.0-9]*:' $f.json >$f.cells
	done
	yes test -s a.cells
	yes cmp a.cells b.cells
}
escaped() {
	sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/"/\&quot;/g' "$1"
}

t "pre keeps its tabs and lines"
sample
{ echo '<html><meta charset="utf-8"><body><pre>'; tabs; echo '</pre></body></html>'; } >c.html
same_figures c.html

t "a figure struck out in pre is no part of the next"
sample
{ echo '<html><meta charset="utf-8"><body><pre>'; tabs; echo '</pre></body></html>'; } >c.html
sed '/^行政许可/s/\t\([0-9]\)/\t<s>41<\/s>\1/' c.html >d.html
no cmp c.html d.html
raw 1 --db c.db import d.html
raw 0 --db c.db export 湘潭县医疗保障局 2025 --format json -o d.json
no grep -q '"2.5:1:A": *41' d.json

t "a page in the attribute of a frame"
sample
{ printf '<html><meta charset="utf-8"><body><iframe srcdoc="'; escaped a.html
  echo '"></iframe></body></html>'; } >c.html
same_figures c.html

t "a page in a text area"
sample
{ printf '<html><meta charset="utf-8"><body><textarea>'; escaped a.html
  echo '</textarea></body></html>'; } >c.html
same_figures c.html

t "frames in frames in frames end somewhere"
sample
cp a.html d.html
for i in 1 2 3 4 5; do
	{ printf '<html><meta charset="utf-8"><body><textarea>'; escaped d.html
	  echo '</textarea></body></html>'; } >e.html
	mv e.html d.html
done
raw 6 --db d.db import d.html
err 不是年报
