import { gleam, scene, shadow } from './studio.ts'

/** A flask with a steel lid and foot; its rims are ellipses, seen from a little above. */
export const cup = scene(`${shadow(400, 506, 92)}
  <path d="M312 196 V478 q0 28 88 28 t88 -28 V196 z" fill="url(#blue)"/>
  <path d="M312 452 v28 q0 28 88 28 t88 -28 v-28 q0 26 -88 26 t-88 -26 z" fill="url(#steel)"/>
  <ellipse cx="400" cy="196" rx="88" ry="20" fill="#123a9e"/>
  <path d="M322 178 v14 q0 18 78 18 t78 -18 v-14 z" fill="url(#steel)"/>
  <path d="M326 104 v78 q0 18 74 18 t74 -18 v-78 z" fill="url(#ink)"/>
  <ellipse cx="400" cy="104" rx="74" ry="18" fill="#3d4d62"/>
  <ellipse cx="400" cy="101" rx="60" ry="13" fill="#566880"/>
  ${gleam(340, 226, 14, 212)}
  <g fill="none" stroke="#fff" stroke-linecap="round"><circle cx="408" cy="336" r="36" stroke-width="5" opacity=".92"/><path d="M384 342 q24 -36 48 0" stroke-width="5" opacity=".92"/></g>
  <circle cx="408" cy="346" r="5" fill="#fff"/>`)

/** Open and turned up to the light; the panels go from bright to deep round the canopy. */
export const umbrella = scene(`${shadow(400, 508, 60)}
  <path d="M400 270 V468 q0 36 -30 36 q-28 0 -28 -28" fill="none" stroke="#6f7b8a" stroke-width="13" stroke-linecap="round"/>
  <path d="M397 270 V468 q0 32 -27 33" fill="none" stroke="#eef1f5" stroke-width="4" stroke-linecap="round" opacity=".8"/>
  <path d="M342 476 q0 28 28 28" fill="none" stroke="url(#inkface)" stroke-width="18" stroke-linecap="round"/>
  <path d="M152 306 Q176 96 400 84 Q262 150 246 306 Q198 276 152 306 z" fill="url(#greenlight)"/>
  <path d="M246 306 Q262 150 400 84 Q352 158 346 310 Q296 278 246 306 z" fill="url(#greenmid)"/>
  <path d="M346 310 Q352 158 400 84 Q448 158 454 310 Q400 280 346 310 z" fill="url(#greenlight)"/>
  <path d="M454 310 Q448 158 400 84 Q538 150 554 306 Q504 278 454 310 z" fill="url(#greenmid)"/>
  <path d="M554 306 Q538 150 400 84 Q624 96 648 306 Q602 276 554 306 z" fill="url(#greendeep)"/>
  <g fill="none" stroke="#0d5a3a" stroke-width="1.5" opacity=".5"><path d="M246 306 Q262 150 400 84"/><path d="M346 310 Q352 158 400 84"/><path d="M454 310 Q448 158 400 84"/><path d="M554 306 Q538 150 400 84"/></g>
  <path d="M196 250 Q220 150 318 112" fill="none" stroke="#fff" stroke-width="12" stroke-linecap="round" opacity=".45" filter="url(#gleam)"/>
  <rect x="393" y="54" width="14" height="36" rx="7" fill="url(#steel)"/>`)

const slat = (i: number) => {
  const y = 214 + i * 44
  return `<path d="M226 ${y} h348 l-10 26 h-328 z" fill="url(#steelface)"/><path d="M236 ${y + 26} h328 l-3 7 h-322 z" fill="#05080f" opacity=".55"/>`
}
const breath = (x: number, long: number, lean: number) =>
  `<path d="M${x} 424 q${lean} ${long / 3} 0 ${(long * 2) / 3} t0 ${long / 3}" fill="none" stroke="url(#air)" stroke-width="12" stroke-linecap="round"/>`
/** A vent with clean slats and cold air falling out of it. */
export const cooling =
  scene(`<ellipse cx="430" cy="400" rx="260" ry="40" fill="#1b2430" opacity=".2" filter="url(#soft)"/>
  <rect x="176" y="118" width="448" height="292" rx="52" fill="url(#inkface)"/>
  <rect x="176" y="118" width="448" height="292" rx="52" fill="none" stroke="#fff" stroke-opacity=".22" stroke-width="3"/>
  <rect x="206" y="148" width="388" height="232" rx="32" fill="#080d14"/>
  ${[0, 1, 2, 3].map(slat).join('')}
  <rect x="226" y="166" width="348" height="34" rx="10" fill="url(#steelface)"/>
  <rect x="376" y="176" width="48" height="164" rx="14" fill="url(#ink)"/>
  <circle cx="400" cy="258" r="15" fill="url(#blue)"/>
  <path d="M212 152 q30 -16 110 -14" fill="none" stroke="#fff" stroke-width="9" stroke-linecap="round" opacity=".35" filter="url(#gleam)"/>
  ${breath(286, 110, 26)}${breath(362, 132, -24)}${breath(438, 132, 24)}${breath(514, 110, -26)}`)

/** Two lenses on one body, hanging from its mount as behind a windscreen. */
export const camera =
  scene(`<ellipse cx="446" cy="470" rx="190" ry="26" fill="#1b2430" opacity=".2" filter="url(#soft)"/>
  <path d="M304 74 h192 q14 0 14 14 v8 q0 14 -14 14 h-192 q-14 0 -14 -14 v-8 q0 -14 14 -14 z" fill="url(#steel)"/>
  <path d="M368 108 h64 l10 82 h-84 z" fill="url(#ink)"/>
  <rect x="180" y="182" width="440" height="216" rx="84" fill="url(#inkface)"/>
  <rect x="180" y="182" width="440" height="216" rx="84" fill="none" stroke="#fff" stroke-opacity=".2" stroke-width="3"/>
  <circle cx="330" cy="290" r="92" fill="url(#steel)"/><circle cx="330" cy="290" r="82" fill="#0a1018"/><circle cx="330" cy="290" r="66" fill="url(#lens)"/>
  <circle cx="330" cy="290" r="38" fill="none" stroke="#7fa3ff" stroke-opacity=".35" stroke-width="3"/>
  <ellipse cx="306" cy="262" rx="18" ry="12" fill="#fff" opacity=".75" transform="rotate(-35 306 262)" filter="url(#gleam)"/>
  <circle cx="510" cy="290" r="56" fill="url(#steel)"/><circle cx="510" cy="290" r="49" fill="#0a1018"/><circle cx="510" cy="290" r="38" fill="url(#lens)"/>
  <ellipse cx="496" cy="274" rx="10" ry="7" fill="#fff" opacity=".75" transform="rotate(-35 496 274)" filter="url(#gleam)"/>
  <circle cx="430" cy="232" r="7" fill="#d64545"/><circle cx="428" cy="230" r="2.5" fill="#fff" opacity=".8"/>
  <path d="M214 232 q26 -36 96 -38" fill="none" stroke="#fff" stroke-width="10" stroke-linecap="round" opacity=".32" filter="url(#gleam)"/>
  <path d="M300 398 h200 q-4 30 -30 30 h-140 q-26 0 -30 -30 z" fill="url(#ink)"/>`)

const reed = (x: number, y: number) =>
  `<line x1="400" y1="300" x2="${x}" y2="${y}" stroke="#7a5836" stroke-width="9" stroke-linecap="round"/><line x1="398" y1="300" x2="${x - 2}" y2="${y}" stroke="#d8b98d" stroke-width="3" stroke-linecap="round"/>`
/** Reeds in a glass bottle with a wooden collar, half full. */
export const scent = scene(`${shadow(400, 506, 104)}
  ${reed(322, 92)}${reed(366, 70)}${reed(414, 62)}${reed(462, 78)}${reed(496, 108)}
  <path d="M306 292 q0 -26 42 -34 v-20 h104 v20 q42 8 42 34 v188 q0 28 -94 28 t-94 -28 z" fill="url(#glass)" opacity=".9"/>
  <path d="M314 372 q0 18 86 18 t86 -18 v102 q0 24 -86 24 t-86 -24 z" fill="url(#amber)"/>
  <ellipse cx="400" cy="372" rx="86" ry="18" fill="#f3c988"/>
  <path d="M344 214 v32 q0 14 56 14 t56 -14 v-32 z" fill="url(#wood)"/>
  <ellipse cx="400" cy="214" rx="56" ry="13" fill="#c9a576"/><ellipse cx="400" cy="214" rx="26" ry="6" fill="#5d4227"/>
  ${gleam(324, 300, 12, 172)}
  <rect x="352" y="408" width="104" height="62" rx="6" fill="url(#paperface)"/>
  <rect x="372" y="426" width="64" height="5" rx="2.5" fill="#7a5836"/><rect x="384" y="442" width="40" height="5" rx="2.5" fill="#c9b394"/>`)
