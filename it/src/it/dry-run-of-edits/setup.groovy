import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'demo', '1.0+cpu', ['numpy>=1.20']
    wheel 'user', '2.0', ['demo==1.0+cpu']
    file('rocm.txt').write 'numpy>=1.20  # any\n'
    file('fix.py').write 'fixed = True\n'
    file('README.md').write '# Demo for CPUs\n'
}
