import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'my wheels+more', 'demo', '1.0+cu129.d1', 'py3-none-any', ''
}
