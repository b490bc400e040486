package io.github.wheelwright.core.zip;

import io.github.wheelwright.core.WheelException;

/** An archive that is damaged, ambiguous or not an archive: what is wrong, in which member, at which byte. */
public final class ZipFormatException extends WheelException {
    private static final long serialVersionUID = 1L;

    private final ZipFault fault;
    private final String source;
    private final String member;
    private final long offset;
    private final String problem;

    ZipFormatException(ZipFault fault, String source, String member, long offset, String problem, String remedy) {
        super(source + ": " + (member.isEmpty() ? "" : member + ": ") + problem + " (at byte " + offset + ")", remedy);
        this.fault = fault;
        this.source = source;
        this.member = member;
        this.offset = offset;
        this.problem = problem + " (at byte " + offset + ")";
    }

    /** Stable code of what is wrong. */
    public ZipFault fault() {
        return fault;
    }

    /** The message without the names of archive and member. */
    public String problem() {
        return problem;
    }

    /** Path or address of the archive. */
    public String source() {
        return source;
    }

    /** Name of the member concerned, printable; empty where the archive as a whole is concerned. */
    public String member() {
        return member;
    }

    /** Offset in the archive, in bytes, of the record or data that is wrong. */
    public long offset() {
        return offset;
    }
}
