package io.github.wheelwright.core.release;

import io.github.wheelwright.core.host.Host;
import io.github.wheelwright.core.host.Parallel;
import io.github.wheelwright.core.release.World.Scenario;
import io.github.wheelwright.core.release.World.Work;
import io.github.wheelwright.core.retention.Pruner;
import io.github.wheelwright.core.staging.FileUploader;
import io.github.wheelwright.core.staging.StagedWheel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Who works on what. */
final class Scenarios {
    private Scenarios() {}

    /** An empty bucket. */
    static ModelObjects empty() {
        return new ModelObjects(new TestClock());
    }

    /** The bucket after each of {@code works} was done alone, one after the other. */
    static ModelObjects after(Work... works) {
        World world = new World(of(empty(), false, false));
        for (Work work : works) {
            Actor actor = world.begin(work);
            while (!actor.isDone()) {
                world.step(actor, Fault.NONE);
            }
            actor.failure().ifPresent(e -> {
                throw new AssertionError(e);
            });
        }
        return world.objects;
    }

    static Scenario of(ModelObjects start, boolean onlyGrows, boolean onlyForward, Work... works) {
        List<Work> all = Arrays.asList(works);
        return new Scenario() {
            @Override
            public ModelObjects start() {
                return start;
            }

            @Override
            public List<Work> actors() {
                return all;
            }

            @Override
            public boolean onlyGrows() {
                return onlyGrows;
            }

            @Override
            public boolean onlyForward() {
                return onlyForward;
            }
        };
    }

    /** The same, with the last machine first. */
    static Scenario turned(Scenario scenario) {
        List<Work> works = new ArrayList<>(scenario.actors());
        Collections.reverse(works);
        return of(scenario.start(), scenario.onlyGrows(), scenario.onlyForward(), works.toArray(Work[]::new));
    }

    /** Two jobs add a version each to one project. */
    static Scenario twoPublishers() {
        return of(
                empty(),
                true,
                true,
                Works.publish("a", Works.simple(ModelWheel.all("torch 1"))),
                Works.publish("b", Works.simple(ModelWheel.all("torch 2"))));
    }

    /** One job adds wheels that pin each other, while files that no page lists are cleaned away; they come to be listed. */
    static Scenario publisherAndPrune() {
        return of(
                leftover(),
                true,
                true,
                Works.publish("a", Works.simple(ModelWheel.all("torch 1"))),
                Works.prune("prune"));
    }

    /** A job publishes a version that pins one that is old, while old versions are taken off. */
    static Scenario publisherAndRetention() {
        return of(
                after(
                        Works.publish("a", Works.simple(ModelWheel.all("torch 1"))),
                        Works.publish("b", Works.simple(ModelWheel.all("torch 2")))),
                false,
                true,
                Works.publish("c", Works.simple(ModelWheel.all("torch 1", "app 1 torch==1"))),
                Works.retain("retain"));
    }

    /** Two machines run the same job. */
    static Scenario sameTwice() {
        Release release = Works.simple(ModelWheel.all("torch 1"));
        return of(empty(), true, true, Works.publish("a", release), Works.publish("b", release));
    }

    /** A job publishes and moves the channel, while somebody promotes an older build. */
    static Scenario publisherAndPromote() {
        return of(
                builds(),
                false,
                false,
                Works.publish("c", Works.nightly("ccc", 3, ModelWheel.all("vllm 3"))),
                Works.promote("promote", "aaa"));
    }

    /** A job publishes and moves the channel, while somebody rolls it back. */
    static Scenario publisherAndRollback() {
        return of(
                builds(),
                false,
                false,
                Works.publish("c", Works.nightly("ccc", 3, ModelWheel.all("vllm 3"))),
                Works.rollback("rollback", "aaa"));
    }

    /** Somebody promotes an older build, while another rolls the channel back to one. */
    static Scenario promoteAndRollback() {
        return of(threeBuilds(), false, false, Works.promote("promote", "aaa"), Works.rollback("rollback", "bbb"));
    }

    /** Two people promote different builds to one channel. */
    static Scenario twoPromotes() {
        return of(threeBuilds(), false, false, Works.promote("a", "aaa"), Works.promote("b", "bbb"));
    }

    /** A job publishes and moves the channel, while prune takes off it what has stayed for its grace. */
    static Scenario publisherAndDepartures() {
        return of(departing(), false, true, Works.publish("c", Works.nightly("ccc", 3, pair(3))), Works.prune("prune"));
    }

    /** A job publishes and moves the channel, while somebody yanks what it shows. */
    static Scenario publisherAndYank() {
        return of(
                builds(),
                false,
                true,
                Works.publish("c", Works.nightly("ccc", 3, ModelWheel.all("vllm 3"))),
                Works.yank("yank", "vllm-2-py3-none-any.whl"));
    }

    /** Somebody promotes what another yanks. */
    static Scenario promoteAndYank() {
        return of(
                builds(), false, false, Works.promote("promote", "aaa"), Works.yank("yank", "vllm-1-py3-none-any.whl"));
    }

    /** A job lists a file that was left over, while two prunes condemn and delete what is. */
    static Scenario publisherAndTwoPrunes() {
        return of(
                unlisted(),
                true,
                true,
                Works.publish("a", Works.simple(ModelWheel.all("torch 1"))),
                Works.prune("x"),
                Works.prune("y"));
    }

    /** Somebody shows a build on a channel that did not exist, while another yanks it. */
    static Scenario firstPromoteAndYank() {
        return of(
                after(Works.publish("a", Works.commit("aaa", 1, ModelWheel.all("vllm 1")))),
                true,
                true,
                Works.promote("promote", "aaa"),
                Works.yank("yank", "vllm-1-py3-none-any.whl"));
    }

    private static ModelObjects threeBuilds() {
        return after(
                Works.publish("a", Works.nightly("aaa", 1, ModelWheel.all("vllm 1"))),
                Works.publish("b", Works.nightly("bbb", 2, ModelWheel.all("vllm 2"))),
                Works.publish("c", Works.nightly("ccc", 3, ModelWheel.all("vllm 3"))));
    }

    /** What the first of two builds has brought to the channel has stayed there for its grace. */
    private static ModelObjects departing() {
        ModelObjects objects = after(
                Works.publish("a", Works.nightly("aaa", 1, pair(1))),
                Works.publish("b", Works.nightly("bbb", 2, pair(2))));
        return objects.copy(new TestClock(Index.TIME.plus(World.GRACE.multipliedBy(2))));
    }

    private static List<StagedWheel> pair(int build) {
        return ModelWheel.all("torch " + build, "vllm " + build + " torch==" + build);
    }

    /** Two builds have been shown by the channel. */
    static ModelObjects builds() {
        return after(
                Works.publish("a", Works.nightly("aaa", 1, ModelWheel.all("vllm 1"))),
                Works.publish("b", Works.nightly("bbb", 2, ModelWheel.all("vllm 2"))));
    }

    /** The same with what they pin. */
    static ModelObjects stacks() {
        return after(
                Works.publish("a", Works.nightly("aaa", 1, stack(1))),
                Works.publish("b", Works.nightly("bbb", 2, stack(2))));
    }

    /** Two versions of a stack in one index, and a project that has nothing but a development release. */
    static ModelObjects versions() {
        return after(
                Works.publish("a", Works.simple(stack(1))),
                Works.publish("b", Works.simple(stack(2))),
                Works.publish("c", Works.simple(ModelWheel.all("spike 1.dev1"))));
    }

    /** The same, when the older vllm has left and the time of the torch that it pins has come. */
    static ModelObjects dueVersions() {
        ModelObjects objects = versions();
        Works.retain(objects, longAgo());
        return objects;
    }

    /** A file that no page lists, and nobody has condemned. */
    static ModelObjects unlisted() {
        ModelObjects objects = after(Works.publish("a", Works.simple(ModelWheel.all("triton 1"))));
        StagedWheel torch = ModelWheel.all("torch 1").get(0);
        new FileUploader(objects, bytes -> {}).upload(torch, List.of("packages/" + torch.filename()));
        return objects;
    }

    /** A file that no page lists is condemned, and its grace has passed. */
    static ModelObjects leftover() {
        ModelObjects objects = unlisted();
        new Pruner(objects, World.GRACES, longAgo()).prune();
        return objects;
    }

    private static Host longAgo() {
        TestClock clock = new TestClock();
        clock.advance(World.GRACE.multipliedBy(-2));
        return new Host("before", clock, attempt -> {}, Parallel.IN_ORDER);
    }

    /** Three to eight machines on one index of which old versions are taken off, some of them published again. */
    static Scenario retainingCrowd(SplittableRandom random) {
        List<Work> works = new ArrayList<>();
        int actors = actors(random);
        for (int i = 0; i < actors; i++) {
            switch (random.nextInt(5)) {
                case 0 -> works.add(Works.prune("prune" + i));
                case 1, 2 -> works.add(Works.retain("retain" + i));
                default -> works.add(Works.publish("p" + i, Works.simple(stack(1 + random.nextInt(3)))));
            }
        }
        return of(random.nextBoolean() ? DUE_VERSIONS : VERSIONS, false, true, works.toArray(Work[]::new));
    }

    /** Three to eight machines on one index: stacks with pins, rebuilds, prunes. */
    static Scenario crowd(SplittableRandom random) {
        List<Work> works = new ArrayList<>();
        int actors = actors(random);
        for (int i = 0; i < actors; i++) {
            switch (random.nextInt(5)) {
                case 0 -> works.add(Works.prune("prune" + i));
                case 1 ->
                    works.add(Works.publish(
                            "keep" + i,
                            Works.simple(List.of(ModelWheel.of("torch 1", "build" + random.nextInt(2)))),
                            Existing.KEEP));
                default -> {
                    int version = random.nextInt(3);
                    works.add(Works.publish(
                            "p" + i,
                            Works.simple(
                                    ModelWheel.all("torch 2." + version, "app " + version + " torch==2." + version))));
                }
            }
        }
        return of(random.nextBoolean() ? LEFTOVER : EMPTY, true, true, works.toArray(Work[]::new));
    }

    /** Three to eight machines on commits and a channel. */
    static Scenario channelCrowd(SplittableRandom random) {
        List<Work> works = new ArrayList<>();
        int actors = actors(random);
        for (int i = 0; i < actors; i++) {
            switch (random.nextInt(6)) {
                case 0 -> works.add(Works.prune("prune" + i));
                case 1 -> works.add(Works.promote("promote" + i, "aaa"));
                case 2 -> works.add(Works.rollback("rollback" + i, "aaa"));
                default -> {
                    int build = 3 + random.nextInt(3);
                    works.add(Works.publish("p" + build + i, Works.nightly("c" + build, build, stack(build))));
                }
            }
        }
        return of(STACKS, false, false, works.toArray(Work[]::new));
    }

    /** What each build brings: vllm pins torch, and that pins triton. */
    static List<StagedWheel> stack(int build) {
        return ModelWheel.all(
                "triton " + build, "torch " + build + " triton==" + build, "vllm " + build + " torch==" + build);
    }

    /** Three in most runs, as three find nearly all; up to eight in some. */
    private static int actors(SplittableRandom random) {
        return random.nextInt(4) > 0 ? 3 : 4 + random.nextInt(5);
    }

    private static final ModelObjects EMPTY = empty();
    private static final ModelObjects LEFTOVER = leftover();
    private static final ModelObjects STACKS = stacks();
    private static final ModelObjects VERSIONS = versions();
    private static final ModelObjects DUE_VERSIONS = dueVersions();
}
