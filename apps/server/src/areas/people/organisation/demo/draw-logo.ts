import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/**
 * Draws the logo of the sample dealership into samples/club: run it by hand after changing the drawing,
 * `node apps/server/src/areas/people/organisation/demo/draw-logo.ts`. A road into the hills of Guizhou, drawn here, so that it
 * belongs to nobody else.
 */
const folder = join(import.meta.dirname, '../../../../../../../samples/club')

const logo = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256" viewBox="0 0 256 256">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b68ff"/><stop offset="1" stop-color="#123a9e"/></linearGradient>
    <clipPath id="badge"><rect width="256" height="256" rx="56"/></clipPath>
  </defs>
  <g clip-path="url(#badge)">
    <rect width="256" height="256" fill="url(#sky)"/>
    <circle cx="182" cy="74" r="24" fill="#ffd27a"/>
    <path d="M-10 172 62 74l46 60 34-42 124 108v76H-10Z" fill="#0d2b78"/>
    <path d="M-10 206c60-44 116-44 170-24 40 14 70 10 106-6v90H-10Z" fill="#1e9e6a"/>
    <path d="M84 256c20-40 78-46 70-78-4-14-20-18-34-22 30 2 62 10 68 34 8 32-36 40-40 66Z" fill="#ffffff"/>
  </g>
</svg>`

await mkdir(folder, { recursive: true })
await sharp(Buffer.from(logo)).png({ palette: true }).toFile(join(folder, 'logo.png'))
