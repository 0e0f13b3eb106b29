import { Spine1795305600000 } from './1795305600000-spine.ts'

/** In order; one is never changed once it has been released. */
export const migrations = [Spine1795305600000]
