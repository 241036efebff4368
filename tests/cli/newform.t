# newform.t - a new form needs only its file: a copy of the form of 2021 with one more
# column (3:B6) and one more row (3:3.6.3, so that 其他 becomes 3.6.4), and one wrong
# file beside it

N=云山县市场监督管理局

# make_form FOLDER: write FOLDER/2026.form
make_form() {
	mkdir -p "$1"
	sed -e 's/^表式 2021/表式 2026/' -e 's/^ *适用 .*/    适用 2026 至今/' \
	    -e 's/^ *上一版 .*/    上一版 2021/' -e 's/3:3\.6\.3:C/3:3.6.4:C/g' \
	    -e 's/^        3\.6\.3  3\.其他/        3.6.3  3.申请人主动撤回\
        3.6.4  4.其他/' \
	    -e 's/^        行3\.6\.3 = 行3\.6$/        行3.6.4 = 行3.6\
      对应 2021\
        行3.6.4 = 行3.6.3/' \
	    -e '/^        B5  其他/,/^        C  /s/^        C  /        B6  境外组织\
        C  /' "$top/forms/2021.form" >"$1/2026.form"
}

t "the file is right, and says what changed"
make_form forms
raw 0 form check forms/2026.form
out "233 格"
raw 0 --forms forms form diff 2021 2026
line "+ 栏" 3:B6 境外组织
line "+ 行" 3:3.6.4
line "? 栏" 3:B6
line "? 行" 3:3.6.3
noout "? 行 3:3.6.4"
# 3.6.3 of the old form has become 3.6.4: it is not proposed for another row
noout "行3.6.3 = 行3.6.3"
raw 0 --forms forms form show 2026
out 境外
out 3.申请人主动撤回

t "a line that maps nothing is told when the form is checked"
make_form forms
sed 's/^        行3\.6\.4 = 行3\.6\.3$/        行3.6.4 = 行3.6.9/' forms/2026.form >bad.form
raw 6 form check bad.form
err "bad.form:$(grep -n "行3.6.9" bad.form | cut -d: -f1): 表式 2021 里没有 行3.6.9"

t "last year in the old form: carried over, compared, checked"
make_form forms
nb 0 --forms forms new $N 2025
nb 0 --forms forms set $N 2025 3:1:A=12 3:1:B1=3 3:3.1:A=8 3:3.6.3:A=1 3:4:A=3 3:4:B1=3 \
    3:4:B2=0 3:4:B3=0 3:4:B4=0 3:4:B5=0
nb 0 --forms forms new $N 2026
out "表式 2026"
out "带入 6 格"
nb 0 --forms forms set $N 2026 3:1:B6=2 3:3.6.3:B6=2 3:3.6.4:A=2 3:2:A=2 3:2:B6=0 3:3.1:B1=3
nb 0 --forms forms check $N 2026
out T305
nb 0 --forms forms set $N 2026 3:2:B6=1 3:3.6.3:B6=3
nb 0 --forms forms check $N 2026
noout T305
out T306
nb 0 --forms forms diff $N 2025 2026
line 3:3.6.4:A "1 → 2"
line "+ 3:1:B6" 2
line "+ 3:3.6.3:B6" 3

t "every format goes out and comes back in the new form"
make_form forms
nb 0 --forms forms new $N 2026
nb 0 --forms forms set $N 2026 3:1:A=5 3:1:B6=2 3:3.1:A=5 3:3.6.3:B6=2 t1=甲 t5=乙 t6=丙
for f in docx xlsx html txt md json; do
	nb 0 --forms forms export $N 2026 --format $f --draft -o x.$f
	nb 0 --forms forms import --dry-run --json x.$f
	out '"form":"2026"'
	out '"3:1:B6":2'
	out '"3:3.6.3:B6":2'
	out '"3:3.7:C":7'
	out '"open":[]'
done

t "a report of the old form is still read as one"
make_form forms
nb 0 new $N 2025
nb 0 set $N 2025 3:1:A=5 3:3.6.3:A=5 t1=甲 t5=乙 t6=丙
for f in docx xlsx html txt md json; do
	nb 0 export $N 2025 --format $f --draft -o x.$f
	nb 0 --forms forms import --dry-run --json x.$f
	out '"form":"2021"'
	out '"3:3.6.3:A":5'
done

t "without the folder the report opens with the form stored beside it"
make_form forms
nb 0 --forms forms new $N 2026
nb 0 --forms forms set $N 2026 3:1:B6=2 3:3.6.3:B6=2
nb 0 show $N 2026 三
out 境外
nb 0 check $N 2026

t "one wrong file stops only what needs it"
make_form forms
nb 0 --forms forms new $N 2025
sed '/^    适用/s/2026/上古/' forms/2026.form >forms/x && mv forms/x forms/2026.form
nb 0 --forms forms list
err forms/2026.form:15:
err 没有使用
nb 0 --forms forms set $N 2025 3:1:A=5 t1=甲 t5=乙 t6=丙
nb 0 --forms forms new $N 2024
nb 6 --forms forms new $N 2026
err "forms/2026.form 有错误"
nb 2 --forms forms show $N 2026
nb 6 --forms forms form show 2026
err "forms/2026.form 有错误"
nb 0 --forms forms form show 2021
nb 6 --forms forms form list
out 2021
noout 2026

t "a document of a year whose form is wrong is not read as another form"
make_form good
nb 0 --forms good new $N 2026
nb 0 --forms good set $N 2026 3:1:A=5 t1=甲 t5=乙 t6=丙
for f in docx json; do
	nb 0 --forms good export $N 2026 --format $f --draft -o x.$f
done
make_form forms
echo 乱写 >>forms/2026.form
for f in docx json; do
	nb 6 --forms forms import --replace x.$f
	err "forms/2026.form 有错误"
done

t "a wrong correction of a built-in form does not silently leave the old one"
nb 0 new $N 2025
mkdir forms
{ cat "$top/forms/2021.form"; echo 乱写; } >forms/2021.form
nb 6 --forms forms new $N 2024
err "forms/2021.form 有错误"
nb 0 --forms forms set $N 2025 3:1:A=5
nb 0 --forms forms show $N 2025 三
out 自然

t "a line that is not UTF-8 is named by its number"
make_form forms
printf '# \346\224\277\271\346\n' >>forms/2026.form
n=$(wc -l <forms/2026.form)
raw 6 form check forms/2026.form
err "forms/2026.form:$n: 这一行不是 UTF-8"
