import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'good', '1.0'
    file('dist/nozip-1.0-py3-none-any.whl').write 'this is text'
    wheel 'cut', '1.0'
    file('dist/cut-1.0-py3-none-any.whl').cut 500
    wheel 'altered', '1.0'
    file('dist/altered-1.0-py3-none-any.whl').replace 'altered.py', 'other bytes'
    wheel 'misnamed', '1.0'
    file('dist/misnamed-1.0-py3-none-any.whl').moveTo 'misnamed.whl'
    wheel 'blank', '1.0'
    file('dist/blank-1.0-py3-none-any.whl').drop '/METADATA'
    wheel 'stranger', '1.0'
    file('dist/stranger-1.0-py3-none-any.whl').replace '/METADATA', 'Metadata-Version: 2.1\nName: someone\nVersion: 1.0\n'
    wheel 'late', '1.0'
    file('dist/late-1.0-py3-none-any.whl').replace '/METADATA', 'Metadata-Version: 2.1\nName: late\nVersion: 2.0\n'
}
