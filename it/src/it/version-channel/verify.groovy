import io.github.wheelwright.it.Story

Story.at(basedir).with {
    shows 'index/1.0/cu129/engine', 'engine-1.0+cu129-py3-none-any.whl'
    has 'index/bbbb/engine/index.html'
    lacks 'index/1.1.dev1', 'index/1.1'
}
