import type { Sharp } from 'sharp'
import { Refusal } from '../http/refusal.ts'

/** A picture as it is kept: of a format that every phone shows, without anything but its pixels. */
export interface Picture {
  bytes: Buffer
  extension: 'jpg' | 'png'
  width: number
  height: number
}

/** A phone's screen is 1290 pixels wide at most. */
const LONGEST_SIDE = 1200
/** A camera makes 50 million; more in a small file is an attempt to fill the memory. */
const MOST_PIXELS = 60_000_000
const JPEG_QUALITY = 82

const signatures: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
]

/**
 * Makes a picture fit to be shown: turned as the camera was held, shrunk, and written again, so that nothing of what stood
 * beside the pixels (where and when it was taken, or a script) is left. WebP becomes JPEG or PNG, which WeChat always shows.
 * @throws PICTURE_UNSUPPORTED for what is no JPEG, PNG or WebP by its first bytes, PICTURE_BROKEN for one that cannot be read
 */
export async function fitPicture(given: Buffer): Promise<Picture> {
  if (!signatures.some((matches) => matches(given))) throw new Refusal('PICTURE_UNSUPPORTED')
  // Loaded here: a server that never takes a picture does without the library's memory.
  const { default: sharp } = await import('sharp')
  try {
    const options = { limitInputPixels: MOST_PIXELS, failOn: 'error' } as const
    const { isOpaque } = await sharp(given, options).stats()
    const shrunk = sharp(given, options)
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
    return isOpaque
      ? await written(shrunk.jpeg({ quality: JPEG_QUALITY, mozjpeg: true }), 'jpg')
      : await written(shrunk.png({ compressionLevel: 9 }), 'png')
  } catch {
    // The library's messages are about its own workings; the person can only take another picture.
    throw new Refusal('PICTURE_BROKEN')
  }
}

async function written(picture: Sharp, extension: Picture['extension']): Promise<Picture> {
  const { data, info } = await picture.toBuffer({ resolveWithObject: true })
  return { bytes: data, extension, width: info.width, height: info.height }
}
