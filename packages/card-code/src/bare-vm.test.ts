import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { beforeAll, describe, expect, it } from 'vitest'

/** A realm as in the mini-program: what ECMAScript has and nothing else, no Buffer, crypto, TextEncoder or console. */
const realm = createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })

function inRealm(expression: string): string {
  return JSON.stringify(runInContext(expression, realm))
}

beforeAll(async () => {
  const input = fileURLToPath(new URL('./index.ts', import.meta.url))
  const bundle = await rolldown({ input, platform: 'neutral', resolve: { mainFields: ['module', 'main'] } })
  const { output } = await bundle.generate({ format: 'iife', name: 'cardCode' })
  await bundle.close()
  runInContext(output[0].code, realm)
})

describe('without Node and without the web', () => {
  it('is really bare', () => {
    const names = ['Buffer', 'TextEncoder', 'crypto', 'process', 'btoa', 'setTimeout']
    expect(inRealm(`[${names.map((name) => `typeof ${name}`).join()}]`)).toBe(
      JSON.stringify(names.map(() => 'undefined')),
    )
  })

  it('makes and reads the code of the card', () => {
    const secret = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA'
    expect(inRealm(`cardCode.totp(cardCode.decodeSecret('${secret}'), cardCode.codeStepAt(1111111109000))`)).toBe(
      '"07081804"',
    )
    expect(inRealm(`cardCode.encodeSecret(cardCode.decodeSecret('${secret}'))`)).toBe(`"${secret}"`)
    expect(inRealm(`cardCode.matchCardCode(cardCode.decodeSecret('${secret}'), '07081804', 1111111130000)`)).toBe(
      '37037036',
    )
    expect(inRealm(`cardCode.parseCardCode(cardCode.formatCardCode('1000000008', '07081804'))`)).toBe(
      '{"cardNumber":"1000000008","otp":"07081804"}',
    )
  })
})
