package io.github.wheelwright.core.index;

import io.github.wheelwright.core.WheelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An index for each commit, as vLLM's nightly wheels have it: files under {@code <commit>/}, and below the commit (or below a
 * channel that shows it) a root for each variant, {@code <commit>/cu130/}; the default variant is at {@code <commit>/} itself.
 *
 * <p>A wheel's variant is the one that its version names. A wheel that names none belongs to the stack's variant: the configured
 * one, else the only one there is, else to the default variant. Nothing becomes the default variant by being alone: two jobs that
 * publish one variant each for one commit would then share a root, and an installer would take whichever local version is higher.
 *
 * @param commit name of the folder of the files
 * @param base folder of the roots: the commit's own or a channel's, ending in {@code /}
 * @param stackVariant variant of wheels that name none
 * @param defaultVariant variant that is shown at the base as well
 * @param aliases further names of variants: alias to variant; {@link #DEFAULT} stands for the default one
 */
public record CommitLayout(
        String commit,
        String base,
        Optional<String> stackVariant,
        Optional<String> defaultVariant,
        Map<String, String> aliases)
        implements Layout {
    /** Names the default variant in {@link #aliases}. */
    public static final String DEFAULT = "default";

    /** The same release, shown by a channel. */
    public CommitLayout under(String channel) {
        return new CommitLayout(commit, channel + "/", stackVariant, defaultVariant, aliases);
    }

    @Override
    public String files() {
        return commit + "/";
    }

    @Override
    public List<IndexRoot> roots(List<IndexFile> files) {
        Map<String, List<IndexFile>> variants = new TreeMap<>();
        Optional<String> inherited = stackVariant.or(() -> onlyVariant(files));
        for (IndexFile file : files) {
            String variant =
                    Variant.of(file.wheel().version()).or(() -> inherited).orElse(DEFAULT);
            variants.computeIfAbsent(variant, v -> new ArrayList<>()).add(file);
        }
        List<IndexFile> atBase =
                new ArrayList<>(Optional.ofNullable(variants.remove(DEFAULT)).orElse(List.of()));
        defaultVariant.ifPresent(variant -> atBase.addAll(existing(variants, variant, "default variant")));
        Map<String, List<IndexFile>> named = new TreeMap<>(variants);
        aliases.forEach((alias, variant) -> {
            if (variants.containsKey(alias)) {
                throw new WheelException(
                        "the alias " + alias + " is the name of a variant that has wheels of its own",
                        "choose another name for the alias, or leave it out");
            }
            named.put(alias, variant.equals(DEFAULT) ? atBase : existing(variants, variant, "alias " + alias));
        });
        for (IndexFile file : files) {
            String project = file.wheel().name().normalized();
            if (named.containsKey(project)) {
                throw new WheelException(
                        "the variant or alias " + project + " has the name of a project: both would stand at " + base
                                + project + "/",
                        "give the variant or alias another name");
            }
        }
        List<IndexRoot> roots = new ArrayList<>();
        named.forEach((variant, own) -> roots.add(new IndexRoot(base + variant + "/", own, List.of(), true)));
        roots.add(new IndexRoot(base, atBase, List.copyOf(named.keySet()), true));
        return roots;
    }

    private static Optional<String> onlyVariant(List<IndexFile> files) {
        List<String> found = files.stream()
                .flatMap(file -> Variant.of(file.wheel().version()).stream())
                .distinct()
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static List<IndexFile> existing(Map<String, List<IndexFile>> variants, String variant, String what) {
        List<IndexFile> files = variants.get(variant);
        if (files == null) {
            throw new WheelException(
                    "no wheel is of variant " + variant + ", which is named as " + what + "; there are: "
                            + (variants.isEmpty() ? "none" : String.join(", ", variants.keySet())),
                    "name one of these");
        }
        return files;
    }
}
