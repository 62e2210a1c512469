# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# fish completion for cinderscope-cli

set -l commands list summary scan watch listen proxy help
set -l keys id attempt name user spark state start duration size path
set -l descending -$keys

complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -f
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a list -d 'List logs and folders of logs'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a summary -d 'Read logs and sum them up'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a scan -d 'Look for Spark here or elsewhere'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a watch -d 'Follow an application to its end'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a listen -d 'Take drivers that have the listener'
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a proxy -d "Serve Spark's pages here"
complete -c cinderscope-cli -n "not __fish_seen_subcommand_from $commands" -a help -d 'Tell more about a command'
complete -c cinderscope-cli -s h -l help -d 'Print help and end'
complete -c cinderscope-cli -s V -l version -d 'Print the version and end'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from help' -f -a 'list summary scan watch listen proxy'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from list summary scan watch listen proxy' -l json -d 'One JSON object a line'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from list' -l sort -x -a "$keys $descending" -d 'Order by a column'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from summary' -l report -d 'Also print the import report'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from summary' -l threads -x -a '1 2 4 8' -d 'Number of threads'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from watch' -l wait -x -a '60 600' -d 'Seconds to wait for the application'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from listen' -l port -x -d 'TCP port on the loopback interface'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from listen' -l journal -x -a '(__fish_complete_directories)' -d 'Folder of the journals'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from listen' -l no-journal -d 'Keep nothing'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from proxy' -l to -x -d 'Address of a Spark page'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from proxy' -l pin -x -d 'Fingerprint of a trusted certificate'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from proxy' -l log -d 'A line for each request'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from scan' -l host -x -a '(__fish_print_hostnames)' -d 'Host, address, URL or range to look at'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from scan' -l ports -x -a '4040-4056 8080 18080' -d 'Ports to try'
complete -c cinderscope-cli -n '__fish_seen_subcommand_from scan' -l wait -x -a '60 10' -d 'Seconds to wait for answers'
