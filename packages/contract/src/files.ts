import { z } from 'zod'
import { managerRoles } from './codes.ts'
import { endpoint } from './endpoint.ts'

/** The name of a kept picture: the SHA-256 of its content and what it is. */
export const pictureName = z.string().regex(/^[0-9a-f]{64}\.(jpg|png)$/, 'FORMAT_WRONG')

export const uploadPicture = endpoint({
  method: 'post',
  path: '/api/console/pictures',
  summary: 'Keeps a picture, shrunk and without what stands beside its pixels; the body is the picture itself',
  audience: 'console',
  roles: managerRoles,
  limit: 'write',
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], bytesMax: 5 * 1024 * 1024 },
  response: z.object({ picture: pictureName, url: z.string(), width: z.int(), height: z.int() }),
})
