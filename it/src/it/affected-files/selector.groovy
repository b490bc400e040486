try {
    return 'git --version'.execute().waitFor() == 0
} catch (IOException e) {
    return false // no git on this machine
}
