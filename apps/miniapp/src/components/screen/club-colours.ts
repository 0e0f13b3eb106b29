import type { ClubLook } from '@cheyou/contract'

/** The club's accent as custom properties of a screen, for light and for dark; nothing where the program's own is used. */
export function clubColours(look: ClubLook | null): string {
  if (!look?.accent) return ''
  const { light, dark } = look.accent
  const colours = {
    'light-accent': light.accent,
    'light-accent-wash': light.wash,
    'light-on-accent': light.onAccent,
    'dark-accent': dark.accent,
    'dark-accent-wash': dark.wash,
    'dark-on-accent': dark.onAccent,
  }
  return Object.entries(colours)
    .map(([name, colour]) => `; --club-${name}: ${colour}`)
    .join('')
}
