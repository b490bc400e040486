import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0'
    wheel 'index/packages', 'left', '1.0', 'py3-none-any', ''
    file('index/simple/index.json').write '{"_wheelwright":{"generation":1},"projects":[{"name":"ghost"}]}'
}
