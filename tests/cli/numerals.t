# numerals.t - figures in Chinese numerals: read where they can mean one thing only

# The sample as a page, its cells >FIGURE< replaced by a script of sed.
page() {
	nb 0 import "$top/data/samples/xiangtan-yibao-2025.json" --replace
	nb 0 export 湘潭县医疗保障局 2025 --format html -o a.html
	nb 0 export 湘潭县医疗保障局 2025 --format json -o a.json
	sed "$1" a.html >c.html
	no cmp a.html c.html
}
cells() {
	grep '^ *"[234][.0-9]*:' "$1" | sed 's/,$//'
}
same_figures() {
	raw 0 --db b.db import "$1" --replace
	line "$1" "未定 0"
	raw 0 --db b.db export 湘潭县医疗保障局 2025 --format json -o b.json
	sed '/"raw"/,/}/d' a.json >a.plain
	sed '/"raw"/,/}/d' b.json >b.plain
	cells a.plain >a.cells
	cells b.plain >b.cells
	yes test -s a.cells
	yes cmp a.cells b.cells
}

t "a nought is written 零 or 〇"
page 's/>0</>零</g'
same_figures c.html
page 's/>0</> 〇 </g'
same_figures c.html

t "figures spelled out behind the label of their row"
page 's/>0</>零</g; s/>4</>四件</g; s/>1</>一</g; s/>2</>二</g; s/>3</>三</g; s/>12</>十二</g'
same_figures c.html

t "what may be no nought is open, also where blanks are noughts"
page 's/>0</>○</g'
raw 1 --db d.db import c.html --blank-zero
raw 0 --db d.db export 湘潭县医疗保障局 2025 --format json -o d.json
no grep -q '"2.1:1:A": *0' d.json
page 's/>0</>O</g'
raw 1 --db e.db import c.html --blank-zero
raw 0 --db e.db export 湘潭县医疗保障局 2025 --format json -o d.json
no grep -q '"2.1:1:A": *0' d.json

t "set takes them too"
nb 0 import "$top/data/samples/xiangtan-yibao-2025.json" --replace
nb 0 set 湘潭县医疗保障局 2025 2.1:1:C=十二
nb 0 export 湘潭县医疗保障局 2025 --format json -o a.json
yes grep -q '"2.1:1:C": *12' a.json
nb 2 set 湘潭县医疗保障局 2025 2.1:1:C=二三
