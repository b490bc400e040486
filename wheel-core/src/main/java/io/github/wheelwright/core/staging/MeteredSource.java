package io.github.wheelwright.core.staging;

import io.github.wheelwright.core.bytes.ByteSource;
import io.github.wheelwright.core.bytes.ForwardingByteSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.function.LongConsumer;

/**
 * A source that tells how many bytes were read from it.
 *
 * @param source where the bytes are
 * @param bytesRead hears of each read
 */
public record MeteredSource(ByteSource source, LongConsumer bytesRead) implements ForwardingByteSource {
    @Override
    public void read(long offset, ByteBuffer target) throws IOException {
        int count = target.remaining();
        source.read(offset, target);
        bytesRead.accept(count);
    }

    @Override
    public InputStream stream(long offset, long length) throws IOException {
        return new FilterInputStream(source.stream(offset, length)) {
            @Override
            public int read() throws IOException {
                int b = in.read();
                bytesRead.accept(b < 0 ? 0 : 1);
                return b;
            }

            @Override
            public int read(byte[] target, int from, int count) throws IOException {
                int n = in.read(target, from, count);
                bytesRead.accept(Math.max(n, 0));
                return n;
            }
        };
    }
}
