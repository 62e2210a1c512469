// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/listenserver.h"

#include <QDialog>

namespace cinderscope {

class SnippetView;

//! How an application gets the listener: ready-made snippets for every way in, or how to get the jar where this build
//! has none. \a listening: whether the window listens; \a jar: its path, empty for none.
class ListenerDialog : public QDialog
{
    Q_OBJECT
public:
    ListenerDialog(const ListenAddress &address, bool listening, const QString &jar, QWidget *parent = nullptr);

    SnippetView *view() const { return m_view; }

Q_SIGNALS:
    void preferencesRequested();

private:
    QWidget *createIntroduction(const ListenAddress &address, bool listening, const QString &jar);

    SnippetView *m_view = nullptr;
};

} // namespace cinderscope
