/* A library of the base image: wheels that link it work nowhere else, unless they bring it along. */
int demo_codec_encode(int value) { return value ^ 0x2a; }
