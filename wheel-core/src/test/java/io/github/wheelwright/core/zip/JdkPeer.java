package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.bytes.Sha256;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** How the zip readers of the JDK that this runs on read an archive; a program of its own for other JDKs. */
final class JdkPeer {
    private final Path file;

    JdkPeer(Path file) {
        this.file = file;
    }

    /** Reads archives from standard input, each after its length in four bytes; a line on each: both answers, a tab between. */
    public static void main(String[] arguments) throws IOException {
        JdkPeer peer = new JdkPeer(Path.of(arguments[0]));
        DataInputStream in = new DataInputStream(System.in);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            while (true) {
                byte[] archive = new byte[in.readInt()];
                in.readFully(archive);
                out.println(peer.randomAccess(archive) + "\t" + stream(archive));
            }
        } catch (EOFException e) {
            // all are read
        }
    }

    /** Digest of all that {@link ZipFile} lists and reads, or why it does not. */
    String randomAccess(byte[] archive) throws IOException {
        Files.write(file, archive);
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (Enumeration<? extends java.util.zip.ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                java.util.zip.ZipEntry entry = entries.nextElement();
                try (InputStream in = zip.getInputStream(zip.getEntry(entry.getName()))) {
                    all.append(line(
                            entry.getName(),
                            entry.getSize(),
                            entry.getCompressedSize(),
                            entry.getCrc(),
                            in.readAllBytes()));
                }
            }
            return digest(all);
        } catch (IOException | RuntimeException e) {
            return oneLine(e);
        }
    }

    /** Digest of all that {@link ZipInputStream} reads, or why it does not. */
    static String stream(byte[] archive) {
        StringBuilder all = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (java.util.zip.ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readAllBytes();
                all.append(entry.getName())
                        .append(' ')
                        .append(Sha256.of(content).hex())
                        .append('\n');
            }
            return digest(all);
        } catch (IOException | RuntimeException e) {
            return oneLine(e);
        }
    }

    static String line(String name, long size, long compressed, long crc, byte[] content) {
        return name + " " + size + " " + compressed + " " + crc + " "
                + Sha256.of(content).hex() + "\n";
    }

    static String digest(CharSequence text) {
        return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static String oneLine(Exception e) {
        return e.toString().replaceAll("\\s+", " ");
    }
}
