package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.ByteSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;

/** A range of a source as the body of a request: each attempt reads it again from the start. */
final class BodyProvider implements ContentStreamProvider, AutoCloseable {
    private final ByteSource source;
    private final long offset;
    private final long length;
    private final S3Traffic traffic;
    private @Nullable InputStream current;
    private @Nullable IOException failure;

    BodyProvider(ByteSource source, long offset, long length, S3Traffic traffic) {
        this.source = source;
        this.offset = offset;
        this.length = length;
        this.traffic = traffic;
    }

    RequestBody requestBody(String contentType) {
        return RequestBody.fromContentProvider(this, length, contentType);
    }

    /** Why the source could not be read, if that was what failed. */
    synchronized Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public synchronized InputStream newStream() {
        close();
        if (failure != null) {
            throw new UncheckedIOException(failure); // more attempts would not help
        }
        try {
            InputStream stream = new Watched(source.stream(offset, length));
            current = stream;
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(failed(e));
        }
    }

    @Override
    public synchronized void close() {
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                failed(e);
            }
            current = null;
        }
    }

    private synchronized IOException failed(IOException e) {
        failure = e;
        return e;
    }

    private final class Watched extends FilterInputStream {
        private Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            try {
                int n = super.read(target, from, count);
                traffic.countSent(Math.max(n, 0));
                return n;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
