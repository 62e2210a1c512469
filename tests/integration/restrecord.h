// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "integration/sparkapp.h"

#include <QJsonArray>

#include <vector>

namespace cinderscope::test {

//! Everything that the REST API of a living application told, to be compared with what was known after its end.
class RestRecord
{
public:
    //! Asks \a spark; blocks.
    explicit RestRecord(const SparkApp &spark);

    //! Whether every list that the test application fills has something in it.
    bool isComplete() const;
    //! One line a difference; see restcompare.h.
    QStringList differences(const Snapshot &snapshot) const;

private:
    struct StageTasks
    {
        int stage;
        int attempt;
        QJsonArray tasks;
    };
    QJsonArray m_jobs, m_stages, m_executors, m_sql;
    std::vector<StageTasks> m_tasks;
};

} // namespace cinderscope::test
