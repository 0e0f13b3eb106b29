import { accept, reject, type Result } from '../../result.ts'

/** A colour as the club gives it and as screens take it: `#1f5eff`. */
export type Colour = string

/** What a screen makes of the accent in one scheme: text and lines, what lies under them, and surfaces with text on them. */
export interface AccentShades {
  /** Text and lines, on the page and on the wash; a button of the phone too. */
  accent: Colour
  /** A quiet surface under accented text. */
  wash: Colour
  /** Text on `accent`. */
  onAccent: Colour
  /** A button of the console, which carries white text. */
  fill: Colour
  /** The same under the pointer. */
  fillHover: Colour
}

/** WCAG 2.2, 1.4.3: text of normal size. */
export const CONTRAST_NEEDED = 4.5

const WHITE: Colour = '#ffffff'
const BLACK: Colour = '#000000'
const DARK_SURFACE: Colour = '#171e28'
const DARK_INK: Colour = '#0b1220'
const LIGHT_WASH = 0.08
const DARK_WASH = 0.18
const STEP = 0.01

/** Contrast of two colours by WCAG: 1 (none) to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/**
 * The club's accent in both schemes. On light screens it is the colour itself, which must be dark enough for text on white and on its
 * wash and for white text on it; dark screens get it as light as it must be.
 * Refuses ACCENT_FAINT with the contrast and the nearest darker shade that will do.
 */
export function accentShades(colour: Colour): Result<{ light: AccentShades; dark: AccentShades }, 'ACCENT_FAINT'> {
  const found = lightContrast(colour)
  if (found < CONTRAST_NEEDED) {
    const darker = firstShade(colour, BLACK, (shade) => lightContrast(shade) >= CONTRAST_NEEDED)
    // Rounded down, so that nothing just short of it reads as enough.
    return reject('ACCENT_FAINT', { contrast: Math.floor(found * 10) / 10, needed: CONTRAST_NEEDED, darker })
  }
  return accept({ light: onLight(colour), dark: onDark(colour) })
}

/** The least contrast in which the colour stands on light screens. */
const lightContrast = (colour: Colour) => contrast(colour, mix(WHITE, colour, LIGHT_WASH))

function onLight(colour: Colour): AccentShades {
  const wash = mix(WHITE, colour, LIGHT_WASH)
  return { accent: colour, wash, onAccent: WHITE, fill: colour, fillHover: mix(colour, BLACK, 0.16) }
}

function onDark(colour: Colour): AccentShades {
  const wash = mix(DARK_SURFACE, colour, DARK_WASH)
  const readable = (shade: Colour) =>
    Math.min(contrast(shade, wash), contrast(shade, DARK_SURFACE), contrast(shade, DARK_INK)) >= CONTRAST_NEEDED
  const fill = lightestFill(colour)
  return {
    accent: firstShade(colour, WHITE, readable),
    wash,
    onAccent: DARK_INK,
    fill,
    fillHover: mix(fill, BLACK, 0.14),
  }
}

/** The lightest shade that still carries white text: a button must be seen on the dark page too. */
function lightestFill(colour: Colour): Colour {
  let fill = colour
  for (let part = STEP; part <= 1; part += STEP) {
    const shade = mix(colour, WHITE, part)
    if (contrast(shade, WHITE) < CONTRAST_NEEDED) break
    fill = shade
  }
  return fill
}

/** The first shade on the way to another colour that will do; that colour when none does. */
function firstShade(from: Colour, to: Colour, willDo: (shade: Colour) => boolean): Colour {
  for (let part = 0; part < 1; part += STEP) {
    const shade = mix(from, to, part)
    if (willDo(shade)) return shade
  }
  return to
}

function mix(one: Colour, other: Colour, part: number): Colour {
  const [a, b] = [channels(one), channels(other)]
  const mixed = a.map((value, at) => Math.round(value + (b[at]! - value) * part))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

function channels(colour: Colour): number[] {
  const match = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (match === null) throw new RangeError(`not a colour: ${colour}`)
  return match.slice(1).map((pair) => Number.parseInt(pair, 16))
}

/** Relative luminance by WCAG, 0 to 1. */
function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const part = value / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
