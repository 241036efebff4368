# pages.t - the pages of man/ say what the program does, and know one another.

# What the program knows, in the words of LANG: CODE LEVEL, and 推定 or inferred behind
# those that are our inference.
known() {
	for form in 2021 2019; do
		"$program" --lang "$1" form show $form --checks
	done | awk '/^[A-Z][0-9]/ {
		print $1, $2 (/\[推定\]$/ ? " 推定" : /\[our inference\]$/ ? " inferred" : "")
	}'
	# Those of the source of an import are in no list but their own.
	sed -n -e 's/.*"\(F6[0-9][0-9]\)", LEVEL_\([A-Z]*\).*/\1 \2/p' \
	    "$top/src/report/judge/source.c" | if [ "$1" = zh ]; then
		sed -e 's/ERROR/错误/' -e 's/WARNING/警告/' -e 's/HINT/提示/'
	else
		sed -e 's/ERROR/error/' -e 's/WARNING/warning/' -e 's/HINT/hint/'
	fi
}

for lang in zh en; do
	t "nianbao-domain(7) has every check with its level, and no other: $lang"
	case $lang in
	zh) page=$top/man/zh_CN/nianbao-domain.7 ;;
	en) page=$top/man/nianbao-domain.7 ;;
	esac
	known $lang | sort -u >want
	yes test "$(wc -l <want)" -ge 60
	yes grep -q " 推定$\| inferred$" want
	no grep -q "错误 推定\|error inferred" want
	sed -n -e 's/，/ /' -e 's/, / /' -e 's/^[.]It \([A-Z][0-9][0-9][0-9]\) /\1 /p' "$page" |
	    sort >got
	diff want got >out || fail "checks of the program <, of the page >: $(cat out)"
	cut -d' ' -f1 want >codes
	grep -o '[TNFRD][0-9][0-9][0-9]' "$page" | sort -u >named
	yes test -s named
	comm -13 codes named >out
	[ ! -s out ] || fail "no checks: $(cat out)"
done

t "the codes of both pages of checks are the same"
"$program" --lang zh help man | grep -o '[TNFRD][0-9][0-9][0-9]' | sort -u >help
known zh | cut -d' ' -f1 | grep -v '^F60' | sort -u >want
diff want help >out || fail "checks of forms and tables <, of nianbao-help(7) >: $(cat out)"

t "cells that nianbao-domain(7) names are cells of a form"
for form in 2021 2019; do
	nb 0 new 甲县某局 $form
	nb 0 export 甲县某局 $form --format json -o -
	grep -o '"[0-9.]*:[0-9.]*:[A-Z0-9]*"' out | tr -d '"'
done | sort -u >cells
for page in "$top/man/nianbao-domain.7" "$top/man/zh_CN/nianbao-domain.7"; do
	grep -o '\<[0-9][0-9.]*:[0-9][0-9.]*:[A-Z][0-9]*' "$page" | sort -u >named
	yes test -s named
	comm -13 cells named >out
	[ ! -s out ] || fail "no cells: ${page#"$top"/}: $(cat out)"
done

t "nianbao-hacking(7) has a line for every room"
(cd "$top" && find src -mindepth 1 -type d | sort) >want
for page in man/nianbao-hacking.7 man/zh_CN/nianbao-hacking.7; do
	sed -n 's/^[.]It Pa //p' "$top/$page" | tr -s ' ,' '\n\n' | grep '^src/' | sort >got
	diff want got >out || fail "folders of src <, of $page >: $(cat out)"
done

t "each page names the others"
for path in "$top"/man/*.[1-9] "$top"/man/zh_CN/*.[1-9]; do
	own=${path##*/}
	for other in nianbao.1 nianbao-data.5 nianbao-form.5 nianbao-domain.7 nianbao-hacking.7; do
		[ "$own" = "$other" ] || grep -q "^[.]Xr ${other%.*} ${other##*.}" "$path" ||
		    fail "${path#"$top"/} does not name $other"
	done
	grep -qF "${own%.*}(${own##*.})" "$top/README.md" || fail "README.md does not name $own"
done

t "mandoc has nothing to object to"
if command -v mandoc >/dev/null; then
	"$program" --lang zh help man >help.7
	mandoc -Tlint -W warning "$top"/man/*.[1-9] "$top"/man/zh_CN/*.[1-9] help.7 >out
	[ ! -s out ] || fail "$(cat out)"
else
	skip "no mandoc"
fi

t "CONTRIBUTING.md is a page of an hour: at most 60 lines"
yes test "$(wc -l <"$top/CONTRIBUTING.md")" -le 60
