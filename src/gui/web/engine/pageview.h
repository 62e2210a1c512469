// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/web/webtab.h"

#include <QtWebEngineWidgets/QWebEngineView>

namespace cinderscope {

//! Leaves its menu to the client; nothing can be dropped on it.
class PageView final : public QWebEngineView
{
public:
    PageView(WebTabClient &client, QWidget *parent);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    WebTabClient &m_client;
};

} // namespace cinderscope
