// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: Apache-2.0
package io.github.cinderscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the window listens and what proves it: looked up again before each attempt to connect. */
final class Rendezvous {
    /** One place to try. */
    static final class Target {
        final String address;
        final String secret;

        Target(String address, String secret) {
            this.address = address;
            this.secret = secret;
        }
    }

    private static final int LARGEST_FILE = 64 * 1024;

    private final String address;
    private final String secretFile;
    private final Map<String, String> environment;
    private String complaint;

    /** {@code address} and {@code secretFile} of the Spark configuration or of the attach cell; null: not given. */
    Rendezvous(String address, String secretFile, Map<String, String> environment) {
        this.address = address;
        this.secretFile = secretFile;
        this.environment = environment;
    }

    /** All places in the order in which they are to be tried; empty when no window is there. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        try {
            String fromEnvironment = environment.get("CINDERSCOPE_LISTENER_ADDRESS");
            if (given(fromEnvironment)) {
                add(targets, fromEnvironment, environment.get("CINDERSCOPE_LISTENER_SECRET"));
            }
            if (given(address)) {
                add(targets, address, given(secretFile) ? readPrivate(Paths.get(secretFile)).trim() : runtimeSecret());
            } else {
                fromRuntimeFile(targets);
            }
        } catch (IOException | RuntimeException e) {
            complain(e instanceof NoSuchFileException ? "There is no file " + e.getMessage() : String.valueOf(e.getMessage()));
        }
        return targets;
    }

    private static boolean given(String text) {
        return text != null && !text.trim().isEmpty();
    }

    private void add(List<Target> targets, String addresses, String secret) {
        if (!given(secret)) {
            complain("The window's address is given without its secret: set CINDERSCOPE_LISTENER_SECRET or "
                + Settings.PREFIX + "secretFile");
            return;
        }
        for (String one : addresses.split(",")) {
            if (given(one)) {
                targets.add(new Target(one.trim(), secret.trim()));
            }
        }
    }

    private void fromRuntimeFile(List<Target> targets) throws IOException {
        for (Path file : runtimeFiles()) {
            if (!Files.exists(file)) {
                continue;
            }
            Map<String, Object> content = Json.object(readPrivate(file));
            Object addresses = content.get("addresses");
            String secret = Json.text(content, "secret");
            if (Json.number(content, "protocol") != Handshake.PROTOCOL || !(addresses instanceof List) || secret == null) {
                complain(file + " is of another version of Cinderscope: update the window or the listener");
                continue;
            }
            for (Object one : (List<?>) addresses) {
                targets.add(new Target(String.valueOf(one), secret));
            }
            return;
        }
    }

    private String runtimeSecret() throws IOException {
        for (Path file : runtimeFiles()) {
            if (Files.exists(file)) {
                return Json.text(Json.object(readPrivate(file)), "secret");
            }
        }
        return null;
    }

    private List<Path> runtimeFiles() {
        List<Path> files = new ArrayList<>();
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (given(runtime)) {
            files.add(Paths.get(runtime, "cinderscope", "listener.json"));
        } else {
            Object uid = ownUid();
            if (uid != null) {
                files.add(Paths.get("/run/user/" + uid, "cinderscope", "listener.json"));
            }
        }
        String home = environment.get("HOME");
        files.add(Paths.get(given(home) ? home : System.getProperty("user.home"), ".local", "state", "cinderscope",
            "listener.json"));
        return files;
    }

    private static Object ownUid() {
        try {
            return Files.getAttribute(Paths.get("/proc/self"), "unix:uid");
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    /** A file that only this user can have written and read. */
    private static String readPrivate(Path file) throws IOException {
        try {
            PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Set<PosixFilePermission> open = attributes.permissions();
            open.removeAll(java.util.EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE));
            if (!attributes.isRegularFile()) {
                throw new IOException(file + " is not a file");
            }
            if (!open.isEmpty()) {
                throw new IOException(file + " can be read by others; it holds a secret: chmod 600 it");
            }
            Object uid = ownUid();
            if (uid != null && !uid.equals(Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS))) {
                throw new IOException(file + " belongs to somebody else (" + attributes.owner() + ")");
            }
        } catch (UnsupportedOperationException e) {
            // no such permissions on this system
        }
        if (Files.size(file) > LARGEST_FILE) {
            throw new IOException(file + " is too large");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /** Says it once. */
    private void complain(String text) {
        if (!text.equals(complaint)) {
            complaint = text;
            Log.warn(text + ". Nothing is sent to Cinderscope.");
        }
    }

    static Map<String, String> systemEnvironment() {
        try {
            return System.getenv();
        } catch (SecurityException e) {
            return Collections.emptyMap();
        }
    }
}
