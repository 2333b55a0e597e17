#!/usr/bin/env bash
# Installs what is missing, configures and builds. `./build.sh test` also builds and runs every test, `./build.sh clean` removes the build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf 'build.sh: %s\n' "$*" >&2; }

usage() {
  cat >&2 <<'TEXT'
Usage: ./build.sh [build|test|clean]
  build   install missing packages, configure, build build/entitlint (the default)
  test    the same, and build and run every test
  clean   remove the build folder
Environment: ENTITLINT_NO_INSTALL=1 never calls a package manager; BUILD_JOBS sets the number of parallel jobs.
TEXT
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    say "needs root to install packages: sudo $*"
    sudo "$@"
  else
    say "cannot install packages: not root, and there is no sudo. Please install them and run again: ${*: -1}"
    exit 2
  fi
}

install_debian() {
  local package missing=()
  for package in g++ cmake ninja-build libboost-program-options-dev rapidjson-dev libtinyxml2-dev doctest-dev; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

install_fedora() {
  local package missing=()
  for package in gcc-c++ cmake ninja-build boost-devel rapidjson-devel tinyxml2-devel doctest-devel; do
    rpm -q "$package" >/dev/null 2>&1 || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  as_root dnf install -y -q "${missing[@]}"
}

install_homebrew() {
  local formula missing=()
  for formula in cmake ninja boost rapidjson tinyxml2 doctest; do
    brew list --versions "$formula" >/dev/null 2>&1 || missing+=("$formula")
  done
  [ ${#missing[@]} -eq 0 ] && return
  say "installing ${missing[*]}"
  brew install --quiet "${missing[@]}"
}

install_missing() {
  [ -n "${ENTITLINT_NO_INSTALL:-}" ] && return
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    install_debian
  elif command -v dnf >/dev/null; then
    install_fedora
  elif command -v brew >/dev/null; then
    install_homebrew
  else
    say "no known package manager (apt, dnf, brew): expecting a C++20 compiler, CMake, Boost.Program_options, RapidJSON, tinyxml2 and doctest"
  fi
}

jobs() {
  echo "${BUILD_JOBS:-$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)}"
}

build() {
  local generator=()
  # An existing build folder keeps its generator; a new one takes Ninja where there is one.
  [ ! -f build/CMakeCache.txt ] && command -v ninja >/dev/null && generator=(-G Ninja)
  cmake -S . -B build "${generator[@]}" -DCMAKE_BUILD_TYPE=Release >/dev/null
  cmake --build build --parallel "$(jobs)" "$@"
}

case "${1:-build}" in
  build)
    install_missing
    build --target entitlint
    say "built build/entitlint; try: build/entitlint tests/tenant"
    ;;
  test)
    install_missing
    build
    ctest --test-dir build --output-on-failure --parallel "$(jobs)"
    ;;
  clean) rm -rf build ;;
  -h | --help | help) usage ;;
  *)
    usage
    exit 2
    ;;
esac
