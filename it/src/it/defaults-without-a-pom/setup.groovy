import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'target/wheels', 'demo', '1.0', 'py3-none-any', ''
}
