package io.github.wheelwright.maven.dockerfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * All that decides what a build makes, but for the bytes of its context and images.
 *
 * @param stages those that the target needs, bases and sources before what uses them, in the file's order
 * @param globalArguments arguments before the first {@code FROM} that these stages' {@code FROM}s use, with their values
 * @param images images that the stages start from or copy from
 * @param paths what is taken from the build context
 */
public record BuildInputs(
        List<NeededStage> stages,
        SortedMap<String, String> globalArguments,
        List<ImageSource> images,
        List<ContextPath> paths) {

    /**
     * A stage of the build.
     *
     * @param number among the needed, from 1
     * @param stage as it stands in the file
     * @param base image or stage that it starts from, variables put in
     * @param platform of {@code --platform}, variables put in
     * @param needs numbers of the stages that it starts from or copies from
     * @param arguments of its own {@code ARG}s; no value where none is given
     * @param instructions its own, after those that its base leaves to it by {@code ONBUILD}; none where a named context
     *     stands for the stage
     */
    public record NeededStage(
            int number,
            Stage stage,
            String base,
            Optional<String> platform,
            Set<Integer> needs,
            Map<String, Optional<String>> arguments,
            List<Instruction> instructions) {}

    /**
     * An image.
     *
     * @param reference as written, variables put in
     * @param line where it is used first
     */
    public record ImageSource(String reference, int line) {}

    /**
     * Something in the build context.
     *
     * @param path as written, variables put in; may hold {@code * ? []}
     * @param line of the instruction
     */
    public record ContextPath(String path, int line) {}

    /** What {@code dockerfile} needs for a build with {@code options}. */
    public static BuildInputs of(Dockerfile dockerfile, BuildOptions options) {
        return new BuildGraph(dockerfile, options).inputs();
    }
}
