import { crc32, createDeflate } from 'node:zlib'
import { once } from 'node:events'

/** An empty PNG of 16 bits a sample, RGB and transparency: few bytes to send, eight a pixel to decode. */
export async function largePng(width: number, height: number): Promise<Buffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([16, 6], 8)
  const row = Buffer.alloc(1 + width * 8)
  const deflated = createDeflate({ level: 9 })
  const chunks: Buffer[] = []
  deflated.on('data', (chunk: Buffer) => chunks.push(chunk))
  for (let y = 0; y < height; y++) if (!deflated.write(row)) await once(deflated, 'drain')
  deflated.end()
  await once(deflated, 'end')
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, part('IHDR', header), part('IDAT', Buffer.concat(chunks)), part('IEND')])
}

function part(type: string, content = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(named.length + 8)
  framed.writeUInt32BE(content.length, 0)
  framed.set(named, 4)
  framed.writeUInt32BE(crc32(named), framed.length - 4)
  return framed
}
