// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/ticketoffice.h"

#include "proxy/proxylimits.h"
#include "proxy/secret.h"

#include <algorithm>
#include <QByteArray>
#include <QCryptographicHash>

namespace cinderscope {

namespace {

std::string digest(std::string_view ticket)
{
    return QCryptographicHash::hash(QByteArray(ticket.data(), qsizetype(ticket.size())), QCryptographicHash::Sha256)
        .toStdString();
}

} // namespace

std::string TicketOffice::issue(int upstream, std::string target, std::chrono::milliseconds life)
{
    std::string ticket = makeSecret();
    const std::scoped_lock lock(m_mutex);
    if (m_tickets.size() >= kMostTickets)
        m_tickets.erase(std::ranges::min_element(m_tickets, {}, [](const auto &entry) { return entry.second.number; }));
    m_tickets.insert_or_assign(digest(ticket),
                               Ticket{upstream, std::move(target), life, Clock::now() + life, m_number++});
    return ticket;
}

Result<std::string> TicketOffice::redeem(std::string_view ticket, int upstream)
{
    const std::scoped_lock lock(m_mutex);
    const auto at = m_tickets.find(digest(ticket));
    if (at == m_tickets.end())
        return Error{ErrorCode::NotFound, "no such ticket", {}};
    Ticket found = std::move(at->second);
    m_tickets.erase(at);
    if (found.upstream != upstream)
        return Error{ErrorCode::NotFound, "a ticket of another server", {}};
    if (found.until < Clock::now())
        return Error{ErrorCode::Timeout, inSeconds(found.life), {}};
    return std::move(found.target);
}

void TicketOffice::forget(int upstream)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_tickets, [upstream](const auto &entry) { return entry.second.upstream == upstream; });
}

} // namespace cinderscope
