/** Python wheels for the JVM: grammar, archives, metadata, index pages, publishing. */
module io.github.wheelwright.core {
    requires com.fasterxml.jackson.databind;
    requires static transitive org.jspecify;

    exports io.github.wheelwright.core;
    exports io.github.wheelwright.core.bytes;
    exports io.github.wheelwright.core.store;
}
