package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.bytes.BlockInputStream;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A range read in order by one request; where the connection breaks, another asks for the rest. */
final class S3RangeStream extends BlockInputStream {
    /** Failures without a byte between them that are put up with. */
    private static final int PATIENCE = 4;

    private final S3ByteSource source;
    private final S3Traffic traffic;
    private final long end;
    private long position;
    private int failures;
    private @Nullable ResponseInputStream<GetObjectResponse> current;

    S3RangeStream(S3ByteSource source, S3Traffic traffic, long offset, long length) {
        this.source = source;
        this.traffic = traffic;
        this.position = offset;
        this.end = offset + length;
        this.current = source.open(offset, length);
    }

    @Override
    public int read(byte[] target, int from, int count) {
        Objects.checkFromIndexSize(from, count, target.length);
        if (count == 0) {
            return 0;
        }
        while (position < end) {
            try {
                int n = connected().read(target, from, (int) Math.min(count, end - position));
                if (n < 0) {
                    throw new IOException("it ended early");
                }
                position += n;
                failures = 0;
                traffic.countReceived(n);
                return n;
            } catch (IOException e) {
                close();
                if (++failures > PATIENCE) {
                    throw source.broken(e);
                }
            }
        }
        return -1;
    }

    private ResponseInputStream<GetObjectResponse> connected() {
        ResponseInputStream<GetObjectResponse> connected =
                current == null ? source.open(position, end - position) : current;
        current = connected;
        return connected;
    }

    /** Drops the connection: closing it properly would read the rest of the range. */
    @Override
    public void close() {
        if (current != null) {
            current.abort();
            current = null;
        }
    }
}
