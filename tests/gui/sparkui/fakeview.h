// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/sparkui/sparkuiview.h"

#include <QPointer>

namespace cinderscope::test {

//! A view that remembers what it was told.
class FakeView : public SparkUiView
{
public:
    explicit FakeView(QWidget *parent) : SparkUiView(parent) { setFocusPolicy(Qt::StrongFocus); }

    void open(const SparkUiSite &site, const QUrl &publicUrl) override
    {
        ++opens;
        m_site = site;
        m_url = publicUrl.isEmpty() ? SparkUiLink().url(site) : publicUrl;
        Q_EMIT publicUrlChanged(m_url);
    }
    SparkUiSite site() const override { return m_site; }
    QUrl publicUrl() const override { return m_url; }
    QString pageTitle() const override { return title; }
    bool isLoading() const override { return false; }
    void reload() override { ++reloads; }
    void setEnded(const QList<SparkUiFallback> &offers, const QString &title) override
    {
        ended = offers;
        endedTitle = title;
    }
    void setFallbacks(const QList<SparkUiFallback> &offers) override { fallbacks = offers; }
    void setHasOwnPages(bool has) override { ownPages = has; }
    void discard() override {}

    //! The person follows a link.
    void go(const QUrl &url)
    {
        m_url = url;
        Q_EMIT publicUrlChanged(url);
    }

    QString title, endedTitle;
    QList<SparkUiFallback> ended, fallbacks;
    int opens = 0, reloads = 0;
    bool ownPages = false;

private:
    SparkUiSite m_site;
    QUrl m_url;
};

//! Makes fake views and knows them.
struct FakeViews
{
    QList<QPointer<FakeView>> made;
    bool broken = false; //!< the engine does not start
    SparkUiViewFactory factory()
    {
        return [this](SparkUiCenter &, QWidget *parent) -> SparkUiView * {
            if (broken)
                return nullptr;
            made.append(new FakeView(parent));
            return made.last();
        };
    }
};

} // namespace cinderscope::test
