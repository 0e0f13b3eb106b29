// The endpoints of the contract as the clients carry them: see packages/contract/src/route.ts.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { formMaker } from './forms.mjs'

const HEAD = '// Written by `pnpm generate` from the endpoints of the contract.\n'
const OTHERS = /\.(gen|test)\.ts$|(^|\/)index\.ts$/

/**
 * The generated files by their names, one for each file of the contract that has endpoints: a page of the mini-program
 * brings the routes of its own subject into its package, and no others.
 */
export async function routeFiles(contract) {
  const files = {}
  const formOf = await formMaker(contract)
  for (const source of sourceFiles(contract)) {
    const endpoints = endpointsOf(await import(pathToFileURL(join(contract, source)).href))
    if (endpoints.length > 0) files[source.replace(/\.ts$/, '.gen.ts')] = routes(source, endpoints, formOf)
  }
  const all = Object.keys(files).map((file) => `export * from './${file}'\n`)
  files['index.gen.ts'] = `${HEAD}export * from '../form.ts'\nexport * from '../route.ts'\n${all.join('')}`
  return files
}

function sourceFiles(contract) {
  const names = readdirSync(contract, { recursive: true })
  return names.filter((name) => name.endsWith('.ts') && !OTHERS.test(name)).toSorted((a, b) => (a < b ? -1 : 1))
}

function endpointsOf(exported) {
  const isEndpoint = (value) => typeof value === 'object' && value !== null && 'method' in value && 'path' in value
  return Object.entries(exported).filter(([, value]) => isEndpoint(value))
}

function routes(source, endpoints, formOf) {
  const up = source.includes('/') ? '../../' : '../'
  const imports = [`import type * as contract from '${up}${source}'`, `import type { Route } from '${up}route.ts'`]
  const constants = endpoints.map(
    ([name, endpoint]) => `\nexport const ${name}: Route<typeof contract.${name}> = ${literal(endpoint, formOf)}`,
  )
  return `${HEAD}${[...imports, ...constants].join('\n')}\n`
}

function literal({ method, path, upload, audience, kept, response }, formOf) {
  const anonymous = audience === 'public' || audience === 'demo' || undefined
  const reader = audience === 'staff' ? 'staff' : undefined
  const form = kept === true ? formOf(response) : undefined
  return JSON.stringify({ method, path, upload, anonymous, reader, form })
}
