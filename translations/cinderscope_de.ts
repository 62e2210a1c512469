<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>ApplicationCard</name>
    <message>
        <location filename="../src/gui/pages/overview/cardtexts.cpp" line="+21"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Application id</source>
        <translation>Anwendungs-ID</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark version</source>
        <translation>Spark-Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scala version</source>
        <translation>Scala-Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Java version</source>
        <translation>Java-Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Python version</source>
        <translation>Python-Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Deploy mode</source>
        <translation>Deploy-Modus</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executors alive</source>
        <translation>Aktive Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Most executors alive</source>
        <translation>Max. aktive Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executors added</source>
        <translation>Hinzugefügte Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executors removed</source>
        <translation>Entfernte Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Most cores</source>
        <translation>Max. Kerne</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executor memory</source>
        <translation>Executor-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Driver memory</source>
        <translation>Driver-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Storage memory</source>
        <translation>Storage-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Storage memory used</source>
        <translation>Storage-Speicher belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQL executions</source>
        <translation>SQL-Ausführungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Streaming queries</source>
        <translation>Streaming-Abfragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Launched</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Killed</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Work</source>
        <translation>Arbeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (memory)</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak execution memory of a task</source>
        <translation>Max. Execution-Speicher eines Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task time</source>
        <translation>Task-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executor run time</source>
        <translation>Executor-Laufzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executor CPU time</source>
        <translation>Executor-CPU-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC time</source>
        <translation>GC-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC share of run time</source>
        <translation>GC-Anteil an der Laufzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Core utilisation</source>
        <translation>Kernauslastung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CPU share of run time</source>
        <translation>CPU-Anteil an der Laufzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unknown events</source>
        <translation>Unbekannte Ereignisse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unreadable lines</source>
        <translation>Nicht lesbare Zeilen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dropped events</source>
        <translation>Verworfene Ereignisse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duplicate events</source>
        <translation>Doppelte Ereignisse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Truncated</source>
        <translation>Abgeschnitten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task failure</source>
        <translation>Task-Fehler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <location filename="../src/gui/pages/overview/chartpanel.cpp" line="+46"/>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
</context>
<context>
    <name>EnvironmentTexts</name>
    <message>
        <location filename="../src/gui/pages/overview/environmentmodel.cpp" line="+84"/>
        <source>Profile %1: %2 of an executor</source>
        <translation>Profil %1: %2 eines Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Profile %1: %2 of a task</source>
        <translation>Profil %1: %2 eines Tasks</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Spark properties</source>
        <translation>Spark-Eigenschaften</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Resource profiles</source>
        <translation>Ressourcenprofile</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>JVM</source>
        <translation>JVM</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Hadoop properties</source>
        <translation>Hadoop-Eigenschaften</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>System properties</source>
        <translation>Systemeigenschaften</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Metrics properties</source>
        <translation>Metrik-Eigenschaften</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Classpath</source>
        <translation>Classpath</translation>
    </message>
    <message>
        <location line="+99"/>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n entries</source>
        <translation>
            <numerusform>%n Eintrag</numerusform>
            <numerusform>%n Einträge</numerusform>
        </translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Hidden: its name or value matches Spark&apos;s redaction pattern.</source>
        <translation>Verborgen: Name oder Wert passt auf Sparks Schwärzungsmuster.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark&apos;s default</source>
        <translation>Sparks Vorgabe</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>As documented for this version of Spark, for the most common properties</source>
        <translation>Wie für diese Spark-Version dokumentiert, für die gängigsten Eigenschaften</translation>
    </message>
</context>
<context>
    <name>ExecutorEvents</name>
    <message>
        <location filename="../src/gui/pages/overview/executoreventmodel.cpp" line="+28"/>
        <source>for stage %1</source>
        <translation>für Stage %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>for the application</source>
        <translation>für die Anwendung</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>1 failed task</source>
        <translation>1 fehlgeschlagener Task</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n failed tasks</source>
        <translation>
            <numerusform>%n fehlgeschlagener Task</numerusform>
            <numerusform>%n fehlgeschlagene Tasks</numerusform>
        </translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Taken back</source>
        <translation>Wieder zugelassen</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n cores</source>
        <translation>
            <numerusform>%n Kern</numerusform>
            <numerusform>%n Kerne</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExecutorTable</name>
    <message>
        <location filename="../src/gui/pages/overview/executorvalues.cpp" line="+120"/>
        <source>Alive</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location line="-78"/>
        <location line="+80"/>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location line="-84"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why the executor was removed or excluded, in Spark&apos;s words</source>
        <translation>Warum der Executor entfernt oder ausgeschlossen wurde, in Sparks Worten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks that run now</source>
        <translation>Tasks, die jetzt laufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks that failed</source>
        <translation>Fehlgeschlagene Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks that succeeded</source>
        <translation>Erfolgreiche Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Killed</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks that were killed</source>
        <translation>Abgebrochene Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task time</source>
        <translation>Task-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sum of the durations of all ended tasks</source>
        <translation>Summe der Dauern aller beendeten Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC time</source>
        <translation>GC-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time that the JVM spent in garbage collection while tasks ran</source>
        <translation>Zeit der JVM in der Garbage Collection, während Tasks liefen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC share</source>
        <translation>GC-Anteil</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC time over the run time of the tasks</source>
        <translation>GC-Zeit geteilt durch die Laufzeit der Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (memory)</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Storage used</source>
        <translation>Storage belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Memory that cached data take; event logs tell it only with block updates</source>
        <translation>Speicher, den gecachte Daten belegen; Ereignisprotokolle nennen ihn nur mit Block-Updates</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Storage memory</source>
        <translation>Storage-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Most memory that cached data may take</source>
        <translation>Speicher, den gecachte Daten höchstens belegen dürfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Disk used</source>
        <translation>Platte belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak JVM heap</source>
        <translation>Max. JVM-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak JVM off-heap</source>
        <translation>Max. JVM-Off-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak execution memory</source>
        <translation>Max. Execution-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest on-heap and off-heap execution memory</source>
        <translation>Größter Execution-Speicher, On-Heap und Off-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak process memory</source>
        <translation>Max. Prozessspeicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest resident memory of the JVM, Python and other processes of the executor</source>
        <translation>Größter residenter Speicher von JVM, Python und anderen Prozessen des Executors</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Resource profile</source>
        <translation>Ressourcenprofil</translation>
    </message>
    <message>
        <location line="+205"/>
        <source>excluded for stage %1</source>
        <translation>ausgeschlossen für Stage %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>excluded</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>from %1 to %2</source>
        <translation>von %1 bis %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>after 1 failed task</source>
        <translation>nach 1 fehlgeschlagenen Task</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>after %n failed tasks</source>
        <translation>
            <numerusform>nach %n fehlgeschlagenen Task</numerusform>
            <numerusform>nach %n fehlgeschlagenen Tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportReport</name>
    <message>
        <location filename="../src/gui/pages/overview/importreport.cpp" line="+166"/>
        <source>The end of the log is missing or not yet written.</source>
        <translation>Das Ende des Protokolls fehlt oder ist noch nicht geschrieben.</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>1 line could not be read.</source>
        <translation>1 Zeile konnte nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n lines could not be read.</source>
        <translation>
            <numerusform>%n Zeile konnte nicht gelesen werden.</numerusform>
            <numerusform>%n Zeilen konnten nicht gelesen werden.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+6"/>
        <source>1 event was dropped by the source.</source>
        <translation>1 Ereignis wurde von der Quelle verworfen.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n events were dropped by the source.</source>
        <translation>
            <numerusform>%n Ereignis wurde von der Quelle verworfen.</numerusform>
            <numerusform>%n Ereignisse wurden von der Quelle verworfen.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>1 event of a kind that Cinderscope does not know was skipped.</source>
        <translation>1 Ereignis einer Art, die Cinderscope nicht kennt, wurde übersprungen.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n events of kinds that Cinderscope does not know were skipped.</source>
        <translation>
            <numerusform>%n Ereignis einer Art, die Cinderscope nicht kennt, wurde übersprungen.</numerusform>
            <numerusform>%n Ereignisse von Arten, die Cinderscope nicht kennt, wurden übersprungen.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1 lines, %2 events; %3 unknown events, %4 unreadable lines, %5 duplicates, %6 dropped. %7 read, %8 decoded. The end is %9.</source>
        <translation>%1 Zeilen, %2 Ereignisse; %3 unbekannte Ereignisse, %4 nicht lesbare Zeilen, %5 doppelte, %6 verworfene. %7 gelesen, %8 dekodiert. Das Ende ist %9.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>cut off</source>
        <translation>abgeschnitten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>whole</source>
        <translation>vollständig</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Events by kind</source>
        <translation>Ereignisse nach Art</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>First unreadable records</source>
        <translation>Erste nicht lesbare Einträge</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>  %1, line %2, byte %3: %4</source>
        <translation>  %1, Zeile %2, Byte %3: %4</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <location filename="../src/gui/base/savefile.cpp" line="+196"/>
        <source>Save As</source>
        <translation>Speichern unter</translation>
    </message>
</context>
<context>
    <name>TimelineText</name>
    <message>
        <location filename="../src/gui/timeline/timelinepainter.cpp" line="+242"/>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Removed: %1</source>
        <translation>Entfernt: %1</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Local time</source>
        <translation>Ortszeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time since the start</source>
        <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Active tasks</source>
        <translation>Aktive Tasks</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Running now: %1</source>
        <translation>Laufen jetzt: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cores now: %1</source>
        <translation>Kerne jetzt: %1</translation>
    </message>
    <message>
        <location filename="../src/gui/timeline/timelinetext.cpp" line="+23"/>
        <source>SQL executions</source>
        <translation>SQL-Ausführungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 of %2 alive</source>
        <translation>%1 von %2 aktiv</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Stage %1.%2</source>
        <translation>Stage %1.%2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>SQL %1</source>
        <translation>SQL %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>1 core</source>
        <translation>1 Kern</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 cores</source>
        <translation>%1 Kerne</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Scheduler delay</source>
        <translation>Scheduler-Verzögerung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Deserialisation</source>
        <translation>Deserialisierung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Computing</source>
        <translation>Berechnung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Result serialisation</source>
        <translation>Ergebnis-Serialisierung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Getting result</source>
        <translation>Ergebnis abholen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Process local</source>
        <translation>Prozesslokal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Node local</source>
        <translation>Knotenlokal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No preference</source>
        <translation>Keine Präferenz</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rack local</source>
        <translation>Rack-lokal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Any</source>
        <translation>Beliebig</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Executor %1</source>
        <translation>Executor %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Phase</source>
        <translation>Phase</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Locality</source>
        <translation>Lokalität</translation>
    </message>
</context>
<context>
    <name>TimelineTooltip</name>
    <message>
        <location filename="../src/gui/timeline/timelinetooltip.cpp" line="+41"/>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running for</source>
        <translation>Läuft seit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Phases</source>
        <translation>Phasen</translation>
    </message>
    <message>
        <location line="+31"/>
        <location line="+93"/>
        <location line="+32"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="-124"/>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+150"/>
        <source>Garbage collection</source>
        <translation>Garbage Collection</translation>
    </message>
    <message>
        <location line="-149"/>
        <source>Result size</source>
        <translation>Ergebnisgröße</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+153"/>
        <source>Peak execution memory</source>
        <translation>Max. Execution-Speicher</translation>
    </message>
    <message>
        <location line="-152"/>
        <source>Peak on heap</source>
        <translation>Max. On-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak off heap</source>
        <translation>Max. Off-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spilled from memory</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+148"/>
        <source>Spilled to disk</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="-147"/>
        <source>Input and output</source>
        <translation>Eingabe und Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+142"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="-141"/>
        <source>Input records</source>
        <translation>Eingabe-Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+141"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="-140"/>
        <source>Output records</source>
        <translation>Ausgabe-Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+140"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="-139"/>
        <source>Remote</source>
        <translation>Remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remote, to disk</source>
        <translation>Remote, auf Platte</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Local</source>
        <translation>Lokal</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remote blocks</source>
        <translation>Remote-Blöcke</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Local blocks</source>
        <translation>Lokale Blöcke</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remote requests</source>
        <translation>Remote-Anfragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Corrupt merged chunks</source>
        <translation>Defekte Merged-Chunks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged fetch fallbacks</source>
        <translation>Merged-Fetch-Fallbacks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged, remote</source>
        <translation>Merged, remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged, local</source>
        <translation>Merged, lokal</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged remote blocks</source>
        <translation>Merged-Blöcke, remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged local blocks</source>
        <translation>Merged-Blöcke, lokal</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged remote chunks</source>
        <translation>Merged-Chunks, remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged local chunks</source>
        <translation>Merged-Chunks, lokal</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Merged remote requests</source>
        <translation>Merged-Anfragen, remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+124"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="-123"/>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Records written</source>
        <translation>Geschriebene Datensätze</translation>
    </message>
    <message>
        <location line="+49"/>
        <location line="+36"/>
        <source>Task %1</source>
        <translation>Task %1</translation>
    </message>
    <message>
        <location line="-32"/>
        <location line="+36"/>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <location line="-34"/>
        <location line="+35"/>
        <source>%1, attempt %2</source>
        <translation>%1, Versuch %2</translation>
    </message>
    <message>
        <location line="-32"/>
        <source>Partition</source>
        <translation>Partition</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+32"/>
        <source>Locality</source>
        <translation>Lokalität</translation>
    </message>
    <message>
        <location line="-30"/>
        <location line="+32"/>
        <source>Speculative</source>
        <translation>Spekulativ</translation>
    </message>
    <message>
        <location line="-32"/>
        <location line="+32"/>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+62"/>
        <source>%1 of %2 done</source>
        <translation>%1 von %2 erledigt</translation>
    </message>
    <message>
        <location line="-58"/>
        <location line="+117"/>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <location line="-115"/>
        <location line="+60"/>
        <location line="+57"/>
        <location line="+134"/>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="-249"/>
        <location line="+117"/>
        <source>%1 killed</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <location line="-115"/>
        <location line="+54"/>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <location line="-53"/>
        <location line="+115"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="-110"/>
        <source>Task time</source>
        <translation>Task-Zeit</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>SQL execution %1</source>
        <translation>SQL-Ausführung %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+19"/>
        <location line="+29"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="-48"/>
        <location line="+19"/>
        <location line="+29"/>
        <location line="+86"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="-134"/>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+51"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="-50"/>
        <source>Adaptive plan changes</source>
        <translation>Adaptive Planänderungen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+29"/>
        <source>Description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>SQL execution</source>
        <translation>SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Speculative tasks</source>
        <translation>Spekulative Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sums over its tasks</source>
        <translation>Summen über die Tasks</translation>
    </message>
    <message>
        <location line="+16"/>
        <location line="+6"/>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>Alive</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 succeeded</source>
        <translation>%1 erfolgreich</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Storage memory</source>
        <translation>Storage-Speicher</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Excluded</source>
        <translation>Ausgeschlossen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1 tasks here</source>
        <translation>Hier %1 Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 stages here</source>
        <translation>Hier %1 Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 jobs here</source>
        <translation>Hier %1 Jobs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 SQL executions here</source>
        <translation>Hier %1 SQL-Ausführungen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>On average</source>
        <translation>Im Mittel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Zoom in to see what failed.</source>
        <translation>Vergrößern, um zu sehen, was fehlschlug.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Active tasks: %1</source>
        <translation>Aktive Tasks: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Available cores</source>
        <translation>Verfügbare Kerne</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In use</source>
        <translation>Ausgelastet</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 tasks</source>
        <translation>%1 Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 busy</source>
        <translation>%1 beschäftigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 of %2 used</source>
        <translation>%1 ausgelastet (%2)</translation>
    </message>
</context>
<context>
    <name>cinderscope::Acting</name>
    <message numerus="yes">
        <location filename="../src/gui/acting/actingtext.cpp" line="+52"/>
        <source>%1 and %n more</source>
        <comment>ids</comment>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Cancel all jobs of cell %1…</source>
        <translation>Alle Jobs der Zelle %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cancel job %1…</source>
        <translation>Job %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel stage %1…</source>
        <translation>Stage %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill task %1…</source>
        <translation>Task %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs of group “%1”…</source>
        <translation>Alle Jobs der Gruppe „%1“ abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs with tag “%1”…</source>
        <translation>Alle Jobs mit dem Tag „%1“ abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel SQL execution %1…</source>
        <translation>SQL-Ausführung %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the streaming query…</source>
        <translation>Streaming-Abfrage beenden …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel jobs %1…</source>
        <translation>Jobs %1 abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs…</source>
        <translation>Alle Jobs abbrechen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the application…</source>
        <translation>Anwendung beenden …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill driver %1…</source>
        <translation>Driver %1 beenden …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Cancel all jobs of cell %1?</source>
        <translation>Alle Jobs der Zelle %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cancel job %1?</source>
        <translation>Job %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel stage %1?</source>
        <translation>Stage %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill task %1?</source>
        <translation>Task %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs of group “%1”?</source>
        <translation>Alle Jobs der Gruppe „%1“ abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs with tag “%1”?</source>
        <translation>Alle Jobs mit dem Tag „%1“ abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel SQL execution %1?</source>
        <translation>SQL-Ausführung %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the streaming query?</source>
        <translation>Die Streaming-Abfrage beenden?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel jobs %1?</source>
        <translation>Jobs %1 abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel all jobs?</source>
        <translation>Alle Jobs abbrechen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the application?</source>
        <translation>Die Anwendung beenden?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill driver %1?</source>
        <translation>Driver %1 beenden?</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Cancel the &amp;job</source>
        <translation>&amp;Job abbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel the &amp;stage</source>
        <translation>&amp;Stage abbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill the &amp;task</source>
        <translation>&amp;Task abbrechen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Cancel the &amp;jobs</source>
        <translation>&amp;Jobs abbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cancel the &amp;execution</source>
        <translation>Ausführung &amp;abbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the &amp;query</source>
        <translation>&amp;Abfrage beenden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop the &amp;application</source>
        <translation>&amp;Anwendung beenden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kill the &amp;driver</source>
        <translation>&amp;Driver beenden</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&amp;Keep them running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;Keep it running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Cell %1</source>
        <translation>Zelle %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Task %1</source>
        <translation>Task %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Job group “%1”</source>
        <translation>Job-Gruppe „%1“</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tag “%1”</source>
        <translation>Tag „%1“</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>SQL execution %1</source>
        <translation>SQL-Ausführung %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The streaming query</source>
        <translation>Die Streaming-Abfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs %1</source>
        <translation>Jobs %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+243"/>
        <source>All jobs</source>
        <translation>Alle Jobs</translation>
    </message>
    <message>
        <location line="-241"/>
        <source>The application</source>
        <translation>Die Anwendung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Driver %1</source>
        <translation>Driver %1</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Cinderscope&apos;s listener in its driver</source>
        <translation>den Cinderscope-Listener im Driver</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a kill request to Spark&apos;s UI at %1</source>
        <translation>eine Abbruchanfrage an Sparks UI unter %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a kill request to the master at %1</source>
        <translation>eine Abbruchanfrage an den Master unter %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the master&apos;s submission server at %1</source>
        <translation>den Submission-Server des Masters unter %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>a request to YARN&apos;s ResourceManager at %1</source>
        <translation>eine Anfrage an YARNs ResourceManager unter %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>spark-submit --kill %1, which deletes its driver&apos;s pod</source>
        <translation>spark-submit --kill %1, das den Pod ihres Drivers löscht</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>the signal SIGTERM to process %1 of this computer</source>
        <translation>das Signal SIGTERM an den Prozess %1 dieses Computers</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the signal SIGTERM to its process on this computer</source>
        <translation>das Signal SIGTERM an ihren Prozess auf diesem Computer</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Check the address and the way to it.</source>
        <translation>Prüfen Sie die Adresse und den Weg dorthin.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No standalone master is known for it. Add the cluster by its master&apos;s address.</source>
        <translation>Für sie ist kein Standalone-Master bekannt. Fügen Sie den Cluster mit der Adresse seines Masters hinzu.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master&apos;s page offers nothing to kill: spark.ui.killEnabled of the master is false, or its ACLs do not name this user. Ask who runs the cluster.</source>
        <translation>Die Seite des Masters bietet nichts zum Beenden an: spark.ui.killEnabled des Masters ist false, oder seine ACLs nennen diesen Benutzer nicht. Fragen Sie den Betreiber des Clusters.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The master at %1 does not list it as running.</source>
        <translation>Der Master unter %1 führt sie nicht als laufend.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master at %1 cannot be asked.</source>
        <translation>Der Master unter %1 kann nicht gefragt werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master has no submission server (spark.master.rest.enabled is false).</source>
        <translation>Der Master hat keinen Submission-Server (spark.master.rest.enabled ist false).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It belongs to no standalone cluster that is known, and its driver does not run on this computer. Add its cluster, or end the driver&apos;s process where it runs.</source>
        <translation>Sie gehört zu keinem bekannten Standalone-Cluster, und ihr Driver läuft nicht auf diesem Computer. Fügen Sie ihren Cluster hinzu, oder beenden Sie den Prozess des Drivers dort, wo er läuft.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Its driver&apos;s process cannot be named for sure (%1). End it where it was started.</source>
        <translation>Der Prozess ihres Drivers ist nicht sicher zu bestimmen (%1). Beenden Sie ihn dort, wo er gestartet wurde.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Its driver&apos;s process belongs to another user, who alone can end it.</source>
        <translation>Der Prozess ihres Drivers gehört einem anderen Benutzer; nur dieser kann ihn beenden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It runs on YARN, and the address of its ResourceManager is not known. Set HADOOP_CONF_DIR to the folder that has yarn-site.xml, or end it in a terminal there: %1</source>
        <translation>Sie läuft auf YARN, und die Adresse des ResourceManagers ist nicht bekannt. Setzen Sie HADOOP_CONF_DIR auf den Ordner mit yarn-site.xml, oder beenden Sie sie dort in einem Terminal: %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>YARN&apos;s ResourceManager refuses this user (%1). Log in to the cluster in a terminal and use: %2</source>
        <translation>YARNs ResourceManager lehnt diesen Benutzer ab (%1). Melden Sie sich in einem Terminal am Cluster an, und verwenden Sie: %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>YARN&apos;s ResourceManager at %1 does not list it as running.</source>
        <translation>YARNs ResourceManager unter %1 führt sie nicht als laufend.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>YARN&apos;s ResourceManager at %1 cannot be asked.</source>
        <translation>YARNs ResourceManager unter %1 kann nicht gefragt werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It runs on Kubernetes, and its driver in no pod that is known. End the driver&apos;s process where it runs.</source>
        <translation>Sie läuft auf Kubernetes, ihr Driver aber in keinem bekannten Pod. Beenden Sie den Prozess des Drivers dort, wo er läuft.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It runs on Kubernetes, which spark-submit asks, and there is none on this computer. Set SPARK_HOME, or delete the pod %1 with kubectl.</source>
        <translation>Sie läuft auf Kubernetes; das Beenden geht über spark-submit, und auf diesem Computer gibt es keines. Setzen Sie SPARK_HOME, oder löschen Sie den Pod %1 mit kubectl.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>This is a recording: nothing runs there any more.</source>
        <translation>Das ist eine Aufzeichnung: Dort läuft nichts mehr.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%1 has ended already.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 ist bereits zu Ende.</numerusform>
            <numerusform>%1 sind bereits zu Ende.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing of it runs now.</source>
        <translation>Davon läuft jetzt nichts.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The application does not know it, or has forgotten it.</source>
        <translation>Die Anwendung kennt das nicht oder hat es vergessen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only Cinderscope&apos;s listener in the driver can end a single task, and none is connected. Start the application with the listener, or cancel the stage.</source>
        <translation>Einen einzelnen Task kann nur der Cinderscope-Listener im Driver abbrechen, und keiner ist verbunden. Starten Sie die Anwendung mit dem Listener, oder brechen Sie die Stage ab.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The listener has no command for that.</source>
        <translation>Der Listener hat dafür keinen Befehl.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Neither Cinderscope&apos;s listener nor a UI of its driver can be asked. Start the application with the listener, or with spark.ui.enabled=true.</source>
        <translation>Weder der Cinderscope-Listener noch eine UI des Drivers kann gefragt werden. Starten Sie die Anwendung mit dem Listener oder mit spark.ui.enabled=true.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Spark&apos;s UI cannot end a single task.</source>
        <translation>Sparks UI kann keinen einzelnen Task abbrechen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The application was started with spark.ui.killEnabled=false, so its UI ends nothing. With Cinderscope&apos;s listener it would be possible.</source>
        <translation>Die Anwendung wurde mit spark.ui.killEnabled=false gestartet, daher bricht ihre UI nichts ab. Mit dem Cinderscope-Listener ginge es.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark&apos;s UI offers nothing to kill: spark.modify.acls does not name this user, or spark.ui.killEnabled is false. Ask the owner of the application.</source>
        <translation>Sparks UI bietet nichts zum Abbrechen an: spark.modify.acls nennt diesen Benutzer nicht, oder spark.ui.killEnabled ist false. Fragen Sie den Eigentümer der Anwendung.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark&apos;s UI at %1 cannot be asked.</source>
        <translation>Sparks UI unter %1 kann nicht gefragt werden.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>It runs since %1.</source>
        <translation>Sie läuft seit %1.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n executor(s) are given back.</source>
        <translation>
            <numerusform>%n Executor wird zurückgegeben.</numerusform>
            <numerusform>%n Executors werden zurückgegeben.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cached data of %1 are lost.</source>
        <translation>Gecachte Daten im Umfang von %1 gehen verloren.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n running job(s) fail: %1.</source>
        <translation>
            <numerusform>%n laufender Job schlägt fehl: %1.</numerusform>
            <numerusform>%n laufende Jobs schlagen fehl: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n running task(s) are stopped; they have worked for %1 in all.</source>
        <translation>
            <numerusform>%n laufender Task wird abgebrochen; er hat %1 gearbeitet.</numerusform>
            <numerusform>%n laufende Tasks werden abgebrochen; sie haben zusammen %1 gearbeitet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n finished task(s) of the same stages are lost, unless their shuffle files are used again.</source>
        <translation>
            <numerusform>%n beendeter Task derselben Stages geht verloren, sofern seine Shuffle-Dateien nicht wieder gebraucht werden.</numerusform>
            <numerusform>%n beendete Tasks derselben Stages gehen verloren, sofern ihre Shuffle-Dateien nicht wieder gebraucht werden.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>More than one job needs this stage, and each of them fails.</source>
        <translation>Mehr als ein Job braucht diese Stage, und jeder davon schlägt fehl.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stages that other jobs need as well go on: %1.</source>
        <translation>Stages, die auch andere Jobs brauchen, laufen weiter: %1.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n SQL execution(s) fail with it: %1.</source>
        <translation>
            <numerusform>%n SQL-Ausführung schlägt mit fehl: %1.</numerusform>
            <numerusform>%n SQL-Ausführungen schlagen mit fehl: %1.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Streaming query “%1” ends with an error.</source>
        <translation>Die Streaming-Abfrage „%1“ endet mit einem Fehler.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark starts another attempt of it; the kill does not count as a failure.</source>
        <translation>Spark startet einen neuen Versuch; der Abbruch zählt nicht als Fehlschlag.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The application that it runs ends with it.</source>
        <translation>Die Anwendung, die er ausführt, endet mit ihm.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1: waiting for its next job.</source>
        <comment>SQL execution 3</comment>
        <translation>%1: Warten auf den nächsten Job.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: the request was taken, waiting for the end.</source>
        <comment>Job 3</comment>
        <translation>%1: Die Anfrage wurde angenommen, Warten auf das Ende.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%1 is being ended by %2.</source>
        <comment>Job 3, a kill request to …</comment>
        <translation>
            <numerusform>%1 wird beendet durch %2.</numerusform>
            <numerusform>%1 werden beendet durch %2.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1: looking at what is possible.</source>
        <comment>Job 3</comment>
        <translation>%1: Was möglich ist, wird geprüft.</translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>%1 was ended, as Spark confirms.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 wurde beendet; Spark bestätigt es.</numerusform>
            <numerusform>%1 wurden beendet; Spark bestätigt es.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n task(s) had not stopped yet.</source>
        <translation>
            <numerusform>%n Task war noch nicht zum Stehen gekommen.</numerusform>
            <numerusform>%n Tasks waren noch nicht zum Stehen gekommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%1 had ended before the request took effect.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 war zu Ende, bevor die Anfrage wirkte.</numerusform>
            <numerusform>%1 waren zu Ende, bevor die Anfrage wirkte.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%1 still runs after %2.</source>
        <comment>Job 3, 20 s</comment>
        <translation>
            <numerusform>%1 läuft nach %2 noch immer.</numerusform>
            <numerusform>%1 laufen nach %2 noch immer.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The request was taken, and nothing came of it.</source>
        <translation>Die Anfrage wurde angenommen, blieb aber ohne Wirkung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Look at its tasks, or stop the application.</source>
        <translation>Sehen Sie sich die Tasks an, oder beenden Sie die Anwendung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+14"/>
        <source>Another way is open: %1.</source>
        <translation>Ein anderer Weg steht offen: %1.</translation>
    </message>
    <message numerus="yes">
        <location line="-10"/>
        <location line="+6"/>
        <source>%1 was not ended.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 wurde nicht beendet.</numerusform>
            <numerusform>%1 wurden nicht beendet.</numerusform>
        </translation>
    </message>
    <message>
        <location line="-5"/>
        <source>The request was refused.</source>
        <translation>Die Anfrage wurde abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask who has the right to change the application, or who runs the cluster.</source>
        <translation>Fragen Sie jemanden, der die Anwendung ändern darf oder den Cluster betreibt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The request could not be delivered.</source>
        <translation>Die Anfrage konnte nicht zugestellt werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Check the way to it, and try again.</source>
        <translation>Prüfen Sie den Weg dorthin, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage</source>
        <translation>Stage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task</source>
        <translation>Task</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Job group</source>
        <translation>Job-Gruppe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tag</source>
        <translation>Tag</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQL execution</source>
        <translation>SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Streaming query</source>
        <translation>Streaming-Abfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark&apos;s UI</source>
        <translation>Sparks UI</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Submission server</source>
        <translation>Submission-Server</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>YARN</source>
        <translation>YARN</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>spark-submit</source>
        <translation>spark-submit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SIGTERM</source>
        <translation>SIGTERM</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Requested</source>
        <translation>Angefordert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Had ended before</source>
        <translation>War schon zu Ende</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Still running</source>
        <translation>Läuft noch</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not delivered</source>
        <translation>Nicht zugestellt</translation>
    </message>
</context>
<context>
    <name>cinderscope::ActingCentre</name>
    <message numerus="yes">
        <location filename="../src/gui/acting/actingcentre.cpp" line="+162"/>
        <source>%1 cannot be ended.</source>
        <comment>Job 3</comment>
        <translation>
            <numerusform>%1 kann nicht beendet werden.</numerusform>
            <numerusform>%1 können nicht beendet werden.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+71"/>
        <source>Try it…</source>
        <translation>Versuchen …</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>The action log could not be written.</source>
        <translation>Das Aktionsprotokoll konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>cinderscope::ActionLogModel</name>
    <message>
        <location filename="../src/gui/acting/actionlogmodel.cpp" line="+99"/>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Asked</source>
        <translation>Angefordert</translation>
    </message>
</context>
<context>
    <name>cinderscope::ActionLogPanel</name>
    <message>
        <location filename="../src/gui/acting/actionlogpanel.cpp" line="+31"/>
        <source>Action log</source>
        <translation>Aktionsprotokoll</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>Filter actions</source>
        <translation>Aktionen filtern</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing was ended yet</source>
        <translation>Noch nichts wurde beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs, stages and applications that are cancelled or stopped from here or by cinderscope-cli kill are listed with what came of it.</source>
        <translation>Jobs, Stages und Anwendungen, die von hier oder durch cinderscope-cli kill abgebrochen oder beendet werden, stehen hier mit dem, was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>cinderscope::ApplicationHeader</name>
    <message>
        <location filename="../src/gui/shell/applicationheader.cpp" line="+36"/>
        <source>Application id</source>
        <translation>Anwendungs-ID</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Started here, %1: stop, restart, edit</source>
        <translation>Hier gestartet, %1: beenden, neu starten, bearbeiten</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>Demo recording</source>
        <translation>Demo-Aufzeichnung</translation>
    </message>
</context>
<context>
    <name>cinderscope::ApplicationView</name>
    <message>
        <location filename="../src/gui/shell/applicationview.cpp" line="+34"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>Nothing could be read</source>
        <translation>Nichts konnte gelesen werden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Waiting for the first answer. A driver that is asked for the first time may need a minute: it starts its REST service then.</source>
        <translation>Wartet auf die erste Antwort. Ein Driver, der zum ersten Mal gefragt wird, braucht vielleicht eine Minute: Er startet dann seinen REST-Dienst.</translation>
    </message>
</context>
<context>
    <name>cinderscope::Arguments</name>
    <message>
        <location filename="../src/app/main.cpp" line="+137"/>
        <source>The window that is open does not answer; this start opens one of its own.</source>
        <translation>Das offene Fenster antwortet nicht; dieser Start öffnet ein eigenes.</translation>
    </message>
    <message>
        <location line="+84"/>
        <source>There is no page “%1”.</source>
        <translation>Es gibt keine Seite „%1“.</translation>
    </message>
    <message>
        <location filename="../src/app/arguments.cpp" line="+69"/>
        <source>Native desktop monitor for Apache Spark</source>
        <translation>Nativer Desktop-Monitor für Apache Spark</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Open an event log, a folder of logs, or the address of a driver.</source>
        <translation>Ein Ereignisprotokoll, einen Ordner mit Protokollen oder die Adresse eines Drivers öffnen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+23"/>
        <source>location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location line="-22"/>
        <source>Play the log as if it were live.</source>
        <translation>Das Protokoll abspielen, als liefe die Anwendung gerade.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show this page: summary, timeline, jobs, executors, environment or sparkui.</source>
        <translation>Diese Seite zeigen: summary, timeline, jobs, executors, environment oder sparkui.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use this theme: dark, light or system.</source>
        <translation>Dieses Farbschema verwenden: dark, light oder system.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Size of the window, such as 1280x800.</source>
        <translation>Größe des Fensters, zum Beispiel 1280x800.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>WxH</source>
        <translation>BxH</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Paint the window into this PNG file once all is read, and end.</source>
        <translation>Das Fenster in diese PNG-Datei zeichnen, sobald alles gelesen ist, und beenden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>With --replay and --screenshot: the moment, in seconds after its start.</source>
        <translation>Mit --replay und --screenshot: der Zeitpunkt in Sekunden nach dem Beginn.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Print at the end for how long the window did not answer at most.</source>
        <translation>Am Ende ausgeben, wie lange das Fenster höchstens nicht reagiert hat.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open a window of its own, also where one is open already that would take the locations.</source>
        <translation>Ein eigenes Fenster öffnen, auch wenn schon eines offen ist, das die Orte übernähme.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The same as --open.</source>
        <translation>Dasselbe wie --open.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>[location…]</source>
        <translation>[Ort…]</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>There is no theme “%1”. Themes are: dark, light, system.</source>
        <translation>Es gibt kein Farbschema „%1“. Farbschemata sind: dark, light, system.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” is no size; write it like 1280x800.</source>
        <translation>„%1“ ist keine Größe; schreiben Sie sie wie 1280x800.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>“%1” is no number of seconds.</source>
        <translation>„%1“ ist keine Anzahl von Sekunden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>--screenshot needs the name of a file.</source>
        <translation>--screenshot braucht den Namen einer Datei.</translation>
    </message>
</context>
<context>
    <name>cinderscope::BellButton</name>
    <message numerus="yes">
        <location filename="../src/gui/notify/bellbutton.cpp" line="+32"/>
        <source>%n unread notification(s)</source>
        <translation>
            <numerusform>%n ungelesene Benachrichtigung</numerusform>
            <numerusform>%n ungelesene Benachrichtigungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Opens the list of notifications</source>
        <translation>Öffnet die Liste der Benachrichtigungen</translation>
    </message>
</context>
<context>
    <name>cinderscope::CancelQuestion</name>
    <message>
        <location filename="../src/gui/acting/cancelquestion.cpp" line="+78"/>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Of %1</source>
        <comment>application</comment>
        <translation>Von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What would be lost is not known.</source>
        <translation>Was verloren ginge, ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It is done by %1.</source>
        <translation>Es geschieht durch %1.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Reason (optional)</source>
        <translation>&amp;Grund (freiwillig)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kept in the action log; Spark shows it in the job&apos;s error where it takes one.</source>
        <translation>Steht dann im Aktionsprotokoll; wo Spark einen annimmt, zeigt es ihn im Fehler des Jobs.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&amp;Do not ask again for jobs, stages and tasks of this application in this session</source>
        <translation>Für Jobs, Stages und Tasks dieser Anwendung in dieser Sitzung &amp;nicht mehr fragen</translation>
    </message>
</context>
<context>
    <name>cinderscope::CellBand</name>
    <message>
        <location filename="../src/gui/timeline/cellband.cpp" line="+92"/>
        <source>Notebook cells</source>
        <translation>Notebook-Zellen</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>%1 – %2, %3</source>
        <comment>from, to, duration</comment>
        <translation>%1 – %2, %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>cinderscope::CellPane</name>
    <message>
        <location filename="../src/gui/pages/notebook/cellpane.cpp" line="+49"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Jobs, stages and tasks of the cell over time</source>
        <translation>Jobs, Stages und Tasks der Zelle im Zeitverlauf</translation>
    </message>
    <message>
        <location line="+69"/>
        <source>Show its jobs on “Jobs and stages”</source>
        <translation>Ihre Jobs auf „Jobs und Stages“ zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy code and figures as text</source>
        <translation>Code und Werte als Text kopieren</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Code of the cell</source>
        <translation>Code der Zelle</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>The cell runs. It has not started a Spark job yet.</source>
        <translation>Die Zelle läuft. Sie hat noch keinen Spark-Job gestartet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This cell ran no Spark job.</source>
        <translation>Diese Zelle führte keinen Spark-Job aus.</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>The code of this cell was not seen: it ran before the kernel was watched.</source>
        <translation>Der Code dieser Zelle wurde nicht gesehen: Sie lief, bevor der Kernel beobachtet wurde.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The code of this cell is not known: only its jobs tell of it.</source>
        <translation>Der Code dieser Zelle ist nicht bekannt: Nur ihre Jobs nennen sie.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Nothing tells which cell started these jobs.</source>
        <translation>Nichts sagt, welche Zelle diese Jobs gestartet hat.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed tasks</source>
        <translation>Fehlgeschlagene Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cores busy</source>
        <translation>Kernauslastung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run time of tasks</source>
        <translation>Laufzeit der Tasks</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
</context>
<context>
    <name>cinderscope::CellTable</name>
    <message>
        <location filename="../src/gui/models/celltable.cpp" line="+37"/>
        <source>Cell</source>
        <translation>Zelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First line of the cell&apos;s code; of a job or stage, its name.</source>
        <translation>Erste Zeile des Codes der Zelle; bei Job oder Stage der Name.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of the cell, which may fail although its jobs did not.</source>
        <translation>Der Zelle; sie kann fehlschlagen, auch wenn ihre Jobs es nicht taten.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why the cell, a job or a stage failed.</source>
        <translation>Warum die Zelle, ein Job oder eine Stage fehlschlug.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of the whole cell, with what it did beside Spark.</source>
        <translation>Der ganzen Zelle, samt dem, was sie neben Spark tat.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs that succeeded, of all.</source>
        <translation>Erfolgreiche Jobs, von allen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages complete, of those that the jobs name.</source>
        <translation>Fertige Stages, von denen, die die Jobs nennen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Partitions complete, of all.</source>
        <translation>Fertige Partitionen, von allen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed tasks</source>
        <translation>Fehlgeschlagene Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cores busy</source>
        <translation>Kernauslastung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run time of the cell&apos;s tasks, against what all cores of the application could have run while the cell did.</source>
        <translation>Laufzeit der Tasks der Zelle, geteilt durch die Zeit, die alle Kerne der Anwendung während der Zelle boten.</translation>
    </message>
    <message>
        <location line="+232"/>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>In [%1]</source>
        <translation>In [%1]</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In [ ]</source>
        <translation>In [ ]</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Group “%1”</source>
        <translation>Gruppe „%1“</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Jobs without a cell</source>
        <translation>Jobs ohne Zelle</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The job carries the tag of this cell.</source>
        <translation>Der Job trägt das Tag dieser Zelle.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The job is in the job group of this cell.</source>
        <translation>Der Job ist in der Job-Gruppe dieser Zelle.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The job says nothing of a cell. It was submitted while this cell ran, and no other did.</source>
        <translation>Der Job sagt nichts von einer Zelle. Er wurde eingereicht, während nur diese Zelle lief.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The job says nothing of a cell. It was submitted while several cells ran: this is the one that began last.</source>
        <translation>Der Job sagt nichts von einer Zelle. Er wurde eingereicht, während mehrere Zellen liefen: Diese begann zuletzt.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Jobs of this job group. No notebook cell is known for them.</source>
        <translation>Jobs dieser Job-Gruppe. Keine Notebook-Zelle ist für sie bekannt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs without a tag or group of a cell, submitted while no cell was seen to run.</source>
        <translation>Jobs ohne Tag oder Gruppe einer Zelle, eingereicht, während keine laufende Zelle gesehen wurde.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This cell ran no Spark job.</source>
        <translation>Diese Zelle führte keinen Spark-Job aus.</translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n job(s) carry the tag of this cell.</source>
        <translation>
            <numerusform>%n Job trägt das Tag dieser Zelle.</numerusform>
            <numerusform>%n Jobs tragen das Tag dieser Zelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n job(s) are in the job group of this cell.</source>
        <translation>
            <numerusform>%n Job ist in der Job-Gruppe dieser Zelle.</numerusform>
            <numerusform>%n Jobs sind in der Job-Gruppe dieser Zelle.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n job(s) were submitted while only this cell ran.</source>
        <translation>
            <numerusform>%n Job wurde eingereicht, während nur diese Zelle lief.</numerusform>
            <numerusform>%n Jobs wurden eingereicht, während nur diese Zelle lief.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n job(s) were submitted while several cells ran: this is the one that began last.</source>
        <translation>
            <numerusform>%n Job wurde eingereicht, während mehrere Zellen liefen: Diese begann zuletzt.</numerusform>
            <numerusform>%n Jobs wurden eingereicht, während mehrere Zellen liefen: Diese begann zuletzt.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody saw the cell itself run, so that its code is not known.</source>
        <translation>Niemand sah die Zelle selbst laufen, daher ist ihr Code nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>cinderscope::CellTimes</name>
    <message>
        <location filename="../src/gui/timeline/celltimes.cpp" line="+56"/>
        <source>In [%1]</source>
        <translation>In [%1]</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>In [ ]</source>
        <translation>In [ ]</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No Spark job</source>
        <translation>Kein Spark-Job</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Job</numerusform>
            <numerusform>%n Jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::CellTreeModel</name>
    <message>
        <location filename="../src/gui/pages/notebook/celltreemodeldata.cpp" line="+77"/>
        <location line="+57"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::ChartPanel</name>
    <message>
        <location filename="../src/gui/pages/overview/chartpanel.cpp" line="+88"/>
        <source>Save picture…</source>
        <translation>Bild speichern …</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Save the picture as PNG</source>
        <translation>Das Bild als PNG speichern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save picture of %1</source>
        <translation>Bild speichern: %1</translation>
    </message>
    <message>
        <location line="+327"/>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
</context>
<context>
    <name>cinderscope::ClusterRows</name>
    <message>
        <location filename="../src/gui/shell/clusterrows.cpp" line="+56"/>
        <source>Found by trying its port</source>
        <translation>Gefunden durch Probieren des Ports</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Found as listening process %1 (%2)</source>
        <translation>Gefunden als lauschender Prozess %1 (%2)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Found as a listening process</source>
        <translation>Gefunden als lauschender Prozess</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Named by %1</source>
        <translation>Genannt von: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Address given by you</source>
        <translation>Adresse von Ihnen angegeben</translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%1 of %n core(s) in use</source>
        <translation>
            <numerusform>%1 von %n Kern belegt</numerusform>
            <numerusform>%1 von %n Kernen belegt</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>alive</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>standby</source>
        <translation>in Bereitschaft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>recovering</source>
        <translation>stellt wieder her</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>decommissioned</source>
        <translation>außer Dienst</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Driver at %1</source>
        <translation>Driver auf %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+241"/>
        <source>Worker at %1</source>
        <translation>Worker auf %1</translation>
    </message>
    <message>
        <location line="-239"/>
        <source>History server</source>
        <translation>History-Server</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Connect server</source>
        <translation>Connect-Server</translation>
    </message>
    <message numerus="yes">
        <location line="+43"/>
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n Anwendung</numerusform>
            <numerusform>%n Anwendungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1, %2</source>
        <comment>applications, workers</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n Worker</numerusform>
            <numerusform>%n Worker</numerusform>
        </translation>
    </message>
    <message>
        <location line="+16"/>
        <source>looking for its end…</source>
        <translation>Ende wird gesucht …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <location line="+12"/>
        <location line="+21"/>
        <source>%1, attempt %2</source>
        <translation>%1, Versuch %2</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>waiting for cores</source>
        <translation>wartet auf Kerne</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n core(s) granted</source>
        <translation>
            <numerusform>%n Kern zugeteilt</numerusform>
            <numerusform>%n Kerne zugeteilt</numerusform>
        </translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Spark %1</source>
        <translation>Spark %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Since %1</source>
        <translation>Seit %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>gone</source>
        <translation>nicht mehr da</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
    <message>
        <location line="+62"/>
        <location line="+15"/>
        <source>%1 of %2 memory in use</source>
        <translation>%1 von %2 Speicher belegt</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>%1, reading…</source>
        <comment>count</comment>
        <translation>%1, wird gelesen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::ColorPicker</name>
    <message>
        <location filename="../src/gui/places/colorpicker.cpp" line="+63"/>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Purple</source>
        <translation>Purpur</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Pink</source>
        <translation>Rosa</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Teal</source>
        <translation>Blaugrün</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Olive</source>
        <translation>Oliv</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Violet</source>
        <translation>Violett</translation>
    </message>
</context>
<context>
    <name>cinderscope::CommandPalette</name>
    <message>
        <location filename="../src/gui/base/commandpalette.cpp" line="+197"/>
        <source>Command palette</source>
        <translation>Befehlspalette</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Type a command, an application, a job…</source>
        <translation>Befehl, Anwendung oder Job eingeben …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Search commands</source>
        <translation>Befehle suchen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing fits. Try fewer letters.</source>
        <translation>Nichts passt. Versuchen Sie weniger Buchstaben.</translation>
    </message>
</context>
<context>
    <name>cinderscope::CopyButton</name>
    <message>
        <location filename="../src/gui/snippets/copybutton.cpp" line="+16"/>
        <location line="+6"/>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+7"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>cinderscope::CopyLabel</name>
    <message>
        <location filename="../src/gui/base/copylabel.cpp" line="+86"/>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Copy %1</source>
        <translation>%1 kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: %2</source>
        <comment>field and value</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::DesktopNotifier</name>
    <message>
        <location filename="../src/gui/notify/desktopnotifier.cpp" line="+150"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>cinderscope::DetailPane</name>
    <message>
        <location filename="../src/gui/pages/jobs/detailpane.cpp" line="+61"/>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+327"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="-326"/>
        <location line="+327"/>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location line="-326"/>
        <location line="+327"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="-326"/>
        <location line="+3"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing is selected</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select a job or a stage to see its figures, tasks and failures.</source>
        <translation>Wählen Sie einen Job oder eine Stage aus, um Werte, Tasks und Fehler zu sehen.</translation>
    </message>
    <message>
        <location line="+35"/>
        <location line="+1"/>
        <source>Show in the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+1"/>
        <source>Copy the figures as text</source>
        <translation>Werte als Text kopieren</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>Full text</source>
        <translation>Ganzer Text</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the whole reason</source>
        <translation>Den ganzen Grund zeigen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Executors of the stage</source>
        <translation>Executors der Stage</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No executor worked for this stage</source>
        <translation>Kein Executor arbeitete für diese Stage</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Show its tasks</source>
        <translation>Tasks zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show executor %1</source>
        <translation>Executor %1 zeigen</translation>
    </message>
    <message>
        <location line="+90"/>
        <source>Why it failed</source>
        <translation>Warum es fehlschlug</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>The source tells nothing more.</source>
        <translation>Die Quelle sagt nicht mehr dazu.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Why the job failed</source>
        <translation>Warum der Job fehlschlug</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Why the stage failed</source>
        <translation>Warum die Stage fehlschlug</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>%1 (%2)</source>
        <comment>title of a tab, number of things in it</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cinderscope::DetailsText</name>
    <message numerus="yes">
        <location filename="../src/gui/pages/jobs/detailstext.cpp" line="+49"/>
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Stage %1 (attempt %2)</source>
        <translation>Stage %1 (Versuch %2)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>RDD</source>
        <translation>RDD</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+45"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="-45"/>
        <location line="+47"/>
        <location line="+27"/>
        <source>Call site</source>
        <translation>Aufrufstelle</translation>
    </message>
    <message>
        <location line="-73"/>
        <source>Partitions</source>
        <translation>Partitionen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>cached</source>
        <translation>gecacht</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Kernel without a notebook</source>
        <translation>Kernel ohne Notebook</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 at %2</source>
        <comment>kernel, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>SQL execution</source>
        <translation>SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Jobs that use this stage</source>
        <translation>Jobs, die diese Stage nutzen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Parent stages</source>
        <translation>Eltern-Stages</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Other attempts</source>
        <translation>Andere Versuche</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>RDDs</source>
        <translation>RDDs</translation>
    </message>
</context>
<context>
    <name>cinderscope::Dialogs</name>
    <message>
        <location filename="../src/gui/shell/dialogs.cpp" line="+49"/>
        <source>About Cinderscope</source>
        <translation>Über Cinderscope</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Native desktop monitor for Apache Spark</source>
        <translation>Nativer Desktop-Monitor für Apache Spark</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Cinderscope is free software: you can redistribute it and change it under the terms of the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>Cinderscope ist freie Software: Sie dürfen es unter den Bedingungen der GNU General Public License, Version 3 oder später, weitergeben und verändern. Es kommt ohne jede Gewährleistung.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>It uses Qt %1 (Qt Charts under the GPL 3, the rest under the LGPL 3), simdjson (Apache 2.0), Zstandard, LZ4, xxHash and Snappy (BSD).</source>
        <translation>Es verwendet Qt %1 (Qt Charts unter der GPL 3, der Rest unter der LGPL 3), simdjson (Apache 2.0), Zstandard, LZ4, xxHash und Snappy (BSD).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It sends nothing anywhere but the requests that you ask for. Apache Spark is a trademark of the Apache Software Foundation; Cinderscope is not a product of it.</source>
        <translation>Es sendet nichts außer den Anfragen, die Sie verlangen. Apache Spark ist eine Marke der Apache Software Foundation; Cinderscope ist kein Produkt von ihr.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Runs on %1, %2.</source>
        <translation>Läuft auf %1, %2.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>About &amp;Qt</source>
        <translation>Über &amp;Qt</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Key</source>
        <translation>Taste</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Action</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>In tables and lists</source>
        <translation>In Tabellen und Listen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the selected rows</source>
        <translation>Ausgewählte Zeilen kopieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Menu key</source>
        <translation>Menütaste</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Everything that can be done with a row</source>
        <translation>Alles, was mit einer Zeile getan werden kann</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Filter keys and actions</source>
        <translation>Tasten und Aktionen filtern</translation>
    </message>
</context>
<context>
    <name>cinderscope::Downloads</name>
    <message>
        <location filename="../src/gui/web/downloads.cpp" line="+45"/>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Files being saved</source>
        <translation>Dateien, die gespeichert werden</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Save what Spark gives</source>
        <translation>Speichern, was Spark gibt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>the file could not be written</source>
        <translation>die Datei konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 could not be saved.</source>
        <translation>%1 konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The server broke off, or the disk is full or not writable.</source>
        <translation>Der Server brach ab, oder der Datenträger ist voll oder nicht beschreibbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try again, or choose another folder.</source>
        <translation>Versuchen Sie es erneut, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 was not saved: it was cancelled.</source>
        <translation>%1 wurde nicht gespeichert: Es wurde abgebrochen.</translation>
    </message>
</context>
<context>
    <name>cinderscope::EndedBar</name>
    <message>
        <location filename="../src/gui/web/endedbar.cpp" line="+46"/>
        <source>The application has ended. What is shown here is its last state.</source>
        <translation>Die Anwendung ist zu Ende. Hier steht ihr letzter Stand.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” has ended. What is shown here is its last state.</source>
        <translation>„%1“ ist zu Ende. Hier steht der letzte Stand.</translation>
    </message>
</context>
<context>
    <name>cinderscope::EngineLauncher</name>
    <message>
        <location filename="../src/gui/web/enginelauncher.cpp" line="+228"/>
        <source>Qt WebEngine’s helper program QtWebEngineProcess is missing.</source>
        <translation>QtWebEngineProcess, das Hilfsprogramm von Qt WebEngine, fehlt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Qt WebEngine’s data files are missing.</source>
        <translation>Die Datendateien von Qt WebEngine fehlen.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This system lets only programs with an AppArmor profile make a sandbox (user namespaces), and Spark’s pages are not shown without one. Cinderscope’s package installs such a profile (/etc/apparmor.d/cinderscope). Where it is missing, or Cinderscope lies elsewhere (%1), let the administrator add one with that path and load it with apparmor_parser.</source>
        <translation>Dieses System lässt nur Programme mit einem AppArmor-Profil eine Sandbox anlegen (User-Namespaces), und ohne eine werden Sparks Seiten nicht gezeigt. Das Paket von Cinderscope installiert ein solches Profil (/etc/apparmor.d/cinderscope). Wo es fehlt oder Cinderscope anderswo liegt (%1), kann es jemand mit Administrationsrechten mit diesem Pfad hinzufügen und mit apparmor_parser laden.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This system does not let programs make a sandbox (user namespaces), and Spark’s pages are not shown without one.</source>
        <translation>Dieses System lässt Programme keine Sandbox anlegen (User-Namespaces), und ohne eine werden Sparks Seiten nicht gezeigt.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>This Cinderscope was installed without its web engine.</source>
        <translation>Dieses Cinderscope wurde ohne seine Web-Engine installiert.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>This version of Qt does not let the web engine start later than the program.</source>
        <translation>Diese Qt-Version lässt die Web-Engine nicht später als das Programm starten.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The web engine could not be loaded (%1).</source>
        <translation>Die Web-Engine konnte nicht geladen werden (%1).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The web engine that is installed belongs to another version of Cinderscope.</source>
        <translation>Die installierte Web-Engine gehört zu einer anderen Version von Cinderscope.</translation>
    </message>
</context>
<context>
    <name>cinderscope::EnvironmentPage</name>
    <message>
        <location filename="../src/gui/pages/overview/environmentpage.cpp" line="+50"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
        <translation>Wählen Sie links im Baum eine Anwendung, oder öffnen Sie mit Strg+O ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Filter properties</source>
        <translation>Eigenschaften filtern</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Only what differs from Spark&apos;s defaults</source>
        <translation>Nur was von Sparks Vorgaben abweicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark properties that were set to something else than the documented default. Those that Spark sets itself for each application are left out.</source>
        <translation>Spark-Eigenschaften, die anders gesetzt wurden als die dokumentierte Vorgabe. Solche, die Spark für jede Anwendung selbst setzt, fehlen.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy Spark properties</source>
        <translation>Spark-Eigenschaften kopieren</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Copy as spark-defaults.conf lines</source>
        <translation>Als Zeilen für spark-defaults.conf kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl+Alt+D</source>
        <translation>Ctrl+Alt+D</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy as --conf arguments</source>
        <translation>Als --conf-Argumente kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl+Alt+A</source>
        <translation>Ctrl+Alt+A</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No property</source>
        <translation>Keine Eigenschaft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The source has not told its environment yet, or the filter hides everything.</source>
        <translation>Die Quelle hat ihre Umgebung noch nicht genannt, oder der Filter verbirgt alles.</translation>
    </message>
    <message>
        <location line="+69"/>
        <source>No value is hidden.</source>
        <translation>Kein Wert ist verborgen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>1 value is hidden.</source>
        <translation>1 Wert ist verborgen.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n values are hidden.</source>
        <translation>
            <numerusform>%n Wert ist verborgen.</numerusform>
            <numerusform>%n Werte sind verborgen.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark&apos;s default pattern is used: %1</source>
        <translation>Sparks Standardmuster gilt: %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The application&apos;s spark.redaction.regex is used: %1</source>
        <translation>spark.redaction.regex der Anwendung gilt: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The application&apos;s spark.redaction.regex cannot be read here (%1); Spark&apos;s default is used: %2</source>
        <translation>spark.redaction.regex der Anwendung ist hier nicht lesbar (%1); Sparks Vorgabe gilt: %2</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>%1 is hidden</source>
        <translation>%1 ist verborgen</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>1 hidden value was left out of the copy.</source>
        <translation>1 verborgener Wert wurde nicht mitkopiert.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n hidden values were left out of the copy.</source>
        <translation>
            <numerusform>%n verborgener Wert wurde nicht mitkopiert.</numerusform>
            <numerusform>%n verborgene Werte wurden nicht mitkopiert.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::Error</name>
    <message>
        <location filename="../src/gui/base/errortext.cpp" line="+25"/>
        <source>%1 is neither an event log of Spark nor a folder of them.</source>
        <translation>%1 ist weder ein Ereignisprotokoll von Spark noch ein Ordner mit solchen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a file that Spark wrote with spark.eventLog.enabled=true, or the folder that it lies in.</source>
        <translation>Wählen Sie eine Datei, die Spark mit spark.eventLog.enabled=true geschrieben hat, oder den Ordner, in dem sie liegt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Wait until the application has written something, or choose another one.</source>
        <translation>Warten Sie, bis die Anwendung etwas geschrieben hat, oder wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is damaged: its content breaks the rules of its format.</source>
        <translation>%1 ist beschädigt: Der Inhalt verletzt die Regeln des Formats.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy it again from where it came. What could be read stays.</source>
        <translation>Kopieren Sie es erneut von der Herkunft. Was gelesen werden konnte, bleibt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 ends in the middle.</source>
        <translation>%1 endet mittendrin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If it is still being written, wait; else copy it again from where it came.</source>
        <translation>Wenn noch daran geschrieben wird, warten Sie; sonst kopieren Sie es erneut von der Herkunft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 holds a piece that is larger than the limit that guards the memory.</source>
        <translation>%1 enthält ein Stück, das größer ist als die Grenze, die den Speicher schützt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that it is the file that you meant and that it is not damaged.</source>
        <translation>Prüfen Sie, ob es die gemeinte Datei ist und ob sie unbeschädigt ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 has a format or version that Cinderscope does not read.</source>
        <translation>%1 hat ein Format oder eine Version, die Cinderscope nicht liest.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unpack or convert it, or look for a newer Cinderscope.</source>
        <translation>Entpacken oder konvertieren Sie es, oder suchen Sie ein neueres Cinderscope.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 did not answer in time.</source>
        <translation>%1 hat nicht rechtzeitig geantwortet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that it is running and reachable, then try again.</source>
        <translation>Prüfen Sie, ob es läuft und erreichbar ist, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check address, network and that the program there is running.</source>
        <translation>Prüfen Sie Adresse und Netzwerk und ob das Programm dort läuft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 gave an answer that cannot be understood.</source>
        <translation>%1 gab eine unverständliche Antwort.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that the address is one of Spark&apos;s own UI and no other program&apos;s.</source>
        <translation>Prüfen Sie, ob die Adresse zur Oberfläche von Spark gehört und nicht zu einem anderen Programm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 wants a login that was not given, or another one.</source>
        <translation>%1 verlangt eine Anmeldung, die fehlt, oder eine andere.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Enter the credentials and try again.</source>
        <translation>Geben Sie die Anmeldedaten ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 does not exist.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the name. Perhaps it was moved, renamed or deleted meanwhile.</source>
        <translation>Prüfen Sie den Namen. Vielleicht wurde es inzwischen verschoben, umbenannt oder gelöscht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You have no permission for %1.</source>
        <translation>%1 erlaubt Ihnen keinen Zugriff.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask its owner for permission, or choose another place that is yours.</source>
        <translation>Bitten Sie den Besitzer um die Berechtigung, oder wählen Sie einen anderen, eigenen Ort.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no space left for %1.</source>
        <translation>%1 hat keinen Platz mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Free some space or choose another place, then try again.</source>
        <translation>Schaffen Sie Platz oder wählen Sie einen anderen Ort, und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The system reported an error with %1.</source>
        <translation>%1 führte zu einem Fehler des Systems.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Try again. If it stays, check the disk or the network drive.</source>
        <translation>Versuchen Sie es erneut. Wenn es bleibt, prüfen Sie den Datenträger oder das Netzlaufwerk.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 cannot be used for this.</source>
        <translation>%1 lässt sich dafür nicht verwenden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Choose another one.</source>
        <translation>Wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It was cancelled.</source>
        <translation>Es wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>It</source>
        <translation>Das</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
</context>
<context>
    <name>cinderscope::EventCountModel</name>
    <message>
        <location filename="../src/gui/pages/overview/importreport.cpp" line="-129"/>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>cinderscope::ExecutorCharts</name>
    <message>
        <location filename="../src/gui/pages/overview/executorcharts.cpp" line="+37"/>
        <source>By executor</source>
        <translation>Nach Executor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Over time</source>
        <translation>Im Zeitverlauf</translation>
    </message>
    <message>
        <location line="+52"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+149"/>
        <location line="+62"/>
        <source>GC share</source>
        <translation>GC-Anteil</translation>
    </message>
    <message>
        <location line="-210"/>
        <source>Shuffle</source>
        <translation>Shuffle</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show all executors in the charts again</source>
        <translation>Wieder alle Executors in den Diagrammen zeigen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Added, removed, excluded</source>
        <translation>Hinzugefügt, entfernt, ausgeschlossen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What happened to the executors</source>
        <translation>Was mit den Executors geschah</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No executor yet</source>
        <translation>Noch kein Executor</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Executors appear here as Spark adds them.</source>
        <translation>Executors erscheinen hier, sobald Spark sie hinzufügt.</translation>
    </message>
    <message>
        <location line="+101"/>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>1 other executor</source>
        <translation>1 anderer Executor</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>Mean of %n other executors</source>
        <translation>
            <numerusform>Mittel von %n anderen Executor</numerusform>
            <numerusform>Mittel von %n anderen Executors</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executor %1</source>
        <translation>Executor %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Peak JVM heap</source>
        <translation>Max. JVM-Heap</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak execution</source>
        <translation>Max. Execution</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Storage used</source>
        <translation>Storage belegt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Storage limit</source>
        <translation>Storage-Grenze</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+58"/>
        <source>succeeded</source>
        <translation>erfolgreich</translation>
    </message>
    <message>
        <location line="-57"/>
        <location line="+60"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location line="-59"/>
        <location line="+62"/>
        <source>killed</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location line="-61"/>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location line="+10"/>
        <location line="+63"/>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <location line="-62"/>
        <location line="+64"/>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <location line="-55"/>
        <source>Nothing was shuffled so far.</source>
        <translation>Bisher gab es keinen Shuffle.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No garbage collection so far.</source>
        <translation>Bisher keine Garbage Collection.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No task ran so far.</source>
        <translation>Bisher lief kein Task.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The source tells no memory figures.</source>
        <translation>Die Quelle nennt keine Speicherwerte.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>JVM heap</source>
        <translation>JVM-Heap</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Execution</source>
        <translation>Execution</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Storage</source>
        <translation>Storage</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>largest of any executor</source>
        <translation>größter Wert aller Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>by the ends of tasks</source>
        <translation>nach dem Ende der Tasks</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>No samples of memory over time. Spark logs them with spark.eventLog.logStageExecutorMetrics=true.</source>
        <translation>Keine Speicherwerte im Zeitverlauf. Spark protokolliert sie mit spark.eventLog.logStageExecutorMetrics=true.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing so far.</source>
        <translation>Bisher nichts.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Show all executors</source>
        <translation>Alle Executors zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>the selected executor</source>
        <translation>der ausgewählte Executor</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n selected executors</source>
        <translation>
            <numerusform>%n ausgewählter Executor</numerusform>
            <numerusform>%n ausgewählte Executors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::ExecutorEventModel</name>
    <message>
        <location filename="../src/gui/pages/overview/executoreventmodel.cpp" line="+90"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
</context>
<context>
    <name>cinderscope::ExecutorsPage</name>
    <message>
        <location filename="../src/gui/pages/overview/executorspage.cpp" line="+42"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
        <translation>Wählen Sie links im Baum eine Anwendung, oder öffnen Sie mit Strg+O ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+28"/>
        <location line="+15"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Filter executors</source>
        <translation>Executors filtern</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>No executor</source>
        <translation>Kein Executor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>None was added so far, or the filter hides them all. Press Escape in the filter to clear it.</source>
        <translation>Bisher wurde keiner hinzugefügt, oder der Filter verbirgt alle. Esc im Filter löscht ihn.</translation>
    </message>
    <message>
        <location line="+104"/>
        <source>Open %1 in the browser</source>
        <translation>%1 im Browser öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy address of %1</source>
        <translation>Adresse von %1 kopieren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show all executors in the charts</source>
        <translation>Alle Executors in den Diagrammen zeigen</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Saved as %1.</source>
        <translation>Als %1 gespeichert.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The file could not be saved.</source>
        <translation>Die Datei konnte nicht gespeichert werden.</translation>
    </message>
</context>
<context>
    <name>cinderscope::FactGrid</name>
    <message>
        <location filename="../src/gui/pages/jobs/factgrid.cpp" line="+72"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::FailureModel</name>
    <message>
        <location filename="../src/gui/models/stagetables.cpp" line="+179"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Last at</source>
        <translation>Zuletzt um</translation>
    </message>
</context>
<context>
    <name>cinderscope::FailureRow</name>
    <message>
        <location filename="../src/gui/pages/overview/failurelist.cpp" line="+54"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Stage %1.%2</source>
        <translation>Stage %1.%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>1 task</source>
        <translation>1 Task</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n tasks</source>
        <translation>
            <numerusform>%n Task</numerusform>
            <numerusform>%n Tasks</numerusform>
        </translation>
    </message>
    <message>
        <location line="+80"/>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy line</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy whole text</source>
        <translation>Ganzen Text kopieren</translation>
    </message>
</context>
<context>
    <name>cinderscope::FailuresTab</name>
    <message>
        <location filename="../src/gui/pages/jobs/failurestab.cpp" line="+34"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Copy the whole text</source>
        <translation>Den ganzen Text kopieren</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Stack trace</source>
        <translation>Stacktrace</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Nothing failed here</source>
        <translation>Hier ist nichts fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Failure reasons of tasks</source>
        <translation>Fehlergründe der Tasks</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>No task failed</source>
        <translation>Kein Task ist fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+95"/>
        <source>
… %1 more characters</source>
        <translation>
… %1 weitere Zeichen</translation>
    </message>
</context>
<context>
    <name>cinderscope::FieldNote</name>
    <message>
        <location filename="../src/gui/launchform/fieldnote.cpp" line="+86"/>
        <source>Use it</source>
        <translation>Verwenden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Use “%1”</source>
        <translation>„%1“ verwenden</translation>
    </message>
</context>
<context>
    <name>cinderscope::FilterExpression</name>
    <message>
        <location filename="../src/gui/base/filterexpression.cpp" line="+117"/>
        <source>The regular expression “%1” is broken at character %2: %3.</source>
        <translation>Der reguläre Ausdruck „%1“ ist bei Zeichen %2 fehlerhaft: %3.</translation>
    </message>
</context>
<context>
    <name>cinderscope::FilterField</name>
    <message>
        <location filename="../src/gui/base/filterfield.cpp" line="+21"/>
        <location line="+1"/>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&lt;p&gt;&lt;b&gt;Filter&lt;/b&gt; (%1)&lt;br&gt;Words: all must occur.&lt;br&gt;&lt;tt&gt;-word&lt;/tt&gt; leaves out.&lt;br&gt;&lt;tt&gt;&quot;two words&quot;&lt;/tt&gt;: exactly this text.&lt;br&gt;&lt;tt&gt;/regex/&lt;/tt&gt;: a regular expression.&lt;br&gt;&lt;tt&gt;column:word&lt;/tt&gt;: only in this column.&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Filter&lt;/b&gt; (%1)&lt;br&gt;Wörter: Alle müssen vorkommen.&lt;br&gt;&lt;tt&gt;-Wort&lt;/tt&gt; schließt aus.&lt;br&gt;&lt;tt&gt;&quot;zwei Wörter&quot;&lt;/tt&gt;: genau dieser Text.&lt;br&gt;&lt;tt&gt;/Regex/&lt;/tt&gt;: ein regulärer Ausdruck.&lt;br&gt;&lt;tt&gt;Spalte:Wort&lt;/tt&gt;: nur in dieser Spalte.&lt;/p&gt;</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Clear the filter (Escape)</source>
        <translation>Filter löschen (Esc)</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 rows shown</source>
        <translation>%1 Zeilen gezeigt</translation>
    </message>
</context>
<context>
    <name>cinderscope::FindBar</name>
    <message>
        <location filename="../src/gui/web/findbar.cpp" line="+30"/>
        <source>%1 (%2)</source>
        <comment>action and key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+7"/>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Text to find</source>
        <translation>Zu suchender Text</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Previous</source>
        <translation>Vorheriges</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Shift+Return</source>
        <translation>Umschalt+Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Next</source>
        <translation>Nächstes</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Escape</source>
        <translation>Escape</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Not found</source>
        <translation>Nicht gefunden</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::FirstStart</name>
    <message>
        <location filename="../src/gui/shell/firststart.cpp" line="+78"/>
        <source>%1 runs on this computer now.</source>
        <translation>%1 läuft jetzt auf diesem Computer.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show it</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>No Spark application runs on this computer.</source>
        <translation>Auf diesem Computer läuft keine Spark-Anwendung.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>This is the demo recording.</source>
        <translation>Das ist die Demo-Aufzeichnung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What you see is a recording of a real run, replayed as if it ran now.</source>
        <translation>Sie sehen die Aufzeichnung eines echten Laufs, abgespielt, als liefe er jetzt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start an application, and it is shown here by itself (%1 are looked at); name a cluster to see what runs there; or open an event log.</source>
        <translation>Starten Sie eine Anwendung, und sie erscheint hier von selbst (geprüft wird: %1); nennen Sie einen Cluster, um zu sehen, was dort läuft; oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name a cluster to see what runs there, or open an event log.</source>
        <translation>Nennen Sie einen Cluster, um zu sehen, was dort läuft, oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add cluster or host…</source>
        <translation>Cluster oder Host hinzufügen …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start an application, and it is shown here; or open an event log.</source>
        <translation>Starten Sie eine Anwendung, und sie erscheint hier; oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open an event log…</source>
        <translation>Ereignisprotokoll öffnen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::FormPage</name>
    <message>
        <location filename="../src/gui/launchform/formpage.cpp" line="+217"/>
        <source>Choose: %1</source>
        <translation>%1 wählen</translation>
    </message>
</context>
<context>
    <name>cinderscope::History</name>
    <message>
        <location filename="../src/gui/shell/historyrows.cpp" line="+38"/>
        <source>%1, attempt %2</source>
        <translation>%1, Versuch %2</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>The driver went without an end.</source>
        <translation>Der Driver verschwand ohne Ende.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Its end was not seen.</source>
        <translation>Ihr Ende wurde nicht gesehen.</translation>
    </message>
    <message numerus="yes">
        <location line="+5"/>
        <source>%n event(s) are missing in its journal.</source>
        <translation>
            <numerusform>In ihrem Journal fehlt %n Ereignis.</numerusform>
            <numerusform>In ihrem Journal fehlen %n Ereignisse.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>event log</source>
        <translation>Ereignisprotokoll</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>history server</source>
        <translation>History-Server</translation>
    </message>
</context>
<context>
    <name>cinderscope::ImportReportDialog</name>
    <message>
        <location filename="../src/gui/pages/overview/importreport.cpp" line="+142"/>
        <source>Import report</source>
        <translation>Importbericht</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Filter events</source>
        <translation>Ereignisse filtern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Events by kind</source>
        <translation>Ereignisse nach Art</translation>
    </message>
    <message>
        <location line="+13"/>
        <location line="+2"/>
        <source>First unreadable records</source>
        <translation>Erste nicht lesbare Einträge</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Copy report</source>
        <translation>Bericht kopieren</translation>
    </message>
</context>
<context>
    <name>cinderscope::JobTreeCells</name>
    <message>
        <location filename="../src/gui/models/jobtreecells.cpp" line="+32"/>
        <source>Job / stage</source>
        <translation>Job / Stage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Description of the job or, without one, its name: the call that started it.</source>
        <translation>Beschreibung des Jobs oder, wenn sie fehlt, sein Name: der Aufruf, der ihn startete.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Why the job or stage failed.</source>
        <translation>Warum der Job oder die Stage fehlschlug.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stages complete, of those that the job names.</source>
        <translation>Fertige Stages, von denen, die der Job nennt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Partitions complete, of all.</source>
        <translation>Fertige Partitionen, von allen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed tasks</source>
        <translation>Fehlgeschlagene Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes read from storage or from cached data.</source>
        <translation>Bytes, aus Speichersystemen oder gecachten Daten gelesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes written to storage.</source>
        <translation>Bytes, in Speichersysteme geschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes read from other stages, local and remote.</source>
        <translation>Bytes, von anderen Stages gelesen, lokal und remote.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes written for later stages.</source>
        <translation>Bytes, für spätere Stages geschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill</source>
        <translation>Spill</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes written to disk because memory was short.</source>
        <translation>Bytes, aus Speichermangel auf Platte geschrieben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>GC</source>
        <translation>GC</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time that the executors&apos; JVMs collected garbage, summed over the tasks.</source>
        <translation>Zeit, die die JVMs der Executors mit Garbage Collection verbrachten, summiert über die Tasks.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 (%2 skipped)</source>
        <translation>%1 (%2 übersprungen)</translation>
    </message>
    <message>
        <location line="+109"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage %1 (attempt %2)</source>
        <translation>Stage %1 (Versuch %2)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Without SQL execution</source>
        <translation>Ohne SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQL execution %1</source>
        <translation>SQL-Ausführung %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Without job group</source>
        <translation>Ohne Job-Gruppe</translation>
    </message>
</context>
<context>
    <name>cinderscope::JobTreeModel</name>
    <message>
        <location filename="../src/gui/models/jobtreemodeldata.cpp" line="+77"/>
        <source>Skipped: an earlier job ran this stage already, and its output was used again.</source>
        <translation>Übersprungen: Ein früherer Job hat diese Stage schon ausgeführt, und ihre Ausgabe wurde wiederverwendet.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Skipped: nothing needed its output.</source>
        <translation>Übersprungen: Nichts brauchte ihre Ausgabe.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 in memory became %2 on disk.</source>
        <translation>Aus %1 im Speicher wurden %2 auf Platte.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 of the tasks&apos; run time</source>
        <translation>%1 der Laufzeit der Tasks</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::JobsPage</name>
    <message>
        <location filename="../src/gui/pages/jobs/jobspage.cpp" line="+87"/>
        <location line="+1"/>
        <source>Filter jobs and stages</source>
        <translation>Jobs und Stages filtern</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Group by</source>
        <translation>&amp;Gruppieren nach</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nothing</source>
        <translation>Nichts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SQL execution</source>
        <translation>SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Job group</source>
        <translation>Job-Gruppe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Notebook cell</source>
        <translation>Notebook-Zelle</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cells of the notebook that the application runs in, each with the jobs that it started</source>
        <translation>Zellen des Notebooks, in dem die Anwendung läuft, jede mit den Jobs, die sie startete</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Group jobs by</source>
        <translation>Jobs gruppieren nach</translation>
    </message>
    <message>
        <location line="+12"/>
        <location line="+16"/>
        <source>Jobs and stages</source>
        <translation>Jobs und Stages</translation>
    </message>
    <message>
        <location line="+157"/>
        <source>Show in the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show on “Notebook”</source>
        <translation>Auf „Notebook“ zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show its tasks</source>
        <translation>Tasks zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <location line="+186"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application on the left, or open an event log.</source>
        <translation>Wählen Sie links eine Anwendung, oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No job matches the filter</source>
        <translation>Kein Job passt zum Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Words are looked for in identifiers, names, states and reasons of jobs and stages.</source>
        <translation>Wörter werden in IDs, Namen, Zuständen und Gründen von Jobs und Stages gesucht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No job has started</source>
        <translation>Kein Job hat begonnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A job appears here as soon as the application runs an action: count(), collect(), a write, a query.</source>
        <translation>Ein Job erscheint hier, sobald die Anwendung eine Aktion ausführt: count(), collect(), ein Schreiben, eine Abfrage.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This application ran no job</source>
        <translation>Diese Anwendung führte keinen Job aus</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It ended without an action that needs the cluster. The Environment page shows how it was configured.</source>
        <translation>Sie endete ohne eine Aktion, die den Cluster braucht. Die Seite „Umgebung“ zeigt, wie sie konfiguriert war.</translation>
    </message>
</context>
<context>
    <name>cinderscope::JournalPage</name>
    <message>
        <location filename="../src/gui/preferences/journalpage.cpp" line="+27"/>
        <source>&amp;Keep what listeners tell</source>
        <translation>Mitteilungen der Listener auf&amp;bewahren</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+82"/>
        <source>Folder of journals</source>
        <translation>Ordner der Journale</translation>
    </message>
    <message>
        <location line="-81"/>
        <source>&amp;Browse…</source>
        <translation>&amp;Durchsuchen …</translation>
    </message>
    <message>
        <location line="+9"/>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+7"/>
        <source>without limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>Most space</source>
        <translation>Größter Platz</translation>
    </message>
    <message>
        <location line="+3"/>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Longest time</source>
        <translation>Längste Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>measuring…</source>
        <translation>wird gemessen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Clear…</source>
        <translation>&amp;Leeren …</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>A journal is an event log as Spark writes it: nothing is lost when the driver or this window crashes, and Spark’s own history server can read it.</source>
        <translation>Ein Journal ist ein Ereignisprotokoll, wie Spark es schreibt: Nichts geht verloren, wenn der Driver oder dieses Fenster abstürzt, und Sparks eigener History-Server kann es lesen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Folder:</source>
        <translation>&amp;Ordner:</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>At most, in &amp;all:</source>
        <translation>Höchstens &amp;insgesamt:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>At most, for so &amp;long:</source>
        <translation>&amp;Höchstens so lange:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The oldest are removed first, never one that is being written. The folder takes effect for applications that connect from now on.</source>
        <translation>Die ältesten werden zuerst entfernt, nie eines, das gerade geschrieben wird. Der Ordner gilt für Anwendungen, die sich ab jetzt verbinden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Used now:</source>
        <translation>Jetzt belegt:</translation>
    </message>
    <message numerus="yes">
        <location line="+29"/>
        <source>%1 in %n journal(s)</source>
        <translation>
            <numerusform>%1 in %n Journal</numerusform>
            <numerusform>%1 in %n Journalen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n of them cannot be read</source>
        <translation>
            <numerusform>%n davon ist nicht lesbar</numerusform>
            <numerusform>%n davon sind nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Clear the journals</source>
        <translation>Journale leeren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove all journals but those that are being written? Applications that have no other log are gone then.</source>
        <translation>Alle Journale entfernen außer denen, die gerade geschrieben werden? Anwendungen ohne anderes Protokoll sind dann weg.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>removing…</source>
        <translation>wird entfernt …</translation>
    </message>
</context>
<context>
    <name>cinderscope::JupyterDialog</name>
    <message>
        <location filename="../src/gui/jupyter/jupyterdialog.cpp" line="+21"/>
        <source>Add Jupyter server</source>
        <translation>Jupyter-Server hinzufügen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>&amp;Address:</source>
        <translation>&amp;Adresse:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>&amp;Token:</source>
        <translation>&amp;Token:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It is kept in the system’s keychain. A JupyterHub takes an API token of its page “Token”.</source>
        <translation>Gemerkt wird es im Schlüsselbund des Systems. Ein JupyterHub nimmt ein API-Token von seiner Seite „Token“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>the address stands for it</source>
        <translation>sonst gilt die Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>By &amp;SSH host:</source>
        <translation>Über &amp;SSH-Host:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>SSH host</source>
        <translation>SSH-Host</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>user@host, where the server is reached only from there</source>
        <translation>user@host, wenn der Server nur von dort erreichbar ist</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Jump hosts:</source>
        <translation>&amp;Jump-Hosts:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Jump hosts</source>
        <translation>Jump-Hosts</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>on the way to it, separated by commas</source>
        <translation>auf dem Weg dorthin, mit Kommas getrennt</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A&amp;dd</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Paste the address that Jupyter prints when it starts, or that of a JupyterHub or of your server there.</source>
        <translation>Fügen Sie die Adresse ein, die Jupyter beim Start ausgibt, oder die eines JupyterHubs oder Ihres Servers dort.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This address cannot be used: %1.</source>
        <translation>Diese Adresse ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A JupyterHub: your servers there are looked for, the default one and the named ones. It wants an API token.</source>
        <translation>Ein JupyterHub: Ihre Server dort werden gesucht, der Standardserver und die benannten. Er verlangt ein API-Token.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A Jupyter server at %1.</source>
        <translation>Ein Jupyter-Server unter %1.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The SSH host cannot be used: %1.</source>
        <translation>Der SSH-Host ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>It could not be added: %1.</source>
        <translation>Hinzufügen nicht möglich: %1.</translation>
    </message>
</context>
<context>
    <name>cinderscope::JupyterRows</name>
    <message>
        <location filename="../src/gui/shell/jupyterrows.cpp" line="+24"/>
        <source>idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>busy</source>
        <translation>beschäftigt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>starting…</source>
        <translation>startet …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>restarting…</source>
        <translation>startet neu …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>dead</source>
        <translation>tot</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Console (%1)</source>
        <comment>kernel spec</comment>
        <translation>Konsole (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Kernel %1</source>
        <translation>Kernel %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Jupyter %1</source>
        <comment>server</comment>
        <translation>Jupyter %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Jupyter Server %1</source>
        <translation>Jupyter Server %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Named by you</source>
        <translation>Von Ihnen angegeben</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Found by its runtime file</source>
        <translation>Gefunden durch seine Laufzeitdatei</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>token wanted</source>
        <translation>Token nötig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The server wants a token, or another one. Click here, or choose “Give the token…”.</source>
        <translation>Der Server verlangt ein Token oder ein anderes. Klicken Sie hier, oder wählen Sie „Token angeben …“.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>cannot be reached</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It does not answer.</source>
        <translation>Er antwortet nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It does not answer: %1. Check that it runs, and its address.</source>
        <translation>Er antwortet nicht: %1. Prüfen Sie, ob er läuft, und seine Adresse.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 · no Spark</source>
        <comment>kernel spec</comment>
        <translation>%1 · kein Spark</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 · Spark: %2</source>
        <comment>kernel spec, application</comment>
        <translation>%1 · Spark: %2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Spark application %1: a click opens its cells</source>
        <translation>Spark-Anwendung %1: Ein Klick öffnet ihre Zellen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>No kernel runs</source>
        <translation>Kein Kernel läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open a notebook in Jupyter</source>
        <translation>Öffnen Sie in Jupyter ein Notebook</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchControl</name>
    <message>
        <location filename="../src/gui/shell/launchcontrol.cpp" line="+67"/>
        <source>Start…</source>
        <translation>Starten …</translation>
    </message>
    <message>
        <location line="+159"/>
        <source>%1 runs.</source>
        <translation>%1 läuft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 runs</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>%1 could not be started.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 broke off.</source>
        <translation>%1 endete unerwartet.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Show its log</source>
        <translation>Protokoll zeigen</translation>
    </message>
    <message>
        <location line="+98"/>
        <source>from “%1”</source>
        <comment>name of a configuration</comment>
        <translation>aus „%1“</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/launchcontrolmenus.cpp" line="+73"/>
        <location line="+26"/>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <location line="-18"/>
        <source>&amp;Start…</source>
        <translation>&amp;Starten …</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+98"/>
        <source>&amp;New configuration…</source>
        <translation>&amp;Neue Konfiguration …</translation>
    </message>
    <message>
        <location line="-97"/>
        <source>&amp;Manage configurations…</source>
        <translation>Konfigurationen &amp;verwalten …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show &amp;what was started</source>
        <translation>&amp;Gestartetes zeigen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Start a session, a cluster or a server (%1)</source>
        <translation>Sitzung, Cluster oder Server starten (%1)</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Start %1</source>
        <comment>name of a configuration</comment>
        <translation>%1 starten</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Log of %1</source>
        <comment>name</comment>
        <translation>Protokoll von %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop %1</source>
        <comment>name</comment>
        <translation>%1 beenden</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>No configuration yet</source>
        <translation>Noch keine Konfiguration</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>New from &amp;example</source>
        <translation>Neu aus &amp;Beispiel</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>&amp;Start elsewhere</source>
        <translation>&amp;Woanders starten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;Start on this computer</source>
        <translation>Auf diesem Computer &amp;starten</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&amp;Start a session on this cluster</source>
        <translation>Sitzung auf diesem &amp;Cluster starten</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>History of %1</source>
        <comment>name of a folder</comment>
        <translation>Verlauf von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start a &amp;history server over it</source>
        <translation>&amp;History-Server dafür starten</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Show its &amp;log</source>
        <translation>Pro&amp;tokoll zeigen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>R&amp;estart</source>
        <translation>Neu &amp;starten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Start &amp;again</source>
        <translation>Erneut &amp;starten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>E&amp;dit configuration…</source>
        <translation>&amp;Konfiguration bearbeiten …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>S&amp;top what was started</source>
        <translation>&amp;Gestartetes beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End at &amp;once</source>
        <translation>Sofo&amp;rt beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Cancel the start</source>
        <translation>Start abbre&amp;chen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Dismiss</source>
        <translation>Aus der &amp;Liste entfernen</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchLogView</name>
    <message>
        <location filename="../src/gui/launch/launchlogview.cpp" line="+77"/>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Nothing is logged yet.</source>
        <translation>Noch nichts protokolliert.</translation>
    </message>
    <message>
        <location line="+34"/>
        <location line="+1"/>
        <source>Search the log</source>
        <translation>Protokoll durchsuchen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Follow the end</source>
        <translation>Dem Ende folgen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Wrap long lines</source>
        <translation>Lange Zeilen umbrechen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy the log</source>
        <translation>Protokoll kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+87"/>
        <source>Open the log’s file</source>
        <translation>Protokolldatei öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the log’s file
%1</source>
        <translation>Protokolldatei öffnen
%1</translation>
    </message>
    <message>
        <location line="+71"/>
        <source>more than %1</source>
        <translation>mehr als %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchPanel</name>
    <message>
        <location filename="../src/gui/launch/launchpanel.cpp" line="+28"/>
        <source>Started</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What was started</source>
        <translation>Was gestartet wurde</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Hide what was started (F8 shows it again)</source>
        <translation>Gestartetes verbergen (F8 zeigt es wieder)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Hide what was started</source>
        <translation>Gestartetes verbergen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Nothing was started yet</source>
        <translation>Noch nichts gestartet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sessions, clusters, history and notebook servers that are started from here have their progress and their log here.</source>
        <translation>Sitzungen, Cluster, History- und Notebook-Server, die von hier gestartet werden, zeigen hier Fortschritt und Protokoll.</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>Show steps and log</source>
        <translation>Schritte und Protokoll zeigen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fold to one line</source>
        <translation>Auf eine Zeile einklappen</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>%1: %2</source>
        <comment>name, phase</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchRows</name>
    <message>
        <location filename="../src/gui/shell/launchrows.cpp" line="+39"/>
        <source>starting…</source>
        <translation>startet …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>stopping…</source>
        <translation>wird beendet …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>broke off</source>
        <translation>unerwartet beendet</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchSentence</name>
    <message>
        <location filename="../src/launch/remote/clusterhosts.cpp" line="+76"/>
        <source>The login shell on %1 does not run what it is given.</source>
        <translation>Die Login-Shell auf %1 führt nicht aus, was sie erhält.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log in with ssh in a terminal and correct its profile, which ends the session or replaces the shell.</source>
        <translation>Melden Sie sich in einem Terminal mit ssh an, und berichtigen Sie das Profil der Shell, das die Sitzung beendet oder die Shell ersetzt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The check of %1 broke off.</source>
        <translation>Die Prüfung von %1 brach ab.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start again; if it stays so, try the connection with ssh in a terminal.</source>
        <translation>Starten Sie erneut; wenn es so bleibt, prüfen Sie die Verbindung mit ssh in einem Terminal.</translation>
    </message>
    <message>
        <location line="+94"/>
        <source>%1 cannot be reached: %2.</source>
        <translation>%1 ist nicht erreichbar: %2.</translation>
    </message>
    <message>
        <location filename="../src/launch/remote/hostreport.cpp" line="+80"/>
        <source>On %1 there is no folder %2.</source>
        <translation>Auf %1 gibt es keinen Ordner %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install Spark there, or name its folder on the hosts in the configuration.</source>
        <translation>Installieren Sie dort Spark, oder nennen Sie in der Konfiguration seinen Ordner auf den Hosts.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>On %1 the folder %2 is no Spark: it has no bin/spark-class.</source>
        <translation>Auf %1 ist der Ordner %2 kein Spark: bin/spark-class fehlt darin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder on the hosts that has bin and jars in the configuration.</source>
        <translation>Nennen Sie in der Konfiguration den Ordner auf den Hosts, der bin und jars enthält.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>On %1 no Spark was found: its login shell sets no SPARK_HOME and has no spark-submit.</source>
        <translation>Auf %1 wurde kein Spark gefunden: Die Login-Shell setzt kein SPARK_HOME und hat kein spark-submit.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name Spark&apos;s folder on the hosts in the configuration, or set SPARK_HOME in the login shell&apos;s profile there (not in a file for interactive shells, such as the end of .bashrc).</source>
        <translation>Nennen Sie in der Konfiguration den Spark-Ordner auf den Hosts, oder setzen Sie SPARK_HOME dort im Profil der Login-Shell (nicht in einer Datei für interaktive Shells wie am Ende von .bashrc).</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>On %1 there is no bash, which Spark&apos;s scripts need.</source>
        <translation>Auf %1 gibt es keine bash, die Sparks Skripte brauchen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install the package bash there.</source>
        <translation>Installieren Sie dort das Paket bash.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>On %1 no Java was found: neither JAVA_HOME nor PATH of its login shell has one.</source>
        <translation>Auf %1 wurde kein Java gefunden: Weder JAVA_HOME noch PATH der Login-Shell enthält eines.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Install Java there, or name its JAVA_HOME on the hosts in the configuration.</source>
        <translation>Installieren Sie dort Java, oder nennen Sie in der Konfiguration sein JAVA_HOME auf den Hosts.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>On %1 the Java %2 does not start.</source>
        <translation>Auf %1 startet das Java %2 nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correct JAVA_HOME there, or name one in the configuration.</source>
        <translation>Berichtigen Sie dort JAVA_HOME, oder nennen Sie eines in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>On %1: %2</source>
        <translation>Auf %1: %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1: Spark at %2, Java %3</source>
        <translation>%1: Spark unter %2, Java %3</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: Spark %2 at %3, Java %4</source>
        <translation>%1: Spark %2 unter %3, Java %4</translation>
    </message>
    <message>
        <location filename="../src/launch/remote/remotedaemon.cpp" line="+104"/>
        <source>On %1 no private folder can be made, neither in the home folder nor among the temporary files.</source>
        <translation>Auf %1 lässt sich kein privater Ordner anlegen, weder im Home-Verzeichnis noch bei den temporären Dateien.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Check the permissions and the free space there.</source>
        <translation>Prüfen Sie dort die Rechte und den freien Platz.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>On %1 the shell did not start Spark.</source>
        <translation>Auf %1 hat die Shell Spark nicht gestartet.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1 ended.</source>
        <translation>%1 endete.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Its log is empty: it may have been ended with the session (KillUserProcesses of systemd-logind; then “loginctl enable-linger” there helps).</source>
        <translation>Das Protokoll ist leer: Vielleicht wurde der Prozess mit der Sitzung beendet (KillUserProcesses von systemd-logind; dann hilft dort „loginctl enable-linger“).</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>%1 was not waited for.</source>
        <translation>Auf %1 wurde nicht gewartet.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>The connection to %1 was lost.</source>
        <translation>Die Verbindung zu %1 ging verloren.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>On %1 this could not be ended or removed: %2.</source>
        <translation>Auf %1 ließ sich dies nicht beenden oder entfernen: %2.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 There %2 (process %3) may still run.</source>
        <translation>%1 Dort läuft vielleicht noch: %2 (Prozess %3).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 There %2 may run.</source>
        <translation>%1 Dort läuft vielleicht: %2.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 To end it: %2</source>
        <translation>%1 Zum Beenden: %2</translation>
    </message>
    <message>
        <location filename="../src/launch/remote/sshcluster.cpp" line="+38"/>
        <source>The list of hosts %1 cannot be read: %2.</source>
        <translation>Die Hostliste %1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose another file, or write the hosts into the configuration.</source>
        <translation>Wählen Sie eine andere Datei, oder schreiben Sie die Hosts in die Konfiguration.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The list of hosts cannot be used: %1.</source>
        <translation>Die Hostliste ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The list of hosts in %1 cannot be used: %2.</source>
        <translation>Die Hostliste in %1 ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write one host a line as ssh takes it: node1, user@node2.</source>
        <translation>Schreiben Sie einen Host je Zeile, wie ssh ihn nimmt: node1, user@node2.</translation>
    </message>
    <message>
        <location line="+98"/>
        <source>The folder %1 cannot be written.</source>
        <translation>In den Ordner %1 lässt sich nicht schreiben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its permissions and the free space.</source>
        <translation>Prüfen Sie seine Rechte und den freien Platz.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Connecting to %1 by SSH</source>
        <translation>Verbindung zu %1 über SSH</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Connecting to %1 hosts by SSH</source>
        <translation>Verbindung zu %1 Hosts über SSH</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>%1: the profile of its login shell does not work; it is left out</source>
        <translation>%1: Das Profil der Login-Shell funktioniert nicht; es wird ausgelassen</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>%1: not started: %2</source>
        <translation>%1: nicht gestartet: %2</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>On %1 there is Spark %2, but the master&apos;s is %3.</source>
        <translation>Auf %1 ist Spark %2, auf dem Master aber %3.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Install the same version on all hosts, or name its folder in the configuration.</source>
        <translation>Installieren Sie auf allen Hosts dieselbe Version, oder nennen Sie ihren Ordner in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 is the same computer as %2 (%3).</source>
        <translation>%1 ist derselbe Computer wie %2 (%3).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name each host once.</source>
        <translation>Nennen Sie jeden Host einmal.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>none on %1</source>
        <translation>keines auf %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Python differs between the workers, so PySpark fails on some of them: %1. Set PYSPARK_PYTHON to the same version on all</source>
        <translation>Die Worker haben verschiedene Python-Versionen, daher schlägt PySpark auf einigen fehl: %1. Setzen Sie PYSPARK_PYTHON auf allen auf dieselbe Version</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Port %1 for the master is in use on %2.</source>
        <translation>Port %1 für den Master ist auf %2 belegt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Port %1 for the master&apos;s page is in use on %2.</source>
        <translation>Port %1 für die Seite des Masters ist auf %2 belegt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose another port, or leave it empty for the next free one.</source>
        <translation>Wählen Sie einen anderen Port, oder lassen Sie ihn leer für den nächsten freien.</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>%1 has no address at which the other hosts could reach it.</source>
        <translation>%1 hat keine Adresse, unter der die anderen Hosts ihn erreichen könnten.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose another host for the master, or give this one a name that the others know.</source>
        <translation>Wählen Sie einen anderen Host für den Master, oder geben Sie diesem einen Namen, den die anderen kennen.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>%1 cannot be reached now, and is tried again: %2</source>
        <translation>%1 ist gerade nicht erreichbar und wird erneut versucht: %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1: reached again</source>
        <translation>%1: wieder erreicht</translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Starting the master on %1 as %2</source>
        <translation>Start des Masters auf %1 als %2</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Starting a worker</source>
        <translation>Start eines Workers</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Starting %1 workers</source>
        <translation>Start von %1 Workern</translation>
    </message>
    <message>
        <location filename="../src/launch/remote/sshclusterend.cpp" line="+54"/>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>The other hosts with their commands are in the list of steps.</source>
        <translation>Die anderen Hosts stehen mit ihren Befehlen in der Liste der Schritte.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Ended; nothing is left on the hosts</source>
        <translation>Beendet; auf den Hosts ist nichts zurückgeblieben</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>What was started where is not known any more: its record cannot be read.</source>
        <translation>Was wo gestartet wurde, ist nicht mehr bekannt: Der Eintrag dazu ist nicht lesbar.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>It was being ended: looking whether anything is left</source>
        <translation>Es wurde gerade beendet: Prüfung, ob etwas zurückgeblieben ist</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The start was interrupted: what it had started is ended</source>
        <translation>Der Start wurde unterbrochen: Was er gestartet hatte, wird beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/launch/run/locallaunch.cpp" line="+561"/>
        <source>The program that started it ended before it ran.</source>
        <translation>Das Programm, das es startete, endete, bevor es lief.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/run/locallaunch.cpp" line="+1"/>
        <source>Start it again.</source>
        <translation>Starten Sie es erneut.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Looking at what an earlier program started on %1</source>
        <translation>Prüfung, was ein früheres Programm auf %1 gestartet hat</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Looking at what an earlier program started on %1 hosts</source>
        <translation>Prüfung, was ein früheres Programm auf %1 Hosts gestartet hat</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The master on %1 still runs as process %2</source>
        <translation>Der Master auf %1 läuft noch als Prozess %2</translation>
    </message>
    <message>
        <location filename="../src/launch/remote/sshclusterwatch.cpp" line="+37"/>
        <source>Master started on %1 as process %2</source>
        <translation>Master auf %1 gestartet als Prozess %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>%1: started as process %2</source>
        <translation>%1: gestartet als Prozess %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The master ended: %1</source>
        <translation>Der Master endete: %1</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The master on %1 runs, but its page did not answer in %2 seconds.</source>
        <translation>Der Master auf %1 läuft, aber seine Seite antwortete nicht in %2 Sekunden.</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>The master&apos;s page cannot be read through SSH (%1); the logs are read instead</source>
        <translation>Die Seite des Masters ist über SSH nicht lesbar (%1); stattdessen werden die Protokolle gelesen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>On %1 port %2 answers as another master (%3): its ports were taken while it started.</source>
        <translation>Auf %1 antwortet an Port %2 ein anderer Master (%3): Die Ports wurden beim Start belegt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start again.</source>
        <translation>Starten Sie erneut.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The master answers: %1</source>
        <translation>Der Master antwortet: %1</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 cores, %2 MiB</source>
        <translation>%1 Kerne, %2 MiB</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: not known to the master any more</source>
        <translation>%1: dem Master nicht mehr bekannt</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>%1 did not register with the master in %2 seconds.</source>
        <translation>%1 hat sich in %2 Sekunden nicht beim Master angemeldet.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1: registered</source>
        <translation>%1: angemeldet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: registered, %2</source>
        <translation>%1: angemeldet, %2</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>%1: ended: %2</source>
        <translation>%1: beendet: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1: not registered: %2</source>
        <translation>%1: nicht angemeldet: %2</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Running: %1 of %2 workers</source>
        <translation>Läuft: %1 von %2 Workern</translation>
    </message>
    <message>
        <location filename="../src/launch/run/clusterlaunch.cpp" line="+52"/>
        <source>A cluster of %1 workers cannot be started here.</source>
        <translation>Ein Cluster mit %1 Workern kann hier nicht gestartet werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a number from 0 to 64.</source>
        <translation>Wählen Sie eine Zahl von 0 bis 64.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 is no address of this computer, so no master can listen there.</source>
        <translation>%1 ist keine Adresse dieses Computers, daher kann dort kein Master lauschen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose 127.0.0.1, or an address of this computer; clusters elsewhere are started over SSH.</source>
        <translation>Wählen Sie 127.0.0.1 oder eine Adresse dieses Computers; Cluster anderswo werden über SSH gestartet.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the master</source>
        <translation>der Master</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>the master&apos;s page</source>
        <translation>die Seite des Masters</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>The master</source>
        <translation>Der Master</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The master listens at %1, its page is %2</source>
        <translation>Der Master lauscht unter %1, seine Seite ist %2</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>Worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>%1 of %2 workers are alive</source>
        <translation>%1 von %2 Workern sind aktiv</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Worker %1 is registered: %2 cores, %3 MiB</source>
        <translation>Worker %1 ist angemeldet: %2 Kerne, %3 MiB</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Worker %1 did not register: the master does not list it after %2 seconds.</source>
        <translation>Worker %1 hat sich nicht angemeldet: Nach %2 Sekunden führt der Master ihn nicht auf.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Read its lines of the log.</source>
        <translation>Lesen Sie seine Zeilen im Protokoll.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Worker %1 did not register. %2</source>
        <translation>Worker %1 hat sich nicht angemeldet. %2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Worker %1 did not register: it ended with %2.</source>
        <translation>Worker %1 hat sich nicht angemeldet: Er endete mit %2.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Worker %1 ended with %2</source>
        <translation>Worker %1 endete mit %2</translation>
    </message>
    <message>
        <location filename="../src/launch/run/historylaunch.cpp" line="+38"/>
        <source>The history server answers at %1</source>
        <translation>Der History-Server antwortet unter %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>No folder of event logs is named.</source>
        <translation>Kein Ordner mit Ereignisprotokollen ist genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name one in the configuration.</source>
        <translation>Nennen Sie einen in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../src/launch/run/notebooklaunch.cpp" line="+50"/>
        <source>There is no folder %1.</source>
        <translation>Es gibt keinen Ordner %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder that applications write their event logs to (spark.eventLog.dir).</source>
        <translation>Nennen Sie den Ordner, in den Anwendungen ihre Ereignisprotokolle schreiben (spark.eventLog.dir).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The folder %1 cannot be read.</source>
        <translation>Der Ordner %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>the history server</source>
        <translation>der History-Server</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The history server</source>
        <translation>Der History-Server</translation>
    </message>
    <message>
        <location filename="../src/launch/run/launchenvironment.cpp" line="+107"/>
        <source>Spark %1 does not run on Java %2 (%3).</source>
        <translation>Spark %1 läuft nicht auf Java %2 (%3).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Install Java 17 or later, and name it in the configuration (JAVA_HOME).</source>
        <translation>Installieren Sie Java 17 oder neuer, und nennen Sie es in der Konfiguration (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Install Java 17 (or 8, or 11), and name it in the configuration (JAVA_HOME).</source>
        <translation>Installieren Sie Java 17 (oder 8 oder 11), und nennen Sie es in der Konfiguration (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Install Java 8 or 11, and name it in the configuration (JAVA_HOME).</source>
        <translation>Installieren Sie Java 8 oder 11, und nennen Sie es in der Konfiguration (JAVA_HOME).</translation>
    </message>
    <message>
        <location filename="../src/launch/run/launcher.cpp" line="+182"/>
        <source>Its record could not be made: %1 (%2).</source>
        <translation>Der Eintrag dazu ließ sich nicht anlegen: %1 (%2).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Check the permissions and the free space of that folder.</source>
        <translation>Prüfen Sie die Rechte und den freien Platz in diesem Ordner.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>This program cannot start a %1.</source>
        <translation>Das kann dieses Programm nicht starten: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start it from the window.</source>
        <translation>Starten Sie es aus dem Fenster.</translation>
    </message>
    <message>
        <location filename="../src/launch/run/locallaunch.cpp" line="-375"/>
        <source>The driver runs Python %1 (%2), the workers Python %3 (%4): PySpark needs the same minor version.</source>
        <translation>Auf dem Driver läuft Python %1 (%2), auf den Workern Python %3 (%4): PySpark braucht dieselbe Nebenversion.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Set PYSPARK_PYTHON (or spark.pyspark.python) to a Python %1.</source>
        <translation>Setzen Sie PYSPARK_PYTHON (oder spark.pyspark.python) auf ein Python %1.</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>The host name of the master %1 is not known here.</source>
        <translation>Der Hostname des Masters %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/run/logreason.cpp" line="+132"/>
        <source>Check the spelling, the VPN and the name service.</source>
        <translation>Prüfen Sie Schreibweise, VPN und Namensauflösung.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../src/launch/run/logreason.cpp" line="+6"/>
        <source>No master answers at %1.</source>
        <translation>Unter %1 antwortet kein Master.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the address, and whether the master runs and its port can be reached from here.</source>
        <translation>Prüfen Sie die Adresse und ob der Master läuft und sein Port von hier erreichbar ist.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The listener&apos;s jar was not found: events come from Spark&apos;s UI only</source>
        <translation>Das JAR des Listeners wurde nicht gefunden: Ereignisse kommen nur aus Sparks UI</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <location line="+71"/>
        <location line="+20"/>
        <source>%1 could not be started: %2.</source>
        <translation>%1 konnte nicht gestartet werden: %2.</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>%1 starts</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>The process ended with %1.</source>
        <translation>Der Prozess endete mit %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/run/logreason.cpp" line="+245"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="+278"/>
        <location line="+26"/>
        <source>Read its log.</source>
        <translation>Lesen Sie das Protokoll.</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>A file that it needs could not be written: %1.</source>
        <translation>Eine benötigte Datei konnte nicht geschrieben werden: %1.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Stop requested</source>
        <translation>Beenden angefordert</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Lost</source>
        <translation>Unerwartet beendet</translation>
    </message>
    <message>
        <location filename="../src/launch/run/logreason.cpp" line="-350"/>
        <location filename="../src/launch/run/sparkfinder.cpp" line="+265"/>
        <source>There is no java on the PATH, and JAVA_HOME is not set.</source>
        <translation>Im PATH gibt es kein java, und JAVA_HOME ist nicht gesetzt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+7"/>
        <location filename="../src/launch/run/sparkfinder.cpp" line="+3"/>
        <source>Install Java 17, or name the folder of a Java in the configuration (JAVA_HOME).</source>
        <translation>Installieren Sie Java 17, oder nennen Sie in der Konfiguration den Ordner eines Java (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>There is no Java at %1.</source>
        <translation>Unter %1 gibt es kein Java.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder of a Java in the configuration (JAVA_HOME).</source>
        <translation>Nennen Sie in der Konfiguration den Ordner eines Java (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no java on the PATH.</source>
        <translation>Im PATH gibt es kein java.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 was compiled for a newer Java (class file version %2) than the one it runs on.</source>
        <translation>%1 wurde für ein neueres Java kompiliert (Klassendatei-Version %2) als das, auf dem es läuft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name a newer Java in the configuration (JAVA_HOME), or compile the program for this one.</source>
        <translation>Nennen Sie in der Konfiguration ein neueres Java (JAVA_HOME), oder kompilieren Sie das Programm für dieses.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This Java does not know the option %1.</source>
        <translation>Dieses Java kennt die Option %1 nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove the option, or name another Java (JAVA_HOME).</source>
        <translation>Entfernen Sie die Option, oder nennen Sie ein anderes Java (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+4"/>
        <source>This Spark does not run on so new a Java.</source>
        <translation>Dieses Spark läuft nicht auf einem so neuen Java.</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Name Java 17 in the configuration (JAVA_HOME).</source>
        <translation>Nennen Sie in der Konfiguration Java 17 (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Name Java 8 or 11 in the configuration (JAVA_HOME).</source>
        <translation>Nennen Sie in der Konfiguration Java 8 oder 11 (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 is no amount of memory.</source>
        <translation>%1 ist keine Speichermenge.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write driver memory as a number with a unit, such as 2g or 800m.</source>
        <translation>Schreiben Sie den Driver-Speicher als Zahl mit Einheit, zum Beispiel 2g oder 800m.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This computer cannot give the driver the memory it should have (%1).</source>
        <translation>Dieser Computer kann dem Driver den verlangten Speicher nicht geben (%1).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask for less driver memory.</source>
        <translation>Fordern Sie weniger Driver-Speicher an.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This computer has not enough memory left for another JVM.</source>
        <translation>Dieser Computer hat nicht mehr genug Speicher für eine weitere JVM.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End something, or ask for less memory.</source>
        <translation>Beenden Sie etwas anderes, oder fordern Sie weniger Speicher an.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Java did not find the class %1.</source>
        <translation>Java hat die Klasse %1 nicht gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check SPARK_HOME and the options for the JVM.</source>
        <translation>Prüfen Sie SPARK_HOME und die Optionen der JVM.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>SPARK_HOME has no folder of jars (%1).</source>
        <translation>SPARK_HOME hat keinen Ordner mit JARs (%1).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder that a whole Spark was unpacked to.</source>
        <translation>Nennen Sie den Ordner, in den ein ganzes Spark entpackt wurde.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no %1.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name another Spark home in the configuration.</source>
        <translation>Nennen Sie in der Konfiguration ein anderes Spark-Home.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Spark&apos;s %1 found no free port to listen on.</source>
        <translation>Sparks Dienst %1 fand keinen freien Port zum Lauschen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End what uses the ports, or name a free one for it.</source>
        <translation>Beenden Sie, was die Ports belegt, oder nennen Sie einen freien.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Port %2 is taken (and as many behind it as Spark tries), so its %1 could not listen.</source>
        <translation>Port %2 ist belegt (und so viele danach, wie Spark versucht), daher konnte Sparks Dienst %1 nicht lauschen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>End what uses the ports, or choose another one, or let Spark try more (spark.port.maxRetries).</source>
        <translation>Beenden Sie, was die Ports belegt, wählen Sie einen anderen, oder lassen Sie Spark mehr versuchen (spark.port.maxRetries).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Port %2 is taken, so Spark&apos;s %1 could not listen.</source>
        <translation>Port %2 ist belegt, daher konnte Sparks Dienst %1 nicht lauschen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <location line="+11"/>
        <source>End what uses the port, or choose another one.</source>
        <translation>Beenden Sie, was den Port belegt, oder wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>A port that Spark should listen on is taken.</source>
        <translation>Ein Port, an dem Spark lauschen sollte, ist belegt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark&apos;s %1 cannot listen: the address is not of this computer.</source>
        <translation>Sparks Dienst %1 kann nicht lauschen: Die Adresse gehört nicht zu diesem Computer.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Check spark.driver.bindAddress, SPARK_LOCAL_IP and the cluster&apos;s host.</source>
        <translation>Prüfen Sie spark.driver.bindAddress, SPARK_LOCAL_IP und den Host des Clusters.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Spark cannot listen: the address is not of this computer.</source>
        <translation>Spark kann nicht lauschen: Die Adresse gehört nicht zu diesem Computer.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Port %1 is taken.</source>
        <translation>Port %1 ist belegt.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The package %1 was not found in any repository that answered.</source>
        <translation>Das Paket %1 wurde in keinem Repository gefunden, das antwortete.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its name and version, and whether the repositories can be reached from here (proxy, repositories).</source>
        <translation>Prüfen Sie Name und Version und ob die Repositorys von hier erreichbar sind (Proxy, Repositorys).</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&quot;%1&quot; is no Maven coordinate.</source>
        <translation>„%1“ ist keine Maven-Koordinate.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write packages as groupId:artifactId:version.</source>
        <translation>Schreiben Sie Pakete als groupId:artifactId:version.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The package %1 could not be downloaded.</source>
        <translation>Das Paket %1 konnte nicht heruntergeladen werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check whether the repositories can be reached from here.</source>
        <translation>Prüfen Sie, ob die Repositorys von hier erreichbar sind.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&quot;%1&quot; is no master that Spark knows.</source>
        <translation>„%1“ ist kein Master, den Spark kennt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <source>Use local[*], spark://host:7077, yarn or k8s://…</source>
        <translation>Verwenden Sie local[*], spark://host:7077, yarn oder k8s://…</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>Spark knows no master of that form.</source>
        <translation>Einen Master dieser Form kennt Spark nicht.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The host name %1 is not known here.</source>
        <translation>Der Hostname %1 ist hier nicht bekannt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No master answers at %3.</source>
        <translation>Unter %3 antwortet kein Master.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Check the address, and whether the master runs and its port can be reached.</source>
        <translation>Prüfen Sie die Adresse und ob der Master läuft und sein Port erreichbar ist.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The master removed the application: %1.</source>
        <translation>Der Master hat die Anwendung entfernt: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the executors&apos; logs: they ended again and again.</source>
        <translation>Sehen Sie in die Protokolle der Executors: Sie endeten immer wieder.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master refused the login: spark.authenticate or its secret is another one there.</source>
        <translation>Der Master hat die Anmeldung abgelehnt: spark.authenticate oder das Geheimnis ist dort anders.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Give spark.authenticate.secret the cluster&apos;s value.</source>
        <translation>Geben Sie spark.authenticate.secret den Wert des Clusters.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The cluster has no free cores or memory for the application.</source>
        <translation>Der Cluster hat für die Anwendung keine Kerne oder keinen Speicher frei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for less, or wait for others; check that workers are registered.</source>
        <translation>Fordern Sie weniger an, oder warten Sie auf andere; prüfen Sie, ob Worker angemeldet sind.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>YARN needs HADOOP_CONF_DIR or YARN_CONF_DIR.</source>
        <translation>YARN braucht HADOOP_CONF_DIR oder YARN_CONF_DIR.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set it in the configuration&apos;s environment.</source>
        <translation>Setzen Sie es in der Umgebung der Konfiguration.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Run the driver here (client mode), or choose another master.</source>
        <translation>Führen Sie den Driver hier aus (Client-Modus), oder wählen Sie einen anderen Master.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The Kubernetes API server forbids it to this user.</source>
        <translation>Der API-Server von Kubernetes verbietet es diesem Benutzer.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the service account and its roles (spark.kubernetes.authenticate.*), and the namespace.</source>
        <translation>Prüfen Sie den Service-Account und seine Rollen (spark.kubernetes.authenticate.*) und den Namespace.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The Kubernetes API server does not know this user.</source>
        <translation>Der API-Server von Kubernetes kennt diesen Benutzer nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Log in again, or name a token or another kubeconfig.</source>
        <translation>Melden Sie sich erneut an, oder nennen Sie ein Token oder eine andere kubeconfig.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kubernetes refused the pod.</source>
        <translation>Kubernetes hat den Pod abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the image and the namespace.</source>
        <translation>Prüfen Sie Image und Namespace.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No container image is named.</source>
        <translation>Kein Container-Image ist genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set spark.kubernetes.container.image.</source>
        <translation>Setzen Sie spark.kubernetes.container.image.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The Kubernetes API server refused: %1</source>
        <translation>Der API-Server von Kubernetes hat abgelehnt: %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the request and the rights of this user.</source>
        <translation>Prüfen Sie die Anfrage und die Rechte dieses Benutzers.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The class %1 is not in the jar, or the jar was not found.</source>
        <translation>Die Klasse %1 ist nicht im JAR, oder das JAR wurde nicht gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the main class and the path of the jar.</source>
        <translation>Prüfen Sie die Hauptklasse und den Pfad des JARs.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+13"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="-242"/>
        <source>There is no file %1.</source>
        <translation>Es gibt keine Datei %1.</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Check the path of the application.</source>
        <translation>Prüfen Sie den Pfad der Anwendung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="+5"/>
        <source>The file %1 cannot be read.</source>
        <translation>Die Datei %1 ist nicht lesbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="+1"/>
        <source>Give this user the right to read it.</source>
        <translation>Geben Sie diesem Benutzer das Leserecht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A listener of spark.extraListeners could not be loaded.</source>
        <translation>Ein Listener aus spark.extraListeners konnte nicht geladen werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its class name, and that its jar is on spark.driver.extraClassPath.</source>
        <translation>Prüfen Sie seinen Klassennamen und ob sein JAR in spark.driver.extraClassPath steht.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no jar %1.</source>
        <translation>Es gibt kein JAR %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <location line="+8"/>
        <source>Check the path.</source>
        <translation>Prüfen Sie den Pfad.</translation>
    </message>
    <message>
        <location line="-4"/>
        <source>There is no folder of event logs at %1.</source>
        <translation>Unter %1 gibt es keinen Ordner mit Ereignisprotokollen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder that applications write their logs to.</source>
        <translation>Nennen Sie den Ordner, in den Anwendungen ihre Protokolle schreiben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no file or folder %1.</source>
        <translation>Es gibt keine Datei und keinen Ordner %1.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 may not be used: permission denied.</source>
        <translation>%1 darf nicht verwendet werden: keine Berechtigung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <source>Give this user the right, or choose another folder.</source>
        <translation>Geben Sie diesem Benutzer das Recht, oder wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>%1 may not be used.</source>
        <translation>%1 darf nicht verwendet werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Something may not be used: permission denied.</source>
        <translation>Etwas darf nicht verwendet werden: keine Berechtigung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log&apos;s line says what.</source>
        <translation>Die Zeile im Protokoll sagt, was.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A disk is full.</source>
        <translation>Ein Datenträger ist voll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make room, or choose another folder (spark.local.dir).</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Ordner (spark.local.dir).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The disk quota is used up.</source>
        <translation>Das Speicherkontingent (Quota) ist aufgebraucht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make room.</source>
        <translation>Schaffen Sie Platz.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>spark-submit does not know the option %1.</source>
        <translation>spark-submit kennt die Option %1 nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the arguments of the configuration.</source>
        <translation>Prüfen Sie die Argumente der Konfiguration.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&quot;%1&quot; is no value for %2.</source>
        <translation>„%1“ ist kein Wert für %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+3"/>
        <source>Correct the property.</source>
        <translation>Berichtigen Sie die Eigenschaft.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>%1 should be %2.</source>
        <translation>%1 sollte sein: %2.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A size has no unit that Spark knows.</source>
        <translation>Eine Größe hat keine Einheit, die Spark kennt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write sizes such as 512m or 2g.</source>
        <translation>Schreiben Sie Größen wie 512m oder 2g.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A time has no unit that Spark knows.</source>
        <translation>Eine Zeit hat keine Einheit, die Spark kennt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write times such as 30s or 5min.</source>
        <translation>Schreiben Sie Zeiten wie 30s oder 5min.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+6"/>
        <source>The driver has %1 bytes of memory and needs at least %2.</source>
        <translation>Der Driver hat %1 Bytes Speicher und braucht mindestens %2.</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+6"/>
        <source>Ask for more driver memory.</source>
        <translation>Fordern Sie mehr Driver-Speicher an.</translation>
    </message>
    <message>
        <location line="-4"/>
        <location line="+6"/>
        <source>The executors have %1 bytes of memory and need at least %2.</source>
        <translation>Die Executors haben %1 Bytes Speicher und brauchen mindestens %2.</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+6"/>
        <source>Ask for more executor memory.</source>
        <translation>Fordern Sie mehr Executor-Speicher an.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The workers run Python %1, the driver Python %2.</source>
        <translation>Auf den Workern läuft Python %1, auf dem Driver Python %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set PYSPARK_PYTHON to a Python of the driver&apos;s minor version on all computers.</source>
        <translation>Setzen Sie PYSPARK_PYTHON auf allen Computern auf ein Python mit der Nebenversion des Drivers.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This Python has no pyspark.</source>
        <translation>Dieses Python hat kein pyspark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install pyspark into it, or name another Python in the configuration.</source>
        <translation>Installieren Sie pyspark darin, oder nennen Sie in der Konfiguration ein anderes Python.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location filename="../src/launch/run/sparkfinder.cpp" line="-67"/>
        <source>There is no Python at %1.</source>
        <translation>Unter %1 gibt es kein Python.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set PYSPARK_PYTHON to an interpreter that is there on all computers.</source>
        <translation>Setzen Sie PYSPARK_PYTHON auf einen Interpreter, den es auf allen Computern gibt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The program needs the Python module %1, which is not installed.</source>
        <translation>Das Programm braucht das Python-Modul %1, das nicht installiert ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Install it into the configuration&apos;s Python.</source>
        <translation>Installieren Sie es im Python der Konfiguration.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The JVM ran out of memory (%1).</source>
        <translation>Der JVM ging der Speicher aus (%1).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for more driver memory, or let the driver collect less.</source>
        <translation>Fordern Sie mehr Driver-Speicher an, oder lassen Sie den Driver weniger einsammeln.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A process was killed from outside, as the system does when memory runs out.</source>
        <translation>Ein Prozess wurde von außen beendet, wie es das System tut, wenn der Speicher ausgeht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ask for less memory.</source>
        <translation>Fordern Sie weniger Speicher an.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Jupyter does not run as root without being told to.</source>
        <translation>Als root läuft Jupyter nur auf ausdrückliche Anweisung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start it as another user.</source>
        <translation>Starten Sie es als anderer Benutzer.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This Python has no %1.</source>
        <translation>Dieses Python hat kein %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install jupyterlab or jupyter-server into it.</source>
        <translation>Installieren Sie jupyterlab oder jupyter-server darin.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The driver&apos;s JVM ended with status %1.</source>
        <translation>Die JVM des Drivers endete mit Status %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the lines before, and at the system&apos;s log: memory may have run out.</source>
        <translation>Sehen Sie in die Zeilen davor und ins Systemprotokoll: Vielleicht ging der Speicher aus.</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+3"/>
        <location line="+3"/>
        <source>The class %1 is in no jar of the class path.</source>
        <translation>Die Klasse %1 ist in keinem JAR des Klassenpfads.</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+3"/>
        <location line="+3"/>
        <source>Add the package or the jar that has it.</source>
        <translation>Fügen Sie das Paket oder das JAR hinzu, das sie enthält.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody listens at %1.</source>
        <translation>Unter %1 lauscht niemand.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the address and whether its server runs.</source>
        <translation>Prüfen Sie die Adresse und ob ihr Server läuft.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+2"/>
        <location line="+5"/>
        <source>The program failed with %1: %2</source>
        <translation>Das Programm schlug fehl mit %1: %2</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>A job of the program failed: %1</source>
        <translation>Ein Job des Programms schlug fehl: %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The lines before say more.</source>
        <translation>Die Zeilen davor sagen mehr.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The JVM could not be created.</source>
        <translation>Die JVM konnte nicht erzeugt werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The line before it says why.</source>
        <translation>Die Zeile davor sagt, warum.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>the address</source>
        <translation>der Adresse</translation>
    </message>
    <message>
        <location line="+40"/>
        <source>No Kubernetes API server answers at %1.</source>
        <translation>Unter %1 antwortet kein API-Server von Kubernetes.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the address (kubectl cluster-info), the VPN and the proxy.</source>
        <translation>Prüfen Sie die Adresse (kubectl cluster-info), das VPN und den Proxy.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>It ended.</source>
        <translation>Es endete.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>It ended with %1.</source>
        <translation>Es endete mit %1.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>It was killed from outside, as the system does when memory runs out.</source>
        <translation>Es wurde von außen beendet, wie es das System tut, wenn der Speicher ausgeht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for less memory, or look at the system&apos;s log.</source>
        <translation>Fordern Sie weniger Speicher an, oder sehen Sie ins Systemprotokoll.</translation>
    </message>
    <message>
        <location filename="../src/launch/run/notebooklaunch.cpp" line="+1"/>
        <source>Name the folder of the notebooks.</source>
        <translation>Nennen Sie den Ordner der Notebooks.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>The Python at %1 has no Jupyter.</source>
        <translation>Das Python unter %1 hat kein Jupyter.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install jupyterlab (or jupyter-server) into it, or name another Python.</source>
        <translation>Installieren Sie jupyterlab (oder jupyter-server) darin, oder nennen Sie ein anderes Python.</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Jupyter answers at %1</source>
        <translation>Jupyter antwortet unter %1</translation>
    </message>
    <message>
        <location filename="../src/launch/run/ports.cpp" line="+98"/>
        <source>Port %1, where %2 should listen, is taken.</source>
        <translation>Port %1, an dem %2 lauschen sollte, ist belegt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Port %1, where %2 should listen, is taken by process %3 (%4).</source>
        <translation>Port %1, an dem %2 lauschen sollte, ist von Prozess %3 belegt (%4).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose another port, or 0: then the next free one is taken.</source>
        <translation>Wählen Sie einen anderen Port, oder 0: Dann wird der nächste freie genommen.</translation>
    </message>
    <message>
        <location filename="../src/launch/run/sessionlaunch.cpp" line="+42"/>
        <source>Spark&apos;s UI answers at %1</source>
        <translation>Sparks UI antwortet unter %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="+25"/>
        <source>Spark&apos;s UI is at %1; it wants TLS or a login</source>
        <translation>Sparks UI ist unter %1; sie verlangt TLS oder eine Anmeldung</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>A session needs its driver here, and spark.submit.deployMode is cluster.</source>
        <translation>Eine Sitzung braucht ihren Driver hier, aber spark.submit.deployMode ist cluster.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove that property.</source>
        <translation>Entfernen Sie diese Eigenschaft.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Spark %1 has no Connect server among its jars.</source>
        <translation>Spark %1 hat unter seinen JARs keinen Connect-Server.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Add the package org.apache.spark:spark-connect_%1:%2, or leave the Connect server out.</source>
        <translation>Fügen Sie das Paket org.apache.spark:spark-connect_%1:%2 hinzu, oder lassen Sie den Connect-Server weg.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>the Connect server</source>
        <translation>der Connect-Server</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose another %1, or leave it out: then a free one is taken.</source>
        <translation>Wählen Sie für %1 einen anderen Port, oder lassen Sie es weg: Dann wird ein freier genommen.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The driver</source>
        <translation>Der Driver</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Spark %1 runs as %2</source>
        <translation>Spark %1 läuft als %2</translation>
    </message>
    <message>
        <location line="+20"/>
        <location filename="../src/launch/run/submitlaunch.cpp" line="+163"/>
        <source>It has no UI (spark.ui.enabled is false)</source>
        <translation>Ohne UI (spark.ui.enabled ist false)</translation>
    </message>
    <message>
        <location filename="../src/launch/run/sparkfinder.cpp" line="-74"/>
        <source>%1 is no Spark home: it has no bin/spark-submit with jars beside it.</source>
        <translation>%1 ist kein Spark-Home: bin/spark-submit mit jars daneben fehlt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name the folder that Spark was unpacked to, or a Python with pyspark.</source>
        <translation>Nennen Sie den Ordner, in den Spark entpackt wurde, oder ein Python mit pyspark.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>SPARK_HOME is %1</source>
        <translation>SPARK_HOME ist %1</translation>
    </message>
    <message>
        <location line="+63"/>
        <source>%1 did not answer as a Python does: %2</source>
        <translation>%1 antwortete nicht wie ein Python: %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name the interpreter of an environment, such as …/bin/python.</source>
        <translation>Nennen Sie den Interpreter einer Umgebung, zum Beispiel …/bin/python.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Python %1 at %2</source>
        <translation>Python %1 unter %2</translation>
    </message>
    <message>
        <location line="+15"/>
        <location line="+12"/>
        <source>The Python at %1 has no pyspark.</source>
        <translation>Das Python unter %1 hat kein pyspark.</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>There is no Python on the PATH, so nothing can open a PySpark session.</source>
        <translation>Im PATH gibt es kein Python, daher kann nichts eine PySpark-Sitzung öffnen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install pyspark into it (pip install pyspark), or name another Python in the configuration.</source>
        <translation>Installieren Sie pyspark darin (pip install pyspark), oder nennen Sie in der Konfiguration ein anderes Python.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>There is no Python on the PATH.</source>
        <translation>Im PATH gibt es kein Python.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install Python 3, or name an interpreter in the configuration.</source>
        <translation>Installieren Sie Python 3, oder nennen Sie in der Konfiguration einen Interpreter.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The pyspark at %1 comes without Spark&apos;s programs (it is pyspark-client).</source>
        <translation>Das pyspark unter %1 kommt ohne Sparks Programme (es ist pyspark-client).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark was not found: SPARK_HOME is not set, spark-submit is not on the PATH, and no Python there has pyspark.</source>
        <translation>Spark wurde nicht gefunden: SPARK_HOME ist nicht gesetzt, spark-submit fehlt im PATH, und kein Python dort hat pyspark.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Name a Spark home, or a Python with pyspark, in the configuration.</source>
        <translation>Nennen Sie in der Konfiguration ein Spark-Home oder ein Python mit pyspark.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Spark of unknown version at %1</source>
        <translation>Spark unbekannter Version unter %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark %1 at %2</source>
        <translation>Spark %1 unter %2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>JAVA_HOME is %1, and there is no bin/java in it.</source>
        <translation>JAVA_HOME ist %1, aber bin/java fehlt darin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no bin/java in %1.</source>
        <translation>In %1 fehlt bin/java.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>%1 does not start: %2</source>
        <translation>%1 startet nicht: %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the folder of another Java in the configuration (JAVA_HOME).</source>
        <translation>Nennen Sie in der Konfiguration den Ordner eines anderen Java (JAVA_HOME).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Java %1 at %2</source>
        <translation>Java %1 unter %2</translation>
    </message>
    <message>
        <location filename="../src/launch/run/submitlaunch.cpp" line="-193"/>
        <source>Check the path in the configuration.</source>
        <translation>Prüfen Sie den Pfad in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Spark&apos;s UI answers at %1: %2</source>
        <translation>Sparks UI antwortet unter %1: %2</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The driver %1 is %2</source>
        <translation>Zustand des Drivers %1: %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The application is %1</source>
        <translation>Die Anwendung ist %1</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>The configuration names no application.</source>
        <translation>Die Konfiguration nennt keine Anwendung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name a .py file, a jar or an R script.</source>
        <translation>Nennen Sie eine .py-Datei, ein JAR oder ein R-Skript.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The master is &quot;%1&quot;, and Kubernetes needs one that begins with k8s://.</source>
        <translation>Der Master ist „%1“, aber Kubernetes braucht einen, der mit k8s:// beginnt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Write the API server&apos;s address, such as k8s://https://10.0.0.1:6443.</source>
        <translation>Geben Sie die Adresse des API-Servers an, zum Beispiel k8s://https://10.0.0.1:6443.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Cluster mode needs a cluster, and the master is %1.</source>
        <translation>Der Cluster-Modus braucht einen Cluster, aber der Master ist %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name the cluster&apos;s master, or run the driver here (client mode).</source>
        <translation>Nennen Sie den Master des Clusters, oder führen Sie den Driver hier aus (Client-Modus).</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A standalone cluster runs no Python driver (SparkSubmit).</source>
        <translation>Ein Standalone-Cluster führt keinen Python-Driver aus (SparkSubmit).</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run the driver here (client mode).</source>
        <translation>Führen Sie den Driver hier aus (Client-Modus).</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>The listener is not attached: the driver runs on another computer, which does not have its jar</source>
        <translation>Der Listener wird nicht angebunden: Der Driver läuft auf einem anderen Computer, der sein JAR nicht hat</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>An argument of the application looks like a secret: other users of this computer can read it</source>
        <translation>Ein Argument der Anwendung sieht wie ein Geheimnis aus: Andere Benutzer dieses Computers können es lesen</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Submitted as %1</source>
        <translation>Eingereicht als %1</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>The driver&apos;s pod is %1</source>
        <translation>Zustand des Driver-Pods: %1</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The driver %1 ended as %2.</source>
        <translation>Der Driver %1 endete im Zustand %2.</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>spark-submit ended with %1.</source>
        <translation>spark-submit endete mit %1.</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>The request to end the driver %1</source>
        <translation>Die Anfrage zum Beenden des Drivers %1</translation>
    </message>
    <message>
        <location filename="../src/jupyter/kernelstart.cpp" line="+51"/>
        <source>The kernel has a Spark application already: %1.</source>
        <translation>Der Kernel hat schon eine Spark-Anwendung: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use it as it is, or stop it and start with the configuration (existing = &quot;use&quot; or &quot;restart&quot;).</source>
        <translation>Verwenden Sie sie, wie sie ist, oder beenden Sie sie und starten Sie mit der Konfiguration (existing = &quot;use&quot; oder &quot;restart&quot;).</translation>
    </message>
    <message>
        <location line="+78"/>
        <source>The kernel was not found: %1.</source>
        <translation>Der Kernel wurde nicht gefunden: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The kernel was not found: no Jupyter server answered in time.</source>
        <translation>Der Kernel wurde nicht gefunden: Kein Jupyter-Server antwortete rechtzeitig.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give the server&apos;s token.</source>
        <translation>Geben Sie das Token des Servers an.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open the notebook, or name its server (URL) and kernel (id, or the notebook&apos;s path).</source>
        <translation>Öffnen Sie das Notebook, oder nennen Sie seinen Server (URL) und Kernel (ID oder Pfad des Notebooks).</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Kernel %1 of %2 at %3</source>
        <translation>Kernel %1 von %2 auf %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kernel %1 at %2</source>
        <translation>Kernel %1 auf %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Without the listener: the kernel runs on another computer</source>
        <translation>Ohne den Listener: Der Kernel läuft auf einem anderen Computer</translation>
    </message>
    <message>
        <location line="+27"/>
        <location line="+19"/>
        <source>The kernel cannot be reached: %1.</source>
        <translation>Der Kernel ist nicht erreichbar: %1.</translation>
    </message>
    <message>
        <location line="-18"/>
        <source>Give the server&apos;s token of now.</source>
        <translation>Geben Sie das jetzige Token des Servers an.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start the notebook&apos;s kernel, then start again.</source>
        <translation>Starten Sie den Kernel des Notebooks, dann starten Sie erneut.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+17"/>
        <source>Look whether the server runs and is reached that way.</source>
        <translation>Sehen Sie nach, ob der Server läuft und auf diesem Weg erreichbar ist.</translation>
    </message>
    <message>
        <location line="-9"/>
        <source>No connection to the kernel (%1): tried again</source>
        <translation>Keine Verbindung zum Kernel (%1): neuer Versuch folgt</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The connection to the kernel is there again</source>
        <translation>Die Verbindung zum Kernel besteht wieder</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The kernel runs a cell: waiting until it is idle</source>
        <translation>Der Kernel führt eine Zelle aus: Warten, bis er im Leerlauf ist</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The kernel ended or was restarted, and Spark in it with it.</source>
        <translation>Der Kernel endete oder wurde neu gestartet und mit ihm Spark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The kernel ended or was restarted while Spark started in it.</source>
        <translation>Der Kernel endete oder wurde neu gestartet, während Spark in ihm startete.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start Spark again; if the kernel dies each time, its server&apos;s log says why.</source>
        <translation>Starten Sie Spark erneut; stirbt der Kernel jedes Mal, sagt das Protokoll seines Servers, warum.</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Connected: %1 %2</source>
        <translation>Verbunden: %1 %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>There is no template to start Spark with: %1.</source>
        <translation>Es gibt keine Vorlage, um Spark zu starten: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose one in the configuration ([notebook] template), or another kernel.</source>
        <translation>Wählen Sie eine in der Konfiguration ([notebook] template) oder einen anderen Kernel.</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The program that started it ended before Spark was there.</source>
        <translation>Das Programm, das es startete, endete, bevor Spark da war.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start it again; where the kernel has `spark` nevertheless, existing = &quot;use&quot; takes it.</source>
        <translation>Starten Sie es erneut; hat der Kernel dennoch `spark`, übernimmt existing = &quot;use&quot; es.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Application %1 runs in the kernel still</source>
        <translation>Anwendung %1 läuft noch im Kernel</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The kernel&apos;s Python %1 cannot import PySpark: %2.</source>
        <translation>Das Python %1 des Kernels kann PySpark nicht importieren: %2.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Install it there (%pip install pyspark), or name a Spark home in the configuration.</source>
        <translation>Installieren Sie es dort (%pip install pyspark), oder nennen Sie in der Konfiguration ein Spark-Home.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Python %1 with PySpark %2</source>
        <translation>Python %1 mit PySpark %2</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Application %1 is used as it is</source>
        <translation>Anwendung %1 wird verwendet, wie sie ist</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Application %1 is stopped first</source>
        <translation>Anwendung %1 wird zuerst beendet</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The kernel cannot run Java: %1.</source>
        <translation>Der Kernel kann Java nicht ausführen: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install Java 17 on the kernel&apos;s computer, or name its JAVA_HOME in the configuration.</source>
        <translation>Installieren Sie Java 17 auf dem Computer des Kernels, oder nennen Sie dessen JAVA_HOME in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Java %1</source>
        <translation>Java %1</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The template %1 cannot be used: %2.</source>
        <translation>Die Vorlage %1 ist nicht verwendbar: %2.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Correct the template or the configuration.</source>
        <translation>Berichtigen Sie die Vorlage oder die Konfiguration.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Starting Spark by the template %1</source>
        <translation>Start von Spark nach der Vorlage %1</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>The template ended, and the kernel has no Spark application.</source>
        <translation>Die Vorlage ist durchlaufen, aber der Kernel hat keine Spark-Anwendung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A template has to leave a SparkContext; compare it with the shipped one.</source>
        <translation>Eine Vorlage muss einen SparkContext hinterlassen; vergleichen Sie sie mit der mitgelieferten.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Spark %1 runs: application %2</source>
        <translation>Spark %1 läuft: Anwendung %2</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Interrupting the kernel</source>
        <translation>Kernel wird unterbrochen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Stopping Spark in the kernel</source>
        <translation>Spark im Kernel wird beendet</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The application was stopped in the notebook</source>
        <translation>Die Anwendung wurde im Notebook beendet</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The connection to the kernel was lost during the start.</source>
        <translation>Die Verbindung zum Kernel ging beim Start verloren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look in the notebook whether `spark` is there; start again with existing = &quot;use&quot; to take it.</source>
        <translation>Sehen Sie im Notebook nach, ob `spark` da ist; starten Sie erneut mit existing = &quot;use&quot;, um es zu übernehmen.</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Spark&apos;s JVM ended before it was ready.</source>
        <translation>Sparks JVM endete, bevor sie bereit war.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log says more; if it is empty, the Jupyter server&apos;s own log has it.</source>
        <translation>Das Protokoll sagt mehr; ist es leer, steht es im Protokoll des Jupyter-Servers.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Spark was not started: %1</source>
        <translation>Spark wurde nicht gestartet: %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log has the whole error.</source>
        <translation>Das Protokoll enthält den ganzen Fehler.</translation>
    </message>
    <message>
        <location filename="../src/launch/run/processgroup.cpp" line="+182"/>
        <source>exit status %1</source>
        <translation>Exit-Status %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>signal %1 (%2)</source>
        <translation>Signal %1 (%2)</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>not started: %1</source>
        <translation>nicht gestartet: %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchText</name>
    <message>
        <location filename="../src/gui/launch/launchtext.cpp" line="+32"/>
        <source>No Java was found.</source>
        <translation>Kein Java gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install a Java that this Spark runs on, or name one in the configuration.</source>
        <translation>Installieren Sie ein Java, auf dem dieses Spark läuft, oder nennen Sie eines in der Konfiguration.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This Java does not fit this Spark.</source>
        <translation>Dieses Java passt nicht zu diesem Spark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name another Java in the configuration: Spark 4 needs 17 or newer.</source>
        <translation>Nennen Sie in der Konfiguration ein anderes Java: Spark 4 braucht 17 oder neuer.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No Spark was found.</source>
        <translation>Kein Spark gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name a Spark folder or a Python that has pyspark in the configuration or in the preferences.</source>
        <translation>Nennen Sie in der Konfiguration oder den Einstellungen einen Spark-Ordner oder ein Python mit pyspark.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This Python cannot be started.</source>
        <translation>Dieses Python startet nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name another Python in the configuration.</source>
        <translation>Nennen Sie in der Konfiguration ein anderes Python.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A port that it needs is in use.</source>
        <translation>Ein benötigter Port ist belegt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End what uses the port, or choose another one (or 0 for any) in the configuration.</source>
        <translation>Beenden Sie, was den Port belegt, oder wählen Sie in der Konfiguration einen anderen (oder 0 für einen beliebigen).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master does not answer.</source>
        <translation>Der Master antwortet nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the master’s address, and whether it runs.</source>
        <translation>Prüfen Sie die Adresse des Masters und ob er läuft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A package could not be found.</source>
        <translation>Ein Paket wurde nicht gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its name, its Scala version and its version, and whether the repositories can be reached.</source>
        <translation>Prüfen Sie Name, Scala-Version und Version und ob die Repositorys erreichbar sind.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The Python of the driver and that of the workers differ.</source>
        <translation>Driver und Worker haben verschiedene Python-Versionen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give both the same version: spark.pyspark.python and spark.pyspark.driver.python.</source>
        <translation>Geben Sie beiden dieselbe Version: spark.pyspark.python und spark.pyspark.driver.python.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A worker did not register at the master.</source>
        <translation>Ein Worker hat sich nicht beim Master angemeldet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at the worker’s log; its host must reach the master’s port by the master’s name.</source>
        <translation>Sehen Sie ins Protokoll des Workers; sein Host muss den Port des Masters unter dessen Namen erreichen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The kernel died while Spark started in it.</source>
        <translation>Der Kernel starb, während Spark in ihm startete.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Restart the kernel; it may need more memory.</source>
        <translation>Starten Sie den Kernel neu; vielleicht braucht er mehr Speicher.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It ran out of memory.</source>
        <translation>Der Speicher ging aus.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give it more memory, or less to do at a time.</source>
        <translation>Geben Sie mehr Speicher oder weniger Arbeit auf einmal.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A class that it needs was not found.</source>
        <translation>Eine benötigte Klasse wurde nicht gefunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the main class, the jars and the packages.</source>
        <translation>Prüfen Sie Hauptklasse, JARs und Pakete.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This Python has no pyspark.</source>
        <translation>Dieses Python hat kein pyspark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install pyspark in it, or name another Python or a Spark folder in the configuration.</source>
        <translation>Installieren Sie pyspark darin, oder nennen Sie in der Konfiguration ein anderes Python oder einen Spark-Ordner.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This Python has no Jupyter.</source>
        <translation>Dieses Python hat kein Jupyter.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install jupyterlab or notebook in it, or name another Python in the configuration.</source>
        <translation>Installieren Sie jupyterlab oder notebook darin, oder nennen Sie in der Konfiguration ein anderes Python.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master refused it.</source>
        <translation>Der Master hat abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that the versions of Spark fit, and the master’s log.</source>
        <translation>Prüfen Sie, ob die Spark-Versionen zusammenpassen, und das Protokoll des Masters.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A file that it needs is missing.</source>
        <translation>Eine benötigte Datei fehlt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Check the paths in the configuration.</source>
        <translation>Prüfen Sie die Pfade in der Konfiguration.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>A folder that it needs is missing.</source>
        <translation>Ein benötigter Ordner fehlt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark does not know one of its options.</source>
        <translation>Spark kennt eine der Optionen nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Correct it in the configuration.</source>
        <translation>Berichtigen Sie das in der Konfiguration.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>One of the values cannot be used.</source>
        <translation>Einer der Werte ist nicht verwendbar.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something that it needs may not be read or written.</source>
        <translation>Etwas Benötigtes darf nicht gelesen oder geschrieben werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the rights of the file or folder.</source>
        <translation>Prüfen Sie die Rechte der Datei oder des Ordners.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A disk is full.</source>
        <translation>Ein Datenträger ist voll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make room where spark.local.dir, the logs or the temporary files lie.</source>
        <translation>Schaffen Sie Platz, wo spark.local.dir, die Protokolle oder die temporären Dateien liegen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark needs more memory than it was given.</source>
        <translation>Spark braucht mehr Speicher, als es bekam.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Raise the driver’s or the executors’ memory in the configuration.</source>
        <translation>Erhöhen Sie in der Konfiguration den Speicher von Driver oder Executors.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The cluster has no worker that is free and large enough.</source>
        <translation>Der Cluster hat keinen freien Worker, der groß genug ist.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask for fewer cores or less memory, or wait until others end.</source>
        <translation>Fordern Sie weniger Kerne oder Speicher an, oder warten Sie, bis andere enden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kubernetes refused it.</source>
        <translation>Kubernetes hat abgelehnt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the login, the namespace and the rights of the service account.</source>
        <translation>Prüfen Sie Anmeldung, Namespace und Rechte des Service-Accounts.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The Kubernetes API server does not answer.</source>
        <translation>Der API-Server von Kubernetes antwortet nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the address of the master, and whether the cluster can be reached from here.</source>
        <translation>Prüfen Sie die Adresse des Masters und ob der Cluster von hier erreichbar ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The name of a host cannot be looked up.</source>
        <translation>Der Name eines Hosts ist nicht auflösbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its spelling, or name its address.</source>
        <translation>Prüfen Sie die Schreibweise, oder nennen Sie die Adresse.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A host cannot be reached.</source>
        <translation>Ein Host ist nicht erreichbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check its name and whether ssh gets there in a terminal.</source>
        <translation>Prüfen Sie den Namen und ob ssh in einem Terminal dorthin kommt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody listens at the address that it connects to.</source>
        <translation>An der Zieladresse lauscht niemand.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check the address, and whether what it needs runs.</source>
        <translation>Prüfen Sie die Adresse und ob das Benötigte läuft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The connection to a host was lost.</source>
        <translation>Die Verbindung zu einem Host ging verloren.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look whether the host still runs; what was started there may run on.</source>
        <translation>Sehen Sie nach, ob der Host noch läuft; dort Gestartetes läuft vielleicht weiter.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>An address that it is to listen at is none of this computer.</source>
        <translation>Eine Adresse, an der gelauscht werden soll, gehört nicht zu diesem Computer.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Correct the host or spark.driver.bindAddress in the configuration.</source>
        <translation>Berichtigen Sie in der Konfiguration den Host oder spark.driver.bindAddress.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something that was started may still run.</source>
        <translation>Etwas Gestartetes läuft vielleicht noch.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The versions of Spark differ between the hosts.</source>
        <translation>Die Hosts haben verschiedene Spark-Versionen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Install the same version on all of them.</source>
        <translation>Installieren Sie auf allen dieselbe Version.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The Python program ended with an error.</source>
        <translation>Das Python-Programm endete mit einem Fehler.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+2"/>
        <source>Its last lines say where.</source>
        <translation>Seine letzten Zeilen sagen, wo.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>The program ended with an error.</source>
        <translation>Das Programm endete mit einem Fehler.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The Java process of Spark ended while it started.</source>
        <translation>Der Java-Prozess von Spark endete beim Start.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its log says why.</source>
        <translation>Sein Protokoll sagt, warum.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is a Spark context in this kernel already.</source>
        <translation>In diesem Kernel gibt es schon einen Spark-Kontext.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use that one, or stop it first.</source>
        <translation>Verwenden Sie diesen, oder beenden Sie ihn zuerst.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The kernel is not there any more.</source>
        <translation>Den Kernel gibt es nicht mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose another one.</source>
        <translation>Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The notebook server does not answer.</source>
        <translation>Der Notebook-Server antwortet nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check whether it still runs.</source>
        <translation>Prüfen Sie, ob er noch läuft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The notebook server wants a token.</source>
        <translation>Der Notebook-Server verlangt ein Token.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give its token.</source>
        <translation>Geben Sie sein Token an.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The template that starts Spark failed.</source>
        <translation>Die Vorlage, die Spark startet, schlug fehl.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its error is below; another template can be chosen in the configuration.</source>
        <translation>Ihr Fehler steht unten; in der Konfiguration ist eine andere Vorlage wählbar.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It was killed from outside.</source>
        <translation>Es wurde von außen beendet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mostly the system does that when memory runs out.</source>
        <translation>Meist tut das System das, wenn der Speicher ausgeht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A program could not be started.</source>
        <translation>Ein Programm konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Check that it is there and may be executed.</source>
        <translation>Prüfen Sie, ob es da ist und ausgeführt werden darf.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The program that started it went before it ran.</source>
        <translation>Das Programm, das es startete, verschwand, bevor es lief.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start it again.</source>
        <translation>Starten Sie es erneut.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This cannot be started from here.</source>
        <translation>Das kann von hier nicht gestartet werden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It took too long.</source>
        <translation>Es dauerte zu lange.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It ended by itself.</source>
        <translation>Es endete von selbst.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its log says more.</source>
        <translation>Das Protokoll sagt mehr.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Preparing</source>
        <translation>Wird vorbereitet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Starting</source>
        <translation>Startet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stopping</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Broke off</source>
        <translation>Unerwartet beendet</translation>
    </message>
    <message>
        <location line="+56"/>
        <source>%1, %2</source>
        <comment>phase, duration</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Running for %1</source>
        <translation>Läuft seit %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Ended after %1</source>
        <translation>Beendet nach %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Failed after %1</source>
        <translation>Fehlgeschlagen nach %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Broke off after %1</source>
        <translation>Unerwartet beendet nach %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 (%2): %3</source>
        <comment>name, kind, phase</comment>
        <translation>%1 (%2): %3</translation>
    </message>
</context>
<context>
    <name>cinderscope::LaunchView</name>
    <message>
        <location filename="../src/gui/launch/launchview.cpp" line="+89"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location line="+100"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>UI</source>
        <translation>UI</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Connect</source>
        <translation>Connect</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>The line of the log</source>
        <translation>Zeile des Protokolls</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Show in the log</source>
        <translation>Im Protokoll zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the reason</source>
        <translation>Grund kopieren</translation>
    </message>
    <message>
        <location line="+88"/>
        <source>%1 · %2</source>
        <comment>kind, status</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 · %2</source>
        <comment>status, reason</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 · %2</source>
        <comment>status, step</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>It ended without being asked, and nothing says why.</source>
        <translation>Es endete ungefragt, und nichts sagt, warum.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It could not be started, and nothing says why.</source>
        <translation>Der Start misslang, und nichts sagt, warum.</translation>
    </message>
    <message>
        <location line="+74"/>
        <source>Show application</source>
        <translation>Anwendung zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open Spark UI</source>
        <translation>Spark-UI öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy connection…</source>
        <translation>Verbindung kopieren …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edit configuration…</source>
        <translation>Konfiguration bearbeiten …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Restart</source>
        <translation>Neu starten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Start again</source>
        <translation>Erneut starten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End at once</source>
        <translation>Sofort beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>cinderscope::ListenerDialog</name>
    <message>
        <location filename="../src/gui/snippets/listenerdialog.cpp" line="+23"/>
        <source>Attach the listener for live events</source>
        <translation>Listener für Live-Ereignisse anbinden</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>&amp;Preferences…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The listener is a small jar in the driver. It tells every event as it happens, so that progress moves by itself, nothing is polled, and what was seen is kept when the driver crashes.</source>
        <translation>Der Listener ist ein kleines Jar im Driver. Er meldet jedes Ereignis, sobald es geschieht: Der Fortschritt bewegt sich von selbst, nichts wird abgefragt, und was gesehen wurde, bleibt erhalten, wenn der Driver abstürzt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This build came without the jar.</source>
        <translation>Diesem Build liegt das Jar nicht bei.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is built where Maven’s registry can be reached (./dev build release listener), or comes with the packages. Put its path in place of %1, or into the variable CINDERSCOPE_LISTENER_JAR before the window is started.</source>
        <translation>Es wird dort gebaut, wo Mavens Registry erreichbar ist (./dev build release listener), oder kommt mit den Paketen. Setzen Sie seinen Pfad anstelle von %1 ein oder in die Variable CINDERSCOPE_LISTENER_JAR, bevor das Fenster gestartet wird.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This window does not listen.</source>
        <translation>Dieses Fenster lauscht nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Switch it on in the preferences, under “Listening”.</source>
        <translation>Schalten Sie es in den Einstellungen unter „Lauschen“ ein.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Another window (process %1) listens too, and drivers find that one by themselves. The address below leads them to this one.</source>
        <translation>Ein anderes Fenster (Prozess %1) lauscht auch, und Drivers finden von selbst jenes. Die Adresse unten führt sie zu diesem.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Drivers of yours on this computer find this window by themselves.</source>
        <translation>Ihre Drivers auf diesem Computer finden dieses Fenster von selbst.</translation>
    </message>
</context>
<context>
    <name>cinderscope::LocalFinder</name>
    <message>
        <location filename="../src/gui/shell/localfinder.cpp" line="+40"/>
        <source>ports %1–%2</source>
        <translation>Ports %1–%2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, %2</source>
        <comment>ports</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>cinderscope::LocationDialog</name>
    <message>
        <location filename="../ui/locationdialog.ui"/>
        <source>Open location</source>
        <translation>Ort öffnen</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Path of an event log or a folder, or address of a driver&apos;s web page:</source>
        <translation>&amp;Pfad eines Ereignisprotokolls oder Ordners oder Adresse der Webseite eines Drivers:</translation>
    </message>
    <message>
        <location/>
        <source>/path/to/log, file:///path/to/folder or http://localhost:4040</source>
        <translation>/pfad/zum/protokoll, file:///pfad/zum/ordner oder http://localhost:4040</translation>
    </message>
</context>
<context>
    <name>cinderscope::MainWindow</name>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="+109"/>
        <source>No event logs opened</source>
        <translation>Keine Ereignisprotokolle geöffnet</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Open a log or a folder, or drop it here</source>
        <translation>Protokoll oder Ordner öffnen oder hierher ziehen</translation>
    </message>
    <message>
        <location line="+138"/>
        <source>There is no failure after this moment.</source>
        <translation>Nach diesem Zeitpunkt gibt es keinen Fehler.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowfiles.cpp" line="+35"/>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <location line="+0"/>
        <location line="+4"/>
        <source>Reading the folder…</source>
        <translation>Der Ordner wird gelesen …</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <location line="+17"/>
        <location line="+9"/>
        <source>%n log(s)</source>
        <translation>
            <numerusform>%n Protokoll</numerusform>
            <numerusform>%n Protokolle</numerusform>
        </translation>
    </message>
    <message>
        <location line="-7"/>
        <source>%1, %2</source>
        <comment>logs and problems</comment>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n unreadable</source>
        <translation>
            <numerusform>%n nicht lesbar</numerusform>
            <numerusform>%n nicht lesbar</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+6"/>
        <source>No event logs in this folder</source>
        <translation>Keine Ereignisprotokolle in diesem Ordner</translation>
    </message>
    <message>
        <location line="-5"/>
        <location line="+6"/>
        <source>Spark writes them to spark.eventLog.dir</source>
        <translation>Spark schreibt sie nach spark.eventLog.dir</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>The folder cannot be read</source>
        <translation>Der Ordner ist nicht lesbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The folder could not be read.</source>
        <translation>Der Ordner konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="+19"/>
        <source>Looking for applications…</source>
        <translation>Anwendungen werden gesucht …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>scanning…</source>
        <translation>sucht …</translation>
    </message>
    <message numerus="yes">
        <location filename="../src/gui/shell/mainwindowlive.cpp" line="+82"/>
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+133"/>
        <source>Listening for applications did not begin. They are polled instead.</source>
        <translation>Das Lauschen auf Anwendungen begann nicht. Sie werden stattdessen abgefragt.</translation>
    </message>
    <message>
        <location line="+99"/>
        <source>%1 is not known any more.</source>
        <translation>%1 ist nicht mehr bekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It has ended, and its journal was removed or never kept.</source>
        <translation>Sie ist beendet, und ihr Journal wurde entfernt oder nie aufbewahrt.</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>Close the window</source>
        <translation>Fenster schließen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Applications are being watched. Keep watching in the tray?</source>
        <translation>Anwendungen werden beobachtet. Im Infobereich weiter beobachten?</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>In the tray Cinderscope goes on to listen, to keep what it sees, and to tell what fails.</source>
        <translation>Im Infobereich lauscht Cinderscope weiter, bewahrt auf, was es sieht, und meldet Fehler.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Keep watching</source>
        <translation>&amp;Weiter beobachten</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Do not ask again</source>
        <translation>Nicht mehr fragen</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="+4"/>
        <source>No Spark application</source>
        <translation>Keine Spark-Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 · last scan %2</source>
        <comment>ports and time</comment>
        <translation>%1 · zuletzt gesucht %2</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>There is no Spark application at this address.</source>
        <translation>Unter dieser Adresse ist keine Spark-Anwendung.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowapplications.cpp" line="+36"/>
        <source>This could not be opened.</source>
        <translation>Das konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowfiles.cpp" line="+27"/>
        <source>The demo recording could not be opened.</source>
        <translation>Die Demo-Aufzeichnung konnte nicht geöffnet werden.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="-61"/>
        <location filename="../src/gui/shell/mainwindowapplications.cpp" line="+70"/>
        <location filename="../src/gui/shell/mainwindowfiles.cpp" line="+8"/>
        <location filename="../src/gui/shell/sparkuicontrol.cpp" line="+384"/>
        <source>Demo recording</source>
        <translation>Demo-Aufzeichnung</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>The address could not be opened as an application.</source>
        <translation>Die Adresse konnte nicht als Anwendung geöffnet werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Add it as a cluster or host…</source>
        <translation>Als Cluster oder Host hinzufügen …</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowapplications.cpp" line="-24"/>
        <source>There is nothing that tells of this application.</source>
        <translation>Nichts gibt Auskunft über diese Anwendung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It has no page that can be asked, no listener, and no log of it is known here.</source>
        <translation>Sie hat keine Seite, die gefragt werden kann, keinen Listener, und hier ist kein Protokoll von ihr bekannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open its event log, or add the history server that knows it.</source>
        <translation>Öffnen Sie ihr Ereignisprotokoll, oder fügen Sie den History-Server hinzu, der sie kennt.</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>The application does not answer any more.</source>
        <translation>Die Anwendung antwortet nicht mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log could not be read to its end. What was read stays.</source>
        <translation>Das Protokoll konnte nicht bis zum Ende gelesen werden. Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The log could not be read.</source>
        <translation>Das Protokoll konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="+39"/>
        <source>Choose an application</source>
        <translation>Wählen Sie eine Anwendung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Applications that run on this computer appear on the left by themselves (%1).</source>
        <translation>Anwendungen, die auf diesem Computer laufen, erscheinen links von selbst (%1).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Click an application on the left.</source>
        <translation>Klicken Sie links auf eine Anwendung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Name a cluster or a host, and what runs there is there too.</source>
        <translation>Nennen Sie einen Cluster oder Host, und was dort läuft, erscheint ebenfalls.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Event logs and folders of them can be opened, or dropped here.</source>
        <translation>Ereignisprotokolle und Ordner mit solchen können geöffnet oder hier abgelegt werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start a session…</source>
        <translation>Sitzung starten …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open event log…</source>
        <translation>Ereignisprotokoll öffnen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="+52"/>
        <source>Add cluster or host…</source>
        <translation>Cluster oder Host hinzufügen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open folder…</source>
        <translation>Ordner öffnen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Get live events…</source>
        <translation>Live-Ereignisse holen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show the demo</source>
        <translation>Demo zeigen</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowfiles.cpp" line="+83"/>
        <source>Open event log</source>
        <translation>Ereignisprotokoll öffnen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Open folder of event logs</source>
        <translation>Ordner mit Ereignisprotokollen öffnen</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindow.cpp" line="+16"/>
        <location line="+1"/>
        <source>%1 — Cinderscope</source>
        <translation>%1 — Cinderscope</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Cinderscope</source>
        <translation>Cinderscope</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowactions.cpp" line="+35"/>
        <location filename="../src/gui/shell/mainwindowjupyter.cpp" line="+41"/>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="-18"/>
        <location filename="../src/gui/shell/mainwindowsnippets.cpp" line="+64"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Open event log…</source>
        <translation>Ereignisprotokoll ö&amp;ffnen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open &amp;folder…</source>
        <translation>Or&amp;dner öffnen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open &amp;location…</source>
        <translation>&amp;Ort öffnen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Look for &amp;applications now</source>
        <translation>Jetzt nach Anwendungen &amp;suchen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>&amp;Import report</source>
        <translation>&amp;Importbericht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Close application</source>
        <translation>Anwendung s&amp;chließen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Forget rece&amp;nt logs</source>
        <translation>Zuletzt geöffnete Protokolle &amp;vergessen</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../src/gui/shell/mainwindowlive.cpp" line="-2"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy application &amp;id</source>
        <translation>Anwendungs-&amp;ID kopieren</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The application id was copied.</source>
        <translation>Die Anwendungs-ID wurde kopiert.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy &amp;path or address</source>
        <translation>&amp;Pfad oder Adresse kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The location was copied.</source>
        <translation>Der Ort wurde kopiert.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="+11"/>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Command palette…</source>
        <translation>&amp;Befehlspalette …</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Theme of the &amp;system</source>
        <translation>Farbschema des &amp;Systems</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Light theme</source>
        <translation>&amp;Helles Farbschema</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Dark theme</source>
        <translation>&amp;Dunkles Farbschema</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show s&amp;ources</source>
        <translation>&amp;Quellen zeigen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <location line="+9"/>
        <location filename="../src/gui/shell/sparkuicontrolactions.cpp" line="+76"/>
        <source>Go</source>
        <translation>Gehe zu</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>&amp;Next page</source>
        <translation>&amp;Nächste Seite</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Previous page</source>
        <translation>&amp;Vorige Seite</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Next &amp;application</source>
        <translation>Nächste &amp;Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Previous app&amp;lication</source>
        <translation>Vorige An&amp;wendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Sources</source>
        <translation>&amp;Quellen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Filter of the sources</source>
        <translation>&amp;Filter der Quellen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Contents of the pa&amp;ge</source>
        <translation>&amp;Inhalt der Seite</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Replay this log</source>
        <translation>Dieses Protokoll &amp;abspielen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Back to the start</source>
        <translation>&amp;Zurück zum Anfang</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Next &amp;failure</source>
        <translation>Nächster &amp;Fehler</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>F&amp;aster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Leave the replay</source>
        <translation>&amp;Wiedergabe verlassen</translation>
    </message>
    <message>
        <location line="+11"/>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="-11"/>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the &amp;demo recording</source>
        <translation>&amp;Demo-Aufzeichnung zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;About Cinderscope</source>
        <translation>&amp;Über Cinderscope</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Go</source>
        <translation>&amp;Gehe zu</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>&amp;Act</source>
        <translation>A&amp;ktion</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Replay</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Job</source>
        <translation>Job</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowevents.cpp" line="+44"/>
        <source>Drop event logs or folders to open them</source>
        <translation>Ereignisprotokolle oder Ordner hier ablegen, um sie zu öffnen</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="+1"/>
        <source>&amp;Add cluster or host…</source>
        <translation>Cluster oder Host &amp;hinzufügen …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;Preferences…</source>
        <translation>Ei&amp;nstellungen …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Get live events…</source>
        <translation>&amp;Live-Ereignisse holen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Sources of this appl&amp;ication…</source>
        <translation>Quellen dieser &amp;Anwendung …</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A master, a host, a history server</source>
        <translation>Ein Master, ein Host, ein History-Server</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Passwords are kept until the window ends only.</source>
        <translation>Passwörter werden nur bis zum Ende des Fensters behalten.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The system’s keychain cannot be used.</source>
        <translation>Der Schlüsselbund des Systems ist nicht nutzbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>They are asked for again after the next start; nothing is written to a file.</source>
        <translation>Nach dem nächsten Start wird wieder danach gefragt; nichts wird in eine Datei geschrieben.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowjupyter.cpp" line="+1"/>
        <source>Add &amp;Jupyter server…</source>
        <translation>&amp;Jupyter-Server hinzufügen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open the note&amp;book in the browser</source>
        <translation>&amp;Notebook im Browser öffnen</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+210"/>
        <source>&amp;Interrupt the kernel</source>
        <translation>Kernel &amp;unterbrechen</translation>
    </message>
    <message>
        <location line="-79"/>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="+68"/>
        <source>%1 cannot be reached.</source>
        <translation>%1 ist nicht erreichbar.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No Spark runs in %1.</source>
        <translation>In %1 läuft kein Spark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Start Spark in this kernel…</source>
        <translation>Spark in diesem Kernel starten …</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Open in &amp;browser</source>
        <translation>Im Br&amp;owser öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy &amp;address</source>
        <translation>A&amp;dresse kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Look again now</source>
        <translation>&amp;Jetzt erneut suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Give the token…</source>
        <translation>&amp;Token angeben …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Forget this server…</source>
        <translation>Server &amp;vergessen …</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&amp;Show its cells</source>
        <translation>&amp;Zellen zeigen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Open the notebook in the &amp;browser</source>
        <translation>Notebook im Browser ö&amp;ffnen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>S&amp;tart Spark in this kernel…</source>
        <translation>Spark in diesem Kernel &amp;starten …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>St&amp;op Spark in this kernel…</source>
        <translation>Spark in diesem Kernel &amp;beenden …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Copy a cell that &amp;attaches the listener</source>
        <translation>Zelle zum &amp;Anbinden des Listeners kopieren</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>The cell was copied: paste it into the notebook and run it.</source>
        <translation>Die Zelle wurde kopiert: Fügen Sie sie ins Notebook ein, und führen Sie sie aus.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No cell can be made for this kernel.</source>
        <translation>Für diesen Kernel lässt sich keine Zelle erzeugen.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Forget this server</source>
        <translation>Server vergessen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forget %1?</source>
        <translation>%1 vergessen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its address and its token are removed here. The server and its kernels go on.</source>
        <translation>Adresse und Token werden hier entfernt. Der Server und seine Kernel laufen weiter.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Forget</source>
        <translation>&amp;Vergessen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The kernel was not interrupted.</source>
        <translation>Der Kernel wurde nicht unterbrochen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The kernel was interrupted: the cell that runs gets a KeyboardInterrupt.</source>
        <translation>Der Kernel wurde unterbrochen: Die laufende Zelle erhält einen KeyboardInterrupt.</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>Stop Spark</source>
        <translation>Spark beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop Spark in %1?</source>
        <translation>Spark in %1 beenden?</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Its jobs, cached data and temporary views are lost. The kernel and its variables stay.</source>
        <translation>Jobs, gecachte Daten und temporäre Views gehen verloren. Der Kernel und seine Variablen bleiben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The kernel is busy: it stops when its cell has ended.</source>
        <translation>Der Kernel ist beschäftigt: Spark endet, wenn die Zelle fertig ist.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Stop Spark</source>
        <translation>Spark &amp;beenden</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Spark in the kernel was not stopped.</source>
        <translation>Spark im Kernel wurde nicht beendet.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark was stopped.</source>
        <translation>Spark wurde beendet.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowplaces.cpp" line="+4"/>
        <source>Confirm the certificate…</source>
        <translation>Zertifikat bestätigen …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Edit…</source>
        <translation>Bearbeiten …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name of %1:</source>
        <translation>Name von %1:</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove “%1” from the tree?</source>
        <translation>„%1“ aus dem Baum entfernen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Its address and passwords are forgotten. Nothing changes at the place itself, and what was kept of its applications stays in the history.</source>
        <translation>Adresse und Passwörter werden vergessen. Am Ort selbst ändert sich nichts, und was von seinen Anwendungen aufbewahrt wurde, bleibt im Verlauf.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+57"/>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location line="-5"/>
        <source>Remove from the history</source>
        <translation>Aus dem Verlauf entfernen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove “%1” and its journal?</source>
        <translation>„%1“ und das Journal dazu entfernen?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What Spark keeps of it elsewhere stays.</source>
        <translation>Was Spark anderswo davon aufbewahrt, bleibt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No other log of it is known: it cannot be looked at again.</source>
        <translation>Kein anderes Protokoll davon ist bekannt: Die Anwendung kann nicht mehr angesehen werden.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The journal could not be removed.</source>
        <translation>Das Journal konnte nicht entfernt werden.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowacting.cpp" line="+89"/>
        <location filename="../src/gui/shell/mainwindowjupyter.cpp" line="-345"/>
        <source>Act</source>
        <translation>Aktion</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+138"/>
        <source>&amp;Cancel what is selected…</source>
        <translation>Auswahl abbre&amp;chen …</translation>
    </message>
    <message>
        <location line="-131"/>
        <location line="+138"/>
        <source>Cancel &amp;all jobs…</source>
        <translation>&amp;Alle Jobs abbrechen …</translation>
    </message>
    <message>
        <location line="-136"/>
        <location line="+137"/>
        <source>&amp;Stop the application…</source>
        <translation>Anwendung &amp;beenden …</translation>
    </message>
    <message>
        <location line="-135"/>
        <source>Action &amp;log…</source>
        <translation>Aktions&amp;protokoll …</translation>
    </message>
    <message>
        <location line="+114"/>
        <source>No application is shown.</source>
        <translation>Keine Anwendung wird gezeigt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>No job, stage or task is selected.</source>
        <translation>Kein Job, keine Stage und kein Task ist ausgewählt.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/mainwindowsnippets.cpp" line="+0"/>
        <source>Copy connec&amp;tion…</source>
        <translation>&amp;Verbindung kopieren …</translation>
    </message>
</context>
<context>
    <name>cinderscope::MessageBar</name>
    <message numerus="yes">
        <location filename="../src/gui/base/messagebar.cpp" line="+68"/>
        <source>(%n times)</source>
        <translation>
            <numerusform>(%n-mal)</numerusform>
            <numerusform>(%n-mal)</numerusform>
        </translation>
    </message>
    <message>
        <location line="+28"/>
        <location line="+35"/>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <location line="-15"/>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Copy the whole message</source>
        <translation>Die ganze Meldung kopieren</translation>
    </message>
    <message>
        <location line="+48"/>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>1 more message</source>
        <translation>1 weitere Meldung</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n more messages</source>
        <translation>
            <numerusform>%n weitere Meldung</numerusform>
            <numerusform>%n weitere Meldungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::NotebookPage</name>
    <message>
        <location filename="../src/gui/pages/notebook/notebookpage.cpp" line="+127"/>
        <source>Filter cells</source>
        <translation>Zellen filtern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Filter cells: code, job, reason</source>
        <translation>Zellen filtern: Code, Job, Grund</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cells &amp;without jobs</source>
        <translation>Zellen &amp;ohne Jobs</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show also cells that ran no Spark job</source>
        <translation>Auch Zellen zeigen, die keinen Spark-Job ausführten</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Follow</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Select each cell when it begins to run</source>
        <translation>Jede Zelle auswählen, sobald sie zu laufen beginnt</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Cells of the notebook</source>
        <translation>Zellen des Notebooks</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <location line="+213"/>
        <source>Show on “Jobs and stages”</source>
        <translation>Auf „Jobs und Stages“ zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show its jobs on “Jobs and stages”</source>
        <translation>Ihre Jobs auf „Jobs und Stages“ zeigen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Show in the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy the code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Expand all</source>
        <translation>Alle aufklappen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Collapse all</source>
        <translation>Alle zuklappen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Kernel without a notebook</source>
        <translation>Kernel ohne Notebook</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 at %2</source>
        <comment>kernel, server</comment>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Dead</source>
        <translation>Tot</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Idle</source>
        <translation>Leerlauf</translation>
    </message>
    <message>
        <location line="+39"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application on the left, or open an event log.</source>
        <translation>Wählen Sie links eine Anwendung, oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No cell has run yet</source>
        <translation>Noch keine Zelle ist gelaufen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The notebook %1 is connected. Each cell that runs from now on appears here, with what it makes Spark do.</source>
        <translation>Das Notebook %1 ist verbunden. Jede Zelle, die ab jetzt läuft, erscheint hier, mit dem, was sie Spark tun lässt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>No notebook is known for this application</source>
        <translation>Zu dieser Anwendung ist kein Notebook bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Kernels of Jupyter servers on this computer are found by themselves; name other servers with “Add Jupyter server…”. Then the cells of the notebook stand here, each with its jobs, stages and tasks.</source>
        <translation>Kernel von Jupyter-Servern auf diesem Computer werden von selbst gefunden; nennen Sie andere Server mit „Jupyter-Server hinzufügen …“. Dann stehen hier die Zellen des Notebooks, jede mit ihren Jobs, Stages und Tasks.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No job of this application tells of a notebook cell</source>
        <translation>Kein Job dieser Anwendung nennt eine Notebook-Zelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sessions that are started from here mark the jobs of each cell, so that a recording shows them too: choose “Start Spark in this kernel…” on a kernel.</source>
        <translation>Von hier gestartete Sitzungen kennzeichnen die Jobs jeder Zelle, sodass auch eine Aufzeichnung sie zeigt: Wählen Sie bei einem Kernel „Spark in diesem Kernel starten …“.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No cell matches the filter</source>
        <translation>Keine Zelle passt zum Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Words are looked for in the code of cells, in names of jobs, states and reasons.</source>
        <translation>Wörter werden im Code der Zellen, in Namen von Jobs, Zuständen und Gründen gesucht.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationCentre</name>
    <message>
        <location filename="../src/gui/notify/notificationcentre.cpp" line="+158"/>
        <source>Unread: %1</source>
        <translation>Ungelesen: %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationPopup</name>
    <message>
        <location filename="../src/gui/notify/notificationpopup.cpp" line="+37"/>
        <location line="+6"/>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Clear all</source>
        <translation>Alle löschen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Clear all notifications</source>
        <translation>Alle Benachrichtigungen löschen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Notification settings…</source>
        <translation>Benachrichtigungen einstellen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Notification settings</source>
        <translation>Benachrichtigungen einstellen</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>List of notifications</source>
        <translation>Liste der Benachrichtigungen</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Nothing to tell</source>
        <translation>Nichts zu melden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed jobs, lost applications and long jobs that have finished appear here.</source>
        <translation>Fehlgeschlagene Jobs, verlorene Anwendungen und abgeschlossene lange Jobs erscheinen hier.</translation>
    </message>
    <message>
        <location line="+35"/>
        <source>Do not disturb: the desktop shows nothing, this list goes on.</source>
        <translation>Nicht stören: Der Desktop zeigt nichts, diese Liste läuft weiter.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Quiet hours until %1: this list goes on.</source>
        <translation>Ruhezeit bis %1: Diese Liste läuft weiter.</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>&amp;Open the place</source>
        <translation>&amp;Stelle öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Remove from the list</source>
        <translation>Aus der Liste &amp;entfernen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Mute “%1” in %2</source>
        <comment>kind, application</comment>
        <translation>„%1“ in %2 stummschalten</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Mute everything of %1</source>
        <comment>an application</comment>
        <translation>%1 ganz stummschalten</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Never tell “%1”</source>
        <comment>kind</comment>
        <translation>„%1“ nie melden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Notification &amp;settings…</source>
        <translation>&amp;Benachrichtigungen einstellen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationSettingsWidget</name>
    <message>
        <location filename="../src/gui/notify/notificationsettingswidget.cpp" line="+73"/>
        <source>What is told</source>
        <translation>Was gemeldet wird</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show notifications on the &amp;desktop</source>
        <translation>Benachrichtigungen auf dem &amp;Desktop zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>On the desktop and in the list</source>
        <translation>Auf dem Desktop und in der Liste</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only in the list</source>
        <translation>Nur in der Liste</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <location line="+8"/>
        <source> min</source>
        <translation> min</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A job is long from this many minutes on</source>
        <translation>Ab so vielen Minuten ist ein Job lang</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A job is &amp;long from</source>
        <translation>Ein Job ist &amp;lang ab</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Quiet hours</source>
        <translation>Ruhezeit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show &amp;nothing on the desktop each day</source>
        <translation>Täglich auf dem Desktop &amp;nichts zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quiet hours begin</source>
        <translation>Beginn der Ruhezeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quiet hours end</source>
        <translation>Ende der Ruhezeit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;from</source>
        <translation>&amp;von</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;to</source>
        <translation>&amp;bis</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Not even &amp;failures</source>
        <translation>Auch keine &amp;Fehler</translation>
    </message>
    <message>
        <location line="+13"/>
        <location line="+3"/>
        <source>Applications with rules of their own</source>
        <translation>Anwendungen mit eigenen Regeln</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Mute an application</source>
        <translation>Anwendung &amp;stummschalten</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>No application has told anything yet</source>
        <translation>Noch keine Anwendung hat etwas gemeldet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Remove the rule</source>
        <translation>&amp;Regel entfernen</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Closing the window</source>
        <translation>Schließen des Fensters</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Ask while applications run</source>
        <translation>Fragen, solange Anwendungen laufen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep watching in the tray</source>
        <translation>Im Infobereich weiter beobachten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When the window is closed</source>
        <translation>Beim Schließen des Fensters</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>When the window is &amp;closed</source>
        <translation>Beim S&amp;chließen des Fensters</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This desktop has no tray: closing the window quits.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Schließen des Fensters beendet.</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>%1: muted</source>
        <comment>an application</comment>
        <translation>%1: stumm</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%1: %n kind(s) differ</source>
        <comment>an application</comment>
        <translation>
            <numerusform>%1: %n Art weicht ab</numerusform>
            <numerusform>%1: %n Arten weichen ab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::NotificationText</name>
    <message numerus="yes">
        <location filename="../src/gui/notify/notificationtext.cpp" line="+32"/>
        <source>%n job(s) failed in %1</source>
        <translation>
            <numerusform>%n Job in %1 fehlgeschlagen</numerusform>
            <numerusform>%n Jobs in %1 fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n job(s) were cancelled in %1</source>
        <translation>
            <numerusform>%n Job in %1 abgebrochen</numerusform>
            <numerusform>%n Jobs in %1 abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n failed stage(s) are tried again in %1</source>
        <translation>
            <numerusform>%n fehlgeschlagene Stage in %1 wird wiederholt</numerusform>
            <numerusform>%n fehlgeschlagene Stages in %1 werden wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%1 was lost %n time(s)</source>
        <translation>
            <numerusform>%1 ging %n-mal verloren</numerusform>
            <numerusform>%1 ging %n-mal verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%1 ended %n time(s)</source>
        <translation>
            <numerusform>%1 endete %n-mal</numerusform>
            <numerusform>%1 endete %n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n long job(s) finished in %1</source>
        <translation>
            <numerusform>%n langer Job in %1 abgeschlossen</numerusform>
            <numerusform>%n lange Jobs in %1 abgeschlossen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+7"/>
        <source>%n job(s) failed</source>
        <translation>
            <numerusform>%n Job fehlgeschlagen</numerusform>
            <numerusform>%n Jobs fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n job(s) were cancelled</source>
        <translation>
            <numerusform>%n Job abgebrochen</numerusform>
            <numerusform>%n Jobs abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n failed stage(s) are tried again</source>
        <translation>
            <numerusform>%n fehlgeschlagene Stage wird wiederholt</numerusform>
            <numerusform>%n fehlgeschlagene Stages werden wiederholt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n application(s) were lost</source>
        <translation>
            <numerusform>%n Anwendung verloren</numerusform>
            <numerusform>%n Anwendungen verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n application(s) ended</source>
        <translation>
            <numerusform>%n Anwendung beendet</numerusform>
            <numerusform>%n Anwendungen beendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+4"/>
        <source>%n long job(s) finished</source>
        <translation>
            <numerusform>%n langer Job abgeschlossen</numerusform>
            <numerusform>%n lange Jobs abgeschlossen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n failed task(s)</source>
        <translation>
            <numerusform>%n fehlgeschlagener Task</numerusform>
            <numerusform>%n fehlgeschlagene Tasks</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>after %1</source>
        <comment>a duration</comment>
        <translation>nach %1</translation>
    </message>
    <message numerus="yes">
        <location line="+10"/>
        <source>%n job(s)</source>
        <translation>
            <numerusform>%n Job</numerusform>
            <numerusform>%n Jobs</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, %2 of them failed</source>
        <comment>jobs</comment>
        <translation>%1, davon %2 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, none failed</source>
        <comment>jobs</comment>
        <translation>%1, keiner fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+38"/>
        <source>Job %1 failed in %2</source>
        <translation>Job %1 in %2 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Job %1 was cancelled in %2</source>
        <translation>Job %1 in %2 abgebrochen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage %1 failed and is tried again in %2</source>
        <translation>Stage %1 fehlgeschlagen, wird in %2 wiederholt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 was lost</source>
        <translation>%1 ging verloren</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 failed after %2</source>
        <comment>name, duration</comment>
        <translation>%1 nach %2 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 ended</source>
        <translation>%1 beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 ended after %2</source>
        <comment>name, duration</comment>
        <translation>%1 nach %2 beendet</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Job %1 finished in %2</source>
        <translation>Job %1 in %2 abgeschlossen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The driver went without an end.</source>
        <translation>Der Driver verschwand ohne Ende.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The driver went without an end; it was last heard at %1.</source>
        <translation>Der Driver verschwand ohne Ende; zuletzt gehört: %1.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Job %1: %2</source>
        <comment>the last one of several, facts</comment>
        <translation>Job %1: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage %1: %2</source>
        <comment>the last one of several, facts</comment>
        <translation>Stage %1: %2</translation>
    </message>
    <message numerus="yes">
        <location line="+13"/>
        <source>%n more notification(s)</source>
        <translation>
            <numerusform>%n weitere Benachrichtigung</numerusform>
            <numerusform>%n weitere Benachrichtigungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+11"/>
        <source>In %n application(s): %1.</source>
        <translation>
            <numerusform>In %n Anwendung: %1.</numerusform>
            <numerusform>In %n Anwendungen: %1.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+7"/>
        <source>A job failed</source>
        <translation>Job fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A job was cancelled</source>
        <translation>Job abgebrochen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A failed stage is tried again</source>
        <translation>Fehlgeschlagene Stage wird wiederholt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An application was lost</source>
        <translation>Anwendung verloren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An application ended</source>
        <translation>Anwendung beendet</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A long job finished</source>
        <translation>Langer Job abgeschlossen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Memory ran out: more memory for the executors, more and smaller partitions, or less at a time on each executor helps.</source>
        <translation>Der Speicher ging aus: Mehr Speicher für die Executors, mehr und kleinere Partitionen oder weniger gleichzeitig je Executor hilft.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>An executor went while it worked: its host or the cluster&apos;s log tells why.</source>
        <translation>Ein Executor verschwand während der Arbeit: Sein Host oder das Protokoll des Clusters sagt, warum.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle files could not be fetched: an executor that had them is gone or overloaded.</source>
        <translation>Shuffle-Dateien konnten nicht geholt werden: Ein Executor, der sie hatte, ist verschwunden oder überlastet.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A disk is full: make room where spark.local.dir or the output lies.</source>
        <translation>Ein Datenträger ist voll: Schaffen Sie Platz, wo spark.local.dir oder die Ausgabe liegt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The result is too large for the driver: write it out instead of collecting it, or raise spark.driver.maxResultSize.</source>
        <translation>Das Ergebnis ist zu groß für den Driver: Schreiben Sie es heraus, statt es einzusammeln, oder erhöhen Sie spark.driver.maxResultSize.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The Python worker ended by itself: out of memory, or a crash in a native library.</source>
        <translation>Der Python-Worker endete von selbst: Speichermangel oder ein Absturz in einer nativen Bibliothek.</translation>
    </message>
</context>
<context>
    <name>cinderscope::OverviewTab</name>
    <message>
        <location filename="../src/gui/pages/jobs/overviewtab.cpp" line="+45"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Distribution of the tasks&apos; figures</source>
        <translation>Verteilung der Werte der Tasks</translation>
    </message>
    <message>
        <location line="+41"/>
        <location line="+27"/>
        <location line="+43"/>
        <source>Submitted</source>
        <translation>Eingereicht</translation>
    </message>
    <message>
        <location line="-69"/>
        <location line="+28"/>
        <source>Completed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <location line="-27"/>
        <location line="+28"/>
        <location line="+41"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="-68"/>
        <source>SQL execution</source>
        <translation>SQL-Ausführung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Job group</source>
        <translation>Job-Gruppe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tags</source>
        <translation>Tags</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Streaming query</source>
        <translation>Streaming-Abfrage</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+38"/>
        <location line="+27"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+38"/>
        <location line="+27"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+38"/>
        <location line="+27"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+38"/>
        <location line="+27"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+39"/>
        <location line="+26"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+65"/>
        <source>Run time of tasks</source>
        <translation>Laufzeit der Tasks</translation>
    </message>
    <message>
        <location line="-64"/>
        <location line="+25"/>
        <location line="+40"/>
        <source>GC time</source>
        <translation>GC-Zeit</translation>
    </message>
    <message>
        <location line="-51"/>
        <source>First task</source>
        <translation>Erster Task</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Resource profile</source>
        <translation>Ressourcenprofil</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Speculative tasks</source>
        <translation>Spekulative Tasks</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task time</source>
        <translation>Task-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Spill (memory)</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Peak memory of a task</source>
        <translation>Max. Speicher eines Tasks</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Tasks that succeeded</source>
        <translation>Erfolgreiche Tasks</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>This stage was skipped: nothing needed its output any more, so it has no tasks.</source>
        <translation>Diese Stage wurde übersprungen: Nichts brauchte ihre Ausgabe mehr, also hat sie keine Tasks.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This stage has not started: it waits for its parents.</source>
        <translation>Diese Stage hat nicht begonnen: Sie wartet auf ihre Eltern.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>No task of this stage has succeeded yet.</source>
        <translation>Noch kein Task dieser Stage war erfolgreich.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>No task of this stage succeeded.</source>
        <translation>Kein Task dieser Stage war erfolgreich.</translation>
    </message>
</context>
<context>
    <name>cinderscope::PageQuestions</name>
    <message>
        <location filename="../src/gui/web/pagequestions.cpp" line="+88"/>
        <source>Spark’s page</source>
        <translation>Sparks Seite</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
</context>
<context>
    <name>cinderscope::Pages</name>
    <message>
        <location filename="../src/app/pages.cpp" line="+35"/>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs and stages</source>
        <translation>Jobs und Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Notebook</source>
        <translation>Notebook</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
</context>
<context>
    <name>cinderscope::PairModel</name>
    <message>
        <location filename="../src/gui/launchform/pairmodel.cpp" line="+149"/>
        <source>Add a property…</source>
        <translation>Eigenschaft hinzufügen …</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Add a variable…</source>
        <translation>Variable hinzufügen …</translation>
    </message>
    <message>
        <location line="+47"/>
        <source>Property</source>
        <translation>Eigenschaft</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Variable</source>
        <translation>Variable</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Default in Spark %1</source>
        <translation>Vorgabe in Spark %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::PairPage</name>
    <message>
        <location filename="../src/gui/launchform/pairpage.cpp" line="+31"/>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>whole number</source>
        <translation>ganze Zahl</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>size, for example 512m; a bare number is in %1</source>
        <translation>Größe, zum Beispiel 512m; eine bloße Zahl gilt in %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>time, for example 30s; a bare number is in %1</source>
        <translation>Zeit, zum Beispiel 30s; eine bloße Zahl gilt in %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>list, separated by commas</source>
        <translation>Liste, mit Kommas getrennt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>regular expression</source>
        <translation>regulärer Ausdruck</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location line="+67"/>
        <source>&amp;Add property</source>
        <translation>Eigenschaft &amp;hinzufügen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;Add variable</source>
        <translation>Variable &amp;hinzufügen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+29"/>
        <source>Show &amp;value</source>
        <translation>&amp;Wert zeigen</translation>
    </message>
    <message>
        <location line="-14"/>
        <source>Documentation</source>
        <translation>Dokumentation</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Hide &amp;value</source>
        <translation>&amp;Wert verbergen</translation>
    </message>
    <message>
        <location line="+122"/>
        <source>default: %1</source>
        <translation>Vorgabe: %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>since Spark %1</source>
        <translation>seit Spark %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>cannot be changed while Spark runs</source>
        <translation>nicht änderbar, solange Spark läuft</translation>
    </message>
</context>
<context>
    <name>cinderscope::PathEdit</name>
    <message>
        <location filename="../src/gui/launchform/pathedit.cpp" line="+21"/>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What was found on this computer</source>
        <translation>Was auf diesem Computer gefunden wurde</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::PhaseBar</name>
    <message>
        <location filename="../src/gui/launch/phasebar.cpp" line="+26"/>
        <source>Preparing</source>
        <translation>Vorbereiten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Waiting for its UI</source>
        <translation>Warten auf die UI</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>Step %1 of %2: %3</source>
        <comment>number, count, name</comment>
        <translation>Schritt %1 von %2: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1, broken off</source>
        <comment>step</comment>
        <translation>%1, abgebrochen</translation>
    </message>
</context>
<context>
    <name>cinderscope::PlaceDialog</name>
    <message>
        <location filename="../ui/placedialog.ui"/>
        <source>Add cluster or host</source>
        <translation>Cluster oder Host hinzufügen</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <location/>
        <source>A&amp;ddress:</source>
        <translation>A&amp;dresse:</translation>
    </message>
    <message>
        <location/>
        <source>spark://host:7077, host, host:4040 or 10.0.0.0/24</source>
        <translation>spark://host:7077, host, host:4040 oder 10.0.0.0/24</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Name:</source>
        <translation>&amp;Name:</translation>
    </message>
    <message>
        <location/>
        <source>As you call it: Production</source>
        <translation>Wie Sie es nennen: Produktion</translation>
    </message>
    <message>
        <location/>
        <source>Colour:</source>
        <translation>Farbe:</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Ports:</source>
        <translation>Po&amp;rts:</translation>
    </message>
    <message>
        <location/>
        <source>4040-4056, 8080-8083, 15002, 18080</source>
        <translation>4040-4056, 8080-8083, 15002, 18080</translation>
    </message>
    <message>
        <location/>
        <source>Tried where the address names no port.</source>
        <translation>Werden probiert, wenn die Adresse keinen Port nennt.</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Way there</source>
        <translation>&amp;Weg dorthin</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Reached:</source>
        <translation>&amp;Erreicht:</translation>
    </message>
    <message>
        <location/>
        <source>Directly</source>
        <translation>Direkt</translation>
    </message>
    <message>
        <location/>
        <source>Through an SSH host</source>
        <translation>Über einen SSH-Host</translation>
    </message>
    <message>
        <location/>
        <source>Through an HTTP proxy</source>
        <translation>Über einen HTTP-Proxy</translation>
    </message>
    <message>
        <location/>
        <source>This computer connects by itself. Addresses of its own network and a VPN work this way.</source>
        <translation>Dieser Computer verbindet sich selbst. So gehen Adressen des eigenen Netzwerks und eines VPN.</translation>
    </message>
    <message>
        <location/>
        <source>SSH &amp;host:</source>
        <translation>SSH-&amp;Host:</translation>
    </message>
    <message>
        <location/>
        <source>host, user@host:22 or an alias of ~/.ssh/config</source>
        <translation>host, user@host:22 oder ein Alias aus ~/.ssh/config</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Jump hosts:</source>
        <translation>&amp;Jump-Hosts:</translation>
    </message>
    <message>
        <location/>
        <source>none; else user@host, user@host2</source>
        <translation>keine; sonst user@host, user@host2</translation>
    </message>
    <message>
        <location/>
        <source>Your own OpenSSH makes the connection: its configuration, keys and agent hold. Names are looked up on the far side.</source>
        <translation>Ihr eigenes OpenSSH stellt die Verbindung her: Seine Konfiguration, Schlüssel und sein Agent gelten. Namen werden auf der Gegenseite aufgelöst.</translation>
    </message>
    <message>
        <location/>
        <source>Proxy &amp;host:</source>
        <translation>Proxy-&amp;Host:</translation>
    </message>
    <message>
        <location/>
        <source>proxy.example.org</source>
        <translation>proxy.example.org</translation>
    </message>
    <message>
        <location/>
        <source>Proxy port</source>
        <translation>Proxy-Port</translation>
    </message>
    <message>
        <location/>
        <source>&amp;User:</source>
        <translation>Ben&amp;utzer:</translation>
    </message>
    <message>
        <location/>
        <source>only where the proxy wants a login</source>
        <translation>nur, wo der Proxy eine Anmeldung verlangt</translation>
    </message>
    <message>
        <location/>
        <source>Pass&amp;word:</source>
        <translation>Passw&amp;ort:</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Login</source>
        <translation>Anmeldun&amp;g</translation>
    </message>
    <message>
        <location/>
        <source>L&amp;ogin:</source>
        <translation>Anme&amp;ldung:</translation>
    </message>
    <message>
        <location/>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <location/>
        <source>User name and password</source>
        <translation>Benutzername und Passwort</translation>
    </message>
    <message>
        <location/>
        <source>Bearer token</source>
        <translation>Bearer-Token</translation>
    </message>
    <message>
        <location/>
        <source>No name, password or token is sent.</source>
        <translation>Kein Name, Passwort oder Token wird gesendet.</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Token:</source>
        <translation>To&amp;ken:</translation>
    </message>
    <message>
        <location/>
        <source>sent as “Authorization: Bearer …”</source>
        <translation>gesendet als „Authorization: Bearer …“</translation>
    </message>
    <message>
        <location/>
        <source>Client c&amp;ertificate:</source>
        <translation>Client-Zerti&amp;fikat:</translation>
    </message>
    <message>
        <location/>
        <source>none; else a PEM file</source>
        <translation>keines; sonst eine PEM-Datei</translation>
    </message>
    <message>
        <location/>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <location/>
        <source>Browse for the client certificate</source>
        <translation>Client-Zertifikat suchen</translation>
    </message>
    <message>
        <location/>
        <source>&amp;Key:</source>
        <translation>S&amp;chlüssel:</translation>
    </message>
    <message>
        <location/>
        <source>in the same file</source>
        <translation>in derselben Datei</translation>
    </message>
    <message>
        <location/>
        <source>Browse for the key</source>
        <translation>Schlüssel suchen</translation>
    </message>
    <message>
        <location/>
        <source>Pa&amp;ssphrase:</source>
        <translation>Passph&amp;rase:</translation>
    </message>
    <message>
        <location/>
        <source>of the key, if it has one</source>
        <translation>des Schlüssels, wenn er eine hat</translation>
    </message>
    <message>
        <location/>
        <source>Confirmed:</source>
        <translation>Bestätigt:</translation>
    </message>
    <message>
        <location/>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <location/>
        <source>Forget confirmed certificates</source>
        <translation>Bestätigte Zertifikate vergessen</translation>
    </message>
    <message>
        <location/>
        <source>Re&amp;member passwords in the system’s keychain</source>
        <translation>Passwörter im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <location/>
        <location filename="../src/gui/places/placedialog.cpp" line="+430"/>
        <location line="+14"/>
        <source>&amp;Test connection</source>
        <translation>Verbindung &amp;testen</translation>
    </message>
    <message>
        <location/>
        <source>Progress of the test</source>
        <translation>Fortschritt des Tests</translation>
    </message>
    <message>
        <location/>
        <source>What the test found</source>
        <translation>Was der Test fand</translation>
    </message>
    <message>
        <location/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../src/gui/places/placedialog.cpp" line="-382"/>
        <source>Driver</source>
        <translation>Driver</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Application %1</source>
        <translation>Anwendung %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>History server</source>
        <translation>History-Server</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Connect server</source>
        <translation>Connect-Server</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Not Spark</source>
        <translation>Nicht Spark</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Spark %1</source>
        <translation>Spark %1</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n worker(s)</source>
        <translation>
            <numerusform>%n Worker</numerusform>
            <numerusform>%n Worker</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <location line="+2"/>
        <source>%n application(s)</source>
        <translation>
            <numerusform>%n Anwendung</numerusform>
            <numerusform>%n Anwendungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+26"/>
        <source>A&amp;dd</source>
        <translation>Hin&amp;zufügen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Edit “%1”</source>
        <translation>„%1“ bearbeiten</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>Client certificate</source>
        <translation>Client-Zertifikat</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>PEM files (*.pem *.crt *.cer *.key)</source>
        <translation>PEM-Dateien (*.pem *.crt *.cer *.key)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message numerus="yes">
        <location line="+43"/>
        <source>%n address(es) are looked at.</source>
        <translation>
            <numerusform>%n Adresse wird geprüft.</numerusform>
            <numerusform>%n Adressen werden geprüft.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>A standalone master at %1: its web page is looked for, and from there its workers and applications.</source>
        <translation>Ein Standalone-Master auf %1: Seine Webseite wird gesucht, und von dort aus seine Worker und Anwendungen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>One address, %1, and what it leads to.</source>
        <translation>Eine Adresse, %1, und wohin sie führt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The host %1: %2 ports are tried.</source>
        <translation>Der Host %1: %2 Ports werden probiert.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A host, a master (spark://…), a page’s address (http://…), or a range of addresses.</source>
        <translation>Ein Host, ein Master (spark://…), die Adresse einer Seite (http://…) oder ein Adressbereich.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This address cannot be used: %1.</source>
        <translation>Diese Adresse ist nicht verwendbar: %1.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The SSH host is missing.</source>
        <translation>Der SSH-Host fehlt.</translation>
    </message>
    <message>
        <location line="+22"/>
        <source>No certificate.</source>
        <translation>Kein Zertifikat.</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n certificate(s).</source>
        <translation>
            <numerusform>%n Zertifikat.</numerusform>
            <numerusform>%n Zertifikate.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>They are asked for again after the next start.</source>
        <translation>Nach dem nächsten Start wird wieder danach gefragt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No keychain was found on this computer: they are kept in memory until the window ends, and asked for again after the next start. They are never written to a file.</source>
        <translation>Auf diesem Computer wurde kein Schlüsselbund gefunden: Sie bleiben bis zum Ende des Fensters im Speicher, und nach dem nächsten Start wird wieder danach gefragt. In eine Datei werden sie nie geschrieben.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>They are never written to a settings file.</source>
        <translation>Sie werden nie in eine Einstellungsdatei geschrieben.</translation>
    </message>
    <message>
        <location line="+25"/>
        <location line="+99"/>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>S&amp;top</source>
        <translation>Sto&amp;pp</translation>
    </message>
    <message>
        <location line="+69"/>
        <source>The SSH connection is up.</source>
        <translation>Die SSH-Verbindung steht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The proxy is used for every request.</source>
        <translation>Der Proxy wird für jede Anfrage verwendet.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 at %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 at %2: %3</source>
        <translation>%1 auf %2: %3</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 answers; waiting for more…</source>
        <translation>%1 antwortet; wartet auf mehr …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1: %2</source>
        <comment>address, reason</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Nothing of Spark answers. Check the address and the ports, or whether the way there leads through an SSH host.</source>
        <translation>Nichts von Spark antwortet. Prüfen Sie Adresse und Ports und ob der Weg dorthin über einen SSH-Host führt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+13"/>
        <source>Connected.</source>
        <translation>Verbunden.</translation>
    </message>
    <message>
        <location line="-13"/>
        <location line="+13"/>
        <source>No connection.</source>
        <translation>Keine Verbindung.</translation>
    </message>
    <message>
        <location line="-11"/>
        <source>%1 of %2 addresses…</source>
        <translation>%1 von %2 Adressen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::PreferencesDialog</name>
    <message>
        <location filename="../src/gui/preferences/preferencepages.cpp" line="+85"/>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Theme:</source>
        <translation>&amp;Farbschema:</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Ask when something is watched</source>
        <translation>Fragen, wenn etwas beobachtet wird</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep watching in the tray</source>
        <translation>Im Infobereich weiter beobachten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>When the window is closed</source>
        <translation>Beim Schließen des Fensters</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>When the &amp;window is closed:</source>
        <translation>Beim S&amp;chließen des Fensters:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>In the tray it goes on to listen, to keep journals and to tell what fails. Without a tray on this desktop, closing quits.</source>
        <translation>Im Infobereich lauscht es weiter, führt Journale und meldet Fehler. Hat dieser Desktop keinen Infobereich, beendet das Schließen.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>First port</source>
        <translation>Erster Port</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Last port</source>
        <translation>Letzter Port</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>to</source>
        <translation>bis</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>none; for example 8090, 9000-9010</source>
        <translation>keine; zum Beispiel 8090, 9000-9010</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Further ports</source>
        <translation>Weitere Ports</translation>
    </message>
    <message>
        <location line="+4"/>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Rhythm</source>
        <translation>Takt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Ports on this computer:</source>
        <translation>&amp;Ports auf diesem Computer:</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Further ports:</source>
        <translation>&amp;Weitere Ports:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Looks around every:</source>
        <translation>&amp;Sucht alle:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Half as often while nothing changes. On Linux listening sockets are read from the system, so that a closed port costs nothing and no driver is asked twice.</source>
        <translation>Halb so oft, solange sich nichts ändert. Unter Linux werden lauschende Sockets vom System gelesen, sodass ein geschlossener Port nichts kostet und kein Driver zweimal gefragt wird.</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+21"/>
        <source>Where drivers open their pages: Spark takes 4040 and the next free ones, up to 4056.</source>
        <translation>Wo Drivers ihre Seiten öffnen: Spark nimmt 4040 und die nächsten freien, bis 4056.</translation>
    </message>
    <message>
        <location line="-19"/>
        <source>The last port must not be below the first one, and not more than 1,000 above it. The range from before stays.</source>
        <translation>Der letzte Port darf nicht unter dem ersten liegen und höchstens 1000 darüber. Der bisherige Bereich bleibt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+17"/>
        <source>Commas and ranges.</source>
        <translation>Kommas und Bereiche.</translation>
    </message>
    <message>
        <location line="-16"/>
        <source>This cannot be read: %1. The ports from before stay.</source>
        <translation>Das ist nicht lesbar: %1. Die bisherigen Ports bleiben.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>&amp;Listen for applications that carry the listener</source>
        <translation>Auf Anwendungen mit Listener &amp;lauschen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>By &amp;TCP on this computer too, not by Unix socket alone</source>
        <translation>Auf diesem Computer auch über &amp;TCP, nicht nur über Unix-Socket</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>TCP port</source>
        <translation>TCP-Port</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>any free one</source>
        <translation>irgendein freier</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Copy as environment variables</source>
        <translation>Als Umgebungsvariablen &amp;kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>For sessions that would not find this window by themselves. The secret stays in its file.</source>
        <translation>Für Sitzungen, die dieses Fenster nicht von selbst fänden. Das Geheimnis bleibt in seiner Datei.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Only programs of this computer that know the secret get in.</source>
        <translation>Nur Programme dieses Computers, die das Geheimnis kennen, kommen hinein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>TCP &amp;port:</source>
        <translation>TCP-&amp;Port:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address now:</source>
        <translation>Adresse jetzt:</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>not listening</source>
        <translation>lauscht nicht</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Drivers of yours on this computer find this window by themselves.</source>
        <translation>Ihre Drivers auf diesem Computer finden dieses Fenster von selbst.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another window (process %1) is the one that drivers find by themselves.</source>
        <translation>Ein anderes Fenster (Prozess %1) ist das, welches Drivers von selbst finden.</translation>
    </message>
    <message>
        <location filename="../src/gui/preferences/preferencesdialog.cpp" line="+26"/>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Pages of the preferences</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Discovery</source>
        <translation>Suche</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Listening</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Starting</source>
        <translation>Starten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Notifications</source>
        <translation>Benachrichtigungen</translation>
    </message>
</context>
<context>
    <name>cinderscope::ProblemSummary</name>
    <message>
        <location filename="../src/gui/launchform/problemsummary.cpp" line="+25"/>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Goes to the next problem (F8)</source>
        <translation>Geht zum nächsten Problem (F8)</translation>
    </message>
    <message numerus="yes">
        <location line="+20"/>
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing is wrong with it.</source>
        <translation>Nichts zu beanstanden.</translation>
    </message>
</context>
<context>
    <name>cinderscope::ProgressCounts</name>
    <message>
        <location filename="../src/gui/base/progresscounts.cpp" line="+38"/>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>%1 of %2 complete</source>
        <translation>%1 von %2 fertig</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 active</source>
        <translation>%1 aktiv</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 killed</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 skipped</source>
        <translation>%1 übersprungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>, </source>
        <translation>, </translation>
    </message>
</context>
<context>
    <name>cinderscope::ProgressLegend</name>
    <message>
        <location filename="../src/gui/pages/overview/progresslegend.cpp" line="+18"/>
        <source>Legend of the progress bars</source>
        <translation>Legende der Fortschrittsbalken</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>complete</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>killed</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
</context>
<context>
    <name>cinderscope::ProgressLine</name>
    <message>
        <location filename="../src/gui/web/progressline.cpp" line="+22"/>
        <source>Progress of loading</source>
        <translation>Fortschritt des Ladens</translation>
    </message>
</context>
<context>
    <name>cinderscope::QuantileModel</name>
    <message numerus="yes">
        <location filename="../src/gui/models/stagetables.cpp" line="-112"/>
        <source>%n successful task(s)</source>
        <translation>
            <numerusform>%n erfolgreicher Task</numerusform>
            <numerusform>%n erfolgreiche Tasks</numerusform>
        </translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Minimum</source>
        <translation>Minimum</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>25 %</source>
        <translation>25 %</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Median</source>
        <translation>Median</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>75 %</source>
        <translation>75 %</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Maximum</source>
        <translation>Maximum</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Distribution</source>
        <translation>Verteilung</translation>
    </message>
</context>
<context>
    <name>cinderscope::Questions</name>
    <message>
        <location filename="../src/gui/places/questions.cpp" line="+89"/>
        <source>SSH – %1</source>
        <translation>SSH – %1</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 was never connected to from here. Ask its owner for the fingerprint of its key and compare: if it differs, somebody else answers in its place.</source>
        <translation>Mit %1 gab es von hier noch nie eine Verbindung. Fragen Sie den Betreiber nach dem Fingerabdruck des Schlüssels und vergleichen Sie: Weicht er ab, antwortet jemand anders an dieser Stelle.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Kind of key:</source>
        <translation>Art des Schlüssels:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fingerprint:</source>
        <translation>Fingerabdruck:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is the &amp;same: connect</source>
        <translation>Stimmt über&amp;ein: verbinden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Do &amp;not connect</source>
        <translation>&amp;Nicht verbinden</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>&amp;No</source>
        <translation>&amp;Nein</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+60"/>
        <source>&amp;Connect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <location line="-60"/>
        <location line="+60"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location line="-46"/>
        <source>Certificate – %1</source>
        <translation>Zertifikat – %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The place shows a certificate that nobody known here has signed. Ask its owner for the fingerprint and compare: if it is the same, you can trust it from now on.</source>
        <translation>Der Ort zeigt ein Zertifikat, das niemand hier Bekanntes unterschrieben hat. Fragen Sie den Betreiber nach dem Fingerabdruck und vergleichen Sie: Stimmt er überein, können Sie dem Zertifikat ab jetzt vertrauen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The place shows a certificate that cannot be trusted. Ask its owner for a new one.</source>
        <translation>Der Ort zeigt ein Zertifikat, dem nicht vertraut werden kann. Bitten Sie den Betreiber um ein neues.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Made out to:</source>
        <translation>Ausgestellt auf:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Names:</source>
        <translation>Namen:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Issued by:</source>
        <translation>Ausgestellt von:</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Valid:</source>
        <translation>Gültig:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Why not:</source>
        <translation>Warum nicht:</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>SHA-256:</source>
        <translation>SHA-256:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is the &amp;same: trust it</source>
        <translation>Stimmt über&amp;ein: vertrauen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Do &amp;not trust</source>
        <translation>&amp;Nicht vertrauen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The password or token for %1 is not known.</source>
        <translation>Das Passwort oder Token für %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The password of the proxy on the way to %1 is not known.</source>
        <translation>Das Passwort des Proxys auf dem Weg zu %1 ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The key of the client certificate for %1 has a passphrase.</source>
        <translation>Der Schlüssel des Client-Zertifikats für %1 hat eine Passphrase.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It is kept in the system’s keychain.</source>
        <translation>Gemerkt wird im Schlüsselbund des Systems.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It is kept until the window ends.</source>
        <translation>Gemerkt wird bis zum Ende des Fensters.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Login – %1</source>
        <translation>Anmeldung – %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Password or token</source>
        <translation>Passwort oder Token</translation>
    </message>
</context>
<context>
    <name>cinderscope::QuitQuestion</name>
    <message>
        <location filename="../src/gui/launch/quitquestion.cpp" line="+29"/>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What was started from here still runs.</source>
        <translation>Von hier Gestartetes läuft noch.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It can end now, or go on without the window; the next one finds it again.</source>
        <translation>Es kann jetzt enden oder ohne das Fenster weiterlaufen; das nächste findet es wieder.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What still runs</source>
        <translation>Was noch läuft</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Ending</source>
        <translation>Wird beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Do not ask again</source>
        <translation>&amp;Nicht mehr fragen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;End and quit</source>
        <translation>Alles &amp;beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Keep running and quit</source>
        <translation>Nur das &amp;Fenster schließen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End at &amp;once</source>
        <translation>&amp;Sofort beenden</translation>
    </message>
    <message>
        <location line="+51"/>
        <source>%1 · %2</source>
        <comment>name, status</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Ending what was started…</source>
        <translation>Gestartetes wird beendet …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The window closes when all of it is over.</source>
        <translation>Das Fenster schließt sich, wenn alles zu Ende ist.</translation>
    </message>
</context>
<context>
    <name>cinderscope::ReplayBar</name>
    <message>
        <location filename="../src/gui/shell/replaybar.cpp" line="+35"/>
        <location line="+87"/>
        <source>%1 (%2)</source>
        <comment>action and key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="-78"/>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <location line="+10"/>
        <location line="+1"/>
        <source>Speed of the replay</source>
        <translation>Geschwindigkeit der Wiedergabe</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1×</source>
        <comment>speed of a replay</comment>
        <translation>%1×</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>%1 / %2</source>
        <comment>time now and length of a replay</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seeking…</source>
        <translation>Springt …</translation>
    </message>
</context>
<context>
    <name>cinderscope::RowFigures</name>
    <message>
        <location filename="../src/gui/base/statustext.cpp" line="+89"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Killed</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Skipped</source>
        <translation>Übersprungen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Pending</source>
        <translation>Wartet</translation>
    </message>
</context>
<context>
    <name>cinderscope::SampleModel</name>
    <message>
        <location filename="../src/gui/pages/overview/importreport.cpp" line="-113"/>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Begins with</source>
        <translation>Beginnt mit</translation>
    </message>
</context>
<context>
    <name>cinderscope::Screenshot</name>
    <message>
        <location filename="../src/app/screenshot.cpp" line="+42"/>
        <source>There is no page “%1”. Pages are: %2.</source>
        <translation>Es gibt keine Seite „%1“. Seiten sind: %2.</translation>
    </message>
    <message numerus="yes">
        <location line="+48"/>
        <source>The page was not ready within %n minute(s).</source>
        <translation>
            <numerusform>Die Seite war nach %n Minute nicht fertig.</numerusform>
            <numerusform>Die Seite war nach %n Minuten nicht fertig.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionCheck</name>
    <message>
        <location filename="../src/launch/config/filecheck.cpp" line="+42"/>
        <source>There is no folder “%1”.</source>
        <translation>Es gibt keinen Ordner „%1“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>There is no file “%1”.</source>
        <translation>Es gibt keine Datei „%1“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write the whole path, from / on.</source>
        <translation>Geben Sie den ganzen Pfad ab / an.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at its spelling, or choose another one.</source>
        <translation>Prüfen Sie die Schreibweise, oder wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” is no folder.</source>
        <translation>„%1“ ist kein Ordner.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+58"/>
        <source>“%1” is a folder.</source>
        <translation>„%1“ ist ein Ordner.</translation>
    </message>
    <message>
        <location line="-57"/>
        <source>Choose a folder.</source>
        <translation>Wählen Sie einen Ordner.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Choose a file in it.</source>
        <translation>Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>You may not read “%1”.</source>
        <translation>Sie dürfen „%1“ nicht lesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Ask its owner, or choose another one.</source>
        <translation>Fragen Sie den Besitzer, oder wählen Sie etwas anderes.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>“%1” is no Spark: there is no bin/spark-submit in it.</source>
        <translation>„%1“ ist kein Spark: bin/spark-submit fehlt darin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose the folder into which Spark was unpacked.</source>
        <translation>Wählen Sie den Ordner, in den Spark entpackt wurde.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+32"/>
        <source>“%1” cannot be run.</source>
        <translation>„%1“ ist nicht ausführbar.</translation>
    </message>
    <message>
        <location line="-31"/>
        <source>Make it executable (chmod +x), or unpack Spark again.</source>
        <translation>Machen Sie es ausführbar (chmod +x), oder entpacken Sie Spark erneut.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The version of this Spark cannot be told: jars/spark-core is missing.</source>
        <translation>Die Version dieses Spark ist nicht erkennbar: jars/spark-core fehlt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unpack or build it again if it does not start.</source>
        <translation>Entpacken oder bauen Sie es erneut, wenn es nicht startet.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This Spark is %1, not %2.</source>
        <translation>Dieses Spark ist %1, nicht %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave the version empty, then that of the Spark chosen counts.</source>
        <translation>Lassen Sie die Version leer, dann gilt die des gewählten Spark.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>There is no program “%1” on the path.</source>
        <translation>Im PATH gibt es kein Programm „%1“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write its whole path, or install it.</source>
        <translation>Geben Sie den ganzen Pfad an, oder installieren Sie es.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Choose the python in it.</source>
        <translation>Wählen Sie das python darin.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Choose a Python interpreter.</source>
        <translation>Wählen Sie einen Python-Interpreter.</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>“%1” is no Java: there is no bin/java in it.</source>
        <translation>„%1“ ist kein Java: bin/java fehlt darin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a Java home, for example a folder of /usr/lib/jvm.</source>
        <translation>Wählen Sie ein Java-Home, zum Beispiel einen Ordner in /usr/lib/jvm.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>This is Java %1; Spark %2 needs %3 or later.</source>
        <translation>Das ist Java %1; Spark %2 braucht %3 oder neuer.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose a newer Java.</source>
        <translation>Wählen Sie ein neueres Java.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>This is Java %1; Spark %2 was made for 8, 11 and 17.</source>
        <translation>Das ist Java %1; Spark %2 ist für 8, 11 und 17 gemacht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose Java 17 if something strange happens.</source>
        <translation>Wählen Sie Java 17, wenn Seltsames geschieht.</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Line %1 of the workers file, “%2”, is no host.</source>
        <translation>Zeile %1 der Worker-Datei, „%2“, ist kein Host.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+6"/>
        <source>Write one host on each line.</source>
        <translation>Schreiben Sie einen Host je Zeile.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>The workers file names no host.</source>
        <translation>Die Worker-Datei nennt keinen Host.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>This configuration holds a secret, and others may read its file.</source>
        <translation>Diese Konfiguration enthält ein Geheimnis, und andere dürfen ihre Datei lesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save it here, which closes it, or use chmod 600.</source>
        <translation>Speichern Sie sie hier, das sperrt sie, oder nehmen Sie chmod 600.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The folder of event logs, “%1”, does not exist: Spark refuses to start.</source>
        <translation>Den Ordner der Ereignisprotokolle, „%1“, gibt es nicht: Spark verweigert den Start.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Make it, or set spark.eventLog.dir to another one.</source>
        <translation>Legen Sie ihn an, oder setzen Sie spark.eventLog.dir auf einen anderen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>You may not write to “%1”.</source>
        <translation>Sie dürfen nicht in „%1“ schreiben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set spark.eventLog.dir to another folder.</source>
        <translation>Setzen Sie spark.eventLog.dir auf einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/kindcheck.cpp" line="+21"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="+83"/>
        <source>%1 is no port.</source>
        <translation>%1 ist kein Port.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write a number from 1 to 65535, or 0 for the usual one or the next free one.</source>
        <translation>Geben Sie eine Zahl von 1 bis 65535 an, oder 0 für den üblichen oder den nächsten freien.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Ports below 1024 are for the system&apos;s own services.</source>
        <translation>Ports unter 1024 sind für Dienste des Systems.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose one from 1024 on.</source>
        <translation>Wählen Sie einen ab 1024.</translation>
    </message>
    <message>
        <location line="+6"/>
        <location filename="../src/launch/config/mastercheck.cpp" line="+74"/>
        <source>“%1” is no name of a host.</source>
        <translation>„%1“ ist kein Name eines Hosts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/mastercheck.cpp" line="+1"/>
        <source>Write a name or an address as the network knows it.</source>
        <translation>Geben Sie einen Namen oder eine Adresse an, wie das Netzwerk sie kennt.</translation>
    </message>
    <message>
        <location line="+11"/>
        <location line="+18"/>
        <source>“%1” is no host that ssh can go to.</source>
        <translation>„%1“ ist kein Host, zu dem ssh gehen kann.</translation>
    </message>
    <message>
        <location line="-17"/>
        <location line="+18"/>
        <source>Write host, user@host or user@host:port.</source>
        <translation>Schreiben Sie host, user@host oder user@host:port.</translation>
    </message>
    <message>
        <location line="-14"/>
        <location filename="../src/launch/config/packagecheck.cpp" line="+67"/>
        <source>“%1” comes twice.</source>
        <translation>„%1“ steht doppelt da.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Name each host once: it gets one worker.</source>
        <translation>Nennen Sie jeden Host einmal: Er erhält einen Worker.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>No hosts are named.</source>
        <translation>Keine Hosts sind genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write one or more hosts, or choose a workers file (conf/workers).</source>
        <translation>Nennen Sie einen oder mehr Hosts, oder wählen Sie eine Worker-Datei (conf/workers).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Hosts are named, so the workers file is not read.</source>
        <translation>Hosts sind genannt, daher wird die Worker-Datei nicht gelesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/togethercheck.cpp" line="+70"/>
        <source>Keep one of both.</source>
        <translation>Behalten Sie eines von beiden.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Master and pages cannot have the same port.</source>
        <translation>Master und Seiten können nicht denselben Port haben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Change one of them; 0 is the usual one or the next free one.</source>
        <translation>Ändern Sie einen davon; 0 ist der übliche oder der nächste freie.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A cluster without workers runs nothing.</source>
        <translation>Ein Cluster ohne Worker führt nichts aus.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/togethercheck.cpp" line="+40"/>
        <source>Write 1 or more.</source>
        <translation>Geben Sie 1 oder mehr an.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n workers on one computer are %n Java processes.</source>
        <translation>
            <numerusform>%n Worker auf einem Computer ist %n Java-Prozess.</numerusform>
            <numerusform>%n Worker auf einem Computer sind %n Java-Prozesse.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A few workers with more cores do the same.</source>
        <translation>Wenige Worker mit mehr Kernen leisten dasselbe.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>A worker cannot have fewer than no cores.</source>
        <translation>Ein Worker kann nicht weniger als keine Kerne haben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write 1 or more, or 0 for all.</source>
        <translation>Geben Sie 1 oder mehr an, oder 0 für alle.</translation>
    </message>
    <message>
        <location line="+5"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="-31"/>
        <location filename="../src/launch/config/togethercheck.cpp" line="-80"/>
        <source>“%1” is no size that Spark understands.</source>
        <translation>„%1“ ist keine Größe, die Spark versteht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/togethercheck.cpp" line="+1"/>
        <source>Write a whole number with m or g, for example 2g.</source>
        <translation>Schreiben Sie eine ganze Zahl mit m oder g, zum Beispiel 2g.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>An executor asks for %1, more than a worker has (%2): none would ever start.</source>
        <translation>Ein Executor verlangt %1, mehr, als ein Worker hat (%2): Keiner würde je starten.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Give workers more memory, or executors less.</source>
        <translation>Geben Sie Workern mehr Speicher oder Executors weniger.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>An executor asks for %1 cores, more than a worker has (%2): none would ever start.</source>
        <translation>Ein Executor verlangt %1 Kerne, mehr, als ein Worker hat (%2): Keiner würde je starten.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Give workers more cores, or executors fewer.</source>
        <translation>Geben Sie Workern mehr Kerne oder Executors weniger.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>No application is named.</source>
        <translation>Keine Anwendung ist genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a Python file, a jar or an R file.</source>
        <translation>Wählen Sie eine Python-Datei, ein JAR oder eine R-Datei.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“%1” would be taken for an option of spark-submit.</source>
        <translation>„%1“ würde als Option von spark-submit verstanden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write the whole path.</source>
        <translation>Geben Sie den ganzen Pfad an.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Only jars have a main class.</source>
        <translation>Nur JARs haben eine Hauptklasse.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/mastercheck.cpp" line="+77"/>
        <source>Leave it empty.</source>
        <translation>Lassen Sie das Feld leer.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The main class is taken from the jar&apos;s manifest, if it names one.</source>
        <translation>Die Hauptklasse kommt aus dem Manifest des JARs, wenn es eine nennt.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>“%1” is no name of a class.</source>
        <translation>„%1“ ist kein Name einer Klasse.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write it with its package, for example org.example.Main.</source>
        <translation>Schreiben Sie ihn mit Paket, zum Beispiel org.example.Main.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The argument “%1” looks like a secret: every user sees arguments in the list of processes.</source>
        <translation>Das Argument „%1“ sieht nach einem Geheimnis aus: Jeder Benutzer sieht Argumente in der Prozessliste.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Pass it as a property or in a file that only you can read.</source>
        <translation>Übergeben Sie es als Eigenschaft oder in einer Datei, die nur Sie lesen können.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The property spark.submit.deployMode says something else than the mode above, which wins.</source>
        <translation>Die Eigenschaft spark.submit.deployMode sagt etwas anderes als der Modus oben; dieser gilt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/launch/config/mastercheck.cpp" line="-5"/>
        <source>Remove the property.</source>
        <translation>Entfernen Sie die Eigenschaft.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>No container image is named.</source>
        <translation>Kein Container-Image ist genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set the property spark.kubernetes.container.image, for example apache/spark:4.0.1.</source>
        <translation>Setzen Sie die Eigenschaft spark.kubernetes.container.image, zum Beispiel apache/spark:4.0.1.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>In cluster mode the driver is in a container, which does not see this computer&apos;s files.</source>
        <translation>Im Cluster-Modus ist der Driver in einem Container, der die Dateien dieses Computers nicht sieht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write local:///path for a file of the image, or set spark.kubernetes.file.upload.path to a folder that both sides reach.</source>
        <translation>Schreiben Sie local:///pfad für eine Datei des Images, oder setzen Sie spark.kubernetes.file.upload.path auf einen Ordner, den beide Seiten erreichen.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>“%1” is no way to treat a Spark that is there already.</source>
        <translation>„%1“ ist kein Umgang mit einem schon vorhandenen Spark.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write one of refuse, use, restart.</source>
        <translation>Schreiben Sie refuse, use oder restart.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>“%1” is no address of a notebook server.</source>
        <translation>„%1“ ist keine Adresse eines Notebook-Servers.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write it as in the browser, for example http://localhost:8888/.</source>
        <translation>Schreiben Sie sie wie im Browser, zum Beispiel http://localhost:8888/.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The address holds a login or a token.</source>
        <translation>Die Adresse enthält eine Anmeldung oder ein Token.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it: tokens are kept in the keychain and asked for at the start.</source>
        <translation>Entfernen Sie sie: Tokens stehen im Schlüsselbund, gefragt wird beim Start.</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>No folder of event logs is named.</source>
        <translation>Kein Ordner mit Ereignisprotokollen ist genannt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose the folder that spark.eventLog.dir of your applications names.</source>
        <translation>Wählen Sie den Ordner, den spark.eventLog.dir Ihrer Anwendungen nennt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Spark has Connect servers from 3.4 on.</source>
        <translation>Spark hat Connect-Server ab 3.4.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose a newer Spark, or no Connect server.</source>
        <translation>Wählen Sie ein neueres Spark oder keinen Connect-Server.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The Connect server is in the driver, on this computer.</source>
        <translation>Der Connect-Server ist im Driver, auf diesem Computer.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>“%1” is no name of a variable.</source>
        <translation>„%1“ ist kein Name einer Variablen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use letters, digits and underscores, and no digit at the start.</source>
        <translation>Nehmen Sie Buchstaben, Ziffern und Unterstriche, am Anfang keine Ziffer.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="+171"/>
        <source>The value holds a NUL character.</source>
        <translation>Der Wert enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="+1"/>
        <source>Remove it.</source>
        <translation>Entfernen Sie es.</translation>
    </message>
    <message>
        <location line="+2"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="+57"/>
        <source>“%1” is set twice.</source>
        <translation>„%1“ ist doppelt gesetzt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/launch/config/packagecheck.cpp" line="+1"/>
        <location filename="../src/launch/config/propertycheck.cpp" line="+1"/>
        <source>Remove one of them.</source>
        <translation>Entfernen Sie eines davon.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>SPARK_HOME is another than the Spark chosen above, which wins.</source>
        <translation>SPARK_HOME ist ein anderes als das oben gewählte Spark; dieses gilt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <source>Remove the variable.</source>
        <translation>Entfernen Sie die Variable.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>JAVA_HOME is another than the Java chosen above, which wins.</source>
        <translation>JAVA_HOME ist ein anderes als das oben gewählte Java; dieses gilt.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>A secret: what is started gets it in its environment, which only you and root can read.</source>
        <translation>Ein Geheimnis: Gestartetes erhält es in seiner Umgebung, die nur Sie und root lesen können.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/mastercheck.cpp" line="-120"/>
        <source>local-cluster is for Spark&apos;s own tests: it needs a whole Spark distribution.</source>
        <translation>local-cluster ist für Sparks eigene Tests: Es braucht eine ganze Spark-Distribution.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A standalone cluster on this computer does the same and is supported.</source>
        <translation>Ein Standalone-Cluster auf diesem Computer leistet dasselbe und wird unterstützt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>“%1” is no local master.</source>
        <translation>„%1“ ist kein lokaler Master.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write local[*] for all cores, local[4] for four, local[4,2] for two tries a task.</source>
        <translation>Schreiben Sie local[*] für alle Kerne, local[4] für vier, local[4,2] für zwei Versuche je Task.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>A local master needs one core at least.</source>
        <translation>Ein lokaler Master braucht mindestens einen Kern.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write local[*] for all cores, or local[1].</source>
        <translation>Schreiben Sie local[*] für alle Kerne oder local[1].</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Cluster mode does not go with a local master: there is no cluster.</source>
        <translation>Der Cluster-Modus passt nicht zu einem lokalen Master: Es gibt keinen Cluster.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose client mode, or the master of a cluster.</source>
        <translation>Wählen Sie den Client-Modus oder den Master eines Clusters.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The master&apos;s address “%1” has no port.</source>
        <translation>Die Adresse „%1“ des Masters hat keinen Port.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write spark://host:port; the port is 7077 unless it was changed.</source>
        <translation>Schreiben Sie spark://host:port; der Port ist 7077, wenn nicht geändert.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>“%1” is no port.</source>
        <translation>„%1“ ist kein Port.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write a number from 1 to 65535; 7077 unless it was changed.</source>
        <translation>Geben Sie eine Zahl von 1 bis 65535 an; 7077, wenn nicht geändert.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>8080 is usually the port of the master&apos;s pages, not of the master.</source>
        <translation>8080 ist meist der Port der Seiten des Masters, nicht des Masters.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>6066 is usually the port of the master&apos;s REST server.</source>
        <translation>6066 ist meist der Port des REST-Servers des Masters.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The master&apos;s port is 7077 unless it was changed; its page names it on top.</source>
        <translation>Der Port des Masters ist 7077, wenn nicht geändert; seine Seite nennt ihn ganz oben.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>A standalone cluster runs drivers of Scala and Java only, not of Python or R.</source>
        <translation>Ein Standalone-Cluster führt nur Driver in Scala und Java aus, nicht in Python oder R.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose client mode.</source>
        <translation>Wählen Sie den Client-Modus.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>“%1” names no Kubernetes API server.</source>
        <translation>„%1“ nennt keinen API-Server von Kubernetes.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+58"/>
        <source>Write k8s://https://host:port, as kubectl cluster-info names it.</source>
        <translation>Schreiben Sie k8s://https://host:port, wie kubectl cluster-info es nennt.</translation>
    </message>
    <message>
        <location line="-54"/>
        <source>The address has no port; Spark takes 443.</source>
        <translation>Die Adresse hat keinen Port; Spark nimmt 443.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Many API servers listen on 6443: see kubectl cluster-info.</source>
        <translation>Viele API-Server lauschen an 6443: siehe kubectl cluster-info.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Without TLS, everybody on the way reads what is sent.</source>
        <translation>Ohne TLS liest jeder auf dem Weg mit, was gesendet wird.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write k8s://https://…, unless it is a proxy on this computer.</source>
        <translation>Schreiben Sie k8s://https://…, außer es ist ein Proxy auf diesem Computer.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The address holds a login, which every user would see in the list of processes.</source>
        <translation>Die Adresse enthält eine Anmeldung, die jeder Benutzer in der Prozessliste sähe.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it; Spark takes the login of your kubectl configuration.</source>
        <translation>Entfernen Sie sie; Spark nimmt die Anmeldung Ihrer kubectl-Konfiguration.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Spark 4 has no Mesos any more.</source>
        <translation>Spark 4 hat kein Mesos mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Mesos is deprecated since Spark 3.2 and gone in Spark 4.</source>
        <translation>Mesos ist seit Spark 3.2 veraltet und in Spark 4 entfallen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose Kubernetes, YARN or a standalone cluster.</source>
        <translation>Wählen Sie Kubernetes, YARN oder einen Standalone-Cluster.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>sc:// is the address of a Connect server, which is no master.</source>
        <translation>sc:// ist die Adresse eines Connect-Servers; der ist kein Master.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write the cluster&apos;s master; or set the property spark.remote and no master.</source>
        <translation>Geben Sie den Master des Clusters an; oder setzen Sie die Eigenschaft spark.remote und keinen Master.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark knows no master “%1” any more.</source>
        <translation>Spark kennt keinen Master „%1“ mehr.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write yarn; the mode is a field of its own.</source>
        <translation>Schreiben Sie yarn; der Modus ist ein eigenes Feld.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>“%1” is no master.</source>
        <translation>„%1“ ist kein Master.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write local[*], spark://host:7077, yarn or k8s://https://host:port.</source>
        <translation>Schreiben Sie local[*], spark://host:7077, yarn oder k8s://https://host:port.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The property spark.master says something else than the master above, which wins.</source>
        <translation>Die Eigenschaft spark.master sagt etwas anderes als der Master oben; dieser gilt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The master is not used: this kind starts none, or its own.</source>
        <translation>Der Master wird nicht verwendet: Diese Art startet keinen oder ihren eigenen.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The Kubernetes API server&apos;s address is missing.</source>
        <translation>Die Adresse des API-Servers von Kubernetes fehlt.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/packagecheck.cpp" line="-33"/>
        <source>“%1” is for Scala %2; Spark %3 is made with Scala %4.</source>
        <translation>„%1“ ist für Scala %2; Spark %3 ist mit Scala %4 gemacht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Choose the package for Scala %1.</source>
        <translation>Wählen Sie das Paket für Scala %1.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>“%1” belongs to Spark %2, not to %3.</source>
        <translation>„%1“ gehört zu Spark %2, nicht zu %3.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose the version of your Spark.</source>
        <translation>Wählen Sie die Version Ihres Spark.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>“%1” is no Maven coordinate.</source>
        <translation>„%1“ ist keine Maven-Koordinate.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Its version is missing: write group:artifact:version.</source>
        <translation>Die Version fehlt: Schreiben Sie group:artifact:version.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write group:artifact:version, for example org.apache.spark:spark-avro_2.13:4.0.0.</source>
        <translation>Schreiben Sie group:artifact:version, zum Beispiel org.apache.spark:spark-avro_2.13:4.0.0.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>“%1” and “%2” are two versions of the same package.</source>
        <translation>„%1“ und „%2“ sind zwei Versionen desselben Pakets.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep one of them.</source>
        <translation>Behalten Sie eine davon.</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>“%1” is no address of a repository.</source>
        <translation>„%1“ ist keine Adresse eines Repositorys.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write it like https://repo.example.org/maven.</source>
        <translation>Schreiben Sie sie wie https://repo.example.org/maven.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The repository&apos;s address holds a login, which Spark writes to its log.</source>
        <translation>Die Adresse des Repositorys enthält eine Anmeldung, die Spark in sein Protokoll schreibt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Put the login into an Ivy settings file and name that in spark.jars.ivySettings.</source>
        <translation>Setzen Sie die Anmeldung in eine Ivy-Einstellungsdatei, und nennen Sie diese in spark.jars.ivySettings.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Code from “%1” comes without TLS: others on the way can change it.</source>
        <translation>Code von „%1“ kommt ohne TLS: Andere auf dem Weg können ihn ändern.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Write https:// where the repository has it.</source>
        <translation>Schreiben Sie https://, wenn das Repository es bietet.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/propertycheck.cpp" line="-229"/>
        <source>Write a whole number with b, k, m, g, t or p, for example 512m.</source>
        <translation>Schreiben Sie eine ganze Zahl mit b, k, m, g, t oder p, zum Beispiel 512m.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>“%1” is no time that Spark understands.</source>
        <translation>„%1“ ist keine Zeit, die Spark versteht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write a whole number with us, ms, s, min, h or d, for example 30s.</source>
        <translation>Schreiben Sie eine ganze Zahl mit us, ms, s, min, h oder d, zum Beispiel 30s.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>%1 is too small for “%2”.</source>
        <translation>%1 ist zu klein für „%2“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write %1 or more.</source>
        <translation>Geben Sie %1 oder mehr an.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 is too large for “%2”.</source>
        <translation>%1 ist zu groß für „%2“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write %1 or less.</source>
        <translation>Geben Sie %1 oder weniger an.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Write a number from 1 to 65535, or 0 for any free one.</source>
        <translation>Geben Sie eine Zahl von 1 bis 65535 an, oder 0 für einen freien.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>“%1” is no whole number.</source>
        <translation>„%1“ ist keine ganze Zahl.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>“%1” is no number.</source>
        <translation>„%1“ ist keine Zahl.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write digits only, for example 200.</source>
        <translation>Schreiben Sie nur Ziffern, zum Beispiel 200.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write a number with a decimal point, for example 0.6.</source>
        <translation>Schreiben Sie eine Zahl mit Dezimalpunkt, zum Beispiel 0.6.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>“%1” is no value of “%2”.</source>
        <translation>„%1“ ist kein Wert von „%2“.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write one of %1.</source>
        <translation>Geben Sie eines davon an: %1.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>The regular expression seems to be broken: %1.</source>
        <translation>Der reguläre Ausdruck scheint fehlerhaft: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look at its brackets and backslashes.</source>
        <translation>Prüfen Sie Klammern und Backslashes.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>“%1” is neither true nor false.</source>
        <translation>„%1“ ist weder true noch false.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write true or false.</source>
        <translation>Schreiben Sie true oder false.</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>Spark ignores properties that do not begin with “spark.”.</source>
        <translation>Spark ignoriert Eigenschaften, die nicht mit „spark.“ beginnen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Settings of Hadoop are written as spark.hadoop.%1.</source>
        <translation>Einstellungen von Hadoop schreibt man als spark.hadoop.%1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+8"/>
        <source>Did you mean “%1”?</source>
        <translation>Meinten Sie „%1“?</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Spark has no property “%1”.</source>
        <translation>Spark hat keine Eigenschaft „%1“.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>That is right for properties of other libraries; else look at its spelling.</source>
        <translation>Bei Eigenschaften anderer Bibliotheken ist das richtig; sonst prüfen Sie die Schreibweise.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>“%1” is an older name of this property.</source>
        <translation>„%1“ ist ein älterer Name dieser Eigenschaft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+10"/>
        <source>Write “%1”.</source>
        <translation>Schreiben Sie „%1“.</translation>
    </message>
    <message>
        <location line="-1"/>
        <source>“%1” is deprecated since Spark %2.</source>
        <translation>„%1“ ist seit Spark %2 veraltet.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Spark %1 does not have “%2”, which came with %3.</source>
        <translation>Spark %1 hat „%2“ nicht; es kam mit %3.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it, or choose a newer Spark.</source>
        <translation>Entfernen Sie es, oder wählen Sie ein neueres Spark.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>A property has no name.</source>
        <translation>Eine Eigenschaft hat keinen Namen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write its name, or remove it.</source>
        <translation>Geben Sie ihren Namen an, oder entfernen Sie sie.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The name “%1” holds blanks or characters that no property has.</source>
        <translation>Der Name „%1“ enthält Leerzeichen oder Zeichen, die keine Eigenschaft hat.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove them; a value belongs into the field beside it.</source>
        <translation>Entfernen Sie sie; ein Wert gehört ins Feld daneben.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>A secret: it is in this configuration&apos;s file, which only you can read, and reaches Spark by another such file.</source>
        <translation>Ein Geheimnis: Es steht in der Datei dieser Konfiguration, die nur Sie lesen können, und erreicht Spark durch eine weitere solche Datei.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It is not in command lines or logs, and Spark hides it on its pages; the application itself can read it.</source>
        <translation>Es steht nicht in Befehlszeilen oder Protokollen, und Spark verbirgt es auf seinen Seiten; die Anwendung selbst kann es lesen.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Spark refuses -Xmx in “%1”.</source>
        <translation>Spark lehnt -Xmx in „%1“ ab.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set spark.%1.memory instead.</source>
        <translation>Setzen Sie stattdessen spark.%1.memory.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark refuses settings of its own (-Dspark…) in “%1”.</source>
        <translation>Spark lehnt eigene Einstellungen (-Dspark…) in „%1“ ab.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write them as properties.</source>
        <translation>Schreiben Sie sie als Eigenschaften.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/sessioncheck.cpp" line="+95"/>
        <source>The configuration has no name.</source>
        <translation>Die Konfiguration hat keinen Namen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Give it one.</source>
        <translation>Geben Sie ihr einen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The name has more than 200 characters.</source>
        <translation>Der Name hat mehr als 200 Zeichen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shorten it; there is room in the description.</source>
        <translation>Kürzen Sie ihn; in der Beschreibung ist Platz.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>“%1” is no version of Spark.</source>
        <translation>„%1“ ist keine Spark-Version.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write it like 4.0 or 3.5.1, or leave it empty.</source>
        <translation>Schreiben Sie sie wie 4.0 oder 3.5.1, oder lassen Sie sie leer.</translation>
    </message>
    <message>
        <location filename="../src/launch/config/togethercheck.cpp" line="+8"/>
        <source>Java would take “%1” for bytes.</source>
        <translation>Java verstünde „%1“ als Bytes.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Java does not understand “%1”.</source>
        <translation>Java versteht „%1“ nicht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write it with k, m, g or t, for example 2g.</source>
        <translation>Schreiben Sie es mit k, m, g oder t, zum Beispiel 2g.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Spark refuses to start a driver with less than 450 MiB.</source>
        <translation>Spark startet keinen Driver mit weniger als 450 MiB.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark refuses to start executors with less than 450 MiB.</source>
        <translation>Spark startet keine Executors mit weniger als 450 MiB.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write 512m or more.</source>
        <translation>Geben Sie 512m oder mehr an.</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>“%1” is also set under resources, to %2; this property wins.</source>
        <translation>„%1“ ist auch unter „Ressourcen“ gesetzt, auf %2; diese Eigenschaft gilt.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 is too small.</source>
        <translation>%1 ist zu klein.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Write 1 or more, or 0 for Spark&apos;s default.</source>
        <translation>Geben Sie 1 oder mehr an, oder 0 für Sparks Vorgabe.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Dynamic allocation does nothing with a local master.</source>
        <translation>Dynamic Allocation bewirkt mit einem lokalen Master nichts.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove it, or choose the master of a cluster.</source>
        <translation>Entfernen Sie sie, oder wählen Sie den Master eines Clusters.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Dynamic allocation needs shuffle tracking, an external shuffle service or decommissioning: Spark refuses to start without.</source>
        <translation>Dynamic Allocation braucht Shuffle-Tracking, einen externen Shuffle-Service oder Decommissioning: Ohne verweigert Spark den Start.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Set spark.dynamicAllocation.shuffleTracking.enabled to true.</source>
        <translation>Setzen Sie spark.dynamicAllocation.shuffleTracking.enabled auf true.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>At most %1 executors are fewer than at least %2.</source>
        <translation>Höchstens %1 Executors sind weniger als mindestens %2.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Exchange them.</source>
        <translation>Vertauschen Sie sie.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Without executors nothing runs.</source>
        <translation>Ohne Executors läuft nichts.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>A task needs %1 cores, an executor has %2: no task would ever run.</source>
        <translation>Ein Task braucht %1 Kerne, ein Executor hat %2: Kein Task würde je laufen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Raise spark.executor.cores or lower spark.task.cpus.</source>
        <translation>Erhöhen Sie spark.executor.cores, oder senken Sie spark.task.cpus.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>An executor asks for %1 cores, but all together may have %2: none would ever start.</source>
        <translation>Ein Executor verlangt %1 Kerne, aber alle zusammen dürfen %2 haben: Keiner würde je starten.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Raise spark.cores.max or lower spark.executor.cores.</source>
        <translation>Erhöhen Sie spark.cores.max, oder senken Sie spark.executor.cores.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>With a local master all work is done in the driver: there are no executors.</source>
        <translation>Mit einem lokalen Master geschieht alle Arbeit im Driver: Es gibt keine Executors.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Set the driver&apos;s memory instead.</source>
        <translation>Setzen Sie stattdessen den Driver-Speicher.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Say how many cores in the master: local[4].</source>
        <translation>Nennen Sie die Zahl der Kerne im Master: local[4].</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>A Scala kernel&apos;s Java runs already, so “%1” comes too late.</source>
        <translation>Das Java eines Scala-Kernels läuft schon, daher kommt „%1“ zu spät.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set it where the kernel is started, in its kernel.json.</source>
        <translation>Setzen Sie es dort, wo der Kernel gestartet wird, in seiner kernel.json.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>“%1” counts only if the kernel has not started Spark yet.</source>
        <translation>„%1“ wirkt nur, wenn der Kernel Spark noch nicht gestartet hat.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Restart the kernel first if it had a session.</source>
        <translation>Starten Sie den Kernel zuerst neu, wenn er eine Sitzung hatte.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The driver&apos;s cores count in cluster mode only.</source>
        <translation>Die Driver-Kerne wirken nur im Cluster-Modus.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark refuses spark.remote together with a master.</source>
        <translation>Spark lehnt spark.remote zusammen mit einem Master ab.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Remove one of both.</source>
        <translation>Entfernen Sie eines von beiden.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Executors would report every %1, but be taken for lost after %2.</source>
        <translation>Executors würden sich alle %1 melden, gälten aber nach %2 als verloren.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Set spark.executor.heartbeatInterval well below spark.network.timeout.</source>
        <translation>Setzen Sie spark.executor.heartbeatInterval deutlich unter spark.network.timeout.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Encryption needs authentication: Spark refuses to start without.</source>
        <translation>Verschlüsselung braucht Authentifizierung: Ohne verweigert Spark den Start.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Set spark.authenticate to true.</source>
        <translation>Setzen Sie spark.authenticate auf true.</translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionDialog</name>
    <message>
        <location filename="../src/gui/launchform/sessiondialog.cpp" line="+41"/>
        <source>New session configuration</source>
        <translation>Neue Sitzungskonfiguration</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Edit “%1”</source>
        <translation>„%1“ bearbeiten</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Save and s&amp;tart</source>
        <translation>Speichern und s&amp;tarten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Mend the errors first; it can be saved as it is.</source>
        <translation>Beheben Sie zuerst die Fehler; speichern geht auch so.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>The configuration could not be saved.</source>
        <translation>Die Konfiguration konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Save as a copy</source>
        <translation>Als Kopie speichern</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Save the changes?</source>
        <translation>Änderungen speichern?</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Else they are lost.</source>
        <translation>Sonst gehen sie verloren.</translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionForm</name>
    <message>
        <location filename="../src/gui/launchform/sessionform.cpp" line="+40"/>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Properties</source>
        <translation>Eigenschaften</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionList</name>
    <message>
        <location filename="../src/gui/launchform/sessionlist.cpp" line="+77"/>
        <location line="+107"/>
        <source>Session configurations</source>
        <translation>Sitzungskonfigurationen</translation>
    </message>
    <message>
        <location line="-69"/>
        <source>About the selected configuration</source>
        <translation>Zur ausgewählten Konfiguration</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>&amp;New</source>
        <translation>&amp;Neu</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;JSON folder…</source>
        <translation>&amp;JSON-Ordner …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A folder of JSON configurations of other tools, which are read as they are</source>
        <translation>Ein Ordner mit JSON-Konfigurationen anderer Werkzeuge, die gelesen werden, wie sie sind</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+1"/>
        <source>Filter configurations</source>
        <translation>Konfigurationen filtern</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&amp;Empty configuration</source>
        <translation>&amp;Leere Konfiguration</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>My session</source>
        <translation>Meine Sitzung</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>From an example</source>
        <translation>Aus einem Beispiel</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Nothing matches the filter</source>
        <translation>Nichts passt zum Filter</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Other words may, or all are shown without it.</source>
        <translation>Andere Wörter passen vielleicht; ohne ihn sind alle zu sehen.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No configurations yet</source>
        <translation>Noch keine Konfigurationen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A configuration says what is started, where and with which settings. Begin with an example, or with an empty one.</source>
        <translation>Eine Konfiguration sagt, was gestartet wird, wo und mit welchen Einstellungen. Beginnen Sie mit einem Beispiel oder mit einer leeren.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Begin with an example</source>
        <translation>Mit einem Beispiel beginnen</translation>
    </message>
    <message>
        <location line="+34"/>
        <location line="+28"/>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <location line="-27"/>
        <source>D&amp;uplicate</source>
        <translation>&amp;Duplizieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show &amp;file</source>
        <translation>Da&amp;tei zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Start</source>
        <translation>Sta&amp;rten</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>&amp;Edit a copy…</source>
        <translation>Kopie &amp;bearbeiten …</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>The copy could not be saved.</source>
        <translation>Die Kopie konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The configuration could not be deleted.</source>
        <translation>Die Konfiguration konnte nicht gelöscht werden.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>“%1” was deleted.</source>
        <translation>„%1“ wurde gelöscht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>“%1” could not be restored.</source>
        <translation>„%1“ konnte nicht wiederhergestellt werden.</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Folder of JSON configurations</source>
        <translation>Ordner der JSON-Konfigurationen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>JSON configurations of “%1” are listed.</source>
        <translation>JSON-Konfigurationen aus „%1“ werden aufgeführt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave them out</source>
        <translation>Weglassen</translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionListModel</name>
    <message>
        <location filename="../src/gui/launchform/sessionlistmodel.cpp" line="+69"/>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <location line="+23"/>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message numerus="yes">
        <location line="+6"/>
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n Fehler</numerusform>
            <numerusform>%n Fehler</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%n Warnung</numerusform>
            <numerusform>%n Warnungen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+54"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Master</source>
        <translation>Master</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
</context>
<context>
    <name>cinderscope::SessionPages</name>
    <message>
        <location filename="../src/gui/launchform/sessionkindtext.cpp" line="+25"/>
        <source>Session on this computer</source>
        <translation>Sitzung auf diesem Computer</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Standalone cluster on this computer</source>
        <translation>Standalone-Cluster auf diesem Computer</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Standalone cluster over SSH</source>
        <translation>Standalone-Cluster über SSH</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Session in a notebook&apos;s kernel</source>
        <translation>Sitzung im Kernel eines Notebooks</translation>
    </message>
    <message>
        <location line="+4"/>
        <location filename="../src/gui/launchform/sessionpages.cpp" line="+219"/>
        <source>Notebook server</source>
        <translation>Notebook-Server</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Application on Kubernetes</source>
        <translation>Anwendung auf Kubernetes</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>History server</source>
        <translation>History-Server</translation>
    </message>
    <message>
        <location line="-23"/>
        <source>Starts a driver here that waits for work, with any master.</source>
        <translation>Startet hier einen Driver, der auf Arbeit wartet, mit beliebigem Master.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Submitted application</source>
        <translation>Eingereichte Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Runs your program with spark-submit, here or on a cluster.</source>
        <translation>Führt Ihr Programm mit spark-submit aus, hier oder auf einem Cluster.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Starts a master and workers here.</source>
        <translation>Startet hier einen Master und Worker.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Starts a master and workers on other computers, through your own ssh.</source>
        <translation>Startet einen Master und Worker auf anderen Computern, über Ihr eigenes ssh.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Starts Spark in a running Jupyter kernel: spark, sc and conf are there afterwards.</source>
        <translation>Startet Spark in einem laufenden Jupyter-Kernel: spark, sc und conf sind danach vorhanden.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Starts Jupyter here, with everything that its notebooks need for Spark.</source>
        <translation>Startet hier Jupyter, mit allem, was seine Notebooks für Spark brauchen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Runs your program with spark-submit on a Kubernetes cluster.</source>
        <translation>Führt Ihr Programm mit spark-submit auf einem Kubernetes-Cluster aus.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Starts Spark&apos;s history server over a folder of event logs.</source>
        <translation>Startet Sparks History-Server über einem Ordner mit Ereignisprotokollen.</translation>
    </message>
    <message>
        <location filename="../src/gui/launchform/sessionpages.cpp" line="-177"/>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>My session</source>
        <translation>Meine Sitzung</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;Kind</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&amp;Description</source>
        <translation>&amp;Beschreibung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What it is for</source>
        <translation>Wofür sie ist</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Master</source>
        <translation>&amp;Master</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Where the work is done: local[4] on four cores of this computer, or a cluster.</source>
        <translation>Wo die Arbeit geschieht: local[4] auf vier Kernen dieses Computers, oder ein Cluster.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark &amp;version</source>
        <translation>Spark-&amp;Version</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>That of the Spark found</source>
        <translation>Die des gefundenen Spark</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For documentation and defaults of properties.</source>
        <translation>Für Dokumentation und Vorgaben der Eigenschaften.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attach Cinderscope&apos;s &amp;listener</source>
        <translation>Cinderscope-&amp;Listener anbinden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Every task is seen as it runs, and jobs can be cancelled from here.</source>
        <translation>Jeder Task ist zu sehen, während er läuft, und Jobs sind von hier abbrechbar.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep it &amp;running when this window closes</source>
        <translation>&amp;Weiterlaufen lassen, wenn dieses Fenster schließt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start a Spark &amp;Connect server in the driver</source>
        <translation>Spark-&amp;Connect-Server im Driver starten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Programs connect to it by sc://localhost.</source>
        <translation>Programme verbinden sich mit ihm über sc://localhost.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Spark, Python and Java</source>
        <translation>Spark, Python und Java</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Leave all empty to take SPARK_HOME, the Spark on the path, or the pyspark of python3.</source>
        <translation>Bleibt alles leer, gilt SPARK_HOME, das Spark im PATH oder das pyspark von python3.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark &amp;home</source>
        <translation>Spark-&amp;Home</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As this computer has it</source>
        <translation>Wie auf diesem Computer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The folder with bin/spark-submit.</source>
        <translation>Der Ordner mit bin/spark-submit.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Python</source>
        <translation>&amp;Python</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>An interpreter that has pyspark installed; with a Spark home, the one that runs the driver.</source>
        <translation>Ein Interpreter mit installiertem pyspark; mit einem Spark-Home der, der den Driver ausführt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Java home</source>
        <translation>&amp;Java-Home</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>As JAVA_HOME says</source>
        <translation>Wie JAVA_HOME sagt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Spark 4 needs Java 17 or later.</source>
        <translation>Spark 4 braucht Java 17 oder neuer.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What is empty here is as Spark chooses. Properties of the same meaning win.</source>
        <translation>Was hier leer ist, bestimmt Spark. Eigenschaften gleicher Bedeutung gehen vor.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Driver memory</source>
        <translation>&amp;Driver-Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With a local master, all work is done in the driver.</source>
        <translation>Mit einem lokalen Master geschieht alle Arbeit im Driver.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Driver &amp;cores</source>
        <translation>Driver-&amp;Kerne</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+4"/>
        <location line="+2"/>
        <source>As Spark chooses</source>
        <translation>Wie Spark bestimmt</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>In cluster mode only.</source>
        <translation>Nur im Cluster-Modus.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Executor memory</source>
        <translation>&amp;Executor-Speicher</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>C&amp;ores of each executor</source>
        <translation>Ke&amp;rne je Executor</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>E&amp;xecutors</source>
        <translation>E&amp;xecutors</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>With dynamic allocation: at most so many.</source>
        <translation>Mit Dynamic Allocation: höchstens so viele.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dynamic &amp;allocation</source>
        <translation>Dynamic &amp;Allocation</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>More executors while tasks wait, fewer while they idle; with shuffle tracking.</source>
        <translation>Mehr Executors, solange Tasks warten, weniger bei Leerlauf; mit Shuffle-Tracking.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Packages</source>
        <translation>Pakete</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Packages</source>
        <translation>&amp;Pakete</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Maven coordinates, group:artifact:version, one a line. They are fetched at the start.</source>
        <translation>Maven-Koordinaten, group:artifact:version, eine je Zeile. Sie werden beim Start geholt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Repositories</source>
        <translation>&amp;Repositorys</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Asked besides Maven Central, one address a line.</source>
        <translation>Neben Maven Central gefragt, eine Adresse je Zeile.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Application</source>
        <translation>&amp;Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A .py, .jar or .R file, or an address</source>
        <translation>Eine .py-, .jar- oder .R-Datei oder eine Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Main &amp;class</source>
        <translation>Haupt&amp;klasse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Of a jar; empty where its manifest names one.</source>
        <translation>Eines JARs; leer, wenn sein Manifest eine nennt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A&amp;rguments</source>
        <translation>Ar&amp;gumente</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One a line, without quotes. Other users of this computer can see them.</source>
        <translation>Eines je Zeile, ohne Anführungszeichen. Andere Benutzer dieses Computers können sie sehen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cluster &amp;mode: the driver runs on the cluster</source>
        <translation>Cluster-&amp;Modus: Der Driver läuft im Cluster</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Jars</source>
        <translation>&amp;JARs</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For the class path of driver and executors, one a line.</source>
        <translation>Für den Classpath von Driver und Executors, eines je Zeile.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>P&amp;ython files</source>
        <translation>P&amp;ython-Dateien</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>.py, .zip or .egg, one a line.</source>
        <translation>.py, .zip oder .egg, eine je Zeile.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Files</source>
        <translation>&amp;Dateien</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>For the working folder of each executor, one a line.</source>
        <translation>Für den Arbeitsordner jedes Executors, eine je Zeile.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Cluster</source>
        <translation>Cluster</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Workers</source>
        <translation>&amp;Worker</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+29"/>
        <source>&amp;Cores of each worker</source>
        <translation>&amp;Kerne je Worker</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>All of this computer</source>
        <translation>Alle dieses Computers</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Memory of each worker</source>
        <translation>Spei&amp;cher je Worker</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+29"/>
        <source>All but one GiB</source>
        <translation>Alles bis auf ein GiB</translation>
    </message>
    <message>
        <location line="-28"/>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>On 127.0.0.1 nobody else can reach it.</source>
        <translation>Unter 127.0.0.1 kann ihn sonst niemand erreichen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+27"/>
        <source>&amp;Port of the master</source>
        <translation>&amp;Port des Masters</translation>
    </message>
    <message>
        <location line="-26"/>
        <source>7077 or the next free one</source>
        <translation>7077 oder der nächste freie</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+27"/>
        <source>Port of its pa&amp;ges</source>
        <translation>Port seiner S&amp;eiten</translation>
    </message>
    <message>
        <location line="-26"/>
        <source>8080 or the next free one</source>
        <translation>8080 oder der nächste freie</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Hosts</source>
        <translation>Hosts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Hosts</source>
        <translation>&amp;Hosts</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>One a line, as ssh takes them; each gets a worker.</source>
        <translation>Einer je Zeile, wie ssh sie nimmt; jeder erhält einen Worker.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>or a workers &amp;file</source>
        <translation>oder Worker-&amp;Datei</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Master on</source>
        <translation>&amp;Master auf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The first host</source>
        <translation>dem ersten Host</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spar&amp;k home there</source>
        <translation>Spa&amp;rk-Home dort</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Ser&amp;ver</source>
        <translation>Se&amp;rver</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Te&amp;mplate</source>
        <translation>&amp;Vorlage</translation>
    </message>
    <message>
        <location line="-24"/>
        <source>SPARK_HOME of its login shell</source>
        <translation>SPARK_HOME seiner Login-Shell</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Java home there</source>
        <translation>&amp;Java-Home dort</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>JAVA_HOME of its login shell</source>
        <translation>JAVA_HOME seiner Login-Shell</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>All of its computer</source>
        <translation>Alle seines Computers</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Memory of each &amp;worker</source>
        <translation>Speicher je &amp;Worker</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Left empty, server and kernel are chosen at the start.</source>
        <translation>Bleiben sie leer, werden Server und Kernel beim Start gewählt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Without token, which is kept in the keychain.</source>
        <translation>Ohne Token; das steht im Schlüsselbund.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Kernel or notebook</source>
        <translation>&amp;Kernel oder Notebook</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>By the kernel&apos;s language</source>
        <translation>Nach der Sprache des Kernels</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Or the path of your own.</source>
        <translation>Oder der Pfad einer eigenen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If it has Spark &amp;already</source>
        <translation>Falls Spark schon &amp;läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>refuse: do nothing; use: keep that session; restart: end it and start anew.</source>
        <translation>refuse: nichts tun; use: jene Sitzung behalten; restart: sie beenden und neu starten.</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+13"/>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <location line="-12"/>
        <source>Your home</source>
        <translation>Ihr Home-Verzeichnis</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Where the notebooks are.</source>
        <translation>Wo die Notebooks liegen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+14"/>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>8888 or the next free one</source>
        <translation>8888 oder der nächste freie</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jupyter&amp;Lab, where it is installed</source>
        <translation>Jupyter&amp;Lab, wo es installiert ist</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Event logs</source>
        <translation>Ereignisprotokolle</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A folder, or an address like hdfs://…</source>
        <translation>Ein Ordner oder eine Adresse wie hdfs://…</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What spark.eventLog.dir of the applications says.</source>
        <translation>Was spark.eventLog.dir der Anwendungen sagt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>18080 or the next free one</source>
        <translation>18080 oder der nächste freie</translation>
    </message>
</context>
<context>
    <name>cinderscope::SnippetDialog</name>
    <message>
        <location filename="../src/gui/snippets/snippetdialog.cpp" line="+50"/>
        <source>Spark %1</source>
        <translation>Spark %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>through %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Copy connection</source>
        <translation>Verbindung kopieren</translation>
    </message>
    <message>
        <location line="+43"/>
        <source>A new session on this computer</source>
        <translation>Eine neue Sitzung auf diesem Computer</translation>
    </message>
</context>
<context>
    <name>cinderscope::SnippetView</name>
    <message>
        <location filename="../src/gui/snippets/snippetview.cpp" line="+51"/>
        <source>Kinds of snippets</source>
        <translation>Arten von Schnipseln</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>What to know about it</source>
        <translation>Was man dazu wissen sollte</translation>
    </message>
    <message>
        <location line="+46"/>
        <source>Spark &amp;version:</source>
        <translation>Spark-&amp;Version:</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>&amp;Scala:</source>
        <translation>&amp;Scala:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Program:</source>
        <translation>&amp;Programm:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Scala or Java (jar)</source>
        <translation>Scala oder Java (JAR)</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>With the &amp;listener</source>
        <translation>Mit dem &amp;Listener</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The application sends its events to this window as they happen.</source>
        <translation>Die Anwendung sendet ihre Ereignisse an dieses Fenster, sobald sie geschehen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Driver in the cluster</source>
        <translation>&amp;Driver im Cluster</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>With its own se&amp;ttings</source>
        <translation>Mit ihren &amp;Einstellungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The Spark properties that were set for the application, without those that may hold a secret.</source>
        <translation>Die Spark-Eigenschaften, die für die Anwendung gesetzt wurden, ohne jene, die ein Geheimnis enthalten könnten.</translation>
    </message>
    <message>
        <location line="+108"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>The program’s driver runs on one of the cluster’s computers.</source>
        <translation>Der Driver des Programms läuft auf einem der Computer des Clusters.</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Not available here</source>
        <translation>Hier nicht verfügbar</translation>
    </message>
</context>
<context>
    <name>cinderscope::Snippets</name>
    <message>
        <location filename="../src/act/snippets/listenersnippets.cpp" line="+75"/>
        <source>Copy the jar and a file with the window’s secret (mode 0600) to %1, put their paths in, and start the SSH tunnel with the listener’s way back.</source>
        <translation>Kopieren Sie das JAR und eine Datei mit dem Geheimnis des Fensters (Modus 0600) nach %1, setzen Sie ihre Pfade ein, und starten Sie den SSH-Tunnel mit dem Rückweg des Listeners.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The listener’s jar was not found: put its path in place of %1.</source>
        <translation>Das JAR des Listeners wurde nicht gefunden: Setzen Sie seinen Pfad anstelle von %1 ein.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The jar’s path has a colon, which no class path can hold: move the jar.</source>
        <translation>Der Pfad des JARs enthält einen Doppelpunkt, den kein Klassenpfad fassen kann: Verschieben Sie das JAR.</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>A local session needs no settings but those of the listener: choose it.</source>
        <translation>Eine lokale Sitzung braucht keine Einstellungen außer denen des Listeners: Wählen Sie ihn.</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Before Python or Jupyter is started: sessions that are opened there take it.</source>
        <translation>Bevor Python oder Jupyter startet: Sitzungen, die dort geöffnet werden, übernehmen es.</translation>
    </message>
    <message>
        <location line="+24"/>
        <source>For conf/spark-defaults.conf: every application that is started from now on has it.</source>
        <translation>Für conf/spark-defaults.conf: Jede Anwendung, die ab jetzt startet, hat es.</translation>
    </message>
    <message>
        <location line="+34"/>
        <location filename="../src/act/snippets/sessionsnippets.cpp" line="+244"/>
        <source>The application has ended.</source>
        <translation>Die Anwendung ist zu Ende.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Clients of Spark Connect have no JVM: the server is started with the listener.</source>
        <translation>Clients von Spark Connect haben keine JVM: Der Server wird mit dem Listener gestartet.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>A cell for the notebook or shell whose session runs in “spark”.</source>
        <translation>Eine Zelle für das Notebook oder die Shell, deren Sitzung in „spark“ läuft.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A cell for spark-shell or a Scala notebook whose context is in “sc”.</source>
        <translation>Eine Zelle für spark-shell oder ein Scala-Notebook, dessen Kontext in „sc“ liegt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The driver runs on another computer: copy the jar and a file with the window’s secret (mode 0600) there, put their paths in, and let ssh -R carry port %1 to the port of this window.</source>
        <translation>Der Driver läuft auf einem anderen Computer: Kopieren Sie das JAR und eine Datei mit dem Geheimnis des Fensters (Modus 0600) dorthin, setzen Sie ihre Pfade ein, und lassen Sie ssh -R den Port %1 zum Port dieses Fensters führen.</translation>
    </message>
    <message>
        <location filename="../src/act/snippets/reachsnippets.cpp" line="+91"/>
        <source>It is on this computer: no tunnel is needed.</source>
        <translation>Es ist auf diesem Computer: Kein Tunnel ist nötig.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The place is reached without SSH.</source>
        <translation>Der Ort wird ohne SSH erreicht.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Nothing was found there yet that a tunnel could lead to.</source>
        <translation>Dort wurde noch nichts gefunden, wohin ein Tunnel führen könnte.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1 there is then %2 here.</source>
        <translation>%1 dort ist dann %2 hier.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Without the listener’s way back: this window does not listen on a port.</source>
        <translation>Ohne den Rückweg des Listeners: Dieses Fenster lauscht an keinem Port.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>The application has ended, and no history server that lists it is known.</source>
        <translation>Die Anwendung ist zu Ende, und kein History-Server ist bekannt, der sie führt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing was found there that answers by REST.</source>
        <translation>Dort wurde nichts gefunden, das per REST antwortet.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Set the variable SPARK_TOKEN to the token first.</source>
        <translation>Setzen Sie zuerst die Variable SPARK_TOKEN auf das Token.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>curl asks for the password of %1.</source>
        <translation>curl fragt nach dem Passwort von %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>curl asks for the proxy’s password.</source>
        <translation>curl fragt nach dem Passwort des Proxys.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The server’s certificate was confirmed by hand; curl needs the file of the authority that signed it (--cacert).</source>
        <translation>Das Zertifikat des Servers wurde von Hand bestätigt; curl braucht die Datei der Stelle, die es unterschrieben hat (--cacert).</translation>
    </message>
    <message>
        <location filename="../src/act/snippets/sessionsnippets.cpp" line="-223"/>
        <source>A local application has no cluster to run its driver in.</source>
        <translation>Eine lokale Anwendung hat keinen Cluster, in dem ihr Driver laufen könnte.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Spark does not run Python drivers in standalone clusters: only those of a jar.</source>
        <translation>In Standalone-Clustern startet Spark keine Python-Driver, nur solche aus einem JAR.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The master is not known.</source>
        <translation>Der Master ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+49"/>
        <location line="+166"/>
        <source>A history server shows what has run; it runs no applications.</source>
        <translation>Ein History-Server zeigt, was gelaufen ist; Anwendungen führt er nicht aus.</translation>
    </message>
    <message>
        <location line="-164"/>
        <source>The application’s master is not known: open the application first.</source>
        <translation>Der Master der Anwendung ist nicht bekannt: Öffnen Sie zuerst die Anwendung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A Connect server is reached by Spark Connect; its master is not known.</source>
        <translation>Einen Connect-Server erreicht man mit Spark Connect; sein Master ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No master was found there.</source>
        <translation>Dort wurde kein Master gefunden.</translation>
    </message>
    <message>
        <location line="+58"/>
        <source>Nobody can join a local application: this starts another one like it.</source>
        <translation>Einer lokalen Anwendung kann niemand beitreten: Dies startet eine weitere wie sie.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>HADOOP_CONF_DIR (or YARN_CONF_DIR) must name the folder of the cluster’s configuration.</source>
        <translation>HADOOP_CONF_DIR (oder YARN_CONF_DIR) muss den Ordner mit der Konfiguration des Clusters nennen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Put the cluster’s Spark image in place of your/spark-image:tag.</source>
        <translation>Setzen Sie das Spark-Image des Clusters anstelle von your/spark-image:tag ein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The master is the API server as pods see it; from elsewhere it has another address (kubectl cluster-info).</source>
        <translation>Der Master ist der API-Server, wie Pods ihn sehen; von anderswo hat er eine andere Adresse (kubectl cluster-info).</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Executors connect to the driver, which no tunnel of ours does: run it on %1 or beside it.</source>
        <translation>Executors verbinden sich mit dem Driver, wozu keiner unserer Tunnel dient: Starten Sie ihn auf %1 oder daneben.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Executors connect to the driver. Where this computer has several addresses, set spark.driver.host to the one that they reach.</source>
        <translation>Executors verbinden sich mit dem Driver. Hat dieser Computer mehrere Adressen, setzen Sie spark.driver.host auf die, die sie erreichen.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The cluster runs a build of its own, %1: its vendor’s client fits best.</source>
        <translation>Der Cluster verwendet eine eigene Ausgabe, %1: Am besten passt der Client ihres Herstellers.</translation>
    </message>
    <message numerus="yes">
        <location line="+3"/>
        <source>%n setting(s) that may hold a secret are left out.</source>
        <translation>
            <numerusform>%n Einstellung, die ein Geheimnis enthalten könnte, ist weggelassen.</numerusform>
            <numerusform>%n Einstellungen, die ein Geheimnis enthalten könnten, sind weggelassen.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+25"/>
        <source>Works before the first session of the process; for one that runs, use the cell.</source>
        <translation>Wirkt vor der ersten Sitzung des Prozesses; für eine laufende nehmen Sie die Zelle.</translation>
    </message>
    <message>
        <location line="+62"/>
        <source>No Connect server was found, and the Spark version is not known.</source>
        <translation>Kein Connect-Server wurde gefunden, und die Spark-Version ist nicht bekannt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark %1 has no Connect: it came with 3.4.</source>
        <translation>Spark %1 hat kein Connect: Es kam mit 3.4.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark %1 has no complete Connect client for Scala: it came with 3.5.</source>
        <translation>Spark %1 hat keinen vollständigen Connect-Client für Scala: Er kam mit 3.5.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No host is known where a Connect server could be.</source>
        <translation>Kein Host ist bekannt, auf dem ein Connect-Server sein könnte.</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>No Connect server was found there; this is the address of one on the usual port. It is started on the cluster with %1.</source>
        <translation>Dort wurde kein Connect-Server gefunden; dies ist die Adresse eines Servers am üblichen Port. Er wird im Cluster mit %1 gestartet.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Set the variable SPARK_CONNECT_AUTHENTICATE_TOKEN to the server’s token first (clients of Spark 4).</source>
        <translation>Setzen Sie zuerst die Variable SPARK_CONNECT_AUTHENTICATE_TOKEN auf das Token des Servers (Clients von Spark 4).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start the SSH tunnel first, and connect to its end on this computer: sc://localhost:%1.</source>
        <translation>Starten Sie zuerst den SSH-Tunnel, und verbinden Sie sich mit seinem Ende auf diesem Computer: sc://localhost:%1.</translation>
    </message>
    <message>
        <location line="+59"/>
        <source>Use the programs of Spark %1.</source>
        <translation>Nehmen Sie die Programme von Spark %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Driver and executors need the same Python, %1 as it seems (PYSPARK_PYTHON).</source>
        <translation>Driver und Executors brauchen dasselbe Python, wohl %1 (PYSPARK_PYTHON).</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Without the listener: the driver runs in the cluster, where it would need the jar and a way to this computer.</source>
        <translation>Ohne den Listener: Der Driver läuft im Cluster, wo er das JAR und einen Weg zu diesem Computer bräuchte.</translation>
    </message>
    <message>
        <location filename="../src/act/snippets/snippet.cpp" line="+97"/>
        <source>Only an application has a summary.</source>
        <translation>Nur eine Anwendung hat eine Zusammenfassung.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The application’s figures are not read: open it first.</source>
        <translation>Die Zahlen der Anwendung sind nicht gelesen: Öffnen Sie sie zuerst.</translation>
    </message>
    <message>
        <location filename="../src/act/snippets/snippetkind.cpp" line="+39"/>
        <source>PySpark session</source>
        <translation>PySpark-Sitzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Scala session</source>
        <translation>Scala-Sitzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark Connect, Python</source>
        <translation>Spark Connect, Python</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark Connect, Scala</source>
        <translation>Spark Connect, Scala</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>spark-submit</source>
        <translation>spark-submit</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>spark-shell</source>
        <translation>spark-shell</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>pyspark</source>
        <translation>pyspark</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>SSH tunnel</source>
        <translation>SSH-Tunnel</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>REST (curl)</source>
        <translation>REST (curl)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running session, Python</source>
        <translation>Laufende Sitzung, Python</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Running session, Scala</source>
        <translation>Laufende Sitzung, Scala</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Environment, bash and zsh</source>
        <translation>Umgebung, bash und zsh</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Environment, fish</source>
        <translation>Umgebung, fish</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Environment, PowerShell</source>
        <translation>Umgebung, PowerShell</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>spark-defaults.conf</source>
        <translation>spark-defaults.conf</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Summary, text</source>
        <translation>Zusammenfassung, Text</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Summary, Markdown</source>
        <translation>Zusammenfassung, Markdown</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Summary, JSON</source>
        <translation>Zusammenfassung, JSON</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Open a session</source>
        <translation>Eine Sitzung öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>In a terminal</source>
        <translation>In einem Terminal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Live events and settings</source>
        <translation>Live-Ereignisse und Einstellungen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>What it did</source>
        <translation>Was sie getan hat</translation>
    </message>
</context>
<context>
    <name>cinderscope::SourceTree</name>
    <message>
        <location filename="../src/gui/shell/sourcetree.cpp" line="+37"/>
        <location line="+1"/>
        <source>Filter applications</source>
        <translation>Anwendungen filtern</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Open an event log, a folder of logs or an address</source>
        <translation>Ereignisprotokoll, Ordner oder Adresse öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Applications and event logs</source>
        <translation>Anwendungen und Ereignisprotokolle</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Nothing matches</source>
        <translation>Nichts passt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <location line="+204"/>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Open as re&amp;play</source>
        <translation>Als &amp;Wiedergabe öffnen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>&amp;Why can it not be reached?</source>
        <translation>&amp;Warum nicht erreichbar?</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Confirm the &amp;certificate…</source>
        <translation>&amp;Zertifikat bestätigen …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Log in…</source>
        <translation>An&amp;melden …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Edit…</source>
        <translation>&amp;Bearbeiten …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Re&amp;name…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>C&amp;olour</source>
        <translation>Fa&amp;rbe</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Remo&amp;ve…</source>
        <translation>&amp;Entfernen …</translation>
    </message>
    <message>
        <location line="+29"/>
        <source>&amp;Add cluster or host…</source>
        <translation>Cluster oder Host &amp;hinzufügen …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Look around now</source>
        <translation>&amp;Jetzt suchen</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+15"/>
        <source>Copy connec&amp;tion…</source>
        <translation>&amp;Verbindung kopieren …</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>Open in &amp;browser</source>
        <translation>Im Br&amp;owser öffnen</translation>
    </message>
    <message>
        <location line="-24"/>
        <location line="+30"/>
        <source>Copy &amp;id</source>
        <translation>&amp;ID kopieren</translation>
    </message>
    <message>
        <location line="-38"/>
        <location line="+39"/>
        <source>Copy &amp;name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy p&amp;ath</source>
        <translation>&amp;Pfad kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Copy &amp;address</source>
        <translation>A&amp;dresse kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show in the &amp;file manager</source>
        <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>&amp;Look again now</source>
        <translation>&amp;Jetzt erneut suchen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>Remo&amp;ve from the tree</source>
        <translation>Aus dem Baum &amp;entfernen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Remo&amp;ve from History…</source>
        <translation>Aus dem &amp;Verlauf entfernen …</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>No application or log has “%1” in its name, id, user, state or path.</source>
        <translation>Keine Anwendung und kein Protokoll hat „%1“ in Name, ID, Benutzer, Zustand oder Pfad.</translation>
    </message>
</context>
<context>
    <name>cinderscope::SourceTreeModel</name>
    <message>
        <location filename="../src/gui/shell/sourcedelegate.cpp" line="+81"/>
        <source>reading %1 %</source>
        <translation>liest %1 %</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location line="+203"/>
        <source>from “%1” · %2</source>
        <comment>name of a configuration, detail</comment>
        <translation>aus „%1“ · %2</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/sourcetreemodel.cpp" line="+20"/>
        <source>started from “%1”</source>
        <translation>gestartet aus „%1“</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Event logs</source>
        <translation>Ereignisprotokolle</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clusters and hosts</source>
        <translation>Cluster und Hosts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location line="+418"/>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/sourcetext.cpp" line="+24"/>
        <location line="+61"/>
        <source>Started from “%1”</source>
        <translation>Gestartet aus „%1“</translation>
    </message>
    <message>
        <location filename="../src/gui/base/statustext.cpp" line="+6"/>
        <source>Incomplete</source>
        <translation>Unvollständig</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/sourcetext.cpp" line="-49"/>
        <source>Event log</source>
        <translation>Ereignisprotokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Replay</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Polling REST</source>
        <translation>REST-Abfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1: %2</source>
        <comment>field and value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tasks done</source>
        <translation>Tasks erledigt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Failures</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark</source>
        <translation>Spark</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Location</source>
        <translation>Ort</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Live: its listener tells every event.</source>
        <translation>Live: Der Listener meldet jedes Ereignis.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Polled: no listener is attached to it.</source>
        <translation>Abgefragt: Kein Listener ist angebunden.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Kept in</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This file does not exist any more.</source>
        <translation>Diese Datei gibt es nicht mehr.</translation>
    </message>
</context>
<context>
    <name>cinderscope::Sources</name>
    <message>
        <location filename="../src/gui/shell/sources.cpp" line="+184"/>
        <location line="+7"/>
        <source>connecting…</source>
        <translation>verbindet …</translation>
    </message>
    <message>
        <location line="-6"/>
        <source>The way there is being opened.</source>
        <translation>Der Weg dorthin wird geöffnet.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Looking for masters and applications…</source>
        <translation>Master und Anwendungen werden gesucht …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nothing of Spark answers</source>
        <translation>Nichts von Spark antwortet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Test the connection in “Edit”</source>
        <translation>Testen Sie die Verbindung unter „Bearbeiten“</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>reconnecting…</source>
        <translation>verbindet erneut …</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>login wanted</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>cannot be reached</source>
        <translation>nicht erreichbar</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Its password or token is not known. Choose “Log in…”.</source>
        <translation>Passwort oder Token ist nicht bekannt. Wählen Sie „Anmelden …“.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>No application runs</source>
        <translation>Keine Anwendung läuft</translation>
    </message>
    <message>
        <location line="+143"/>
        <source>Show all %1</source>
        <translation>Alle %1 zeigen</translation>
    </message>
</context>
<context>
    <name>cinderscope::SourcesPopup</name>
    <message>
        <location filename="../src/gui/shell/sourcespopup.cpp" line="+59"/>
        <source>Sources of this application</source>
        <translation>Quellen dieser Anwendung</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>&amp;Fill the gap</source>
        <translation>Lücke &amp;füllen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reads what is missing from the event log or the driver’s REST API</source>
        <translation>Liest das Fehlende aus dem Ereignisprotokoll oder der REST-API des Drivers</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Attach the listener…</source>
        <translation>Listener &amp;anbinden …</translation>
    </message>
    <message numerus="yes">
        <location line="+102"/>
        <source>%n older gap(s)</source>
        <translation>
            <numerusform>%n ältere Lücke</numerusform>
            <numerusform>%n ältere Lücken</numerusform>
        </translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1 events wait in the driver</source>
        <translation>%1 Ereignisse warten im Driver</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
</context>
<context>
    <name>cinderscope::SparkUiControl</name>
    <message>
        <location filename="../src/gui/shell/sparkuicontrol.cpp" line="-226"/>
        <source>The cluster or host that it was found at is not in the list any more.</source>
        <translation>Der Cluster oder Host, bei dem sie gefunden wurde, steht nicht mehr in der Liste.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>The way to %1 is not open.</source>
        <translation>Der Weg zu %1 ist nicht offen.</translation>
    </message>
    <message>
        <location line="+85"/>
        <source>No application is shown.</source>
        <translation>Keine Anwendung wird gezeigt.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>This is a recording. Spark’s UI is there for applications that run, and for those that a history server knows.</source>
        <translation>Das ist eine Aufzeichnung. Sparks UI gibt es für laufende Anwendungen und für solche, die ein History-Server kennt.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Its driver has ended, and no history server is known that shows it.</source>
        <translation>Ihr Driver ist zu Ende, und kein History-Server ist bekannt, der sie zeigt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The driver has told no address of its UI: it may be switched off (spark.ui.enabled).</source>
        <translation>Der Driver hat keine Adresse seiner UI genannt: Vielleicht ist sie abgeschaltet (spark.ui.enabled).</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>It has no pages.</source>
        <translation>Es hat keine Seiten.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>%1 · %2</source>
        <comment>Master, name of the cluster</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+45"/>
        <source>Spark’s pages of clusters</source>
        <translation>Sparks Seiten von Clustern</translation>
    </message>
    <message>
        <location line="+144"/>
        <source>History server’s UI</source>
        <translation>UI des History-Servers</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What we still have</source>
        <translation>Was wir noch haben</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>The web view did not start.</source>
        <translation>Die Webansicht startete nicht.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark’s pages open in your browser instead.</source>
        <translation>Sparks Seiten öffnen sich stattdessen in Ihrem Browser.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Your browser has not opened Spark’s page yet.</source>
        <translation>Ihr Browser hat Sparks Seite noch nicht geöffnet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Perhaps it may not read the file that leads it there: some browsers are shut off from other programs’ files, or run on another system. Nobody else may read it.</source>
        <translation>Vielleicht darf er die Datei nicht lesen, die dorthin führt: Manche Browser sind von den Dateien anderer Programme abgeschottet oder laufen auf einem anderen System. Sonst darf sie niemand lesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy a link that works once, for a short time, and paste it into the browser’s address.</source>
        <translation>Kopieren Sie einen Link, der einmal und nur kurze Zeit gilt, und fügen Sie ihn in die Adresszeile des Browsers ein.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the link</source>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/sparkuicontrolactions.cpp" line="+2"/>
        <source>Show in Spark &amp;UI</source>
        <translation>In Spark-&amp;UI zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>New &amp;tab of Spark’s UI</source>
        <translation>Neuer &amp;Tab von Sparks UI</translation>
    </message>
    <message>
        <location line="+6"/>
        <location line="+226"/>
        <source>Open Spark UI in &amp;browser</source>
        <translation>Spark-UI im &amp;Browser öffnen</translation>
    </message>
    <message>
        <location line="-208"/>
        <source>Spark’s own page of the selected row</source>
        <translation>Sparks eigene Seite der ausgewählten Zeile</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Your browser gets a link that works once</source>
        <translation>Ihr Browser erhält einen Link, der einmal funktioniert</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another page of Spark’s UI beside the one that is shown</source>
        <translation>Eine weitere Seite von Sparks UI neben der gezeigten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark’s pages open in your browser: this window has no web view.</source>
        <translation>Sparks Seiten öffnen sich in Ihrem Browser: Dieses Fenster hat keine Webansicht.</translation>
    </message>
    <message>
        <location line="+55"/>
        <source>Spark’s UI of %1 is not there.</source>
        <translation>Sparks UI von %1 ist nicht da.</translation>
    </message>
    <message>
        <location line="+34"/>
        <source>Spark’s UI could not be opened in your browser.</source>
        <translation>Sparks UI konnte in Ihrem Browser nicht geöffnet werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Opened in your browser. The link works once.</source>
        <translation>Im Browser geöffnet. Der Link funktioniert einmal.</translation>
    </message>
    <message>
        <location line="+33"/>
        <source>There is no page of Spark’s UI to open.</source>
        <translation>Es gibt keine Seite von Sparks UI zu öffnen.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Show in Spark UI</source>
        <translation>In Spark-UI zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open Spark’s page in the browser</source>
        <translation>Sparks Seite im Browser öffnen</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>Show its thread dump</source>
        <translation>Thread-Dump zeigen</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Show its %1</source>
        <comment>name of a log, e.g. stdout</comment>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Open Spark &amp;UI</source>
        <translation>Spark-&amp;UI öffnen</translation>
    </message>
    <message>
        <location line="+83"/>
        <source>There is no event log of %1 yet.</source>
        <translation>Von %1 gibt es noch kein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>A driver gives out an empty archive while it runs, and Cinderscope has no journal of it: it keeps one of applications whose listener tells it everything.</source>
        <translation>Solange er läuft, gibt ein Driver ein leeres Archiv heraus, und Cinderscope hat kein Journal davon: Es führt eines für Anwendungen, deren Listener ihm alles mitteilt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Get live events…</source>
        <translation>Live-Ereignisse erhalten …</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>There is a journal of %1.</source>
        <translation>Es gibt ein Journal von %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It holds what the application’s listener has told so far. Spark’s own archive is empty while the driver runs.</source>
        <translation>Es enthält, was der Listener der Anwendung bisher gemeldet hat. Sparks eigenes Archiv ist leer, solange der Driver läuft.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show the journal</source>
        <translation>Journal zeigen</translation>
    </message>
</context>
<context>
    <name>cinderscope::SparkUiPage</name>
    <message>
        <location filename="../src/gui/shell/sparkuicontrol.cpp" line="-441"/>
        <location filename="../src/gui/shell/sparkuipage.cpp" line="+26"/>
        <source>Spark UI</source>
        <translation>Spark-UI</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/sparkuipage.cpp" line="+110"/>
        <source>Spark’s UI opens in your browser</source>
        <translation>Sparks UI öffnet sich in Ihrem Browser</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This window was started without its web view. Your browser gets the pages through Cinderscope, with a link that works once, also where they can only be reached through a tunnel or with a login.</source>
        <translation>Dieses Fenster wurde ohne seine Webansicht gestartet. Ihr Browser erhält die Seiten über Cinderscope, mit einem Link, der einmal funktioniert; auch dort, wo sie nur durch einen Tunnel oder mit Anmeldung zu erreichen sind.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Open in browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark’s UI of this application is not there</source>
        <translation>Sparks UI dieser Anwendung ist nicht da</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Add cluster or host…</source>
        <translation>Cluster oder Host hinzufügen …</translation>
    </message>
</context>
<context>
    <name>cinderscope::SparkUiTabBar</name>
    <message>
        <location filename="../src/gui/sparkui/sparkuitabbar.cpp" line="+47"/>
        <source>Close tab (%1)</source>
        <translation>Tab schließen (%1)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Close tab</source>
        <translation>Tab schließen</translation>
    </message>
</context>
<context>
    <name>cinderscope::SparkUiTabs</name>
    <message>
        <location filename="../src/gui/sparkui/sparkuitabs.cpp" line="+26"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Stage %1</source>
        <translation>Stage %1</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stage %1, attempt %2</source>
        <translation>Stage %1, Versuch %2</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>SQL execution %1</source>
        <translation>SQL-Ausführung %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Executors</source>
        <translation>Executors</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Thread dump of %1</source>
        <translation>Thread-Dump von %1</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Environment</source>
        <translation>Umgebung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 – %2</source>
        <comment>server or application, its page</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Open pages of Spark’s UI</source>
        <translation>Offene Seiten von Sparks UI</translation>
    </message>
</context>
<context>
    <name>cinderscope::SparkWebView</name>
    <message>
        <location filename="../src/gui/web/sparkwebview.cpp" line="+73"/>
        <source>Your answer came too late for the page.</source>
        <translation>Ihre Antwort kam für die Seite zu spät.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Do it again in the page, and answer within it.</source>
        <translation>Wiederholen Sie es auf der Seite, und antworten Sie, solange sie wartet.</translation>
    </message>
    <message>
        <location line="+107"/>
        <source>Spark’s page</source>
        <translation>Sparks Seite</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Spark’s pages run without a sandbox.</source>
        <translation>Sparks Seiten laufen ohne Sandbox.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Cinderscope was started as root, for whom the web engine has none.</source>
        <translation>Cinderscope wurde als root gestartet, für den die Web-Engine keine hat.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It was switched off from outside (QTWEBENGINE_DISABLE_SANDBOX, or --no-sandbox in QTWEBENGINE_CHROMIUM_FLAGS).</source>
        <translation>Sie wurde von außen abgeschaltet (QTWEBENGINE_DISABLE_SANDBOX oder --no-sandbox in QTWEBENGINE_CHROMIUM_FLAGS).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Start it as another user.</source>
        <translation>Starten Sie es als anderer Benutzer.</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Start it without that setting.</source>
        <translation>Starten Sie es ohne diese Einstellung.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The web engine is not there</source>
        <translation>Die Web-Engine ist nicht da</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>The application has ended</source>
        <translation>Die Anwendung ist beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Another one (%1) has its address now: %2.</source>
        <translation>Ihre Adresse hat jetzt eine andere (%1): %2.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The page cannot be opened</source>
        <translation>Die Seite kann nicht geöffnet werden</translation>
    </message>
    <message>
        <location line="+50"/>
        <source>The way to the cluster is gone</source>
        <translation>Der Weg zum Cluster ist weg</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It was changed or removed. The page comes back when there is a way again.</source>
        <translation>Er wurde geändert oder entfernt. Die Seite kommt zurück, sobald es wieder einen Weg gibt.</translation>
    </message>
    <message>
        <location line="+110"/>
        <source>This is no address of a page.</source>
        <translation>Das ist keine Adresse einer Seite.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It begins with http:// or https://, or with / for the server that is shown.</source>
        <translation>Sie beginnt mit http:// oder https://, oder mit / für den gezeigten Server.</translation>
    </message>
    <message>
        <location line="+17"/>
        <location filename="../src/gui/web/sparkwebviewpage.cpp" line="+185"/>
        <source>The page cannot be opened.</source>
        <translation>Die Seite kann nicht geöffnet werden.</translation>
    </message>
    <message>
        <location line="+9"/>
        <location line="+14"/>
        <source>The page could not be opened in the browser.</source>
        <translation>Die Seite konnte im Browser nicht geöffnet werden.</translation>
    </message>
    <message>
        <location line="-13"/>
        <source>No browser could be started.</source>
        <translation>Es konnte kein Browser gestartet werden.</translation>
    </message>
    <message>
        <location line="+30"/>
        <source>The page could not be made into a PDF.</source>
        <translation>Aus der Seite konnte kein PDF gemacht werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The PDF could not be saved.</source>
        <translation>Das PDF konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in folder</source>
        <translation>Im Ordner zeigen</translation>
    </message>
    <message>
        <location filename="../src/gui/web/sparkwebviewpage.cpp" line="-77"/>
        <source>Nothing was ended.</source>
        <translation>Nichts wurde beendet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>An address alone ends no job, stage or application, and no page may do it unasked.</source>
        <translation>Eine Adresse allein beendet weder Job noch Stage noch Anwendung, und keine Seite darf es ungefragt.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use “kill” in Spark’s page and answer the question.</source>
        <translation>Wählen Sie „kill“ auf Sparks Seite, und beantworten Sie die Frage.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The page’s form was not sent.</source>
        <translation>Das Formular der Seite wurde nicht gesendet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It leads to another server (%1).</source>
        <translation>Es führt zu einem anderen Server (%1).</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Leave the cluster?</source>
        <translation>Den Cluster verlassen?</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This address is not known to be part of the cluster:

%1</source>
        <translation>Von dieser Adresse ist nicht bekannt, dass sie zum Cluster gehört:

%1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>&amp;Open in the browser</source>
        <translation>Im Browser ö&amp;ffnen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It &amp;belongs to the cluster</source>
        <translation>Sie &amp;gehört zum Cluster</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Stay here</source>
        <translation>&amp;Hier bleiben</translation>
    </message>
    <message>
        <location line="+97"/>
        <source>The page is not complete.</source>
        <translation>Die Seite ist nicht vollständig.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The server ended the connection in the middle of it.</source>
        <translation>Der Server beendete die Verbindung mittendrin.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <location line="+42"/>
        <source>Look at the certificate…</source>
        <translation>Zertifikat ansehen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Go back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Log in…</source>
        <translation>Anmelden …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Retry</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>What we still have</source>
        <translation>Was wir noch haben</translation>
    </message>
    <message>
        <location line="+64"/>
        <source>Open the link in a new tab</source>
        <translation>Link in neuem Tab öffnen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy the link’s address</source>
        <translation>Adresse des Links kopieren</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Paste</source>
        <translation>Einfügen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Select all</source>
        <translation>Alles auswählen</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>The page’s process has crashed</source>
        <translation>Der Prozess der Seite ist abgestürzt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Only this page is affected. Perhaps it was too large for the memory.</source>
        <translation>Nur diese Seite ist betroffen. Vielleicht war sie für den Speicher zu groß.</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>A running application gives no event log here.</source>
        <translation>Eine laufende Anwendung gibt hier kein Ereignisprotokoll heraus.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spark answers with an empty archive.</source>
        <translation>Spark antwortet mit einem leeren Archiv.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Cinderscope keeps a journal of applications whose listener tells it everything.</source>
        <translation>Cinderscope führt ein Journal von Anwendungen, deren Listener ihm alles meldet.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Look for its journal</source>
        <translation>Nach dem Journal suchen</translation>
    </message>
</context>
<context>
    <name>cinderscope::StackedBar</name>
    <message>
        <location filename="../src/gui/base/stackedbar.cpp" line="+26"/>
        <source>complete</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>skipped</source>
        <translation>übersprungen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>killed</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
</context>
<context>
    <name>cinderscope::StageExecutorModel</name>
    <message>
        <location filename="../src/gui/models/stagetables.cpp" line="+201"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Killed</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task time</source>
        <translation>Task-Zeit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>GC</source>
        <translation>GC</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Spill</source>
        <translation>Spill</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Peak memory</source>
        <translation>Max. Speicher</translation>
    </message>
</context>
<context>
    <name>cinderscope::StartSparkDialog</name>
    <message>
        <location filename="../src/gui/jupyter/startsparkdialog.cpp" line="+24"/>
        <source>Local session</source>
        <translation>Lokale Sitzung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spark as the kernel’s own Python has it, on all cores of its computer.</source>
        <translation>Spark, wie das Python des Kernels es hat, auf allen Kernen seines Computers.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Start Spark in %1</source>
        <translation>Spark in %1 starten</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Configuration</source>
        <translation>Konfiguration</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Without a name</source>
        <translation>Ohne Namen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;Configuration:</source>
        <translation>&amp;Konfiguration:</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>What of a Spark that runs in the kernel already</source>
        <translation>Was mit einem Spark geschieht, das im Kernel schon läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Leave it alone, and say so</source>
        <translation>In Ruhe lassen und melden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Use it: attach the listener and mark the jobs of cells</source>
        <translation>Verwenden: Listener anbinden und Jobs der Zellen kennzeichnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop it, and start anew</source>
        <translation>Beenden und neu starten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>If Spark &amp;runs there:</source>
        <translation>Falls Spark dort &amp;läuft:</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The kernel &amp;will run this; it does not come into the notebook:</source>
        <translation>Der Kernel führt &amp;dies aus; ins Notebook kommt es nicht:</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Code that the kernel will run</source>
        <translation>Code, den der Kernel ausführen wird</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>&amp;Start Spark</source>
        <translation>&amp;Spark starten</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Master: %1.</source>
        <translation>Master: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The kernel runs on another computer: no listener is attached, its application is polled.</source>
        <translation>Der Kernel läuft auf einem anderen Computer: Kein Listener wird angebunden, seine Anwendung wird abgefragt.</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>This configuration cannot be used in this kernel: %1.</source>
        <translation>Diese Konfiguration ist in diesem Kernel nicht verwendbar: %1.</translation>
    </message>
</context>
<context>
    <name>cinderscope::StartingPage</name>
    <message>
        <location filename="../src/gui/preferences/startingpage.cpp" line="+43"/>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>End it</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Let it run on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>What still runs when the window goes</source>
        <translation>Was noch läuft, wenn das Fenster schließt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Sho&amp;w what was started once it runs</source>
        <translation>&amp;Gestartetes zeigen, sobald es läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Keep the &amp;place of a cluster over SSH when the cluster has ended</source>
        <translation>&amp;Ort eines Clusters über SSH behalten, wenn der Cluster beendet ist</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Folder of configurations</source>
        <translation>Ordner der Konfigurationen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>What &amp;still runs when you quit:</source>
        <translation>Was beim Beenden noch &amp;läuft:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Configurations that are to keep running are never ended. What runs on is found again by the next window and by “cinderscope-cli stop”.</source>
        <translation>Konfigurationen, die weiterlaufen sollen, werden nie beendet. Was weiterläuft, finden das nächste Fenster und „cinderscope-cli stop“ wieder.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Sp&amp;ark folder:</source>
        <translation>&amp;Spark-Ordner:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Spark folder</source>
        <translation>Spark-Ordner</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>P&amp;ython:</source>
        <translation>&amp;Python:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Python</source>
        <translation>Python</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SPARK_HOME, else what is found</source>
        <translation>SPARK_HOME, sonst was gefunden wird</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>python3 that has pyspark</source>
        <translation>python3 mit pyspark</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Configurations:</source>
        <translation>Konfigurationen:</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>&amp;JSON configurations:</source>
        <translation>&amp;JSON-Konfigurationen:</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Folder of JSON configurations</source>
        <translation>Ordner der JSON-Konfigurationen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Browse: %1</source>
        <comment>name of a field</comment>
        <translation>Durchsuchen: %1</translation>
    </message>
    <message>
        <location line="+49"/>
        <source>Read as they are: Spark properties, Livy and sparkmagic sessions, SWAN’s bundles.</source>
        <translation>Gelesen, wie sie sind: Spark-Eigenschaften, Sitzungen von Livy und sparkmagic, Bundles von SWAN.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no such folder.</source>
        <translation>Diesen Ordner gibt es nicht.</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n configuration(s) in it.</source>
        <translation>
            <numerusform>%n Konfiguration darin.</numerusform>
            <numerusform>%n Konfigurationen darin.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n file(s) cannot be read; “Manage configurations” says why.</source>
        <translation>
            <numerusform>%n Datei ist nicht lesbar; „Konfigurationen verwalten“ sagt, warum.</numerusform>
            <numerusform>%n Dateien sind nicht lesbar; „Konfigurationen verwalten“ sagt, warum.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+13"/>
        <source>Of configurations that name neither.</source>
        <translation>Für Konfigurationen, die keines von beiden nennen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This is no Spark folder: bin/spark-submit is missing in it.</source>
        <translation>Das ist kein Spark-Ordner: bin/spark-submit fehlt darin.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no program at the path of this Python.</source>
        <translation>Am Pfad dieses Pythons ist kein Programm.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The folder holds Spark %1.</source>
        <translation>Der Ordner enthält Spark %1.</translation>
    </message>
</context>
<context>
    <name>cinderscope::StatusStrip</name>
    <message numerus="yes">
        <location filename="../src/gui/shell/statusstrip.cpp" line="+28"/>
        <source>%n unreadable line(s)</source>
        <translation>
            <numerusform>%n nicht lesbare Zeile</numerusform>
            <numerusform>%n nicht lesbare Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n dropped event(s)</source>
        <translation>
            <numerusform>%n verworfenes Ereignis</numerusform>
            <numerusform>%n verworfene Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>end is cut off</source>
        <translation>Ende ist abgeschnitten</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Where the data come from</source>
        <translation>Woher die Daten kommen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Get live events…</source>
        <translation>Live-Ereignisse holen …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>This application is polled. With the listener it tells every event by itself.</source>
        <translation>Diese Anwendung wird abgefragt. Mit dem Listener meldet sie jedes Ereignis von selbst.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Fill the gap</source>
        <translation>Lücke füllen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reads what is missing from the event log or the driver’s REST API</source>
        <translation>Liest das Fehlende aus dem Ereignisprotokoll oder der REST-API des Drivers</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Progress of reading</source>
        <translation>Fortschritt des Lesens</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Stop reading; what was read stays</source>
        <translation>Lesen abbrechen; was gelesen wurde, bleibt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
    <message>
        <location line="+5"/>
        <location line="+147"/>
        <source>Open the import report</source>
        <translation>Importbericht öffnen</translation>
    </message>
    <message>
        <location line="-145"/>
        <source>Freshness</source>
        <translation>Aktualität</translation>
    </message>
    <message>
        <location line="+41"/>
        <source>Stopped by an error</source>
        <translation>Durch einen Fehler beendet</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Seeking…</source>
        <translation>Springt …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Replay paused</source>
        <translation>Wiedergabe angehalten</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Replaying</source>
        <translation>Wiedergabe läuft</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Stopped; the rest was not read</source>
        <translation>Abgebrochen; der Rest wurde nicht gelesen</translation>
    </message>
    <message>
        <location line="-4"/>
        <location line="+4"/>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/feedtext.cpp" line="+29"/>
        <source>Listener</source>
        <translation>Listener</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>REST polling</source>
        <translation>REST-Abfrage</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Event log</source>
        <translation>Ereignisprotokoll</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>History server</source>
        <translation>History-Server</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Driver lost</source>
        <translation>Driver verloren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Driver gone</source>
        <translation>Driver beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Looking for its end…</source>
        <translation>Ende wird gesucht …</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Connecting…</source>
        <translation>Verbindet …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Live · listener</source>
        <translation>Live · Listener</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Polling REST</source>
        <translation>REST-Abfrage</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <location line="+1"/>
        <location filename="../src/gui/shell/statusstrip.cpp" line="+0"/>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 events dropped</source>
        <translation>%1 Ereignisse verworfen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 dropped, filled</source>
        <translation>%1 verworfen, gefüllt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>events missing</source>
        <translation>Ereignisse fehlen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>beginning missing</source>
        <translation>Anfang fehlt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 tasks not read</source>
        <translation>%1 Tasks nicht gelesen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>%1 %2</source>
        <comment>kind of event, count</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The listener was attached after %1 events.</source>
        <translation>Der Listener wurde nach %1 Ereignissen angebunden.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The listener was attached after the application had begun.</source>
        <translation>Der Listener wurde angebunden, nachdem die Anwendung begonnen hatte.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 events did not come (from number %2).</source>
        <translation>%1 Ereignisse kamen nicht an (ab Nummer %2).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>They are: %1.</source>
        <translation>Es sind: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Filled by: %1.</source>
        <translation>Gefüllt durch: %1.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Being filled by: %1.</source>
        <translation>Wird gefüllt durch: %1.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>What they told is missing.</source>
        <translation>Was sie mitteilten, fehlt.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>ended with a trouble</source>
        <translation>mit einer Störung beendet</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>no use</source>
        <translation>nicht nutzbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>known, not asked</source>
        <translation>bekannt, nicht gefragt</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>waiting for its first answer</source>
        <translation>wartet auf die erste Antwort</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>connected</source>
        <translation>verbunden</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>connected, last news %1</source>
        <translation>verbunden, letzte Nachricht %1</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>polling</source>
        <translation>fragt ab</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>polling, last news %1</source>
        <translation>fragt ab, letzte Nachricht %1</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>following, last news %1</source>
        <translation>liest mit, letzte Nachricht %1</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>process %1 on %2</source>
        <translation>Prozess %1 auf %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>driver on %1</source>
        <translation>Driver auf %1</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The driver is silent. Its event log and the history servers are looked through.</source>
        <translation>Der Driver schweigt. Sein Ereignisprotokoll und die History-Server werden durchsucht.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The driver is silent since %1. Its event log and the history servers are looked through.</source>
        <translation>Der Driver schweigt seit %1. Sein Ereignisprotokoll und die History-Server werden durchsucht.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The application has ended; its end was seen.</source>
        <translation>Die Anwendung ist beendet; ihr Ende wurde gesehen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The driver went without an end: it crashed or was killed.</source>
        <translation>Der Driver verschwand ohne Ende: Er stürzte ab oder wurde abgebrochen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The driver went without an end at %1: it crashed or was killed.</source>
        <translation>Der Driver verschwand ohne Ende (%1): Er stürzte ab oder wurde abgebrochen.</translation>
    </message>
    <message>
        <location filename="../src/gui/shell/statusstrip.cpp" line="+2"/>
        <source>Polling every second</source>
        <translation>Abfrage jede Sekunde</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Following</source>
        <translation>Wird verfolgt</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 · %2</source>
        <comment>how, and when something came last</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>last news %1</source>
        <translation>zuletzt Neues %1</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Source: %1. Opens the list of sources.</source>
        <translation>Quelle: %1. Öffnet die Liste der Quellen.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Opens the list of sources and gaps</source>
        <translation>Öffnet die Liste der Quellen und Lücken</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+39"/>
        <source>Losses: %1</source>
        <translation>Verluste: %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::SummaryPage</name>
    <message>
        <location filename="../src/gui/pages/overview/summarypage.cpp" line="+91"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application in the tree on the left, or open an event log with Ctrl+O.</source>
        <translation>Wählen Sie links im Baum eine Anwendung, oder öffnen Sie mit Strg+O ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+28"/>
        <source>Summary</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>application name</source>
        <translation>Anwendungsname</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the card</source>
        <translation>Die Karte kopieren</translation>
    </message>
    <message>
        <location line="+37"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Core utilisation</source>
        <translation>Kernauslastung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC share</source>
        <translation>GC-Anteil</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CPU share</source>
        <translation>CPU-Anteil</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (memory)</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Time in which tasks ran, over cores × time offered by the executors.</source>
        <translation>Zeit, in der Tasks liefen, geteilt durch Kerne × Zeit, die die Executors boten.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Time that the JVM spent in garbage collection, over the run time of the tasks.</source>
        <translation>Zeit der JVM in der Garbage Collection, geteilt durch die Laufzeit der Tasks.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>CPU time over run time of the tasks; the rest is waiting, and work outside the JVM.</source>
        <translation>CPU-Zeit geteilt durch die Laufzeit der Tasks; der Rest ist Warten und Arbeit außerhalb der JVM.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Last failures</source>
        <translation>Letzte Fehler</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Stages</source>
        <translation>Stages</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks</source>
        <translation>Tasks</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>SQL executions</source>
        <translation>SQL-Ausführungen</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Streaming queries</source>
        <translation>Streaming-Abfragen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Import report…</source>
        <translation>Importbericht …</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Copy card as text</source>
        <translation>Karte als Text kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl+Shift+C</source>
        <translation>Ctrl+Shift+C</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy card as Markdown</source>
        <translation>Karte als Markdown kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl+Alt+M</source>
        <translation>Ctrl+Alt+M</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy card as JSON</source>
        <translation>Karte als JSON kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Ctrl+Alt+J</source>
        <translation>Ctrl+Alt+J</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy connection…</source>
        <translation>Verbindung kopieren …</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>Unnamed application</source>
        <translation>Anwendung ohne Namen</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Spark %1</source>
        <translation>Spark %1</translation>
    </message>
    <message>
        <location line="+15"/>
        <location line="+100"/>
        <source>up to the last event</source>
        <translation>bis zum letzten Ereignis</translation>
    </message>
    <message>
        <location line="-98"/>
        <source>of 1 core</source>
        <translation>von 1 Kern</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>of %n cores at most</source>
        <translation>
            <numerusform>von höchstens %n Kern</numerusform>
            <numerusform>von höchstens %n Kernen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 records</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <location line="+44"/>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>batch %1, %2 rows/s</source>
        <translation>Batch %1, %2 Zeilen/s</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>Something was lost</source>
        <translation>Etwas ging verloren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <location line="+27"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
</context>
<context>
    <name>cinderscope::TableTools</name>
    <message>
        <location filename="../src/gui/base/tabletools.cpp" line="+248"/>
        <source>Fit Columns to Their Contents</source>
        <translation>Spalten an Inhalt anpassen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Reset Columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Copy C&amp;ell</source>
        <translation>&amp;Zelle kopieren</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Copy &amp;As</source>
        <translation>Kopieren &amp;als</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>E&amp;xport All Rows…</source>
        <translation>Alle Zeilen e&amp;xportieren …</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <location line="+92"/>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Markdown table (*.md)</source>
        <translation>Markdown-Tabelle (*.md)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Export All Rows</source>
        <translation>Alle Zeilen exportieren</translation>
    </message>
    <message>
        <location line="+18"/>
        <source>Exporting the table…</source>
        <translation>Tabelle wird exportiert …</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>cinderscope::TaskTexts</name>
    <message>
        <location filename="../src/gui/models/taskcells.cpp" line="+30"/>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Place of the task in its stage.</source>
        <translation>Platz des Tasks in seiner Stage.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Task id</source>
        <translation>Task-ID</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Unique in the application.</source>
        <translation>Eindeutig in der Anwendung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How often this task was tried before.</source>
        <translation>Wie oft dieser Task schon versucht wurde.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Locality</source>
        <translation>Lokalität</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>How near the task ran to its data.</source>
        <translation>Wie nah der Task an seinen Daten lief.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Executor</source>
        <translation>Executor</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First line of the reason why the task failed or was killed.</source>
        <translation>Erste Zeile des Grundes, warum der Task fehlschlug oder abgebrochen wurde.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Launched</source>
        <translation>Gestartet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Duration</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>From the launch to the end, as the driver saw it.</source>
        <translation>Vom Start bis zum Ende, wie der Driver es sah.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scheduler delay</source>
        <translation>Scheduler-Verzögerung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time of the duration that is spent neither on the executor nor on fetching the result: sending the task and its result.</source>
        <translation>Teil der Dauer, der weder auf dem Executor noch mit dem Abholen des Ergebnisses verging: Senden des Tasks und seines Ergebnisses.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Deserialisation</source>
        <translation>Deserialisierung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time the executor took to unpack the task.</source>
        <translation>Zeit, die der Executor zum Auspacken des Tasks brauchte.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Run time</source>
        <translation>Laufzeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time the executor ran the task.</source>
        <translation>Zeit, die der Executor den Task ausführte.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CPU time</source>
        <translation>CPU-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>CPU time of the run.</source>
        <translation>CPU-Zeit der Ausführung.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>GC</source>
        <translation>GC</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time the executor&apos;s JVM collected garbage while the task ran.</source>
        <translation>Zeit der JVM des Executors in der Garbage Collection, während der Task lief.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Result serialisation</source>
        <translation>Ergebnis-Serialisierung</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Getting result</source>
        <translation>Ergebnis abholen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time the driver took to fetch the result.</source>
        <translation>Zeit, die der Driver zum Abholen des Ergebnisses brauchte.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Result size</source>
        <translation>Ergebnisgröße</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Peak memory</source>
        <translation>Max. Speicher</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Largest execution memory: of sorts, aggregations, joins and shuffles.</source>
        <translation>Größter Execution-Speicher: von Sortierungen, Aggregationen, Joins und Shuffles.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Input</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes read from storage or from cached data.</source>
        <translation>Bytes, aus Speichersystemen oder gecachten Daten gelesen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Input records</source>
        <translation>Eingabe-Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes written to storage.</source>
        <translation>Bytes, in Speichersysteme geschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Output records</source>
        <translation>Ausgabe-Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle read</source>
        <translation>Shuffle Read</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes read from other stages, local and remote.</source>
        <translation>Bytes, von anderen Stages gelesen, lokal und remote.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle records read</source>
        <translation>Shuffle: gelesene Datensätze</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Fetch wait</source>
        <translation>Fetch-Wartezeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Time the task stood still for shuffle blocks.</source>
        <translation>Zeit, die der Task auf Shuffle-Blöcke wartete.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle remote</source>
        <translation>Shuffle remote</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes of the shuffle read from other computers.</source>
        <translation>Bytes des Shuffles, von anderen Rechnern gelesen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle write</source>
        <translation>Shuffle Write</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Bytes written for later stages.</source>
        <translation>Bytes, für spätere Stages geschrieben.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Shuffle records written</source>
        <translation>Shuffle: geschriebene Datensätze</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Shuffle write time</source>
        <translation>Shuffle-Write-Zeit</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Spill (memory)</source>
        <translation>Spill (Speicher)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Size in memory of what was written to disk for want of memory.</source>
        <translation>Größe im Speicher dessen, was aus Speichermangel auf Platte geschrieben wurde.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Spill (disk)</source>
        <translation>Spill (Platte)</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Size on disk of what was written for want of memory.</source>
        <translation>Größe auf Platte dessen, was aus Speichermangel geschrieben wurde.</translation>
    </message>
    <message>
        <location line="+137"/>
        <source>%1 ns</source>
        <translation>%1 ns</translation>
    </message>
    <message>
        <location line="+91"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>%1 (speculative)</source>
        <translation>%1 (spekulativ)</translation>
    </message>
</context>
<context>
    <name>cinderscope::TasksTab</name>
    <message>
        <location filename="../src/gui/pages/jobs/taskstab.cpp" line="+34"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Succeeded</source>
        <translation>Erfolgreich</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Killed</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location line="+1"/>
        <location line="+1"/>
        <source>Filter tasks</source>
        <translation>Tasks filtern</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Show the tasks of all executors</source>
        <translation>Tasks aller Executors zeigen</translation>
    </message>
    <message>
        <location line="+16"/>
        <source>Tasks of the stage</source>
        <translation>Tasks der Stage</translation>
    </message>
    <message>
        <location line="+65"/>
        <source>Executor %1</source>
        <translation>Executor %1</translation>
    </message>
    <message>
        <location line="+57"/>
        <source>No stage is selected</source>
        <translation>Keine Stage ist ausgewählt</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Select a stage above to see its tasks.</source>
        <translation>Wählen Sie oben eine Stage aus, um ihre Tasks zu sehen.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Listing the tasks…</source>
        <translation>Tasks werden aufgelistet …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No task matches the filter</source>
        <translation>Kein Task passt zum Filter</translation>
    </message>
    <message numerus="yes">
        <location line="+1"/>
        <source>The stage has %n task(s).</source>
        <translation>
            <numerusform>Die Stage hat %n Task.</numerusform>
            <numerusform>Die Stage hat %n Tasks.</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Clear the filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No task has started</source>
        <translation>Kein Task hat begonnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Tasks appear here as soon as the scheduler launches them. A skipped stage has none.</source>
        <translation>Tasks erscheinen hier, sobald der Scheduler sie startet. Eine übersprungene Stage hat keine.</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>Show the stack trace</source>
        <translation>Stacktrace zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show in the timeline</source>
        <translation>In der Zeitachse zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Show executor %1</source>
        <translation>Executor %1 zeigen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Only tasks of executor %1</source>
        <translation>Nur Tasks von Executor %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::TicketPages</name>
    <message>
        <location filename="../src/gui/sparkui/ticketpages.cpp" line="+159"/>
        <source>Open Spark’s page</source>
        <translation>Sparks Seite öffnen</translation>
    </message>
</context>
<context>
    <name>cinderscope::TimeSlider</name>
    <message>
        <location filename="../src/gui/shell/timeslider.cpp" line="+33"/>
        <source>Time of the replay</source>
        <translation>Zeit der Wiedergabe</translation>
    </message>
    <message>
        <location line="+32"/>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <location line="+147"/>
        <source>%1 after the start, %2</source>
        <translation>%1 nach dem Beginn, %2</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Job %1, failed</source>
        <translation>Job %1, fehlgeschlagen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Job %1</source>
        <translation>Job %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::TimelineLegend</name>
    <message>
        <location filename="../src/gui/timeline/timelinelegend.cpp" line="+24"/>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <location line="+35"/>
        <location line="+15"/>
        <source>colours repeat</source>
        <translation>Farben kehren wieder</translation>
    </message>
</context>
<context>
    <name>cinderscope::TimelineOverview</name>
    <message>
        <location filename="../src/gui/timeline/timelineoverview.cpp" line="+23"/>
        <source>Overview of the whole run</source>
        <translation>Überblick über den ganzen Lauf</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The whole run. Drag the bright part to move, its edges to zoom</source>
        <translation>Der ganze Lauf. Hellen Teil ziehen, um zu verschieben, seine Ränder, um zu zoomen</translation>
    </message>
    <message>
        <location line="+75"/>
        <source>Whole run</source>
        <translation>Ganzer Lauf</translation>
    </message>
</context>
<context>
    <name>cinderscope::TimelinePage</name>
    <message>
        <location filename="../src/gui/timeline/timelinepage.cpp" line="+93"/>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show a shorter time in more detail</source>
        <translation>Eine kürzere Zeit genauer zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show a longer time</source>
        <translation>Eine längere Zeit zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Zoom to the selection</source>
        <translation>Auf die Auswahl zoomen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Zoom to what is selected or measured. Measure with Shift and dragging</source>
        <translation>Auf Ausgewähltes oder Gemessenes zoomen. Gemessen wird mit Umschalt und Ziehen</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Follow</source>
        <translation>Verfolgen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Keep the newest time in view while the application runs</source>
        <translation>Die neueste Zeit im Blick behalten, solange die Anwendung läuft</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Time since the start</source>
        <translation>Zeit seit dem Beginn</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Switch between local time and time since the start of the application</source>
        <translation>Zwischen Ortszeit und Zeit seit dem Beginn der Anwendung wechseln</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Next failure</source>
        <translation>Nächster Fehler</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Go to the next failed job, stage or task</source>
        <translation>Zum nächsten Fehler eines Jobs, einer Stage oder eines Tasks</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Previous failure</source>
        <translation>Voriger Fehler</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Go to the failed job, stage or task before</source>
        <translation>Zum vorigen Fehler eines Jobs, einer Stage oder eines Tasks</translation>
    </message>
    <message>
        <location line="+2"/>
        <location line="+105"/>
        <source>Search the timeline</source>
        <translation>Zeitachse durchsuchen</translation>
    </message>
    <message>
        <location line="-100"/>
        <source>Copy the figures</source>
        <translation>Werte kopieren</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Copy the figures of what is selected</source>
        <translation>Werte der Auswahl kopieren</translation>
    </message>
    <message>
        <location line="+4"/>
        <location line="+120"/>
        <source>Groups</source>
        <translation>Gruppen</translation>
    </message>
    <message>
        <location line="-114"/>
        <source>Show or hide: %1</source>
        <translation>Zeigen oder verbergen: %1</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Notebook cells</source>
        <translation>Notebook-Zellen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show or hide the band of notebook cells, and their borders</source>
        <translation>Das Band der Notebook-Zellen und ihre Grenzen zeigen oder verbergen</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+4"/>
        <source>Fold all executors</source>
        <translation>Alle Executors zuklappen</translation>
    </message>
    <message>
        <location line="-3"/>
        <source>One strip for each executor, or one for each of its task slots</source>
        <translation>Ein Streifen je Executor oder einer je Task-Slot</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Unfold all executors</source>
        <translation>Alle Executors aufklappen</translation>
    </message>
    <message>
        <location line="+7"/>
        <location line="+90"/>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <location line="-82"/>
        <source>PNG, as on the screen…</source>
        <translation>PNG, wie auf dem Bildschirm …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PNG, double size…</source>
        <translation>PNG, doppelte Größe …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>PNG, four times the size…</source>
        <translation>PNG, vierfache Größe …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>SVG…</source>
        <translation>SVG …</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Save the picture in a file</source>
        <translation>Das Bild in einer Datei speichern</translation>
    </message>
    <message>
        <location line="+36"/>
        <source>&amp;Colour by</source>
        <translation>&amp;Färben nach</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>What the colours of the tasks say</source>
        <translation>Was die Farben der Tasks bedeuten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Colour by</source>
        <translation>Färben nach</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Search: name, host, reason, stage 3 …</source>
        <translation>Suche: Name, Host, Grund, stage 3 …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Dims what does not match. Type a text, a number, or for example &quot;stage 3&quot; (%1)</source>
        <translation>Blendet ab, was nicht passt. Text, Zahl oder zum Beispiel „stage 3“ eingeben (%1)</translation>
    </message>
    <message>
        <location line="+26"/>
        <source>Choose which groups of lanes are shown</source>
        <translation>Wählen, welche Gruppen von Bahnen gezeigt werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save the picture as PNG or SVG</source>
        <translation>Das Bild als PNG oder SVG speichern</translation>
    </message>
    <message>
        <location line="+79"/>
        <source>No application is open</source>
        <translation>Keine Anwendung ist geöffnet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Choose an application in the tree, or open an event log.</source>
        <translation>Wählen Sie im Baum eine Anwendung, oder öffnen Sie ein Ereignisprotokoll.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No task has started yet</source>
        <translation>Noch kein Task hat begonnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The application is up and waits for its first job. The timeline fills by itself.</source>
        <translation>Die Anwendung läuft und wartet auf ihren ersten Job. Die Zeitachse füllt sich von selbst.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>This application ran no job</source>
        <translation>Diese Anwendung führte keinen Job aus</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>It ended without a job, so that there is nothing to draw. The Summary and Environment pages show what is known.</source>
        <translation>Sie endete ohne Job, darum gibt es nichts zu zeichnen. Die Seiten „Übersicht“ und „Umgebung“ zeigen, was bekannt ist.</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>Matches: %1</source>
        <translation>Treffer: %1</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>No match</source>
        <translation>Kein Treffer</translation>
    </message>
    <message>
        <location line="+72"/>
        <source>The picture could not be saved.</source>
        <translation>Das Bild konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>SVG (*.svg)</source>
        <translation>SVG (*.svg)</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>PNG (*.png)</source>
        <translation>PNG (*.png)</translation>
    </message>
</context>
<context>
    <name>cinderscope::TimelineView</name>
    <message>
        <location filename="../src/gui/timeline/timelineinput.cpp" line="+339"/>
        <source>Show this task in its table</source>
        <translation>Diesen Task in seiner Tabelle zeigen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Show in its table</source>
        <translation>In der Tabelle zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Show executor %1</source>
        <translation>Executor %1 zeigen</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>Zoom to this</source>
        <translation>Hierauf zoomen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Show the whole run</source>
        <translation>Den ganzen Lauf zeigen</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>Zoom to the measured part</source>
        <translation>Auf den gemessenen Teil zoomen</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy the figures</source>
        <translation>Werte kopieren</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Copy the id (%1)</source>
        <translation>ID kopieren (%1)</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Copy what was measured</source>
        <translation>Gemessenes kopieren</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Unfold all executors</source>
        <translation>Alle Executors aufklappen</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Fold all executors</source>
        <translation>Alle Executors zuklappen</translation>
    </message>
    <message>
        <location filename="../src/gui/timeline/timelineview.cpp" line="+34"/>
        <source>Timeline</source>
        <translation>Zeitachse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Jobs, stages and tasks over time. Arrow keys move, plus and minus zoom.</source>
        <translation>Jobs, Stages und Tasks im Zeitverlauf. Pfeiltasten verschieben, Plus und Minus zoomen.</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Scroll the lanes</source>
        <translation>Bahnen scrollen</translation>
    </message>
</context>
<context>
    <name>cinderscope::TrayIcon</name>
    <message numerus="yes">
        <location filename="../src/gui/notify/trayicon.cpp" line="+166"/>
        <source>%n application(s) running</source>
        <translation>
            <numerusform>%n Anwendung läuft</numerusform>
            <numerusform>%n Anwendungen laufen</numerusform>
        </translation>
    </message>
    <message>
        <location line="+0"/>
        <source>Nothing runs</source>
        <translation>Nichts läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>A failure was not looked at yet</source>
        <translation>Ein Fehler wurde noch nicht angesehen</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>ended</source>
        <translation>beendet</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>no job runs</source>
        <translation>kein Job läuft</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n failed</source>
        <comment>jobs</comment>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location line="+12"/>
        <source>%n more…</source>
        <translation>
            <numerusform>%n weitere …</numerusform>
            <numerusform>%n weitere …</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>No application runs</source>
        <translation>Keine Anwendung läuft</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&amp;Show Cinderscope</source>
        <translation>Cinderscope &amp;zeigen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Do not &amp;disturb</source>
        <translation>&amp;Nicht stören</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
</context>
<context>
    <name>cinderscope::Trouble</name>
    <message>
        <location filename="../src/gui/places/troubletext.cpp" line="+25"/>
        <source>Its certificate has expired, was revoked or is broken (%1). Ask whoever runs it for a new one.</source>
        <translation>Das Zertifikat ist abgelaufen, widerrufen oder fehlerhaft (%1). Bitten Sie den Betreiber um ein neues.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>Its certificate is made out to another name (%1). Compare its fingerprint and confirm it once.</source>
        <translation>Das Zertifikat ist auf einen anderen Namen ausgestellt (%1). Vergleichen Sie den Fingerabdruck, und bestätigen Sie es einmal.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nobody known here has signed its certificate. Compare its fingerprint and confirm it once.</source>
        <translation>Niemand hier Bekanntes hat das Zertifikat unterschrieben. Vergleichen Sie den Fingerabdruck, und bestätigen Sie es einmal.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The program ssh was not found. Install OpenSSH&apos;s client.</source>
        <translation>Das Programm ssh wurde nicht gefunden. Installieren Sie den Client von OpenSSH.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>ssh cannot look up the host&apos;s name. Check it, or its entry in ~/.ssh/config.</source>
        <translation>ssh kann den Namen des Hosts nicht auflösen. Prüfen Sie ihn oder seinen Eintrag in ~/.ssh/config.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Nobody listens at the SSH port. Check host and port, and that sshd runs there.</source>
        <translation>Am SSH-Port lauscht niemand. Prüfen Sie Host und Port und ob dort sshd läuft.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The SSH host does not answer. Check the network or VPN.</source>
        <translation>Der SSH-Host antwortet nicht. Prüfen Sie Netzwerk oder VPN.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The SSH host&apos;s key was not confirmed. Connect again and compare its fingerprint.</source>
        <translation>Der Schlüssel des SSH-Hosts wurde nicht bestätigt. Verbinden Sie erneut, und vergleichen Sie den Fingerabdruck.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The SSH host shows another key than before: it was set up anew, or somebody is in between. Ask its owner, then remove the old key with ssh-keygen -R.</source>
        <translation>Der SSH-Host zeigt einen anderen Schlüssel als zuvor: Er wurde neu aufgesetzt, oder jemand ist dazwischen. Fragen Sie den Betreiber, und entfernen Sie dann den alten Schlüssel mit ssh-keygen -R.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The SSH host did not let you in. Check the user name, and that your key is loaded (ssh-add -l).</source>
        <translation>Der SSH-Host ließ Sie nicht hinein. Prüfen Sie den Benutzernamen und ob Ihr Schlüssel geladen ist (ssh-add -l).</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Your SSH configuration has an error. Try the same host with ssh in a terminal.</source>
        <translation>Ihre SSH-Konfiguration hat einen Fehler. Versuchen Sie denselben Host mit ssh in einem Terminal.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The SSH host forbids forwarding (AllowTcpForwarding). Ask its owner, or choose another host.</source>
        <translation>Der SSH-Host verbietet Weiterleitungen (AllowTcpForwarding). Fragen Sie den Betreiber, oder wählen Sie einen anderen Host.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>The SSH connection was lost. It is made again by itself.</source>
        <translation>Die SSH-Verbindung ging verloren. Sie wird von selbst wiederhergestellt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>ssh ended with an error. Try the same host with ssh in a terminal.</source>
        <translation>ssh endete mit einem Fehler. Versuchen Sie denselben Host mit ssh in einem Terminal.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>Nobody listens on this port. Check that it is running and that the port is right.</source>
        <translation>An diesem Port lauscht niemand. Prüfen Sie, ob das Programm läuft und der Port stimmt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no answer. A firewall may drop the connection, or the host is down.</source>
        <translation>Es kommt keine Antwort. Vielleicht verwirft eine Firewall die Verbindung, oder der Host ist aus.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The host&apos;s name cannot be looked up from here. Check it, or reach it through an SSH host.</source>
        <translation>Der Name des Hosts ist von hier nicht auflösbar. Prüfen Sie ihn, oder gehen Sie über einen SSH-Host.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>There is no way to this network from here. Check the network or VPN, or use an SSH host.</source>
        <translation>Von hier führt kein Weg in dieses Netzwerk. Prüfen Sie Netzwerk oder VPN, oder verwenden Sie einen SSH-Host.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>No secure connection could be made. Check whether the address begins with http or https.</source>
        <translation>Eine sichere Verbindung kam nicht zustande. Prüfen Sie, ob die Adresse mit http oder https beginnt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It wants a login. Enter one in “Edit”, under “Login”.</source>
        <translation>Eine Anmeldung wird verlangt. Geben Sie sie in „Bearbeiten“ unter „Anmeldung“ ein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The login is good, but not for this. Ask whoever runs it (spark.ui.view.acls).</source>
        <translation>Die Anmeldung gilt, aber nicht hierfür. Fragen Sie den Betreiber (spark.ui.view.acls).</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The proxy or tunnel on the way fails, not the place itself. Check how it is reached in “Edit”.</source>
        <translation>Der Proxy oder Tunnel auf dem Weg versagt, nicht der Ort selbst. Prüfen Sie in „Bearbeiten“, wie er erreicht wird.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>It sends to another host, which is not followed. Enter that address instead.</source>
        <translation>Es wird auf einen anderen Host verwiesen; dem wird nicht gefolgt. Geben Sie stattdessen jene Adresse ein.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>It is still starting. It is asked again by itself.</source>
        <translation>Das Programm startet noch. Es wird von selbst erneut gefragt.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Something answers there that is not Spark. Check the port.</source>
        <translation>Dort antwortet etwas, das nicht Spark ist. Prüfen Sie den Port.</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The connection broke, or the answer makes no sense. It is asked again by itself.</source>
        <translation>Die Verbindung brach ab, oder die Antwort ist unverständlich. Es wird von selbst erneut gefragt.</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no answer</source>
        <translation>keine Antwort</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>unknown name</source>
        <translation>unbekannter Name</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no route</source>
        <translation>keine Route</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>login wanted</source>
        <translation>Anmeldung nötig</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>forbidden</source>
        <translation>verboten</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>no way there</source>
        <translation>kein Weg dorthin</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>sends elsewhere</source>
        <translation>verweist anderswohin</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>starting</source>
        <translation>startet</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>not Spark</source>
        <translation>nicht Spark</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>broken answer</source>
        <translation>Antwort fehlerhaft</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 (%2)</source>
        <comment>reason, technical detail</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cinderscope::WebActions</name>
    <message>
        <location filename="../src/gui/web/webactions.cpp" line="+16"/>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Reload</source>
        <translation>Neu laden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Stop loading</source>
        <translation>Laden anhalten</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Copy the address</source>
        <translation>Adresse kopieren</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Open in the browser</source>
        <translation>Im Browser öffnen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Original size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern …</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Show in Cinderscope</source>
        <translation>In Cinderscope zeigen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Edit the address</source>
        <translation>Adresse bearbeiten</translation>
    </message>
    <message>
        <location line="+19"/>
        <source>%1 (%2)</source>
        <comment>action and key</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>cinderscope::WebProblem</name>
    <message>
        <location filename="../src/gui/web/webproblem.cpp" line="+29"/>
        <source>%1 (%2)</source>
        <comment>text, technical detail</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <location line="+15"/>
        <source>The server’s certificate is not trusted</source>
        <translation>Dem Zertifikat des Servers wird nicht vertraut</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 shows a certificate that nobody known here has signed.</source>
        <translation>%1 zeigt ein Zertifikat, das niemand hier Bekanntes unterschrieben hat.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 shows a certificate that nobody known here has signed. Ask its owner for the fingerprint and compare: if it is the same, you can trust it from now on.</source>
        <translation>%1 zeigt ein Zertifikat, das niemand hier Bekanntes unterschrieben hat. Fragen Sie den Betreiber nach dem Fingerabdruck und vergleichen Sie: Ist er derselbe, können Sie ihm von nun an vertrauen.</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>%1 shows a certificate that cannot be trusted (%2). Ask its owner for a new one.</source>
        <translation>%1 zeigt ein Zertifikat, dem nicht vertraut werden kann (%2). Bitten Sie den Betreiber um ein neues.</translation>
    </message>
    <message>
        <location line="+13"/>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Nobody answers at %1. An application’s pages end with it; else check the network or VPN.</source>
        <translation>Unter %1 antwortet niemand. Die Seiten einer Anwendung enden mit ihr; sonst prüfen Sie Netz oder VPN.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The server does not answer</source>
        <translation>Der Server antwortet nicht</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 was waited for in vain. It may be very busy, or a firewall drops what is sent to it.</source>
        <translation>Auf %1 wurde vergeblich gewartet. Vielleicht ist er sehr beschäftigt, oder eine Firewall verwirft, was ihm gesendet wird.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The server’s name is not known</source>
        <translation>Der Name des Servers ist nicht bekannt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The name in %1 cannot be looked up. Check it, or reach the cluster through an SSH host.</source>
        <translation>Der Name in %1 ist nicht aufzulösen. Prüfen Sie ihn, oder erreichen Sie den Cluster über einen SSH-Host.</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>The way to the server wants a login</source>
        <translation>Der Weg zum Server verlangt eine Anmeldung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>The proxy or tunnel to %1 did not take the credentials.</source>
        <translation>Der Proxy oder Tunnel zu %1 nahm die Anmeldedaten nicht an.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>The server broke off</source>
        <translation>Der Server brach ab</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 ended the connection without an answer. It may just be ending.</source>
        <translation>%1 beendete die Verbindung ohne Antwort. Vielleicht endet er gerade.</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>Nothing was ended</source>
        <translation>Nichts wurde beendet</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Following an address ends no job, stage or application. Use “kill” in Spark’s page; you are asked first.</source>
        <translation>Einer Adresse zu folgen beendet weder Job noch Stage noch Anwendung. Wählen Sie „kill“ auf Sparks Seite; Sie werden zuerst gefragt.</translation>
    </message>
    <message>
        <location line="+5"/>
        <source>This does not belong to the cluster</source>
        <translation>Das gehört nicht zum Cluster</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>The page is not shown</source>
        <translation>Die Seite wird nicht gezeigt</translation>
    </message>
    <message>
        <location line="+25"/>
        <source>You may not act for somebody else</source>
        <translation>Sie dürfen nicht für jemand anderen handeln</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The address asks %1 to show the page as another user (doAs). Take that out of it, or ask whoever runs it to let you (spark.admin.acls).</source>
        <translation>Die Adresse verlangt von %1, die Seite als jemand anderes zu zeigen (doAs). Nehmen Sie das heraus, oder bitten Sie, wer den Server betreibt, es Ihnen zu erlauben (spark.admin.acls).</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The server wants a token</source>
        <translation>Der Server verlangt ein Token</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 shows its pages to those who bring a token that is signed with its key (JWSFilter) and not too old. Set a new one as this cluster’s login.</source>
        <translation>%1 zeigt seine Seiten nur, wenn ein Token mitkommt, das mit seinem Schlüssel signiert (JWSFilter) und nicht zu alt ist. Tragen Sie ein neues als Anmeldung dieses Clusters ein.</translation>
    </message>
    <message>
        <location line="+8"/>
        <source>The page was too old</source>
        <translation>Die Seite war zu alt</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, or a gateway in front of it, did not take what the page sent, to guard against other sites. Go back, load that page again, and do it once more.</source>
        <translation>%1 oder ein Gateway davor hat zum Schutz vor fremden Seiten nicht angenommen, was die Seite geschickt hat. Gehen Sie zurück, laden Sie die Seite neu, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>The server refuses this page</source>
        <translation>Der Server verweigert diese Seite</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1, or a gateway in front of it, does not let you see it. Another login may help; else ask whoever runs it.</source>
        <translation>%1 oder ein Gateway davor lässt sie Sie nicht sehen. Vielleicht hilft eine andere Anmeldung; sonst fragen Sie, wer den Server betreibt.</translation>
    </message>
    <message>
        <location line="+10"/>
        <source>The page could not be loaded</source>
        <translation>Die Seite konnte nicht geladen werden</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>The connection to %1 failed.</source>
        <translation>Die Verbindung zu %1 ist gescheitert.</translation>
    </message>
    <message>
        <location line="+20"/>
        <source>The server wants a login</source>
        <translation>Der Server verlangt eine Anmeldung</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 does not show its pages without one, or does not take the one that is set for this cluster.</source>
        <translation>%1 zeigt seine Seiten nicht ohne Anmeldung, oder nimmt die für diesen Cluster gesetzte nicht an.</translation>
    </message>
    <message>
        <location line="-65"/>
        <source>You may not see this page</source>
        <translation>Diese Seite dürfen Sie nicht sehen</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 knows who you are, but shows this page to others only. Ask whoever runs it to add you (spark.ui.view.acls), or set another login.</source>
        <translation>%1 weiß, wer Sie sind, zeigt diese Seite aber nur anderen. Bitten Sie den Betreiber, Sie aufzunehmen (spark.ui.view.acls), oder setzen Sie eine andere Anmeldung.</translation>
    </message>
</context>
<context>
    <name>cinderscope::WebToolBar</name>
    <message>
        <location filename="../src/gui/web/webtoolbar.cpp" line="+23"/>
        <source>Spark’s page</source>
        <translation>Sparks Seite</translation>
    </message>
    <message>
        <location line="+9"/>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>Address of this cluster</source>
        <translation>Adresse dieses Clusters</translation>
    </message>
    <message>
        <location line="+61"/>
        <source>Original size, now %1</source>
        <translation>Originalgröße, jetzt %1</translation>
    </message>
</context>
<context>
    <name>cinderscope::format</name>
    <message>
        <location filename="../src/gui/base/format.cpp" line="+39"/>
        <source>%1 B</source>
        <comment>bytes</comment>
        <translation>%1 B</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 KiB</source>
        <translation>%1 KiB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 MiB</source>
        <translation>%1 MiB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 GiB</source>
        <translation>%1 GiB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 TiB</source>
        <translation>%1 TiB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 PiB</source>
        <translation>%1 PiB</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 EiB</source>
        <translation>%1 EiB</translation>
    </message>
    <message>
        <location line="+7"/>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n seconds</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+5"/>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1 ms</source>
        <comment>milliseconds</comment>
        <translation>%1 ms</translation>
    </message>
    <message>
        <location line="+3"/>
        <location line="+1"/>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 min %2 s</source>
        <comment>minutes and seconds</comment>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 h %2 min</source>
        <comment>hours and minutes</comment>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <location line="+12"/>
        <source>%1 ns</source>
        <comment>nanoseconds</comment>
        <translation>%1 ns</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 µs</source>
        <comment>microseconds</comment>
        <translation>%1 µs</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>unknown duration</source>
        <translation>unbekannte Dauer</translation>
    </message>
    <message>
        <location line="+3"/>
        <source>%1 %2</source>
        <comment>two parts of a duration</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location line="+4"/>
        <source>1 millisecond</source>
        <translation>1 Millisekunde</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n milliseconds</source>
        <translation>
            <numerusform>%n Millisekunde</numerusform>
            <numerusform>%n Millisekunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>%1 seconds</source>
        <translation>%1 Sekunden</translation>
    </message>
    <message>
        <location line="+6"/>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <location line="+18"/>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 Byte)</translation>
    </message>
    <message>
        <location line="+21"/>
        <source>%1 k</source>
        <comment>thousand</comment>
        <translation>%1 k</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 M</source>
        <comment>million</comment>
        <translation>%1 M</translation>
    </message>
    <message>
        <location line="+0"/>
        <source>%1 G</source>
        <comment>thousand million</comment>
        <translation>%1 G</translation>
    </message>
    <message>
        <location line="+11"/>
        <source>&lt;%1 %</source>
        <translation>&lt;%1 %</translation>
    </message>
    <message>
        <location line="+2"/>
        <source>&gt;%1 %</source>
        <translation>&gt;%1 %</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>%1 %</source>
        <comment>percent</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <location line="+14"/>
        <source>%1/s</source>
        <comment>bytes per second</comment>
        <translation>%1/s</translation>
    </message>
    <message>
        <location line="+17"/>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <location line="+1"/>
        <source>d MMM yyyy</source>
        <comment>date format</comment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <location line="+31"/>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n seconds ago</source>
        <translation>
            <numerusform>vor %n Sekunde</numerusform>
            <numerusform>vor %n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>1 minute ago</source>
        <translation>vor 1 Minute</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n minutes ago</source>
        <translation>
            <numerusform>vor %n Minute</numerusform>
            <numerusform>vor %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <location line="+3"/>
        <source>1 hour ago</source>
        <translation>vor 1 Stunde</translation>
    </message>
    <message numerus="yes">
        <location line="+0"/>
        <source>%n hours ago</source>
        <translation>
            <numerusform>vor %n Stunde</numerusform>
            <numerusform>vor %n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <location line="+2"/>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message numerus="yes">
        <location line="+2"/>
        <source>%n days ago</source>
        <translation>
            <numerusform>vor %n Tag</numerusform>
            <numerusform>vor %n Tagen</numerusform>
        </translation>
    </message>
</context>
</TS>
