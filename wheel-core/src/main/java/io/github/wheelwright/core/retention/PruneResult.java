package io.github.wheelwright.core.retention;

import java.util.List;

/**
 * What a run of {@link Pruner} did, or would do.
 *
 * @param retired commits of the builds that leave the pages
 * @param versions what becomes of each version of layout {@code simple}, where any may go
 * @param departed files that leave the pages of channels, which show them no longer: folder of the root and name
 * @param items each object that is on its way out, by key
 * @param protectedByRuns objects that no page lists and that a run under way may list yet
 * @param interrupted journals of runs that died
 */
public record PruneResult(
        List<String> retired,
        List<VersionVerdict> versions,
        List<String> departed,
        List<Item> items,
        int protectedByRuns,
        List<String> interrupted) {
    /**
     * Something on its way out.
     *
     * @param key its key
     * @param bytes its size, 0 where it is gone
     * @param step what was done with it
     */
    public record Item(String key, long bytes, Step step) {}

    /** What was done with an object. */
    public enum Step {
        /** Nothing needs it any more: a later run, after the grace, deletes it. */
        CONDEMNED("condemned"),
        /** It was condemned before, and the grace has not passed. */
        WAITING("waiting"),
        /** It was deleted. */
        DELETED("deleted"),
        /** Something needs it again. */
        SPARED("spared");

        private final String text;

        Step(String text) {
            this.text = text;
        }

        /** For people. */
        @Override
        public String toString() {
            return text;
        }
    }

    /** Bytes of all items with which {@code step} was done. */
    public long bytes(Step step) {
        return items.stream()
                .filter(item -> item.step() == step)
                .mapToLong(Item::bytes)
                .sum();
    }
}
