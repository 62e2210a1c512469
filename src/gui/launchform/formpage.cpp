// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/formpage.h"

#include "gui/base/theme.h"
#include "gui/launchform/fieldnote.h"
#include "gui/launchform/linesedit.h"
#include "gui/launchform/pathedit.h"

#include <algorithm>
#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! A member of a configuration that is only read.
template <class Value>
const Value &valueOf(const FormPage::Member<Value> &member, const SessionConfig &config)
{
    return member(const_cast<SessionConfig &>(config));
}

} // namespace

FormPage::FormPage(const QString &title, const QString &iconName, QWidget *parent)
    : QScrollArea(parent), m_title(title), m_iconName(iconName), m_content(new QWidget(this))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    auto *layout = new QVBoxLayout(m_content);
    layout->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    auto *headline = new QLabel(title, m_content);
    headline->setFont(Theme::instance().font(FontRole::Title));
    connect(&Theme::instance(), &Theme::changed, headline,
            [headline] { headline->setFont(Theme::instance().font(FontRole::Title)); });
    layout->addWidget(headline);
    layout->addSpacing(Spacing::XSmall);
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_form->setHorizontalSpacing(Spacing::Large);
    m_form->setVerticalSpacing(Spacing::Medium);
    layout->addLayout(m_form);
    layout->addStretch(1);
    setWidget(m_content);
    setFocusPolicy(Qt::NoFocus);
}

void FormPage::tellChanged()
{
    if (!m_loading)
        Q_EMIT changed();
}

void FormPage::load(const SessionConfig &config)
{
    m_loading = true;
    for (const Field &field : std::as_const(m_fields))
        field.load(config);
    m_loading = false;
}

void FormPage::store(SessionConfig &config) const
{
    for (const Field &field : m_fields)
        field.store(config);
}

void FormPage::showProblems(const QList<SessionProblem> &problems)
{
    for (const Field &field : std::as_const(m_fields)) {
        QList<SessionProblem> own;
        std::copy_if(problems.begin(), problems.end(), std::back_inserter(own),
                     [&](const SessionProblem &problem) { return problem.field == field.key; });
        field.note->setProblems(own);
        field.editor->setAccessibleDescription(own.isEmpty() ? QString() : own.first().cause);
    }
}

bool FormPage::hasField(const QString &field) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [&](const Field &one) { return one.key == field; });
}

void FormPage::focusField(const QString &field)
{
    for (const Field &one : std::as_const(m_fields)) {
        if (one.key != field)
            continue;
        one.editor->setFocus(Qt::OtherFocusReason);
        ensureWidgetVisible(one.row, 0, Spacing::Large);
    }
}

QWidget *FormPage::editor(const QString &key) const
{
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [&](const Field &one) { return one.key == key; });
    return at == m_fields.end() ? nullptr : at->editor;
}

void FormPage::setFieldVisible(const QString &key, bool visible)
{
    for (const Field &one : std::as_const(m_fields)) {
        if (one.key != key)
            continue;
        if (QWidget *label = m_form->labelForField(one.row))
            label->setVisible(visible);
        one.row->setVisible(visible);
    }
}

void FormPage::setHint(const QString &key, const QString &hint)
{
    for (const Field &one : std::as_const(m_fields)) {
        if (one.key != key)
            continue;
        one.hint->setText(hint);
        one.hint->setVisible(!hint.isEmpty());
    }
}

void FormPage::addText(const QString &text)
{
    auto *label = new QLabel(text, m_content);
    makeHint(label);
    m_form->addRow(label);
}

FormPage::Field &FormPage::addField(const QString &key, const QString &label, QWidget *editor, const QString &hint)
{
    auto *row = new QWidget(m_content);
    auto *layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Spacing::XSmall);
    const bool isSmall = qobject_cast<QSpinBox *>(editor) != nullptr;
    layout->addWidget(editor, 0, isSmall ? Qt::AlignLeft : Qt::Alignment());
    auto *note = new FieldNote(row);
    layout->addWidget(note);
    auto *text = new QLabel(hint, row);
    makeHint(text);
    text->setVisible(!hint.isEmpty());
    layout->addWidget(text);
    QString plain = label;
    plain.remove(u'&');
    editor->setAccessibleName(plain);
    editor->setObjectName(key);
    if (qobject_cast<QCheckBox *>(editor)) {
        m_form->addRow(new QLabel(m_content), row); // without one QFormLayout gives hints that wrap too much room
    } else {
        auto *caption = new QLabel(label, m_content);
        caption->setBuddy(editor);
        caption->setContentsMargins(0, 1, 0, 0); // on the height of the field's text
        m_form->addRow(caption, row);
    }
    m_fields.append(Field{key, editor, row, note, text, {}, {}, {}});
    connect(note, &FieldNote::suggestionAccepted, this, [this, key](const QString &suggestion) {
        for (const Field &one : std::as_const(m_fields)) {
            if (one.key == key && one.accept)
                one.accept(suggestion);
        }
    });
    return m_fields.last();
}

QLineEdit *FormPage::addLine(const QString &key, const QString &label, Member<QString> member,
                             const QString &placeholder, const QString &hint)
{
    auto *line = new QLineEdit(m_content);
    line->setPlaceholderText(placeholder);
    Field &field = addField(key, label, line, hint);
    field.load = [line, member](const SessionConfig &config) {
        if (line->text() != valueOf(member, config))
            line->setText(valueOf(member, config));
    };
    field.store = [line, member](SessionConfig &config) { member(config) = line->text(); };
    field.accept = [line](const QString &text) { line->setText(text); };
    connect(line, &QLineEdit::textChanged, this, &FormPage::tellChanged);
    return line;
}

QComboBox *FormPage::addCombo(const QString &key, const QString &label, Member<QString> member,
                              const QStringList &choices, const QString &placeholder, const QString &hint)
{
    auto *combo = new QComboBox(m_content);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->addItems(choices);
    combo->lineEdit()->setPlaceholderText(placeholder);
    combo->setCompleter(nullptr); // would change what a person types to the case of a choice
    Field &field = addField(key, label, combo, hint);
    combo->lineEdit()->setAccessibleName(combo->accessibleName());
    field.load = [combo, member](const SessionConfig &config) {
        if (combo->currentText() != valueOf(member, config))
            combo->setCurrentText(valueOf(member, config));
    };
    field.store = [combo, member](SessionConfig &config) { member(config) = combo->currentText().trimmed(); };
    field.accept = [combo](const QString &text) { combo->setCurrentText(text); };
    connect(combo, &QComboBox::currentTextChanged, this, &FormPage::tellChanged);
    return combo;
}

QWidget *FormPage::addPath(const QString &key, const QString &label, Member<QString> member, bool folder,
                           const QString &placeholder, const QString &hint)
{
    QString plain = label;
    plain.remove(u'&');
    auto *path =
        new PathEdit(folder ? PathEdit::Kind::Folder : PathEdit::Kind::File, tr("Choose: %1").arg(plain), m_content);
    path->setPlaceholderText(placeholder);
    Field &field = addField(key, label, path, hint);
    path->line()->setAccessibleName(plain);
    field.load = [path, member](const SessionConfig &config) { path->setText(valueOf(member, config)); };
    field.store = [path, member](SessionConfig &config) { member(config) = path->text(); };
    field.accept = [path](const QString &text) { path->setText(text); };
    connect(path, &PathEdit::textChanged, this, &FormPage::tellChanged);
    return path;
}

QSpinBox *FormPage::addNumber(const QString &key, const QString &label, Member<int> member, int most,
                              const QString &none, const QString &hint)
{
    auto *spin = new QSpinBox(m_content);
    // What a file holds stays what it is, even where it is wrong: the note says so.
    spin->setRange(0, most);
    spin->setSpecialValueText(none);
    spin->setMinimumWidth(180);
    Field &field = addField(key, label, spin, hint);
    field.load = [spin, member, most](const SessionConfig &config) {
        const int value = valueOf(member, config);
        spin->setRange(std::min(0, value), std::max(most, value));
        spin->setValue(value);
    };
    field.store = [spin, member](SessionConfig &config) { member(config) = spin->value(); };
    connect(spin, &QSpinBox::valueChanged, this, &FormPage::tellChanged);
    return spin;
}

QCheckBox *FormPage::addCheck(const QString &key, const QString &label, Member<bool> member, const QString &hint)
{
    auto *check = new QCheckBox(label, m_content);
    Field &field = addField(key, label, check, hint);
    field.load = [check, member](const SessionConfig &config) { check->setChecked(valueOf(member, config)); };
    field.store = [check, member](SessionConfig &config) { member(config) = check->isChecked(); };
    connect(check, &QCheckBox::toggled, this, &FormPage::tellChanged);
    return check;
}

LinesEdit *FormPage::addLines(const QString &key, const QString &label, Member<QStringList> member, int rows,
                              const QString &placeholder, const QString &hint, bool keepsEmpty)
{
    auto *lines = new LinesEdit(rows, keepsEmpty, m_content);
    lines->setPlaceholderText(placeholder);
    Field &field = addField(key, label, lines, hint);
    field.load = [lines, member](const SessionConfig &config) { lines->setLines(valueOf(member, config)); };
    field.store = [lines, member](SessionConfig &config) { member(config) = lines->lines(); };
    connect(lines, &QPlainTextEdit::textChanged, this, &FormPage::tellChanged);
    return lines;
}

void FormPage::addWidget(const QString &key, const QString &label, QWidget *widget,
                         std::function<void(const SessionConfig &)> load, std::function<void(SessionConfig &)> store,
                         const QString &hint)
{
    Field &field = addField(key, label, widget, hint);
    field.load = std::move(load);
    field.store = std::move(store);
}

} // namespace cinderscope
