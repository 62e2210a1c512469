// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/ownfolder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! That removing what we made never removes what we did not.
class OwnFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void removesWhatItIsGiven();
    void refuses();
    void linksAreNotFollowed();
    void currentFolderStays();
    void cleanup() { QDir::setCurrent(QDir::rootPath()); }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OwnFolderTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(path(u"a/b"_s)));
    QFile file(path(u"a/b/file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
}

void OwnFolderTest::removesWhatItIsGiven()
{
    QVERIFY(removeOwnFolder(path(u"a"_s)));
    QVERIFY(!QFile::exists(path(u"a"_s)));
    QVERIFY(removeOwnFolder(path(u"a"_s))); // there is none
}

void OwnFolderTest::refuses()
{
    QVERIFY(QDir::setCurrent(m_folder->path()));
    for (const QString &word : {QString(), u"a"_s, u"./a"_s, u"."_s, u"/"_s, QDir::homePath(), QDir::tempPath(),
                                path(u"a/b/file"_s), QString(m_folder->path() + u"/a/.."_s)})
        QVERIFY2(!removeOwnFolder(word), qPrintable(word));
    QVERIFY(QFile::exists(path(u"a/b/file"_s)));
}

void OwnFolderTest::linksAreNotFollowed()
{
    QVERIFY(QDir().mkpath(path(u"other"_s)));
    QVERIFY(QFile::link(path(u"a"_s), path(u"other/link"_s)));
    QVERIFY(!removeOwnFolder(path(u"other/link"_s)));
    QVERIFY(removeOwnFolder(path(u"other"_s)));
    QVERIFY(!QFile::exists(path(u"other"_s)) && QFile::exists(path(u"a/b/file"_s)));
}

// A member that was never set must not be the folder that we happen to be in.
void OwnFolderTest::currentFolderStays()
{
    QVERIFY(QDir::setCurrent(path(u"a/b"_s)));
    QVERIFY(!removeOwnFolder({}));
    QVERIFY(!removeOwnFolder(path(u"a"_s)));
    QVERIFY(QFile::exists(path(u"a/b/file"_s)));
}

QTEST_GUILESS_MAIN(OwnFolderTest)
#include "tst_ownfolder.moc"
