// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/snippets/copybutton.h"

#include "gui/base/icons.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kToldMs = 1500;
} // namespace

CopyButton::CopyButton(QWidget *parent)
    : QPushButton(Icons::icon(u"copy"_s, ColorRole::AccentText), tr("&Copy"), parent)
{
    setAutoDefault(false);
    m_back.setSingleShot(true);
    m_back.setInterval(kToldMs);
    connect(&m_back, &QTimer::timeout, this, [this] {
        setText(tr("&Copy"));
        setIcon(Icons::icon(u"copy"_s, ColorRole::AccentText));
    });
}

void CopyButton::tellCopied()
{
    setText(tr("Copied"));
    setIcon(Icons::icon(u"success"_s, ColorRole::AccentText));
    m_back.start();
}

QSize CopyButton::sizeHint() const
{
    const int wider = fontMetrics().horizontalAdvance(tr("Copied")) - fontMetrics().horizontalAdvance(text());
    return QPushButton::sizeHint() + QSize(std::max(0, wider), 0);
}

} // namespace cinderscope
