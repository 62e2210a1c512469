// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;

/** The first lines of a connection: both sides prove that they know the secret. */
final class Handshake {
    static final int PROTOCOL = 1;
    private static final int LONGEST_LINE = 8 * 1024;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What the window wants of the executors' heartbeats. */
    final String metrics;
    private final Wire wire;
    private final String secret;
    private final String nonces;
    private final long deadline;

    /**
     * Greets the window and checks its proof.
     *
     * @throws IOException if it is not the window that the secret belongs to
     */
    Handshake(Wire wire, String secret, long deadline) throws IOException {
        this.wire = wire;
        this.secret = secret;
        this.deadline = deadline;
        String nonce = nonce();
        wire.writeLine("{\"@\":\"hello\",\"protocol\":" + PROTOCOL + ",\"nonce\":\"" + nonce + "\"}", deadline);
        Map<String, Object> welcome = answer("welcome");
        if (Json.number(welcome, "protocol") != PROTOCOL) {
            throw new IOException("the window speaks another version of the protocol");
        }
        String theirs = Json.text(welcome, "nonce");
        String proof = Json.text(welcome, "proof");
        if (theirs == null || theirs.length() != 32 || proof == null) {
            throw new IOException("the window's answer is incomplete");
        }
        nonces = nonce + ":" + theirs;
        if (!MessageDigest.isEqual(ascii(proof), ascii(proof("window:" + nonces)))) {
            throw new IOException("what listens there does not know the secret; nothing is sent to it");
        }
        metrics = Json.text(welcome, "metrics");
    }

    /** Our side of the proof with what we are; returns the number that the window wants to go on from. */
    long introduce(String facts) throws IOException {
        wire.writeLine("{\"@\":\"listener\",\"proof\":\"" + proof("listener:" + nonces) + "\"," + facts + "}", deadline);
        return Math.max(0, Json.number(answer("start"), "from"));
    }

    private Map<String, Object> answer(String kind) throws IOException {
        for (;;) {
            Map<String, Object> line;
            try {
                line = Json.object(wire.readLine(LONGEST_LINE, deadline));
            } catch (IllegalArgumentException e) {
                throw new IOException("no Cinderscope listens there: " + e.getMessage());
            }
            if (kind.equals(line.get("@"))) {
                return line;
            }
        }
    }

    private String proof(String text) throws IOException {
        try {
            return hex(hmac(ascii(secret), ascii(text)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the secret cannot be used: " + e.getMessage());
        }
    }

    /**
     * HMAC-SHA256 as in RFC 2104. Over java.security's digest: starting javax.crypto, which has it ready, takes as long as
     * all the rest of a connection (policy files, signed providers).
     */
    static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] block = java.util.Arrays.copyOf(key.length > BLOCK ? sha.digest(key) : key, BLOCK);
        for (int i = 0; i < BLOCK; ++i) {
            block[i] ^= 0x36;
        }
        sha.update(block);
        byte[] inner = sha.digest(text);
        for (int i = 0; i < BLOCK; ++i) {
            block[i] ^= 0x36 ^ 0x5c;
        }
        sha.update(block);
        return sha.digest(inner);
    }

    /** Bytes that SHA-256 takes at a time. */
    private static final int BLOCK = 64;

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String nonce() {
        byte[] bytes = new byte[16];
        RANDOM.nextBytes(bytes);
        return hex(bytes);
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder(2 * bytes.length);
        for (byte b : bytes) {
            text.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return text.toString();
    }
}
