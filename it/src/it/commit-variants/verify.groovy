import io.github.wheelwright.it.Story

Story.at(basedir).with {
    lists 'index/1c57644d', 'engine', 'tools'
    shows 'index/1c57644d/engine', 'engine-1.0+cu129-py3-none-any.whl'
    shows 'index/1c57644d/cu129/engine', 'engine-1.0+cu129-py3-none-any.whl'
    shows 'index/1c57644d/cuda12/engine', 'engine-1.0+cu129-py3-none-any.whl'
    shows 'index/1c57644d/cu130/engine', 'engine-1.0+cu130-py3-none-any.whl'
    lists 'index/1c57644d/cu130', 'engine'
    assert text('index/1c57644d/cu130/engine/index.html').contains('href="../../engine-1.0%2Bcu130-py3-none-any.whl#sha256=')
}
