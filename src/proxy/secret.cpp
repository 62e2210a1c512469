// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/secret.h"

#include <array>
#include <QByteArray>
#include <QRandomGenerator>

namespace cinderscope {

std::string makeSecret()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), qsizetype(words.size()));
    return QByteArray::fromRawData(reinterpret_cast<const char *>(words.data()), sizeof words).toHex().toStdString();
}

bool sameSecret(std::string_view given, std::string_view secret)
{
    if (given.size() != secret.size() || secret.empty())
        return false;
    volatile unsigned char difference = 0;
    for (std::size_t i = 0; i < secret.size(); ++i)
        difference = static_cast<unsigned char>(difference | (given[i] ^ secret[i]));
    return difference == 0;
}

} // namespace cinderscope
