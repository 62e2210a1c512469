// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/remote/remotescript.h"

#include "act/snippets/quoting.h"

#include <algorithm>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QByteArray word(const QString &text)
{
    return shellWord(text).toUtf8();
}

QByteArray nonce()
{
    const quint64 value = QRandomGenerator::system()->generate64();
    return QByteArray::number(value, 36);
}

//! A name that a shell can export; others cannot be in an environment that is made by one.
bool isVariable(const QString &name)
{
    if (name.isEmpty() || name[0].isDigit())
        return false;
    return std::ranges::all_of(name, [](QChar c) { return c == u'_' || (c.unicode() < 128 && c.isLetterOrNumber()); });
}

QByteArray exports(const PropertyPairs &environment)
{
    QByteArray lines;
    for (const auto &[name, value] : environment) {
        if (isVariable(name))
            lines += name.toLatin1() + '=' + word(value) + "; export " + name.toLatin1() + '\n';
    }
    return lines;
}

QByteArray sayFunction(const QByteArray &mark)
{
    // one line a value, whatever is in it
    return "mark=" + mark + R"sh(
say() { printf '%s %s %s\n' "$mark" "$1" "$(printf '%s' "$2" | tr '\n\r' '  ')"; }
)sh";
}

RemoteScript script(const QByteArray &mark, const QByteArray &body)
{
    RemoteScript result;
    result.mark = mark;
    result.text = "cinderscope_main() {\n" + sayFunction(mark) + body +
                  "say done 1\n}\nprintf '\\n'; cinderscope_main </dev/null 2>&1; exit\n";
    return result;
}

//! Runs \a body as the login shell would have a program run: with what its profile sets.
QByteArray asLogin(const QByteArray &body)
{
    // the login shell sees a fixed line, which sh, bash, zsh, ksh and fish read alike; csh takes no -l with -c
    return "cinderscope_body=" + word(QString::fromUtf8(body)) + "\n" + R"sh(out=
case ${SHELL##*/} in
'' | csh | tcsh) ;;
*)
    limit=
    command -v timeout >/dev/null 2>&1 && limit='timeout 30'
    out=$(CINDERSCOPE_BODY=$cinderscope_body $limit "$SHELL" -l -c 'exec /bin/sh -c "eval \"\$CINDERSCOPE_BODY\""' </dev/null 2>&1)
    ;;
esac
case $out in
*"$mark begun "*)
    say login 1
    printf '%s\n' "$out"
    ;;
*)
    case ${SHELL##*/} in
    '' | csh | tcsh) say login 1 ;;
    *) say login 0 ;;
    esac
    printf '%s\n' "$out"
    CINDERSCOPE_BODY=$cinderscope_body /bin/sh -c 'eval "$CINDERSCOPE_BODY"' 2>&1
    ;;
esac
)sh";
}

QByteArray plain(const QByteArray &body)
{
    return "cinderscope_body=" + word(QString::fromUtf8(body)) +
           "\nCINDERSCOPE_BODY=$cinderscope_body /bin/sh -c 'eval \"$CINDERSCOPE_BODY\"' 2>&1\n";
}

QByteArray beginBody(const QByteArray &mark)
{
    // a line of its own: the profile may have talked without an end
    return sayFunction(mark) + "unset CINDERSCOPE_BODY\nprintf '\\n'\nsay begun 1\n";
}

// who and where this is
constexpr char kIdentity[] = R"sh(
say system "$(uname -s) $(uname -m)"
say user "$(id -un)"
name=$(hostname 2>/dev/null || uname -n)
say hostname "$name"
say fqdn "$(hostname -f 2>/dev/null)"
say connection "$SSH_CONNECTION"
say addresses "$(hostname -I 2>/dev/null || ifconfig -a 2>/dev/null | awk '$1 ~ /^inet6?$/ { sub(/%.*/, "", $2); print $2 }')"
if command -v getent >/dev/null 2>&1; then
    say ownaddress "$(getent ahosts "$name" | awk '{ print $1; exit }')"
else
    say ownaddress unknown
fi
)sh";

// Spark: what was asked for, SPARK_HOME, spark-submit of the PATH, or the pyspark of its Python
constexpr char kFindSpark[] = R"sh(
case $home in
'~') home=$HOME ;;
'~/'*) home=$HOME/${home#'~/'} ;;
esac
from=configuration
[ -n "$home" ] || { home=$SPARK_HOME; from=SPARK_HOME; }
if [ -z "$home" ]; then
    submit=$(command -v spark-submit)
    if [ -n "$submit" ]; then
        from=$submit
        real=$(readlink -f "$submit" 2>/dev/null || printf '%s' "$submit")
        home=$(dirname "$(dirname "$real")")
        [ -d "$home/jars" ] ||
            home=$("$(dirname "$submit")/python3" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))' 2>/dev/null)
    fi
fi
if [ -z "$home" ]; then
    say nohome unset
elif [ ! -d "$home" ]; then
    say nohome "missing $home"
elif [ ! -x "$home/bin/spark-class" ]; then
    say nohome "empty $home"
else
    home=$(cd "$home" && pwd)
    say home "$home"
    say homefrom "$from"
    for jar in "$home"/jars/spark-core_*.jar; do
        [ -e "$jar" ] && say core "${jar##*/}"
    done
fi
)sh";

// Java as bin/spark-class would take it, after conf/spark-env.sh
constexpr char kFindJava[] = R"sh(
command -v bash >/dev/null 2>&1 && say bash 1
if [ -n "$home" ] && [ -r "$home/bin/load-spark-env.sh" ] && command -v bash >/dev/null 2>&1; then
    java=$(SPARK_HOME=$home bash -c '. "$SPARK_HOME/bin/load-spark-env.sh" >/dev/null 2>&1
        if [ -n "$JAVA_HOME" ]; then printf "%s\n" "$JAVA_HOME/bin/java"; else command -v java; fi' </dev/null 2>/dev/null | tail -n 1)
elif [ -n "$JAVA_HOME" ]; then
    java=$JAVA_HOME/bin/java
else
    java=$(command -v java)
fi
say java "$java"
if [ -n "$java" ]; then
    told=$("$java" -version </dev/null 2>&1)
    version=$(printf '%s\n' "$told" | grep ' version "' | head -n 1)
    if [ -n "$version" ]; then
        say javaversion "$version"
    else
        say javafails "$(printf '%s\n' "$told" | tail -n 1)"
    fi
fi
python=${PYSPARK_PYTHON:-python3}
say python "$("$python" -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' </dev/null 2>/dev/null)"
)sh";

constexpr char kFindPorts[] = R"sh(
if [ -r /proc/net/tcp ]; then
    say hexports "$(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | awk '$4 == "0A" { n = split($2, part, ":"); print part[n] }' | sort -u)"
elif command -v netstat >/dev/null 2>&1; then
    say ports "$(netstat -an 2>/dev/null | awk '/LISTEN/ { n = split($4, part, /[.:]/); print part[n] }' | sort -u)"
fi
)sh";

//! The folder of \a name, made for this user only: $dir, or nothing.
QByteArray makeFolder(const QByteArray &name)
{
    QByteArray text = "dir=\nfor base in";
    for (const QString &base : remoteBases())
        text += ' ' + base.toLatin1();
    return text + R"sh(; do
    top=${base%/clusters}
    mkdir -p "$base" 2>/dev/null || continue
    # below a folder that others can write to, theirs may be there already
    [ -O "$top" ] && [ -O "$base" ] && [ ! -L "$top" ] && [ ! -L "$base" ] || continue
    chmod 700 "$top" "$base" 2>/dev/null || continue
    mkdir "$base/)sh" +
           name + R"sh(" 2>/dev/null && { dir=$base/)sh" + name + R"sh(; break; }
done
)sh";
}

// $dir is set. Verified is by what runs: a number may be another process by now.
constexpr char kStopFunctions[] = R"sh(
ours() {
    case $1 in '' | *[!0-9]*) return 1 ;; esac
    kill -0 "$1" 2>/dev/null || return 1
    if [ -r "/proc/$1/cmdline" ]; then
        tr '\000' '\n' <"/proc/$1/cmdline" | grep -qxF -- "$dir/spark.conf"
    else
        ps -ww -o args= -p "$1" 2>/dev/null | grep -qF -- "$dir/spark.conf"
    fi
}
below() { ls -ld /proc/[0-9]*/cwd 2>/dev/null | sed 's|$|/|' | grep -F -e "-> $1/" | sed -n 's|.* /proc/\([0-9]*\)/cwd -> .*|\1|p'; }
inside() {
    below "$dir/work"
    # what bin/spark-class was about to start; not a shell that somebody took there
    for each in $(below "$dir"); do
        tr '\000' '\n' 2>/dev/null <"/proc/$each/cmdline" | grep -qF org.apache.spark && echo "$each"
    done
}
pause() { sleep 0.2 2>/dev/null || sleep 1; }
until_none_inside() {
    tries=15
    while [ $tries -gt 0 ] && [ -n "$(inside)" ]; do
        pause
        tries=$((tries - 1))
    done
}
end_it() {
    pid=$(cat "$dir/pid" 2>/dev/null)
    tries=$(($1 * 5))
    if ours "$pid"; then
        kill "$pid" 2>/dev/null
        while [ $tries -gt 0 ] && ours "$pid"; do
            pause
            tries=$((tries - 1))
        done
        ours "$pid" && kill -9 "$pid" 2>/dev/null
        tries=25
        while [ $tries -gt 0 ] && ours "$pid"; do
            pause
            tries=$((tries - 1))
        done
        say stopped "$pid"
    fi
    # executors and drivers end with their worker; those that do not are in its folder
    until_none_inside
    for child in $(inside); do kill "$child" 2>/dev/null; done
    until_none_inside
    for child in $(inside); do kill -9 "$child" 2>/dev/null; done
    until_none_inside
    if ours "$pid"; then
        say left "process $pid"
        return
    fi
    rm -rf "$dir" 2>/dev/null
    [ ! -e "$dir" ] || { pause; rm -rf "$dir" 2>/dev/null; }
    [ ! -e "$dir" ] || { say left "folder $dir"; return; }
    rmdir "${dir%/*}" 2>/dev/null && rmdir "${dir%/clusters/*}" 2>/dev/null
    return 0
}
)sh";

// $1 number of the log in the answer, $2 process, $3 bytes that are known
constexpr char kLookFunction[] = R"sh(
look() {
    if ours "$2"; then say alive "$1 1"; else say alive "$1 0"; fi
    [ -r "$dir/log" ] || return
    size=$(($(wc -c <"$dir/log")))
    [ "$size" -gt "$3" ] || return
    say log "$1"
    tail -c "+$(($3 + 1))" "$dir/log" | head -c 65536
    printf '\n'
    say endlog "$1"
}
)sh";

//! The script in the folder, for a person.
QByteArray stopFile()
{
    return QByteArray("#!/bin/sh\n# Ends the Spark daemon of this folder and removes the folder.\n"
                      "trap '' HUP PIPE\ndir=$(cd \"$(dirname \"$0\")\" && pwd) || exit 1\n"
                      "say() { echo \"$1 $2\"; }\n") +
           kStopFunctions + "end_it 10\n";
}

} // namespace

QStringList remoteBases()
{
    return {u"\"$HOME/.local/state/cinderscope/clusters\""_s, u"\"${TMPDIR:-/tmp}/cinderscope-$(id -u)/clusters\""_s};
}

RemoteScript preflightScript(const PreflightWish &wish)
{
    const QByteArray mark = "@cs-" + nonce();
    QByteArray body = beginBody(mark) + exports(wish.environment) + "home=" + word(wish.sparkHome) + '\n';
    if (!wish.java.isEmpty())
        body += "JAVA_HOME=" + word(wish.java) + "; export JAVA_HOME\n";
    body += QByteArray(kIdentity) + kFindSpark + kFindJava + kFindPorts;
    return script(mark, asLogin(body));
}

RemoteScript namesScript(const QStringList &names)
{
    const QByteArray mark = "@cs-" + nonce();
    QByteArray body = "say begun 1\nif command -v getent >/dev/null 2>&1; then\n";
    for (const QString &name : names) {
        body += "for address in $(getent ahosts " + word(name) +
                " 2>/dev/null | awk '{ print $1 }' | sort -u); do say name " + word(name) + "\" $address\"; done\n";
    }
    return script(mark, body + "fi\n");
}

RemoteScript startScript(const DaemonStart &daemon)
{
    const QByteArray tag = nonce(), mark = "@cs-" + tag;
    const auto file = [&](const QByteArray &path, QByteArray text) -> QByteArray {
        if (!text.isEmpty() && !text.endsWith('\n'))
            text += '\n';
        return "cat >" + path + " <<'END_" + tag + "'\n" + text + "END_" + tag + '\n';
    };
    QByteArray body = beginBody(mark);
    body += "cd \"$CINDERSCOPE_DIR\" || { say failed folder; exit; }\n"
            "dir=$CINDERSCOPE_DIR\nunset CINDERSCOPE_DIR\n";
    if (!daemon.javaHome.isEmpty())
        body += "JAVA_HOME=" + word(daemon.javaHome) + "; export JAVA_HOME\n";
    body += "SPARK_HOME=" + word(daemon.sparkHome) + "; export SPARK_HOME\n";
    if (!daemon.localAddress.isEmpty())
        body += "SPARK_LOCAL_IP=${SPARK_LOCAL_IP:-" + daemon.localAddress.toLatin1() + "}; export SPARK_LOCAL_IP\n";
    body += exports(daemon.environment);
    body += "SPARK_WORKER_DIR=${SPARK_WORKER_DIR:-$dir/work}; export SPARK_WORKER_DIR\n"
            "defaults=${SPARK_CONF_DIR:-$SPARK_HOME/conf}/spark-defaults.conf\n"
            "(\numask 077\n: >log\n[ ! -r \"$defaults\" ] || { cat \"$defaults\"; echo; } >>spark.conf\n"
            "cat properties >>spark.conf && rm -f properties\n)\n"
            "alone=\ncommand -v setsid >/dev/null 2>&1 && alone=setsid\n"
            "nohup $alone \"$SPARK_HOME/bin/spark-class\" " +
            word(daemon.className) + " --properties-file \"$dir/spark.conf\"";
    for (const QString &argument : daemon.arguments)
        body += ' ' + word(argument);
    body += " </dev/null >>log 2>&1 &\n"
            "pid=$!\necho $pid >pid\nsay pid $pid\n";
    // what the daemon's own applications write has the umask that it would have
    QByteArray text = "trap '' HUP\nsay begun 1\nmask=$(umask)\numask 077\n" + makeFolder(daemon.name.toLatin1()) +
                      "if [ -z \"$dir\" ]; then say failed folder; say done 1; return; fi\nsay dir \"$dir\"\n"
                      "CINDERSCOPE_DIR=$dir; export CINDERSCOPE_DIR\n";
    text += file("\"$dir/properties\"", daemon.properties) + file("\"$dir/stop\"", stopFile());
    text += "umask \"$mask\"\n";
    text += daemon.loginShell ? asLogin(body) : plain(body);
    text += "unset CINDERSCOPE_DIR\n";
    return script(mark, text);
}

RemoteScript lookScript(const QList<DaemonLook> &daemons)
{
    const QByteArray mark = "@cs-" + nonce();
    QByteArray body = QByteArray("say begun 1\n") + kStopFunctions + kLookFunction;
    for (int i = 0; i < daemons.size(); ++i) {
        body += "dir=" + word(daemons[i].folder) + "; look " + QByteArray::number(i) + ' ' +
                QByteArray::number(daemons[i].pid) + ' ' + QByteArray::number(daemons[i].offset) + '\n';
    }
    return script(mark, body);
}

RemoteScript stopScript(const QString &name, const QString &folder, int graceS)
{
    const QByteArray mark = "@cs-" + nonce();
    QByteArray body = "trap '' HUP PIPE\nsay begun 1\n" + QByteArray(kStopFunctions) + "found=\nfor dir in";
    if (!folder.isEmpty())
        body += ' ' + word(folder);
    else {
        for (const QString &base : remoteBases())
            body += ' ' + base.toLatin1() + '/' + name.toLatin1();
    }
    body += "; do\n[ -d \"$dir\" ] || continue\nfound=1\nend_it " + QByteArray::number(graceS) +
            "\ndone\n[ -n \"$found\" ] || say gone 1\n";
    return script(mark, body);
}

QString stopCommand(const QString &sshHost, int sshPort, const QString &folder)
{
    // the far side's shell reads the word again
    QString text = u"ssh "_s;
    if (sshPort != 0)
        text += u"-p %1 "_s.arg(sshPort);
    return text + shellWord(sshHost) + u' ' + shellWord(u"sh "_s + shellWord(folder + u"/stop"_s));
}

bool isDaemonName(const QString &name)
{
    return !name.isEmpty() && name.size() <= 120 &&
           std::ranges::all_of(name, [](QChar c) { return c == u'-' || (c.unicode() < 128 && c.isLetterOrNumber()); });
}

bool isDaemonFolder(const QString &folder, const QString &name)
{
    return folder.startsWith(u'/') && folder.endsWith(u"/clusters/"_s + name) && !folder.contains(u"/../"_s);
}

} // namespace cinderscope
