/** Python wheels for the JVM: grammar, archives, metadata, index pages, publishing. */
module io.github.wheelwright.core {
    requires com.fasterxml.jackson.databind;
    requires static org.bouncycastle.provider;
    requires static transitive org.jspecify;

    exports io.github.wheelwright.core;
    exports io.github.wheelwright.core.bytes;
    exports io.github.wheelwright.core.filename;
    exports io.github.wheelwright.core.fsck;
    exports io.github.wheelwright.core.host;
    exports io.github.wheelwright.core.metadata;
    exports io.github.wheelwright.core.name;
    exports io.github.wheelwright.core.index;
    exports io.github.wheelwright.core.provenance;
    exports io.github.wheelwright.core.release;
    exports io.github.wheelwright.core.requirement;
    exports io.github.wheelwright.core.requirementsfile;
    exports io.github.wheelwright.core.retention;
    exports io.github.wheelwright.core.staging;
    exports io.github.wheelwright.core.store;
    exports io.github.wheelwright.core.tag;
    exports io.github.wheelwright.core.version;
    exports io.github.wheelwright.core.wheel;
    exports io.github.wheelwright.core.wheelset;
    exports io.github.wheelwright.core.zip;
}
