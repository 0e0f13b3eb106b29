// Written by `pnpm generate` from the endpoints of the contract.
import type * as contract from '../files.ts'
import type { Route } from '../route.ts'

export const uploadPicture: Route<typeof contract.uploadPicture> = {
  method: 'post',
  path: '/api/console/pictures',
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], bytesMax: 5242880 },
}
