// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessioncheck.h"
#include "launch/config/sessionconfig.h"

#include <functional>
#include <QScrollArea>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace cinderscope {

class FieldNote;
class LinesEdit;

//! A page of the form: labelled fields that stand for members of a configuration, each with a hint and what is wrong
//! with it below.
class FormPage : public QScrollArea
{
    Q_OBJECT
public:
    template <class Value>
    using Member = std::function<Value &(SessionConfig &)>;

    explicit FormPage(const QString &title, const QString &iconName, QWidget *parent = nullptr);

    QString title() const { return m_title; }
    QString iconName() const { return m_iconName; }

    //! From the configuration into the fields; changed() is not told.
    virtual void load(const SessionConfig &config);
    //! From the fields into the configuration.
    virtual void store(SessionConfig &config) const;
    //! Shows those of its fields.
    virtual void showProblems(const QList<SessionProblem> &problems);
    //! Whether a problem's field is here.
    virtual bool hasField(const QString &field) const;
    virtual void focusField(const QString &field);

    void addText(const QString &text);
    //! \a key: as SessionProblem::field.
    QLineEdit *addLine(const QString &key, const QString &label, Member<QString> member, const QString &placeholder,
                       const QString &hint = {});
    QComboBox *addCombo(const QString &key, const QString &label, Member<QString> member, const QStringList &choices,
                        const QString &placeholder, const QString &hint = {});
    QWidget *addPath(const QString &key, const QString &label, Member<QString> member, bool folder,
                     const QString &placeholder, const QString &hint = {});
    QSpinBox *addNumber(const QString &key, const QString &label, Member<int> member, int most, const QString &none,
                        const QString &hint = {});
    QCheckBox *addCheck(const QString &key, const QString &label, Member<bool> member, const QString &hint = {});
    LinesEdit *addLines(const QString &key, const QString &label, Member<QStringList> member, int rows,
                        const QString &placeholder, const QString &hint = {}, bool keepsEmpty = false);
    //! A widget of the caller's with all of its own.
    void addWidget(const QString &key, const QString &label, QWidget *widget,
                   std::function<void(const SessionConfig &)> load, std::function<void(SessionConfig &)> store,
                   const QString &hint = {});
    //! Hides fields with all that belongs to them.
    void setFieldVisible(const QString &key, bool visible);
    void setHint(const QString &key, const QString &hint);
    QWidget *editor(const QString &key) const; //!< nullptr where there is none

Q_SIGNALS:
    void changed();

protected:
    QWidget *content() const { return m_content; }
    QFormLayout *form() const { return m_form; }

private:
    struct Field
    {
        QString key;
        QWidget *editor = nullptr, *row = nullptr;
        FieldNote *note = nullptr;
        QLabel *hint = nullptr;
        std::function<void(const SessionConfig &)> load;
        std::function<void(SessionConfig &)> store;
        std::function<void(const QString &)> accept;
    };
    Field &addField(const QString &key, const QString &label, QWidget *editor, const QString &hint);
    void tellChanged();

    QString m_title, m_iconName;
    QWidget *m_content = nullptr;
    QFormLayout *m_form = nullptr;
    QList<Field> m_fields;
    bool m_loading = false;
};

} // namespace cinderscope
