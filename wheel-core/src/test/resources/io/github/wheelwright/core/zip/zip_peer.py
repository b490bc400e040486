"""Reads archives from standard input, each after its length in four bytes, and answers with a line on each."""
import hashlib, io, sys, zipfile

while head := sys.stdin.buffer.read(4):
    data = sys.stdin.buffer.read(int.from_bytes(head, "big"))
    lines = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                content = hashlib.sha256(archive.read(info)).hexdigest()
                lines.append(f"{info.filename} {info.file_size} {info.compress_size} {info.CRC} {content}\n")
        answer = hashlib.sha256("".join(lines).encode()).hexdigest()
    except Exception as e:
        answer = f"{type(e).__name__}: {e}".replace("\n", " ")
    print(answer, flush=True)
