# hardened.t - what the linker and the compiler were asked for is in what they made.

build=$O
case $build in /*) ;; *) build=$top/$O ;; esac
# Here by names without blanks.
programs() {
	for p in "$program" "$build/libexec/nianbao-convert" "$build/libexec/nianbao-render"; do
		[ ! -x "$p" ] || { ln -s "$p" "${p##*/}" && echo "${p##*/}"; }
	done
}
hardened() {
	command -v readelf >/dev/null || { skip "no readelf"; return 1; }
	grep -q -e '-fstack-protector-strong' "$build/stamp/flags" ||
	    { skip "built without HARDEN"; return 1; }
}

t "no fixed address, nothing both written and run, all bound at the start"
if hardened; then
	for p in $(programs); do
		readelf -W -h "$p" >head && readelf -W -l "$p" >parts && readelf -W -d "$p" >links
		yes grep -q 'Type: *DYN' head
		yes grep -q GNU_RELRO parts
		yes grep -E -q 'GNU_STACK .* RW +0x' parts
		no grep -E 'LOAD .* RWE ' parts
		yes grep -E -q 'BIND_NOW|FLAGS_1.* NOW' links
		no grep -E 'RPATH|RUNPATH|TEXTREL' links
	done
fi

t "stacks are guarded, calls that copy are checked, variables begin as zero"
if hardened; then
	for p in $(programs); do
		nm -D --undefined-only "$p" >names
		yes grep -q __stack_chk_fail names
		yes grep -q '_chk@' names
	done
	# What the compiler knows of these is in the flags.
	for flag in -fstack-clash-protection -fcf-protection \
	    -ftrivial-auto-var-init=zero; do
		echo 'int x;' | ${CC:-cc} -Werror $flag -S -o /dev/null -x c - 2>/dev/null ||
		    continue
		yes grep -q -e "$flag" "$build/stamp/flags"
	done
fi

t "what makes processes is known, and nothing else does"
if command -v nm >/dev/null; then
	# Calls that start something, take a library in, or write without knowing how much.
	calls='(system|popen|exec[a-z]*|fexecve|posix_spawnp?|vfork|fork|forkpty|clone3?|wordexp'
	calls="$calls|dlm?open|dlsym|mktemp|tmpnam|tempnam|gets|getwd|v?sprintf|st[rp]cpy|strcat"
	calls="$calls|set(e|re|res|fs)?[ug]id|setgroups)"
	for p in $(programs); do
		nm -D --undefined-only "$p" | sed 's/.* U //; s/@.*//' |
		    grep -E "^$calls\$" | sort | tr '\n' ' ' >made
		case ${p##*/} in
		nianbao)		want='fork forkpty ' ;;
		nianbao-convert)	want='execvp fork ' ;;
		nianbao-render)		want='fork ' ;;
		esac
		[ "$(cat made)" = "$want" ] || fail "${p##*/}: $(cat made)"
	done
fi
