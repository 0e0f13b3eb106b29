import { z } from 'zod'
import { managerRoles } from '../codes.ts'
import { revision, text } from '../common.ts'
import { endpoint } from '../endpoint.ts'
import { pictureName } from '../files.ts'

/** `#1f5eff`. */
const colour = z
  .string()
  .overwrite((typed) => typed.toLowerCase())
  .regex(/^#[0-9a-f]{6}$/, 'FORMAT_WRONG')

/** The accent as one scheme draws it. */
const accentShades = z.object({
  accent: z.string(),
  wash: z.string(),
  onAccent: z.string(),
  fill: z.string(),
  fillHover: z.string(),
})
export type AccentShades = z.infer<typeof accentShades>

/** How the club looks in its own name. Null: as the program comes. */
export const clubLook = z
  .object({
    name: z.string(),
    logoUrl: z.string().nullable(),
    accent: z.object({ light: accentShades, dark: accentShades }).nullable(),
  })
  .meta({ id: 'ClubLook' })
export type ClubLook = z.infer<typeof clubLook>

const clubForm = z.object({ name: text(80), logo: pictureName.nullable(), accent: colour.nullable() })

export const consoleClub = z
  .object({
    ...clubForm.shape,
    look: clubLook,
    /** Send it back with a change: what somebody else changed meanwhile is not overwritten. */
    revision: z.int(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'ConsoleClub' })
export type ConsoleClub = z.infer<typeof consoleClub>

export const getClubLook = endpoint({
  method: 'get',
  path: '/api/club',
  summary: 'The club’s name, logo and accent, for everybody',
  audience: 'public',
  limit: 'read',
  kept: true,
  response: clubLook,
})

export const getConsoleClub = endpoint({
  method: 'get',
  path: '/api/console/club',
  summary: 'The club’s name, logo and accent as they are changed (req. 16.6)',
  audience: 'console',
  roles: managerRoles,
  limit: 'read',
  response: consoleClub,
})

export const changeClub = endpoint({
  method: 'put',
  path: '/api/console/club',
  summary: 'Another name, logo or accent, on every phone and desk (req. 16.6)',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  idempotent: true,
  body: clubForm.extend({ revision }),
  response: consoleClub,
})
