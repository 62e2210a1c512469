// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/applicationfinder.h"

namespace cinderscope {

//! The drivers of this computer by LocalDiscovery, and an address by a probe of its own.
class LocalFinder : public ApplicationFinder
{
    Q_OBJECT
public:
    explicit LocalFinder(QObject *parent = nullptr);

    void start() override;
    void scanNow() override;
    void lookUp(const QUrl &base) override;
    QString scope() const override;
    void setSettings(const LocalDiscovery::Settings &settings) override;

private:
    void tell();

    LocalDiscovery *m_source = nullptr;
    bool m_scannedOnce = false;
};

} // namespace cinderscope
