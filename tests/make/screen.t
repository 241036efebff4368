# screen.t - the runner of the screen tests, where a clerk's screens are written anew.

case $O in /*) runner=$O/tests/screen ;; *) runner=$top/$O/tests/screen ;; esac

# A script with every kind of block; its screen is given.
script() {
	cat <<'S'
# A block of each kind.
size 24 80
put x.txt <<
text
>>
report 2021 甲局 2025
open
goto 3:1:A
paste <<
1\t2
3
>>
keys <Up>
screen <<
S
	echo "$1"
	printf '%s\n' '>>' 'focus 3:1:A' "$2"
}

t "--update changes the screens and nothing else of a script"
script wrong 'view grid' >x.t
"$runner" --update "$PWD/x.t" >out 2>&1
yes test "$(grep -c '^>>$' x.t)" = 3
no grep -q '^wrong$' x.t
sed '/^screen/,/^>>/d' x.t >is
script wrong 'view grid' | sed '/^screen/,/^>>/d' >want
yes cmp is want
yes grep -q '甲局' x.t

t "a script that is given up is written whole"
awk 'BEGIN { for (i = 0; i < 30; i++) print "focus 9:9:Z" }' >many
script wrong "$(cat many)" >x.t
"$runner" --update "$PWD/x.t" >out 2>&1
yes test "$(grep -c '^focus 9:9:Z' x.t)" = 30

# A beginner's script up to its last line, which is given; run with it.
beginner() {
	cat <<'S'
size 24 80
report 2021 甲局 2025
open
beginner
types 7
told "F4补零" <F4>
told "回车确定" <Enter>
S
	echo "$1"
}
play() {
	beginner "$1" >x.t
	"$runner" "$PWD/x.t" >out 2>&1
}

t "a beginner is told of each key by the screen"
play 'told "F7下节" <F7>'
yes test $? = 0
yes grep -q 'Passing: 1' out

t "a key whose text is not on the screen fails the script"
play 'told "F2上节" <F2>'
no test $? = 0
yes grep -q 'x.t:8: .* the screen does not say "F2上节"' out
# it was there once, but is not any more
play 'told "回车确定" <Enter>'
no test $? = 0
yes grep -q 'x.t:8: .* the screen does not say "回车确定"' out

t "a text that stands there and names another key is none"
play 'told "F7下节" <F8>'
no test $? = 0
yes grep -q '"F7下节" does not name <F8>' out
play 'told "F10命令" <F1>'
no test $? = 0
yes grep -q 'does not name <F1>' out

t "a beginner types nothing that he was not told of"
for line in 'keys <F7>' 'burst <F7>' 'types <F7>' 'goto 3:1:A'; do
	play "$line"
	no test $? = 0
done
