# consumers.t - what the manual promises does something: every option, action and key.

# What is looked at, in a folder of its own.
tree() {
	mkdir tree
	(cd "$top" && tar cf - src/cmd src/ui include/ui) | (cd tree && tar xf -)
}

t "every option, action and key of the program is used"
"$top/src/tools/consumers.sh" "$top" >out || fail "$(cat out)"

t "one that nothing uses is named"
tree
sed 's/^	O(MOUSE,/	O(MOUSETRAP, "mousetrap", 0, "") \\\n&/' "$top/src/cmd/cmd.h" >tree/src/cmd/cmd.h
sed 's/^	A(UNDO,/	A(UNDONE, "<C-z>", "", "") \\\n&/' "$top/include/ui/keymap.h" \
    >tree/include/ui/keymap.h
sed 's/K_PASTE,/K_PASTE, K_PASTILLE,/' "$top/src/ui/term/keydec.h" >tree/src/ui/term/keydec.h
"$top/src/tools/consumers.sh" tree >out && fail "nothing was missed"
for missed in "option MOUSETRAP" "action UNDONE" "key K_PASTILLE"; do
	yes grep -q "nothing uses $missed" out
done
yes test "$(wc -l <out)" -eq 3

t "a mouse that only the terminal's own files know is used by nothing"
tree
sed '/K_MOUSE/d' "$top/src/ui/ui.c" >tree/src/ui/ui.c
"$top/src/tools/consumers.sh" tree >out && fail "nothing was missed"
yes grep -q "nothing uses key K_MOUSE" out
