import io.github.wheelwright.it.Story

Story.at(basedir).with {
    lists 'index/simple', 'init-lib'
    shows 'index/simple/init-lib', 'init_lib-1.0-py3-none-manylinux_2_28_x86_64.whl'
    def time = java.time.Instant.parse(json('index/simple/init-lib/index.json').at('/files/0/upload-time').asText())
    assert java.time.Duration.between(time, java.time.Instant.now()).abs().toMinutes() < 60
}
