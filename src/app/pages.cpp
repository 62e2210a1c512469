// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages.h"

#include "gui/pages/jobs/jobspage.h"
#include "gui/pages/notebook/notebookpage.h"
#include "gui/pages/overview/environmentpage.h"
#include "gui/pages/overview/executorspage.h"
#include "gui/pages/overview/summarypage.h"
#include "gui/timeline/timelinepage.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Pages
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Pages)
};

template <class P>
Page *make(QWidget *parent)
{
    return new P(parent);
}

} // namespace

PageFactories allPages()
{
    return {{u"summary"_s, Pages::tr("Summary"), u"summary"_s, &make<SummaryPage>},
            {u"timeline"_s, Pages::tr("Timeline"), u"timeline"_s, &make<TimelinePage>},
            {u"jobs"_s, Pages::tr("Jobs and stages"), u"job"_s, &make<JobsPage>},
            {u"notebook"_s, Pages::tr("Notebook"), u"notebook"_s, &make<NotebookPage>},
            {u"executors"_s, Pages::tr("Executors"), u"executor"_s, &make<ExecutorsPage>},
            {u"environment"_s, Pages::tr("Environment"), u"environment"_s, &make<EnvironmentPage>}};
}

} // namespace cinderscope
