// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/**
 * One connection: a TCP or Unix socket, lines in, bytes out. With deadlines while it is set up; afterwards one thread may
 * read and another write, each as long as it takes; closing it from anywhere ends both.
 *
 * <p>The channel is never made blocking: a thread in a blocking read is woken by Linux each time the window has taken what
 * was written, only to go on waiting.
 */
final class Wire implements Closeable {
    private static final int WRITE_SIZE = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(8 * 1024);
    private final ByteBuffer out = ByteBuffer.allocateDirect(WRITE_SIZE);
    private final LineBuffer line = new LineBuffer(1024);
    /** For the connecting thread, then for the reading one. */
    private final Selector selector;
    private volatile Selector writing;

    private Wire(SocketChannel channel) throws IOException {
        this.channel = channel;
        in.flip();
        channel.configureBlocking(false);
        selector = Selector.open();
    }

    /** Whether it is worth trying; costs one system call for Unix sockets, nothing for TCP. */
    static boolean mayListen(String address) {
        return !address.startsWith("unix:") || Files.exists(Paths.get(address.substring(5)));
    }

    /** Connects, at most until {@code deadline} (System.nanoTime()). */
    static Wire connect(String address, long deadline) throws IOException {
        boolean unix = address.startsWith("unix:");
        SocketAddress to = unix ? unixAddress(address.substring(5)) : tcpAddress(address);
        SocketChannel channel = unix ? openUnix() : SocketChannel.open();
        Wire wire = null;
        try {
            wire = new Wire(channel);
            if (!unix) {
                channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            }
            if (!channel.connect(to)) {
                wire.await(SelectionKey.OP_CONNECT, deadline);
                channel.finishConnect();
            }
            return wire;
        } catch (IOException | RuntimeException e) {
            if (wire != null) {
                wire.close();
            }
            channel.close();
            throw e;
        }
    }

    /** java.net.UnixDomainSocketAddress is there from Java 16 on. */
    private static SocketAddress unixAddress(String path) throws IOException {
        try {
            Class<?> type = Class.forName("java.net.UnixDomainSocketAddress");
            return (SocketAddress) type.getMethod("of", String.class).invoke(null, path);
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JVM has no Unix sockets (Java 16 has)");
        }
    }

    private static SocketChannel openUnix() throws IOException {
        try {
            Method open = SocketChannel.class.getMethod("open", ProtocolFamily.class);
            return (SocketChannel) open.invoke(null, StandardProtocolFamily.valueOf("UNIX"));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            throw new IOException("this JVM has no Unix sockets (Java 16 has)");
        }
    }

    private static SocketAddress tcpAddress(String address) throws IOException {
        String text = address.startsWith("tcp:") ? address.substring(4) : address;
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, colon);
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            InetSocketAddress to = new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
            if (to.isUnresolved()) {
                throw new IOException("the host " + host + " is not known");
            }
            return to;
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("\"" + address + "\" is neither unix:/path nor tcp:host:port");
        }
    }

    private void await(int operation, long deadline) throws IOException {
        SelectionKey key = channel.register(selector, operation);
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0 || selector.select(left) == 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        selector.selectedKeys().clear();
        key.interestOps(0);
    }

    private void await(Selector by, int operation) throws IOException {
        try {
            channel.register(by, operation);
            by.select();
            by.selectedKeys().clear();
        } catch (ClosedSelectorException | CancelledKeyException e) {
            throw new AsynchronousCloseException();
        }
    }

    /** A line without its line feed, before {@link #settle}. Characters of at most {@code most} bytes. */
    String readLine(int most, long deadline) throws IOException {
        for (;;) {
            String text = lineFromBuffer(most);
            if (text != null) {
                return text;
            }
            await(SelectionKey.OP_READ, deadline);
            fill();
        }
    }

    /** The next line after {@link #settle}; waits as long as it takes. */
    String readLine(int most) throws IOException {
        for (;;) {
            String text = lineFromBuffer(most);
            if (text != null) {
                return text;
            }
            if (!fill()) {
                await(selector, SelectionKey.OP_READ);
            }
        }
    }

    /** Whether there was something. */
    private boolean fill() throws IOException {
        in.clear();
        int count = channel.read(in);
        in.flip();
        if (count < 0) {
            throw new EOFException("closed by the window");
        }
        return count > 0;
    }

    private String lineFromBuffer(int most) throws IOException {
        while (in.hasRemaining()) {
            byte b = in.get();
            if (b == '\n') {
                String text = line.toString();
                line.clear(1024);
                return text;
            }
            if (line.size() >= most) {
                throw new IOException("a line of more than " + most + " bytes");
            }
            line.put((char) (b & 0xff));
        }
        return null;
    }

    /** A short line, before {@link #settle}. */
    void writeLine(String text, long deadline) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            if (channel.write(bytes) == 0) {
                await(SelectionKey.OP_WRITE, deadline);
            }
        }
    }

    /** From here on reads and writes wait as long as it takes. */
    void settle() throws IOException {
        writing = Selector.open();
    }

    /** Everything; waits while the window does not read. */
    void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length;) {
            int part = Math.min(length - done, WRITE_SIZE);
            out.clear();
            out.put(bytes, offset + done, part);
            out.flip();
            while (out.hasRemaining()) {
                if (channel.write(out) == 0) {
                    await(writing, SelectionKey.OP_WRITE);
                }
            }
            done += part;
        }
    }

    @Override
    public void close() {
        close(channel);
        close(selector); // wakes who waits
        close(writing);
    }

    private static void close(Closeable it) {
        try {
            if (it != null) {
                it.close();
            }
        } catch (IOException e) {
            // closed is closed
        }
    }
}
