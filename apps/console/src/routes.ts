/** Addresses below /console, in one place. */
export const paths = {
  home: '/',
  members: '/members',
  points: '/points',
} as const

export type Path = (typeof paths)[keyof typeof paths]
