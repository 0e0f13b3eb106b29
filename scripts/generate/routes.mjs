// The endpoints of the contract as the clients carry them: see packages/contract/src/route.ts.
const HEAD = '// Written by `pnpm generate` from the endpoints of the contract.\n'

/**
 * The files by their names. One for each first part of the addresses (auth, member, staff, console …), so that a
 * subpackage of the mini-program carries the staff's routes and the main package does not.
 */
export async function routeFiles() {
  const contract = await import('../../packages/contract/src/index.ts')
  const files = {}
  for (const [name, endpoint] of namedEndpoints(contract)) {
    const file = `${endpoint.path.split('/')[2]}.gen.ts`
    files[file] ??= `${HEAD}import type * as contract from '../index.ts'\nimport type { Route } from '../route.ts'\n`
    files[file] += `\nexport const ${name}: Route<typeof contract.${name}> = ${literal(endpoint)}\n`
  }
  const all = [
    '../route.ts',
    ...Object.keys(files)
      .toSorted()
      .map((file) => `./${file}`),
  ]
  files['index.gen.ts'] = HEAD + all.map((path) => `export * from '${path}'\n`).join('')
  return files
}

function namedEndpoints({ endpoints, ...exported }) {
  const named = Object.entries(exported).filter(([, value]) => endpoints.includes(value))
  const lost = endpoints.filter((endpoint) => !named.some(([, value]) => value === endpoint))
  if (lost.length > 0)
    throw new Error(
      `Not exported by the contract under a name of their own: ${lost.map(({ path }) => path).join(', ')}`,
    )
  return named.toSorted(([a], [b]) => (a < b ? -1 : 1))
}

function literal({ method, path, audience, idempotent, upload }) {
  return JSON.stringify({ method, path, audience, idempotent, upload })
}
