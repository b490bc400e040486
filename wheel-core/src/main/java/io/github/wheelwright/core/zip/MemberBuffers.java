package io.github.wheelwright.core.zip;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.CRC32;
import java.util.zip.Inflater;

/** What reading one member needs; used again for the next, as archives have thousands. */
final class MemberBuffers {
    static final int SIZE = 1 << 16;

    final byte[] input = new byte[SIZE];
    final Inflater inflater = new Inflater(true);
    final CRC32 crc = new CRC32();

    /** Buffers that are not in use. As many as readers worked at the same time. */
    static final class Pool implements AutoCloseable {
        private final ConcurrentLinkedQueue<MemberBuffers> idle = new ConcurrentLinkedQueue<>();

        MemberBuffers take() {
            MemberBuffers buffers = idle.poll();
            return buffers == null ? new MemberBuffers() : buffers;
        }

        void give(MemberBuffers buffers) {
            buffers.inflater.reset();
            buffers.crc.reset();
            idle.add(buffers);
        }

        @Override
        public void close() {
            for (MemberBuffers buffers = idle.poll(); buffers != null; buffers = idle.poll()) {
                buffers.inflater.end();
            }
        }
    }
}
