// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace cinderscope {

//! Rounded, titled surface that groups what belongs together. Add widgets to body().
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    QString title() const;
    //! Small muted text beside the title.
    void setSubtitle(const QString &text);
    //! At the right end of the title row (buttons, a pill).
    void addHeaderWidget(QWidget *widget);
    QVBoxLayout *body() const { return m_body; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateFonts();

    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    QWidget *m_headerRow = nullptr;
    QHBoxLayout *m_header = nullptr;
    QVBoxLayout *m_body = nullptr;
};

} // namespace cinderscope
