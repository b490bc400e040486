package io.github.wheelwright.maven.s3;

import io.github.wheelwright.core.zip.SplicePlan;
import java.util.ArrayList;
import java.util.List;

/** A part of an object that is spliced within the service. */
sealed interface SplicedPart {
    long length();

    /** Bytes {@code [offset, offset + length)} of the source, which the service copies. */
    record Copied(long offset, long length) implements SplicedPart {}

    /** Bytes {@code [offset, offset + length)} of the result, which are sent. */
    record Sent(long offset, long length) implements SplicedPart {}

    /**
     * The fewest bytes that have to be sent, in parts of at least {@code least} bytes but the last: new bytes that are too few are
     * sent together with the beginning of what follows.
     *
     * @param mostCopied of one part; at least twice {@code least}
     * @param mostSent of one part, which is held in memory; at least {@code least}
     */
    static List<SplicedPart> of(SplicePlan plan, long least, long mostCopied, long mostSent) {
        return new Planner(plan, least, mostCopied, mostSent).run();
    }

    /** Whether any of {@code parts} is copied. */
    static boolean anyCopied(List<SplicedPart> parts) {
        return parts.stream().anyMatch(Copied.class::isInstance);
    }

    /** Goes over the pieces of a plan once. */
    final class Planner {
        private final List<SplicePlan.Piece> pieces;
        private final long total;
        private final long least;
        private final long mostCopied;
        private final long mostSent;
        private final List<SplicedPart> parts = new ArrayList<>();
        private int index;
        /** Bytes of the present piece that are planned. */
        private long taken;

        private long position;

        private Planner(SplicePlan plan, long least, long mostCopied, long mostSent) {
            this.pieces = plan.pieces();
            this.total = plan.length();
            this.least = least;
            this.mostCopied = mostCopied;
            this.mostSent = mostSent;
        }

        private List<SplicedPart> run() {
            while (position < total) {
                boolean isLast = position + left() == total;
                if (isCopy() && (left() >= least || isLast)) {
                    copy(isLast);
                } else {
                    send();
                }
            }
            return List.copyOf(parts);
        }

        private void copy(boolean isLast) {
            SplicePlan.Copy piece = (SplicePlan.Copy) pieces.get(index);
            long rest = left() - mostCopied;
            long length = rest <= 0 ? left() : rest < least && !isLast ? left() - least : mostCopied;
            parts.add(new Copied(piece.offset() + taken, length));
            take(length);
        }

        private void send() {
            long start = position;
            while (position < total) {
                long room = start + (isCopy() ? least : mostSent) - position;
                if (room <= 0) {
                    break;
                }
                take(Math.min(left(), room));
            }
            parts.add(new Sent(start, position - start));
        }

        private boolean isCopy() {
            return pieces.get(index) instanceof SplicePlan.Copy;
        }

        private long left() {
            return pieces.get(index).length() - taken;
        }

        private void take(long count) {
            position += count;
            taken += count;
            if (left() == 0) {
                index++;
                taken = 0;
            }
        }
    }
}
