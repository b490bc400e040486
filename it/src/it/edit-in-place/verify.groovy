import io.github.wheelwright.it.Story

Story.at(basedir).with {
    assert member('dist/native-1.0-cp312-cp312-manylinux_2_28_x86_64.whl', '/WHEEL')
            .contains('Tag: cp312-cp312-manylinux_2_28_x86_64\n')
    has 'dist/native-1.0-cp312-cp312-linux_x86_64.whl', 'dist/pure-1.0-py3-none-any.whl'
    assert new File(basedir, 'dist').list().length == 3
    says 'native-1.0-cp312-cp312-linux_x86_64.whl is still there under its old name'
}
