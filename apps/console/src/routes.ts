/** Addresses below /console, in one place. */
export const paths = {
  home: '/',
  members: '/members',
  upgrades: '/upgrades',
  points: '/points',
} as const

export type Path = (typeof paths)[keyof typeof paths]
