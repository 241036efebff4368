#compdef nianbao
# zsh completion for nianbao(1): the program says what may stand here.

_nianbao()
{
	local -a out more
	out=("${(@f)$(nianbao complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
	case $out[1] in
	:file) _files; return ;;
	:dir) _files -/; return ;;
	esac
	more=(${(M)out:#*=})
	out=(${out:#*=})
	(( $#more )) && compadd -S '' -- $more
	(( $#out )) && compadd -- $out
}
if [ "$funcstack[1]" = _nianbao ]; then
	_nianbao "$@"
else
	compdef _nianbao nianbao
fi
