# shellcheck shell=bash
# What the engines share. An engine is a script that defines some of these steps and ends in "$@":
#   obtain      install what is missing; no-op when it is there
#   start       leave a healthy server behind
#   probe       do one real thing with it; print what was done
#   properties  print key=value lines for the tests
#   stop        end what start began
set -euo pipefail

obtain() { :; }
start() { :; }
probe() { echo "present"; }
properties() { :; }
stop() { :; }

fail() {
  echo "$*" >&2
  exit 1
}

# need COMMAND: what this script does not install.
need() { command -v "$1" > /dev/null || fail "$1 is not on the path: install it first"; }

# Networks fail now and then: three tries.
retry() {
  local try
  for try in 1 2 3; do
    "$@" && return
    echo "try $try failed: $*" >&2
    sleep $((try * 3))
  done
  return 1
}

# obtained NAME WHAT: whether WHAT (versions, package names) was completely installed before.
obtained() { [[ $(cat "$ENGINES/run/$1.obtained" 2> /dev/null) == "$2" ]]; }
mark_obtained() { echo "$2" > "$ENGINES/run/$1.obtained"; }

# port NAME PREFERRED: the port that NAME had before, else PREFERRED, else a free one.
port() {
  local file=$ENGINES/run/$1.port
  if [[ -s $file ]] && { is_running "$1" || is_free "$(cat "$file")"; }; then
    :
  elif is_free "$2"; then
    echo "$2" > "$file"
  else
    free_port > "$file"
  fi
  cat "$file"
}
# address NAME: where its server listens.
address() { echo "127.0.0.1:$(cat "$ENGINES/run/$1.port")"; }
free_port() { python3 -c 'import socket; s = socket.create_server(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
is_free() { ! (: < "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

# daemon NAME COMMAND...: outlives this script. The variable in its environment tells it from a stranger with a reused pid.
daemon() {
  local name=$1
  shift
  WHEELWRIGHT_ENGINE="$ENGINES:$name" setsid nohup "$@" < /dev/null > "$ENGINES/log/$name.server.log" 2>&1 &
  echo $! > "$ENGINES/run/$name.pid"
}
# await NAME COMMAND...: until the command succeeds; not longer than the server lives, nor than 30 seconds.
await() {
  local name=$1 end=$((SECONDS + 30))
  shift
  until "$@" > /dev/null 2>&1; do
    if ! is_running "$name" || ((SECONDS >= end)); then
      tail -n 10 "$ENGINES/log/$name.server.log" >&2
      fail "$name does not answer: $*"
    fi
    sleep 0.2
  done
}
is_running() {
  local pid
  pid=$(cat "$ENGINES/run/$1.pid" 2> /dev/null) || return 1
  grep -zqxF "WHEELWRIGHT_ENGINE=$ENGINES:$1" "/proc/$pid/environ" 2> /dev/null
}
stop_daemon() {
  local name=$1 pid
  is_running "$name" || return 0
  pid=$(cat "$ENGINES/run/$name.pid")
  kill "$pid"
  for _ in {1..100}; do
    is_running "$name" || break
    sleep 0.2
  done
  if is_running "$name"; then kill -KILL "$pid"; fi
  echo "stopped $name ($pid)"
}
