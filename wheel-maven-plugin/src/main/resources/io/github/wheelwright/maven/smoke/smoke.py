"""Installs requirements from one index into a new environment, imports and runs them there, and says what happened.

Given one argument: a JSON object with index, requirements, distributions, installer, modules, command and seconds. Prints what the
installer prints, and as its last line MARK and a JSON object.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile

MARK = "wheelwright-smoke "
ANSWER = "wheelwright-answer "
LAST_LINES = 25

# Runs in the environment: what is installed there, and which modules each distribution brings.
FACTS = r"""
import importlib.metadata as metadata, json, sys
def modules(files):
    found, packages = {}, set()
    for file in files:
        parts = file.parts
        if parts[-1] == "__init__.py" and len(parts) > 1:
            packages.add(parts[:-1])
        elif parts[-1].endswith((".py", ".so", ".pyd")) and ".." not in parts and not parts[0].endswith((".dist-info", ".data")):
            found[parts[:-1] + (parts[-1].split(".")[0],)] = True
    roots = {package for package in packages if not any(package[:n] in packages for n in range(1, len(package)))}
    roots |= {module for module in found if not any(module[:n] in roots for n in range(1, len(module))) and len(module) == 1}
    names = sorted(".".join(root) for root in roots if all(part.isidentifier() for part in root))
    public = [name for name in names if not name.startswith("_")]
    return public or names
installed = {}
for distribution in metadata.distributions():
    name = distribution.metadata["Name"]
    if name == "pip":
        continue
    installed[name] = {
        "version": distribution.version,
        "modules": modules(distribution.files or []),
        "direct": distribution.read_text("direct_url.json") is not None,
    }
print("\n" + sys.argv[1] + json.dumps({"python": sys.version.split()[0], "installed": installed}))
"""

# Runs in the environment for one module: where it is, and which version it says it is.
IMPORT = r"""
import importlib, json, sys
module = importlib.import_module(sys.argv[2])
version = getattr(module, "__version__", None)
print("\n" + sys.argv[1] + json.dumps({"file": getattr(module, "__file__", None), "version": version if isinstance(version, str) else None}))
"""


def fail(step, text, code=None):
    return {"step": step, "code": code, "lines": text.rstrip().splitlines()[-LAST_LINES:]}


def run(command, env, seconds, show=False, folder=None):
    """Runs a command to its end; both streams in one text. One that takes too long ends with all that it has started."""
    process = subprocess.Popen(command, env=env, cwd=folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    try:
        out, _ = process.communicate(timeout=seconds)
        code = process.returncode
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        out, _ = process.communicate()
        code = "no end after %d s" % seconds
    text = out.decode("utf-8", "replace")
    if show:
        print(text, end="", flush=True)
    return code, text


def install(wanted, env, home, seconds):
    """Makes the environment and fills it; nothing but the named index is to be asked."""
    python = os.path.join(home, "bin", "python")
    options = ["--index-url", wanted["index"], "--only-binary", ":all:"] + wanted["requirements"]
    if wanted["installer"] == "uv":
        uv = wanted.get("uv") or shutil.which("uv")
        if not uv:
            return fail("environment", "there is no uv in this environment")
        make = [uv, "venv", "--quiet", "--no-config", "--offline", "--python", sys.executable, home]
        fill = [uv, "pip", "install", "--no-config", "--no-cache", "--no-progress", "--python", python] + options
    else:
        make = [sys.executable, "-m", "venv", home]
        fill = [python, "-m", "pip", "--isolated", "--disable-pip-version-check", "install", "--no-cache-dir", "--no-input",
                "--progress-bar", "off"] + options
    code, text = run(make, env, seconds)
    if code != 0:
        return fail("environment", text, code)
    if wanted["installer"] == "pip":
        # venv brings it before Python 3.12: it would stand in for one that the index lacks
        run([python, "-m", "pip", "--isolated", "uninstall", "--quiet", "--yes", "setuptools"], env, seconds)
    code, text = run(fill, env, seconds, show=True)
    return fail("install", text, code) if code != 0 else None


def answer(text):
    """What a script above has printed, among what modules print before it and when they end; None if it did not come so far."""
    marked = [line for line in text.splitlines() if line.startswith(ANSWER)]
    return json.loads(marked[-1][len(ANSWER):]) if marked else None


def check(wanted, env, home, seconds, result):
    python = os.path.join(home, "bin", "python")
    folder = os.path.join(home, "empty")
    os.mkdir(folder)
    code, text = run([python, "-I", "-c", FACTS, ANSWER], env, seconds, folder=folder)
    facts = answer(text)
    if code != 0 or facts is None:
        return fail("facts", text, code)
    result.update(facts)
    normal = lambda name: name.lower().replace("_", "-").replace(".", "-")
    chosen = {normal(name) for name in wanted["distributions"]}
    modules = wanted["modules"] or [module for name, facts in sorted(result["installed"].items())
                                    if normal(name) in chosen for module in facts["modules"]]
    for module in modules:
        code, text = run([python, "-I", "-c", IMPORT, ANSWER, module], env, seconds, folder=folder)
        facts = answer(text)
        if code != 0 or facts is None:
            return fail("import " + module, text, code)
        result["imports"].append(dict(facts, module=module))
    if wanted["command"]:
        code, text = run(["sh", "-c", wanted["command"]], env, seconds, show=True, folder=folder)
        if code != 0:
            return fail("command", text, code)
        result["output"] = text.splitlines()[-LAST_LINES:]
    return None


def main():
    wanted = json.loads(sys.argv[1])
    seconds = wanted["seconds"]
    scratch = tempfile.mkdtemp(prefix="wheelwright-smoke-")
    home = os.path.join(scratch, "venv")
    env = {name: value for name, value in os.environ.items()
           if not name.upper().startswith(("PIP_", "UV_", "PYTHON", "VIRTUAL_ENV", "CONDA"))}
    env.update(PIP_CONFIG_FILE=os.devnull, PATH=os.path.join(home, "bin") + os.pathsep + env.get("PATH", os.defpath))
    result = {"imports": []}
    try:
        failure = install(wanted, env, home, seconds) or check(wanted, env, home, seconds, result)
        if failure:
            result["failure"] = failure
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print("\n" + MARK + json.dumps(result), flush=True)


if __name__ == "__main__":
    main()
