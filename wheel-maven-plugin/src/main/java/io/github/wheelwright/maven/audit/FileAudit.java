package io.github.wheelwright.maven.audit;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.Sha256;
import io.github.wheelwright.core.index.FaultCode;
import io.github.wheelwright.core.metadata.CoreMetadata;
import io.github.wheelwright.core.provenance.InvalidProvenanceException;
import io.github.wheelwright.core.provenance.Provenance;
import io.github.wheelwright.core.wheel.Wheel;
import io.github.wheelwright.core.zip.ZipEntry;
import io.github.wheelwright.maven.http.HttpByteSource;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows one link of a page: what the server says of the file, the file itself, and its {@code .metadata}. */
final class FileAudit {
    private static final Pattern TOTAL = Pattern.compile("bytes [0-9]+-[0-9]+/([0-9]{1,18})");
    private static final String[] WHOLE = {"Accept-Encoding", "identity"};

    private final Web web;
    private final AuditLimits limits;
    private final Link link;
    private final Findings findings;

    FileAudit(Web web, AuditLimits limits, Link link, Findings findings) {
        this.web = web;
        this.limits = limits;
        this.link = link;
        this.findings = findings;
    }

    void run() {
        Optional<byte[]> metadata = reachable().flatMap(this::content);
        if (link.isWheel()) {
            sidecar(metadata);
        }
        link.provenance().ifPresent(this::provenance);
    }

    /** What is known of a file without its content. */
    private record Head(long size, boolean ranges) {}

    private Optional<Head> reachable() {
        try {
            WebAnswer answer = web.within(
                    limits.patience(),
                    () -> web.get(link.uri(), 1, "Range", "bytes=0-0", "Accept-Encoding", "identity"));
            if (answer.status() != 200 && answer.status() != 206) {
                findings.add(
                        answer.isAbsent() ? FaultCode.FILE_MISSING : FaultCode.FILE_UNREADABLE,
                        link.uri(),
                        "the server answered " + answer.status());
                return Optional.empty();
            }
            headers(answer);
            boolean ranges = answer.status() == 206;
            if (!ranges) {
                findings.add(FaultCode.FILE_WITHOUT_RANGES, link.uri(), "the server ignores Range");
            }
            long size = size(answer);
            if (size >= 0 && link.size().filter(told -> told != size).isPresent()) {
                findings.add(
                        FaultCode.SIZE_MISMATCH,
                        link.uri(),
                        size + " bytes, but the page says " + link.size().get());
            }
            return Optional.of(new Head(size, ranges));
        } catch (IOException e) {
            findings.add(FaultCode.FILE_UNREADABLE, link.uri(), PageReader.reason(e));
            return Optional.empty();
        }
    }

    private void headers(WebAnswer answer) {
        if (!answer.encoding().equals("identity")) {
            findings.add(FaultCode.FILE_ENCODED, link.uri(), "Content-Encoding: " + answer.encoding());
        }
        if (answer.mediaType().startsWith("text/")) {
            findings.add(FaultCode.FILE_CONTENT_TYPE, link.uri(), "Content-Type: " + answer.mediaType());
        }
        CacheControl cache = CacheControl.of(answer);
        if (!cache.isKept()) {
            findings.add(FaultCode.FILE_NOT_CACHED, link.uri(), cache + "; say public, max-age=31536000, immutable");
        }
    }

    private static long size(WebAnswer answer) {
        if (answer.status() == 206) {
            Matcher range = TOTAL.matcher(answer.header("Content-Range").orElse(""));
            return range.matches() ? Long.parseLong(range.group(1)) : -1;
        }
        return answer.headers().firstValueAsLong("Content-Length").orElse(-1);
    }

    /** METADATA of the wheel, where it can be read. */
    private Optional<byte[]> content(Head head) {
        try {
            if (head.size() >= 0 && head.size() <= AuditLimits.SMALL_FILE) {
                return whole((int) head.size());
            }
            return head.ranges() ? web.within(limits.patienceFor(head.size()), this::parts) : Optional.empty();
        } catch (IOException | WheelException e) {
            findings.add(FaultCode.FILE_UNREADABLE, link.uri(), PageReader.reason(e));
            return Optional.empty();
        }
    }

    private Optional<byte[]> whole(int size) throws IOException {
        WebAnswer answer = web.within(limits.patience(), () -> web.get(link.uri(), Math.max(size, 1), WHOLE));
        if (!answer.isOk() || answer.cut() || answer.body().length != size) {
            findings.add(
                    FaultCode.FILE_UNREADABLE,
                    link.uri(),
                    answer.isOk()
                            ? "announced as " + size + " bytes, and sent otherwise"
                            : "the server answered " + answer.status());
            return Optional.empty();
        }
        link.hashes().forEach((kind, hex) -> {
            if (Digest.isValid(kind, hex) && !Digest.same(hex, Digest.of(kind, answer.body()))) {
                findings.add(FaultCode.HASH_MISMATCH, link.uri(), kind + " is " + Digest.of(kind, answer.body()));
            }
        });
        return link.isWheel() ? wheel(ByteSource.of(answer.body(), link.uri().toString())) : Optional.empty();
    }

    private Optional<byte[]> parts() throws IOException {
        try (ByteSource source = HttpByteSource.open(web.client(), link.uri())) {
            Optional<String> promised = Optional.ofNullable(link.hashes().get("sha256"));
            if (limits.deep() && promised.isPresent()) {
                String digest = Sha256.of(source).hex();
                if (!Digest.same(digest, promised.get())) {
                    findings.add(FaultCode.HASH_MISMATCH, link.uri(), "sha256 is " + digest);
                }
            }
            return link.isWheel() ? wheel(source) : Optional.empty();
        }
    }

    private Optional<byte[]> wheel(ByteSource source) throws IOException {
        try (Wheel wheel = Wheel.open(source, link.filename())) {
            long described =
                    wheel.entries().stream().filter(ZipEntry::hasDataDescriptor).count();
            if (described > 0) {
                findings.add(FaultCode.DATA_DESCRIPTORS, link.uri(), described + " of its members");
            }
            metadata(wheel);
            return Optional.of(wheel.metadataBytes());
        } catch (WheelException e) {
            findings.add(FaultCode.WHEEL_INVALID, link.uri(), PageReader.reason(e));
            return Optional.empty();
        }
    }

    private void metadata(Wheel wheel) {
        try {
            CoreMetadata metadata = wheel.metadata();
            if (!metadata.name().equals(wheel.filename().name())
                    || !metadata.version().equals(wheel.filename().version())) {
                findings.add(
                        FaultCode.METADATA_INVALID,
                        link.uri(),
                        "METADATA is of " + metadata.name() + " " + metadata.version());
            }
            requiresPython(metadata.requiresPython().map(String::trim).filter(text -> !text.isEmpty()));
        } catch (WheelException e) {
            findings.add(FaultCode.METADATA_INVALID, link.uri(), PageReader.reason(e));
        }
    }

    private void requiresPython(Optional<String> inWheel) {
        if (inWheel.isPresent() && link.requiresPython().isEmpty()) {
            findings.add(FaultCode.REQUIRES_PYTHON_MISSING, link.uri(), "METADATA says " + inWheel.get());
        } else if (!inWheel.map(FileAudit::withoutSpaces)
                .equals(link.requiresPython().map(FileAudit::withoutSpaces))) {
            findings.add(
                    FaultCode.REQUIRES_PYTHON_MISMATCH,
                    link.uri(),
                    "METADATA says " + inWheel.orElse("nothing") + ", the page "
                            + link.requiresPython().orElse("nothing"));
        }
    }

    private static String withoutSpaces(String text) {
        return text.replace(" ", "");
    }

    private void sidecar(Optional<byte[]> inWheel) {
        if (link.metadata().isEmpty()) {
            findings.add(FaultCode.METADATA_FILE_MISSING, link.uri(), "the page announces none");
            return;
        }
        if (link.metadata().get().isEmpty()) {
            findings.add(FaultCode.METADATA_HASH_MISSING, link.uri(), "the page names no hash of it");
        }
        URI uri = link.metadataUri();
        try {
            WebAnswer answer = web.within(limits.patience(), () -> web.get(uri, AuditLimits.SMALL_FILE, WHOLE));
            if (!answer.isOk()) {
                findings.add(FaultCode.METADATA_FILE_UNREADABLE, uri, "the server answered " + answer.status());
                return;
            }
            byte[] bytes = answer.decoded(AuditLimits.SMALL_FILE);
            link.metadata().get().forEach((kind, hex) -> {
                if (!Digest.same(hex, Digest.of(kind, bytes))) {
                    findings.add(FaultCode.METADATA_HASH_MISMATCH, uri, kind + " is " + Digest.of(kind, bytes));
                }
            });
            if (inWheel.isPresent() && !Arrays.equals(bytes, inWheel.get())) {
                findings.add(FaultCode.METADATA_FILE_MISMATCH, uri, "pip refuses the wheel after it has downloaded it");
            }
        } catch (IOException e) {
            findings.add(FaultCode.METADATA_FILE_UNREADABLE, uri, PageReader.reason(e));
        }
    }

    private void provenance(String address) {
        Optional<URI> uri = Address.resolved(link.uri(), address);
        if (uri.isEmpty() || !address.equals(uri.get().toString()) || !isSecure(uri.get())) {
            findings.add(FaultCode.PROVENANCE_UNREADABLE, link.uri(), "no complete https address: " + address);
            return;
        }
        try {
            WebAnswer answer = web.within(limits.patience(), () -> web.get(uri.get(), AuditLimits.SMALL_FILE, WHOLE));
            if (!answer.isOk() || !JsonReader.isObject(answer.decoded(AuditLimits.SMALL_FILE))) {
                findings.add(
                        FaultCode.PROVENANCE_UNREADABLE,
                        uri.get(),
                        answer.isOk() ? "no JSON object" : "the server answered " + answer.status());
                return;
            }
            Provenance provenance = Provenance.parse(
                    answer.decoded(AuditLimits.SMALL_FILE), uri.get().toString());
            String promised = link.hashes().getOrDefault("sha256", "");
            if (Digest.isValid("sha256", promised)) {
                provenance.check(
                        link.filename(),
                        new Sha256(promised.toLowerCase(Locale.ROOT)),
                        uri.get().toString());
            }
        } catch (InvalidProvenanceException e) {
            findings.add(FaultCode.PROVENANCE_UNREADABLE, uri.get(), e.getMessage());
        } catch (IOException e) {
            findings.add(FaultCode.PROVENANCE_UNREADABLE, uri.get(), PageReader.reason(e));
        }
    }

    /** A secure origin in the sense of PEP 740, which this machine is too. */
    private static boolean isSecure(URI uri) {
        return "https".equals(uri.getScheme())
                || "127.0.0.1".equals(uri.getHost())
                || "localhost".equals(uri.getHost());
    }
}
