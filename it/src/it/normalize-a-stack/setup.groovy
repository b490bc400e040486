import io.github.wheelwright.it.Story

Story.at(basedir).with {
    wheel 'torch', '2.9.0a0+git1c57644', ['triton==3.5.0+rocm7.1']
    wheel 'triton', '3.5.0+rocm7.1', []
    wheel 'flash_attn', '2.8.3', ["Torch==2.9.0a0+git1c57644 ; os_name == 'posix'"]
}
