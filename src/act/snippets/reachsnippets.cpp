// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The SSH tunnel, and curl.
#include "act/snippets/quoting.h"
#include "act/snippets/snippetparts.h"

using namespace Qt::StringLiterals;

namespace cinderscope::snippets {

namespace {

QString bracketed(const QString &host)
{
    return host.contains(u':') ? u'[' + host + u']' : host;
}

QString userAt(const SshHost &host)
{
    return host.user.isEmpty() ? QString() : host.user + u'@';
}

//! Words of ssh that lead to the host, the last of them its name.
QStringList sshWords(const Route &route)
{
    QStringList words;
    QStringList jumps;
    for (const SshHost &jump : route.sshJumps)
        jumps += userAt(jump) + bracketed(jump.host) + (jump.port > 0 ? u":%1"_s.arg(jump.port) : QString());
    if (!jumps.isEmpty())
        words << u"-J"_s << shellWord(jumps.join(u','));
    if (route.sshHost.port > 0)
        words << u"-p"_s << QString::number(route.sshHost.port);
    return words << shellWord(userAt(route.sshHost) + route.sshHost.host);
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : url.scheme() == "sc"_L1 ? kConnectPort : 80);
}

//! Where the application's figures, or what else the target tells, can be asked for; invalid: nowhere.
QUrl restUrl(const SnippetTarget &target)
{
    using Kind = SnippetTarget::Kind;
    const auto below = [](QUrl base, const QString &path) {
        base.setPath(base.path() + path);
        return base;
    };
    QString application = u"/api/v1/applications"_s;
    if (!target.applicationId.isEmpty())
        application += u'/' + target.applicationId;
    if (target.kind == Kind::Master)
        return target.ui.isEmpty() ? QUrl() : below(target.ui, u"/json/"_s);
    if (!target.ui.isEmpty() && !(target.ended && !target.history.isEmpty()))
        return below(target.ui, application);
    if (!target.history.isEmpty())
        return below(target.history, application);
    return {};
}

QStringList curlWords(const SnippetTarget &target, const QUrl &url)
{
    const Route &route = target.route;
    QStringList words{u"curl"_s, u"--fail"_s, u"--silent"_s, u"--show-error"_s, u"--compressed"_s};
    if (route.login == Route::Login::Basic)
        words << u"--user"_s << shellWord(route.user);
    if (route.login == Route::Login::Bearer)
        words << u"--header"_s << u"@-"_s;
    if (!route.certificatePath.isEmpty() && route.way != Route::Way::Ssh) {
        words << u"--cert"_s << shellWord(route.certificatePath);
        if (!route.keyPath.isEmpty())
            words << u"--key"_s << shellWord(route.keyPath);
    }
    if (route.way == Route::Way::HttpProxy) {
        words << u"--proxy"_s << shellWord(u"http://%1:%2"_s.arg(bracketed(route.proxyHost)).arg(route.proxyPort));
        if (!route.proxyUser.isEmpty())
            words << u"--proxy-user"_s << shellWord(route.proxyUser);
    }
    // Fully encoded: nothing in it is special to curl (its globbing is off all the same) but the shell's own.
    words << u"--globoff"_s << u"--url"_s << shellWord(url.toString(QUrl::FullyEncoded));
    return words;
}

} // namespace

Snippet sshTunnel(const SnippetTarget &target, const SnippetOptions &options)
{
    const auto kind = SnippetKind::SshTunnel;
    if (target.route.way != Route::Way::Ssh || target.route.sshHost.isEmpty())
        return missing(kind, target.here ? Texts::tr("It is on this computer: no tunnel is needed.")
                                         : Texts::tr("The place is reached without SSH."));
    QList<QUrl> ends;
    for (const QUrl &url : QList<QUrl>{target.ui, target.connect, target.history} + target.pages) {
        if (!url.host().isEmpty() && !ends.contains(url))
            ends.append(url);
    }
    if (ends.isEmpty())
        return missing(kind, Texts::tr("Nothing was found there yet that a tunnel could lead to."));
    QString text = u"ssh -N -o ExitOnForwardFailure=yes"_s;
    QStringList notes;
    QList<int> taken;
    for (const QUrl &url : ends) {
        const int far = portOf(url);
        int near = far < 1024 ? far + 8000 : far;
        while (taken.contains(near))
            ++near;
        taken.append(near);
        text += u" \\\n  -L "_s + shellWord(u"127.0.0.1:%1:%2:%3"_s.arg(near).arg(bracketed(url.host())).arg(far));
        QUrl here = url;
        here.setHost(u"localhost"_s);
        here.setPort(near);
        notes += Texts::tr("%1 there is then %2 here.").arg(url.toString(), here.toString());
    }
    if (options.listener && options.attach.port > 0)
        text += u" \\\n  -R 127.0.0.1:%1:127.0.0.1:%2"_s.arg(kFarListenerPort).arg(options.attach.port);
    else if (options.listener)
        notes += Texts::tr("Without the listener’s way back: this window does not listen on a port.");
    text += u" \\\n  "_s + sshWords(target.route).join(u' ') + u'\n';
    return {kind, text, {}, notes};
}

Snippet rest(const SnippetTarget &target)
{
    const auto kind = SnippetKind::Rest;
    if (target.kind == SnippetTarget::Kind::Application && target.ended && target.history.isEmpty())
        return missing(kind, Texts::tr("The application has ended, and no history server that lists it is known."));
    const QUrl url = restUrl(target);
    if (url.isEmpty())
        return missing(kind, Texts::tr("Nothing was found there that answers by REST."));
    const Route &route = target.route;
    QString command = curlWords(target, url).join(u' ');
    if (route.way == Route::Way::Ssh) // twice: ssh hands one line to the far shell
        command = u"ssh "_s + (route.login == Route::Login::Basic ? u"-t "_s : QString()) + sshWords(route).join(u' ') +
                  u" \\\n  "_s + shellWord(command);
    Snippet snippet;
    snippet.kind = kind;
    if (route.login == Route::Login::Bearer) {
        // printf is the shell's own: the token is in no list of processes
        command = u"printf 'Authorization: Bearer %s\\n' \"${SPARK_TOKEN:?}\" |\n  "_s + command;
        snippet.notes += Texts::tr("Set the variable SPARK_TOKEN to the token first.");
    }
    if (route.login == Route::Login::Basic)
        snippet.notes += Texts::tr("curl asks for the password of %1.").arg(route.user);
    if (route.way == Route::Way::HttpProxy && !route.proxyUser.isEmpty())
        snippet.notes += Texts::tr("curl asks for the proxy’s password.");
    if (!route.pins.isEmpty())
        snippet.notes +=
            Texts::tr("The server’s certificate was confirmed by hand; curl needs the file of the authority "
                      "that signed it (--cacert).");
    snippet.text = command + u'\n';
    return snippet;
}

} // namespace cinderscope::snippets
