// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snippets/snippetdialog.h"

#include "gui/base/elidedlabel.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/snippets/copybutton.h"
#include "gui/snippets/snippetview.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QString iconName(SnippetTarget::Kind kind)
{
    switch (kind) {
    case SnippetTarget::Kind::Application:
        return u"application"_s;
    case SnippetTarget::Kind::Master:
        return u"cluster"_s;
    case SnippetTarget::Kind::History:
        return u"recent"_s;
    case SnippetTarget::Kind::Connect:
        return u"link"_s;
    case SnippetTarget::Kind::Anything:
    case SnippetTarget::Kind::Computer:
        break;
    }
    return u"computer"_s;
}

QString factsText(const SnippetTarget &target)
{
    QStringList facts;
    if (!target.applicationId.isEmpty())
        facts += target.applicationId;
    if (!target.master.isEmpty() && target.master != target.name)
        facts += target.master;
    if (!target.sparkVersion.isEmpty())
        facts += SnippetDialog::tr("Spark %1").arg(target.sparkVersion.simplified());
    if (target.route.way == Route::Way::Ssh)
        facts += SnippetDialog::tr("through %1").arg(target.route.sshHost.host);
    return facts.join(u" · "_s);
}

} // namespace

SnippetDialog::SnippetDialog(const SnippetTarget &target, const SnippetListener &listener, bool remembers,
                             QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Copy connection"));
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(Spacing::Medium);
    layout->addWidget(createHeading(target));
    m_view = new SnippetView(this);
    layout->addWidget(m_view, 1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto *copy = new CopyButton(this);
    m_copy = copy;
    buttons->addButton(m_copy, QDialogButtonBox::ActionRole);
    m_copy->setDefault(true);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_copy, &QPushButton::clicked, m_view, &SnippetView::copy);
    connect(m_view, &SnippetView::copied, copy, &CopyButton::tellCopied);
    connect(m_view, &SnippetView::snippetChanged, this, [this] { m_copy->setEnabled(m_view->snippet().available()); });
    m_view->setTarget(target, listener);
    if (remembers) {
        QSettings settings;
        m_view->setWithListener(settings.value(u"snippets/listener"_s, false).toBool());
        SnippetKind kind = SnippetKind::PysparkBuilder;
        if (snippetKindOf(settings.value(u"snippets/kind"_s).toString(), kind))
            m_view->select(kind);
        connect(m_view, &SnippetView::kindChosen, this,
                [](SnippetKind chosen) { QSettings().setValue(u"snippets/kind"_s, snippetId(chosen)); });
        connect(m_view, &SnippetView::snippetChanged, this,
                [this] { QSettings().setValue(u"snippets/listener"_s, m_view->withListener()); });
    }
    m_view->list()->setFocus();
    resize(920, 700);
}

QWidget *SnippetDialog::createHeading(const SnippetTarget &target)
{
    auto *box = new QWidget(this);
    auto *layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::Medium);
    auto *icon = new QLabel(box);
    icon->setPixmap(Icons::icon(iconName(target.kind)).pixmap(24, 24));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    auto *name = new ElidedLabel(box);
    name->setText(target.name.isEmpty() ? tr("A new session on this computer") : target.name.simplified());
    name->setFont(Theme::instance().font(FontRole::Title));
    texts->addWidget(name);
    if (const QString facts = factsText(target); !facts.isEmpty()) {
        auto *line = new ElidedLabel(box);
        line->setText(facts);
        line->setForegroundRole(QPalette::PlaceholderText);
        texts->addWidget(line);
    }
    layout->addWidget(icon, 0, Qt::AlignVCenter);
    layout->addLayout(texts, 1);
    return box;
}

} // namespace cinderscope
