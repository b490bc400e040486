package io.github.wheelwright.maven.audit;

import io.github.wheelwright.maven.report.Bytes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * What a server answered.
 *
 * @param uri after redirections
 * @param status of the last answer
 * @param headers of the last answer
 * @param body as it was sent, not more of it than was asked for
 * @param cut whether the server had more to send
 */
record WebAnswer(URI uri, int status, HttpHeaders headers, byte[] body, boolean cut) {
    boolean isOk() {
        return status == 200;
    }

    /** Whether the server says that there is nothing, rather than that it does not give it. */
    boolean isAbsent() {
        return status == 404 || status == 410;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name).map(String::trim);
    }

    /** The media type without parameters, in lower case. */
    String mediaType() {
        return header("Content-Type").orElse("").split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    /** How the body is encoded, {@code identity} where it is not. */
    String encoding() {
        return header("Content-Encoding").orElse("identity").toLowerCase(Locale.ROOT);
    }

    /**
     * The body without its encoding.
     *
     * @throws IOException if it is encoded otherwise than by gzip, is larger than {@code most}, or damaged
     */
    byte[] decoded(int most) throws IOException {
        byte[] plain = body;
        if (encoding().equals("gzip")) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
                plain = in.readNBytes(most + 1);
            }
        } else if (!encoding().equals("identity")) {
            throw new IOException("sent with Content-Encoding " + encoding() + ", which was not asked for");
        }
        if (cut || plain.length > most) {
            throw new IOException("larger than " + Bytes.text(most));
        }
        return plain;
    }
}
