# bash completion for nianbao(1): the program says what may stand here.

_nianbao()
{
	local line=${COMP_LINE:0:COMP_POINT} cur=${COMP_WORDS[COMP_CWORD]} word
	local -a words out
	read -ra words <<<"$line"
	[[ $line == *[[:space:]] ]] && words+=('')
	word=${words[${#words[@]} - 1]}
	mapfile -t out < <(nianbao complete -- "${words[@]:1}" 2>/dev/null)
	case ${out[0]} in
	:file) mapfile -t COMPREPLY < <(compgen -f -- "$cur"); return ;;
	:dir) mapfile -t COMPREPLY < <(compgen -d -- "$cur"); return ;;
	esac
	# bash takes the colons of a cell and "=" for ends of words.
	case $word in
	*[:=]*) out=("${out[@]#"${word%"${word##*[:=]}"}"}") ;;
	esac
	COMPREPLY=("${out[@]}")
	[[ ${#out[@]} = 1 && ${out[0]} == *= ]] && compopt -o nospace 2>/dev/null
	return 0
}
complete -F _nianbao nianbao
