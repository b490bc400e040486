package io.github.wheelwright.core.bytes;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A source that is another one but for what it overrides. */
public interface ForwardingByteSource extends ByteSource {
    /** The other one. */
    ByteSource source();

    @Override
    default long length() {
        return source().length();
    }

    @Override
    default String description() {
        return source().description();
    }

    @Override
    default void read(long offset, ByteBuffer target) throws IOException {
        source().read(offset, target);
    }

    @Override
    default void close() throws IOException {
        source().close();
    }
}
