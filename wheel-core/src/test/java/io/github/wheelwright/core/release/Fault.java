package io.github.wheelwright.core.release;

/** What may go wrong with a request. */
enum Fault {
    /** Nothing. */
    NONE,
    /** 503 or a time-out: not done, and the client gives up. */
    FAILS_BEFORE,
    /** The answer is lost after it was done, and the client gives up. */
    FAILS_AFTER,
    /** The answer is lost after it was done; the client asks again and reads back, as S3Store does after a 412. */
    ASKED_AGAIN,
    /** The machine is lost before the request is sent. */
    DIES_BEFORE,
    /** The machine is lost after the request was done. */
    DIES_AFTER,
    /** The machine is lost, and the request is done at some later time. */
    LANDS_LATER,
    /** A write is not done, and the answer is that its condition does not hold. */
    REFUSED,
    /** It is done, and done again at some later time. */
    LANDS_TWICE;

    /** Whether the run may end by an error for it. */
    boolean mayEndTheRun() {
        return this == FAILS_BEFORE || this == FAILS_AFTER || this == REFUSED;
    }
}
