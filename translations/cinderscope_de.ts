<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>ApplicationCard</name>
        <message>
            <location filename="../src/gui/pages/overview/cardtexts.cpp" line="+20" />
            <source>Application</source>
            <translation>Anwendung</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Application id</source>
            <translation>Anwendungs-ID</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Attempt</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Spark version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Scala version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Java version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Python version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Master</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Deploy mode</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <location line="+1" />
            <source>End</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Resources</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executors alive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Most executors alive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executors added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executors removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Most cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executor memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Driver memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Storage memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Storage memory used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>SQL executions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Streaming queries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Total</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+75" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="-74" />
            <location line="+76" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="-75" />
            <location line="+71" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="-70" />
            <source>Attempts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Completed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Launched</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Work</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spill (memory)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spill (disk)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Peak execution memory of a task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Task time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executor run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Executor CPU time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>GC time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>GC share of run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Core utilisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>CPU share of run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Import</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Events</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Unknown events</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Unreadable lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Dropped events</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Duplicate events</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Truncated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Failures</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Job</source>
            <translation>Job</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Task failure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+42" />
            <source>Incomplete</source>
            <translation>Unvollständig</translation>
        </message>
    </context>
    <context>
        <name>ChartPanel</name>
        <message>
            <location filename="../src/gui/pages/overview/chartpanel.cpp" line="+46" />
            <source>%1 a second</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>EnvironmentTexts</name>
        <message>
            <location filename="../src/gui/pages/overview/environmentmodel.cpp" line="+84" />
            <source>Profile %1: %2 of an executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Profile %1: %2 of a task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>Spark properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Resource profiles</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>JVM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Hadoop properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>System properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Metrics properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Classpath</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+99" />
            <source>1 entry</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n entries</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+27" />
            <source>Hidden: its name or value matches Spark's redaction pattern.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+19" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spark's default</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>As documented for this version of Spark, for the most common properties</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>ExecutorEvents</name>
        <message>
            <location filename="../src/gui/pages/overview/executoreventmodel.cpp" line="+28" />
            <source>for stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>for the application</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>1 failed task</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n failed tasks</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+10" />
            <source>Added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Taken back</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+19" />
            <source>1 core</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n cores</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ExecutorTable</name>
        <message>
            <location filename="../src/gui/pages/overview/executorvalues.cpp" line="+116" />
            <source>Alive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+161" />
            <source>excluded for stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>since %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>from %1 to %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>after 1 failed task</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>after %n failed tasks</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>ImportReport</name>
        <message>
            <location filename="../src/gui/pages/overview/importreport.cpp" line="+166" />
            <source>The end of the log is missing or not yet written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-4" />
            <source>1 line could not be read.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n lines could not be read.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+6" />
            <source>1 event was dropped by the source.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n events were dropped by the source.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+4" />
            <source>1 event of a kind that Cinderscope does not know was skipped.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+2" />
            <source>%n events of kinds that Cinderscope does not know were skipped.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+11" />
            <source>%1 lines, %2 events; %3 unknown events, %4 unreadable lines, %5 duplicates, %6 dropped. %7 read, %8 decoded. The end is %9.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>cut off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>whole</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Import report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Events by kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>First unreadable records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>  %1, line %2, byte %3: %4</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>QFileDialog</name>
        <message>
            <location filename="../src/gui/base/savefile.cpp" line="+196" />
            <source>Save As</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimelineText</name>
        <message>
            <location filename="../src/gui/timeline/timelinepainter.cpp" line="+237" />
            <source>Excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Removed: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+32" />
            <source>Local time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Time since the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+57" />
            <source>Active tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Running now: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Cores now: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../src/gui/timeline/timelinetext.cpp" line="+23" />
            <source>SQL executions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Executors</source>
            <translation>Executors</translation>
        </message>
        <message>
            <location line="+21" />
            <source>%1 of %2 alive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+10" />
            <source>Stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Stage %1.%2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>SQL %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+24" />
            <source>1 core</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>%1 cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Scheduler delay</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Deserialisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Computing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Result serialisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Getting result</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Process local</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Node local</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>No preference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Rack local</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Any</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Driver</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Phase</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Locality</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>TimelineTooltip</name>
        <message>
            <location filename="../src/gui/timeline/timelinetooltip.cpp" line="+40" />
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <location line="+4" />
            <source>End</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Running for</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="+6" />
            <source>Phases</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+31" />
            <location line="+93" />
            <location line="+32" />
            <source>Executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-124" />
            <source>CPU time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+150" />
            <source>Garbage collection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-149" />
            <source>Result size</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+153" />
            <source>Peak execution memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-152" />
            <source>Peak on heap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Peak off heap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spilled from memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+148" />
            <source>Spilled to disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-147" />
            <source>Input and output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+142" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-141" />
            <source>Input records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+141" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-140" />
            <source>Output records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+140" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-139" />
            <source>Remote</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Remote, to disk</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Local</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Remote blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Local blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Remote requests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Corrupt merged chunks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged fetch fallbacks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged, remote</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged, local</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged remote blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged local blocks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged remote chunks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged local chunks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Merged remote requests</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+124" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-123" />
            <source>Written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Records written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+49" />
            <location line="+36" />
            <source>Task %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-32" />
            <location line="+36" />
            <source>Index</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-34" />
            <location line="+35" />
            <source>%1, attempt %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-32" />
            <source>Partition</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <location line="+32" />
            <source>Locality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-30" />
            <location line="+32" />
            <source>Speculative</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-32" />
            <location line="+32" />
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <location line="+62" />
            <source>%1 of %2 done</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-58" />
            <location line="+117" />
            <source>%1 active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-115" />
            <location line="+60" />
            <location line="+57" />
            <location line="+134" />
            <source>%1 failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-249" />
            <location line="+117" />
            <source>%1 killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-115" />
            <location line="+54" />
            <source>%1 skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-53" />
            <location line="+115" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-110" />
            <source>Task time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+17" />
            <source>SQL execution %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <location line="+19" />
            <location line="+29" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="-48" />
            <location line="+19" />
            <location line="+29" />
            <location line="+86" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="-134" />
            <source>Completed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <location line="+51" />
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-50" />
            <source>Adaptive plan changes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="+4" />
            <location line="+29" />
            <source>Description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-28" />
            <source>Group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>SQL execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Complete</source>
            <translation>Vollständig</translation>
        </message>
        <message>
            <location line="+11" />
            <source>Speculative tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Sums over its tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+16" />
            <location line="+6" />
            <source>Removed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-6" />
            <source>Alive</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Added</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>%1 succeeded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Storage memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>since %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 to %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+30" />
            <source>%1 tasks here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 stages here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 jobs here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 SQL executions here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>On average</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Zoom in to see what failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Active tasks: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Available cores</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>In use</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+65" />
            <source>1 task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>%1 tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 busy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 of %2 used</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope</name>
        <message>
            <location filename="../src/gui/base/progresscounts.cpp" line="+26" />
            <location filename="../src/gui/models/jobtreecells.cpp" line="+68" />
            <source>%1 / %2</source>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <location line="+5" />
            <source>%1 of %2 complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>%1 active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>, </source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../src/gui/models/jobtreecells.cpp" line="+2" />
            <source>%1 (%2 skipped)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../src/gui/base/errortext.cpp" line="+24" />
            <source>%1 is neither an event log of Spark nor a folder of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose a file that Spark wrote with spark.eventLog.enabled=true, or the folder that it lies in.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 is empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Wait until the application has written something, or choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 is damaged: its content breaks the rules of its format.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy it again from where it came. What could be read stays.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 ends in the middle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>If it is still being written, wait; else copy it again from where it came.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 holds a piece that is larger than the limit that guards the memory.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Check that it is the file that you meant and that it is not damaged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 has a format or version that Cinderscope does not read.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Unpack or convert it, or look for a newer Cinderscope.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+10" />
            <source>%1 did not answer in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Check that it is running and reachable, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 cannot be reached.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Check address, network and that the program there is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 gave an answer that cannot be understood.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Check that the address is one of Spark's own UI and no other program's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 wants a login that was not given, or another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Enter the credentials and try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+10" />
            <source>%1 does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Check the name. Perhaps it was moved, renamed or deleted meanwhile.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>You have no permission for %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Ask its owner for permission, or choose another place that is yours.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>There is no space left for %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Free some space or choose another place, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>The system reported an error with %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Try again. If it stays, check the disk or the network drive.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 cannot be used for this.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Choose another one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>It was cancelled.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+19" />
            <source>It</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>“%1”</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../src/gui/models/taskcells.cpp" line="+206" />
            <source>%1 ns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+106" />
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message numerus="yes">
            <location filename="../src/gui/pages/jobs/detailstext.cpp" line="+47" />
            <source>and %n more</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+12" />
            <source>Stage %1 (attempt %2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>RDD</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <location line="+26" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-26" />
            <location line="+28" />
            <location line="+27" />
            <source>Call site</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-55" />
            <source>Partitions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Stored</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>cached</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>SQL execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Jobs that use this stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Parent stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Other attempts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>RDDs</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::ApplicationHeader</name>
        <message>
            <location filename="../src/gui/shell/applicationheader.cpp" line="+52" />
            <source>Application id</source>
            <translation>Anwendungs-ID</translation>
        </message>
        <message>
            <location line="+50" />
            <source>Demo recording</source>
            <translation>Demo-Aufzeichnung</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::ApplicationView</name>
        <message>
            <location filename="../src/gui/shell/applicationview.cpp" line="+34" />
            <source>Pages</source>
            <translation>Seiten</translation>
        </message>
        <message>
            <location line="+98" />
            <source>Nothing could be read</source>
            <translation>Nichts konnte gelesen werden</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::Arguments</name>
        <message>
            <location filename="../src/app/main.cpp" line="+133" />
            <source>There is no page “%1”.</source>
            <translation>Es gibt keine Seite „%1“.</translation>
        </message>
        <message>
            <location filename="../src/app/arguments.cpp" line="+54" />
            <source>Native desktop monitor for Apache Spark</source>
            <translation>Nativer Desktop-Monitor für Apache Spark</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Open an event log, a folder of logs, or the address of a driver.</source>
            <translation>Ein Ereignisprotokoll, einen Ordner mit Protokollen oder die Adresse eines Drivers öffnen.</translation>
        </message>
        <message>
            <location line="+1" />
            <location line="+20" />
            <source>location</source>
            <translation>Ort</translation>
        </message>
        <message>
            <location line="-19" />
            <source>Play the log as if it were live.</source>
            <translation>Das Protokoll abspielen, als liefe die Anwendung gerade.</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Show this page: summary, timeline, jobs, executors or environment.</source>
            <translation>Diese Seite zeigen: summary, timeline, jobs, executors oder environment.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>name</source>
            <translation>Name</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Use this theme: dark, light or system.</source>
            <translation>Dieses Farbschema verwenden: dark, light oder system.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>theme</source>
            <translation>Farbschema</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Size of the window, such as 1280x800.</source>
            <translation>Größe des Fensters, zum Beispiel 1280x800.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>WxH</source>
            <translation>BxH</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Paint the window into this PNG file once all is read, and end.</source>
            <translation>Das Fenster in diese PNG-Datei zeichnen, sobald alles gelesen ist, und beenden.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location line="+2" />
            <source>With --replay and --screenshot: the moment, in seconds after its start.</source>
            <translation>Mit --replay und --screenshot: der Zeitpunkt in Sekunden nach dem Beginn.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>seconds</source>
            <translation>Sekunden</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Print at the end for how long the window did not answer at most.</source>
            <translation>Am Ende ausgeben, wie lange das Fenster höchstens nicht reagiert hat.</translation>
        </message>
        <message>
            <location line="+4" />
            <source>The same as --open.</source>
            <translation>Dasselbe wie --open.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>[location…]</source>
            <translation>[Ort…]</translation>
        </message>
        <message>
            <location line="+13" />
            <source>There is no theme “%1”. Themes are: dark, light, system.</source>
            <translation>Es gibt kein Farbschema „%1“. Farbschemata sind: dark, light, system.</translation>
        </message>
        <message>
            <location line="+5" />
            <source>“%1” is no size; write it like 1280x800.</source>
            <translation>„%1“ ist keine Größe; schreiben Sie sie wie 1280x800.</translation>
        </message>
        <message>
            <location line="+6" />
            <source>“%1” is no number of seconds.</source>
            <translation>„%1“ ist keine Anzahl von Sekunden.</translation>
        </message>
        <message>
            <location line="+3" />
            <source>--screenshot needs the name of a file.</source>
            <translation>--screenshot braucht den Namen einer Datei.</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::ChartPanel</name>
        <message>
            <location filename="../src/gui/pages/overview/chartpanel.cpp" line="+88" />
            <source>Save picture…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+15" />
            <source>Save the picture as PNG</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Save picture of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+327" />
            <source>PNG picture (*.png)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::CommandPalette</name>
        <message>
            <location filename="../src/gui/base/commandpalette.cpp" line="+197" />
            <source>Command palette</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Type a command, an application, a job…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Search commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+10" />
            <source>Commands</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Nothing fits. Try fewer letters.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::CopyLabel</name>
        <message>
            <location filename="../src/gui/base/copylabel.cpp" line="+86" />
            <source>Copied</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Copy %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>%1: %2</source>
            <comment>field and value</comment>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::DetailPane</name>
        <message>
            <location filename="../src/gui/pages/jobs/detailpane.cpp" line="+59" />
            <source>Overview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+324" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-323" />
            <location line="+324" />
            <source>Failures</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location line="-323" />
            <location line="+324" />
            <source>Executors</source>
            <translation>Executors</translation>
        </message>
        <message>
            <location line="-323" />
            <location line="+3" />
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Nothing is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Select a job or a stage to see its figures, tasks and failures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+35" />
            <location line="+1" />
            <source>Show in the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <location line="+1" />
            <source>Copy the figures as text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+32" />
            <source>Full text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Show the whole reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+14" />
            <source>Executors of the stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>No executor worked for this stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+14" />
            <source>Show its tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Show executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+89" />
            <source>Why it failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+44" />
            <source>The source tells nothing more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Why the job failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Why the stage failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+50" />
            <source>%1 (%2)</source>
            <comment>title of a tab, number of things in it</comment>
            <translation>%1 (%2)</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::Dialogs</name>
        <message>
            <location filename="../src/gui/shell/dialogs.cpp" line="+47" />
            <source>About Cinderscope</source>
            <translation>Über Cinderscope</translation>
        </message>
        <message>
            <location line="+12" />
            <source>Version %1</source>
            <translation>Version %1</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Native desktop monitor for Apache Spark</source>
            <translation>Nativer Desktop-Monitor für Apache Spark</translation>
        </message>
        <message>
            <location line="+11" />
            <source>Cinderscope is free software: you can redistribute it and change it under the terms of the GNU General Public License, version 3 or later. It comes without any warranty.</source>
            <translation>Cinderscope ist freie Software: Sie dürfen es unter den Bedingungen der GNU General Public License, Version 3 oder später, weitergeben und verändern. Es kommt ohne jede Gewährleistung.</translation>
        </message>
        <message>
            <location line="+4" />
            <source>It uses Qt %1 (Qt Charts under the GPL 3, the rest under the LGPL 3), simdjson (Apache 2.0), Zstandard, LZ4, xxHash and Snappy (BSD).</source>
            <translation>Es verwendet Qt %1 (Qt Charts unter der GPL 3, der Rest unter der LGPL 3), simdjson (Apache 2.0), Zstandard, LZ4, xxHash und Snappy (BSD).</translation>
        </message>
        <message>
            <location line="+5" />
            <source>It sends nothing anywhere but the requests that you ask for. Apache Spark is a trademark of the Apache Software Foundation; Cinderscope is not a product of it.</source>
            <translation>Es sendet nichts außer den Anfragen, die Sie verlangen. Apache Spark ist eine Marke der Apache Software Foundation; Cinderscope ist kein Produkt von ihr.</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Runs on %1, %2.</source>
            <translation>Läuft auf %1, %2.</translation>
        </message>
        <message>
            <location line="+4" />
            <source>About &amp;Qt</source>
            <translation>Über &amp;Qt</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Keyboard shortcuts</source>
            <translation>Tastenkürzel</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Key</source>
            <translation>Taste</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Action</source>
            <translation>Aktion</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Menu</source>
            <translation>Menü</translation>
        </message>
        <message>
            <location line="+17" />
            <source>In tables and lists</source>
            <translation>In Tabellen und Listen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Copy the selected rows</source>
            <translation>Ausgewählte Zeilen kopieren</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Menu key</source>
            <translation>Menütaste</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Everything that can be done with a row</source>
            <translation>Alles, was mit einer Zeile getan werden kann</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Filter keys and actions</source>
            <translation>Tasten und Aktionen filtern</translation>
        </message>
        <message>
            <location line="+15" />
            <source>Open location</source>
            <translation>Ort öffnen</translation>
        </message>
        <message>
            <location line="+5" />
            <source>&amp;Path of an event log or a folder, or address of a driver's web page:</source>
            <translation>&amp;Pfad eines Ereignisprotokolls oder Ordners oder Adresse der Webseite eines Drivers:</translation>
        </message>
        <message>
            <location line="+2" />
            <source>/path/to/log, file:///path/to/folder or http://localhost:4040</source>
            <translation>/pfad/zum/protokoll, file:///pfad/zum/ordner oder http://localhost:4040</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::EnvironmentPage</name>
        <message>
            <location filename="../src/gui/pages/overview/environmentpage.cpp" line="+50" />
            <source>No application is open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+23" />
            <source>Environment</source>
            <translation>Umgebung</translation>
        </message>
        <message>
            <location line="+15" />
            <source>Filter properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Only what differs from Spark's defaults</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Spark properties that were set to something else than the documented default. Those that Spark sets itself for each application are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy Spark properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Copy as spark-defaults.conf lines</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Ctrl+Alt+D</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Copy as --conf arguments</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Ctrl+Alt+A</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Properties</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>No property</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>The source has not told its environment yet, or the filter hides everything.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+69" />
            <source>No value is hidden.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>1 value is hidden.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n values are hidden.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+3" />
            <source>Spark's default pattern is used: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>The application's spark.redaction.regex is used: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>The application's spark.redaction.regex cannot be read here (%1); Spark's default is used: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+42" />
            <source>%1 is hidden</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+27" />
            <source>1 hidden value was left out of the copy.</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n hidden values were left out of the copy.</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>cinderscope::EventCountModel</name>
        <message>
            <location filename="../src/gui/pages/overview/importreport.cpp" line="-129" />
            <source>Event</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Count</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Share</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::ExecutorCharts</name>
        <message>
            <location filename="../src/gui/pages/overview/executorcharts.cpp" line="+37" />
            <source>By executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Over time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+52" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Memory</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+149" />
            <location line="+62" />
            <source>GC share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-210" />
            <source>Shuffle</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Show all executors in the charts again</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Added, removed, excluded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>What happened to the executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>No executor yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Executors appear here as Spark adds them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+101" />
            <source>others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>1 other executor</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>Mean of %n other executors</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+1" />
            <source>Executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Peak JVM heap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Peak execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Storage used</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Storage limit</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <location line="+58" />
            <source>succeeded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-57" />
            <location line="+60" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-59" />
            <location line="+62" />
            <source>killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-61" />
            <source>active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+10" />
            <location line="+63" />
            <source>read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-62" />
            <location line="+64" />
            <source>written</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-55" />
            <source>Nothing was shuffled so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>No garbage collection so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>No task ran so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>The source tells no memory figures.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+23" />
            <source>JVM heap</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Storage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+32" />
            <source>largest of any executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>by the ends of tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>No samples of memory over time. Spark logs them with spark.eventLog.logStageExecutorMetrics=true.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Nothing so far.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Show all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>the selected executor</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n selected executors</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>cinderscope::ExecutorEventModel</name>
        <message>
            <location filename="../src/gui/pages/overview/executoreventmodel.cpp" line="+90" />
            <source>Time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Event</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Details</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::ExecutorsPage</name>
        <message>
            <location filename="../src/gui/pages/overview/executorspage.cpp" line="+42" />
            <source>No application is open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+28" />
            <location line="+15" />
            <source>Executors</source>
            <translation>Executors</translation>
        </message>
        <message>
            <location line="-4" />
            <source>Filter executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+17" />
            <source>No executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>None was added so far, or the filter hides them all. Press Escape in the filter to clear it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+104" />
            <source>Open %1 in the browser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy address of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Show all executors in the charts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Saved as %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>The file could not be saved.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::FactGrid</name>
        <message>
            <location filename="../src/gui/pages/jobs/factgrid.cpp" line="+72" />
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::FailureModel</name>
        <message>
            <location filename="../src/gui/models/stagetables.cpp" line="+179" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Executors</source>
            <translation>Executors</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Last at</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::FailureRow</name>
        <message>
            <location filename="../src/gui/pages/overview/failurelist.cpp" line="+54" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Stage %1.%2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>1 task</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>%n tasks</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+80" />
            <source>Go to %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Copy line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy whole text</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::FailuresTab</name>
        <message>
            <location filename="../src/gui/pages/jobs/failurestab.cpp" line="+34" />
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+21" />
            <source>Copy the whole text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Stack trace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>Nothing failed here</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Failure reasons of tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>No task failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+95" />
            <source>
… %1 more characters</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::FilterField</name>
        <message>
            <location filename="../src/gui/base/filterfield.cpp" line="+21" />
            <location line="+1" />
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&lt;p&gt;&lt;b&gt;Filter&lt;/b&gt; (%1)&lt;br&gt;Words: all must occur.&lt;br&gt;&lt;tt&gt;-word&lt;/tt&gt; leaves out.&lt;br&gt;&lt;tt&gt;"two words"&lt;/tt&gt;: exactly this text.&lt;br&gt;&lt;tt&gt;/regex/&lt;/tt&gt;: a regular expression.&lt;br&gt;&lt;tt&gt;column:word&lt;/tt&gt;: only in this column.&lt;/p&gt;</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Clear the filter (Escape)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+28" />
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <location line="+4" />
            <source>%1 rows shown</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::FirstStart</name>
        <message>
            <location filename="../src/gui/shell/firststart.cpp" line="+77" />
            <source>%1 runs on this computer now.</source>
            <translation>%1 läuft jetzt auf diesem Computer.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Show it</source>
            <translation>Zeigen</translation>
        </message>
        <message>
            <location line="+27" />
            <source>No Spark application runs on this computer.</source>
            <translation>Auf diesem Computer läuft keine Spark-Anwendung.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>This is the demo recording.</source>
            <translation>Das ist die Demo-Aufzeichnung.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>What you see is a recording of a real run, replayed as if it ran now.</source>
            <translation>Sie sehen die Aufzeichnung eines echten Laufs, abgespielt, als liefe er jetzt.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Start an application, and it is shown here; or open an event log.</source>
            <translation>Starten Sie eine Anwendung, und sie erscheint hier; oder öffnen Sie ein Ereignisprotokoll.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Open an event log…</source>
            <translation>Ereignisprotokoll öffnen …</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::ImportReportDialog</name>
        <message>
            <location filename="../src/gui/pages/overview/importreport.cpp" line="+142" />
            <source>Import report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>Filter events</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Events by kind</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <location line="+2" />
            <source>First unreadable records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Copy report</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::JobTreeCells</name>
        <message>
            <location filename="../src/gui/models/jobtreecells.cpp" line="-40" />
            <source>Job / stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Description of the job or, without one, its name: the call that started it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Status</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Why the job or stage failed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Submitted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Stages complete, of those that the job names.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Partitions complete, of all.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Failed tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Bytes read from storage or from cached data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Bytes written to storage.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Bytes read from other stages, local and remote.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Bytes written for later stages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Bytes written to disk because memory was short.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>GC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Time that the executors' JVMs collected garbage, summed over the tasks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+121" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Stage %1 (attempt %2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Stage %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Without SQL execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>SQL execution %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Without job group</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::JobTreeModel</name>
        <message>
            <location filename="../src/gui/models/jobtreemodeldata.cpp" line="+74" />
            <source>Skipped: an earlier job ran this stage already, and its output was used again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Skipped: nothing needed its output.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+9" />
            <source>%1 in memory became %2 on disk.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>%1 of the tasks' run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+39" />
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::JobsPage</name>
        <message>
            <location filename="../src/gui/pages/jobs/jobspage.cpp" line="+84" />
            <location line="+1" />
            <source>Filter jobs and stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Group by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>SQL execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Job group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Group jobs by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+12" />
            <location line="+28" />
            <source>Jobs and stages</source>
            <translation>Jobs und Stages</translation>
        </message>
        <message>
            <location line="+136" />
            <source>Show in the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Show its tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Expand all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Collapse all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+98" />
            <source>No application is open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose an application on the left, or open an event log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>No job matches the filter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Words are looked for in identifiers, names, states and reasons of jobs and stages.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Clear the filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <location line="+2" />
            <source>No job has started</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>A job appears here as soon as the application runs an action: count(), collect(), a write, a query.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>This application ran no job</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>It ended without an action that needs the cluster. The Environment page shows how it was configured.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::LocalFinder</name>
        <message>
            <location filename="../src/gui/shell/localfinder.cpp" line="+41" />
            <source>ports %1–%2</source>
            <translation>Ports %1–%2</translation>
        </message>
        <message>
            <location line="+14" />
            <source>Driver on port %1</source>
            <translation>Driver auf Port %1</translation>
        </message>
        <message>
            <location line="+3" />
            <source>connecting…</source>
            <translation>verbindet …</translation>
        </message>
        <message>
            <location line="+9" />
            <source>It does not answer.</source>
            <translation>Er antwortet nicht.</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::MainWindow</name>
        <message>
            <location filename="../src/gui/shell/mainwindow.cpp" line="+73" />
            <source>No event logs opened</source>
            <translation>Keine Ereignisprotokolle geöffnet</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Open a log or a folder, or drop it here</source>
            <translation>Protokoll oder Ordner öffnen oder hierher ziehen</translation>
        </message>
        <message>
            <location line="+113" />
            <source>There is no failure after this moment.</source>
            <translation>Nach diesem Zeitpunkt gibt es keinen Fehler.</translation>
        </message>
        <message>
            <location line="+12" />
            <source>reading…</source>
            <translation>wird gelesen …</translation>
        </message>
        <message>
            <location line="+0" />
            <location line="+4" />
            <source>Reading the folder…</source>
            <translation>Der Ordner wird gelesen …</translation>
        </message>
        <message>
            <location line="-1" />
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message numerus="yes">
            <location line="+17" />
            <location line="+9" />
            <source>%n log(s)</source>
            <translation>
                <numerusform>%n Protokoll</numerusform>
                <numerusform>%n Protokolle</numerusform>
            </translation>
        </message>
        <message>
            <location line="-7" />
            <source>%1, %2</source>
            <comment>logs and problems</comment>
            <translation>%1, %2</translation>
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n unreadable</source>
            <translation>
                <numerusform>%n nicht lesbar</numerusform>
                <numerusform>%n nicht lesbar</numerusform>
            </translation>
        </message>
        <message>
            <location line="+1" />
            <location line="+6" />
            <source>No event logs in this folder</source>
            <translation>Keine Ereignisprotokolle in diesem Ordner</translation>
        </message>
        <message>
            <location line="-5" />
            <location line="+6" />
            <source>Spark writes them to spark.eventLog.dir</source>
            <translation>Spark schreibt sie nach spark.eventLog.dir</translation>
        </message>
        <message>
            <location line="+3" />
            <source>cannot be read</source>
            <translation>nicht lesbar</translation>
        </message>
        <message>
            <location line="+0" />
            <source>The folder cannot be read</source>
            <translation>Der Ordner ist nicht lesbar</translation>
        </message>
        <message>
            <location line="+1" />
            <source>The folder could not be read.</source>
            <translation>Der Ordner konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Looking for applications…</source>
            <translation>Anwendungen werden gesucht …</translation>
        </message>
        <message>
            <location line="+3" />
            <source>scanning…</source>
            <translation>sucht …</translation>
        </message>
        <message numerus="yes">
            <location line="+19" />
            <source>%n running</source>
            <translation>
                <numerusform>%n läuft</numerusform>
                <numerusform>%n laufen</numerusform>
            </translation>
        </message>
        <message>
            <location line="+1" />
            <source>No Spark application</source>
            <translation>Keine Spark-Anwendung</translation>
        </message>
        <message>
            <location line="+1" />
            <source>%1 · last scan %2</source>
            <comment>ports and time</comment>
            <translation>%1 · zuletzt gesucht %2</translation>
        </message>
        <message>
            <location line="+6" />
            <source>There is no Spark application at this address.</source>
            <translation>Unter dieser Adresse ist keine Spark-Anwendung.</translation>
        </message>
        <message>
            <location line="+11" />
            <source>The address could not be opened.</source>
            <translation>Die Adresse konnte nicht geöffnet werden.</translation>
        </message>
        <message>
            <location line="+32" />
            <source>This could not be opened.</source>
            <translation>Das konnte nicht geöffnet werden.</translation>
        </message>
        <message>
            <location line="+96" />
            <source>The demo recording could not be opened.</source>
            <translation>Die Demo-Aufzeichnung konnte nicht geöffnet werden.</translation>
        </message>
        <message>
            <location line="-251" />
            <location line="+218" />
            <location line="+41" />
            <source>Demo recording</source>
            <translation>Demo-Aufzeichnung</translation>
        </message>
        <message>
            <location line="+89" />
            <source>The application does not answer any more.</source>
            <translation>Die Anwendung antwortet nicht mehr.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>The log could not be read to its end. What was read stays.</source>
            <translation>Das Protokoll konnte nicht bis zum Ende gelesen werden. Was gelesen wurde, bleibt.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>The log could not be read.</source>
            <translation>Das Protokoll konnte nicht gelesen werden.</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Choose an application</source>
            <translation>Wählen Sie eine Anwendung</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Applications that run on this computer appear on the left by themselves. Open an event log or a folder of logs, or drop one here.</source>
            <translation>Anwendungen, die auf diesem Computer laufen, erscheinen links von selbst. Öffnen Sie ein Ereignisprotokoll oder einen Ordner mit Protokollen, oder ziehen Sie eins hierher.</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Click one on the left, or open another event log or folder. You can also drop it here.</source>
            <translation>Klicken Sie links auf eine, oder öffnen Sie ein anderes Ereignisprotokoll oder einen anderen Ordner. Sie können es auch hierher ziehen.</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Open event log…</source>
            <translation>Ereignisprotokoll öffnen …</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Open folder…</source>
            <translation>Ordner öffnen …</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Show the demo</source>
            <translation>Demo zeigen</translation>
        </message>
        <message>
            <location line="+74" />
            <source>Open event log</source>
            <translation>Ereignisprotokoll öffnen</translation>
        </message>
        <message>
            <location line="+15" />
            <source>Open folder of event logs</source>
            <translation>Ordner mit Ereignisprotokollen öffnen</translation>
        </message>
        <message>
            <location line="+36" />
            <source>%1 — Cinderscope</source>
            <translation>%1 — Cinderscope</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Cinderscope</source>
            <translation>Cinderscope</translation>
        </message>
        <message>
            <location filename="../src/gui/shell/mainwindowactions.cpp" line="+49" />
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Open event log…</source>
            <translation>Ereignisprotokoll ö&amp;ffnen …</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Open &amp;folder…</source>
            <translation>Or&amp;dner öffnen …</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Open &amp;location…</source>
            <translation>&amp;Ort öffnen …</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Refresh</source>
            <translation>&amp;Aktualisieren</translation>
        </message>
        <message>
            <location line="+7" />
            <source>Look for &amp;applications now</source>
            <translation>Jetzt nach Anwendungen &amp;suchen</translation>
        </message>
        <message>
            <location line="+8" />
            <source>&amp;Import report</source>
            <translation>&amp;Importbericht</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Close application</source>
            <translation>Anwendung s&amp;chließen</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Clear rece&amp;nt logs</source>
            <translation>Zuletzt geöffnete &amp;vergessen</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Quit</source>
            <translation>&amp;Beenden</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Copy application &amp;id</source>
            <translation>Anwendungs-&amp;ID kopieren</translation>
        </message>
        <message>
            <location line="+4" />
            <source>The application id was copied.</source>
            <translation>Die Anwendungs-ID wurde kopiert.</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Copy &amp;path or address</source>
            <translation>&amp;Pfad oder Adresse kopieren</translation>
        </message>
        <message>
            <location line="+1" />
            <source>The location was copied.</source>
            <translation>Der Ort wurde kopiert.</translation>
        </message>
        <message>
            <location line="+5" />
            <source>View</source>
            <translation>Ansicht</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Command palette…</source>
            <translation>&amp;Befehlspalette …</translation>
        </message>
        <message>
            <location line="+14" />
            <source>Theme of the &amp;system</source>
            <translation>Farbschema des &amp;Systems</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Light theme</source>
            <translation>&amp;Helles Farbschema</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Dark theme</source>
            <translation>&amp;Dunkles Farbschema</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Show s&amp;ources</source>
            <translation>&amp;Quellen zeigen</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Full screen</source>
            <translation>&amp;Vollbild</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Go</source>
            <translation>Gehe zu</translation>
        </message>
        <message>
            <location line="+13" />
            <source>&amp;Next page</source>
            <translation>&amp;Nächste Seite</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Previous page</source>
            <translation>&amp;Vorige Seite</translation>
        </message>
        <message>
            <location line="+7" />
            <source>Next &amp;application</source>
            <translation>Nächste &amp;Anwendung</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Previous app&amp;lication</source>
            <translation>Vorige An&amp;wendung</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Sources</source>
            <translation>&amp;Quellen</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Filter of the sources</source>
            <translation>&amp;Filter der Quellen</translation>
        </message>
        <message>
            <location line="+5" />
            <source>Contents of the pa&amp;ge</source>
            <translation>&amp;Inhalt der Seite</translation>
        </message>
        <message>
            <location line="+8" />
            <source>Replay</source>
            <translation>Wiedergabe</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Replay this log</source>
            <translation>Dieses Protokoll &amp;abspielen</translation>
        </message>
        <message>
            <location line="+7" />
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;Back to the start</source>
            <translation>&amp;Zurück zum Anfang</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Next &amp;failure</source>
            <translation>Nächster &amp;Fehler</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Slower</source>
            <translation>&amp;Langsamer</translation>
        </message>
        <message>
            <location line="+2" />
            <source>F&amp;aster</source>
            <translation>&amp;Schneller</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Leave the replay</source>
            <translation>&amp;Wiedergabe verlassen</translation>
        </message>
        <message>
            <location line="+11" />
            <source>Help</source>
            <translation>Hilfe</translation>
        </message>
        <message>
            <location line="+4" />
            <source>&amp;Keyboard shortcuts</source>
            <translation>&amp;Tastenkürzel</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Show the &amp;demo recording</source>
            <translation>&amp;Demo-Aufzeichnung zeigen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>&amp;About Cinderscope</source>
            <translation>&amp;Über Cinderscope</translation>
        </message>
        <message>
            <location line="+13" />
            <source>&amp;File</source>
            <translation>&amp;Datei</translation>
        </message>
        <message>
            <location line="+3" />
            <source>&amp;View</source>
            <translation>&amp;Ansicht</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Go</source>
            <translation>&amp;Gehe zu</translation>
        </message>
        <message>
            <location line="+5" />
            <source>&amp;Replay</source>
            <translation>&amp;Wiedergabe</translation>
        </message>
        <message>
            <location line="+2" />
            <source>&amp;Help</source>
            <translation>&amp;Hilfe</translation>
        </message>
        <message>
            <location line="+15" />
            <source>Application</source>
            <translation>Anwendung</translation>
        </message>
        <message>
            <location line="+22" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Job</source>
            <translation>Job</translation>
        </message>
        <message>
            <location filename="../src/gui/shell/mainwindowevents.cpp" line="+44" />
            <source>Drop event logs or folders to open them</source>
            <translation>Ereignisprotokolle oder Ordner hier ablegen, um sie zu öffnen</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::MessageBar</name>
        <message numerus="yes">
            <location filename="../src/gui/base/messagebar.cpp" line="+68" />
            <source>(%n times)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+28" />
            <location line="+35" />
            <source>Details</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-15" />
            <source>Close this message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+22" />
            <source>Copy the whole message</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+48" />
            <source>Messages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+64" />
            <source>1 more message</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n more messages</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
    <context>
        <name>cinderscope::OverviewTab</name>
        <message>
            <location filename="../src/gui/pages/jobs/overviewtab.cpp" line="+44" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+26" />
            <source>Distribution of the tasks' figures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+41" />
            <location line="+27" />
            <location line="+43" />
            <source>Submitted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-69" />
            <location line="+28" />
            <source>Completed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-27" />
            <location line="+28" />
            <location line="+41" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="-68" />
            <source>SQL execution</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Job group</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Streaming query</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Batch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+38" />
            <location line="+26" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+38" />
            <location line="+26" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+38" />
            <location line="+26" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+38" />
            <location line="+26" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+39" />
            <location line="+25" />
            <source>Spill (disk)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+64" />
            <source>Run time of tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-63" />
            <location line="+25" />
            <location line="+39" />
            <source>GC time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-50" />
            <source>First task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Pool</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Resource profile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Speculative tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Task time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>CPU time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Spill (memory)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Peak memory of a task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Tasks that succeeded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>This stage was skipped: nothing needed its output any more, so it has no tasks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>This stage has not started: it waits for its parents.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+23" />
            <source>No task of this stage has succeeded yet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>No task of this stage succeeded.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::Pages</name>
        <message>
            <location filename="../src/app/pages.cpp" line="+34" />
            <source>Summary</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Jobs and stages</source>
            <translation>Jobs und Stages</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Executors</source>
            <translation>Executors</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Environment</source>
            <translation>Umgebung</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::ProgressLegend</name>
        <message>
            <location filename="../src/gui/pages/overview/progresslegend.cpp" line="+18" />
            <source>Legend of the progress bars</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>skipped</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::QuantileModel</name>
        <message numerus="yes">
            <location filename="../src/gui/models/stagetables.cpp" line="-112" />
            <source>%n successful task(s)</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+29" />
            <source>Metric</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Minimum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>25 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Median</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>75 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Maximum</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Distribution</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::ReplayBar</name>
        <message>
            <location filename="../src/gui/shell/replaybar.cpp" line="+35" />
            <location line="+87" />
            <source>%1 (%2)</source>
            <comment>action and key</comment>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <location line="-78" />
            <source>Replay</source>
            <translation>Wiedergabe</translation>
        </message>
        <message>
            <location line="+10" />
            <location line="+1" />
            <source>Speed of the replay</source>
            <translation>Geschwindigkeit der Wiedergabe</translation>
        </message>
        <message>
            <location line="+2" />
            <source>%1×</source>
            <comment>speed of a replay</comment>
            <translation>%1×</translation>
        </message>
        <message>
            <location line="+61" />
            <source>Pause</source>
            <translation>Pause</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Play</source>
            <translation>Abspielen</translation>
        </message>
        <message>
            <location line="+13" />
            <source>%1 / %2</source>
            <comment>time now and length of a replay</comment>
            <translation>%1 / %2</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Seeking…</source>
            <translation>Springt …</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::SampleModel</name>
        <message>
            <location filename="../src/gui/pages/overview/importreport.cpp" line="-113" />
            <source>File</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Line</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Byte</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Reason</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Begins with</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::Scanner</name>
        <message>
            <location filename="../src/gui/base/filterexpression.cpp" line="+116" />
            <source>The regular expression “%1” is broken at character %2: %3.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::Screenshot</name>
        <message>
            <location filename="../src/app/screenshot.cpp" line="+40" />
            <source>There is no page “%1”. Pages are: %2.</source>
            <translation>Es gibt keine Seite „%1“. Seiten sind: %2.</translation>
        </message>
        <message numerus="yes">
            <location line="+46" />
            <source>The page was not ready within %n minute(s).</source>
            <translation>
                <numerusform>Die Seite war nach %n Minute nicht fertig.</numerusform>
                <numerusform>Die Seite war nach %n Minuten nicht fertig.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>cinderscope::SourceTree</name>
        <message>
            <location filename="../src/gui/shell/sourcetree.cpp" line="+33" />
            <location line="+1" />
            <source>Filter applications</source>
            <translation>Anwendungen filtern</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Open an event log, a folder of logs or an address</source>
            <translation>Ereignisprotokoll, Ordner oder Adresse öffnen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Open</source>
            <translation>Öffnen</translation>
        </message>
        <message>
            <location line="+6" />
            <source>Applications and event logs</source>
            <translation>Anwendungen und Ereignisprotokolle</translation>
        </message>
        <message>
            <location line="+21" />
            <source>Nothing matches</source>
            <translation>Nichts passt</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Clear the filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <location line="+143" />
            <source>&amp;Open</source>
            <translation>Ö&amp;ffnen</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Open as re&amp;play</source>
            <translation>Als &amp;Wiedergabe öffnen</translation>
        </message>
        <message>
            <location line="+5" />
            <source>Copy &amp;id</source>
            <translation>&amp;ID kopieren</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Copy &amp;name</source>
            <translation>&amp;Namen kopieren</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Copy p&amp;ath</source>
            <translation>&amp;Pfad kopieren</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Copy &amp;address</source>
            <translation>A&amp;dresse kopieren</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Show in the &amp;file manager</source>
            <translation>Im &amp;Dateimanager zeigen</translation>
        </message>
        <message>
            <location line="+3" />
            <source>&amp;Refresh</source>
            <translation>&amp;Aktualisieren</translation>
        </message>
        <message>
            <location line="+14" />
            <source>Remo&amp;ve from Recent</source>
            <translation>Aus Zuletzt geöffnet &amp;entfernen</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Remo&amp;ve from the tree</source>
            <translation>Aus dem Baum &amp;entfernen</translation>
        </message>
        <message>
            <location line="+37" />
            <source>No application or log has “%1” in its name, id, user, state or path.</source>
            <translation>Keine Anwendung und kein Protokoll hat „%1“ in Name, ID, Benutzer, Zustand oder Pfad.</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::SourceTreeModel</name>
        <message>
            <location filename="../src/gui/shell/sourcedelegate.cpp" line="+67" />
            <source>reading %1 %</source>
            <translation>liest %1 %</translation>
        </message>
        <message>
            <location line="+0" />
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
        <message>
            <location filename="../src/gui/shell/sourcetreemodel.cpp" line="+27" />
            <source>This computer</source>
            <translation>Dieser Computer</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Event logs</source>
            <translation>Ereignisprotokolle</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Recent</source>
            <translation>Zuletzt geöffnet</translation>
        </message>
        <message>
            <location line="+386" />
            <source>Sources</source>
            <translation>Quellen</translation>
        </message>
        <message>
            <location line="+28" />
            <source>%1, %2</source>
            <translation>%1, %2</translation>
        </message>
        <message>
            <location line="+23" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Incomplete</source>
            <translation>Unvollständig</translation>
        </message>
        <message>
            <location line="+9" />
            <source>Event log</source>
            <translation>Ereignisprotokoll</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Replay</source>
            <translation>Wiedergabe</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Polling REST</source>
            <translation>REST-Abfrage</translation>
        </message>
        <message>
            <location line="+15" />
            <source>%1: %2</source>
            <comment>field and value</comment>
            <translation>%1: %2</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Id</source>
            <translation>ID</translation>
        </message>
        <message>
            <location line="+2" />
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Read</source>
            <translation>Gelesen</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Tasks done</source>
            <translation>Tasks erledigt</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Failures</source>
            <translation>Fehler</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Start</source>
            <translation>Beginn</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>User</source>
            <translation>Benutzer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Spark</source>
            <translation>Spark</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Size</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Location</source>
            <translation>Ort</translation>
        </message>
        <message>
            <location line="+3" />
            <source>This file does not exist any more.</source>
            <translation>Diese Datei gibt es nicht mehr.</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::StackedBar</name>
        <message>
            <location filename="../src/gui/base/stackedbar.cpp" line="+26" />
            <source>complete</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>skipped</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>active</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::StageExecutorModel</name>
        <message>
            <location filename="../src/gui/models/stagetables.cpp" line="+201" />
            <source>Executor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Host</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Task time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Run time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>GC</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Spill</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Peak memory</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::StatusStrip</name>
        <message numerus="yes">
            <location filename="../src/gui/shell/statusstrip.cpp" line="+26" />
            <source>%n unreadable line(s)</source>
            <translation>
                <numerusform>%n nicht lesbare Zeile</numerusform>
                <numerusform>%n nicht lesbare Zeilen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <location line="+2" />
            <source>%n dropped event(s)</source>
            <translation>
                <numerusform>%n verworfenes Ereignis</numerusform>
                <numerusform>%n verworfene Ereignisse</numerusform>
            </translation>
        </message>
        <message>
            <location line="+2" />
            <source>end is cut off</source>
            <translation>Ende ist abgeschnitten</translation>
        </message>
        <message>
            <location line="+11" />
            <source>Source</source>
            <translation>Quelle</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Reading…</source>
            <translation>Wird gelesen …</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Progress of reading</source>
            <translation>Fortschritt des Lesens</translation>
        </message>
        <message>
            <location line="+4" />
            <source>Stop reading; what was read stays</source>
            <translation>Lesen abbrechen; was gelesen wurde, bleibt</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Stop reading</source>
            <translation>Lesen abbrechen</translation>
        </message>
        <message>
            <location line="+5" />
            <source>Open the import report</source>
            <translation>Importbericht öffnen</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Freshness</source>
            <translation>Aktualität</translation>
        </message>
        <message>
            <location line="+31" />
            <source>Stopped by an error</source>
            <translation>Durch einen Fehler beendet</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Seeking…</source>
            <translation>Springt …</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Replay paused</source>
            <translation>Wiedergabe angehalten</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Replaying</source>
            <translation>Wiedergabe läuft</translation>
        </message>
        <message>
            <location line="+3" />
            <source>Stopped; the rest was not read</source>
            <translation>Abgebrochen; der Rest wurde nicht gelesen</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Complete</source>
            <translation>Vollständig</translation>
        </message>
        <message>
            <location line="+6" />
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message>
            <location line="+0" />
            <source>%1 ago</source>
            <translation>vor %1</translation>
        </message>
        <message>
            <location line="+2" />
            <source>Polling every second</source>
            <translation>Abfrage jede Sekunde</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Following</source>
            <translation>Wird verfolgt</translation>
        </message>
        <message>
            <location line="+2" />
            <source>%1 · %2</source>
            <comment>how, and when something came last</comment>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <location line="+0" />
            <source>last news %1</source>
            <translation>zuletzt Neues %1</translation>
        </message>
        <message>
            <location line="+31" />
            <source>Losses: %1</source>
            <translation>Verluste: %1</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::SummaryPage</name>
        <message>
            <location filename="../src/gui/pages/overview/summarypage.cpp" line="+105" />
            <source>No application is open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+28" />
            <source>Summary</source>
            <translation>Übersicht</translation>
        </message>
        <message>
            <location line="+11" />
            <source>application name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy the card</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+37" />
            <source>Duration</source>
            <translation>Dauer</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Core utilisation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>GC share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>CPU share</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Input</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Output</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle read</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Shuffle write</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spill (memory)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Spill (disk)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Time in which tasks ran, over cores × time offered by the executors.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Time that the JVM spent in garbage collection, over the run time of the tasks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>CPU time over run time of the tasks; the rest is waiting, and work outside the JVM.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Last failures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+12" />
            <source>Progress</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Jobs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Stages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>SQL executions</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+15" />
            <source>Application</source>
            <translation>Anwendung</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Resources</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Streaming queries</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Import</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Import report…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+18" />
            <source>Copy card as text</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Ctrl+Shift+C</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy card as Markdown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Ctrl+Alt+M</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Copy card as JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Ctrl+Alt+J</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+57" />
            <source>Unnamed application</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+8" />
            <source>Spark %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+15" />
            <location line="+100" />
            <source>up to the last event</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-98" />
            <source>of 1 core</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>of %n cores at most</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+4" />
            <source>%1 records</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+44" />
            <source>failed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>ended</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>active</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>batch %1, %2 rows/s</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+17" />
            <source>Something was lost</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Complete</source>
            <translation>Vollständig</translation>
        </message>
        <message>
            <location line="+27" />
            <source>running</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TableTools</name>
        <message>
            <location filename="../src/gui/base/tabletools.cpp" line="+242" />
            <source>Fit Columns to Their Contents</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Reset Columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+13" />
            <source>&amp;Copy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Copy C&amp;ell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Copy &amp;As</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>CSV</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Markdown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>JSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>E&amp;xport All Rows…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>C&amp;olumns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+92" />
            <source>CSV table (*.csv)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>JSON (*.json)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Markdown table (*.md)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Export All Rows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+18" />
            <source>Exporting the table…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TaskTexts</name>
        <message>
            <location filename="../src/gui/models/taskcells.cpp" line="+25" />
            <source>%1 (speculative)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TasksTab</name>
        <message>
            <location filename="../src/gui/pages/jobs/taskstab.cpp" line="+34" />
            <source>All</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Running</source>
            <translation>Läuft</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Succeeded</source>
            <translation>Erfolgreich</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Failed</source>
            <translation>Fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Killed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <location line="+1" />
            <source>Filter tasks</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Show the tasks of all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+16" />
            <source>Tasks of the stage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+65" />
            <source>Executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+57" />
            <source>No stage is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Select a stage above to see its tasks.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Listing the tasks…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>No task matches the filter</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+1" />
            <source>The stage has %n task(s).</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+0" />
            <source>Clear the filter</source>
            <translation>Filter löschen</translation>
        </message>
        <message>
            <location line="+3" />
            <source>No task has started</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Tasks appear here as soon as the scheduler launches them. A skipped stage has none.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+12" />
            <source>Show the stack trace</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Show in the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Show executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Only tasks of executor %1</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TimeSlider</name>
        <message>
            <location filename="../src/gui/shell/timeslider.cpp" line="+33" />
            <source>Time of the replay</source>
            <translation>Zeit der Wiedergabe</translation>
        </message>
        <message>
            <location line="+32" />
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <location line="+147" />
            <source>%1 after the start, %2</source>
            <translation>%1 nach dem Beginn, %2</translation>
        </message>
        <message>
            <location line="+5" />
            <source>Job %1, failed</source>
            <translation>Job %1, fehlgeschlagen</translation>
        </message>
        <message>
            <location line="+0" />
            <source>Job %1</source>
            <translation>Job %1</translation>
        </message>
    </context>
    <context>
        <name>cinderscope::TimelineLegend</name>
        <message>
            <location filename="../src/gui/timeline/timelinelegend.cpp" line="+24" />
            <source>Legend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+35" />
            <location line="+15" />
            <source>colours repeat</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TimelineOverview</name>
        <message>
            <location filename="../src/gui/timeline/timelineoverview.cpp" line="+23" />
            <source>Overview of the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>The whole run. Drag the bright part to move, its edges to zoom</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+75" />
            <source>Whole run</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TimelinePage</name>
        <message>
            <location filename="../src/gui/timeline/timelinepage.cpp" line="+88" />
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <location line="+15" />
            <source>%1 (%2)</source>
            <translation>%1 (%2)</translation>
        </message>
        <message>
            <location line="+8" />
            <source>Zoom in</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Show a shorter time in more detail</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Zoom out</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Show a longer time</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Show the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Zoom to the selection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Zoom to what is selected or measured. Measure with Shift and dragging</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Follow</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Keep the newest time in view while the application runs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Time since the start</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Switch between local time and time since the start of the application</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Next failure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Go to the next failed job, stage or task</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Previous failure</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Go to the failed job, stage or task before</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <location line="+98" />
            <source>Search the timeline</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-93" />
            <source>Copy the figures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Copy the figures of what is selected</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <location line="+113" />
            <source>Groups</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-107" />
            <source>Show or hide: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <location line="+4" />
            <source>Fold all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-3" />
            <source>One strip for each executor, or one for each of its task slots</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Unfold all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <location line="+90" />
            <source>Save the picture</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="-82" />
            <source>PNG, as on the screen…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>PNG, double size…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>PNG, four times the size…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>SVG…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Save the picture in a file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+36" />
            <source>&amp;Colour by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>What the colours of the tasks say</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Colour by</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>Search: name, host, reason, stage 3 …</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Dims what does not match. Type a text, a number, or for example "stage 3" (%1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+26" />
            <source>Choose which groups of lanes are shown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Save the picture as PNG or SVG</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+38" />
            <source>No application is open</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Choose an application in the tree, or open an event log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>No task has started yet</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>The application is up and waits for its first job. The timeline fills by itself.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>This application ran no job</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>It ended without a job, so that there is nothing to draw. The Summary and Environment pages show what is known.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+14" />
            <source>Matches: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>No match</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+64" />
            <source>The picture could not be saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>SVG (*.svg)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>PNG (*.png)</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::TimelineView</name>
        <message>
            <location filename="../src/gui/timeline/timelineinput.cpp" line="+314" />
            <source>Show this task in its table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Show in its table</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Show %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>Show executor %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Zoom to this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>Show the whole run</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+5" />
            <source>Zoom to the measured part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Copy the figures</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+4" />
            <source>Copy the id (%1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Copy what was measured</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>Unfold all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>Fold all executors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../src/gui/timeline/timelineview.cpp" line="+33" />
            <source>Timeline</source>
            <translation>Zeitachse</translation>
        </message>
        <message>
            <location line="+1" />
            <source>Jobs, stages and tasks over time. Arrow keys move, plus and minus zoom.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>Scroll the lanes</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>cinderscope::format</name>
        <message>
            <location filename="../src/gui/base/format.cpp" line="+39" />
            <source>%1 B</source>
            <comment>bytes</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 KiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 MiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 GiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 TiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 PiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 EiB</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+7" />
            <source>1 second</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n seconds</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+5" />
            <source>1 minute</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n minutes</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+5" />
            <source>1 hour</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n hours</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+17" />
            <source>%1 ms</source>
            <comment>milliseconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <location line="+1" />
            <source>%1 s</source>
            <comment>seconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 min %2 s</source>
            <comment>minutes and seconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 h %2 min</source>
            <comment>hours and minutes</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>%1 d %2 h</source>
            <comment>days and hours</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+12" />
            <source>%1 ns</source>
            <comment>nanoseconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 µs</source>
            <comment>microseconds</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>unknown duration</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+3" />
            <source>%1 %2</source>
            <comment>two parts of a duration</comment>
            <translation type="unfinished">%1× {1 %2?}</translation>
        </message>
        <message>
            <location line="+4" />
            <source>1 millisecond</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n milliseconds</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+2" />
            <source>%1 seconds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+6" />
            <source>1 day</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n days</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+18" />
            <source>%1 (%2 bytes)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+21" />
            <source>%1 k</source>
            <comment>thousand</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>%1 M</source>
            <comment>million</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+0" />
            <source>%1 G</source>
            <comment>thousand million</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+11" />
            <source>&lt;%1 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+2" />
            <source>&gt;%1 %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+1" />
            <source>%1 %</source>
            <comment>percent</comment>
            <translation>%1 %</translation>
        </message>
        <message>
            <location line="+14" />
            <source>%1/s</source>
            <comment>bytes per second</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+17" />
            <source>%1, %2</source>
            <comment>date, time</comment>
            <translation>%1, %2</translation>
        </message>
        <message>
            <location line="+1" />
            <source>d MMM yyyy</source>
            <comment>date format</comment>
            <translation type="unfinished" />
        </message>
        <message>
            <location line="+31" />
            <source>just now</source>
            <translation>gerade eben</translation>
        </message>
        <message numerus="yes">
            <location line="+2" />
            <source>%n seconds ago</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+2" />
            <source>1 minute ago</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n minutes ago</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+3" />
            <source>1 hour ago</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+0" />
            <source>%n hours ago</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
        <message>
            <location line="+2" />
            <source>yesterday</source>
            <translation type="unfinished" />
        </message>
        <message numerus="yes">
            <location line="+2" />
            <source>%n days ago</source>
            <translation type="unfinished">
                <numerusform />
                <numerusform />
            </translation>
        </message>
    </context>
</TS>
