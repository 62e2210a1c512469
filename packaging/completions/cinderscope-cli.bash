# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for cinderscope-cli
# shellcheck shell=bash

_cinderscope_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-}
    local keys="id attempt name user spark state start duration size path"
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "list summary scan watch listen proxy help -h --help -V --version" -- "$current")
        return
    fi
    # --sort=KEY comes as three words: --sort = KEY
    if [[ $previous == = && ${COMP_WORDS[COMP_CWORD - 2]} == --sort ]] || [[ $previous == --sort ]]; then
        [[ $current == = ]] && current=
        local key
        for key in $keys; do keys+=" -$key"; done
        mapfile -t COMPREPLY < <(compgen -W "$keys" -- "$current")
        return
    fi
    if [[ $previous == --threads ]]; then
        mapfile -t COMPREPLY < <(compgen -W "1 2 4 8" -- "$current")
        return
    fi
    if [[ $previous == --wait ]]; then
        mapfile -t COMPREPLY < <(compgen -W "60 600" -- "$current")
        return
    fi
    if [[ $previous == --journal ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return
    fi
    [[ $previous == --host || $previous == --ports ]] && return
    [[ $previous == --port || $previous == --pin || $previous == --to ]] && return
    case $command in
        listen)
            mapfile -t COMPREPLY < <(compgen -W "--json --port --journal --no-journal -h --help -V --version" -- "$current")
            ;;
        proxy)
            mapfile -t COMPREPLY < <(compgen -W "--json --log --pin --to -h --help -V --version" -- "$current")
            ;;
        scan)
            mapfile -t COMPREPLY < <(compgen -W "--json --host --ports --wait -h --help -V --version" -- "$current")
            ;;
        watch)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--json --wait -h --help -V --version" -- "$current")
            else
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
        help)
            mapfile -t COMPREPLY < <(compgen -W "list summary scan watch listen proxy" -- "$current")
            ;;
        list)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--json --sort -h --help -V --version" -- "$current")
            else
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
        summary)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "- --json --report --threads -h --help -V --version" -- "$current")
            else
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
    esac
}
complete -F _cinderscope_cli cinderscope-cli
