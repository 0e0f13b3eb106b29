import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { camera, cooling, cup, scent, umbrella } from './drawings.ts'

/**
 * Draws the pictures of the sample dealership's rewards into samples/rewards: run it by hand after changing a drawing,
 * `node apps/server/src/areas/club/rewards/demo/draw-pictures.ts`. Drawn here, so that they belong to nobody else.
 */
const folder = join(import.meta.dirname, '../../../../../../../samples/rewards')

await mkdir(folder, { recursive: true })
for (const [name, drawing] of Object.entries({ cup, umbrella, cooling, camera, scent }))
  await sharp(Buffer.from(drawing))
    .flatten()
    .jpeg({ quality: 86, mozjpeg: true })
    .toFile(join(folder, `${name}.jpg`))
