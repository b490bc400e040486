package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.zip.ZipEntry;
import java.io.IOException;
import java.io.OutputStream;

/** Where the content of members goes while it is checked. Safe for use by several threads. */
interface MemberSink {
    /** Nowhere. */
    MemberSink NONE = entry -> OutputStream.nullOutputStream();

    /** Takes the content of one member, and is closed after its last byte. */
    OutputStream open(ZipEntry entry) throws IOException;
}
