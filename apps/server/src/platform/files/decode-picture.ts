// The process that decodes pictures, started by `decoder.ts`: what a picture costs in memory and time is spent here, beside the
// server and after everything else, and given back when the process ends.
import { constants, setPriority } from 'node:os'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { Picture } from './picture.ts'

/** A phone's screen is 1290 pixels wide at most. */
const LONGEST_SIDE = 1200
/** What a camera makes in its usual mode; more in a small file is an attempt to fill the memory. */
const MOST_PIXELS = 24_000_000
/** What a picture may take that has to be decoded as a whole, because it comes in several passes. */
const MOST_BYTES_WHOLE = 128_000_000
const JPEG_QUALITY = 82

setPriority(process.pid, constants.priority.PRIORITY_LOW)
sharp.concurrency(1)
sharp.cache(false)

/** Turned as the camera was held, shrunk, and nothing left but pixels. @throws when it cannot be read or is too large */
async function fit(given: Buffer): Promise<Picture> {
  const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const
  if (sizeWhole(await sharp(given, options).metadata()) > MOST_BYTES_WHOLE) throw new Error('too large')
  const { data, info } = await sharp(given, options)
    .autoOrient()
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const shrunk = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
  const { isOpaque } = await shrunk.stats()
  return isOpaque
    ? written(shrunk.jpeg({ quality: JPEG_QUALITY, mozjpeg: true }), 'jpg')
    : written(shrunk.png({ compressionLevel: 9 }), 'png')
}

/** Bytes of all pixels, where they do not come line by line. */
function sizeWhole({ isProgressive, width, height, channels, depth }: Metadata): number {
  return isProgressive ? width * height * channels * (depth === 'ushort' ? 2 : 1) : 0
}

async function written(picture: Sharp, extension: Picture['extension']): Promise<Picture> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return { bytes: data, extension, width: info.width, height: info.height }
}

process.on('message', (given: Uint8Array) => {
  fit(Buffer.from(given)).then(
    (picture) => process.send!(picture),
    // The library's messages are about its own workings; the person can only take another picture.
    () => process.send!(null),
  )
})
process.on('disconnect', () => process.exit())
