// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace cinderscope {

class LaunchPanel;

//! The pages above what was started. The panel has the height that the person gave it, at first a third, or is folded
//! to the one line of its start; its edge is dragged from one to the other. GUI thread.
class LaunchSplitter : public QSplitter
{
    Q_OBJECT

public:
    static constexpr int LeastHeight = 150; //!< of a panel that is not folded

    LaunchSplitter(QWidget *pages, LaunchPanel *panel, QWidget *parent = nullptr);

    //! Of the panel when it is not folded; 0: the person gave it none.
    int panelHeight() const { return m_height; }
    void setPanelHeight(int height);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void drag(int y);

    LaunchPanel *m_panel;
    int m_height = 0, m_heightBefore = 0; //!< before: its edge was taken
    bool m_placing = false;
};

} // namespace cinderscope
