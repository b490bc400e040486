import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'good', 'demo', '1.0', 'cp312-cp312-linux_x86_64', 'x = 1'
    wheel 'bad', 'altered', '1.0', 'py3-none-any', 'x = 1'
    file('bad/altered-1.0-py3-none-any.whl').replace 'altered.py', 'other bytes'
    file('bad/text-1.0-py3-none-any.whl').write 'this is text'
    wheel 'bad', 'sound', '1.0', 'py3-none-any', 'x = 1'
}
