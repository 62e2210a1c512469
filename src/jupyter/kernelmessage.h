// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <utility>

namespace cinderscope {

//! A message of a kernel, as far as it is used here (Jupyter messaging 5.4). Texts are cut at kMostText characters.
struct KernelMessage
{
    QString channel, type, id, session;
    QString parentId, parentType;
    TimeMs date = kNoTime, parentDate = kNoTime; //!< of the clock of who sent it
    QString status;                              //!< of a reply: ok, error, aborted
    QString executionState;                      //!< of status
    int executionCount = 0;
    QString code;                                      //!< of execute_input
    QString errorName, errorText, traceback;           //!< without ANSI sequences
    QString stream, text;                              //!< of stream; text also of text/plain of results and displays
    bool restart = false;                              //!< of shutdown_reply
    QHash<QString, QString> expressions;               //!< of execute_reply: name to text/plain
    QString language, languageVersion, implementation; //!< of kernel_info_reply
    QList<std::pair<int, QString>> inputs;             //!< of history_reply: line and input
    bool cut = false;

    static constexpr qsizetype kMostText = 1024 * 1024;
};

//! The wire form of Jupyter Server 1.x and of those that offer no other: one JSON object, with a key "channel".
//! Errors: Corrupt.
Result<KernelMessage> parseKernelMessage(const QByteArray &json);
//! "v1.kernel.websocket.jupyter.org" (jupyter_server.services.kernels.connection.base.deserialize_msg_from_ws_v1): a
//! count, that many offsets (unsigned, 8 bytes, little endian), then channel, header, parent, metadata, content,
//! buffers. Errors: Corrupt.
Result<KernelMessage> parseKernelMessageV1(const QByteArray &bytes);

//! A request, in both forms.
QByteArray kernelRequest(const QString &channel, const QJsonObject &header, const QJsonObject &content);
QByteArray kernelRequestV1(const QString &channel, const QJsonObject &header, const QJsonObject &content);

//! \a text without ANSI escape sequences (ECMA-48: CSI, OSC and two-character ones) and other control characters but
//! tab, line feed and carriage return.
QString withoutAnsi(QStringView text);

} // namespace cinderscope
