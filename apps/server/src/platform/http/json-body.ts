import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import type { ZlibOptions } from 'node:zlib'
import type Koa from 'koa'
import { InvalidInput } from './invalid-input.ts'
import { rawBody } from './raw-body.ts'
import { Refusal } from './refusal.ts'

/** The largest request a screen sends is a visit of a hundred lines, about 20 KB. */
const BODY_LIMIT = 256 * 1024
/** The rules of the club, the deepest document there is, are six deep. */
const DEPTH_MAX = 32

/** What zlib answers with `info`: the bytes, and how much of what it was given it took. */
interface Unpacked {
  buffer: Buffer
  engine: { bytesWritten: number }
}
type Unpack = (packed: Buffer, options: ZlibOptions & { info: true }) => Promise<Unpacked>

const unpackers: Readonly<Record<string, Unpack>> = {
  gzip: promisify(gunzip) as unknown as Unpack,
  deflate: promisify(inflate) as unknown as Unpack,
  br: promisify(brotliDecompress) as unknown as Unpack,
}

/**
 * The JSON of a request; `{}` when there is none. It is read only once the caller is known and counted, so that nobody makes
 * the server unpack what they may not send.
 * @throws InvalidInput for what is no JSON, BODY_TOO_LARGE packed or unpacked, ENCODING_UNSUPPORTED
 */
export async function jsonBody(ctx: Koa.Context): Promise<unknown> {
  const unpack = unpackerOf(ctx)
  const given = await rawBody(ctx, BODY_LIMIT)
  if (given.length === 0) return {}
  if (ctx.is('json', '+json') === false) throw notJson()
  const text = textOf(unpack === null ? given : await unpacked(unpack, given))
  if (isDeeper(text, DEPTH_MAX)) throw notJson()
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw notJson()
  }
}

function unpackerOf(ctx: Koa.Context): Unpack | null {
  const encoding = ctx.get('Content-Encoding').trim().toLowerCase()
  if (encoding === '' || encoding === 'identity') return null
  const unpack = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined
  if (!unpack) throw new Refusal('ENCODING_UNSUPPORTED')
  return unpack
}

/** Unpacks all of it, which must be one complete value with nothing after it, no larger than a body may be. */
async function unpacked(unpack: Unpack, packed: Buffer): Promise<Buffer> {
  const { buffer, engine } = await unpack(packed, { info: true, maxOutputLength: BODY_LIMIT }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('BODY_TOO_LARGE', { bytesMax: BODY_LIMIT })
      throw notJson()
    },
  )
  if (engine.bytesWritten !== packed.length) throw notJson()
  return buffer
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

function textOf(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw notJson()
  }
}

/** Whether brackets are nested deeper than this; what is in texts does not count. */
function isDeeper(json: string, depthMax: number): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < json.length; at++) {
    const character = json[at]
    if (inText) {
      if (character === '\\') at++
      else if (character === '"') inText = false
    } else if (character === '"') inText = true
    else if (character === '{' || character === '[') {
      if (++depth > depthMax) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}

function notJson(): InvalidInput {
  return new InvalidInput([{ path: '', code: 'JSON_INVALID', message: '内容不是有效的 JSON' }])
}
