package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.wheelwright.core.wheelset.PinnedFile;
import io.github.wheelwright.core.wheelset.RequirementsPin;
import io.github.wheelwright.maven.build.BaseWheels;
import io.github.wheelwright.maven.build.BuildSource;
import io.github.wheelwright.maven.build.BuildSpec;
import io.github.wheelwright.maven.build.CachedBuild;
import io.github.wheelwright.maven.build.Cell;
import io.github.wheelwright.maven.build.Components;
import io.github.wheelwright.maven.build.KeptImage;
import io.github.wheelwright.maven.build.KeyedBuild;
import io.github.wheelwright.maven.build.MainBuild;
import io.github.wheelwright.maven.build.MainWheel;
import io.github.wheelwright.maven.build.OutputTree;
import io.github.wheelwright.maven.build.PinnedSources;
import io.github.wheelwright.maven.build.WheelFolder;
import io.github.wheelwright.maven.cache.CacheKey;
import io.github.wheelwright.maven.cache.WheelCache;
import io.github.wheelwright.maven.ci.Scope;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.config.StoreAccess;
import io.github.wheelwright.maven.config.Timestamp;
import io.github.wheelwright.maven.config.VariantTexts;
import io.github.wheelwright.maven.host.GitAddress;
import io.github.wheelwright.maven.host.GitRemote;
import io.github.wheelwright.maven.report.Count;
import io.github.wheelwright.maven.report.EditReport;
import io.github.wheelwright.maven.report.Report;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Builds the main wheel against the base wheels: requirements and METADATA pinned to them, for each chosen variant, Python and
 * platform; out of the cache where that has it.
 *
 * @since 0.1.0
 */
@Mojo(name = "build", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class BuildGoal extends CellGoal {
    /**
     * Folder for the wheels of all cells; by default {@code target/wheels/main}, where {@code publish} finds them, too. Example:
     * {@code dist}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.output")
    private @Nullable File output;

    /**
     * Folder for the wheels by version and cell, {@code vllm-0.12.0/python-3.12/} or {@code vllm-0.12.0/linux_amd64/}; by default
     * {@code target/builds}. Example: {@code builds}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.outputTree")
    private @Nullable File outputTree;

    /**
     * Folder of base wheels; by default {@code target/wheels}, where {@code build-base} leaves them, if it is there. Example: {@code
     * base}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseWheels")
    private @Nullable File baseWheels;

    /**
     * Key of base wheels in the cache, as {@code cache-key} prints it: they are taken from there instead. Example: {@code
     * 035c8de8022805241d819b2cbae2ae835c23505f14ee8dbb2c71d5b93bc0e602}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseWheels.key")
    private @Nullable String baseWheelsKey;

    /**
     * Stage of the Dockerfile that the base wheels stand for. Example: {@code base-wheels}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.baseWheels.context", defaultValue = "base-wheels")
    private String baseWheelsContext;

    /**
     * Requirements files of the sources to pin to the base wheels, with all that they name by {@code -r} and {@code -c}; relative to the
     * sources. The files themselves stay as they are. Example: {@code requirements/rocm.txt}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requirements")
    private List<String> requirements = List.of();

    /**
     * Stage of the Dockerfile that the pinned requirements files stand for; without such a stage a copy of the build context has them.
     * Example: {@code requirements}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.requirementsContext", defaultValue = "requirements")
    private String requirementsContext;

    /**
     * Whether a pin is added for each base wheel that the requirements, or the wheel, do not name. Example: {@code false}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.addMissing", defaultValue = "true")
    private boolean addMissing;

    /**
     * Repository of git to build from instead of the context; nothing is copied from this machine then. Example: {@code
     * https://git.example.org/vllm.git}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.upstream")
    private @Nullable String upstream;

    /**
     * Tag, branch or commit of the upstream repository; {@code latest} for the highest version that is no pre-release. Example: {@code
     * v0.12.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.upstreamTag", defaultValue = GitRemote.LATEST)
    private String upstreamTag;

    @Inject
    BuildGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) throws IOException {
        refuseLegacy("its keys know nothing of base wheels, pins and variants", "use it for build-base only");
        Optional<StoreAccess> store = storeIfSet();
        try {
            Scope scope = scope(record);
            Optional<WheelCache> cache = store.map(place -> new WheelCache(place.store(), scope));
            MainBuild main = main(baseWheels(cache), record);
            OutputTree tree = new OutputTree(tree(), flat());
            ArrayNode list = record.list("cells");
            for (Cell cell : cells(main.spec())) {
                tree.add(cell, build(main, cell, cache, list.addObject(), record));
            }
            if (!dryRun()) {
                tell(tree.flatten(), flat(), record);
            }
            cleanUp();
        } finally {
            store.ifPresent(StoreAccess::close);
        }
    }

    private Path flat() {
        return output == null ? target().resolve("wheels/main") : output.toPath();
    }

    private Path tree() {
        return outputTree == null ? target().resolve("builds") : outputTree.toPath();
    }

    private BaseWheels baseWheels(Optional<WheelCache> cache) throws IOException {
        Path alone = work().resolve("base-wheels");
        if (baseWheelsKey != null) {
            CacheKey key = Setting.read("baseWheels.key", baseWheelsKey, CacheKey::parse);
            WheelCache from = cache.orElseThrow(() -> Setting.missing(
                    "destination", "the goal has to know where the base wheels are", "s3://my-wheels/cache"));
            return BaseWheels.cached(from, key, alone, progress());
        }
        Path folder = baseWheels == null ? target().resolve("wheels") : baseWheels.toPath();
        if (baseWheels == null
                && (!Files.isDirectory(folder)
                        || new WheelFolder(folder).wheels().isEmpty())) {
            getLog().info("no base wheels: there are none in " + folder);
            return BaseWheels.NONE;
        }
        if (folder.toAbsolutePath().normalize().equals(flat().toAbsolutePath().normalize())) {
            throw Setting.wrong(
                    "output", flat().toString(), "the base wheels are there", "name another folder for the main wheel");
        }
        return BaseWheels.in(folder, alone);
    }

    private MainBuild main(BaseWheels base, Report record) throws IOException {
        BuildSpec spec = spec();
        BuildSource source = source(spec);
        List<Path> files = Setting.stripped(requirements).stream()
                .map(name -> source.files().resolve(name))
                .toList();
        List<PinnedFile> pinned = RequirementsPin.plan(files, base.pins(), addMissing);
        new EditReport(getLog()::info, record).requirements(pinned, dryRun());
        return new MainBuild(
                spec.from(source.context(), spec.platform()),
                base,
                baseWheelsContext,
                new PinnedSources(
                        pinned, source.files(), requirementsContext, List.of(work().getParent(), flat(), tree())),
                arguments(source),
                addMissing);
    }

    private BuildSource source(BuildSpec spec) throws IOException {
        if (upstream == null) {
            return BuildSource.local(spec.context());
        }
        GitRemote remote = Setting.read("upstream", GitAddress.withoutSecret(upstream), GitRemote::new);
        BuildSource source = BuildSource.upstream(remote, upstreamTag, work().resolve("source"));
        getLog().info("building from " + source.context() + " (" + source.name() + ")");
        return requirements.isEmpty() ? source : source.fetched(remote);
    }

    /** The wheels of a cell; none in a dry run. */
    private List<Path> build(MainBuild main, Cell cell, Optional<WheelCache> cache, ObjectNode node, Report record)
            throws IOException {
        Path room = work().resolve(cell.label());
        MainWheel wheel = main.wheel(
                cell,
                cell.variant().isPresent() ? VariantTexts.edits(cell.variant().get()) : List.of());
        KeyedBuild build = keyed(main.of(cell, wheel, room), record);
        if (!main.uses(build.key())) {
            getLog().warn("the base wheels are not used: no stage that the target needs is named " + baseWheelsContext);
        }
        CachedBuild cached = CachedBuild.look(cache, build.key(), forcedBy(record), KeptImage.Kind.NONE);
        getLog().info(cell.label() + ": " + cached.description());
        node.put("cell", cell.label()).put("key", build.key().value()).put("cache", cached.isHit() ? "hit" : "miss");
        cell.variant().ifPresent(kind -> kind.targetCpus().forEach(node.withArray("target-cpus")::add));
        if (dryRun()) {
            getLog().info("dry run: would "
                    + (cached.isHit() ? "download it" : command(withJobs(build.request()), room.resolve("build"))));
            return List.of();
        }
        CachedBuild.Maker maker = () -> {
            main.base().fetch();
            return new CachedBuild.Made(made(
                    withJobs(build.request()),
                    Components.ANY,
                    room.resolve("build"),
                    (wheels, folder) -> wheel.edit(wheels, folder, Timestamp.ofEnvironment()),
                    record));
        };
        return cached.run(room.resolve("wheels"), false, maker, progress(), getLog()::info)
                .files();
    }

    private void tell(List<Path> files, Path folder, Report record) {
        ArrayNode list = record.list("files");
        files.forEach(file -> list.add(file.toString()));
        getLog().info(Count.of(files.size(), "wheel") + " in " + folder);
        answer(folder.toString());
    }
}
