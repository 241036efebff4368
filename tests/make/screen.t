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
