# public.t - nothing internal leaves: what may be published names no user, host, path,
# remark or reason, in any format the program names itself

user=秘书郎U7 note=批注M8内部 reason=理由R9只供内部留存备查不得外传 path=路径P6

# Which of the marks are in the file?  (Packed parts: tests/unit/export/test_public.c)
marks() {
	for mark in $user $note $reason $path "@$(uname -n)" "$PWD"; do
		! grep -qaF -e "$mark" "$1" || echo "$mark"
	done
}
planted() {
	mkdir $path
	sed "s/甲县/甲县水务局/; s/\"notes\":{/\"notes\":{\"\":\"$note\",\"3:1:A\":\"$note\",\"t1\":\"$note\"/" \
	    "$here/good.json" >$path/in.json
	grep -q $note $path/in.json || sed -i "s/\"cells\":/\"notes\":{\"\":\"$note\",\"3:1:A\":\"$note\"},\"cells\":/" $path/in.json
	nb 0 --user $user import $path/in.json
	sed "s/2025/2024/" $path/in.json >$path/before.json
	nb 0 --user $user import $path/before.json
	nb 0 --user $user set 甲县水务局 2025 t1=总体情况见下表。 t5=问题及改进情况见附件。 \
	    t6=无。 3:2:A=4 3:3.1:A=4 附加:政策解读=12篇 published=2026-01-20
	nb 0 --user $user explain 甲县水务局 2025 T305 --reason $reason
}
formats() {
	sed -n 's/.*use: //p' err
}

t "no public format of one report names anything internal"
planted
nb 2 --lang en export 甲县水务局 2025 --format '?'
found=0
for f in $(formats); do
	[ "$f" != json ] || continue
	for head in '' --audit-head; do
		"$program" --db a.db --user $user export 甲县水务局 2025 --format "$f" $head -o one.x >out 2>err
		case $? in
		0) found=$((found + 1))
		   yes test "$(marks one.x)" = '' ;;
		6) skip "$f: $(head -n 1 err)" ;;
		1) grep -q 没有字体能显示 err || fail "$f: not exported"
		   skip no font with Chinese characters ;;
		*) fail "$f: not exported" ;;
		esac
	done
done
yes test $found -ge 12

t "nor do the data of all, or a site"
planted
for f in csv csv-wide jsonl; do
	nb 0 --user $user export --all --format $f -o all.csv
	yes test "$(grep -c 甲县水务局 all.csv)" -ge 2
	yes test "$(marks all.csv)" = ''
	rm all.csv
done
nb 0 --user $user export --all --year 2025 --format site -o site
for f in site/* site/*/*; do
	[ -d "$f" ] || yes test "$(marks "$f")" = ''
done
yes test -f site/index.html

t "the control: json keeps notes and reasons, the check report names all"
planted
nb 0 export 甲县水务局 2025 --format json -o one.json
yes test "$(marks one.json | tr '\n' ' ')" = "$note $reason "
nb 0 check 甲县水务局 2025 --format md -o one.md
yes test "$(marks one.md | tr '\n' ' ')" = "$user $note $reason "
