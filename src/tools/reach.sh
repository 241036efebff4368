# reach.sh RUNNER - does each screen of the program get keys at random?
#
# Runs the scripts of screens that type at random and prints how many keys each screen had
# on top; fails for one that had none.  Control: a screen that does not exist has none.
set -eu
runner=$1
got=$(mktemp)
trap 'rm -f "$got"' EXIT
# shellcheck disable=SC2046
NIANBAO_REACHED=$got "$runner" $(grep -l '^random ' tests/screen/*/*.t)
keys() {
	awk -v name="$1" '$1 == name { n += $2 } END { print n + 0 }' "$got"
}
[ "$(keys nowhere)" = 0 ] || { echo "reach: the control has keys" >&2; exit 1; }
bad=0
for name in $(grep -rh '\.name = "' src/ui | sed 's/.*\.name = "\([^"]*\)".*/\1/' |
    sort -u); do
	n=$(keys "$name")
	printf '%-12s %s\n' "$name" "$n"
	[ "$n" -gt 0 ] || { echo "reach: no keys at random on screen $name" >&2; bad=1; }
done
exit $bad
