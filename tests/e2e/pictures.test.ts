import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { addReward, listRewards, uploadPicture } from '@cheyou/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { expectRefused, type Client } from '../support/client.ts'
import { signInAtDesk } from '../support/console.ts'
import { inWorld } from '../support/each-file.ts'
import { gift } from '../support/gift.ts'

const world = inWorld({ customers: [{ name: '齐看图', points: 100 }] })

let manager: Client
beforeAll(async () => {
  manager = await signInAtDesk(world(), { name: '顾经理', role: 'manager', login: 'boss' })
})

const picture = readFileSync(join(import.meta.dirname, '../../samples/rewards/cup.jpg'))
const fileOf = (content: Buffer, type = 'image/jpeg') => ({ file: new Blob([new Uint8Array(content)], { type }) })

describe('pictures', () => {
  it('are kept once, shown to everybody and stand on the reward', async () => {
    const kept = await manager.call(uploadPicture, fileOf(picture))
    expect(kept).toMatchObject({ width: 800, height: 600, url: `/files/${kept.picture}` })
    expect(await manager.call(uploadPicture, fileOf(picture))).toEqual(kept)

    const shown = await world().visitor().send({ method: 'GET', path: kept.url })
    expect(shown.headers.get('content-type')).toBe('image/jpeg')
    expect(shown.headers.get('cache-control')).toContain('immutable')
    expect((await shown.arrayBuffer()).byteLength).toBeGreaterThan(1_000)

    const body = { ...gift, name: '带图的杯子', picture: kept.picture }
    const reward = await manager.call(addReward, { body })
    expect(reward.pictureUrl).toBe(kept.url)
    const owner = await world().owner('齐看图')
    expect((await owner.client.call(listRewards)).rows).toMatchObject([{ pictureUrl: kept.url }])
  })

  it('that are none, are too large or come from somebody else’s page are refused', async () => {
    const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
    await expectRefused(manager, 'PICTURE_UNSUPPORTED', uploadPicture, fileOf(script, 'image/png'))
    await expectRefused(manager, 'PICTURE_BROKEN', uploadPicture, fileOf(picture.subarray(0, 300)))
    const large = Buffer.concat([picture, Buffer.alloc(uploadPicture.upload.bytesMax)])
    await expectRefused(manager, 'BODY_TOO_LARGE', uploadPicture, fileOf(large))
    const elsewhere = manager.with({ pageOrigin: 'https://evil.example' })
    await expectRefused(elsewhere, 'ORIGIN_REFUSED', uploadPicture, fileOf(picture))
    const care = await signInAtDesk(world(), { name: '周客服', role: 'care', login: 'care' })
    await expectRefused(care, 'ROLE_MISSING', uploadPicture, fileOf(picture))
    await expectRefused(manager, 'PICTURE_UNKNOWN', addReward, {
      body: { ...gift, name: '没有图', picture: `${'0'.repeat(64)}.jpg` },
    })
  })

  it('are asked for by their name only', async () => {
    const paths = ['/files/', '/files/club.key', '/files/..%2fclub.key', '/files/%2e%2e%2fclub.key', '/files/x.jpg']
    const visitor = world().visitor()
    const answers = await Promise.all(paths.map((path) => visitor.send({ method: 'GET', path })))
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 404))
  })
})
