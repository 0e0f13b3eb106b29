/** The studio that every drawing stands in: one backdrop, one light from the upper left, one palette, one soft shadow. */

/** A fill that turns round an upright body: dark edge, light a third in from the left, reflected light at the right edge. */
function round(id: string, dark: string, mid: string, light: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0">
    <stop offset="0" stop-color="${dark}"/><stop offset=".16" stop-color="${mid}"/><stop offset=".3" stop-color="${light}"/>
    <stop offset=".46" stop-color="${mid}"/><stop offset=".86" stop-color="${dark}"/><stop offset="1" stop-color="${mid}"/>
  </linearGradient>`
}

/** A fill of a surface that lies across the light: bright at the upper left, deep at the lower right. */
function across(id: string, from: string, to: string): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`
}

const palette = [
  round('steel', '#6f7b8a', '#b9c2cd', '#f6f8fa'),
  round('ink', '#0e151e', '#263343', '#5a6c83'),
  round('blue', '#123a9e', '#2459e0', '#7fa3ff'),
  round('glass', '#d7c4a4', '#f3e8d4', '#ffffff'),
  round('amber', '#b06f22', '#dda04e', '#ffdda0'),
  round('wood', '#7a5836', '#a98257', '#d8b98d'),
  across('inkface', '#3d4d62', '#121a25'),
  across('steelface', '#f3f5f8', '#aab4c0'),
  across('greenlight', '#5fd3a3', '#1e9e6a'),
  across('greenmid', '#34b883', '#147a50'),
  across('greendeep', '#1e9e6a', '#0d5a3a'),
  across('paperface', '#ffffff', '#e4e9f0'),
  '<radialGradient id="lens" cx=".38" cy=".34" r=".75"><stop offset="0" stop-color="#9fc0ff"/><stop offset=".3" stop-color="#2f5fc4"/><stop offset=".7" stop-color="#101f42"/><stop offset="1" stop-color="#05080f"/></radialGradient>',
  '<linearGradient id="air" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#4c80ff" stop-opacity=".75"/><stop offset="1" stop-color="#4c80ff" stop-opacity="0"/></linearGradient>',
].join('')

/** A drawing of 800 × 600; things stand on the floor at y = 508. */
export function scene(things: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="800" height="600">
  <defs>
    <radialGradient id="wall" cx=".34" cy=".26" r="1"><stop offset="0" stop-color="#ffffff"/><stop offset=".55" stop-color="#eef2f7"/><stop offset="1" stop-color="#d9e0e9"/></radialGradient>
    <linearGradient id="floor" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d5dde7" stop-opacity="0"/><stop offset=".3" stop-color="#d5dde7"/><stop offset="1" stop-color="#e9eef4"/></linearGradient>
    <filter id="soft" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="16"/></filter>
    <filter id="near" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="5"/></filter>
    <filter id="gleam" x="-50%" y="-50%" width="200%" height="200%"><feGaussianBlur stdDeviation="3"/></filter>
    ${palette}
  </defs>
  <rect width="800" height="600" fill="url(#wall)"/>
  <rect y="400" width="800" height="200" fill="url(#floor)"/>
  ${things}
</svg>`
}

/** The shadow of something whose foot is so wide: away from the light, darkest where it touches. */
export function shadow(x: number, y: number, half: number): string {
  return `<ellipse cx="${x + half * 0.45}" cy="${y + 6}" rx="${half * 1.35}" ry="${half * 0.2}" fill="#1b2430" opacity=".2" filter="url(#soft)"/>
  <ellipse cx="${x + 6}" cy="${y}" rx="${half}" ry="${Math.max(6, half * 0.1)}" fill="#1b2430" opacity=".34" filter="url(#near)"/>`
}

/** A streak of light on an upright body. */
export function gleam(x: number, y: number, width: number, height: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${width / 2}" fill="#fff" opacity=".5" filter="url(#gleam)"/>`
}
