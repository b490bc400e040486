import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0'
    attested 'dist/demo-1.0-py3-none-any.whl'
    wheel 'native', 'demo', '1.1', 'py3-none-linux_x86_64', ''
    attested 'native/demo-1.1-py3-none-linux_x86_64.whl'
}
