# fish completion for nianbao(1): the program says what may stand here.

function __nianbao_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l out (nianbao complete -- $words[2..-1] 2>/dev/null)
    switch "$out[1]"
        case :file
            __fish_complete_path (commandline -ct)
        case :dir
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\n' $out
    end
end
complete -c nianbao -f -a '(__nianbao_complete)'
