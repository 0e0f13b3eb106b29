import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

/**
 * Draws the pictures of the sample dealership's rewards into samples/rewards: run it by hand after changing a drawing,
 * `node apps/server/src/areas/club/rewards/demo/draw-pictures.ts`. Drawn here, so that they belong to nobody else.
 */
const folder = join(import.meta.dirname, '../../../../../../../samples/rewards')

/** A quiet backdrop with a floor; each thing stands in the middle of 800 × 600. */
const scene = (hue: string, floor: string, things: string) => `
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">
  <defs>
    <linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#fff"/><stop offset="1" stop-color="${hue}"/></linearGradient>
    <linearGradient id="steel" x1="0" y1="0" x2="1" y2="0">
      <stop offset="0" stop-color="#7d8896"/><stop offset=".22" stop-color="#e9edf2"/><stop offset=".5" stop-color="#b7c0cb"/><stop offset=".8" stop-color="#8b96a5"/><stop offset="1" stop-color="#636e7d"/>
    </linearGradient>
    <linearGradient id="ink" x1="0" y1="0" x2="1" y2="0">
      <stop offset="0" stop-color="#101823"/><stop offset=".25" stop-color="#3b4a60"/><stop offset=".6" stop-color="#1b2430"/><stop offset="1" stop-color="#0b1017"/>
    </linearGradient>
    <linearGradient id="blue" x1="0" y1="0" x2="1" y2="0">
      <stop offset="0" stop-color="#1747bf"/><stop offset=".3" stop-color="#4c80ff"/><stop offset="1" stop-color="#123a9e"/>
    </linearGradient>
    <radialGradient id="lens"><stop offset="0" stop-color="#7fa8ff"/><stop offset=".35" stop-color="#1f3f80"/><stop offset="1" stop-color="#060a12"/></radialGradient>
    <linearGradient id="amber" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#f6d9a4"/><stop offset="1" stop-color="#d59a45"/></linearGradient>
  </defs>
  <rect width="800" height="600" fill="url(#wall)"/>
  <rect y="452" width="800" height="148" fill="${floor}"/>
  ${things}
</svg>`

const shadow = (x: number, y: number, rx: number) =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${rx / 9}" fill="#1b2430" opacity=".16"/>`

const cup = scene(
  '#e4e9f0',
  '#d7dee7',
  `${shadow(400, 512, 150)}
  <rect x="330" y="170" width="140" height="340" rx="22" fill="url(#blue)"/>
  <rect x="330" y="196" width="140" height="14" fill="#0f2f80" opacity=".35"/>
  <rect x="338" y="92" width="124" height="96" rx="18" fill="url(#steel)"/>
  <rect x="338" y="160" width="124" height="12" fill="#566170" opacity=".5"/>
  <rect x="330" y="470" width="140" height="40" rx="18" fill="url(#steel)"/>
  <circle cx="400" cy="330" r="38" fill="none" stroke="#fff" stroke-width="6" opacity=".9"/>
  <path d="M376 338 q24 -34 48 0" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round"/>
  <circle cx="400" cy="342" r="6" fill="#fff"/>`,
)

const umbrella = scene(
  '#e6efe9',
  '#d5e2d9',
  `${shadow(400, 512, 170)}
  <path d="M400 250 V470 q0 40 -34 40 q-32 0 -32 -32" fill="none" stroke="url(#steel)" stroke-width="14" stroke-linecap="round"/>
  <path d="M160 300 A240 220 0 0 1 640 300 Q600 268 560 300 Q520 268 480 300 Q440 268 400 300 Q360 268 320 300 Q280 268 240 300 Q200 268 160 300 Z" fill="#1e9e6a"/>
  <path d="M320 300 Q330 140 400 82 Q470 140 480 300 Q440 268 400 300 Q360 268 320 300 Z" fill="#28b87d"/>
  <path d="M160 300 A240 220 0 0 1 400 82 Q270 150 240 300 Q200 268 160 300 Z" fill="#17855a"/>
  <rect x="394" y="58" width="12" height="34" rx="6" fill="url(#steel)"/>`,
)

const blade = (i: number) =>
  `<rect x="232" y="${196 + i * 50}" width="336" height="26" rx="13" fill="url(#steel)" opacity="${0.95 - i * 0.06}"/>`
const flake = (x: number, y: number, r: number) =>
  `<g stroke="#1f5eff" stroke-width="7" stroke-linecap="round">${[0, 60, 120]
    .map((turn) => `<line x1="${x - r}" y1="${y}" x2="${x + r}" y2="${y}" transform="rotate(${turn} ${x} ${y})"/>`)
    .join('')}</g>`
const cooling = scene(
  '#e2ecfb',
  '#d3e0f5',
  `<rect x="190" y="140" width="420" height="290" rx="40" fill="url(#ink)"/>
  <rect x="212" y="162" width="376" height="246" rx="26" fill="#0b1017"/>
  ${[0, 1, 2, 3].map(blade).join('')}
  ${flake(300, 482, 24)}${flake(400, 498, 32)}${flake(500, 482, 24)}`,
)

const camera = scene(
  '#ece9e3',
  '#dfdad0',
  `<rect x="364" y="52" width="72" height="130" rx="14" fill="url(#steel)"/>
  <path d="M300 52 h200" stroke="#566170" stroke-width="14" stroke-linecap="round"/>
  <rect x="206" y="172" width="388" height="252" rx="56" fill="url(#ink)"/>
  <circle cx="400" cy="298" r="102" fill="#0b1017"/><circle cx="400" cy="298" r="84" fill="url(#lens)"/>
  <circle cx="366" cy="262" r="18" fill="#fff" opacity=".5"/>
  <circle cx="548" cy="214" r="10" fill="#d64545"/>`,
)

const scent = scene(
  '#f5ece0',
  '#eadfce',
  `${shadow(400, 512, 150)}
  <g stroke="#8a6a45" stroke-width="10" stroke-linecap="round">
    <line x1="392" y1="250" x2="330" y2="76"/><line x1="400" y1="250" x2="392" y2="60"/><line x1="408" y1="250" x2="452" y2="72"/><line x1="412" y1="250" x2="500" y2="96"/>
  </g>
  <rect x="362" y="214" width="76" height="62" rx="10" fill="url(#ink)"/>
  <rect x="300" y="268" width="200" height="244" rx="34" fill="#fff" opacity=".75"/>
  <path d="M312 356 h176 v120 q0 24 -24 24 h-128 q-24 0 -24 -24 z" fill="url(#amber)"/>
  <rect x="336" y="392" width="128" height="68" rx="6" fill="#fff"/>
  <rect x="356" y="412" width="88" height="6" fill="#8a6a45"/><rect x="372" y="432" width="56" height="6" fill="#c9b394"/>`,
)

await mkdir(folder, { recursive: true })
for (const [name, drawing] of Object.entries({ cup, umbrella, cooling, camera, scent }))
  await sharp(Buffer.from(drawing))
    .flatten()
    .jpeg({ quality: 84, mozjpeg: true })
    .toFile(join(folder, `${name}.jpg`))
