import io.github.wheelwright.it.Story

Story.at(basedir).with {
    shows 'target/index/simple/demo', 'demo-1.0-py3-none-any.whl'
    says 'runs once, at the root of the build; skipped here'
    lacks 'module/target', 'module/dist'
}
