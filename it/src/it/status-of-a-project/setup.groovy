import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0'
    wheel 'later', 'demo', '1.1', 'py3-none-any', ''
}
