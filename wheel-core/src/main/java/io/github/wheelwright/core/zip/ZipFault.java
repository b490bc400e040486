package io.github.wheelwright.core.zip;

/** What can be wrong with an archive. The names are stable: reports and scripts may rely on them. */
public enum ZipFault {
    /** No archive at all: other bytes, or nothing. */
    NOT_A_ZIP,
    /** Begins as an archive, but the end is missing. */
    TRUNCATED,
    /** Bytes before the first member. */
    PREFIX_DATA,
    /** Bytes after the archive. */
    TRAILING_DATA,
    /** Bytes between members that belong to none. */
    GAP,
    /** Two members share bytes. */
    OVERLAP,
    /** End of central directory record: counts, offsets or sizes that do not fit the archive. */
    END_RECORD_WRONG,
    /** ZIP64 end record or locator that disagrees with the rest. */
    ZIP64_END_RECORD_WRONG,
    /** Central directory that is not a sequence of well-formed records. */
    DIRECTORY_WRONG,
    /** Extra field that is malformed, doubled, or disagrees with its header. */
    EXTRA_FIELD_WRONG,
    /** Archive or member comment with zip signatures in it. */
    COMMENT_HIDES_ARCHIVE,
    /** Local header that says something else than the central directory. */
    LOCAL_HEADER_DISAGREES,
    /** Data descriptor that is missing or says something else than the central directory. */
    DESCRIPTOR_DISAGREES,
    /** Encrypted member. */
    ENCRYPTED,
    /** Part of an archive over several disks. */
    MULTI_DISK,
    /** Compression other than stored and deflated. */
    UNSUPPORTED_METHOD,
    /** Reserved flag, or a later version of the format. */
    UNSUPPORTED_FEATURE,
    /** Two members with one name. */
    DUPLICATE_NAME,
    /** Names that some file systems take for one, or a file where another member needs a folder. */
    COLLIDING_NAMES,
    /** Name that leads outside, or that some systems understand differently or not at all. */
    UNSAFE_NAME,
    /** Name in no encoding that all readers agree on. */
    NAME_ENCODING,
    /** Symbolic link, device or the like. */
    SPECIAL_FILE,
    /** Folder entry with content. */
    FOLDER_WITH_DATA,
    /** More members, longer names or more bytes than the limits allow. */
    LIMIT_EXCEEDED,
    /** Content shorter or longer than declared. */
    SIZE_DISAGREES,
    /** Content whose CRC-32 is not the declared one. */
    CRC_DISAGREES,
    /** Deflated data that does not inflate. */
    CORRUPT_DATA
}
