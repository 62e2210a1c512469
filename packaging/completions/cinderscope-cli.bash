# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for cinderscope-cli
# shellcheck shell=bash

_cinderscope_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]:-}
    local keys="id attempt name user spark state start duration size path"
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        mapfile -t COMPREPLY < <(compgen -W "list summary scan watch kill listen proxy snippet start stop jupyter help -h --help -V --version" -- "$current")
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
    if [[ $previous == --scala ]]; then
        mapfile -t COMPREPLY < <(compgen -W "2.12 2.13" -- "$current")
        return
    fi
    [[ $previous == --spark || $previous == --ssh || $previous == --set ]] && return
    if [[ $previous == --timeout ]]; then
        mapfile -t COMPREPLY < <(compgen -W "60 300" -- "$current")
        return
    fi
    [[ $previous =~ ^--(job|stage|task|group|tag|sql|query|driver|reason|master)$ ]] && return
    [[ $previous == --host || $previous == --ports ]] && return
    [[ $previous == --port || $previous == --pin || $previous == --to ]] && return
    [[ $previous == --via || $previous == --via-password || $previous == --user || $previous == --password ]] && return
    [[ $previous == --bearer || $previous == --passphrase ]] && return
    if [[ $previous == --certificate || $previous == --key ]]; then
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
    fi
    case $command in
        kill)
            mapfile -t COMPREPLY < <(compgen -W "--json --yes --reason --wait --master --job --stage --task --group --tag --sql --query --driver --all-jobs --application -h --help -V --version" -- "$current")
            ;;
        listen)
            mapfile -t COMPREPLY < <(compgen -W "--json --port --journal --no-journal -h --help -V --version" -- "$current")
            ;;
        proxy)
            mapfile -t COMPREPLY < <(compgen -W "--json --log --pin --to --ssh --via --via-password --user --password --bearer --certificate --key --passphrase -h --help -V --version" -- "$current")
            ;;
        snippet)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--json --list --listener --cluster --jar --settings --spark --scala --ssh --wait -h --help -V --version" -- "$current")
            elif ((COMP_CWORD == 2)); then
                mapfile -t COMPREPLY < <(compgen -W "pyspark-builder scala-builder connect-python connect-scala spark-submit spark-shell pyspark ssh-tunnel rest attach-python attach-scala env-sh env-fish env-powershell spark-defaults summary-text summary-markdown summary-json" -- "$current")
            else
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
        start)
            if [[ $current == -* ]]; then
                mapfile -t COMPREPLY < <(compgen -W "--json --keep --log --set --timeout --token --list -h --help -V --version" -- "$current")
            else
                compopt -o filenames 2>/dev/null
                mapfile -t COMPREPLY < <(compgen -f -- "$current")
            fi
            ;;
        stop)
            mapfile -t COMPREPLY < <(compgen -W "--json --all --list --timeout -h --help -V --version" -- "$current")
            ;;
        jupyter)
            mapfile -t COMPREPLY < <(compgen -W "--json --url --token --wait -h --help -V --version" -- "$current")
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
            mapfile -t COMPREPLY < <(compgen -W "list summary scan watch kill listen proxy snippet start stop jupyter" -- "$current")
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
