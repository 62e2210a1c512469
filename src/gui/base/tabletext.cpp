// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/tabletext.h"

#include "gui/base/itemroles.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cinderscope {
namespace {
bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::ULong:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Short:
    case QMetaType::UShort:
    case QMetaType::Double:
    case QMetaType::Float:
        return true;
    default:
        return false;
    }
}

QString plainText(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
        return qIsFinite(value.toDouble()) ? QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest)
                                           : QString();
    case QMetaType::QDateTime:
        return value.toDateTime().toString(Qt::ISODateWithMs);
    default:
        return value.toString();
    }
}

QByteArray jsonValue(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return "null";
    if (isNumber(value)) {
        const QString text = plainText(value);
        return text.isEmpty() ? QByteArray("null") : text.toUtf8();
    }
    if (value.typeId() == QMetaType::Bool)
        return value.toBool() ? "true" : "false";
    // QJsonDocument writes no bare string: one in an array, brackets off.
    const QByteArray array = QJsonDocument(QJsonArray{QJsonValue(plainText(value))}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

QString oneLine(QString text)
{
    text.replace("\r\n"_L1, " "_L1);
    for (QChar &c : text) {
        if (c == u'\n' || c == u'\r' || c == u'\t' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    return text;
}
} // namespace

TableText::TableText(TableFormat format, const QAbstractItemModel &model, QList<int> columns)
    : m_format(format), m_model(model), m_columns(std::move(columns))
{
    const bool machine = format == TableFormat::Csv || format == TableFormat::Json;
    for (const int column : std::as_const(m_columns)) {
        QVariant name;
        if (machine)
            name = model.headerData(column, Qt::Horizontal, ExportRole);
        if (!name.isValid())
            name = model.headerData(column, Qt::Horizontal, Qt::DisplayRole);
        QString text = oneLine(name.toString());
        // Two keys of one name would lose a value in JSON.
        for (int n = 2; format == TableFormat::Json && m_names.contains(text); ++n)
            text = name.toString() % u' ' % QString::number(n);
        m_names += text;
    }
}

QString TableText::csvField(const QString &value)
{
    if (!value.contains(u'"') && !value.contains(u',') && !value.contains(u'\n') && !value.contains(u'\r'))
        return value;
    QString quoted = value;
    quoted.replace(u'"', "\"\""_L1);
    return u'"' % quoted % u'"';
}

QString TableText::markdownCell(const QString &value)
{
    QString cell = oneLine(value);
    cell.replace(u'\\', "\\\\"_L1);
    cell.replace(u'|', "\\|"_L1);
    return cell;
}

QString TableText::tsvCell(const QString &value)
{
    return oneLine(value);
}

QString TableText::shown(const QModelIndex &index) const
{
    const QVariant progress = index.data(ProgressRole);
    const QString text = index.data(Qt::DisplayRole).toString();
    return text.isEmpty() && progress.isValid() ? plainText(raw(index)) : text;
}

QVariant TableText::raw(const QModelIndex &index) const
{
    const QVariant value = index.data(ExportRole);
    if (value.isValid())
        return value;
    const QVariant sort = index.data(SortRole);
    if (sort.isValid() && isNumber(sort))
        return sort;
    return index.data(Qt::DisplayRole);
}

QByteArray TableText::header()
{
    QStringList cells;
    switch (m_format) {
    case TableFormat::Tsv:
        return m_names.join(u'\t').toUtf8() + '\n';
    case TableFormat::Csv:
        for (const QString &name : std::as_const(m_names))
            cells += csvField(name);
        return cells.join(u',').toUtf8() + "\r\n";
    case TableFormat::Markdown: {
        QStringList rule;
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            cells += markdownCell(m_names[i]);
            const bool right =
                m_model.headerData(m_columns[i], Qt::Horizontal, Qt::TextAlignmentRole).toInt() & Qt::AlignRight;
            rule += right ? u"---:"_s : u"---"_s;
        }
        return ("| "_L1 % cells.join(" | "_L1) % " |\n| "_L1 % rule.join(" | "_L1) % " |\n"_L1).toUtf8();
    }
    case TableFormat::Json:
        return "[";
    }
    return {};
}

QByteArray TableText::row(const QModelIndex &rowIndex)
{
    QStringList cells;
    QByteArray object;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const QModelIndex index = rowIndex.siblingAtColumn(m_columns[i]);
        switch (m_format) {
        case TableFormat::Tsv:
            cells += tsvCell(shown(index));
            break;
        case TableFormat::Csv:
            cells += csvField(plainText(raw(index)));
            break;
        case TableFormat::Markdown:
            cells += markdownCell(shown(index));
            break;
        case TableFormat::Json:
            object += (i ? ", " : "") + jsonValue(m_names[i]) + ": " + jsonValue(raw(index));
            break;
        }
    }
    const bool first = std::exchange(m_first, false);
    switch (m_format) {
    case TableFormat::Tsv:
        return cells.join(u'\t').toUtf8() + '\n';
    case TableFormat::Csv:
        return cells.join(u',').toUtf8() + "\r\n";
    case TableFormat::Markdown:
        return ("| "_L1 % cells.join(" | "_L1) % " |\n"_L1).toUtf8();
    case TableFormat::Json:
        return (first ? "\n  {" : ",\n  {") + object + '}';
    }
    return {};
}

QByteArray TableText::footer()
{
    return m_format == TableFormat::Json ? QByteArray(m_first ? "]\n" : "\n]\n") : QByteArray();
}

QByteArray tableText(TableFormat format, const QAbstractItemModel &model, const QList<QModelIndex> &rows,
                     const QList<int> &columns)
{
    TableText writer(format, model, columns);
    QByteArray text = writer.header();
    for (const QModelIndex &row : rows)
        text += writer.row(row);
    return text + writer.footer();
}

} // namespace cinderscope
