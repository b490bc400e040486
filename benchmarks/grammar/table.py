"""Makes the table from the figures of all rounds: the best of each, in millions of operations a second.

usage: table.py FIGURES
"""
import sys

TASKS = ("parse", "parse + sort", "print", "contains", "requirement parse", "marker evaluate")


def main():
    best = {}
    allocated = {}
    for line in open(sys.argv[1]):
        name, speed, *rest = line.rstrip("\n").split("\t")
        task = max((t for t in TASKS if name.endswith(" " + t)), key=len)
        library = name.removesuffix(" " + task)
        best[library, task] = max(best.get((library, task), 0.0), float(speed) / 1e6)
        if rest:
            allocated[task] = rest[0]
    libraries = list(dict.fromkeys(library for library, _ in best))
    peers = [library for library in libraries if library != "wheel-core"]
    print("| M/s | wheel-core | bytes/op | " + " | ".join(peers) + " |")
    print("|---|--:|--:|" + "--:|" * len(peers))
    for task in TASKS:
        ours = best["wheel-core", task]
        row = [task, f"**{ours:.1f}**", allocated[task]]
        for peer in peers:
            theirs = best.get((peer, task))
            row.append("" if theirs is None else f"{theirs:.{1 if theirs >= 1 else 3}f} ({ours / theirs:.1f} ×)")
        print("| " + " | ".join(row) + " |")


main()
