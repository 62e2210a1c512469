# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for cinderscope-cli

set -l commands list summary help
set -l keys id attempt name user spark state start duration size path
set -l descending -$keys

complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -f
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a list -d 'List logs and folders of logs'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a summary -d 'Read logs and sum them up'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a help -d 'Tell more about a command'
complete -c cinderscope-cli -s h -l help -d 'Print help and end'
complete -c cinderscope-cli -s V -l version -d 'Print the version and end'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from help' -f -a 'list summary'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from list summary' -l json -d 'One JSON object a line'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from list' -l sort -x -a "$keys $descending" -d 'Order by a column'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from summary' -l report -d 'Also print the import report'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from summary' -l threads -x -a '1 2 4 8' -d 'Number of threads'
