import io.github.wheelwright.it.Story

Story.at(basedir).with {
    def requires = { wheel -> member("out/$wheel-py3-none-any.whl", '/METADATA').readLines()
            .findAll { it.startsWith 'Requires-Dist: ' }.collect { it - 'Requires-Dist: ' } }
    assert requires('torch-2.9.0+rocm') == ['numpy (==2.1.3)', 'Triton==3.5.0+rocm; os_name == "posix"', 'other==1.0']
    assert requires('other-1.0') == ['torch==2.9.0+rocm', 'numpy==2.1.3', 'triton==3.5.0+rocm']
    assert requires('triton-3.5.0+rocm') == ['NumPy==2.1.3', 'other==1.0', 'torch==2.9.0+rocm']
    says '3 wheels in '
    assert text('target/requirements/rocm.txt') == "-r common.txt\ntorch==2.9.0+rocm  # ours\nother==1.0\n"
    assert text('target/requirements/common.txt') == "TRITON==3.5.0+rocm\nnumpy==2.1.3\n"
    assert report().get('requirements').size() == 2
}
