import io.github.wheelwright.it.Story

Story.at(basedir).with {
    shows 'index/simple/demo', 'demo-1.0-py3-none-any.whl'
    has 'target/wheel/report.json'
}
