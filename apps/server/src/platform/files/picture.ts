import { Refusal } from '../http/refusal.ts'
import { decode } from './decoder.ts'

/** A picture as it is kept: of a format that every phone shows, without anything but its pixels. */
export interface Picture {
  bytes: Buffer
  extension: 'jpg' | 'png'
  width: number
  height: number
}

const signatures: readonly ((head: Buffer) => boolean)[] = [
  (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])),
  (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
  (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
]

/**
 * Makes a picture fit to be shown: turned as the camera was held, shrunk, and written again, so that nothing of what stood
 * beside the pixels (where and when it was taken, or a script) is left. WebP becomes JPEG or PNG, which WeChat always shows.
 * @throws PICTURE_UNSUPPORTED for what is no JPEG, PNG or WebP by its first bytes, PICTURE_BROKEN for one that cannot be read
 * or is larger than 24 million pixels, SERVICE_BUSY when many are waiting
 */
export async function fitPicture(given: Buffer): Promise<Picture> {
  if (!signatures.some((matches) => matches(given))) throw new Refusal('PICTURE_UNSUPPORTED')
  const picture = await decode(given)
  if (!picture) throw new Refusal('PICTURE_BROKEN')
  return { ...picture, bytes: Buffer.from(picture.bytes) }
}
