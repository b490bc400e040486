package io.github.wheelwright.maven.goal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystemSession;
import org.jspecify.annotations.Nullable;

/** A goal in this JVM, with parameters as Maven would set them. */
final class GoalRun {
    private final Path base;
    private final AbstractGoal goal;
    private final List<Server> servers = new ArrayList<>();

    private GoalRun(Path base, Function<SettingsDecrypter, AbstractGoal> goal) {
        this.base = base;
        this.goal = goal.apply(new DefaultSettingsDecrypter(password -> password));
    }

    /** A goal without any parameter. */
    static GoalRun of(Path base, Function<SettingsDecrypter, AbstractGoal> goal) {
        return new GoalRun(base, goal);
    }

    /** A goal that caches wheels; builds the Dockerfile in {@code base}. */
    static GoalRun caching(Path base, Function<SettingsDecrypter, AbstractGoal> goal) {
        return new GoalRun(base, goal)
                .with("dockerfile", "Dockerfile")
                .with("cacheScheme", "content")
                .with("scope", "auto")
                .with("trustedBranches", List.of("main"))
                .with("destination", "cache");
    }

    /** A goal that caches wheels, and can be forced to build. */
    static GoalRun rebuilding(Path base, Function<SettingsDecrypter, AbstractGoal> goal) {
        return caching(base, goal)
                .with("forceRebuildVariable", "WHEEL_FORCE_REBUILD")
                .with("forceRebuildMetaData", "rebuild");
    }

    /** The goal {@code publish}; reads {@code dist/} below {@code base}. */
    GoalRun(Path base) {
        this(base, PublishGoal::new);
        with("layout", "simple")
                .with("directoryKeys", "auto")
                .with("existing", "fail")
                .with("channelGrace", "24h");
        with("input", List.of(base.resolve("dist").toString()));
    }

    GoalRun with(String parameter, @Nullable Object value) {
        for (Class<?> type = goal.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(parameter);
                field.setAccessible(true);
                field.set(goal, value);
                return this;
            } catch (NoSuchFieldException e) {
                // perhaps the goal above has it
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalArgumentException("no parameter " + parameter);
    }

    GoalRun withServer(String user, String password) {
        Server server = new Server();
        server.setId("s3");
        server.setUsername(user);
        server.setPassword(password);
        servers.clear();
        servers.add(server);
        return with("serverId", "s3");
    }

    void run() throws MojoExecutionException, MojoFailureException {
        MavenProject project = new MavenProject();
        project.setFile(base.resolve("pom.xml").toFile());
        project.getBuild().setDirectory(base.resolve("target").toString());
        project.setExecutionRoot(true);
        MavenExecutionRequest request = new DefaultMavenExecutionRequest().setServers(servers);
        MavenSession session =
                new MavenSession(null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
        session.setCurrentProject(project);
        Plugin plugin = new Plugin();
        plugin.setVersion("1");
        with("session", session).with("execution", new MojoExecution(plugin, "publish", "default-cli"));
        goal.execute();
    }

    /** What the run has told programs. */
    JsonNode report() throws IOException {
        return new ObjectMapper()
                .readTree(base.resolve("target/wheel/report.json").toFile());
    }
}
