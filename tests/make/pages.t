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
	for other in nianbao.1 nianbao-data.5 nianbao-form.5 nianbao-domain.7 nianbao-hacking.7 \
	    nianbao-security.7; do
		[ "$own" = "$other" ] || grep -q "^[.]Xr ${other%.*} ${other##*.}" "$path" ||
		    fail "${path#"$top"/} does not name $other"
	done
	grep -qF "${own%.*}(${own##*.})" "$top/README.md" || fail "README.md does not name $own"
done

# Every page is there twice: in English in man/, in Chinese in man/zh_CN/.
twins() {
	for path in "$1"/*.[1-9]; do
		[ -s "$1/zh_CN/${path##*/}" ] || echo "zh_CN/${path##*/}"
	done
	for path in "$1"/zh_CN/*.[1-9]; do
		[ -s "$1/${path##*/}" ] || echo "${path##*/}"
	done
}

t "each page has its twin in the other language"
mkdir -p man/zh_CN
for page in man/a.1 man/zh_CN/a.1 man/b.5 man/zh_CN/c.7; do echo . >$page; done
yes test "$(twins man | tr '\n' ' ')" = "zh_CN/b.5 c.7 "
for page in $(twins "$top/man"); do fail "man/$page is missing"; done
for page in "$top"/man/*.[1-9]; do
	sed -n 's/^[.]Nd //p' "$page" | LC_ALL=C grep '[^ -~]' >out && fail "not English: $(cat out)"
done
for page in "$top"/man/zh_CN/*.[1-9]; do
	sed -n 's/^[.]Nd //p' "$page" | LC_ALL=C grep -v '[^ -~]' >out && fail "not Chinese: $(cat out)"
done

# What a page says in whatever language: how much of it there is; long numbers, options,
# variables, other pages, codes of checks and cells, files; the names of data(5) and the
# conditions of form(5) too.  What people work by (sections 1 and 5) is told as often in both.
facts() {
	case $1 in
	*.7) list_facts "$1" | sort -u ;;
	*) list_facts "$1" | sort
	esac
}
list_facts() {
	grep -v -e '^[.]\\"' -e '^[.]Dd' "$1" >text
	for what in 'S[hs]' It 'B[dl]'; do
		echo "$(grep -c "^[.]$what" text) times .$what"
	done
	sed 's/\([0-9]\),\([0-9][0-9][0-9]\)/\1\2/g' text | grep -o '[0-9][0-9][0-9][0-9]*'
	grep -o '\<Fl [^ ]*' text
	grep -o '\<Ev [^ ]*' text
	grep -o '\<Xr [^ ]* [1-9]' text
	grep -o '[TNFRD][0-9][0-9][0-9]' text
	grep -o '[0-9][0-9.]*:[0-9][0-9.]*:[A-Z][0-9]*' text
	sed -n 's/^[.]It Pa //p' text | tr -s ' ,' '\n\n'
	case $1 in
	*-data.5)
		sed -n -e 's/ No .*//' -e 's/^[.]It //' -e 's/^[.]//' -e 's/^Li //p' -e 's/^Sy //p' text |
		    tr -s ' ,' '\n\n' | grep -x '[a-z_0-9][a-z_0-9]*' ;;
	*-form.5)
		grep -o '^[.]It ；[^ ]*' text
	esac
}

t "both pages of a pair say the same"
for page in "$top"/man/*.[1-9]; do
	twin=${page%/*}/zh_CN/${page##*/}
	[ -s "$twin" ] || continue
	facts "$page" >english
	facts "$twin" >chinese
	yes test "$(wc -l <english)" -ge 20
	diff english chinese >out ||
	    fail "${page##*/}: in English only <, in Chinese only >: $(cat out)"
	# A page that lost one word, or one item, is another one.
	own=${page##*/}
	sed '/^[.]Xr /d' "$page" >"$own"
	facts "$own" | cmp -s - chinese && fail "$own: nobody misses its Xr"
	awk '!/^[.]It / || gone++' "$twin" >"$own"
	facts "$own" | cmp -s - english && fail "$own: nobody misses an item"
done
for word in F608 agency_alias -dry-run unplaced 200000 'uid , '; do
	sed "s/$word//" "$top/man/nianbao-data.5" >nianbao-data.5
	no cmp -s nianbao-data.5 "$top/man/nianbao-data.5"
	facts nianbao-data.5 >less
	facts "$top/man/nianbao-data.5" | cmp -s - less && fail "nobody misses $word"
done

# Words of FILE that are no items of a page.
not_items() {
	sed -n 's/^[.]It //p' "$2" | tr -s ' ,' '\n\n' | sort -u >items
	sort -u "$1" | comm -23 - items
}

t "both pages of nianbao-form(5) have every keyword and every figure"
sed -n -e 's/^	\[KW_[A-Z]*\] = { "\([^"]*\)".*/\1/p' "$top/src/form/language/keyword.c" >words
yes test "$(wc -l <words)" -ge 25
sed -n -e 's/^	\[FIGURE_[A-Z_]*\] = "\([^"]*\)".*/\1/p' "$top/src/form/compile/figures.c" >figures
yes test "$(wc -l <figures)" -ge 35
cat figures >>words
# Words of rules, as they are turned into English for the screen.
sed -n '/^} terms/,/^};/p' "$top/src/form/english.c" |
    grep -o '{ "[^"]*"' | tr -d '{"' | tr -s ' ' '\n' | grep . | sort -u >rules
yes test "$(wc -l <rules)" -ge 25
for page in "$top/man/nianbao-form.5" "$top/man/zh_CN/nianbao-form.5"; do
	not_items words "$page" >out
	[ ! -s out ] || fail "$page: no item of $(tr '\n' ' ' <out)"
	while read -r word; do
		grep -qF -e "$word" "$page" || fail "$page: nothing of $word"
	done <rules
done
sed '/^[.]It 台账/d' "$page" >less
yes test "$(not_items words less)" = 台账

t "both pages of nianbao-data(5) have every table and view"
sed -n -e 's/^CREATE TABLE \([a-z_]*\).*/\1/p' -e 's/^CREATE VIEW \([^ ]*\).*/\1/p' \
    "$top/src/store/schema.sql" >words
yes test "$(wc -l <words)" -ge 30
for page in "$top/man/nianbao-data.5" "$top/man/zh_CN/nianbao-data.5"; do
	not_items words "$page" >out
	[ ! -s out ] || fail "$page: no item of $(tr '\n' ' ' <out)"
done
sed '/^[.]It Sy lease/d' "$page" >less
yes test "$(not_items words less)" = lease

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
