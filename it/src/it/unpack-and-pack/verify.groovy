import io.github.wheelwright.it.Story

Story.at(basedir).with {
    lacks 'planned'
    says 'dry run: nothing is written; 2 wheels would be unpacked'
    has 'target/unpacked/one-1.0-py3-none-any/one.py', 'target/unpacked/two-2.0-py3-none-any/two-2.0.dist-info/RECORD'
    says 'target/unpacked/one-1.0-py3-none-any as '
    says '2 wheels in'
    has 'target/wheels/one-1.0-py3-none-any.whl', 'target/wheels/two-2.0-py3-none-any.whl'
    complains 'unpack: 3 of 3 wheels not unpacked:',
        'three-3.0-py3-none-any.whl is not unpacked, because it is not what it says:',
        'ERROR RECORD_HASH_MISMATCH three.py',
        'one-1.0-py3-none-any.whl cannot be unpacked to',
        'it is there already'
    lacks 'target/unpacked/three-3.0-py3-none-any'
    assert new File(basedir, 'target/wheels/one-1.0-py3-none-any.whl').bytes == new File(basedir, 'in/good/one-1.0-py3-none-any.whl').bytes
}
