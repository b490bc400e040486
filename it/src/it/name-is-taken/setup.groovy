import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'dist', 'demo', '1.0', 'py3-none-any', 'one'
    wheel 'again', 'demo', '1.0', 'py3-none-any', 'two'
    wheel 'again', 'fresh', '1.0', 'py3-none-any', ''
}
