import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'packed demo-1.0-py3-none-any.whl ('
    shows 'index/simple/demo', 'demo-1.0-py3-none-any.whl'
}
