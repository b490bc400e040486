package io.github.wheelwright.maven.goal;

import io.github.wheelwright.core.requirement.Requirement;
import io.github.wheelwright.maven.config.IndexAddress;
import io.github.wheelwright.maven.config.Setting;
import io.github.wheelwright.maven.docker.Containers;
import io.github.wheelwright.maven.report.Report;
import io.github.wheelwright.maven.report.SmokeReport;
import io.github.wheelwright.maven.smoke.Installer;
import io.github.wheelwright.maven.smoke.ServiceCheck;
import io.github.wheelwright.maven.smoke.SmokeEnvironment;
import io.github.wheelwright.maven.smoke.SmokeRequest;
import io.github.wheelwright.maven.smoke.SmokeResult;
import io.github.wheelwright.maven.smoke.SmokeTest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Installs what is published into clean environments, from its index alone, imports it and runs it there; or starts an image and waits
 * until it is well.
 *
 * @since 0.1.0
 */
@Mojo(name = "smoke", aggregator = true, requiresProject = false, inheritByDefault = false, threadSafe = true)
public class SmokeGoal extends DockerGoal {
    /**
     * Address of the index; by default {@code publicUrl} with {@code simple/}. Example: {@code https://wheels.example.org/simple/}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.index")
    private @Nullable String index;

    /**
     * What to install. A version with {@code ==} has to be the one that is installed, else the newest is. Example: {@code
     * vllm==0.12.0}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.install")
    private List<String> install = List.of();

    /**
     * Where to install it: {@code venv} for a virtual environment on this machine, {@code venv:python3.12} for one with that
     * interpreter, else the name of an image with Python. Example: {@code venv,python:3.12-slim}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.environments", defaultValue = "venv")
    private List<String> environments = List.of();

    /**
     * Interpreter, here and in the images. Example: {@code /opt/python/cp312-cp312/bin/python}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.interpreter", defaultValue = "python3")
    private String interpreter;

    /**
     * {@code pip} or {@code uv}; in a container uv has to be on the PATH. Example: {@code uv}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.installer", defaultValue = "pip")
    private String installer;

    /**
     * The program uv on this machine. Example: {@code /usr/local/bin/uv}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.uv", defaultValue = "uv")
    private String uv;

    /**
     * Modules to import; by default those that the installed distributions bring. Example: {@code vllm,vllm._C}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.modules")
    private List<String> modules = List.of();

    /**
     * Command for a shell, run in the environment; it has to end well. Example: {@code python -c "import torch; torch.ones(1)"}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.command")
    private @Nullable String command;

    /**
     * Platform of the containers; by default the engine's. Example: {@code linux/arm64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.platform")
    private @Nullable String platform;

    /**
     * Network of the containers; by default the engine's. Example: {@code host}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.network")
    private @Nullable String network;

    /**
     * More options of {@code docker run}. Example: {@code --device=/dev/kfd,--publish=8000:8000}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.runOptions")
    private List<String> runOptions = List.of();

    /**
     * Image to start as a service. Example: {@code registry.example.org/vllm-cpu:avx512-latest}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.service")
    private @Nullable String service;

    /**
     * What is passed to the service, word by word. Example: {@code serve,--model,/model}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.serviceArguments")
    private List<String> serviceArguments = List.of();

    /**
     * Address that answers with 2xx when the service is well; by default its own health check tells. Example: {@code
     * http://127.0.0.1:8000/health}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.healthUrl")
    private @Nullable String healthUrl;

    /**
     * Seconds that each step may take: an installation, an import, a service's start. Example: {@code 1200}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "wheel.timeout", defaultValue = "600")
    private int timeout;

    @Inject
    SmokeGoal(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run(Report record) {
        if (install.isEmpty() && service == null) {
            throw Setting.missing("install", "there is nothing to try, nor a <service>", "vllm==0.12.0");
        }
        Containers containers = new Containers(docker());
        List<SmokeResult> results = new ArrayList<>();
        Map<String, String> versions = new TreeMap<>();
        if (!install.isEmpty()) {
            SmokeTest test = new SmokeTest(request(), containers, uv, getLog()::info);
            versions.putAll(test.versions());
            for (SmokeEnvironment environment : where()) {
                getLog().info("installing " + text(versions) + " in " + environment);
                if (!dryRun()) {
                    results.add(test.run(environment));
                }
            }
        }
        if (service != null) {
            getLog().info("starting " + service);
            if (!dryRun()) {
                results.add(
                        new ServiceCheck(containers, health(), patience()).run(service, options(), serviceArguments));
            }
        }
        versions.forEach(record.object("versions")::put);
        SmokeReport.tell(results, versions, getLog()::info, record);
        if (!dryRun()) {
            SmokeReport.check(results, getLog()::info);
        }
    }

    private SmokeRequest request() {
        return new SmokeRequest(
                indexAddress(index),
                install.stream()
                        .map(text -> Setting.read("install", text.strip(), Requirement::parse))
                        .toList(),
                Setting.choice("installer", installer, Installer.class),
                Setting.stripped(modules),
                Optional.ofNullable(command),
                patience());
    }

    private List<SmokeEnvironment> where() {
        return environments.stream()
                .map(text -> SmokeEnvironment.parse(text.strip(), interpreter, options()))
                .toList();
    }

    private List<String> options() {
        List<String> options = new ArrayList<>();
        if (network != null) {
            options.add("--network=" + network);
        }
        if (platform != null) {
            options.add("--platform=" + platform);
        }
        options.addAll(Setting.stripped(runOptions));
        return options;
    }

    private Optional<URI> health() {
        return Optional.ofNullable(healthUrl).map(text -> Setting.read("healthUrl", text, IndexAddress::page));
    }

    private Duration patience() {
        return Duration.ofSeconds(timeout);
    }

    private static String text(Map<String, String> versions) {
        return versions.entrySet().stream()
                .map(entry -> entry.getKey() + "==" + entry.getValue())
                .collect(Collectors.joining(" "));
    }
}
