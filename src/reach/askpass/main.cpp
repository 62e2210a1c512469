// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ssh starts this to ask the person something (SSH_ASKPASS in ssh(1)). It hands the question to the window that started
// ssh, over a socket in a folder that only this user can enter, and prints the answer. No Qt: it starts at once and has
// nothing to configure.
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace {

bool writeAll(int socket, const std::string &text)
{
    std::size_t done = 0;
    while (done < text.size()) {
        const ssize_t size = ::send(socket, text.data() + done, text.size() - done, MSG_NOSIGNAL);
        if (size <= 0)
            return false;
        done += std::size_t(size);
    }
    return true;
}

std::string readAll(int socket)
{
    std::string text;
    char bytes[1024];
    for (ssize_t size = 0; (size = ::recv(socket, bytes, sizeof bytes, 0)) > 0;) {
        text.append(bytes, std::size_t(size));
        if (text.size() > 64 * 1024)
            break;
    }
    return text;
}

} // namespace

int main(int argc, char **argv)
{
    const char *path = std::getenv("CINDERSCOPE_ASKPASS_SOCKET");
    sockaddr_un address = {};
    if (!path || std::strlen(path) >= sizeof address.sun_path) {
        std::fputs("This program is started by ssh for Cinderscope, to ask for a password.\n", stderr);
        return 2;
    }
    address.sun_family = AF_UNIX;
    std::strcpy(address.sun_path, path);
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0 || ::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        return 1;
    const char *hint = std::getenv("SSH_ASKPASS_PROMPT"); // "confirm": yes or no; "none": only to be shown
    if (!writeAll(socket, std::string(hint ? hint : "") + '\n' + (argc > 1 ? argv[1] : "") + '\0'))
        return 1;
    const std::string answer = readAll(socket); // '+' and the text; nothing at all: declined
    if (answer.empty() || answer[0] != '+')
        return 1;
    std::puts(answer.c_str() + 1);
    return 0;
}
