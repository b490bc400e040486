import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'torch', '2.9.0+rocm', ['numpy (>=1.20)', 'Triton>=3; os_name == "posix"']
    wheel 'triton', '3.5.0+rocm', []
    wheel 'other', '1.0', ['torch @ https://example.org/torch.whl', 'torch~=2.8', 'numpy']
    file('requirements/rocm.txt').write "-r common.txt\ntorch>=2.8  # ours\n"
    file('requirements/common.txt').write "TRITON==3.4.0\nnumpy\n"
}
