package io.github.wheelwright.maven.s3;

import java.time.Duration;

/** What goes wrong with one exchange of a {@link FaultyProxy}. */
public sealed interface Fault {
    /** Nothing. */
    Fault NONE = new CutAnswer(Long.MAX_VALUE);

    /** The connection breaks when so many bytes of the request's body have reached the service. */
    record CutRequest(long afterBytes) implements Fault {}

    /** The service does what it is asked, but its answer breaks off after so many bytes of head and body. */
    record CutAnswer(long afterBytes) implements Fault {}

    /** Something else answers, and the service hears nothing. */
    record Answer(String response) implements Fault {
        /** An error of S3 with its document. */
        public static Answer error(int status, String code, String... headers) {
            String document = "<Error><Code>" + code + "</Code><Message>made up</Message></Error>";
            return new Answer("HTTP/1.1 " + status + " Error\r\nContent-Type: application/xml\r\n"
                    + String.join("", headers) + "Content-Length: " + document.length()
                    + "\r\nConnection: close\r\n\r\n" + document);
        }

        /** An error without a document, as for HEAD. */
        public static Answer silent(int status, String... headers) {
            return new Answer("HTTP/1.1 " + status + " Error\r\n" + String.join("", headers)
                    + "Content-Length: 0\r\nConnection: close\r\n\r\n");
        }
    }

    /** Nothing, but each {@link #CHUNK} bytes take so long. */
    record Slow(Duration perChunk) implements Fault {
        static final int CHUNK = 8192;
    }

    /** Nobody answers. */
    record Silence() implements Fault {}

    /** Something happens first. */
    record After(Runnable event, Fault fault) implements Fault {}
}
