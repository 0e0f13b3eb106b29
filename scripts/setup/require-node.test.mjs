import { expect, it } from 'vitest'
import { whyTooOld } from './require-node.cjs'

it('says in one line which Node is needed when the one there is too old', () => {
  for (const version of ['16.20.2', '18.20.8', '19.9.0'])
    expect(whyTooOld(version)).toBe(`This is Node ${version}; 20 or newer is needed.`)
  for (const version of ['20.0.0', '22.14.0', '24.21.0', process.versions.node]) expect(whyTooOld(version)).toBeNull()
})
