// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <QObject>
#include <QSocketNotifier>

namespace cinderscope {

//! SIGTERM, SIGINT and SIGHUP as a signal of Qt, so that the program can end in order. A second one ends it at once.
//! One at a time; the earlier handling comes back with the destructor.
class QuitSignals : public QObject
{
    Q_OBJECT
public:
    explicit QuitSignals(QObject *parent = nullptr);
    ~QuitSignals() override;

Q_SIGNALS:
    void requested(int signal);

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace cinderscope
