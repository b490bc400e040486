import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'index/packages', 'demo', '1.0', 'py3-none-any', ''
    wheel 'index/packages', 'demo', '1.1', 'py3-none-any', ''
}
