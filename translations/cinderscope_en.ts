<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EnvironmentTexts</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExecutorEvents</name>
    <message numerus="yes">
        <source>%n failed tasks</source>
        <translation>
            <numerusform>%n failed task</numerusform>
            <numerusform>%n failed tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cores</source>
        <translation>
            <numerusform>%n core</numerusform>
            <numerusform>%n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExecutorTable</name>
    <message numerus="yes">
        <source>after %n failed tasks</source>
        <translation>
            <numerusform>after %n failed task</numerusform>
            <numerusform>after %n failed tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message numerus="yes">
        <source>%n lines could not be read.</source>
        <translation>
            <numerusform>%n line could not be read.</numerusform>
            <numerusform>%n lines could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events were dropped by the source.</source>
        <translation>
            <numerusform>%n event was dropped by the source.</numerusform>
            <numerusform>%n events were dropped by the source.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n events of kinds that Cinderscope does not know were skipped.</source>
        <translation>
            <numerusform>%n event of kinds that Cinderscope does not know was skipped.</numerusform>
            <numerusform>%n events of kinds that Cinderscope does not know were skipped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::Acting</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <comment>ids</comment>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n executor(s) are given back.</source>
        <translation>
            <numerusform>%n executor is given back.</numerusform>
            <numerusform>%n executors are given back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running job(s) fail: %1.</source>
        <translation>
            <numerusform>%n running job fails: %1.</numerusform>
            <numerusform>%n running jobs fail: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running task(s) are stopped; they have worked for %1 in all.</source>
        <translation>
            <numerusform>%n running task is stopped; it has worked for %1.</numerusform>
            <numerusform>%n running tasks are stopped; they have worked for %1 in all.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finished task(s) of the same stages are lost, unless their shuffle files are used again.</source>
        <translation>
            <numerusform>%n finished task of the same stages is lost, unless its shuffle files are used again.</numerusform>
            <numerusform>%n finished tasks of the same stages are lost, unless their shuffle files are used again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n SQL execution(s) fail with it: %1.</source>
        <translation>
            <numerusform>%n SQL execution fails with it: %1.</numerusform>
            <numerusform>%n SQL executions fail with it: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) had not stopped yet.</source>
        <translation>
            <numerusform>%n task had not stopped yet.</numerusform>
            <numerusform>%n tasks had not stopped yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has ended already.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 has ended already.</numerusform>
            <numerusform>%1 have ended already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is being ended by %2.</source>
        <comment>Job 3, a kill request to …</comment>
        <translation>
            <numerusform>%1 is being ended by %2.</numerusform>
            <numerusform>%1 are being ended by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was ended, as Spark confirms.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 was ended, as Spark confirms.</numerusform>
            <numerusform>%1 were ended, as Spark confirms.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 had ended before the request took effect.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 had ended before the request took effect.</numerusform>
            <numerusform>%1 had ended before the request took effect.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 still runs after %2.</source>
        <comment>Job 3, 20 s</comment>
        <translation>
            <numerusform>%1 still runs after %2.</numerusform>
            <numerusform>%1 still run after %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was not ended.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 was not ended.</numerusform>
            <numerusform>%1 were not ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::ActingCentre</name>
    <message numerus="yes">
        <source>%1 cannot be ended.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 cannot be ended.</numerusform>
            <numerusform>%1 cannot be ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::BellButton</name>
    <message numerus="yes">
        <source>%n unread notification(s)</source>
        <translation>
            <numerusform>%n unread notification</numerusform>
            <numerusform>%n unread notifications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::CellTable</name>
    <message numerus="yes">
        <source>%n job(s) carry the tag of this cell.</source>
        <translation>
            <numerusform>%n job carries the tag of this cell.</numerusform>
            <numerusform>%n jobs carry the tag of this cell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) are in the job group of this cell.</source>
        <translation>
            <numerusform>%n job is in the job group of this cell.</numerusform>
            <numerusform>%n jobs are in the job group of this cell.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were submitted while only this cell ran.</source>
        <translation>
            <numerusform>%n job was submitted while only this cell ran.</numerusform>
            <numerusform>%n jobs were submitted while only this cell ran.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were submitted while several cells ran: this is the one that began last.</source>
        <translation>
            <numerusform>%n job was submitted while several cells ran: this is the one that began last.</numerusform>
            <numerusform>%n jobs were submitted while several cells ran: this is the one that began last.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::CellTimes</name>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::ClusterRows</name>
    <message numerus="yes">
        <source>%1 of %n core(s) in use</source>
        <translation>
            <numerusform>%1 of %n core in use</numerusform>
            <numerusform>%1 of %n cores in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n core(s) granted</source>
        <translation>
            <numerusform>%n core granted</numerusform>
            <numerusform>%n cores granted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::DetailsText</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::EnvironmentPage</name>
    <message numerus="yes">
        <source>%n values are hidden.</source>
        <translation>
            <numerusform>%n value is hidden.</numerusform>
            <numerusform>%n values are hidden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden values were left out of the copy.</source>
        <translation>
            <numerusform>%n hidden value was left out of the copy.</numerusform>
            <numerusform>%n hidden values were left out of the copy.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::ExecutorCharts</name>
    <message numerus="yes">
        <source>Mean of %n other executors</source>
        <translation>
            <numerusform>Mean of %n other executor</numerusform>
            <numerusform>Mean of %n other executors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected executors</source>
        <translation>
            <numerusform>%n selected executor</numerusform>
            <numerusform>%n selected executors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::FailureRow</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::History</name>
    <message numerus="yes">
        <source>%n event(s) are missing in its journal.</source>
        <translation>
            <numerusform>%n event is missing in its journal.</numerusform>
            <numerusform>%n events are missing in its journal.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::JournalPage</name>
    <message numerus="yes">
        <source>%1 in %n journal(s)</source>
        <translation>
            <numerusform>%1 in %n journal</numerusform>
            <numerusform>%1 in %n journals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be read</source>
        <translation>
            <numerusform>%n of them cannot be read</numerusform>
            <numerusform>%n of them cannot be read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchLogView</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::MainWindow</name>
    <message numerus="yes">
        <source>%n log(s)</source>
        <translation>
            <numerusform>%n log</numerusform>
            <numerusform>%n logs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n unreadable</numerusform>
            <numerusform>%n unreadable</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::MessageBar</name>
    <message numerus="yes">
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n time)</numerusform>
            <numerusform>(%n times)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more messages</source>
        <translation>
            <numerusform>%n more message</numerusform>
            <numerusform>%n more messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationSettingsWidget</name>
    <message numerus="yes">
        <source>%1: %n kind(s) differ</source>
        <comment>an application</comment>
        <translation>
            <numerusform>%1: %n kind differs</numerusform>
            <numerusform>%1: %n kinds differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationText</name>
    <message numerus="yes">
        <source>%n job(s) failed in %1</source>
        <translation>
            <numerusform>%n job failed in %1</numerusform>
            <numerusform>%n jobs failed in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were cancelled in %1</source>
        <translation>
            <numerusform>%n job was cancelled in %1</numerusform>
            <numerusform>%n jobs were cancelled in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed stage(s) are tried again in %1</source>
        <translation>
            <numerusform>%n failed stage is tried again in %1</numerusform>
            <numerusform>%n failed stages are tried again in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was lost %n time(s)</source>
        <translation>
            <numerusform>%1 was lost once</numerusform>
            <numerusform>%1 was lost %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 ended %n time(s)</source>
        <translation>
            <numerusform>%1 ended once</numerusform>
            <numerusform>%1 ended %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n long job(s) finished in %1</source>
        <translation>
            <numerusform>%n long job finished in %1</numerusform>
            <numerusform>%n long jobs finished in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n job failed</numerusform>
            <numerusform>%n jobs failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) were cancelled</source>
        <translation>
            <numerusform>%n job was cancelled</numerusform>
            <numerusform>%n jobs were cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed stage(s) are tried again</source>
        <translation>
            <numerusform>%n failed stage is tried again</numerusform>
            <numerusform>%n failed stages are tried again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) were lost</source>
        <translation>
            <numerusform>%n application was lost</numerusform>
            <numerusform>%n applications were lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s) ended</source>
        <translation>
            <numerusform>%n application ended</numerusform>
            <numerusform>%n applications ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n long job(s) finished</source>
        <translation>
            <numerusform>%n long job finished</numerusform>
            <numerusform>%n long jobs finished</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed task(s)</source>
        <translation>
            <numerusform>%n failed task</numerusform>
            <numerusform>%n failed tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n job</numerusform>
            <numerusform>%n jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more notification(s)</source>
        <translation>
            <numerusform>%n more notification</numerusform>
            <numerusform>%n more notifications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n application(s): %1.</source>
        <translation>
            <numerusform>In %n application: %1.</numerusform>
            <numerusform>In %n applications: %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::PlaceDialog</name>
    <message numerus="yes">
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n application</numerusform>
            <numerusform>%n applications</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n address(es) are looked at.</source>
        <translation>
            <numerusform>%n address is looked at.</numerusform>
            <numerusform>%n addresses are looked at.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s).</source>
        <translation>
            <numerusform>%n certificate.</numerusform>
            <numerusform>%n certificates.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::ProblemSummary</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::QuantileModel</name>
    <message numerus="yes">
        <source>%n successful task(s)</source>
        <translation>
            <numerusform>%n successful task</numerusform>
            <numerusform>%n successful tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::Screenshot</name>
    <message numerus="yes">
        <source>The page was not ready within %n minute(s).</source>
        <translation>
            <numerusform>The page was not ready within %n minute.</numerusform>
            <numerusform>The page was not ready within %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionCheck</name>
    <message numerus="yes">
        <source>%n workers on one computer are %n Java processes.</source>
        <translation>
            <numerusform>%n worker on one computer is %n Java process.</numerusform>
            <numerusform>%n workers on one computer are %n Java processes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionListModel</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n warning</numerusform>
            <numerusform>%n warnings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::Snippets</name>
    <message numerus="yes">
        <source>%n setting(s) that may hold a secret are left out.</source>
        <translation>
            <numerusform>%n setting that may hold a secret is left out.</numerusform>
            <numerusform>%n settings that may hold a secret are left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::SourcesPopup</name>
    <message numerus="yes">
        <source>%n older gap(s)</source>
        <translation>
            <numerusform>%n older gap</numerusform>
            <numerusform>%n older gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::StartingPage</name>
    <message numerus="yes">
        <source>%n configuration(s) in it.</source>
        <translation>
            <numerusform>%n configuration in it.</numerusform>
            <numerusform>%n configurations in it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) cannot be read; “Manage configurations” says why.</source>
        <translation>
            <numerusform>%n file cannot be read; “Manage configurations” says why.</numerusform>
            <numerusform>%n files cannot be read; “Manage configurations” says why.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::StatusStrip</name>
    <message numerus="yes">
        <source>%n unreadable line(s)</source>
        <translation>
            <numerusform>%n unreadable line</numerusform>
            <numerusform>%n unreadable lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dropped event(s)</source>
        <translation>
            <numerusform>%n dropped event</numerusform>
            <numerusform>%n dropped events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::SummaryPage</name>
    <message numerus="yes">
        <source>of %n cores at most</source>
        <translation>
            <numerusform>of %n core at most</numerusform>
            <numerusform>of %n cores at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::TasksTab</name>
    <message numerus="yes">
        <source>The stage has %n task(s).</source>
        <translation>
            <numerusform>The stage has %n task.</numerusform>
            <numerusform>The stage has %n tasks.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::TrayIcon</name>
    <message numerus="yes">
        <source>%n application(s) running</source>
        <translation>
            <numerusform>%n application running</numerusform>
            <numerusform>%n applications running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more…</source>
        <translation>
            <numerusform>%n more…</numerusform>
            <numerusform>%n more…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::format</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n milliseconds</source>
        <translation>
            <numerusform>%n millisecond</numerusform>
            <numerusform>%n milliseconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n seconds ago</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
</TS>
