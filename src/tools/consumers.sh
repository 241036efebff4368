#!/bin/sh
# consumers.sh TREE - options, actions and keys that are promised and that nothing uses.
#
# An option of cmd.h is used where its OPT_ is asked for; an action of keymap.h where a
# table or a test acts on it ("{ ACTION_X, run", "== ACTION_X", "case ACTION_X"), not where
# a key line lists it; a key of keydec.h where it is the key of an action, or beyond the
# terminal's own files (F11 and F12 are decoded and promised nowhere).  Prints a line for each that nothing uses; status 1 if there is one.
cd "$1" || exit 2
screens=$(cat src/ui/*.c $(ls src/ui/*/*.c | grep -v /term/)) || exit 2
found=0

uses() {			# uses PATTERN: do the screens have it?
	printf '%s\n' "$screens" | grep -qE "$1"
}
unused() {
	echo "nothing uses $1 $2"
	found=1
}

for id in $(sed -n 's/^	O(\([A-Z_]*\),.*/\1/p' src/cmd/cmd.h); do
	grep -qw "OPT_$id" src/cmd/*.c || unused option "$id"
done
for id in $(sed -n 's/^	A(\([A-Z_0-9]*\),.*/\1/p' include/ui/keymap.h); do
	[ "$id" = NONE ] || uses "(\{|==|!=|case) *ACTION_$id\b" || unused action "$id"
done
for id in $(sed -n '/^enum key_code/,/^}/p' src/ui/term/keydec.h |
    grep -o '\bK_[A-Z0-9_]*' | grep -v 'K_HELD\|K_NONE\|K_F1[12]' | sort -u); do
	name=$(sed -n "s/.*{ \"\([^\"]*\)\", $id }.*/\1/p" src/ui/term/keyname.c)
	[ -n "$name" ] && grep -q "[\" ]<$name>[\" ]" include/ui/keymap.h ||
	    uses "\b$id\b" || unused key "$id"
done
exit $found
