import io.github.wheelwright.it.Story

Story.at(basedir).with {
    // normalize
    says '- demo-1.0+cpu-py3-none-any.whl'
    says '+ demo-1.0-py3-none-any.whl'
    says '- demo-1.0+cpu.dist-info'
    says '+ demo-1.0.dist-info'
    says '- Requires-Dist: demo==1.0+cpu'
    says '+ Requires-Dist: demo==1.0'
    // pin
    says '- Requires-Dist: numpy>=1.20'
    says '+ Requires-Dist: numpy==2.1.3'
    says 'rocm.txt: 1 line would change'
    says '- numpy>=1.20  # any'
    says '+ numpy==2.1.3  # any'
    assert text('rocm.txt') == 'numpy>=1.20  # any\n'
    // edit
    says '- Name: demo'
    says '+ Name: demo-cpu'
    says '+ fixed = True'
    lacks 'target/wheels', 'target/requirements'
    assert new File(basedir, 'dist').list().sort() == ['demo-1.0+cpu-py3-none-any.whl', 'user-2.0-py3-none-any.whl']
    assert report().get('status').asText() == 'planned'
}
