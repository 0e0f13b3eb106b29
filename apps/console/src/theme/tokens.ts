import type { ClubLook } from '@cheyou/contract'

/** The two ways the desk can look; the system decides (prefers-color-scheme). */
export type Scheme = 'light' | 'dark'

/**
 * Colours of one scheme. `good`, `warn` and `bad` fill dots and bars; their `…Text` shades are dark (or light) enough
 * to be read as text at AA contrast on `surface`. `accentFill` and its shade under the
 * pointer carry white text, `accent` is text or line.
 */
export interface Palette {
  readonly ink: string
  readonly inkSoft: string
  readonly paper: string
  readonly surface: string
  readonly raised: string
  readonly hairline: string
  /** A row of choices and the chosen one in it. */
  readonly track: string
  readonly thumb: string
  readonly accent: string
  readonly accentFill: string
  readonly accentFillHover: string
  readonly accentWash: string
  readonly good: string
  readonly goodText: string
  readonly warn: string
  readonly warnText: string
  readonly warnWash: string
  readonly bad: string
  readonly badText: string
}

export const palettes: Readonly<Record<Scheme, Palette>> = {
  light: {
    ink: '#1B2430',
    inkSoft: '#5B6675',
    paper: '#F6F7F9',
    surface: '#FFFFFF',
    raised: '#FFFFFF',
    hairline: '#E6E8EC',
    track: '#E6E8EC',
    thumb: '#FFFFFF',
    accent: '#1F5EFF',
    accentFill: '#1F5EFF',
    accentFillHover: '#1A4FD9',
    accentWash: '#EEF3FF',
    good: '#1E9E6A',
    goodText: '#147A50',
    warn: '#D9822B',
    warnText: '#9A5710',
    warnWash: '#FBF1E6',
    bad: '#D64545',
    badText: '#B93434',
  },
  dark: {
    ink: '#E7EBF1',
    inkSoft: '#9AA6B5',
    paper: '#0F141A',
    surface: '#171D25',
    raised: '#1E2630',
    hairline: '#2A323D',
    track: '#171D25',
    thumb: '#36404D',
    accent: '#8DB0FF',
    accentFill: '#3B6CF2',
    accentFillHover: '#2F5CDA',
    accentWash: '#1D2A45',
    good: '#2FAE7B',
    goodText: '#45C491',
    warn: '#D9822B',
    warnText: '#E9A45C',
    warnWash: '#33271A',
    bad: '#E05C5C',
    badText: '#F27D7D',
  },
}

/** The palette of a scheme with the club's own accent, where it has one. */
export function paletteWith(scheme: Scheme, accent: ClubLook['accent']): Palette {
  const palette = palettes[scheme]
  if (accent === null) return palette
  const { accent: own, wash, fill, fillHover } = accent[scheme]
  return { ...palette, accent: own, accentWash: wash, accentFill: fill, accentFillHover: fillHover }
}

/** The club's cards have their own material, made with gradients (screens.md, Feel). `text` is AA on all of it. */
export const cardMaterials: Readonly<Record<'standard' | 'silver' | 'gold' | 'vip', CardMaterial>> = {
  standard: { background: 'linear-gradient(135deg, #4A5260 0%, #333A46 100%)', text: '#FFFFFF', line: '#6B7482' },
  silver: {
    background: 'linear-gradient(115deg, #C9CFD8 0%, #EEF1F5 45%, #BBC3CE 100%)',
    text: '#1B2430',
    line: '#A9B2BE',
  },
  gold: {
    background: 'linear-gradient(135deg, #F0D9A0 0%, #D9B366 60%, #C99C48 100%)',
    text: '#2E2106',
    line: '#B58A3A',
  },
  vip: { background: 'linear-gradient(135deg, #23262B 0%, #0B0C0E 100%)', text: '#F3E3BC', line: '#C8A45A' },
}

/** How one tier's card is drawn. */
export interface CardMaterial {
  readonly background: string
  readonly text: string
  readonly line: string
}

export const radii = { small: 8, medium: 12, large: 16 } as const

export const typeSizes = { small: 12, body: 14, lead: 16, title: 20, figure: 28, hero: 40 } as const

export const fontFamily =
  '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", sans-serif'
