package dev.loopglass.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A file that a command writes, or `-` for standard output. An old file stays as it is until the new
/// one is whole.
final class Outlet {
    static final String STANDARD_OUTPUT = "-";

    private Outlet() {}

    /// Writes the whole content to a file.
    interface Content {
        void writeTo(Path file) throws IOException, Failure;
    }

    static void write(Terminal terminal, String name, Content content) throws Failure {
        try {
            if (name.equals(STANDARD_OUTPUT)) {
                pour(content, terminal.out());
            } else {
                replace(terminal.path(name), name, content);
            }
        } catch (IOException e) {
            throw unwritable(name, reason(e), null);
        }
    }

    /// Whether it is a pipe or a device: that takes what it is given, and does not give it back.
    static boolean isDevice(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    /// To where nothing can be replaced: all of it at the end.
    private static void pour(Content content, OutputStream out) throws IOException, Failure {
        var file = Files.createTempFile("loopglass", ".part");
        try {
            content.writeTo(file);
            Files.copy(file, out);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void replace(Path path, String name, Content content) throws IOException, Failure {
        var folder = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path)) {
            throw unwritable(name, "it is a folder", "name a file in it");
        }
        if (folder != null && !Files.isDirectory(folder)) {
            throw unwritable(name, "there is no folder " + Path.of(name).getParent(), null);
        }
        if (Files.exists(path) && !Files.isWritable(path)) {
            throw unwritable(name, "writing to it is not permitted", null);
        }
        if (isDevice(path)) {
            try (var out = Files.newOutputStream(path)) {
                pour(content, out);
            }
            return;
        }
        var target = Files.exists(path) ? path.toRealPath() : path;
        var part = target.resolveSibling(target.getFileName() + ".part");
        try {
            content.writeTo(part);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Failure unwritable(String name, String reason, String hint) {
        return Failure.io(name + ": cannot be written: " + reason, hint);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "writing here is not permitted";
            case NoSuchFileException _ -> "there is no such folder";
            default -> e.getMessage().replaceFirst(".*: cannot be written: ", "");
        };
    }
}
