import io.github.wheelwright.it.Story

Story.at(basedir).with {
    complains 'base-image: <image> (-Dwheel.image) is not set: the goal has to know where base images are'
    complains '<image>127.0.0.1:9/team/base:latest</image> (-Dwheel.image): names an image, not a repository',
        'perhaps you should leave the tag and the digest out'
    complains '<scope>all</scope> (-Dwheel.scope): not one of auto, shared, preview'
    says 'no <destination>: with no store to decide, two builds at once may hand on different digests'
    complains 'cannot ask 127.0.0.1:9 for 127.0.0.1:9/team/base', 'perhaps you should see whether it can be reached'
    complains '<cacheScheme>legacy</cacheScheme> (-Dwheel.cache.scheme): a base image is named by all that it is made of'
    complains '<qemu>true</qemu> (-Dwheel.qemu): <nativeOnly> says that nothing is to be emulated'
    complains '<qemuImage> (-Dwheel.qemu.image) is not set: an image has to register the handlers'
    complains 'cannot run no-docker: ', "perhaps you should install Docker's command-line client"
    lacks 'target/wheel/base-image.env'
}
