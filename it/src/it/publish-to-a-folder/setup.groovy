import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'demo', '1.0', 'py3-none-linux_x86_64', ''
}
