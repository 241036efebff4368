# charts.t - drawings at the end of the web page

A=甲县水务局
figures() {
	sed -n '/"cells"/,/},/p' "$1"
}

t "applicants and outcomes, exact, each with a table; nothing changes what is read back"
good $A 2025
nb 0 set $A 2025 3:1:A=1286 3:1:B4=31 3:3.1:A=1200 3:3.3.1:A=50 3:3.3.2:A=6 3:3.5.2:B4=31 3:4:A=30
nb 0 export $A 2025 --format html --charts -o c.html
yes test "$(grep -c '<svg role="img" aria-labelledby' c.html)" = 2
yes test "$(grep -c '<title id="g' c.html)" = 2
yes grep -q '<desc id="g1d">自然人 1286；商业企业 0；.*法律服务机构 31；其他 0。' c.html
# an outcome that the form has as several rows is one bar
yes grep -q '<th scope="row" class="l">（三）不予公开</th><td>56</td>' c.html
no grep -q '<script\|http' c.html
nb 0 export $A 2025 --charts -o d.html
yes cmp c.html d.html
nb 0 export $A 2025 -o plain.html
no grep -q '<svg' plain.html
nb 0 convert plain.html --format json -o a.json
nb 0 convert c.html --format json -o b.json
figures a.json >a
figures b.json >b
yes test -s a
yes cmp a b
nb 2 export $A 2025 --format docx --charts -o c.docx
err html

t "last year's, where they are known"
good $A 2024
good $A 2025
nb 0 set $A 2024 3:1:A=7 3:3.1:A=7
nb 0 set $A 2025 3:1:A=9 3:3.1:A=9
nb 0 export $A 2025 --charts -o c.html
yes test "$(grep -c '<svg' c.html)" = 3
yes grep -q '<th scope="col">2025年</th><th scope="col">2024年</th>' c.html
yes grep -q '</th><td>9</td><td>7</td></tr>' c.html

t "what is not known is not drawn as nought, and that is said"
nb 0 new $A 2025
nb 0 set $A 2025 3:3.1:A=3
nb 0 export $A 2025 --charts --draft -o c.html
err 不作图解
no grep -q '<svg\|<aside' c.html
