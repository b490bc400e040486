import io.github.wheelwright.it.Story

Story.at(basedir).with {
    says 'dry run: nothing is written; this would be done'
    says '- Tag: cp312-cp312-linux_x86_64'
    says '+ Tag: cp312-cp312-manylinux_2_28_x86_64'
    says 'pure-1.0-py3-none-any.whl: stays as it is'
    lacks 'target/wheels', 'other'
    has 'out/pure-1.0-py3-none-any.whl'
    def wheel = 'out/native-1.0-cp312-cp312-manylinux_2_28_x86_64.whl'
    assert member(wheel, '/WHEEL').contains('Tag: cp312-cp312-manylinux_2_28_x86_64\n')
    says 'edited, was native-1.0-cp312-cp312-linux_x86_64.whl'
    says ':verify -Dwheel.input='
    complains 'is built for x86_64 and cannot be tagged manylinux_2_28_aarch64', 'perhaps you should'
    assert report().get('status').asText() == 'failed'
}
