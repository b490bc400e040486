package io.github.wheelwright.core.wheel;

import io.github.wheelwright.core.metadata.WheelMetadata;
import io.github.wheelwright.core.tag.Tag;
import io.github.wheelwright.core.tag.TagSet;
import io.github.wheelwright.core.wheel.InvalidWheelException.Fault;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tag set of a filename, from the tags that WHEEL lists one by one (PEP 425, "Compressed Tag Sets"). */
final class CompressedTags {
    private CompressedTags() {}

    static TagSet of(WheelMetadata metadata, String where) {
        Set<Tag> tags = metadata.tags();
        if (tags.isEmpty()) {
            throw new InvalidWheelException(
                    Fault.TAGS_INEXPRESSIBLE,
                    where + ": there is no Tag line",
                    "add one, such as \"Tag: py3-none-any\"");
        }
        TagSet set = TagSet.parse(
                members(tags, Tag::interpreter) + "-" + members(tags, Tag::abi) + "-" + members(tags, Tag::platform));
        if (!set.expand().equals(tags)) {
            throw new InvalidWheelException(
                    Fault.TAGS_INEXPRESSIBLE,
                    where + ": no filename can express these tags: "
                            + tags.stream().map(Object::toString).collect(Collectors.joining(", ")) + "; " + set
                            + " would mean " + set.size(),
                    "list all combinations of interpreters, ABIs and platforms, or fewer of them");
        }
        return set;
    }

    private static String members(Set<Tag> tags, Function<Tag, String> part) {
        return tags.stream().map(part).distinct().sorted().collect(Collectors.joining("."));
    }
}
