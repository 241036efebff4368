# bash completion for nianbao(1).  Commands, options and their values; agencies
# and years come from the default database (or the --db already typed).

_nianbao_ask()
{
	local i db=()
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--db) db=(--db "${COMP_WORDS[i + 1]}") ;;
		esac
	done
	nianbao "${db[@]}" "$@" 2>/dev/null
}

_nianbao_agencies()
{
	_nianbao_ask agency list --json | sed -n 's/.*"name":"\([^"\\]*\)".*/\1/p'
}

_nianbao_years()
{
	_nianbao_ask list --json | grep -F "\"agency\":\"$1\"" |
	    sed -n 's/.*"year":\([0-9]*\).*/\1/p'
}

_nianbao()
{
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
	local commands='edit new delete list agency show set import check export convert
		explain finalize reopen diff log form db help'
	local every='--db --forms --user --lang --no-color --ascii --plain --mouse --kiosk
		--terminal-encoding --ambiguous-width --encoding --help --version'
	local command= own= i n=0 agency= files=

	COMPREPLY=()
	case $prev in
	--db|--prior|--file|-o|--output)
		COMPREPLY=($(compgen -f -- "$cur")); return ;;
	--forms|--kiosk)
		COMPREPLY=($(compgen -d -- "$cur")); return ;;
	--lang) COMPREPLY=($(compgen -W 'zh en' -- "$cur")); return ;;
	--terminal-encoding)
		COMPREPLY=($(compgen -W 'auto utf-8 gbk gb18030' -- "$cur")); return ;;
	--ambiguous-width) COMPREPLY=($(compgen -W 'auto 1 2' -- "$cur")); return ;;
	--encoding)
		COMPREPLY=($(compgen -W 'utf-8 gb18030 gbk utf-16le utf-16be' -- "$cur"))
		return ;;
	--format)
		COMPREPLY=($(compgen -W 'docx html txt csv json md' -- "$cur")); return ;;
	--kind)
		COMPREPLY=($(compgen -W 'government office department township other' \
		    -- "$cur"))
		return ;;
	--level) COMPREPLY=($(compgen -W '1 2 3 4 5' -- "$cur")); return ;;
	--agency)
		COMPREPLY=($(compgen -W "$(_nianbao_agencies)" -- "$cur")); return ;;
	--user|--year|--reason|--code|--form|--alias|--no-alias) return ;;
	esac

	# The command, and which of its operands is being typed.
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		--*=*) ;;
		--db|--forms|--user|--lang|--kiosk|--terminal-encoding|--ambiguous-width|\
		--encoding|--form|--year|--kind|--level|--code|--agency|--prior|--format|\
		--output|-o|--reason|--alias|--no-alias)
			i=$((i + 1)) ;;
		--file) files=1 i=$((i + 1)) ;;
		-?*) ;;
		*)
			if [[ -z $command ]]; then
				command=${COMP_WORDS[i]}
			else
				n=$((n + 1))
				[[ $n = 1 ]] && agency=${COMP_WORDS[i]}
			fi ;;
		esac
	done

	case $command in
	new) own='--form' ;;
	list) own='--year --json' ;;
	agency) own='--kind --level --code --alias --no-alias --json' ;;
	import) own='--agency --year --blank-zero --accept-proposals --replace --dry-run --json' ;;
	check) own='--json --strict --file --prior --format -o --output --agency --year --blank-zero' ;;
	export) own='--format -o --output --draft --audit-head --all --ready --year' ;;
	convert) own='--format -o --output --agency --year --blank-zero' ;;
	explain|reopen) own='--reason' ;;
	finalize) own='--dry-run' ;;
	log) own='--json --verify' ;;
	form) own='--checks --source' ;;
	db) own='--json' ;;
	esac

	[[ -n $files ]] && { command=$command-file n=0; }

	if [[ $cur == -* ]]; then
		COMPREPLY=($(compgen -W "$own $every" -- "$cur"))
		return
	fi
	case $command:$n in
	:*|help:0) COMPREPLY=($(compgen -W "$commands" -- "$cur")) ;;
	agency:0) COMPREPLY=($(compgen -W 'list set rename' -- "$cur")) ;;
	agency:1) COMPREPLY=($(compgen -W "$(_nianbao_agencies)" -- "$cur")) ;;
	form:0) COMPREPLY=($(compgen -W 'list check show diff' -- "$cur")) ;;
	form:*) COMPREPLY=($(compgen -W '2021 2019' -- "$cur") $(compgen -f -- "$cur")) ;;
	db:0) COMPREPLY=($(compgen -W 'info verify backup upgrade' -- "$cur")) ;;
	db:*|import:*|convert:*|check-file:*) COMPREPLY=($(compgen -f -- "$cur")) ;;
	edit:0|delete:0|show:0|set:0|export:0|explain:0|finalize:0|reopen:0|diff:0|log:0|\
	check:0|new:0)
		COMPREPLY=($(compgen -W "$(_nianbao_agencies)" -- "$cur")) ;;
	edit:1|delete:1|show:1|set:1|export:1|explain:1|finalize:1|reopen:1|diff:[12]|log:1|\
	check:1)
		COMPREPLY=($(compgen -W "$(_nianbao_years "$agency")" -- "$cur")) ;;
	show:2) COMPREPLY=($(compgen -W 't1 t2 t3 t4 t5 t6' -- "$cur")) ;;
	esac
}
complete -F _nianbao nianbao
