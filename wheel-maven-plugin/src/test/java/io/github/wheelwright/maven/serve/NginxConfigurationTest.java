package io.github.wheelwright.maven.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.wheelwright.core.WheelException;
import io.github.wheelwright.core.engines.Engines;
import io.github.wheelwright.maven.config.Origin;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NginxConfigurationTest {
    @Test
    void aHostNameIsLookedUpAtTheStart() {
        assertThat(ofAddress("https://wheels.s3.eu-central-1.amazonaws.com/rocm/stack/"))
                .contains("upstream wheel_store { server wheels.s3.eu-central-1.amazonaws.com:443; }")
                .contains("    set $wheel_prefix \"/rocm/stack\";")
                .contains("    proxy_set_header Host wheels.s3.eu-central-1.amazonaws.com;")
                .contains("    proxy_ssl_server_name on;")
                .contains("    proxy_ssl_name wheels.s3.eu-central-1.amazonaws.com;")
                .contains("    location / { proxy_pass https://wheel_store$wheel_prefix$wheel_path; }")
                .contains("    location ~ /$ { proxy_pass https://wheel_store$wheel_prefix$wheel_path$wheel_page; }");
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost/, localhost:80",
        "http://localhost:9000/wheels/, localhost:9000",
        "http://127.0.0.1:9000/wheels/, 127.0.0.1:9000",
        "http://[::1]:9000/wheels/, [::1]:9000",
        "http://object_store:9000/wheels/, object_store:9000",
    })
    void aPlainAddressNeedsNoTls(String address, String server) {
        assertThat(ofAddress(address))
                .contains("upstream wheel_store { server " + server + "; }")
                .contains("    location / { proxy_pass http://wheel_store$wheel_prefix$wheel_path; }")
                .noneMatch(line -> line.contains("proxy_ssl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\"b", "a\\b", "a$b", "a\nb"})
    void aFolderThatNginxCannotBeToldIsRefused(String name) {
        assertThatThrownBy(() -> ofFolder(Path.of("/srv", name)))
                .isInstanceOf(WheelException.class)
                .hasMessageContaining("/srv/" + name)
                .hasMessageContaining("$ cannot be escaped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost:8443/wheels/a$b/",
                "https://localhost/",
                "http://localhost:9000/wheels/",
                "http://[::1]:9000/a;b/",
            })
    void nginxTakesAnAddress(String address, @TempDir Path work) throws Exception {
        check(ofAddress(address), work);
    }

    @Test
    void nginxTakesAFolder(@TempDir Path work) throws Exception {
        check(ofFolder(work.resolve("a folder; {with} 'signs' #1")), work);
    }

    private static void check(List<String> lines, Path work) throws Exception {
        String nginx = Engines.require("nginx");
        Path file = Files.writeString(work.resolve("nginx.conf"), """
                pid %1$s/nginx.pid;
                error_log stderr;
                events {}
                http {
                access_log off;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(work, String.join("\n", lines)));
        Path output = work.resolve("output");
        Process process = new ProcessBuilder(nginx, "-t", "-p", work.toString(), "-c", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(output)).isZero();
    }

    private static List<String> ofAddress(String address) {
        return NginxConfiguration.of(new Origin.Address(URI.create(address)), 8000);
    }

    private static List<String> ofFolder(Path folder) {
        return NginxConfiguration.of(new Origin.Folder(folder), 8000);
    }
}
