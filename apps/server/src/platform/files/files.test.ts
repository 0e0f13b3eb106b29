import { readdir, readFile, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { race } from '../../testing/race.ts'
import { systemAct, testClub, type TestClub } from '../../testing/test-app.ts'
import { serving } from '../../testing/http.ts'
import { keepPicture } from './keep-picture.ts'
import { fitPicture } from './picture.ts'

const blank = (width: number, height: number, alpha = 1) =>
  sharp({ create: { width, height, channels: 4, background: { r: 200, g: 30, b: 40, alpha } } })

const secret = '贵阳市观山湖区'
const photo = () =>
  blank(2400, 1600)
    .removeAlpha()
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExifMerge({ IFD0: { ImageDescription: secret }, IFD3: { GPSLatitude: '26/1 38/1 0/1' } })
    .toBuffer()

const keep = (club: TestClub, bytes: Buffer) => keepPicture(club.app, systemAct(club.app.groupId, 'test.keep'), bytes)

test('a photo is turned upright, shrunk, and keeps nothing but its pixels', async () => {
  const given = await photo()
  expect((await sharp(given).metadata()).exif).toBeDefined()
  const kept = await fitPicture(given)
  expect(kept).toMatchObject({ extension: 'jpg', width: 800, height: 1200 })
  const { exif, icc, xmp, format, orientation } = await sharp(kept.bytes).metadata()
  expect({ exif, icc, xmp, format, orientation }).toEqual({ format: 'jpeg' })
  expect(kept.bytes.includes(Buffer.from(secret))).toBe(false)
})

test('a small one stays as large as it is; WebP becomes what every phone shows, and stays see-through', async () => {
  expect(await fitPicture(await blank(40, 20).webp().toBuffer())).toMatchObject({ extension: 'jpg', width: 40 })
  expect(await fitPicture(await blank(40, 20, 0.5).webp().toBuffer())).toMatchObject({ extension: 'png', height: 20 })
  expect(await fitPicture(await blank(40, 20, 0.5).png().toBuffer())).toMatchObject({ extension: 'png' })
})

test('what is no picture of these kinds is refused by its first bytes, a broken one when it is read', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script/></svg>')
  const gif = await blank(9, 9).gif().toBuffer()
  for (const bytes of [svg, gif, Buffer.from('%PDF-1.7'), Buffer.alloc(0), Buffer.from([0xff, 0xd8])])
    await expect(fitPicture(bytes)).rejects.toMatchObject({ code: 'PICTURE_UNSUPPORTED' })
  const png = await blank(300, 300).png().toBuffer()
  const broken = [png.subarray(0, 60), Buffer.concat([(await photo()).subarray(0, 400), svg])]
  for (const bytes of broken) await expect(fitPicture(bytes)).rejects.toMatchObject({ code: 'PICTURE_BROKEN' })
  const bomb = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: 'black' } })
    .png()
    .toBuffer()
  expect(bomb.length).toBeLessThan(1_000_000)
  await expect(fitPicture(bomb)).rejects.toMatchObject({ code: 'PICTURE_BROKEN' })
})

race(
  'the same picture twice, also at once, is one file and one row',
  {
    look: /FROM files WHERE/,
    parties: 3,
    dropped: ['ALTER TABLE files DROP PRIMARY KEY'],
    sees: expect.objectContaining({ length: 3 }),
  },
  async (contest) => {
    const club = await testClub()
    const bytes = await photo()
    const desks = contest(club)
    const kept = await Promise.all([keep(desks, bytes), keep(desks, bytes), keep(desks, bytes)])
    const [{ name }] = kept
    expect(kept).toEqual([kept[0], kept[0], kept[0]])
    expect(await readdir(club.app.config.filesDir)).toEqual([name])
    expect(await club.app.db.read.all('SELECT name, width, height FROM files')).toEqual([
      { name, width: 800, height: 1200 },
    ])
  },
)

test('a kept picture is served for ever; nothing else in the folder or beside it is', async () => {
  const club = await testClub()
  const { name } = await keep(club, await photo())
  const { filesDir } = club.app.config
  const stray = `${'0'.repeat(64)}.jpg`
  await writeFile(join(filesDir, stray), 'no row names it')
  await writeFile(join(filesDir, '..', 'beside.jpg'), 'outside')
  const { origin } = await serving(club.app)

  const answer = await fetch(`${origin}/files/${name}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await readFile(join(filesDir, name)))
  const away = [stray, '../beside.jpg', '..%2fbeside.jpg', '%2e%2e/beside.jpg', `${name}/..`, `${name}%00.png`, '', '.']
  const statuses = await Promise.all(away.map((path) => statusOf(origin, `/files/${path}`)))
  expect(statuses).toEqual(away.map(() => 404))
})

/** Asked as it stands: fetch would tidy the path up before it sends it. */
function statusOf(origin: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const asking = request({ hostname, port, path }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asking.on('error', reject).end()
  })
}

/** What a child of ours takes, in kilobytes; 0 when there is none. */
async function decoderMemory(): Promise<number> {
  const children = (await readFile(`/proc/self/task/${process.pid}/children`, 'utf8')).trim().split(' ')
  const peaks = await Promise.all(
    children.map(async (pid) => {
      const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
      if (!command.includes('decode-picture')) return 0
      return Number(/VmHWM:\s*(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    }),
  )
  return Math.max(0, ...peaks)
}

test('pictures are decoded one at a time beside the server, however many pixels they have', async () => {
  // 16 bits a channel, as a scanner writes them: six bytes a pixel, and hardly any in the file.
  const page = { create: { width: 4800, height: 5000, channels: 3, background: '#c81e28' } } as const
  const scanned = await sharp(page).toColourspace('rgb16').png({ compressionLevel: 9 }).toBuffer()
  const before = process.memoryUsage().rss
  const kept = await Promise.all(Array.from({ length: 4 }, () => fitPicture(scanned)))
  expect(kept.map(({ width, height }) => [width, height])).toEqual(Array.from({ length: 4 }, () => [1152, 1200]))
  expect(process.memoryUsage().rss - before).toBeLessThan(80 * 1024 * 1024)
  if (process.platform !== 'linux') return
  const taken = await decoderMemory()
  expect(taken).toBeGreaterThan(10_000)
  expect(taken).toBeLessThan(230_000)
})

test('what many picture makers would take is refused before it is decoded, and those who wait are few', async () => {
  const wide = {
    create: { width: 4900, height: 4900, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } },
  } as const
  const passes = await sharp(wide).toColourspace('rgb16').png({ progressive: true }).toBuffer()
  await expect(fitPicture(passes)).rejects.toMatchObject({ code: 'PICTURE_BROKEN' })
  const small = await blank(40, 20).png().toBuffer()
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => fitPicture(small)))
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused).toHaveLength(12)
  for (const { reason } of refused as PromiseRejectedResult[]) expect(reason).toMatchObject({ code: 'SERVICE_BUSY' })
})
