package io.github.wheelwright.maven.cache;

import io.github.wheelwright.maven.dockerfile.BuildContext;
import io.github.wheelwright.maven.dockerfile.BuildInputs;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ImageSource;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import io.github.wheelwright.maven.dockerfile.BuildOptions;
import io.github.wheelwright.maven.dockerfile.ContextFile;
import io.github.wheelwright.maven.dockerfile.Dockerfile;
import io.github.wheelwright.maven.dockerfile.IgnoreFile;
import io.github.wheelwright.maven.dockerfile.Printable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Keys from all that decides what a build makes, and nothing else. */
public final class ContentKey {
    /** Arguments that BuildKit itself heeds, declared or not. */
    private static final Set<String> HEEDED = Set.of("SOURCE_DATE_EPOCH", "BUILDKIT_SYNTAX");

    /** An address that names a commit cannot change. */
    private static final Pattern PINNED = Pattern.compile(".*#[0-9a-f]{40}(?::.*)?");

    private final Path file;
    private final String source;
    private final Path context;
    private final List<String> after;
    private final Map<String, NamedContext> contexts = new TreeMap<>();
    private final Map<String, String> images = new TreeMap<>();
    private final BuildOptions options;
    private final Function<String, String> digest;

    /**
     * A key in the making.
     *
     * @param file the Dockerfile
     * @param context folder that the build takes files from
     * @param target stage to build; empty for the last
     * @param arguments build arguments
     * @param platform to build for
     * @param contexts build contexts by name, as {@code --build-context}
     * @param digest gives {@code sha256:…} for an image's name
     */
    public ContentKey(
            Path file,
            Path context,
            Optional<String> target,
            Map<String, String> arguments,
            String platform,
            Map<String, String> contexts,
            Function<String, String> digest) {
        this(
                new KeyInput(file, context.toString(), target, arguments, platform, contexts, Map.of(), List.of()),
                digest);
    }

    /**
     * A key in the making.
     *
     * @param input what it is made from
     * @param digest gives {@code sha256:…} for an image's name
     */
    public ContentKey(KeyInput input, Function<String, String> digest) {
        this.file = input.file();
        this.source = input.context();
        this.context = BuildContext.isRemote(source) ? Path.of("") : Path.of(source);
        this.after = input.after();
        input.contexts()
                .forEach((name, value) -> this.contexts.put(
                        name,
                        new NamedContext(
                                name, value, Optional.ofNullable(input.listed().get(name)))));
        this.options = new BuildOptions(
                input.target(),
                input.arguments(),
                input.platform(),
                Set.copyOf(input.contexts().keySet()));
        this.digest = digest;
    }

    /**
     * A key.
     *
     * @param key itself
     * @param warnings what makes it less certain than it looks
     * @param images digests of the images that are named by tags, as the key holds them
     */
    public record Result(CacheKey key, List<String> warnings, Map<String, String> images) {}

    /** Reads all that goes into the key. */
    public Result compute() throws IOException {
        Dockerfile dockerfile = Dockerfile.read(file);
        BuildInputs inputs = BuildInputs.of(dockerfile, options);
        List<String> text = new ArrayList<>(List.of("wheelwright key 1", "platform " + options.platform()));
        dockerfile.directives().forEach((name, value) -> {
            if (!name.equals("check")) {
                text.add(name + " " + value);
            }
        });
        new TreeMap<>(options.arguments()).forEach((name, value) -> {
            if (HEEDED.contains(name) && !inputs.globalArguments().containsKey(name)) {
                text.add("argument " + name + "=" + Printable.of(value));
            }
        });
        inputs.globalArguments().forEach((name, value) -> text.add("argument " + name + "=" + Printable.of(value)));
        Unpinned unpinned = new Unpinned(dockerfile, inputs, options.arguments());
        for (ImageSource image : inputs.images()) {
            text.addAll(lines(image, unpinned));
        }
        inputs.stages().forEach(stage -> text.addAll(lines(stage)));
        if (!inputs.paths().isEmpty()) {
            text.addAll(sources(dockerfile, inputs, unpinned));
        }
        after.forEach(line -> text.add("then " + Printable.of(line)));
        return new Result(CacheKey.content(text), unpinned.warnings(), images);
    }

    private List<String> sources(Dockerfile dockerfile, BuildInputs inputs, Unpinned unpinned) throws IOException {
        if (BuildContext.isRemote(source)) {
            if (!PINNED.matcher(source).matches()) {
                unpinned.add("context " + source + " names no commit, and branches and tags move");
            }
            return List.of("source " + source);
        }
        List<String> lines = new ArrayList<>();
        for (ContextFile found : new BuildContext(context, IgnoreFile.of(file, context))
                .select(dockerfile, inputs.paths())
                .values()) {
            lines.add(line(found));
        }
        return lines;
    }

    private List<String> lines(ImageSource image, Unpinned unpinned) throws IOException {
        NamedContext named = contexts.get(image.reference());
        if (named != null) {
            if (named.isImage()) {
                unpinned.image(named.image(), image.line());
            } else if (named.isRemote()) {
                unpinned.add(image.line(), "build context " + named.value() + " is not pinned");
            }
            return named.lines(context.toAbsolutePath(), digest);
        }
        unpinned.image(image.reference(), image.line());
        String found = digest.apply(image.reference());
        if (!image.reference().contains("@")) {
            images.put(image.reference(), found);
        }
        return List.of("image " + image.reference() + " " + found);
    }

    private static List<String> lines(NeededStage stage) {
        String start = "stage " + stage.number() + " ";
        List<String> lines = new ArrayList<>();
        lines.add(start
                + (stage.stage().name().isEmpty() ? "" : stage.stage().name() + " ")
                + "from " + stage.base()
                + stage.platform().map(platform -> " for " + platform).orElse(""));
        stage.needs().forEach(need -> lines.add(start + "needs stage " + need));
        stage.arguments()
                .forEach((name, value) -> lines.add(start + "argument " + name
                        + value.map(text -> "=" + Printable.of(text)).orElse(" without a value")));
        stage.instructions().forEach(instruction -> lines.add(start + instruction.text()));
        return lines;
    }

    static String line(ContextFile found) {
        return "file " + found.mode() + " " + found.sha256().hex() + " " + Printable.of(found.path());
    }
}
