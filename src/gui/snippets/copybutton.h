// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

namespace cinderscope {

//! "Copy", the default button of its dialog, which says for a moment that it was done; as wide as the wider of both.
class CopyButton : public QPushButton
{
    Q_OBJECT
public:
    explicit CopyButton(QWidget *parent = nullptr);
    void tellCopied();
    QSize sizeHint() const override;

private:
    QTimer m_back;
};

} // namespace cinderscope
