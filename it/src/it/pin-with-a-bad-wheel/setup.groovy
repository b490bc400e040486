import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'torch', '2.9.0+rocm', []
    file('dist/triton-3.5.0-py3-none-any.whl').write 'not a wheel'
    file('requirements.txt').write "torch>=2.8\n"
}
