// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/bodyrewriter.h"
#include "proxy/htmllinkrewriter.h"
#include "proxy/jsonlinkrewriter.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

std::optional<std::string> toGo(std::string_view url)
{
    if (url.starts_with("http://worker:8081"))
        return "/go?" + std::string(url.substr(18));
    return {};
}

std::string run(bool html, const QByteArray &text, qsizetype piece)
{
    const auto rewriter = BodyRewriter::forContentType(html ? "text/html; charset=utf-8" : "application/json", toGo);
    std::string out;
    for (qsizetype at = 0; at < text.size(); at += piece) {
        const QByteArray part = text.mid(at, piece);
        rewriter->feed({part.data(), std::size_t(part.size())}, out);
    }
    rewriter->finish(out);
    return out;
}

} // namespace

//! Links are rewritten, shown text is not, and pieces do not matter.
class LinkRewritersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rewrites_data();
    void rewrites();
    void otherTypes();
    void longLinksPass();
};

void LinkRewritersTest::rewrites_data()
{
    QTest::addColumn<bool>("html");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("wanted"); // null: unchanged
    const auto same = [](const char *name, bool html, const char *text) {
        QTest::newRow(name) << html << QByteArray(text) << QByteArray();
    };
    QTest::newRow("href") << true << QByteArray("<a href=\"http://worker:8081/x\">t</a>")
                          << QByteArray("<a href=\"/go?/x\">t</a>");
    QTest::newRow("single quotes") << true << QByteArray("<a class=b href='http://worker:8081/x' id=c>")
                                   << QByteArray("<a class=b href='/go?/x' id=c>");
    QTest::newRow("no quotes") << true << QByteArray("<A HREF=http://worker:8081/x>t")
                               << QByteArray("<A HREF=/go?/x>t");
    QTest::newRow("blanks") << true << QByteArray("<a\n href = \"http://worker:8081/x\"/>")
                            << QByteArray("<a\n href = \"/go?/x\"/>");
    QTest::newRow("entities") << true << QByteArray("<a href=\"http://worker:8081/l?a=1&amp;b=2&#38;c\">")
                              << QByteArray("<a href=\"/go?/l?a=1&amp;b=2&amp;c\">");
    QTest::newRow("form") << true << QByteArray("<form action=\"http://worker:8081/k\"><img src=http://worker:8081/i>")
                          << QByteArray("<form action=\"/go?/k\"><img src=/go?/i>");
    same("other host", true, "<a href=\"http://other:8081/x\">");
    same("relative", true, "<a href=\"/jobs/\">");
    same("text", true, "<p>http://worker:8081/x &lt;a href=\"http://worker:8081/x\"&gt;</p>");
    same("value of an input", true, "<input value=\"http://worker:8081/x\">");
    same("title attribute", true, "<a title='<a href=\"http://worker:8081/x\">'>");
    same("data-href", true, "<a data-href=\"http://worker:8081/x\">");
    same("end tag", true, "</a href=\"http://worker:8081/x\">");
    same("comment", true, "<!-- <a href=\"http://worker:8081/x\"> > - -- -->");
    same("script", true, "<script nonce=\"a\">var a = '<a href=\"http://worker:8081/x\">';</script>");
    same("textarea", true, "<textarea><a href=\"http://worker:8081/x\"></textarea>");
    same("title", true, "<title><a href=\"http://worker:8081/x\"></title>");
    same("style", true, "<style></styl><a href=\"http://worker:8081/x\"></style>");
    same("doctype", true, "<!DOCTYPE html SYSTEM \"<a href='http://worker:8081/x'\"");
    same("not a tag", true, "1 < 2 <3 <= href=\"http://worker:8081/x\"");
    same("cut off", true, "<a href=\"http://worker:8081/x");
    QTest::newRow("after a comment") << true << QByteArray("<!--a--><a href='http://worker:8081/x'>")
                                     << QByteArray("<!--a--><a href='/go?/x'>");
    QTest::newRow("after an empty comment")
        << true << QByteArray("<!--><a href='http://worker:8081/x'>") << QByteArray("<!--><a href='/go?/x'>");
    QTest::newRow("after a script") << true << QByteArray("<script>a</scr</SCRIPT ><a href='http://worker:8081/x'>")
                                    << QByteArray("<script>a</scr</SCRIPT ><a href='/go?/x'>");
    QTest::newRow("executorLogs")
        << false
        << QByteArray(
               R"([{"id":"1","executorLogs":{"stdout":"http://worker:8081/l?a&b","stderr":"http:\/\/worker:8081/m"},)"
               R"("x":"http://worker:8081/n"}])")
        << QByteArray(R"([{"id":"1","executorLogs":{"stdout":"/go?/l?a&b","stderr":"/go?/m"},)"
                      R"("x":"http://worker:8081/n"}])");
    QTest::newRow("processLogs") << false
                                 << QByteArray(R"([{"id":"1","hostPort":"worker:8081","isActive":true,)"
                                               R"("processLogs":{"stdout":"http://worker:8081/l"}}])")
                                 << QByteArray(R"([{"id":"1","hostPort":"worker:8081","isActive":true,)"
                                               R"("processLogs":{"stdout":"/go?/l"}}])");
    QTest::newRow("both") << false
                          << QByteArray(R"({"executorLogs":{"a":"http://worker:8081/x"},"processLogs":)"
                                        R"({"b":"http://worker:8081/y"},"attributes":{"c":"http://worker:8081/z"}})")
                          << QByteArray(R"({"executorLogs":{"a":"/go?/x"},"processLogs":)"
                                        R"({"b":"/go?/y"},"attributes":{"c":"http://worker:8081/z"}})");
    same("a longer key", false,
         R"({"executorLogsX":{"a":"http://worker:8081/x"},"XprocessLogs":)"
         R"({"a":"http://worker:8081/x"},"processLog":{"a":"http://worker:8081/x"}})");
    same("a property", false, R"({"sparkProperties":[["u","http://worker:8081/x"]],"a":{"u":"http://worker:8081/x"}})");
    same("a value that is the key", false, R"({"a":"executorLogs","b":{"u":"http://worker:8081/x"}})");
    same("deeper", false, R"({"executorLogs":{"a":["http://worker:8081/x"],"b":{"c":"http://worker:8081/x"}}})");
    same("quoted braces", false, R"({"a":"\"executorLogs\":{","u":"http://worker:8081/x"})");
    same("a list", false, R"({"executorLogs":["http://worker:8081/x"]})");
}

void LinkRewritersTest::rewrites()
{
    QFETCH(bool, html);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, wanted);
    const std::string expected = (wanted.isNull() ? text : wanted).toStdString();
    for (qsizetype piece = 1; piece <= text.size(); ++piece)
        QCOMPARE(run(html, text, piece), expected);
}

void LinkRewritersTest::otherTypes()
{
    for (const char *type : {"text/plain", "application/zip", "text/html2", "", "application/javascript"})
        QVERIFY(BodyRewriter::forContentType(type, toGo) == nullptr);
    QVERIFY(BodyRewriter::forContentType("Text/HTML;charset=x", toGo) != nullptr);
}

void LinkRewritersTest::longLinksPass()
{
    const QByteArray text = "<a href='http://worker:8081/" + QByteArray(100'000, 'a') + "'>t<b>";
    for (const qsizetype piece : {1000, 8191, 200'000})
        QCOMPARE(run(true, text, piece), text.toStdString());
}

QTEST_GUILESS_MAIN(LinkRewritersTest)
#include "tst_linkrewriters.moc"
