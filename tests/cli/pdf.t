# pdf.t - PDF and print: what nianbao-render draws, and what is said when it cannot.

render=${program%/*}/libexec/nianbao-render
sample=$top/data/samples/xiangtan-yibao-2025.json

# Is it built, and is there a font with Chinese characters?
drawn() {
	if [ ! -x "$render" ]; then
		skip no nianbao-render
		return 1
	fi
	nb 0 import "$sample"
	"$program" --db a.db export 湘潭县医疗保障局 2025 --format pdf -o probe.pdf >out 2>err \
	    </dev/null && return 0
	skip no font with Chinese characters
	return 1
}
have() {
	command -v "$1" >/dev/null 2>&1 && return 0
	skip no $1
	return 1
}
# The program somewhere else, with this script as what draws.
elsewhere() {
	mkdir -p place/bin place/libexec
	cp "$program" place/bin/nianbao
	{ echo '#!/bin/sh'; cat; } >place/libexec/nianbao-render
	chmod +x place/libexec/nianbao-render
	usual=$program
	program=$PWD/place/bin/nianbao
}

t "the same report is the same PDF, alone and with others"
if drawn; then
	for other in weijian-2025 hongshan-yibao-2025; do
		nb 0 import "$top/data/samples/$other.json"
	done
	nb 0 export --all --year 2025 --format pdf -o all
	yes cmp probe.pdf all/湘潭县医疗保障局2025年*.pdf
	yes test "$(wc -c <probe.pdf)" -le 300000
	raw 0 convert "$sample" --format pdf -o other.pdf
	yes cmp probe.pdf other.pdf
fi

t "it is sound, tagged, and all its fonts are in it"
if drawn; then
	have qpdf && yes qpdf --check probe.pdf
	if have pdfinfo; then
		pdfinfo probe.pdf >info
		yes grep -q 'Tagged: *yes' info
		yes grep -q 'Title: *湘潭县医疗保障局2025年' info
		yes grep -q 'Author: *湘潭县医疗保障局' info
		pdffonts probe.pdf >fonts
		yes grep -q 'yes yes yes' fonts
		no sh -c "tail -n +3 fonts | grep -v 'yes yes yes'"
	fi
fi

t "the words are in it, in order, and its figures are read back"
if drawn; then
	if have pdftotext; then
		pdftotext probe.pdf words
		tr -d ' \n\f' <words >run
		yes grep -q '一、总体情况.*二、主动公开.*三、收到和处理.*四、.*五、.*六、' run
	fi
	if have mutool; then
		nb 0 export 湘潭县医疗保障局 2025 --format csv -o want.csv
		raw 0 convert probe.pdf --format csv -o have.csv
		grep '^[0-9]' want.csv >want
		grep '^[0-9]' have.csv >have
		yes test -s want
		yes cmp want have
	fi
fi

t "a draft says so on every page; a report that is not ready is refused without"
if drawn; then
	nb 0 new 甲县 2025
	nb 1 export 甲县 2025 --format pdf -o a.pdf
	no test -e a.pdf
	nb 0 export 甲县 2025 --format pdf --draft -o a.pdf
	if have pdftotext; then
		pages=$(pdfinfo a.pdf | sed -n 's/^Pages: *//p')
		yes test "$(pdftotext a.pdf - | tr -d ' \n' | grep -o '草稿\|稿草\|草\|稿' | wc -l)" -ge "$pages"
	fi
fi

t "a character that no font has: named, refused, in a draft 〓"
if drawn; then
	printf '甲\364\217\277\275乙\n' >text
	nb 0 set 湘潭县医疗保障局 2025 t1=@text
	nb 1 export 湘潭县医疗保障局 2025 --format pdf -o a.pdf
	err 'U+10FFFD'
	err '一、总体情况'
	no test -e a.pdf
	nb 0 export 湘潭县医疗保障局 2025 --format pdf --draft -o a.pdf
	err '〓'
	yes test -s a.pdf
fi

t "without what draws it the message names the packages, and the rest works"
good 甲局 2025
mkdir -p place/bin
cp "$program" place/bin/nianbao
usual=$program
program=$PWD/place/bin/nianbao
nb 6 export 甲局 2025 --format pdf --draft -o a.pdf
err libcairo2-dev
err Word
no test -e a.pdf
nb 6 --lang en export 甲局 2025 --format pdf --draft -o a.pdf
err 'install the packages'
nb 0 export 甲局 2025 --format docx --draft -o a.docx
nb 0 doctor
line "warn  nianbao-render" libcairo2-dev
program=$usual

t "one that dies, or talks nonsense, or promises too much"
good 甲局 2025
for script in 'exit 0' 'kill -KILL $$' 'exit 127' 'exit 6' 'echo nonsense; cat' \
    'printf "NBRD\377\377\377\177"; sleep 1' 'printf "NBRD\001\000\000\000x"' \
    'printf "NBRD\014\000\000\000\000\000\000\000\000\000\000\000\000\000\000\000"' \
    'printf "NBRD\014\000\000\000\000\000\000\000\377\377\377\000\000\000\000\000"'; do
	elsewhere <<E
$script
E
	nb 6 export 甲局 2025 --format pdf --draft -o a.pdf
	yes test -s err
	no test -e a.pdf
	program=$usual
done

t "requests that are none are not answered, and end it"
if [ -x "$render" ]; then
	"$render" </dev/null | cat >out
	yes test ! -s out
	for bad in 'x' 'nonsense' 'NBPG\377\377\377\377' 'NBPG\000\000\000\000'; do
		printf "$bad" | "$render" | cat >out
		yes test ! -s out
	done
	printf 'NBPG\004\000\000\000\001\000\000\000' | "$render" | cat >out
	yes test -s out
else
	skip no nianbao-render
fi

t "print gives the PDF to lp"
if drawn; then
	mkdir bin
	{ echo '#!/bin/sh'
	  echo "T='$PWD'"
	  cat <<'E'
for a; do echo "$a"; done >"$T/args"
for a; do file=$a; done
cp "$file" "$T/printed.pdf"
echo "request id is office-12 (1 file(s))"
E
	} >bin/lp
	chmod +x bin/lp
	path=$PATH
	PATH=$PWD/bin:$PATH
	nb 0 print 湘潭县医疗保障局 2025 --printer office --copies 3
	out 'office-12'
	yes cmp printed.pdf probe.pdf
	yes grep -x office args
	yes grep -x 3 args
	yes grep -q 湘潭县医疗保障局2025年 args
	nb 0 print 湘潭县医疗保障局 2025
	no grep -x -e -d args
	echo 'echo "lp: The printer or class does not exist." >&2; exit 1' >>bin/lp
	nb 6 print 湘潭县医疗保障局 2025 --printer nowhere
	err 'does not exist'
	PATH=$path
	PATH=$PWD/none "$program" --db a.db print 湘潭县医疗保障局 2025 >out 2>err </dev/null
	yes test $? = 6
	err cups-client
fi

t "print: wrong usage, what is not ready, kiosk mode"
good 甲局 2025
for bad in 0 100 -1 x 1x ''; do
	nb 2 print 甲局 2025 "--copies=$bad"
done
for bad in -d 'a b' 'a/b' ''; do
	nb 2 print 甲局 2025 "--printer=$bad"
done
nb 2 print 甲局
nb 0 new 乙局 2025
nb 1 print 乙局 2025
mkdir box
if kiosk; then
	nb 2 --kiosk box --kiosk-commands print 甲局 2025
	err 受限方式
fi

t "in kiosk mode the PDF comes from a program that was started before"
if drawn && kiosk; then
	mkdir box
	nb 0 --kiosk box --kiosk-commands export 湘潭县医疗保障局 2025 --format pdf
	yes cmp probe.pdf box/*.pdf
	if have strace; then
		# (leaks cannot be looked for by a program that is being traced)
		ASAN_OPTIONS="$ASAN_OPTIONS:detect_leaks=0" strace -f -o trace \
		    -e trace=execve,prctl "$program" --db a.db --kiosk box \
		    --kiosk-commands export 湘潭县医疗保障局 2025 --format pdf >out 2>err </dev/null
		main=$(sed -n '1s/ .*//p' trace)
		yes grep -q 'execve.*nianbao-render' trace
		no sh -c "sed '1,/^$main *prctl(PR_SET_SECCOMP/d' trace | grep 'execve(' |
		    grep -v nianbao-render"
	else
		echo "SKIP pdf.t, what kiosk mode starts: no strace"
	fi
fi
