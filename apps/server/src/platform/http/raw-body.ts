import type Koa from 'koa'
import { Refusal } from './refusal.ts'

/** Reads a request's body as it came, when no parser has. @throws BODY_TOO_LARGE {bytesMax}, keeping nothing of it */
export async function rawBody(ctx: Koa.Context, bytesMax: number): Promise<Buffer> {
  if (Number(ctx.get('Content-Length')) > bytesMax) throw new Refusal('BODY_TOO_LARGE', { bytesMax })
  const parts: Buffer[] = []
  let size = 0
  // Not destroyed when we stop early: with its connection the answer that says why would go too.
  for await (const part of ctx.req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length
    if (size > bytesMax) throw new Refusal('BODY_TOO_LARGE', { bytesMax })
    parts.push(part)
  }
  return Buffer.concat(parts, size)
}
