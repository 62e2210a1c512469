// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace cinderscope {

class CopyLabel;

//! Names and values below each other; every value copies. Rows appear in the order of their first setField().
class FieldList : public QWidget
{
    Q_OBJECT
public:
    explicit FieldList(QWidget *parent = nullptr);

    void setField(const QString &key, const QString &label, const QString &shown, const QString &copied);
    //! Hides a row whose value the source does not tell.
    void setFieldVisible(const QString &key, bool visible);
    QString field(const QString &key) const; //!< shown text; empty where there is none

private:
    void updateLook();

    struct Field
    {
        QLabel *label = nullptr;
        CopyLabel *value = nullptr;
    };
    QGridLayout *m_grid = nullptr;
    QHash<QString, Field> m_fields;
};

} // namespace cinderscope
