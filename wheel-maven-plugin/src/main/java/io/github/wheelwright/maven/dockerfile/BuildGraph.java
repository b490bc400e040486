package io.github.wheelwright.maven.dockerfile;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ContextPath;
import io.github.wheelwright.maven.dockerfile.BuildInputs.ImageSource;
import io.github.wheelwright.maven.dockerfile.BuildInputs.NeededStage;
import io.github.wheelwright.maven.registry.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which stages a target needs, and what these stages take from outside. */
final class BuildGraph {
    private static final String SCRATCH = "scratch";

    private final Dockerfile dockerfile;
    private final BuildOptions options;
    private final GlobalArguments globals;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> byName = new HashMap<>();

    BuildGraph(Dockerfile dockerfile, BuildOptions options) {
        this.dockerfile = dockerfile;
        this.options = options;
        this.globals = new GlobalArguments(dockerfile, options);
        dockerfile.stages().forEach(this::addNode);
        nodes.forEach(this::connect);
        checkCircles();
    }

    /** A stage and where its content comes from. */
    private static final class Node {
        private final int index;
        private final Stage stage;
        private final String base;
        private final Optional<String> platform;
        private final Set<String> used;
        private final boolean replaced;
        private final @Nullable Node from;
        private final Set<Integer> needs = new TreeSet<>();
        private final List<ImageSource> images = new ArrayList<>();
        private final TreeMap<Integer, String> tooEarly = new TreeMap<>();
        private @Nullable StageScope scope;

        Node(
                int index,
                Stage stage,
                String base,
                Optional<String> platform,
                Set<String> used,
                boolean replaced,
                @Nullable Node from) {
            this.index = index;
            this.stage = stage;
            this.base = base;
            this.platform = platform;
            this.used = used;
            this.replaced = replaced;
            this.from = from;
        }

        /** The stage's own instructions, after those that its base hands on by {@code ONBUILD}. */
        List<Instruction> instructions(Dockerfile dockerfile) {
            if (replaced) {
                return List.of();
            }
            List<Instruction> all = new ArrayList<>();
            if (from != null && !from.replaced) {
                from.stage.instructions().stream()
                        .filter(instruction -> instruction.keyword().equals("ONBUILD"))
                        .map(instruction -> DockerfileParser.trigger(dockerfile, instruction))
                        .forEach(all::add);
            }
            all.addAll(stage.instructions());
            return all;
        }
    }

    private void addNode(Stage stage) {
        Expansion base = globals.expand(stage.base(), stage.line());
        if (base.text().isEmpty()) {
            throw dockerfile.wrong(stage.line(), "base name (" + stage.base() + ") should not be blank");
        }
        Set<String> used = new TreeSet<>(base.found());
        Optional<String> platform = stage.platform().map(text -> {
            Expansion expanded = globals.expand(text, stage.line());
            if (expanded.text().isEmpty()) {
                throw dockerfile.wrong(stage.line(), "empty platform value from expression " + text);
            }
            used.addAll(expanded.found());
            return expanded.text();
        });
        boolean replaced = !stage.name().isEmpty() && options.contexts().contains(stage.name());
        Integer from = byName.get(base.text());
        Node node = new Node(
                nodes.size(),
                stage,
                base.text(),
                platform,
                used,
                replaced,
                from == null || replaced ? null : nodes.get(from));
        nodes.add(node);
        if (!stage.name().isEmpty()) {
            byName.put(stage.name(), node.index);
        }
    }

    private void connect(Node node) {
        if (node.replaced) {
            node.images.add(new ImageSource(node.stage.name(), node.stage.line()));
            return;
        }
        if (node.from != null) {
            node.needs.add(node.from.index);
        } else if (!node.base.equals(SCRATCH)) {
            image(node, node.base, node.stage.line());
        }
        for (Instruction instruction : node.instructions(dockerfile)) {
            if (instruction.keyword().equals("COPY")) {
                instruction.flag("from").ifPresent(from -> source(node, instruction, from));
            } else if (instruction.keyword().equals("RUN")) {
                instruction.flagValues("mount").stream()
                        .flatMap(mount -> Mount.parse(mount).from().stream())
                        .forEach(from -> source(node, instruction, from));
            }
        }
    }

    private void source(Node node, Instruction instruction, String from) {
        if (from.indexOf('$') >= 0 && from.indexOf('$') < from.length() - 1) {
            throw dockerfile.wrong(
                    instruction.line(),
                    "variable expansion is not supported for " + from
                            + ", define a new stage with FROM using ARG from global scope");
        }
        boolean copy = instruction.keyword().equals("COPY");
        Integer index = copy && from.matches("[+-]?\\d{1,9}")
                ? Integer.valueOf(from)
                : byName.get(from.toLowerCase(Locale.ROOT));
        if (index == null) {
            if (!from.equals(SCRATCH)) {
                image(node, from, instruction.line());
            }
        } else if (index < 0 || index >= nodes.size()) {
            throw dockerfile.wrong(instruction.line(), "invalid stage index " + index);
        } else {
            node.needs.add(index);
            if (index >= node.index) {
                node.tooEarly.putIfAbsent(instruction.line(), from);
            }
        }
    }

    private void image(Node node, String reference, int line) {
        try {
            ImageReference.parse(reference);
        } catch (WheelException e) {
            throw dockerfile.wrong(line, String.valueOf(e.getMessage()));
        }
        node.images.add(new ImageSource(reference, line));
    }

    private void checkCircles() {
        Set<Integer> done = new HashSet<>();
        nodes.forEach(node -> checkCircles(node, new HashSet<>(), done));
    }

    private void checkCircles(Node node, Set<Integer> open, Set<Integer> done) {
        if (done.contains(node.index)) {
            return;
        }
        if (!open.add(node.index)) {
            throw dockerfile.wrong(node.stage.line(), "circular dependency detected on stage: " + node.stage.name());
        }
        node.needs.forEach(index -> checkCircles(nodes.get(index), open, done));
        open.remove(node.index);
        done.add(node.index);
    }

    BuildInputs inputs() {
        Set<Integer> needed = new TreeSet<>();
        reach(target(), needed);
        Map<Integer, Integer> numbers = new HashMap<>();
        needed.forEach(index -> numbers.put(index, numbers.size() + 1));
        List<NeededStage> stages = new ArrayList<>();
        Set<String> used = new TreeSet<>();
        Map<String, ImageSource> images = new TreeMap<>();
        List<ContextPath> paths = new ArrayList<>();
        for (int index : needed) {
            Node node = nodes.get(index);
            node.tooEarly.forEach((line, from) -> {
                throw dockerfile.wrong(
                        line,
                        "cannot copy from stage \"" + from + "\", it needs to be defined before the current stage");
            });
            StageScope scope = scope(node);
            node.scope = scope;
            used.addAll(node.replaced ? Set.of() : node.used);
            used.addAll(scope.inherited());
            node.images.forEach(image -> images.putIfAbsent(image.reference(), image));
            paths.addAll(scope.paths());
            Set<Integer> needs = new TreeSet<>();
            node.needs.forEach(need -> needs.add(numbers.getOrDefault(need, 0)));
            stages.add(new NeededStage(
                    numbers.getOrDefault(index, 0),
                    node.stage,
                    node.base,
                    node.platform,
                    needs,
                    scope.arguments(),
                    node.instructions(dockerfile)));
        }
        TreeMap<String, String> arguments = new TreeMap<>();
        globals.withParts(used).forEach(name -> {
            String value = globals.values().get(name);
            if (value != null) {
                arguments.put(name, value);
            }
        });
        return new BuildInputs(stages, arguments, List.copyOf(images.values()), paths);
    }

    private StageScope scope(Node node) {
        StageScope scope = node.from != null && node.from.scope != null
                ? node.from.scope.below(dockerfile)
                : StageScope.start(
                        dockerfile, node.base.equals(SCRATCH) && !node.replaced, globals.values(), options.arguments());
        node.instructions(dockerfile).forEach(scope::take);
        return scope;
    }

    private Node target() {
        if (options.target().isEmpty()) {
            return nodes.get(nodes.size() - 1);
        }
        String name = options.target().get();
        Integer index = byName.get(name.toLowerCase(Locale.ROOT));
        if (index == null) {
            throw new WheelException(
                    dockerfile.name() + ": target stage \"" + name + "\" could not be found",
                    "name one of "
                            + String.join(
                                    ", ",
                                    dockerfile.stages().stream()
                                            .map(Stage::name)
                                            .filter(stage -> !stage.isEmpty())
                                            .toList()));
        }
        return nodes.get(index);
    }

    private void reach(Node node, Set<Integer> needed) {
        if (needed.add(node.index)) {
            new HashSet<>(node.needs).forEach(index -> reach(nodes.get(index), needed));
        }
    }
}
