import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'in/good', 'one', '1.0', 'py3-none-any', 'x = 1'
    wheel 'in/good', 'two', '2.0', 'py3-none-any', 'x = 2'
    wheel 'in/bad', 'three', '3.0', 'py3-none-any', 'x = 3'
    file('in/bad/three-3.0-py3-none-any.whl').replace 'three.py', 'other bytes'
}
