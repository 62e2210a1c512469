// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <Qt>

namespace cinderscope {

//! Data roles that every model of the program uses the same way. Models' own roles start at FirstModelRole.
enum ItemRole : int
{
    SortRole = Qt::UserRole + 1, //!< raw value to sort by (number, QDateTime, QString); DisplayRole where it is missing
    ExportRole,   //!< raw value for CSV and JSON; a numeric SortRole, else DisplayRole where it is missing.
                  //!< In headerData: the machine-readable name of the column ("durationMs"), else the header's text
    ProgressRole, //!< ProgressCounts for ProgressBarDelegate
    BarRole,      //!< double, 0 to 1, for BarDelegate
    FilterRole,   //!< text that the filter looks at; DisplayRole where it is missing
    FirstModelRole = Qt::UserRole + 64
};

} // namespace cinderscope
