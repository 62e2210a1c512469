// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snippets/listenerdialog.h"

#include "act/snippets/snippet.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/snippets/copybutton.h"
#include "gui/snippets/snippetview.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

ListenerDialog::ListenerDialog(const ListenAddress &address, bool listening, const QString &jar, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Attach the listener for live events"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Medium);
    layout->addWidget(createIntroduction(address, listening, jar));
    m_view = new SnippetView(this);
    m_view->setKinds({SnippetKind::SparkSubmit, SnippetKind::PysparkBuilder, SnippetKind::SparkDefaults,
                      SnippetKind::EnvironmentSh, SnippetKind::EnvironmentFish, SnippetKind::EnvironmentPowershell,
                      SnippetKind::AttachPython, SnippetKind::AttachScala});
    m_view->setListenerForced(true);
    SnippetListener listener = SnippetListener::of(address);
    listener.jar = jar;
    m_view->setTarget(SnippetTarget::anything(), listener);
    m_view->select(SnippetKind::SparkSubmit);
    layout->addWidget(m_view, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    QPushButton *preferences = buttons->addButton(tr("&Preferences…"), QDialogButtonBox::ActionRole);
    connect(preferences, &QPushButton::clicked, this, &ListenerDialog::preferencesRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *copy = new CopyButton(this);
    buttons->addButton(copy, QDialogButtonBox::ActionRole);
    copy->setDefault(true);
    connect(copy, &QPushButton::clicked, m_view, &SnippetView::copy);
    connect(m_view, &SnippetView::copied, copy, &CopyButton::tellCopied);
    connect(m_view, &SnippetView::snippetChanged, this,
            [this, copy] { copy->setEnabled(m_view->snippet().available()); });
    layout->addWidget(buttons);
    resize(820, 560);
}

QWidget *ListenerDialog::createIntroduction(const ListenAddress &address, bool listening, const QString &jar)
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Medium);
    auto *icon = new QLabel(box);
    const bool fine = listening && !jar.isEmpty();
    icon->setPixmap(
        (fine ? Icons::icon(u"live"_s, ColorRole::Accent) : Icons::severity(Severity::Warning)).pixmap(24, 24));
    auto *text = new QLabel(box);
    text->setWordWrap(true);
    text->setTextFormat(Qt::RichText);
    text->setTextInteractionFlags(Qt::TextBrowserInteraction);
    text->setOpenExternalLinks(true);
    QString html = u"<p>"_s +
                   tr("The listener is a small jar in the driver. It tells every event as it happens, so that progress "
                      "moves by itself, nothing is polled, and what was seen is kept when the driver crashes.") +
                   u"</p>"_s;
    if (jar.isEmpty())
        html +=
            u"<p><b>"_s + tr("This build came without the jar.") + u"</b> "_s +
            tr("It is built where Maven’s registry can be reached (./dev build release listener), or comes with the "
               "packages. Put its path in place of %1, or into the variable CINDERSCOPE_LISTENER_JAR before the "
               "window is started.")
                .arg(u"<code>"_s % QLatin1StringView(kNoJar) % u"</code>"_s) +
            u"</p>"_s;
    if (!listening)
        html += u"<p><b>"_s + tr("This window does not listen.") + u"</b> "_s +
                tr("Switch it on in the preferences, under “Listening”.") + u"</p>"_s;
    else if (!address.primary && address.otherPid > 0)
        html +=
            u"<p>"_s +
            tr("Another window (process %1) listens too, and drivers find that one by themselves. The address below "
               "leads them to this one.")
                .arg(address.otherPid) +
            u"</p>"_s;
    else if (listening)
        html += u"<p>"_s + tr("Drivers of yours on this computer find this window by themselves.") + u"</p>"_s;
    text->setText(html);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    return box;
}

} // namespace cinderscope
