# manual.t - the examples of nianbao-data(5) run as they are printed

# The literal blocks of the section EXAMPLES, one a file: ex.1, ex.2 ...
examples() {
	awk -v to="$2" '/^\.Sh/ { on = $2 == "EXAMPLES" }
	    on && /^\.Bd -literal/ { n++; lit = 1; next }
	    /^\.Ed/ { lit = 0 }
	    on && lit { gsub(/\\e/, "\\"); print >(to "." n) }' "$1"
}
filled() {
	good 湘潭县医疗保障局 2024
	good 湘潭县医疗保障局 2025
	nb 0 set 湘潭县医疗保障局 2025 3:1:A=5 3:2:A=1 2.8:1:A=25.1
	"$program" --db nianbao.db import none >out 2>err
	cp a.db nianbao.db
	rm -f a.db-*
	nb 0 export --all --format csv -o all.csv
}

t "both languages have the same examples"
examples "$top/man/nianbao-data.5" en
examples "$top/man/zh_CN/nianbao-data.5" zh
yes test "$(ls en.* | wc -l)" -ge 8
for f in en.*; do
	yes cmp "$f" "zh.${f#en.}"
done

t "the queries for sqlite3"
command -v sqlite3 >/dev/null || skip no sqlite3
if command -v sqlite3 >/dev/null; then
	filled
	examples "$top/man/nianbao-data.5" ex
	n=0
	for f in ex.*; do
		case $(head -n 1 "$f") in
		'sqlite3 -readonly'*) sh "$f" >got 2>err || fail "$f" ;;
		SELECT*) sqlite3 -readonly nianbao.db <"$f" >got 2>err || fail "$f" ;;
		*) continue ;;
		esac
		n=$((n + 1))
		yes test -s got
	done
	yes test $n = 4
	yes test "$(sqlite3 -readonly nianbao.db "SELECT typeof(总计) FROM 表3_2021 WHERE 行='1'" | sort -u)" = integer
	yes test "$(sqlite3 -readonly nianbao.db "SELECT typeof(value)||value FROM figures WHERE cell='2.8:1:A' AND year=2025")" = real25.1
	yes test "$(sqlite3 -readonly nianbao.db "SELECT typeof(value)||value FROM figures WHERE cell='3:1:C' AND year=2025")" = integer5
fi

t "pandas"
python=
for name in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! $name -c 'import pandas' 2>/dev/null || python=$name
done
if [ -n "$python" ]; then
	filled
	examples "$top/man/nianbao-data.5" ex
	cat $(grep -l pandas ex.*) >all.py
	echo 'assert str(f.value.dtype) == "float64" and f.computed.dtype.kind == "i"' >>all.py
	yes $python all.py
else
	skip no pandas
fi

t "R"
if command -v Rscript >/dev/null; then
	filled
	examples "$top/man/nianbao-data.5" ex
	yes Rscript "$(grep -lF "read.csv(" ex.*)"
else
	skip no R
fi
