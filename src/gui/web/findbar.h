// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace cinderscope {

//! Looks for text in the page that is shown.
class FindBar : public QWidget
{
    Q_OBJECT
public:
    explicit FindBar(QWidget *parent);

    //! Shows itself, ready to type.
    void start();
    void setCounts(int active, int total);
    QString text() const;

Q_SIGNALS:
    //! An empty text: nothing is looked for any more.
    void find(const QString &text, bool backwards);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();

    QLineEdit *m_field = nullptr;
    QLabel *m_counts = nullptr;
    QTimer m_pause;
};

} // namespace cinderscope
